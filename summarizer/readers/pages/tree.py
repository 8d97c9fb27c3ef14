"""HTML text → its tree, without what no reader of the page sees."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.errors import EmptyError, InputError
from summarizer.readers.extras import load_library

if TYPE_CHECKING:
    from lxml.html import HtmlElement

# Every parser of pages has a quadratic case; the largest real articles are below 1 MB.
MAX_PAGE_BYTES = 5_000_000
UNSEEN = (
    "applet audio base button canvas datalist dialog embed iframe input link map menu meta nav "
    "noframes noscript object option rp rt script select style svg template textarea title video"
).split()
HIDDEN = "//*[@hidden or contains(translate(@style, ' ', ''), 'display:none')]"
# What hides more of the text than this is not hidden: a script shows it when the page opens.
MAX_HIDDEN_SHARE = 0.3
# What XML may not hold, and so no text of a tree that is changed: as they are, and as references.
CONTROLS = dict.fromkeys([*range(9), 11, 12, *range(14, 32), 127, 0xFFFE, 0xFFFF], " ")
REFERENCES = re.compile(
    r"&#(?:0*(?:[0-8]|1[124-9]|2\d|3[01]|6553[45])(?!\d)|x0*(?:1?[0-8bcef]|1[9ad]|fff[ef])(?![\da-f]));?",
    re.IGNORECASE,
)
# What follows them, on pages put together of two, would be lost.
ENDS = re.compile(rb"</(?:html|body)\s*>", re.IGNORECASE)
VOIDS = "area base br col embed hr img input link meta param source track wbr".split()
# <title/> is a whole element in XHTML, and an opening tag in HTML.
CLOSED = re.compile(rf"<(?!(?:{'|'.join(VOIDS)})\b)([a-z][\w:-]*)(\s[^<>]*|)/>", re.IGNORECASE)


def parse(text: str) -> HtmlElement:
    """The root of the page, or of the fragment of one, that `text` is.

    Nothing is fetched, and no entity but those of HTML is known. Raises EmptyError, and InputError
    for a page larger than 5 MB or nested deeper than the parser goes (255 tags).
    """
    html = load_library("lxml.html", "HTML")
    etree = load_library("lxml.etree", "HTML")
    text = REFERENCES.sub(" ", text.translate(CONTROLS))
    data = ENDS.sub(b"", text.encode("utf-8", "replace"))
    if len(data) > MAX_PAGE_BYTES:
        raise InputError("is a page of more than 5 MB; save the text alone, or a part of it")
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = html.document_fromstring(data, parser=parser, ensure_head_body=True)
    except etree.ParserError as error:
        raise EmptyError("is empty; there is nothing to read") from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise InputError("nests its tags too deep for a page; save the text alone")
    return root


def parse_xhtml(text: str) -> HtmlElement:
    """The same of a text that is XHTML, as the chapters of a book are."""
    return parse(CLOSED.sub(r"<\1\2></\1>", text))


def drop_unseen(root: HtmlElement) -> None:
    """Takes out of the tree what is not shown: scripts, forms' fields, menus, hidden parts."""
    for element in list(root.iter(*UNSEEN)):
        drop(element)
    whole = len(root.text_content())
    for element in root.xpath(HIDDEN):
        if len(element.text_content()) <= MAX_HIDDEN_SHARE * whole:
            drop(element)


def drop(element: HtmlElement) -> None:
    """Takes an element out of its tree, or all out of the root."""
    if element.getparent() is None:
        element.clear()
    else:
        element.drop_tree()
