"""The columns of a page, found by the white gutters between them, in the order of reading.

A gutter is a place that many parts of lines end before and many begin behind. Parts that cross it
(a title, a wide table) divide the page into bands, and each band is read column by column.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from summarizer.readers.layout.geometry import MIN_GUTTER, Line, Run
from summarizer.readers.layout.lines import make_line, rows, strips

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

MIN_COLUMN_LINES = 3
MIN_COLUMN_WIDTH = 7.0
# A line that covers this share of its column fills it; so many do where the text is prose.
FULL_WIDTH = 0.7
MIN_FULL_SHARE = 0.4
MIN_RAGGED_SHARE = 0.15
MIN_SURE_LINES = 8
MAX_DEPTH = 3
# Of its size: two texts whose bases are so near are printed over each other.
MAX_OVERPRINT = 0.7
# Of the body's size, and of a part's own.
MIN_LARGE_SIZE = 1.1
MAX_TITLE_LEADING = 2.0


def regions(runs: Sequence[Run], em: float) -> list[list[Line]]:
    """The lines of a page, column by column; `em` is the size of the body's type."""
    parts = [strip for row in rows(runs) for strip in strips(row, MIN_GUTTER)]
    return [
        [make_line(row, MIN_GUTTER) for row in rows(region)] for region in _divide(parts, em, 0)
    ]


def _divide(parts: list[Run], em: float, depth: int) -> list[list[Run]]:
    """The parts by regions in the order of reading."""
    gutter = _find_gutter(parts, em) if depth < MAX_DEPTH else None
    if gutter is None:
        return [parts] if parts else []
    parts = _clipped(parts, gutter)
    made: list[list[Run]] = []
    whole: list[Run] = []
    for band in _bands(parts, gutter):
        while whole and band and _is_title_line(whole[-1], band[0], em):
            whole.append(band.pop(0))
        left, right = _sides(band, gutter)
        if len(left) + len(right) < len(band) or not _are_columns(left, right, em):
            whole += band
            continue
        top = max(part.base + part.size for part in right)
        # The short last line of what stands above the columns.
        tail = left[:1] if whole and left[0].base > top else []
        if whole or tail:
            made += _divide(whole + tail, em, depth + 1)
            whole = []
        made += _divide(left[len(tail) :], em, depth + 1) + _divide(right, em, depth + 1)
    return made + ([whole] if len(whole) == len(parts) else _divide(whole, em, depth + 1))


def _is_title_line(before: Run, part: Run, em: float) -> bool:
    """Whether a part, however short, goes on with the title in large type above it."""
    is_large = part.size > MIN_LARGE_SIZE * em and abs(part.size - before.size) < em / 10
    return is_large and before.base - part.base < MAX_TITLE_LEADING * part.size


def _find_gutter(parts: Sequence[Run], em: float) -> tuple[float, float] | None:
    """The white interval with many parts on both sides and few across, or None."""
    # A title, or the rest of one in its second line, may stand anywhere.
    parts = [part for part in parts if part.size <= MIN_LARGE_SIZE * em]
    lefts = sorted(part.left for part in parts)
    rights = sorted(part.right for part in parts)
    best, place = -len(parts), None
    for right in dict.fromkeys(rights):
        after = bisect_left(lefts, right)
        if after == len(lefts) or lefts[after] - right < MIN_GUTTER * em:
            continue
        before, behind = bisect_right(rights, right), len(lefts) - after
        both, across = min(before, behind), len(parts) - before - behind
        if both and both - across > best:
            best, place = both - across, (right, lefts[after])
    return place


def _crosses(part: Run, gutter: tuple[float, float]) -> bool:
    """Whether a part goes through the gutter or lies in it; a mark that hangs into it does not."""
    left, right = gutter
    return (part.left < left and part.right > right) or left <= part.left < part.right <= right


def _sides(parts: Iterable[Run], gutter: tuple[float, float]) -> tuple[list[Run], list[Run]]:
    """The parts on the left and on the right of the gutter."""
    sides: tuple[list[Run], list[Run]] = ([], [])
    for part in parts:
        if not _crosses(part, gutter):
            sides[part.left + part.right > sum(gutter)].append(part)
    return sides


def _clipped(parts: Sequence[Run], gutter: tuple[float, float]) -> list[Run]:
    """The parts; a long word of the left column that runs over text of the right ends between."""
    beside = sorted((part.base, part.left) for part in parts if part.left >= gutter[1])
    clipped = []
    for part in parts:
        if part.left < gutter[0] and part.right > gutter[1]:
            near = part.size * MAX_OVERPRINT
            low, high = (bisect_left(beside, (part.base + by,)) for by in (-near, near))
            if any(left < part.right for _, left in beside[low:high]):
                part = part._replace(right=gutter[0])
        clipped.append(part)
    return clipped


def _bands(parts: Sequence[Run], gutter: tuple[float, float]) -> list[list[Run]]:
    """The parts from the top down: those that cross the gutter, and those between them."""
    made: list[list[Run]] = []
    was_crossing: bool | None = None
    for part in sorted(parts, key=lambda part: (-part.base, part.left)):
        is_crossing = _crosses(part, gutter)
        if is_crossing != was_crossing:
            made.append([])
        made[-1].append(part)
        was_crossing = is_crossing
    return made


def _are_columns(
    left: Sequence[Run], right: Sequence[Run], em: float, depth: int = MAX_DEPTH
) -> bool:
    """Whether what stands on the two sides of a gutter is prose in columns, and no table."""
    if len(left) < MIN_COLUMN_LINES or not right:
        return False
    is_left, is_right = _is_text(left, em, depth), _is_text(right, em, depth)
    if is_left and is_right:
        return True
    # The last column of a text may have a line or two; they stand at its top.
    if is_left and len(right) < MIN_COLUMN_LINES <= len(left) / 2:
        return right[0].base >= left[1].base
    # Beside much prose a column may be short paragraphs, references, or lines of code.
    sure, other = (left, right) if is_left else (right, left)
    return (
        (is_left or is_right)
        and len(sure) >= MIN_SURE_LINES
        and _is_prose(other, em, MIN_RAGGED_SHARE)
    )


def _is_text(side: Sequence[Run], em: float, depth: int) -> bool:
    """Whether one side is prose in one or more columns."""
    if _is_prose(side, em):
        return True
    gutter = _find_gutter(side, em) if depth > 0 else None
    return gutter is not None and _are_columns(*_sides(side, gutter), em, depth - 1)


def _is_prose(column: Sequence[Run], em: float, share: float = MIN_FULL_SHARE) -> bool:
    """Whether so many lines fill a column as do in prose, and not in a table."""
    if len(column) < 2:
        return False
    rights = sorted(part.right for part in column)
    # An address may stick out over the edge of its column.
    width = rights[-1 - len(rights) // 10] - min(part.left for part in column)
    filled = [sum(part.right - part.left for part in row) for row in rows(column)]
    full = sum(row >= FULL_WIDTH * width for row in filled)
    return width >= MIN_COLUMN_WIDTH * em and full >= share * len(filled)
