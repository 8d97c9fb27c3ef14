"""Which blocks of a page are its article.

Mozilla's readability algorithm finds the element that holds it, in the version of readability-lxml.
It drops what is short within, headings and tables too, so those are put back; and as it counts
Latin commas, the element that holds the most running text is taken where it finds little of it.
"""

from __future__ import annotations

import logging
import re
from collections import Counter
from copy import deepcopy
from typing import TYPE_CHECKING

from summarizer.readers.extras import load_library
from summarizer.readers.pages.trimming import is_link_list, running_text, trim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

    from summarizer.readers.pages.blocks import Piece

MARK = "x"
KEPT_ATTRIBUTES = frozenset(("class", "id", "itemprop"))
MAX_NAME_CHARACTERS = 200
# Beyond, the quadratic steps of the algorithm take seconds.
MAX_ELEMENTS = 30_000
# The algorithm is not trusted where it keeps less than this share of the densest element's text.
MIN_SHARE_OF_DENSEST = 0.5
MIN_PARAGRAPH_CHARACTERS = 40
ASIDE = re.compile(
    r"comment|pinglun|reply|tie-|footer|copyright|sidebar|recommend|relat|share|hot|rank|disclaim",
    re.IGNORECASE,
)


def choose(root: HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the article; of the whole page where no element of it stands out."""
    chosen = readable(root, pieces)
    densest = find_densest(pieces)
    if densest is not None:
        dense = [piece for piece in pieces if is_within(piece, {densest})]
        least = MIN_SHARE_OF_DENSEST * sum(map(running_text, dense))
        if sum(map(running_text, chosen)) < least:
            chosen = dense
    return trim(chosen) or trim(pieces) or list(pieces)


def readable(root: HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces inside of what readability finds that it keeps or should have kept, and links."""
    kept = find_readable(root)
    roots = {element for element in kept if element.getparent() not in kept}
    return [
        piece
        for piece in pieces
        if is_within(piece, roots) and (piece.element in kept or is_wrongly_dropped(piece))
    ]


def is_wrongly_dropped(piece: Piece) -> bool:
    """Whether the piece is a heading, a table or a paragraph that belongs to what is around it.

    Lists of links are wanted too, until the headings above them have been looked at.
    """
    is_paragraph = running_text(piece) >= MIN_PARAGRAPH_CHARACTERS
    return is_paragraph or is_link_list(piece) or piece.block.kind in ("heading", "verbatim")


def find_readable(root: HtmlElement) -> frozenset[HtmlElement]:
    """The elements that readability keeps, none where it finds nothing."""
    elements = list(root.iter())
    if len(elements) > MAX_ELEMENTS:
        return frozenset()
    html = load_library("lxml.html", "HTML")
    readability = load_library("readability", "HTML")
    # It reports its own faults, with a traceback, to whatever log there is.
    logging.getLogger("readability").setLevel(logging.CRITICAL)
    try:
        source = html.tostring(marked_copy(root), encoding="unicode")
        article = html.fromstring(readability.Document(source).summary(html_partial=True))
    except Exception:  # Whatever a page does to it, the densest element is left.
        return frozenset()
    return frozenset(elements[int(number)] for number in article.xpath(f".//@{MARK}"))


def marked_copy(root: HtmlElement) -> HtmlElement:
    """A copy whose elements carry their number, and of their attributes those that are looked at.

    The algorithm drops what is styled as invisible, which some sites do to their text until a
    script has run, and searches attributes in time that is quadratic in their length.
    """
    page = deepcopy(root)
    for number, element in enumerate(page.iter()):
        kept = {
            name: value[:MAX_NAME_CHARACTERS]
            for name, value in element.attrib.items()
            if name in KEPT_ATTRIBUTES
        }
        element.attrib.clear()
        element.attrib.update(kept, **{MARK: str(number)})
    return page


def find_densest(pieces: Sequence[Piece]) -> HtmlElement | None:
    """The element that holds the most running text itself; that of what it holds counts half."""
    weights: Counter[HtmlElement] = Counter()
    for piece in pieces:
        weight = running_text(piece)
        holder = piece.element.getparent() if piece.element.tag in ("p", "li") else piece.element
        if weight and holder is not None and not is_aside(holder):
            weights[holder] += 2 * weight
            if holder.getparent() is not None:
                weights[holder.getparent()] += weight
    return max(weights, key=lambda element: weights[element], default=None)


def is_within(piece: Piece, roots: set[HtmlElement]) -> bool:
    return piece.element in roots or any(
        ancestor in roots for ancestor in piece.element.iterancestors()
    )


def is_aside(element: HtmlElement) -> bool:
    """Whether the site's name for the element, or for one around it, says that it is no article."""
    return any(
        ASIDE.search(f"{around.get('class', '')} {around.get('id', '')}")
        for around in (element, *element.iterancestors())
    )
