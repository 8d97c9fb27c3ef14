"""Tables: CSV and TSV as spreadsheets and databases write them, a row at a time."""

from __future__ import annotations

import csv
import re
from collections import deque
from itertools import zip_longest
from typing import TYPE_CHECKING

from summarizer import inputs
from summarizer.errors import InputError
from summarizer.inputs.record import MAX_RAW_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from summarizer.errors import DecodingError
    from summarizer.inputs.text_lines import TextLines

    # A line of a table, and what is wrong with its bytes.
    Line = tuple[str, DecodingError | None]

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

    def __init__(self, lines: TextLines, delimiter: str | None = None) -> None:
        # A setting of the process: a cell may be as long as an article, and longer.
        csv.field_size_limit(max(csv.field_size_limit(), inputs.MAX_BYTES))
        self._transcript = Transcript()
        quotes = _Quotes(_lines_of(lines), delimiter, self._transcript)
        self._rows = csv.reader(quotes, delimiter=quotes.delimiter)
        try:
            self.header = [name.strip() for name in next(self._rows, [])]
        except csv.Error as error:
            raise InputError(f"has no header ({error}); save it as CSV anew") from error

    def rows(self) -> Iterator[tuple[int, Mapping[str, object] | InputError, str]]:
        """The line that each row begins in, its cells by name or what is wrong, and its raw text.

        Rows without any text are left out; cells that a row lacks are empty. A header with spoilt
        bytes is a row that has these wrong with it.
        """
        raw, spoilt = self._transcript.take()
        if spoilt is not None:
            yield 1, spoilt, raw
        while True:
            number = self._rows.line_num + 1
            try:
                cells = next(self._rows)
                row = self._named(cells) if any(cells) else None
            except StopIteration:
                return
            except csv.Error as error:
                row = InputError(f"is no row of a table ({error}); mend it")
            raw, spoilt = self._transcript.take()
            if row is not None:
                # Spoilt bytes explain whatever else is wrong with a row.
                yield number, spoilt or row, raw

    def _named(self, cells: list[str]) -> Mapping[str, object] | InputError:
        size = len(self.header)
        if any(cells[size:]):
            return InputError(
                f"has {len(cells)} cells, and the header {size}; "
                "put texts with a delimiter inside in quotation marks"
            )
        return dict(zip_longest(self.header, cells[:size], fillvalue=""))


class Transcript:
    """The lines that a row was made of, and the first error in them."""

    def __init__(self) -> None:
        self._kept: list[str] = []
        self._room = MAX_RAW_CHARACTERS
        self._error: DecodingError | None = None

    def add(self, line: Line) -> None:
        text, error = line
        if self._room > 0:
            self._kept.append(text[: self._room])
            self._room -= len(text)
        self._error = self._error or error

    def take(self) -> Line:
        """The lines since the last call, without the line end of the last one, and the error."""
        taken = "".join(self._kept).strip("\r\n"), self._error
        self._kept, self._room, self._error = [], MAX_RAW_CHARACTERS, None
        return taken


class _Quotes:
    """Lines of a table in which quotation marks that are text are doubled, as tables have them.

    A cell is quoted where its first mark is closed right before a delimiter or the line's end, in
    this line or in one of the next MAX_CELL_LINES. What was given goes into the transcript: lines
    that were only looked at belong to the rows below.
    """

    def __init__(
        self, lines: Iterable[Line], delimiter: str | None, transcript: Transcript
    ) -> None:
        self._lines = iter(lines)
        self._ahead: deque[Line] = deque()
        self._transcript = transcript
        self.delimiter = delimiter or self._likely_delimiter()
        end = rf"(?={re.escape(self.delimiter)}|[\r\n]*\Z)"
        self._quoted = re.compile(rf'"(?:[^"]|"")*"{end}')
        self._open = re.compile(r'"(?:[^"]|"")*\Z')

    def __iter__(self) -> Iterator[str]:
        while (line := self._next()) is not None:
            self._transcript.add(line)
            text, _ = line
            if '"' not in text:
                yield text
            else:
                # As the file has them: the number of a row is that of its first line.
                yield from re.findall(r"[^\n]*\n|[^\n]+", "".join(self._cells(text)))

    def _likely_delimiter(self) -> str:
        """What most often stands in the header: a comma, or as Excel has it in some countries."""
        header = self._next()
        if header is None:
            return DELIMITERS[0]
        self._ahead.append(header)
        return max(DELIMITERS, key=header[0].count)

    def _next(self) -> Line | None:
        return self._ahead.popleft() if self._ahead else next(self._lines, None)

    def _cells(self, line: str) -> Iterator[str]:
        place = 0
        while place < len(line):
            found = self._quoted.match(line, place)
            if not found and self._open.match(line, place):
                line += self._rest()
                found = self._quoted.match(line, place)
            end = found.end() if found else line.find(self.delimiter, place)
            if end < 0:
                end = max(len(line.rstrip("\r\n")), place)
            cell = line[place:end]
            is_text = not found and cell.startswith('"')
            yield '"' + cell.replace('"', '""') + '"' if is_text else cell
            place = end
            if line.startswith(self.delimiter, place):
                yield self.delimiter
                place += 1
            else:
                yield line[place:]
                return

    def _rest(self) -> str:
        """The lines that the open last cell of a line goes on over; "" if it has no end."""
        taken: list[Line] = []
        while len(taken) < MAX_CELL_LINES and (line := self._next()) is not None:
            taken.append(line)
            if '"' not in line[0]:
                continue
            # An open cell goes on in a line as if its mark stood right before that.
            going_on = '"' + line[0]
            if self._quoted.match(going_on):
                for used in taken:
                    self._transcript.add(used)
                return "".join([text for text, _ in taken])
            if not self._open.match(going_on):
                # The mark that closes it closes nothing, and no further line can mend that.
                break
        self._ahead.extendleft(reversed(taken))
        return ""


def _lines_of(lines: TextLines) -> Iterator[Line]:
    r"""Lines with their errors, cut where \r alone ends a row, as old spreadsheets have it."""
    for line in lines:
        error, lines.error = lines.error, None
        for row in _rows_of(line):
            yield row, error if error and "\ufffd" in row else None


def _rows_of(line: str) -> list[str]:
    if "\r" not in line.removesuffix("\r\n"):
        return [line]
    *before, last = line.replace("\r\n", "\n").split("\r")
    return [*[row + "\r" for row in before], last]
