"""A place in a line of Markdown, counted in characters and in columns at once."""

from __future__ import annotations

TAB_COLUMNS = 4
CODE_INDENT_COLUMNS = 4


class Cursor:
    """A place in a line, in characters (`position`) and columns (a tab goes to the next fourth).

    `base` is the column where the content of the innermost container begins.
    """

    __slots__ = ("base", "column", "position", "text")

    def __init__(self, text: str) -> None:
        self.text = text
        self.position = self.column = self.base = 0
        self.skip_blanks()

    def skip_blanks(self) -> None:
        while (character := self.text[self.position : self.position + 1]) in (" ", "\t"):
            self.column += 1 if character == " " else TAB_COLUMNS - self.column % TAB_COLUMNS
            self.position += 1

    @property
    def indent(self) -> int:
        return self.column - self.base

    @property
    def rest(self) -> str:
        return self.text[self.position :]

    def enter_quote(self) -> None:
        self.position += 1
        self.column += 1
        self.base = self.column + (self.text[self.position : self.position + 1] in (" ", "\t"))
        self.skip_blanks()

    def enter_item(self, marker_width: int) -> int:
        """Go behind a list marker; the columns that the item's content is indented."""
        outer = self.base
        self.position += marker_width
        self.column += marker_width
        marker_end = self.column
        self.skip_blanks()
        is_code = self.column - marker_end > CODE_INDENT_COLUMNS
        self.base = marker_end + 1 if is_code or not self.rest else self.column
        return self.base - outer
