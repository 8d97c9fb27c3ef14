"""Pieces: lines on their way to paragraphs, with their look computed once, and how they are glued."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from ..model import Join, Line, Paragraph, Spans
from . import lines

if TYPE_CHECKING:
    from collections.abc import Sequence

EXCERPT_CHARACTERS = 10
ROLES = frozenset(("title", "byline", "caption", "heading", "note", "verbatim", "furniture"))
# The beginning of the non-Latin, non-Greek, non-Cyrillic scripts: below it words have spaces.
_SPACELESS = "\u2e80"


class Piece(NamedTuple):
    """One or more lines of the source as one text; `role` is "text" until it is known.

    `line` and `last_line` are the source lines (from 1) of its first and last part, `style` tells
    by what a plain line was found to be a heading (the kind of its number, "bracketed", "short").
    """

    text: str
    spans: Spans
    start: int
    end: int
    line: int
    last_line: int
    role: str
    level: int
    marker: str
    gap: int
    indent: bool
    width: float
    final: bool
    short: bool
    body: bool
    style: str = ""

    def paragraph(self) -> Paragraph:
        """The paragraph that this piece has become; a role not told by now is "body"."""
        role = self.role if self.role in ROLES else "body"
        return Paragraph(
            self.text, role, self.start, self.end, self.line, self.spans, self.marker
        )


def from_line(line: Line) -> Piece:
    """The piece that is just `line`."""
    return _shaped(
        line.text,
        line.spans,
        (line.start, line.end, line.line, line.line),
        (line.kind, line.level, line.marker, line.gap, line.indent),
    )


def _shaped(
    text: str,
    spans: Spans,
    place: tuple[int, int, int, int],
    kind: tuple[str, int, str, int, bool],
) -> Piece:
    width = lines.measure_width(text)
    final = lines.is_final(text)
    short = lines.looks_short(text, width, final)
    body = not short and lines.looks_like_body(text, width, final)
    return Piece(text, spans, *place, *kind, width, final, short, body)


def glue(pieces: Sequence[Piece], source: str) -> Piece:
    """One piece of many, in source order; Latin words are kept apart by a space.

    The space that `source` does not have maps to the newline there.
    """
    first, last = pieces[0], pieces[-1]
    if first is last:
        return first
    texts = [first.text]
    spans = list(first.spans)
    length = len(first.text)
    for before, after in zip(pieces, pieces[1:], strict=False):
        if needs_space(before.text, after.text):
            texts.append(" ")
            spans.append((length, _newline_after(source, before.end)))
            length += 1
        spans.extend((clean + length, raw) for clean, raw in after.spans)
        texts.append(after.text)
        length += len(after.text)
    return _shaped(
        "".join(texts),
        tuple(spans),
        (first.start, last.end, first.line, last.last_line),
        (first.role, first.level, first.marker, first.gap, first.indent),
    )


def cut(piece: Piece, position: int, roles: tuple[str, str]) -> tuple[Piece, Piece]:
    """The two pieces that end and begin at `position` of the clean text, white space dropped."""
    left = piece.text[:position].rstrip()
    right = piece.text[position:].lstrip()
    offset = len(piece.text) - len(right)
    middle = _source_offset(piece.spans, offset)
    head = tuple(span for span in piece.spans if span[0] < len(left))
    tail = tuple((clean - offset, raw) for clean, raw in piece.spans if clean > offset)
    end = _source_offset(piece.spans, len(left) - 1) + 1
    kind = (piece.level, piece.marker)
    return (
        _shaped(
            left,
            head,
            (piece.start, end, piece.line, piece.line),
            (roles[0], *kind, piece.gap, piece.indent),
        ),
        _shaped(
            right,
            ((0, middle), *tail),
            (middle, piece.end, piece.line, piece.last_line),
            (roles[1], *kind, 1, False),
        ),
    )


def record(before: Piece, after: Piece, reason: str) -> Join:
    """The join of two pieces, as the report shows it."""
    return Join(
        before.last_line,
        after.line,
        before.text[-EXCERPT_CHARACTERS:],
        after.text[:EXCERPT_CHARACTERS],
        reason,
    )


def needs_space(before: str, after: str) -> bool:
    """Whether the newline between two halves stood for a space: between words of Latin script."""
    last, first = before[-1], after[0]
    if last >= _SPACELESS or first >= _SPACELESS:
        return False
    if last.isdigit() and first.isdigit() or last in "([{/-_“‘" or first in ")]}/,;:!?.”’%":
        return False
    return not (last in ".," and first.isdigit())


def _newline_after(source: str, position: int) -> int:
    end = len(source)
    return min((at for mark in "\n\r" if (at := source.find(mark, position)) >= 0), default=end)


def _source_offset(spans: Spans, position: int) -> int:
    clean, raw = max(span for span in spans if span[0] <= position)
    return raw + position - clean
