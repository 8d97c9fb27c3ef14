"""Tables: CSV and TSV as spreadsheets and databases write them, a row at a time."""

from __future__ import annotations

import csv
import re
from collections import deque
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from summarizer import inputs
from summarizer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DELIMITERS = ",\t;"
# How far the end of a cell in quotation marks is looked for.
MAX_CELL_LINES = 500


class Table:
    """A header, and rows that are read as they are asked for.

    Cells with a delimiter or a line end inside stand in quotation marks; a mark that opens a cell
    and does not close it at its end is text, as in most tables that databases write. Without a
    `delimiter` it is what the header has most of. Raises InputError if there is no header that can
    be read.
    """

    def __init__(self, lines: Iterable[str], delimiter: str | None = None) -> None:
        # A setting of the process: a cell may be as long as an article, and longer.
        csv.field_size_limit(max(csv.field_size_limit(), inputs.MAX_BYTES))
        iterator = iter(lines)
        first = next(iterator, "")
        delimiter = delimiter or _delimiter(first)
        rows = chain.from_iterable(map(_rows_of, chain([first], iterator)))
        self._rows = csv.reader(_Quotes(rows, delimiter), delimiter=delimiter)
        try:
            self.header = [name.strip() for name in next(self._rows, [])]
        except csv.Error as error:
            raise InputError(f"has no header ({error}); save it as CSV anew") from error

    def rows(self) -> Iterator[tuple[int, dict[str, object] | InputError]]:
        """The line that each row begins in, and its cells by name or what is wrong with it.

        Rows without any text are left out; cells that a row lacks are empty.
        """
        while True:
            number = self._rows.line_num + 1
            try:
                cells = next(self._rows)
            except StopIteration:
                return
            except csv.Error as error:
                yield number, InputError(f"is no row of a table ({error}); mend it")
                continue
            if any(cells):
                yield number, self._named(cells)

    def _named(self, cells: list[str]) -> dict[str, object] | InputError:
        size = len(self.header)
        if any(cells[size:]):
            return InputError(
                f"has {len(cells)} cells, and the header {size}; "
                "put texts with a delimiter inside in quotation marks"
            )
        return dict(zip_longest(self.header, cells[:size], fillvalue=""))


class _Quotes:
    """Lines of a table in which quotation marks that are text are doubled, as tables have them.

    A cell is quoted where its first mark is closed right before a delimiter or the line's end, in
    this line or in one of the next MAX_CELL_LINES.
    """

    def __init__(self, lines: Iterable[str], delimiter: str) -> None:
        self._lines = iter(lines)
        self._ahead: deque[str] = deque()
        self._delimiter = delimiter
        self._quoted = re.compile(rf'"(?:[^"]|"")*"(?={re.escape(delimiter)}|[\r\n]*\Z)')
        self._open = re.compile(r'"(?:[^"]|"")*\Z')

    def __iter__(self) -> Iterator[str]:
        while (line := self._next()) is not None:
            if '"' not in line:
                yield line
            else:
                # As the file has them: the number of a row is that of its first line.
                yield from re.findall(r"[^\n]*\n|[^\n]+", "".join(self._cells(line)))

    def _next(self) -> str | None:
        return self._ahead.popleft() if self._ahead else next(self._lines, None)

    def _cells(self, line: str) -> Iterator[str]:
        place = 0
        while place < len(line):
            found = self._quoted.match(line, place)
            if not found and self._open.match(line, place):
                line = self._whole(line, place)
                found = self._quoted.match(line, place)
            end = found.end() if found else line.find(self._delimiter, place)
            if end < 0:
                end = max(len(line.rstrip("\r\n")), place)
            cell = line[place:end]
            is_text = not found and cell.startswith('"')
            yield '"' + cell.replace('"', '""') + '"' if is_text else cell
            place = end
            if line.startswith(self._delimiter, place):
                yield self._delimiter
                place += 1
            else:
                yield line[place:]
                return

    def _whole(self, line: str, place: int) -> str:
        """The line with those that its cell at `place` goes on over; itself if that has no end."""
        taken: list[str] = []
        while len(taken) < MAX_CELL_LINES and (following := self._next()) is not None:
            taken.append(following)
            if '"' in following and self._quoted.match(whole := line + "".join(taken), place):
                return whole
        self._ahead.extendleft(reversed(taken))
        return line


def _rows_of(line: str) -> list[str]:
    r"""A line, cut where \r alone ends a row, as old spreadsheets of the Mac have it."""
    if "\r" not in line.removesuffix("\r\n"):
        return [line]
    *before, last = line.replace("\r\n", "\n").split("\r")
    return [*[row + "\r" for row in before], last]


def _delimiter(first: str) -> str:
    """What stands between the names of a header: a comma, or as Excel has it in some countries."""
    return max(DELIMITERS, key=_rows_of(first)[0].count)
