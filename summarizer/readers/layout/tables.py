"""Tables: rows of cells below each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.readers.layout.geometry import MIN_CELL_GAP, Line, Run
from summarizer.readers.layout.lines import make_line

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

MIN_ROWS = 2
# In em: how far two cells of a column may be out of line; how far rows may be apart.
MAX_SHIFT = 0.6
MAX_ROW_GAP = 4.0
# Of the width of the column: a line that goes on with a cell is shorter.
MAX_REST_WIDTH = 0.5
MAX_REST_LINES = 3


def split_tables(lines: Sequence[Line]) -> Iterator[tuple[bool, list[Line]]]:
    """The lines in groups, each with whether it is a table.

    A table has two and more rows of at least two cells, two of which stand below those of the row
    before; between them may be single cells, of which the rest of a wrapped cell is one.
    """
    rows = [make_line(line.cells, MIN_CELL_GAP).cells for line in lines]
    plain: list[Line] = []
    start = 0
    while start < len(lines):
        end = _find_end(lines, rows, start)
        if sum(len(row) > 1 for row in rows[start:end]) < MIN_ROWS:
            plain.append(lines[start])
            start += 1
            continue
        if plain:
            yield False, plain
            plain = []
        yield True, [lines[i]._replace(cells=rows[i]) for i in range(start, end)]
        start = end
    if plain:
        yield False, plain


def _find_end(lines: Sequence[Line], rows: Sequence[Sequence[Run]], start: int) -> int:
    """Where the table ends that begins at `start`, or `start`."""
    if len(rows[start]) < 2:
        return start
    end = last = start
    for i in range(start + 1, len(lines)):
        before, line = lines[i - 1], lines[i]
        near = before.base - line.base <= MAX_ROW_GAP * line.size
        if line.region != before.region or not near or i - last > MAX_REST_LINES:
            break
        if len(rows[i]) > 1:
            if _aligned(rows[last], rows[i], line.size) < 2:
                break
            end = last = i
        elif not _is_rest(lines[last], rows[last], line):
            break
        else:
            end = i if _aligned(rows[last][1:], rows[i], line.size) else end
    return end + 1


def _aligned(one: Sequence[Run], other: Sequence[Run], size: float) -> int:
    """How many cells of `other` stand below one of `one`: flush left, right, or centred."""
    near = MAX_SHIFT * size
    return sum(
        any(
            abs(a.left - b.left) <= near
            or abs(a.right - b.right) <= near
            or abs(a.left + a.right - b.left - b.right) <= 2 * near
            for a in one
        )
        for b in other
    )


def _is_rest(row: Line, cells: Sequence[Run], line: Line) -> bool:
    """Whether a line may be the rest of a cell, or a row with one cell."""
    width = row.edges[1] - row.edges[0]
    return line.right - line.left <= MAX_REST_WIDTH * width and bool(
        _aligned(cells, line.cells, line.size)
    )
