"""The lines of all pages in the order of reading, with the edges of their columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple

from summarizer.readers.layout.columns import regions
from summarizer.readers.layout.geometry import Line, Page, round_size
from summarizer.readers.layout.margins import strip_margins, strip_notes
from summarizer.readers.layout.marks import FINALS

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A column of fewer lines takes its edges from a longer one that begins at the same place.
MIN_SURE_LINES = 5
# In em.
MAX_EDGE_SHIFT = 1.5
# Of the lines of a column of prose, so many end at its right edge.
MIN_REACH = 0.3
# Of its lines, so many may stick out of it.
MAX_BEYOND = 0.1
MAX_COMMON = 8
MAX_EDGE_NOISE = 0.6
# Few lines begin at the left edge where paragraphs are short; marks hang over the right one.
MIN_LEFT_SHARE = 0.15
MIN_RIGHT_SHARE = 0.5


def body_size(pages: Iterable[Page]) -> float:
    """The size that most characters are set in."""
    sizes = Counter[float]()
    for page in pages:
        for run in page.runs:
            sizes[round_size(run.size)] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


class Column(NamedTuple):
    """The lines of one column; `edges` are those that they keep themselves.

    `reach` is the share of its lines that end at the right edge, `alone` that it fills the page.
    """

    page: int
    lines: list[Line]
    edges: tuple[float, float]
    reach: float
    alone: bool


def flow(pages: Sequence[Page]) -> tuple[list[Line], float]:
    """The lines of the text, and the size of its body.

    Running heads, page numbers and footnotes are left out.
    """
    stripped = strip_margins(pages)
    em = body_size(stripped)
    columns = [
        _column(number, strip_notes(lines, page, em), em, alone=len(found) == 1)
        for number, page in enumerate(stripped)
        for found in [regions(page.runs, em)]
        for lines in found
    ]
    sure = Counter((column.alone, column.edges) for column in columns if _is_sure(column))
    common = [key for key, _ in sure.most_common(MAX_COMMON)]
    made: list[Line] = []
    for region, column in enumerate(columns):
        edges = _settle(column, common, pages[column.page].width, em)
        made += [
            line._replace(page=column.page, region=region, edges=edges) for line in column.lines
        ]
    return made, em


def _column(page: int, lines: list[Line], em: float, *, alone: bool) -> Column:
    """The column; a line that sticks out of the edges does not count for them."""
    body = [line for line in lines if abs(line.size - em) <= em / 10] or lines
    if not body:
        return Column(page, lines, (0.0, 0.0), 0.0, alone)
    lefts = sorted(line.left for line in body)
    rights = sorted((line.right for line in body), reverse=True)
    left = round(_kept(lefts, em, MIN_LEFT_SHARE))
    right = round(_kept(rights, em, MIN_RIGHT_SHARE))
    if sum(place > right + MAX_EDGE_SHIFT * em for place in rights) > MAX_BEYOND * len(rights):
        # Short lines that happen to be alike.
        right = round(_kept(rights, em, 0))
    reach = sum(abs(place - right) <= em for place in rights) / len(rights)
    return Column(page, lines, (left, right), reach, alone)


def _is_sure(column: Column) -> bool:
    return len(column.lines) >= MIN_SURE_LINES and column.reach >= MIN_REACH


def _settle(
    column: Column, common: Sequence[tuple[bool, tuple[float, float]]], width: float, em: float
) -> tuple[float, float]:
    """The edges of a column: those of `common` ones where its own lines do not tell.

    Where nothing tells and most lines are whole paragraphs, the margins of the page are alike.
    """
    is_short = len(column.lines) < MIN_SURE_LINES
    if _is_sure(column) or not (is_short or column.alone):
        return column.edges
    fitting = [
        edges
        for alone, edges in common
        if _could_be(column.edges, edges, em) and (is_short or alone)
    ]
    if fitting:
        return fitting[0] if is_short else max(fitting, key=itemgetter(1))
    left, right = column.edges
    finished = sum(line.text.endswith((*FINALS, "：", ":")) for line in column.lines)
    if column.alone and finished > len(column.lines) / 2:
        return left, max(right, width - left)
    return left, right


def _kept(places: Sequence[float], em: float, share: float) -> float:
    """The outermost place, of `places` in order from there, that enough lines keep.

    Enough is the share of those that keep the place which most lines keep.
    """
    near = MAX_EDGE_NOISE * em
    ordered = sorted(places)
    counts = [
        bisect_right(ordered, place + near) - bisect_left(ordered, place - near) for place in places
    ]
    enough = min(max(share * max(counts), 2), max(counts))
    return next(place for place, count in zip(places, counts, strict=True) if count >= enough)


def _could_be(edge: tuple[float, float], other: tuple[float, float], em: float) -> bool:
    shift = MAX_EDGE_SHIFT * em
    return -shift <= edge[0] - other[0] <= 2 * shift and edge[1] <= other[1] + em
