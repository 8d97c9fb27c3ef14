"""Walking over the breaks of a text: what is joined, and what is hopped over as a caption."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import joins, pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from ..model import Join
    from .joins import Opened, Surroundings
    from .pieces import Piece

MAX_SKIPPED = 6
MAX_HOPPED = 4
MIN_HOP_SCORE = 1.0

class Continuation(NamedTuple):
    """A piece that may go on with a paragraph (over 0: it does), and the captions before it."""

    score: float
    position: int
    captions: frozenset[int]
    reason: str


_TRANSPARENT = ("furniture", "caption")


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
        group = [piece]
        skipped: list[Piece] = []
        crowded = piece.short and start > 1 and _is_loose(sequence[start - 2])
        opened = joins.open_paragraph(piece, crowded)
        while True:
            step = find_continuation(sequence, start, opened, around)
            if step is None or step.score <= 0:
                break
            position, captions, reason = step.position, step.captions, step.reason
            for between in range(start, position):
                other = sequence[between]
                skipped.append(other._replace(role="caption") if between in captions else other)
            made.append(pieces.record(group[-1], sequence[position], reason))
            group.append(sequence[position])
            opened = joins.extend(opened, sequence[position])
            start = position + 1
        mended.append(pieces.glue(group, source))
        mended.extend(skipped)
    return mended, made


def find_continuation(
    sequence: Sequence[Piece], start: int, opened: Opened, around: Surroundings
) -> Continuation | None:
    """What may go on with the paragraph `opened`, from position `start` on; None before a wall."""
    position = _next_text(sequence, start)
    if position is None:
        return None
    score, reason = joins.decide(opened, sequence[position], around)
    step = Continuation(score, position, frozenset(), reason)
    if opened.final or not sequence[position].short:
        return step
    hop = _hop(sequence, position, opened, around)
    return hop if hop is not None and hop.score > max(score, MIN_HOP_SCORE) else step


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
        captions.add(position)
        skipped = position
        following = _next_text(sequence, position + 1)
        if following is None:
            return None
        position = following
        if not sequence[position].short:
            score, reason = joins.decide(opened, sequence[position], around)
            # What was skipped is no caption where it is a better first half itself.
            rival = joins.open_paragraph(sequence[skipped], crowded=True)
            nearer = joins.decide(rival, sequence[position], around)
            if nearer[0] >= score:
                return None
            return Continuation(score, position, frozenset(captions), reason)
    return None
