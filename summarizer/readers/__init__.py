"""The family of readers: a source → its lines, free of markup, each with its offsets.

To add one: a module with `read(source: Source) -> Manuscript`, and its line in the table.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from summarizer.decoding import decode_source
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.model import Manuscript, Source

    Reader = Callable[[Source], Manuscript]

# Name (the module, and the value of --from) → what it reads.
READERS: dict[str, str] = {
    "text": "plain text, one paragraph or one wrapped line a line",
    "markdown": "Markdown: CommonMark with tables, front matter and formulas",
    "docx": "Word documents (DOCX), with the extra `documents`",
    "pdf": "PDF with a text layer, with the extra `documents`",
}
BINARY = ("docx", "pdf")
SUFFIXES = {".md": "markdown", ".markdown": "markdown", ".mkd": "markdown"}

MIN_FENCES = 2
MIN_LINKS = 3
SIGNS_OF_MARKDOWN = ("#", "```", "](", "---", "+++")


def read(source: Source) -> Manuscript:
    """Read `source` with the reader that it names, or else that its name or content suggests.

    Raises DecodingError, and SettingsError for a format that no reader has.
    """
    if source.format in BINARY:
        return load(source.format)(source)
    decoded = decode_source(source)
    source = source._replace(data=decoded.text, encoding=decoded.encoding)
    name = detect(source) if source.format == "auto" else source.format
    return load(name)(source)._replace(doubt=decoded.doubt)


def load(name: str) -> Reader:
    """The reader called `name`; it takes sources with bytes or with text.

    Raises SettingsError when there is none.
    """
    if name not in READERS:
        raise SettingsError(f"unknown format {name!r}; use auto, {', '.join(READERS)}")
    reader: Reader = import_module(f"summarizer.readers.{name}").read
    return reader


def detect(source: Source) -> str:
    """The name of the reader for `source`: by the ending of its name, else by its content."""
    dot = source.name.rfind(".")
    suffix = source.name[dot:].lower() if dot >= 0 else ""
    if suffix in SUFFIXES:
        return SUFFIXES[suffix]
    return "markdown" if is_markdown(decode_source(source).text) else "text"


def is_markdown(text: str) -> bool:
    """Has the text front matter, an ATX heading outside code, or several fences or links?"""
    if not any(sign in text for sign in SIGNS_OF_MARKDOWN):
        return False
    lines = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n").split("\n")
    if lines[0].rstrip() in ("---", "+++") and lines[0].rstrip() in map(str.rstrip, lines[1:]):
        return True
    fences = 0
    for line in lines:
        if line.startswith(("```", "~~~")):
            fences += 1
        elif fences % 2 == 0 and is_heading(line):
            return True
    return fences >= MIN_FENCES or text.count("](") >= MIN_LINKS


def is_heading(line: str) -> bool:
    """Is it one to six # and a space, at the line's start, with text after them?"""
    hashes = len(line) - len(line.lstrip("#"))
    return (
        1 <= hashes <= 6
        and line[hashes : hashes + 1] in (" ", "\t")
        and bool(line[hashes:].strip())
    )
