"""The text that is taken out of a file with markup or layout: blocks → a manuscript.

Such a file has no text of its own that an offset could point into. Its text is what the reader
takes out: each block on a line, blocks apart by a blank line; offsets and lines refer to that, and
`parse(...).text` is that.
"""

from __future__ import annotations

from itertools import dropwhile
from typing import TYPE_CHECKING, NamedTuple

from summarizer.decoding import refuse_long
from summarizer.errors import DecodingError
from summarizer.model import Line, Manuscript
from summarizer.readers.lines import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.model import Source


class Block(NamedTuple):
    """A paragraph, heading, caption … as the file holds it; fields as in `Line`.

    White space of any kind in `text`, newlines too, becomes a space; a "verbatim" text keeps it.
    """

    text: str
    kind: str = "text"
    level: int = 0
    marker: str = ""


def compose(
    name: str,
    encoding: str,
    blocks: Iterable[Block],
    *,
    title: str | None = None,
    byline: str | None = None,
    doubt: str = "",
) -> Manuscript:
    """The manuscript of `blocks`, in their order; those with nothing visible are left out.

    Raises InputError where they are more than one document may have.
    """
    pieces: list[str] = []
    lines: list[Line] = []
    offset, number = 0, 1
    for block in blocks:
        is_verbatim = block.kind == "verbatim"
        text = _verbatim(block.text) if is_verbatim else " ".join(block.text.split())
        cleaned = clean(text, offset)
        if not cleaned.text:
            continue
        where = (cleaned.text, cleaned.start, cleaned.end, number, cleaned.spans)
        if is_verbatim:
            where = (text, offset, offset + len(text), number, ((0, offset),))
        gap = 2 if lines else 1
        is_rule = block.kind == "heading" and not any(map(str.isalnum, text))
        kind = "text" if is_rule else block.kind
        lines.append(Line(*where, kind, block.level, block.marker, gap))
        pieces.append(text)
        offset += len(text) + 2
        number += text.count("\n") + 2
    text = "\n\n".join(pieces)
    refuse_long(text)
    return Manuscript(name, text, encoding, tuple(lines), title, byline, doubt)


def file_bytes(source: Source, kind: str) -> bytes:
    """The bytes of a source of the `kind` "docx", "pdf" or "epub"; DecodingError if it is text."""
    if isinstance(source.data, str):
        raise DecodingError(f"is text, not {kind}; give the bytes of the file")
    return source.data


def _verbatim(text: str) -> str:
    """The lines of `text` from the first to the last with something visible, indented as it is."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").rstrip().split("\n")
    return "\n".join(dropwhile(lambda line: not line.strip(), lines))
