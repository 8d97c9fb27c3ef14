"""Pieces: lines on their way to paragraphs, with their look told once, and how they are glued."""

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from summarizer.characters import SPACELESS
from summarizer.model import Join, Line, Paragraph, Spans, source_offset
from summarizer.paragraphs import lines

EXCERPT_CHARACTERS = 10
ROLES = frozenset(("title", "byline", "caption", "heading", "note", "verbatim", "furniture"))


class Piece(NamedTuple):
    """One or more lines of the source as one text; `role` is "text" until it is known.

    `line` and `last_line` are the source lines (from 1) of its first and last part, `style` tells
    by what a plain line was found to be a heading (the kind of its number, "bracketed", "short"),
    `ended` that its last line is short of the width at which the text was wrapped.
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
    ended: bool = False

    def paragraph(self) -> Paragraph:
        """The paragraph that this piece has become; a role not told by now is "body"."""
        role = self.role if self.role in ROLES else "body"
        return Paragraph(self.text, role, self.start, self.end, self.line, self.spans, self.marker)


def from_line(line: Line) -> Piece:
    """The piece that is just `line`."""
    return Piece(
        line.text,
        line.spans,
        line.start,
        line.end,
        line.line,
        line.line,
        line.kind,
        line.level,
        line.marker,
        line.gap,
        line.indent,
        *lines.look(line.text),
    )


def glue(parts: Sequence[Piece], source: str) -> Piece:
    """One piece of many, in source order; Latin words are kept apart by a space.

    The space, which `source` does not have, maps to the newline there.
    """
    first, last = parts[0], parts[-1]
    if first is last:
        return first
    texts = [first.text]
    spans = list(first.spans)
    length = len(first.text)
    for before, after in pairwise(parts):
        if needs_space(before.text, after.text):
            texts.append(" ")
            spans.append((length, _find_newline(source, before.end)))
            length += 1
        spans.extend((clean + length, raw) for clean, raw in after.spans)
        texts.append(after.text)
        length += len(after.text)
    place = first._replace(end=last.end, last_line=last.last_line)
    return _reworded(place, "".join(texts), tuple(spans))


def cut(piece: Piece, position: int) -> tuple[Piece, Piece]:
    """The two pieces that end and begin at `position` of the clean text, white space dropped."""
    left = piece.text[:position].rstrip()
    right = piece.text[position:].lstrip()
    offset = len(piece.text) - len(right)
    middle = source_offset(piece.spans, offset)
    head = tuple(span for span in piece.spans if span[0] < len(left))
    tail = tuple((clean - offset, raw) for clean, raw in piece.spans if clean > offset)
    end = source_offset(piece.spans, len(left) - 1) + 1
    return (
        _reworded(piece._replace(end=end), left, head),
        _reworded(piece._replace(start=middle, gap=1, indent=False), right, ((0, middle), *tail)),
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
    if last >= SPACELESS or first >= SPACELESS:
        return False
    if (last.isdigit() and first.isdigit()) or last in "([{/-_“‘" or first in ")]}/,;:!?.”’%":
        return False
    return not (last in ".," and first.isdigit())


def _reworded(piece: Piece, text: str, spans: Spans) -> Piece:
    width, final, short, body = lines.look(text)
    return piece._replace(text=text, spans=spans, width=width, final=final, short=short, body=body)


def _find_newline(source: str, position: int) -> int:
    feed = source.find("\n", position)
    end = feed if feed >= 0 else len(source)
    # Not beyond the line: most texts have no \r at all.
    carriage = source.find("\r", position, end)
    return carriage if carriage >= 0 else end
