"""Lines that an editor or a terminal broke at a fixed width, and lines of one markdown block."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.paragraphs import pieces
from summarizer.paragraphs.headings import MAX_VERSE_WIDTH, MIN_VERSE_LINES
from summarizer.paragraphs.numbering import numbering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.model import Join
    from summarizer.paragraphs.pieces import Piece

MIN_COLUMNS = 12
MAX_COLUMNS = 80
MIN_WRAPPED_LINES = 4
MIN_UNFINISHED_SHARE = 0.4
MIN_FULL_SHARE = 0.55
MIN_PARAGRAPH_WIDTH = 40
MIN_INDENTED_LINES = 2
MAX_PARAGRAPH_LINES = 25
INDENT_WIDTH = 2
MAX_ROOM = 2.5


def unwrap(
    sequence: Sequence[Piece], soft: Sequence[bool], source: str
) -> tuple[list[Piece], list[Join]]:
    """Glue the lines of markdown blocks and of hard-wrapped text.

    `soft[i]` tells that line i continues the block of the line before. Returns the pieces with the
    joins made.
    """
    columns = find_columns(sequence, soft)
    indented = is_indented(sequence)
    apart = _lines_of_their_own(sequence, soft)
    groups: list[list[Piece]] = []
    joins: list[Join] = []
    for position, piece in enumerate(sequence):
        before = groups[-1][-1] if groups else piece
        reason = ""
        if soft[position] and position not in apart and piece.role != "verbatim":
            reason = "the same markdown paragraph"
        elif columns and not soft[position] and _is_wrapped(before, piece, columns, indented):
            reason = f"the text is wrapped at {columns:g} columns"
        if reason and groups:
            joins.append(pieces.record(before, piece, reason))
            groups[-1].append(piece)
        else:
            groups.append([piece])
    glued = [pieces.glue(group, source) for group in groups]
    if columns:
        glued = [
            whole._replace(ended=_is_short_of(group[-1], columns, following[0]))
            for whole, group, following in zip(
                glued, groups, (*groups[1:], groups[-1]), strict=True
            )
        ]
    return glued, joins


def is_indented(sequence: Sequence[Piece]) -> bool:
    """Whether an indent marks the paragraphs of this text: several lines have one, not all."""
    texts = [piece for piece in sequence if piece.role == "text"]
    count = sum(piece.indent for piece in texts)
    return count >= MIN_INDENTED_LINES and count * MAX_PARAGRAPH_LINES >= len(texts)


def find_columns(sequence: Sequence[Piece], soft: Sequence[bool]) -> float:
    """The width at which plain text was wrapped, or 0 where it was not."""
    pairs = [
        (before, after)
        for before, after, is_soft in zip(sequence, sequence[1:], soft[1:], strict=False)
        if after.gap == 1 and not is_soft and before.role == after.role == "text"
    ]
    if is_indented(sequence):
        # Only a line without an indent goes on with the one before.
        pairs = [(before, after) for before, after in pairs if not after.indent]
    if len(pairs) < MIN_WRAPPED_LINES:
        return 0
    unfinished = sum(not before.final for before, _ in pairs)
    if unfinished < MIN_UNFINISHED_SHARE * len(pairs):
        return 0
    widths = sorted(_width(before) for before, _ in pairs)
    columns = widths[len(widths) * 4 // 5]
    full = sum(columns - MAX_ROOM <= width <= columns + 1 for width in widths)
    if MIN_COLUMNS <= columns <= MAX_COLUMNS and full >= MIN_FULL_SHARE * len(widths):
        return columns
    return 0


def _is_wrapped(before: Piece, after: Piece, columns: float, indented: bool) -> bool:
    if after.gap != 1 or before.role != "text" or after.role != "text":
        return False
    if before.marker != after.marker or (indented and after.indent):
        return False
    number = numbering(after.text)
    if _width(before) > columns + 1.5 or number in ("chapter", "part"):
        return False
    if _is_short_of(before, columns, after):
        return False
    if indented and before.final:
        # Only an indent begins a paragraph; the lines of a list have none and are short.
        return not number or number == "item"
    return not (before.final and (_is_short_of(before, columns + 1.5, after) or number))


def _is_short_of(line: Piece, columns: float, after: Piece) -> bool:
    """Whether the first word of the next line would have fitted into `line`."""
    # A word of Latin script that does not fit goes to the next line as a whole.
    return _width(line) < columns - max(MAX_ROOM, _first_word_width(after.text))


def _width(line: Piece) -> float:
    """The width with the indent, which an indented first line has for other characters."""
    return line.width + INDENT_WIDTH * line.indent


def _first_word_width(text: str) -> float:
    end = 0
    while end < len(text) and text[end].isascii() and text[end] != " ":
        end += 1
    return end / 2 + 1


def _lines_of_their_own(sequence: Sequence[Piece], soft: Sequence[bool]) -> set[int]:
    """Positions of soft lines that stay apart though CommonMark would run them together.

    Two habits of authors who do not look at the rendered page: verse without hard breaks, and a
    paragraph a line. The second is told from one sentence a line by lines of many sentences.
    """
    apart: set[int] = set()
    start = 0
    while start < len(sequence):
        end = start + 1
        while end < len(soft) and soft[end]:
            end += 1
        block = sequence[start:end]
        if block[0].role == "text" and (_is_verse(block) or _is_paragraph_a_line(block)):
            apart.update(range(start + 1, end))
        start = end
    return apart


def _is_verse(block: Sequence[Piece]) -> bool:
    return len(block) >= MIN_VERSE_LINES and all(
        piece.short and piece.width <= MAX_VERSE_WIDTH and not piece.text.isascii()
        for piece in block
    )


def _is_paragraph_a_line(block: Sequence[Piece]) -> bool:
    return (
        len(block) > 1
        and all(piece.final for piece in block)
        and sum(piece.width for piece in block) >= MIN_PARAGRAPH_WIDTH * len(block)
        and any("。" in piece.text[:-2] for piece in block)
    )
