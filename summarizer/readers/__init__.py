"""The family of readers: a source → its lines, free of markup, each with its offsets.

To add one: a module with `read(source: Source) -> Manuscript`, and its line in the table.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

from summarizer.decoding import decode_source
from summarizer.decoding.binary_files import find_kind
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.model import Manuscript, Source

    Reader = Callable[[Source], Manuscript]

# Name (the module, and the value of --from) → what it reads.
READERS: dict[str, str] = {
    "text": "plain text, one paragraph or one wrapped line a line",
    "markdown": "Markdown: CommonMark with tables, front matter and formulas",
    "html": "a web page, or a part of one: its article, without what stands around it",
    "docx": "a Word document",
    "pdf": "a PDF with text",
    "epub": "an EPUB book, chapter by chapter",
}
# Those that take bytes; the others take text.
BINARY = ("docx", "pdf", "epub")
SUFFIXES = {
    ".md": "markdown",
    ".markdown": "markdown",
    ".mkd": "markdown",
    ".html": "html",
    ".htm": "html",
    ".xhtml": "html",
    ".shtml": "html",
}

OPENING_CHARACTERS = 4096
MIN_FENCES = 2
MIN_LINKS = 3
SIGNS_OF_MARKDOWN = ("#", "```", "](", "---", "+++")


def read(source: Source) -> Manuscript:
    """Read `source` with the reader that it names, or else that its content or name suggests.

    Raises InputError (DecodingError, EmptyError) where it cannot be read, and SettingsError for a
    format that no reader has.
    """
    name = source.format
    if name == "auto" and isinstance(source.data, bytes):
        name = find_kind(source.data) or name
    if name in BINARY:
        return load(name)(source)
    decoded = decode_source(source)
    source = source._replace(data=decoded.text, encoding=decoded.encoding)
    return load(detect(source) if name == "auto" else name)(source)._replace(doubt=decoded.doubt)


def load(name: str) -> Reader:
    """The reader called `name`; it takes sources with bytes or with text.

    Raises SettingsError when there is none.
    """
    if name not in READERS:
        raise SettingsError(f"unknown format {name!r}; use auto, {', '.join(READERS)}")
    reader: Reader = import_module(f"summarizer.readers.{name}").read
    return reader


def detect(source: Source) -> str:
    """The name of the reader for `source`: by its content where that is sure, else by the ending
    of its name, else by what its content looks like.
    """
    if isinstance(source.data, bytes):
        kind = find_kind(source.data)
        if kind:
            return kind
    text = decode_source(source).text
    dot = source.name.rfind(".")
    named = SUFFIXES.get(source.name[dot:].lower() if dot >= 0 else "", "")
    opening = text[:OPENING_CHARACTERS].lstrip("\ufeff \t\r\n")
    if opening.startswith("<"):
        from summarizer.readers import sniffing

        if sniffing.is_page(opening) or (not named and sniffing.is_fragment(opening)):
            return "html"
    if named and (named != "html" or "</" in text or "<br" in text.lower()):
        return named
    return "markdown" if is_markdown(text) else "text"


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
