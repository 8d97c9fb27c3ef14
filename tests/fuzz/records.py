"""Records: JSON lines and tables → documents."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

from fuzz.outcomes import check_message, pick
from summarizer.inputs.fields import Fields
from summarizer.inputs.records import read
from summarizer.model import Failure, Source

if TYPE_CHECKING:
    from summarizer.inputs.record import Record

FIELDS = (
    Fields(),
    Fields("text", "title", "id"),
    Fields("正文"),
    Fields("", "a", "b"),
)
ENCODINGS = ("auto", "auto", "auto", "utf-8", "gb18030", "utf-16", "big5")
TABLES = ("csv", "tsv")


def fuzz_json_lines(data: bytes) -> None:
    """A record for each line that is one, a failure of one line for each other.

    The records written again are the same records.
    """
    fields, data = pick(data, FIELDS)
    encoding, data = pick(data, ENCODINGS)
    found = _records(data, "jsonl", encoding, fields)
    sources = [record for record in found if isinstance(record.source, Source)]
    again = "".join(json.dumps(_object(record)) + "\n" for record in sources).encode()
    _check_same(sources, _records(again, "jsonl", "utf-8", Fields("text", "title", "id")))


def fuzz_tables(data: bytes) -> None:
    """The same of tables, CSV and TSV."""
    kind, data = pick(data, TABLES)
    fields, data = pick(data, FIELDS)
    encoding, data = pick(data, ENCODINGS)
    found = _records(data, kind, encoding, fields)
    sources = [record for record in found if isinstance(record.source, Source)]
    stream = io.StringIO(newline="")
    writer = csv.writer(stream, delimiter="\t" if kind == "tsv" else ",", quoting=csv.QUOTE_ALL)
    writer.writerow(["id", "title", "text"])
    for record in sources:
        one = _object(record)
        writer.writerow([one["id"] or "", one["title"] or "", one["text"]])
    again = stream.getvalue().encode("utf-8", "surrogatepass")
    _check_same(sources, _records(again, kind, "utf-8", Fields("text", "title", "id")))


def _records(data: bytes, kind: str, encoding: str, fields: Fields) -> list[Record]:
    found = list(read(io.BytesIO(data), "a", kind, encoding, fields))
    assert found or kind != "jsonl"
    number = 0
    for record in found:
        if record.line is not None:
            assert record.line > number
            number = record.line
        if isinstance(record.source, Failure):
            check_message(record.source.message)
        else:
            assert record.source.name
            assert isinstance(record.source.data, str)
    return found


def _object(record: Record) -> dict[str, str | None]:
    source = record.source
    assert isinstance(source, Source)
    assert isinstance(source.data, str)
    return {"text": source.data, "title": source.title, "id": source.name}


def _check_same(before: list[Record], after: list[Record]) -> None:
    if before:
        assert [_object(record) for record in after] == [_object(record) for record in before]
