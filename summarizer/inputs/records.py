"""Records: JSON lines and tables of CSV, TSV or Parquet, of which each one is a document."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.inputs.record import MAX_RAW_CHARACTERS, Record
from summarizer.inputs.text_lines import TextLines
from summarizer.model import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    # The line that a record begins in, what it holds or what is wrong with it, and its raw text.
    Row = tuple[int, Mapping[str, object] | InputError, str]

TEXT_FIELDS = ("text", "content", "body", "正文", "内容", "內容")
TITLE_FIELDS = ("title", "标题", "標題")
ID_FIELDS = ("id", "编号", "編號", "name")
MAX_NAMES = 20
ONE_A_LINE = "write one object a line"


class Fields:
    """Which fields hold the text, the title and the id of a record; None: the first usual one."""

    __slots__ = ("id", "text", "title")

    def __init__(
        self, text: str | None = None, title: str | None = None, id: str | None = None
    ) -> None:
        self.text = text
        self.title = title
        self.id = id


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
    except (EOFError, zlib.error) as error:
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
        source, extra = _parts(row, place, encoding, fields)
        return Record(source, file, number, extra, raw)
    except InputError as error:
        return Record(Failure(place, error.code, str(error)), file, number, raw=raw)


def _parts(
    row: Mapping[str, object], place: str, encoding: str, fields: Fields
) -> tuple[Source, Mapping[str, object]]:
    """The document of a record, and its other fields."""
    text_field = _text_field(row, fields)
    text = row[text_field]
    if not isinstance(text, str):
        raise InputError("has a text that is no string; give it as a string, or name another field")
    extra = dict(row)
    del extra[text_field]
    title = _label(extra, fields.title, TITLE_FIELDS)
    name = _label(extra, fields.id, ID_FIELDS)
    source = Source(name or place, text, title, encoding=encoding, place=place if name else "")
    return source, extra


def _text_field(names: Iterable[str], fields: Fields) -> str:
    """The name of the field that holds the text. Raises InputError, naming those that there are."""
    return _asked_for(names, fields.text, TEXT_FIELDS, "--text-field")


def _asked_for(
    names: Iterable[str], wanted: str | None, usual: tuple[str, ...], option: str
) -> str:
    found = _field(names, wanted, usual)
    if found is not None:
        return found
    there = [name for name in names if name]
    listed = ", ".join(there[:MAX_NAMES]) + (", …" if len(there) > MAX_NAMES else "")
    what = f"no field {wanted!r}" if wanted is not None else "no field for the text"
    raise InputError(f"has {what}; name one of its own with {option}: {listed or 'it has none'}")


def _label(row: dict[str, object], wanted: str | None, usual: tuple[str, ...]) -> str | None:
    """The title or id of a record, taken out of it.

    A number counts, anything else that is no text does not, and stays.
    """
    name = _field(row, wanted, usual)
    if name is None:
        return None
    value = row[name]
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        del row[name]
        return str(value).strip() or None
    return None


def _field(names: Iterable[str], wanted: str | None, usual: tuple[str, ...]) -> str | None:
    """The name that is wanted, else the first usual one; exactly so, or else in any case."""
    candidates = usual if wanted is None else (wanted,)
    for name in candidates:
        if name in names:
            return name
    lowered = {name.strip().lower(): name for name in names}
    return next((lowered[name.lower()] for name in candidates if name.lower() in lowered), None)


def _rows(stream: BinaryIO, lines: TextLines | None, kind: str, fields: Fields) -> Iterator[Row]:
    if lines is None:
        from summarizer.inputs.parquet import parquet_rows

        return parquet_rows(stream, lambda names: _check_header(names, fields))
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
        _check_header(table.header, fields)
        yield from table.rows()


def _check_header(names: Iterable[str], fields: Fields) -> None:
    """Raises InputError if a table lacks a field that is asked for, or any for the text."""
    _text_field(names, fields)
    for wanted, option in ((fields.title, "--title-field"), (fields.id, "--id-field")):
        if wanted is not None:
            _asked_for(names, wanted, (), option)
