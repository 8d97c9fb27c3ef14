"""EPUB books → lines: every chapter of the reading order, its title a heading of level 1.

A book has no text of its own: offsets refer to what is taken out of it (see `extracted`).
"""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.readers.archives import open_archive, read_member
from summarizer.readers.books.chapters import read_chapter
from summarizer.readers.books.package import read_package
from summarizer.readers.extracted import Block, compose, file_bytes
from summarizer.readers.pages.titles import letters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.model import Manuscript, Source

NO_CHAPTERS = "has none of the chapters that it names; get the file again"


def read(source: Source) -> Manuscript:
    """The chapters of a book, with its title and authors.

    A chapter that cannot be read is left out, and the doubt of the manuscript tells how many are.
    Raises InputError for a file that is damaged, encrypted, no EPUB, or an archive bomb, or where
    the libraries of the extra `documents` are missing; DecodingError for a source of text.
    """
    archive = open_archive(file_bytes(source, "epub"), "EPUB")
    package = read_package(archive)
    names = frozenset(archive.namelist())
    present = [path for path in package.chapters if path in names]
    chapters: list[list[Block]] = []
    damaged: list[InputError] = []
    for path in present:
        try:
            data = read_member(archive, path, "EPUB")
            chapters.append(read_chapter(data, package.labels.get(path, ())))
        except InputError as error:
            damaged.append(error)
    if not chapters:
        raise next(iter(damaged), InputError(NO_CHAPTERS))
    return compose(
        source.name,
        "utf-8",
        chain.from_iterable(c for c in chapters if not is_title_page(c, package.title)),
        title=package.title,
        byline=package.byline,
        doubt=doubt(len(package.chapters) - len(present), len(damaged)),
    )


def doubt(missing: int, damaged: int) -> str:
    """What is lost of a book, as one clause, or ""."""
    lost = [
        f"{count} chapters {what}"
        for count, what in ((missing, "are missing in the file"), (damaged, "cannot be read"))
        if count
    ]
    return " and ".join(lost)


def is_title_page(chapter: Sequence[Block], title: str | None) -> bool:
    """Whether a chapter has nothing but the title of the book."""
    return all(is_title(block, title) for block in chapter)


def is_title(block: Block, title: str | None) -> bool:
    return block.kind == "heading" and bool(title) and letters(block.text) == letters(title or "")
