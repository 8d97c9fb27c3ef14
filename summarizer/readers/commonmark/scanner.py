"""The block structure of Markdown: CommonMark's containers and leaves, line by line, one pass.

Source: CommonMark 0.31, "Phase 1: block structure", with GFM tables. Where we differ on purpose:
no setext heading of a long line or a full sentence; `$$` formulas, `:::` directives and footnotes
are blocks; with `bare_headings`, `##标题` without a space is a heading.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.readers.commonmark import syntax
from summarizer.readers.commonmark.blocks import Block, Part
from summarizer.readers.commonmark.cursor import CODE_INDENT_COLUMNS, Cursor

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.readers.lines import RawLine

# A container is a block quote, or a list item by the columns that its content is indented.
QUOTE = -1
KINDS = {"fence": "verbatim", "formula": "verbatim", "table": "verbatim"}
MAX_SETEXT_CHARACTERS = 60
# No author nests deeper; a line of 10,000 markers would take the square of its length.
MAX_CONTAINERS = 100
FINAL_MARKS = ("。", "！", "？", "；", "…")


class Scanner:
    """Feeds on lines and collects blocks.

    `leaf` is the kind of the block that is still open ("" for none), `closing` what ends it, and
    `nesting` the number of block quotes and of list items that it stands in.
    """

    def __init__(self, bare_headings: bool, last_formula_line: int) -> None:
        self.blocks: list[Block] = []
        self.bare_headings = bare_headings
        self.last_formula_line = last_formula_line
        self.containers: list[int] = []
        self.matched = 0  # of the containers, how many the line at hand continues
        self.leaf = ""
        self.closing = ""
        self.is_footnote = False
        self.parts: list[Part] = []
        self.nesting = (0, 0)
        self.empty_item_line = 0

    @property
    def is_inside(self) -> bool:
        """Does the line at hand continue all open containers?"""
        return self.matched == len(self.containers)

    def feed(self, line: RawLine) -> None:
        cursor = Cursor(line.text)
        self.match_containers(cursor)
        if self.is_inside and self.leaf in ("fence", "html", "formula"):
            self.continue_leaf(line, cursor)
        elif not cursor.rest:
            self.end_with_blank(line)
        elif not self.end_with_underline(line, cursor):
            self.start_blocks(line, cursor)

    def match_containers(self, cursor: Cursor) -> None:
        """Go behind the markers and indents of the open containers, as far as they are there."""
        self.matched = 0
        for container in self.containers:
            if container == QUOTE:
                if cursor.indent >= CODE_INDENT_COLUMNS or not cursor.rest.startswith(">"):
                    return
                cursor.enter_quote()
            elif cursor.indent >= container:
                cursor.base += container
            elif cursor.rest:
                return
            self.matched += 1

    def continue_leaf(self, line: RawLine, cursor: Cursor) -> None:
        rest = cursor.rest.rstrip(" \t")
        if self.leaf == "html" and not self.closing and not rest:
            self.close()
            return
        self.parts.append(Part(line, cursor.position))
        if self.leaf == "fence":
            is_closing = len(rest) >= len(self.closing) and not rest.strip(self.closing[0])
            if is_closing and cursor.indent < CODE_INDENT_COLUMNS:
                self.close()
        elif self.closing and syntax.closes(self.closing, rest):
            self.close()

    def end_with_blank(self, line: RawLine) -> None:
        if self.leaf != "code" or not self.is_inside:
            self.leave()
        if self.empty_item_line == line.number - 1 and self.is_inside and self.containers:
            self.containers.pop()  # a list item may begin with one blank line, not with two

    def end_with_underline(self, line: RawLine, cursor: Cursor) -> bool:
        """Does the line make a setext heading of the open paragraph, or a table of its end?"""
        rest = cursor.rest.rstrip(" \t")
        is_possible = self.leaf == "paragraph" and self.is_inside
        if not is_possible or cursor.indent >= CODE_INDENT_COLUMNS or rest[0] not in "=-:|":
            return False
        if not self.is_footnote and rest[0] in "=-" and not rest.strip(rest[0]):
            if self.is_short_paragraph():
                self.leaf = "setext"
                self.close(level=1 if rest[0] == "=" else 2)
                return True
            if rest[0] == "=":
                self.add("verbatim", Part(line, cursor.position))
                return True
        if syntax.is_table_head(self.parts[-1].content, rest):
            self.open("table", self.parts.pop())
            self.parts.append(Part(line, cursor.position))
            return True
        return False

    def is_short_paragraph(self) -> bool:
        """Can the open paragraph be a heading, by its length and its last mark?"""
        if len(self.parts) > MAX_SETEXT_CHARACTERS:
            return False
        title = "".join(part.content for part in self.parts).rstrip()
        return len(title) <= MAX_SETEXT_CHARACTERS and not title.endswith(FINAL_MARKS)

    def start_blocks(self, line: RawLine, cursor: Cursor) -> None:
        self.open_containers(line, cursor)
        part = Part(line, cursor.position)
        is_code = cursor.indent >= CODE_INDENT_COLUMNS
        if not cursor.rest or (not is_code and self.open_leaf(part)):
            return
        continued = "code" if is_code else "table"
        if self.leaf == "paragraph" or (self.leaf == continued and self.is_inside):
            self.parts.append(part)
        elif is_code:
            self.open("code", part)
        elif syntax.is_definition(part.content):
            self.add("verbatim", part)
        else:
            is_footnote = part.content.startswith("[^") and "]:" in part.content
            self.open("paragraph", part)
            self.is_footnote = is_footnote

    def open_containers(self, line: RawLine, cursor: Cursor) -> None:
        while self.matched < MAX_CONTAINERS and cursor.rest and cursor.indent < CODE_INDENT_COLUMNS:
            interrupts = self.leaf == "paragraph" and self.is_inside
            if cursor.rest[0] == ">":
                self.leave()
                cursor.enter_quote()
                self.containers.append(QUOTE)
            elif width := syntax.item_marker_width(cursor.rest, interrupts):
                self.leave()
                self.containers.append(cursor.enter_item(width))
                self.empty_item_line = 0 if cursor.rest else line.number
            else:
                return
            self.matched = len(self.containers)

    def open_leaf(self, part: Part) -> bool:
        """Open or add the block that the line begins; False when it is a paragraph's text."""
        leaf, closing = syntax.find_leaf(
            part.content, self.leaf in ("paragraph", "table"), self.bare_headings
        )
        if leaf == "formula" and closing and self.last_formula_line <= part.line.number:
            return False
        if not leaf:
            return False
        if leaf == "atx":
            self.add("atx", part, len(part.content) - len(part.content.lstrip("#")))
        elif leaf == "verbatim":
            self.add("verbatim", part)
        else:
            self.open(leaf, part, closing)
            if leaf == "html" and closing and syntax.closes(closing, part.content):
                self.close()
        return True

    def open(self, leaf: str, part: Part, closing: str = "") -> None:
        self.leave()
        quotes = self.containers.count(QUOTE)
        self.nesting = (quotes, len(self.containers) - quotes)
        self.leaf, self.closing, self.parts = leaf, closing, [part]

    def add(self, leaf: str, part: Part, level: int = 0) -> None:
        self.open(leaf, part)
        self.close(level)

    def close(self, level: int = 0) -> None:
        if self.parts:
            kind = "verbatim" if self.is_footnote else KINDS.get(self.leaf, self.leaf)
            self.blocks.append(Block(kind, tuple(self.parts), level, *self.nesting))
        self.leaf = self.closing = ""
        self.is_footnote = False
        self.parts = []

    def leave(self) -> None:
        """Close the open block and the containers that the line at hand does not continue."""
        self.close()
        del self.containers[self.matched :]


def scan(lines: Iterable[RawLine], bare_headings: bool = False) -> list[Block]:
    """The leaf blocks of `lines`, in order."""
    lines = list(lines)
    last_formula_line = max((line.number for line in lines if "$$" in line.text), default=0)
    scanner = Scanner(bare_headings, last_formula_line)
    for line in lines:
        scanner.feed(line)
    scanner.close()
    return scanner.blocks
