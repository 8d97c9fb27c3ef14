"""Lines → paragraphs, by where lines begin and end, their distance and their size."""

from __future__ import annotations

import re
from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

from summarizer.readers.layout.geometry import Line, round_size
from summarizer.readers.layout.joining import join_lines
from summarizer.readers.layout.marks import FINALS, LIST_MARK, ends_in_leader

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# All in em. A line that ends so far before the edge is the last one of its paragraph.
MAX_SHORT = 1.6
MIN_INDENT = 1.2
MAX_GAP = 2.6
# Of the usual distance of two lines.
MAX_LEADING = 1.28
MAX_NOISE = 0.35
MAX_SIZE_CHANGE = 0.06
MAX_HANGING = 3.5
MAX_INDENT = 5.0
DEFAULT_LEADING = 1.5
# So many first lines with one indent make it the usual one.
MIN_INDENTS = 2
# So many paragraphs of all begin with an indent where the document indents.
MIN_INDENTED_SHARE = 0.6
HEADING_LEADING = 2.0

_FIRST_WORD = re.compile(r"[\x21-\x7e\u00c0-\u024f]+")


class Paragraph(NamedTuple):
    """The lines of one paragraph, or of one table (`is_table`)."""

    lines: tuple[Line, ...]
    is_table: bool = False

    @property
    def text(self) -> str:
        """The text without any space where a Latin word and Han meet at a line end."""
        return join_lines((line.text for line in self.lines), is_spaced=False)

    @property
    def size(self) -> float:
        return round_size(max(self.lines, key=lambda line: len(line.text)).size)

    @property
    def strong(self) -> bool:
        return all(line.strong for line in self.lines)


class Usage(NamedTuple):
    """What a document does everywhere; all in points, `leadings` by size, `indent` 0 for none."""

    em: float
    leadings: dict[float, float]
    indent: float


def usage(lines: Sequence[Line], em: float) -> Usage:
    """What is usual in the lines of a document."""
    indents = Counter(
        round(line.left - line.edges[0])
        for line, following in pairwise(lines)
        if line.region == following.region
        and abs(following.left - line.edges[0]) <= MAX_NOISE * em
        and MIN_INDENT * em < line.left - line.edges[0] <= MAX_INDENT * em
    )
    indent, count = next(iter(indents.most_common(1)), (0, 0))
    return Usage(em, _leadings(lines), indent if count >= MIN_INDENTS else 0)


def paragraphs(lines: Sequence[Line], usual: Usage) -> list[Paragraph]:
    """The paragraphs of lines in one flow; a column or page break parts them."""
    made: list[list[Line]] = []
    for position, line in enumerate(lines):
        following = lines[position + 1] if position + 1 < len(lines) else None
        if made and _continues(made[-1], line, following, usual):
            made[-1].append(line)
        else:
            made.append([line])
    return [Paragraph(tuple(group)) for group in made]


def _leadings(lines: Sequence[Line]) -> dict[float, float]:
    """The usual distance of two lines, by size."""
    distances: dict[float, list[float]] = {}
    for before, after in pairwise(lines):
        distance = before.base - after.base
        same = before.region == after.region and round_size(before.size) == round_size(after.size)
        if same and 0 < distance < MAX_GAP * after.size:
            distances.setdefault(round_size(after.size), []).append(distance)
    # Where paragraphs are short and set apart, most distances are those between them.
    return {size: sorted(found)[len(found) // 4] for size, found in distances.items()}


def _continues(group: Sequence[Line], line: Line, following: Line | None, usual: Usage) -> bool:
    """Whether `line` goes on with the paragraph of `group`; `following` stands below it."""
    last = group[-1]
    size = last.size
    if last.region != line.region or abs(line.size - size) > MAX_SIZE_CHANGE * max(line.size, size):
        return False
    distance = last.base - line.base
    leading = usual.leadings.get(round_size(line.size), DEFAULT_LEADING * size)
    if size > usual.em * (1 + MAX_SIZE_CHANGE):
        # The lines of a heading are as long as they happen to be.
        near = distance <= min(HEADING_LEADING, MAX_LEADING * leading / size) * size
        return near and last.strong == line.strong and not _is_next_heading(group, line)
    if distance > MAX_LEADING * leading or distance > MAX_GAP * size:
        return False
    if is_short(last, line) or _is_item(group, line) or ends_in_leader(last.text):
        return False
    return not _is_indented(group, line, following, usual)


def _is_next_heading(group: Sequence[Line], line: Line) -> bool:
    """Whether `line` is numbered; a number in brackets may be that of a part: 往事 | （三）渡口."""
    is_part = line.text.startswith(("（", "(")) and not LIST_MARK.match(group[0].text)
    return not is_part and LIST_MARK.match(line.text) is not None


def is_short(last: Line, line: Line) -> bool:
    """Whether `last` leaves more room at its end than the first word of `line` would fill."""
    word = _FIRST_WORD.match(line.text)
    cell = line.cells[0]
    width = 0.0
    if word:
        width = (cell.right - cell.left) * min(len(word[0]) / len(cell.text), 1.0)
    return last.edges[1] - last.right > MAX_SHORT * last.size + width


def _is_item(group: Sequence[Line], line: Line) -> bool:
    """Whether `line` opens an item after a finished line, at the place where its kind begins."""
    if not LIST_MARK.match(line.text) or not group[-1].text.endswith(FINALS):
        return False
    return abs(line.left - group[0].left) <= MAX_NOISE * line.size


def _is_indented(group: Sequence[Line], line: Line, following: Line | None, usual: Usage) -> bool:
    last, size = group[-1], line.size
    indent = line.left - (last.left if len(group) > 1 else last.edges[0])
    if indent <= MIN_INDENT * size:
        return False
    if len(group) == 1 and LIST_MARK.match(last.text):
        # The lines of an item hang below its text.
        hanging = line.left - last.left
        if MAX_NOISE * size < hanging <= MAX_HANGING * size:
            return False
    if usual.indent and abs(line.left - line.edges[0] - usual.indent) <= MAX_NOISE * size:
        return True
    # A block that is set in is level with the lines around it.
    is_level = abs(line.left - last.left) <= MAX_NOISE * size
    is_block = (
        following is not None
        and following.region == line.region
        and following.left >= line.left - MAX_NOISE * size
    )
    # In doubt they are two: what is parted wrongly is joined again by its words.
    return not (is_level and is_block) or last.text.endswith(FINALS)


def is_indented(paragraph: Paragraph) -> bool:
    """Whether the first line of a paragraph is indented."""
    first = paragraph.lines[0]
    return first.left - first.edges[0] > MIN_INDENT * first.size


def has_indents(found: Iterable[Paragraph], em: float) -> bool:
    """Whether the document indents its paragraphs."""
    body = [p for p in found if len(p.lines) > 1 and abs(p.size - em) <= MAX_SIZE_CHANGE * em]
    # The first one of a column may go on with one of the column before.
    return sum(map(is_indented, body)) > MIN_INDENTED_SHARE * len(body)


def goes_on(before: Paragraph, after: Paragraph, *, indents: bool) -> bool:
    """Whether a paragraph at the end of a column or page is continued by one in the next.

    `indents`: the document indents its paragraphs, so that one without is a continuation.
    """
    last, first = before.lines[-1], after.lines[0]
    if last.region == first.region or is_indented(after) or is_short(last, first):
        return False
    if abs(last.size - first.size) > MAX_SIZE_CHANGE * last.size or before.strong != after.strong:
        return False
    if LIST_MARK.match(after.text) and last.text.endswith(FINALS):
        return False
    return indents or not last.text.endswith(FINALS)
