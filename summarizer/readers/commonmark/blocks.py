"""The leaf blocks of a Markdown file, as `scanner` finds them and `markdown` turns into lines."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.readers.lines import RawLine


class Part:
    """A line of a block; its content begins at `position` of the line's text."""

    __slots__ = ("line", "position")

    def __init__(self, line: RawLine, position: int) -> None:
        self.line = line
        self.position = position

    @property
    def content(self) -> str:
        return self.line.text[self.position :]

    @property
    def offset(self) -> int:
        """Where the content begins in the source."""
        return self.line.start + self.position


class Block:
    """A leaf block: "atx" or "setext" heading, "paragraph", "code" (indented), "html", "verbatim".

    `level` is a heading's; `quotes` counts the block quotes and `items` the list items that it
    stands in.
    """

    __slots__ = ("items", "kind", "level", "parts", "quotes")

    def __init__(
        self, kind: str, parts: tuple[Part, ...], level: int, quotes: int, items: int
    ) -> None:
        self.kind = kind
        self.parts = parts
        self.level = level
        self.quotes = quotes
        self.items = items
