"""A tree of HTML → its blocks: headings, paragraphs, list items, quotes, captions, tables, code.

A block ends where an element begins or ends that a browser sets apart, and at each <br>: on old
sites it is the only mark of a paragraph.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summarizer.readers.commonmark.conventions import is_mostly_han
from summarizer.readers.extracted import Block
from summarizer.readers.extras import load_library
from summarizer.readers.pages import forms
from summarizer.readers.pages.grids import is_grid, rows
from summarizer.readers.tables import write

if TYPE_CHECKING:
    from lxml.html import HtmlElement

INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data del dfn em font i img ins kbd label mark math "
    "nobr q ruby rb s samp small span strike strong sub sup time tt u var wbr".split()
)
OPEN_ENDS = ("，", "、")
# A line end of the source between two full-width characters shows as nothing, else as a space.
LINE_END = re.compile(r"(?<=[\u2e80-\uffef—…”’])[ \t\r]*\n\s*(?=[\u2e80-\uffef—…“‘])")


class Piece(NamedTuple):
    """A block with what tells its place on the page.

    `element` is the innermost one that holds it and is not inline; `linked` counts the characters
    of it that are links.
    """

    block: Block
    element: HtmlElement
    linked: int

    @property
    def link_share(self) -> float:
        return self.linked / max(len(self.block.text), 1)


def read_pieces(root: HtmlElement) -> list[Piece]:
    """The blocks of the tree in their order, those with nothing visible left out."""
    etree = load_library("lxml.etree", "HTML")
    reader = BlockReader()
    walk = etree.iterwalk(root, events=("start", "end"))
    for event, element in walk:
        if event == "end":
            reader.close(element)
            if element is not root:
                reader.add_text(element.tail)
        elif not reader.open(element):
            walk.skip_subtree()
    reader.flush()
    return reader.pieces


class BlockReader:
    """Gathers text as a tree is walked, until a block ends; `pieces` holds those that have."""

    def __init__(self) -> None:
        self.pieces: list[Piece] = []
        self.text = forms.Text()
        self.blocks: list[HtmlElement] = []
        self.counts: list[int] = []
        self.marker = ""
        self.is_below_image = False

    def open(self, element: HtmlElement) -> bool:
        """Begins an element; False where what it holds is not to be walked."""
        if is_inline(element):
            self.text.open(element)
            self.is_below_image = self.is_below_image or element.tag == "img"
            self.add_text(element.text)
            return True
        if element.tag == "br":
            self.break_line()
            return True
        self.flush()
        self.blocks.append(element)
        if element.tag == "pre":
            self.add_preformatted(element.text_content())
            return False
        if element.tag == "table" and is_grid(element):
            self.add_verbatim(write(rows(element)))
            return False
        self.open_list(element)
        self.add_text(element.text)
        return True

    def open_list(self, element: HtmlElement) -> None:
        if element.tag in ("ul", "ol"):
            start = element.get("start", "1")
            self.counts.append(int(start) - 1 if start.isdecimal() and len(start) < 9 else 0)
        elif element.tag == "li" and forms.is_layout(element):
            element.tag = "div"
        elif element.tag == "li":
            if self.counts:
                self.counts[-1] += 1
            is_numbered = self.counts and forms.nearest(self.blocks, "ul", "ol") == "ol"
            self.marker = f"{self.counts[-1]}. " if is_numbered else "- "

    def close(self, element: HtmlElement) -> None:
        if is_inline(element):
            self.text.close(element)
        elif element.tag != "br":
            self.flush()
            self.blocks.pop()
            if element.tag in ("ul", "ol"):
                self.counts.pop()

    def add_text(self, text: str | None) -> None:
        if text:
            self.text.add(text)

    def break_line(self) -> None:
        """A <br> ends a block, but for a heading, which it only wraps."""
        if forms.heading_level(self.blocks):
            self.text.add(" ")
        else:
            self.flush()

    def add_preformatted(self, text: str) -> None:
        """Code is kept as it is; an article that some old sites set so has a paragraph a line."""
        if "。" not in text or not is_mostly_han(text):
            self.add_verbatim(text)
            return
        for line in text.split("\n"):
            self.text.add(line)
            self.flush()

    def add_verbatim(self, text: str) -> None:
        element = self.blocks[-1]
        linked = sum(len(link.text_content()) for link in element.iter("a"))
        if text.strip():
            self.pieces.append(Piece(Block(text, "verbatim"), element, linked))
        self.is_below_image = False

    def flush(self) -> None:
        """Ends the block whose text was gathered, where there is any."""
        text, self.text = self.text, self.text.successor()
        joined = " ".join(LINE_END.sub("", "".join(text.parts)).split())
        if not joined or not self.blocks:
            return
        block = forms.form(
            joined,
            text,
            self.blocks,
            marker=self.marker,
            is_below_image=self.is_below_image,
            is_continuation=bool(self.pieces) and self.pieces[-1].block.text.endswith(OPEN_ENDS),
        )
        if block.kind in ("item", "heading"):
            self.marker = ""
        self.pieces.append(Piece(block, self.blocks[-1], text.linked))
        self.is_below_image = False


def is_inline(element: HtmlElement) -> bool:
    """Whether the element stands within a line; so do those of unknown namespaces (<o:p>)."""
    return element.tag in INLINE or ":" in element.tag
