"""Walking over the breaks of a text: what is joined, and what is hopped over as a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.paragraphs import credits, joins, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.model import Join
    from summarizer.paragraphs.evidence import Opened, Surroundings
    from summarizer.paragraphs.pieces import Piece

MAX_SKIPPED = 6
MAX_HOPPED = 4
MIN_HOP_LEAD = 1.5
# A heading is a worse first half than the line below it that was cut.
BARE_HOP_LEAD = 4.0

_TRANSPARENT = ("furniture", "caption")


class Continuation:
    """A piece that may go on with a paragraph (over 0: it does), and the captions before it."""

    __slots__ = ("captions", "position", "reason", "score")

    def __init__(self, score: float, position: int, captions: frozenset[int], reason: str) -> None:
        self.score = score
        self.position = position
        self.captions = captions
        self.reason = reason


def mend(
    sequence: Sequence[Piece], around: Surroundings, source: str
) -> tuple[list[Piece], list[Join]]:
    """Join the pieces of broken paragraphs; short lines between two halves become captions."""
    mended: list[Piece] = []
    made: list[Join] = []
    start = 0
    while start < len(sequence):
        piece = sequence[start]
        start += 1
        if piece.role != "text":
            mended.append(piece)
            continue
        crowded = piece.short and start > 1 and _is_loose(sequence[start - 2])
        group = [piece]
        skipped: list[Piece] = []
        opened = joins.open_paragraph(piece, crowded=crowded)
        step = find_continuation(sequence, start, opened, around)
        while step is not None and step.score > 0:
            skipped += _passed(sequence, start, step)
            after = sequence[step.position]
            made.append(pieces.record(group[-1], after, step.reason))
            group.append(after)
            opened = joins.extend(opened, after)
            start = step.position + 1
            step = find_continuation(sequence, start, opened, around)
        mended.append(pieces.glue(group, source))
        mended.extend(skipped)
    return mended, made


def _passed(sequence: Sequence[Piece], start: int, step: Continuation) -> list[Piece]:
    """What stands between two halves: furniture, and the captions that were hopped over."""
    return [
        sequence[position]._replace(role="caption")
        if position in step.captions
        else sequence[position]
        for position in range(start, step.position)
    ]


def find_continuation(
    sequence: Sequence[Piece], start: int, opened: Opened, around: Surroundings
) -> Continuation | None:
    """What may go on with the paragraph `opened`, from position `start` on; None before a wall."""
    position = _next_text(sequence, start)
    if position is None:
        return None
    score, reason = joins.decide(opened, sequence[position], around)
    step = Continuation(score, position, frozenset(), reason)
    if opened.last.final or not sequence[position].short:
        return step
    hop = _hop(sequence, position, opened, around)
    return hop if hop is not None and hop.score > max(score, 0) else step


def _is_loose(piece: Piece) -> bool:
    return piece.role == "text" and not piece.final


def _next_text(sequence: Sequence[Piece], start: int) -> int | None:
    for position in range(start, min(start + MAX_SKIPPED, len(sequence))):
        role = sequence[position].role
        if role not in _TRANSPARENT:
            return position if role == "text" else None
    return None


def _hop(
    sequence: Sequence[Piece], position: int, opened: Opened, around: Surroundings
) -> Continuation | None:
    """The continuation behind short lines, which would be captions."""
    captions: set[int] = set()
    for _ in range(MAX_HOPPED):
        following = _next_text(sequence, position + 1)
        if following is None or credits.dateline(sequence[position].text):
            return None
        captions.add(position)
        if not sequence[following].short:
            score, reason = joins.decide(opened, sequence[following], around)
            # What was skipped is no caption where it is a better first half itself.
            rival = joins.open_paragraph(sequence[position], crowded=True)
            lead = MIN_HOP_LEAD + BARE_HOP_LEAD * (opened.whole and opened.first.short)
            if joins.decide(rival, sequence[following], around)[0] > score - lead:
                return None
            return Continuation(score, following, frozenset(captions), reason)
        position = following
    return None
