"""Records: JSON lines and tables of CSV, TSV or Parquet, of which each one is a document."""

from __future__ import annotations

import json
import zlib
from gzip import BadGzipFile
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.inputs.fields import check_header, parts
from summarizer.inputs.record import MAX_RAW_CHARACTERS, Record
from summarizer.inputs.text_lines import TextLines
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from typing import BinaryIO

    from summarizer.inputs.fields import Fields

    # The line that a record begins in, what it holds or what is wrong with it, and its raw text.
    Row = tuple[int, Mapping[str, object] | InputError, str]

ONE_A_LINE = "write one object a line"


def read(stream: BinaryIO, name: str, kind: str, encoding: str, fields: Fields) -> Iterator[Record]:
    """The records of a stream of `kind` "jsonl", "csv", "tsv" or "parquet", as they are reached.

    The document is called by its id, or else `name:LINE`. A record that is none has a Failure with
    the line that it begins in, and the next one follows. Raises SettingsError for an unknown
    encoding.
    """
    is_empty = True
    lines: TextLines | None = None
    try:
        if kind != "parquet":
            # RFC 8259 has JSON in UTF-8.
            lines = TextLines(stream, encoding, is_mostly_utf8=kind == "jsonl")
        for number, row, raw in _rows(stream, lines, kind, fields):
            is_empty = False
            if lines is not None and lines.error is not None:
                # Spoilt bytes explain whatever else is wrong with a record.
                row, lines.error = lines.error, None
            decoded_as = lines.encoding if lines else "utf-8"
            yield _record(row, name, number, f"{name}:{number}", decoded_as, fields, raw)
    except InputError as error:
        yield Record(Failure(name, error.code, str(error)), name)
    except (EOFError, BadGzipFile, zlib.error) as error:
        message = f"cannot be unpacked: {error}; get the whole file again"
        yield Record(Failure(name, "input", message), name)
    else:
        if is_empty:
            message = "is empty; there is no record to read"
            yield Record(Failure(name, "empty", message), name)


def record_of_line(line: str, file: str, name: str, fields: Fields) -> Record:
    """The record of a line of JSON out of a file whose line numbers nobody knows.

    The document is called by its id, or else `name`.
    """
    try:
        row: Mapping[str, object] | InputError = json_object(line)
    except InputError as error:
        row = error
    return _record(row, file, None, name, "utf-8", fields, line[:MAX_RAW_CHARACTERS])


def json_object(line: str, example: str = ONE_A_LINE) -> dict[str, Any]:
    """The object of a line. Raises InputError, with what to write instead."""
    try:
        record = json.loads(line)
    except json.JSONDecodeError as error:
        raise InputError(f"is no JSON ({error}); {ONE_A_LINE}") from error
    except (ValueError, RecursionError) as error:
        # A number of thousands of digits, or thousands of brackets in one another.
        raise InputError(f"is no JSON that can be read; {ONE_A_LINE}") from error
    if not isinstance(record, dict):
        raise InputError(f"is no JSON object; {example}")
    return record


def _record(
    row: Mapping[str, object] | InputError,
    file: str,
    number: int | None,
    place: str,
    encoding: str,
    fields: Fields,
    raw: str,
) -> Record:
    try:
        if isinstance(row, InputError):
            raise row
        source, extra = parts(row, place, encoding, fields)
        return Record(source, file, number, extra, raw)
    except InputError as error:
        return Record(Failure(place, error.code, str(error)), file, number, raw=raw)


def _rows(stream: BinaryIO, lines: TextLines | None, kind: str, fields: Fields) -> Iterator[Row]:
    if lines is None:
        from summarizer.inputs.parquet import parquet_rows

        return parquet_rows(stream, lambda names: check_header(names, fields))
    return _objects(lines) if kind == "jsonl" else _table_rows(lines, kind, fields)


def _objects(lines: TextLines) -> Iterator[Row]:
    is_first = True
    for line in lines:
        if not line.strip():
            continue
        try:
            row: dict[str, object] | InputError = json_object(line)
        except InputError as error:
            if is_first and (line.lstrip()[0] == "[" or line.strip() == "{"):
                # One complaint instead of one a line.
                raise InputError(
                    "is JSON, but not one object a line; rewrite it with jq -c . or jq -c '.[]'"
                ) from error
            row = error
        is_first = False
        yield lines.number, row, line.strip("\r\n")[:MAX_RAW_CHARACTERS]


def _table_rows(lines: TextLines, kind: str, fields: Fields) -> Iterator[Row]:
    """The rows under the header. Raises InputError if that lacks a field that is asked for."""
    from summarizer.inputs.tables import Table

    table = Table(lines, "\t" if kind == "tsv" else None)
    if table.header:
        check_header(table.header, fields)
        yield from table.rows()
