"""Tables: CSV and TSV as spreadsheets and databases write them, a row at a time."""

from __future__ import annotations

import csv
from itertools import chain, zip_longest
from typing import TYPE_CHECKING

from summarizer import inputs
from summarizer.errors import InputError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

DELIMITERS = ",\t;"


class Table:
    """A header, and rows that are read as they are asked for.

    Cells with a delimiter or a line end inside stand in quotation marks. Without a `delimiter` it
    is what the header has most of. Raises InputError if there is no header that can be read.
    """

    def __init__(self, lines: Iterable[str], delimiter: str | None = None) -> None:
        # A setting of the process: a cell may be as long as an article, and longer.
        csv.field_size_limit(max(csv.field_size_limit(), inputs.MAX_BYTES))
        iterator = iter(lines)
        first = next(iterator, "")
        self._is_at_end = False
        self._rows = csv.reader(
            self._lines(chain([first], iterator)), delimiter=delimiter or _delimiter(first)
        )
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
            if self._is_at_end:
                # Only inside quotation marks does a row go on looking for its end.
                yield number, InputError("has a quotation mark that is not closed; close it")
            elif any(cells):
                yield number, self._named(cells)

    def _named(self, cells: list[str]) -> dict[str, object] | InputError:
        size = len(self.header)
        if any(cells[size:]):
            return InputError(
                f"has {len(cells)} cells, and the header {size}; "
                "put texts with a delimiter inside in quotation marks"
            )
        return dict(zip_longest(self.header, cells[:size], fillvalue=""))

    def _lines(self, lines: Iterable[str]) -> Iterator[str]:
        for line in lines:
            yield from _rows_of(line)
        self._is_at_end = True


def _rows_of(line: str) -> list[str]:
    r"""A line, cut where \r alone ends a row, as old spreadsheets of the Mac have it."""
    if "\r" not in line.removesuffix("\r\n"):
        return [line]
    *before, last = line.replace("\r\n", "\n").split("\r")
    return [*[row + "\r" for row in before], last]


def _delimiter(first: str) -> str:
    """What stands between the names of a header: a comma, or as Excel has it in some countries."""
    return max(DELIMITERS, key=_rows_of(first)[0].count)
