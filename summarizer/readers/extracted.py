"""The text that is taken out of a file with markup or layout: blocks → a manuscript.

Such a file has no text of its own that an offset could point into. Its text is what the reader
takes out: each block on a line, blocks apart by a blank line; offsets and lines refer to that, and
`parse(...).text` is that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.model import Line, Manuscript
from summarizer.readers.lines import clean

if TYPE_CHECKING:
    from collections.abc import Iterable


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
    """The manuscript of `blocks`, in their order; those with nothing visible are left out."""
    pieces: list[str] = []
    lines: list[Line] = []
    offset, number = 0, 1
    for block in blocks:
        is_verbatim = block.kind == "verbatim"
        text = (
            "\n".join(block.text.strip().splitlines())
            if is_verbatim
            else " ".join(block.text.split())
        )
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
    return Manuscript(name, "\n\n".join(pieces), encoding, tuple(lines), title, byline, doubt)
