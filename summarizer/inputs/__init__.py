"""Paths, folders, patterns, lists of paths and standard input, one Source after the other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summarizer.model import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence
    from typing import BinaryIO

    from summarizer.inputs.record import Record

STDIN = "-"
# Of one input: more would not fit into memory as text with all its sentences, and an endless
# stream must come to an end.
MAX_BYTES = 512 * 2**20
PIECE_BYTES = 2**20
RECORD_FORMATS = {
    ".jsonl": "jsonl",
    ".ndjson": "jsonl",
    ".csv": "csv",
    ".tsv": "tsv",
    ".parquet": "parquet",
}
# Of the files that a folder stands for.
ENDINGS = (
    *(".txt", ".md", ".markdown", ".mkd", ".html", ".htm", ".xhtml", ".docx", ".pdf", ".epub"),
    *RECORD_FORMATS,
    *(f"{ending}.gz" for ending in RECORD_FORMATS if ending != ".parquet"),
)
_REMEDIES = {
    "FileNotFoundError": ("no such file", "check the path"),
    "NotADirectoryError": ("a part of its path is no folder", "check the path"),
    "PermissionError": ("permission denied", "check who may read it"),
}


def sources(
    paths: Iterable[str],
    *,
    stdin: BinaryIO | None,
    encoding: str,
    format: str,
    fields: Sequence[str | None] | None = None,
    endings: tuple[str, ...] = ENDINGS,
    is_list_on_stdin: bool = False,
    are_fields_asked: bool = True,
) -> Generator[Source | Failure, None, None]:
    """The inputs that `paths` name, in their order, each one read when the iterator reaches it.

    No path, or "-", is standard input, named "-". A folder stands for the files below it whose
    names end in one of `endings`. A pattern (a/*.md) that no file is called, left over by a shell
    that does not expand it, stands for the files that match, sorted. With `is_list_on_stdin`,
    standard input holds further paths, each with a NUL behind it, instead of a text.

    With `fields`, the names of the text, the title and the id (None: the usual ones), JSON lines
    and tables of CSV, TSV or Parquet are a Source for each record; without, they are texts as
    others. That a text has no fields is a failure where they are asked for, and not where they are
    merely set for whatever comes.

    What cannot be read is a Failure, and the next input follows; so is standard input where it is
    closed (None), and what is longer than MAX_BYTES. `encoding` and `format` go into each Source.
    """
    for file in files(tuple(paths), endings, stdin, is_list_on_stdin):
        if fields is None or isinstance(file, Failure):
            yield document(file, stdin, encoding, format)
        elif kind := record_format(file, format):
            for record in records_of(file, stdin, kind, encoding, fields):
                yield record.source
        elif are_fields_asked and any(fields):
            message = "has no fields to name; give --from jsonl, csv or tsv if it holds records"
            yield Failure(shown(file), "input", message)
        else:
            yield document(file, stdin, encoding, format)


def document(
    file: str | Failure, stdin: BinaryIO | None, encoding: str, format: str
) -> Source | Failure:
    """A whole file as one document, or why it is none."""
    data = file if isinstance(file, Failure) else _read(file, stdin)
    if isinstance(data, Failure):
        return data._replace(name=shown(data.name))
    return Source(shown(str(file)), data, encoding=encoding, format=format)


def shown(path: str) -> str:
    """A path as text: outside a UTF-8 locale Python holds its bytes as surrogates."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "replace")


def files(
    paths: Sequence[str], endings: tuple[str, ...], stdin: BinaryIO | None, is_list_on_stdin: bool
) -> Iterator[str | Failure]:
    """The files that paths, folders, patterns and then the list name; none of them opened yet."""
    for path in paths or (() if is_list_on_stdin else (STDIN,)):
        for file in _expanded(path):
            if file != STDIN and os.path.isdir(file):
                from summarizer.inputs.folders import files_below

                yield from files_below(file, endings)
            else:
                yield file
    if is_list_on_stdin:
        from summarizer.inputs.lists import listed_files

        yield from listed_files(stdin)


def _expanded(path: str) -> list[str]:
    """The path itself, or the files that match where it is a pattern and no file."""
    if path == STDIN or not any(mark in path for mark in "*?[") or os.path.lexists(path):
        return [path]
    # Only a shell that does not expand patterns comes here: Windows, or a quoted argument.
    from summarizer.inputs.folders import matches

    return sorted(matches(path)) or [path]


def record_format(file: str, format: str) -> str | None:
    """How a file holds records, asked for or by its ending; None for a text."""
    if format != "auto":
        return format if format in RECORD_FORMATS.values() else None
    return RECORD_FORMATS.get(os.path.splitext(file.lower().removesuffix(".gz"))[1])


def records_of(
    file: str, stdin: BinaryIO | None, kind: str, encoding: str, fields: Sequence[str | None]
) -> Iterator[Record]:
    """The records of a file of `kind`, as they are reached; a file that cannot be read is one."""
    from summarizer.inputs.fields import Fields
    from summarizer.inputs.record import Record
    from summarizer.inputs.records import read

    try:
        if file == STDIN:
            if stdin is None:
                yield Record(_closed(), STDIN)
                return
            yield from read(stdin, STDIN, kind, encoding, Fields(*fields))
            return
        with open(file, "rb") as stream:
            is_file = stream.seekable()
            for record in read(stream, shown(file), kind, encoding, Fields(*fields)):
                yield record._replace(file_bytes=stream.tell()) if is_file else record
    except (OSError, ValueError) as error:
        yield Record(unreadable(file, error)._replace(name=shown(file)), shown(file))


def _read(name: str, stdin: BinaryIO | None) -> bytes | Failure:
    try:
        if name == STDIN:
            return _closed() if stdin is None else _limited(name, stdin)
        # No check before opening: the file may vanish in between, and a pipe can be opened once.
        with open(name, "rb") as file:
            return _limited(name, file)
    except (OSError, ValueError) as error:
        return unreadable(name, error)


def _closed() -> Failure:
    return Failure(STDIN, "input", "standard input is closed; give a file")


def _limited(name: str, file: BinaryIO) -> bytes | Failure:
    """All that a file holds; piece by piece, as nothing tells how much a pipe or device gives."""
    pieces = []
    room = MAX_BYTES
    while piece := file.read(PIECE_BYTES):
        pieces.append(piece)
        room -= len(piece)
        if room < 0:
            limit = f"{MAX_BYTES // 2**20} MB"
            return Failure(name, "input", f"is longer than {limit}; give it in smaller parts")
    return pieces[0] if len(pieces) == 1 else b"".join(pieces)


def unreadable(name: str, error: Exception) -> Failure:
    """What is wrong and what to do, from what the system said."""
    if isinstance(error, FileNotFoundError) and any(mark in name for mark in "*?["):
        return Failure(name, "input", "no file matches; check the pattern or give file names")
    reason, remedy = _REMEDIES.get(type(error).__name__, (_reason(error), "check the path"))
    return Failure(name, "input", f"cannot be read: {reason}; {remedy}")


def _reason(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:]
