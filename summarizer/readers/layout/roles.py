"""Paragraphs → blocks: the title, headings by size and number, captions, tables."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.readers.extracted import Block
from summarizer.readers.layout.joining import are_spaced, join_lines
from summarizer.readers.layout.marks import CAPTION, FINALS, FULL_STOPS, depth, ends_in_leader
from summarizer.readers.layout.paragraphs import (
    Paragraph,
    goes_on,
    has_indents,
    paragraphs,
    usage,
)
from summarizer.readers.layout.tables import split_tables
from summarizer.readers.tables import write

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.readers.layout.geometry import Line

MAX_HEADING_CHARACTERS = 60
MAX_BOLD_HEADING_CHARACTERS = 40
MAX_CAPTION_CHARACTERS = 60
MAX_LABEL_CHARACTERS = 24
MAX_LEVEL = 6
# Of the body's size.
MIN_HEADING_SIZE = 1.09
MIN_TITLE_SIZE = 1.15
MAX_CAPTION_SIZE = 0.96
MAX_TITLE_PLACE = 8


def blocks(lines: Sequence[Line], em: float) -> tuple[list[Block], str | None]:
    """The blocks of the text in order, and its title; `em` is the size of its body."""
    usual = usage(lines, em)
    is_spaced = are_spaced(line.text for line in lines)
    found: list[Paragraph] = []
    for is_table, rows in split_tables(lines):
        found += [Paragraph(tuple(rows), True)] if is_table else paragraphs(rows, usual)
    is_body_strong = _is_body_strong(lines, em)
    kinds = [_kind(paragraph, em, is_body_strong=is_body_strong) for paragraph in found]
    title = _find_title(found, kinds, em)
    levels = _levels(found, kinds, em, title)
    made: list[Block] = []
    for group in _joined(found, kinds, em):
        first = group[0]
        text = _text([found[i] for i in group], is_spaced=is_spaced)
        level = 1 if first == title else levels.get(_rank(found[first], em), 0)
        is_heading = kinds[first] == "heading"
        made.append(Block(text, kinds[first], level if is_heading else 0))
    known = None if title is None else _text([found[title]], is_spaced=is_spaced)
    return made, known


def _text(group: Sequence[Paragraph], *, is_spaced: bool) -> str:
    lines = [line for paragraph in group for line in paragraph.lines]
    if group[0].is_table:
        return write([[cell.text for cell in line.cells] for line in lines])
    return join_lines((line.text for line in lines), is_spaced=is_spaced)


def _is_body_strong(lines: Sequence[Line], em: float) -> bool:
    """Whether the body itself is in bold type, so that bold tells nothing."""
    body = [line for line in lines if abs(line.size - em) <= em / 10]
    total = sum(len(line.text) for line in body)
    return sum(len(line.text) for line in body if line.strong) > total / 2


def _kind(paragraph: Paragraph, em: float, *, is_body_strong: bool) -> str:
    text = paragraph.text
    is_small = paragraph.size <= MAX_CAPTION_SIZE * em
    is_label = is_small and len(paragraph.lines) == 1 and _is_label(text)
    if paragraph.is_table or ends_in_leader(text) or is_label:
        return "verbatim"
    if CAPTION.match(text) and (
        is_small or (len(text) <= MAX_CAPTION_CHARACTERS and not text.endswith(FINALS))
    ):
        return "caption"
    if paragraph.size >= MIN_HEADING_SIZE * em:
        return "heading" if _could_be_heading(text, MAX_HEADING_CHARACTERS) else "text"
    is_bold = paragraph.strong and not is_body_strong and not is_small
    is_heading = is_bold and _could_be_heading(text, MAX_BOLD_HEADING_CHARACTERS)
    return "heading" if is_heading and not text.endswith(("：", ":")) else "text"


def _could_be_heading(text: str, most: int) -> bool:
    """Whether a text is short, no sentence, and more than an initial or a sign."""
    is_long_enough = sum(map(str.isalnum, text)) > 1
    return len(text) <= most and is_long_enough and not text.endswith(FULL_STOPS)


def _is_label(text: str) -> bool:
    """Whether a text is a number or a word of a chart: short, and without Han."""
    return len(text) <= MAX_LABEL_CHARACTERS and text.isascii() and not text.endswith(".")


def _find_title(found: Sequence[Paragraph], kinds: Sequence[str], em: float) -> int | None:
    """The heading in the largest type, alone of its size, near the top of the first page."""
    headings = [i for i, kind in enumerate(kinds) if kind == "heading"]
    if not headings:
        return None
    largest = max(headings, key=lambda i: found[i].size)
    size = found[largest].size
    is_alone = sum(found[i].size == size for i in headings) == 1
    page = found[0].lines[0].page
    is_first = largest < MAX_TITLE_PLACE and found[largest].lines[0].page == page
    return largest if is_alone and is_first and size >= MIN_TITLE_SIZE * em else None


def _rank(paragraph: Paragraph, em: float) -> tuple[float, int]:
    """What orders headings: the larger type first; in the size of the body, the number's depth."""
    if paragraph.size >= MIN_HEADING_SIZE * em:
        return -paragraph.size, 0
    return -em, depth(paragraph.text) or 0


def _levels(
    found: Sequence[Paragraph], kinds: Sequence[str], em: float, title: int | None
) -> dict[tuple[float, int], int]:
    """The level of each rank of headings; below a title it begins at 2."""
    ranks = {
        _rank(paragraph, em)
        for i, (paragraph, kind) in enumerate(zip(found, kinds, strict=True))
        if kind == "heading" and i != title
    }
    first = 1 if title is None else 2
    return {rank: min(first + i, MAX_LEVEL) for i, rank in enumerate(sorted(ranks))}


def _joined(found: Sequence[Paragraph], kinds: Sequence[str], em: float) -> list[list[int]]:
    """The paragraphs in groups: those that a column or page break parted are one.

    Captions and tables in between are hopped over and stand behind.
    """
    indents = has_indents((p for p, kind in zip(found, kinds, strict=True) if kind == "text"), em)
    groups: list[list[int]] = []
    last: list[int] = []
    for i, (paragraph, kind) in enumerate(zip(found, kinds, strict=True)):
        if kind == "text" and last and goes_on(found[last[-1]], paragraph, indents=indents):
            last.append(i)
            continue
        groups.append([i])
        if kind in ("text", "heading"):
            last = groups[-1] if kind == "text" else []
    return groups
