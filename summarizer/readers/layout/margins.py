"""What stands around the text of a page: running heads, page numbers, notes at its foot."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from summarizer.readers.layout.geometry import Line, Page, Run
from summarizer.readers.layout.lines import make_line, rows

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

# Of the height of a page, at its top and at its bottom.
MARGIN_SHARE = 0.08
# In points, the same line on two pages.
MAX_SHIFT = 3.0
# Of the body's size; and of the height of a page.
MAX_NOTE_SIZE = 0.92
MAX_NOTE_HEIGHT = 0.4
# In em, of a rule above the first note.
MAX_RULE_DISTANCE = 2.5
MAX_NUMBER_CHARACTERS = 24

# What stands for any page number.
PAGE_NUMBER = "1"
_PAGE_NUMBER = re.compile(
    r"[-—–·\s]*(?:第?\s*(?:[0-9０-９]+|[一二三四五六七八九十〇]+)\s*[页頁]?|[ivxlcIVXLC]{1,6})"
    r"(?:\s*[/／,，共]*\s*[0-9０-９]+\s*[页頁]?)?[-—–·\s]*|page\s*\d+(\s*of\s*\d+)?",
    re.IGNORECASE,
)
# A head that says which page it is of needs no second page to be told by.
MAX_HEAD_CHARACTERS = 40
_HEAD = re.compile(
    r"第\s*[0-9０-９]+\s*[页頁版期]|[A-Z][0-9]{1,2}\s*版|年[0-9]{1,2}月[0-9]{1,2}日\s*星期"
)
_NOTE = re.compile(
    r"[①-⑳❶-❿*＊†‡※]|[\[［〔【（(]?\d{1,3}[\]］〕】）)]|\d{1,3}(?=\D)(?![.,．、%％])"
)
_DIGITS = re.compile(r"[0-9０-９]+|(?<=第)[一二三四五六七八九十百]+(?=[页頁章])")


def strip_margins(pages: Sequence[Page]) -> list[Page]:
    """The pages without page numbers, and without lines at the top and bottom that come again.

    Such a line has the same words, numbers apart, at the same height of another page; one that
    names its page or issue (第3页, A1版) is told by that.
    """
    margins = [list(_margin_rows(page)) for page in pages]
    places: defaultdict[str, list[tuple[int, float]]] = defaultdict(list)
    for number, found in enumerate(margins):
        for text, base, _ in found:
            places[text].append((number, base))
    stripped = []
    for number, (page, found) in enumerate(zip(pages, margins, strict=True)):
        dropped = {
            run
            for text, base, row in found
            if text == PAGE_NUMBER or _comes_again(places[text], number, base)
            for run in row
        }
        kept = tuple(run for run in page.runs if run not in dropped)
        stripped.append(page._replace(runs=kept) if dropped else page)
    return stripped


def _margin_rows(page: Page) -> Iterator[tuple[str, float, list[Run]]]:
    """The rows in the margins: text without its numbers, height, runs."""
    low, high = MARGIN_SHARE * page.height, (1 - MARGIN_SHARE) * page.height
    for row in rows(run for run in page.runs if not low < run.base < high):
        line = make_line(row, 1.0)
        is_told = _is_number(line.text) or _is_head(line.text)
        yield PAGE_NUMBER if is_told else _DIGITS.sub("#", line.text), line.base, row


def _is_number(text: str) -> bool:
    return len(text) <= MAX_NUMBER_CHARACTERS and _PAGE_NUMBER.fullmatch(text) is not None


def _is_head(text: str) -> bool:
    return len(text) <= MAX_HEAD_CHARACTERS and text[-1] != "。" and _HEAD.search(text) is not None


def _comes_again(places: Sequence[tuple[int, float]], number: int, base: float) -> bool:
    """Whether one of the first or last places of a text is on another page at this height."""
    some = (*places[:20], *places[-20:])
    return any(n != number and abs(b - base) <= MAX_SHIFT for n, b in some)


def strip_notes(lines: Sequence[Line], page: Page, body: float) -> list[Line]:
    """The lines of one column without the notes at the foot of its page.

    They are small, and the first one opens with a mark or stands below a rule.
    """
    start = len(lines)
    while (
        start > 0
        and lines[start - 1].size <= MAX_NOTE_SIZE * body
        and lines[start - 1].base < MAX_NOTE_HEIGHT * page.height
    ):
        start -= 1
    for position in range(start, len(lines)):
        line = lines[position]
        if _NOTE.match(line.text) or _is_below_rule(line, page):
            return list(lines[:position])
    return list(lines)


def _is_below_rule(line: Line, page: Page) -> bool:
    top = line.base + line.size
    return any(
        left < line.right
        and right > line.left
        and -1 < height - top < MAX_RULE_DISTANCE * line.size
        for left, right, height in page.rules
    )
