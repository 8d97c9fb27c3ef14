"""A chapter of a book → its blocks, whole, but for notes, page numbers and tables of contents."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.decoding import decode
from summarizer.errors import EmptyError
from summarizer.readers.extracted import Block
from summarizer.readers.pages.blocks import is_inline, read_pieces
from summarizer.readers.pages.forms import BOLD_HEADING_LEVEL, HEADINGS
from summarizer.readers.pages.titles import letters
from summarizer.readers.pages.tree import drop, drop_unseen, parse_xhtml

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from lxml.html import HtmlElement

    from summarizer.readers.pages.blocks import Piece

ASIDES = frozenset(
    "footnote footnotes endnote endnotes rearnote rearnotes note notes noteref pagebreak page-list "
    "toc landmarks doc-footnote doc-endnote doc-endnotes doc-noteref doc-backlink doc-pagebreak "
    "doc-toc".split()
)
# In the names of classes: books for one reading device have only these.
NOTES = ("footnote", "endnote", "noteref")
MAX_MARK_CHARACTERS = 6
MIN_CONTENTS_LINES = 3
MIN_CONTENTS_LINK_SHARE = 0.8


def read_chapter(data: bytes, labels: Sequence[tuple[str, str]]) -> list[Block]:
    """The blocks of a chapter; `labels` are its titles in the table of contents, by element id.

    Its highest headings become level 1, the others follow; where it has none, the labels are its
    headings. Raises DecodingError, and InputError for a chapter too large or too deep to read.
    """
    try:
        root = parse_xhtml(decode(data).text)
    except EmptyError:
        return []
    if is_aside(root):
        return []
    drop_notes(root)
    drop_unseen(root)
    pieces = read_pieces(root)
    if is_contents(pieces):
        return []
    marked = [HEADINGS[str(p.element.tag)] for p in pieces if p.element.tag in HEADINGS]
    if not marked and labels:
        return label(root, pieces, labels)
    return [raised(piece.block, min(marked, default=1) - 1) for piece in pieces]


def drop_notes(root: HtmlElement) -> None:
    for element in list(root.iterdescendants()):
        if is_aside(element):
            drop(element)
    drop_linked_notes(root)


def is_aside(element: HtmlElement) -> bool:
    """Whether an element is called a note, a page number or a table of contents."""
    kinds = {*element.get("epub:type", "").split(), *element.get("role", "").split()}
    names = element.get("class", "").lower()
    return bool(kinds & ASIDES) or any(name in names for name in NOTES)


def drop_linked_notes(root: HtmlElement) -> None:
    """Drop the marks of notes (links of a number within the chapter), and the notes behind them.

    A note stands behind the link that leads to it, and links back.
    """
    order = {element: number for number, element in enumerate(root.iter())}
    links = [a for a in root.iter("a") if a.get("href", "").startswith("#") and is_mark(a)]
    marks = {link.get("href", "")[1:]: link for link in reversed(links)}
    for element in [e for e in order if e.get("id") in marks]:
        note = holder(element)
        is_behind = order[note] > order[marks[element.get("id", "")]]
        if is_behind and not set(note.iter()).isdisjoint(links):
            drop(note)
    for link in links:
        parent = link.getparent()
        is_raised = parent is not None and parent.tag == "sup" and len(parent) == 1
        drop(parent if is_raised else link)


def is_mark(link: HtmlElement) -> bool:
    """Whether a link is the mark of a note: [2], ③, *, 注1."""
    text = "".join(link.text_content().split())
    inner = text.strip("[]()（）【】〔〕*†‡注")
    return 0 < len(text) <= MAX_MARK_CHARACTERS and (not inner or inner.isnumeric())


def is_contents(pieces: Sequence[Piece]) -> bool:
    """Whether a chapter is a table of contents: several lines, nearly all of it links."""
    size = sum(len(piece.block.text) for piece in pieces)
    linked = sum(piece.linked for piece in pieces)
    return len(pieces) >= MIN_CONTENTS_LINES and linked >= MIN_CONTENTS_LINK_SHARE * size


def raised(block: Block, levels: int) -> Block:
    if block.kind != "heading":
        return block
    return block._replace(level=max(block.level - levels, 1))


def label(
    root: HtmlElement, pieces: Sequence[Piece], labels: Sequence[tuple[str, str]]
) -> list[Block]:
    """The blocks with the labels as headings, each before the first block at or after its id."""
    order = {element: number for number, element in enumerate(root.iter())}
    places = {element.get("id"): order[holder(element)] for element in order if element.get("id")}
    placed = [(places.get(anchor, 0), text) for anchor, text in labels]
    waiting = sorted(placed, key=lambda place: place[0])[::-1]
    return list(labelled(pieces, [order[piece.element] for piece in pieces], waiting))


def labelled(
    pieces: Sequence[Piece], numbers: Sequence[int], waiting: list[tuple[int, str]]
) -> Iterator[Block]:
    for piece, number in zip(pieces, numbers, strict=True):
        block = piece.block
        while waiting and waiting[-1][0] <= number:
            _, text = waiting.pop()
            yield Block(text, "heading", 1)
            if letters(text) == letters(block.text):
                break
        else:
            yield raised(block, BOLD_HEADING_LEVEL - 2)


def holder(element: HtmlElement) -> HtmlElement:
    """The element itself, or the innermost around it that is no part of a line."""
    while is_inline(element) and element.getparent() is not None:
        element = element.getparent()
    return element
