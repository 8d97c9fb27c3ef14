"""Which tables hold data, and which only lay out the page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from lxml.html import HtmlElement

MIN_ROWS = 2
MIN_COLUMNS = 2
# A cell with more, or with a heading or a list in it, is a part of the page.
MAX_CELL_CHARACTERS = 200
PARTS = ("table", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "form", "pre", "blockquote")


def is_grid(table: HtmlElement) -> bool:
    """Whether a table has rows and columns of short texts, and nothing larger in its cells."""
    if any(part is not table for part in table.iter(*PARTS)):
        return False
    cells = [[cell for cell in row if cell] for row in rows(table)]
    filled = [row for row in cells if len(row) >= MIN_COLUMNS]
    longest = max((len(cell) for row in cells for cell in row), default=0)
    return len(filled) >= MIN_ROWS and longest <= MAX_CELL_CHARACTERS


def rows(table: HtmlElement) -> list[list[str]]:
    """The texts of the cells, row by row; rows with nothing visible are left out."""
    texts = [
        [" ".join(cell.text_content().split()) for cell in row.iterchildren("td", "th")]
        for row in table.iter("tr")
    ]
    return [row for row in texts if any(row)]
