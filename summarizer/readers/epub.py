"""EPUB books → lines: every chapter of the reading order, its title a heading of level 1.

A book has no text of its own: offsets refer to what is taken out of it (see `extracted`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.errors import DecodingError, InputError
from summarizer.readers.archives import open_archive, read_member
from summarizer.readers.books.chapters import read_chapter
from summarizer.readers.books.package import read_package
from summarizer.readers.extracted import Block, compose
from summarizer.readers.pages.front import letters

if TYPE_CHECKING:
    from summarizer.model import Manuscript, Source


def read(source: Source) -> Manuscript:
    """The chapters of a book, with its title and authors.

    Raises InputError for a file that is damaged, encrypted, no EPUB, or an archive bomb, or where
    the libraries of the extra `documents` are missing; DecodingError for a source of text.
    """
    if isinstance(source.data, str):
        raise DecodingError("is text, no EPUB; give the bytes of the file")
    archive = open_archive(source.data, "EPUB")
    package = read_package(archive)
    blocks: list[Block] = []
    missing = 0
    for path in package.chapters:
        try:
            data = read_member(archive, path, "EPUB")
        except KeyError:
            missing += 1
            continue
        blocks.extend(read_chapter(data, package.labels.get(path, ())))
    if missing == len(package.chapters):
        raise InputError("has none of the chapters that it names; get the file again")
    return compose(
        source.name,
        "utf-8",
        (block for block in blocks if not is_title(block, package.title)),
        title=package.title,
        byline=package.byline,
        doubt=f"{missing} chapters are missing in the file" if missing else "",
    )


def is_title(block: Block, title: str | None) -> bool:
    """Whether it is the title of the book on a page of its own."""
    return block.kind == "heading" and bool(title) and letters(block.text) == letters(title or "")
