"""Records: JSON lines and tables of CSV or TSV, of which each record is a document."""

from __future__ import annotations

import json
import zlib
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.inputs.text_lines import TextLines
from summarizer.model import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from typing import BinaryIO

    # The line that a record begins in, and what it holds or what is wrong with it.
    Row = tuple[int, Mapping[str, object] | InputError]

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


def read(
    stream: BinaryIO, name: str, kind: str, encoding: str, fields: Fields
) -> Iterator[Source | Failure]:
    """A Source of each record of a stream of `kind` "jsonl", "csv" or "tsv", as it is reached.

    It is called by its id, or else `name:LINE`. A record that is none is a Failure with the line
    that it begins in, and the next one follows. Raises SettingsError for an unknown encoding.
    """
    is_empty = True
    try:
        # RFC 8259 has JSON in UTF-8.
        lines = TextLines(stream, encoding, is_mostly_utf8=kind == "jsonl")
        rows = _objects(lines) if kind == "jsonl" else _table_rows(lines, kind, fields)
        for number, row in rows:
            is_empty = False
            # Spoilt bytes explain whatever else is wrong with a record.
            problem, lines.error = lines.error, None
            yield _result(problem or row, f"{name}:{number}", lines.encoding, fields)
    except InputError as error:
        yield Failure(name, error.code, str(error))
    except (EOFError, zlib.error) as error:
        yield Failure(name, "input", f"cannot be unpacked: {error}; get the whole file again")
    else:
        if is_empty:
            yield Failure(name, "empty", "is empty; there is no record to read")


def json_object(line: str, example: str = ONE_A_LINE) -> dict[str, Any]:
    """The object of a line. Raises InputError, with what to write instead."""
    try:
        record = json.loads(line)
    except (ValueError, RecursionError) as error:
        raise InputError(f"is no JSON ({error}); {ONE_A_LINE}") from error
    if not isinstance(record, dict):
        raise InputError(f"is no JSON object; {example}")
    return record


def _result(
    row: Mapping[str, object] | InputError, place: str, encoding: str, fields: Fields
) -> Source | Failure:
    try:
        if isinstance(row, InputError):
            raise row
        return _source(row, place, encoding, fields)
    except InputError as error:
        return Failure(place, error.code, str(error))


def _source(row: Mapping[str, object], place: str, encoding: str, fields: Fields) -> Source:
    text = row[_text_field(row, fields)]
    if not isinstance(text, str):
        raise InputError("has a text that is no string; give it as a string, or name another field")
    title = _label(row, fields.title, TITLE_FIELDS)
    name = _label(row, fields.id, ID_FIELDS)
    return Source(name or place, text, title, encoding=encoding)


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


def _label(row: Mapping[str, object], wanted: str | None, usual: tuple[str, ...]) -> str | None:
    """The title or id of a record; a number counts, anything else that is no text does not."""
    name = _field(row, wanted, usual)
    value = None if name is None else row[name]
    if isinstance(value, (str, int)) and not isinstance(value, bool):
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
        yield lines.number, row


def _table_rows(lines: TextLines, kind: str, fields: Fields) -> Iterator[Row]:
    """The rows under the header. Raises InputError if that lacks a field that is asked for."""
    from summarizer.inputs.tables import Table

    table = Table(lines, "\t" if kind == "tsv" else None)
    if not table.header:
        return
    _text_field(table.header, fields)
    for wanted, option in ((fields.title, "--title-field"), (fields.id, "--id-field")):
        if wanted is not None:
            _asked_for(table.header, wanted, (), option)
    yield from table.rows()
