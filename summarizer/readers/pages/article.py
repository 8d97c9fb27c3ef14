"""Which blocks of a page are its article.

Mozilla's readability algorithm finds the element that holds it, in the version of readability-lxml.
It drops what is short within, headings and tables too, so those are put back; and as it counts
Latin commas, the element that holds the most running text is taken where it finds little of it.
"""

from __future__ import annotations

import logging
import re
from collections import Counter, defaultdict
from copy import deepcopy
from typing import TYPE_CHECKING

from summarizer.readers.extras import load_library
from summarizer.readers.pages.trimming import is_link_list, running_text, trim

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

    from lxml.html import HtmlElement

    from summarizer.readers.pages.blocks import Piece

MARK = "x"
KEPT_ATTRIBUTES = frozenset(("class", "id", "itemprop"))
MAX_NAME_CHARACTERS = 200
# Beyond, the quadratic steps of the algorithm take seconds.
MAX_ELEMENTS = 30_000
# The algorithm is not trusted where it keeps less than this share of the densest element's text.
MIN_SHARE_OF_DENSEST = 0.5
# The densest element within what it keeps is the article without its frame if it holds this share.
MIN_SHARE_OF_READABLE = 0.85
MIN_PARAGRAPH_CHARACTERS = 40
MAX_PARTS = 5
PART_WEIGHT = 0.6
ASIDE = re.compile(
    r"comment|pinglun|reply|tie-|footer|copyright|sidebar|recommend|relat|share|hot|rank|disclaim",
    re.IGNORECASE,
)


def choose(root: HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of the article; of the whole page where no element of it stands out."""
    chosen = readable(root, pieces)
    densest = find_densest(root, pieces)
    if densest is not None:
        inside = within(densest, lambda element: element is densest)
        dense = [piece for piece in pieces if piece.element in inside]
        found, most = (sum(map(running_text, part)) for part in (chosen, dense))
        is_missed = found < MIN_SHARE_OF_DENSEST * most
        is_narrower = most >= MIN_SHARE_OF_READABLE * found and set(dense) < set(chosen)
        if is_missed or is_narrower:
            chosen = dense
    return trim(chosen) or trim(pieces) or list(pieces)


def readable(root: HtmlElement, pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces inside of what readability finds that it keeps, or should have kept."""
    kept = find_readable(root)
    inside = within(root, lambda element: element in kept)
    text = [n for n, p in enumerate(pieces) if p.element in kept and running_text(p)]
    between = range(text[0], text[-1]) if text else range(0)
    return [
        piece
        for number, piece in enumerate(pieces)
        if piece.element in kept
        or (piece.element in inside and (number in between or is_wrongly_dropped(piece)))
    ]


def within(root: HtmlElement, is_wanted: Callable[[HtmlElement], bool]) -> set[HtmlElement]:
    """The elements that are wanted, and all that they hold."""
    found: set[HtmlElement] = set()
    for element in root.iter():
        if element.getparent() in found or is_wanted(element):
            found.add(element)
    return found


def is_wrongly_dropped(piece: Piece) -> bool:
    """Whether a piece at either end is a heading, a table or a paragraph of the article.

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
    document = readability.Document(html.tostring(marked_copy(root), encoding="unicode"))
    try:
        article = html.fromstring(document.summary(html_partial=True))
    except readability.readability.Unparseable:  # It wraps whatever error it meets.
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
        element.attrib.update(kept)
        element.set(MARK, str(number))
    return page


def find_densest(root: HtmlElement, pieces: Sequence[Piece]) -> HtmlElement | None:
    """The element that holds the most running text, what it holds in parts of parts counting less.

    An element that holds a single block is a wrapper and no part: some editors set several around
    each paragraph.
    """
    asides = within(root, is_aside)
    counts = count_pieces(root, pieces)
    weights: defaultdict[HtmlElement, float] = defaultdict(float)
    for piece in pieces:
        weight: float = running_text(piece)
        holder = piece.element.getparent() if piece.element.tag in ("p", "li") else piece.element
        if not weight or holder in asides:
            continue
        for _ in range(MAX_PARTS):
            weights[holder] += weight
            weight *= PART_WEIGHT
            holder = larger(holder, counts)
            if holder is None:
                break
    return max(weights, key=lambda element: weights[element], default=None)


def larger(element: HtmlElement, counts: Mapping[HtmlElement, int]) -> HtmlElement | None:
    """The innermost element around that holds more pieces, None where there is none."""
    count = counts[element]
    around = element.getparent()
    while around is not None and counts[around] == count:
        around = around.getparent()
    return around


def count_pieces(root: HtmlElement, pieces: Sequence[Piece]) -> Counter[HtmlElement]:
    """How many pieces each element holds."""
    counts = Counter(piece.element for piece in pieces)
    for element in reversed(list(root.iter())):
        if element is not root:
            counts[element.getparent()] += counts[element]
    return counts


def is_aside(element: HtmlElement) -> bool:
    """Whether the site's names for the element say that it is no part of the article."""
    return bool(ASIDE.search(f"{element.get('class', '')} {element.get('id', '')}"))
