"""What a block of a page is, by the elements around it and by how its text looks."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.characters import is_han
from summarizer.readers.extracted import Block

if TYPE_CHECKING:
    from collections.abc import Sequence

    from lxml.html import HtmlElement

HEADINGS = {f"h{level}": level for level in range(1, 7)}
QUOTES = ("blockquote", "q")
CAPTIONS = ("figcaption", "caption")
BOLD_HEADING_LEVEL = 3
MAX_BOLD_HEADING_CHARACTERS = 40
MAX_CAPTION_CHARACTERS = 60
MAX_BARE_CAPTION_CHARACTERS = 30
MAX_SURROUNDING_ELEMENTS = 2
# An <li> with more paragraphs lays out a part of the page.
MAX_ITEM_PARAGRAPHS = 2
# Marks that no heading ends in, and words of credits and of captions, which may be bold as well.
UNFINISHED = tuple("。！!…，,、；;：:—")
CREDIT_WORDS = tuple(
    "记者 記者 来源 來源 作者 编辑 編輯 责编 責編 校对 校對 执笔 執筆 原标题 原標題".split()
)
SHOTS = ("摄", "攝", "供图", "供圖")
CAPTION_BREAKS = frozenset("，。；！？：")
CAPTION_NAME = re.compile(
    r"caption|tuzhu|tushuo|(?:ima?ge?|pic|photo)[-_]?(?:des|txt|text|info|note|title|intro)",
    re.IGNORECASE,
)
CENTERED = re.compile(r"text-align:\s*center", re.IGNORECASE)
HEAVY = re.compile(r"font-weight:\s*(?:bold|[6-9]00)", re.IGNORECASE)


class Text:
    """The text of a block as it is gathered, with how much of it is a link or bold."""

    def __init__(self, links: int = 0, heavies: int = 0) -> None:
        self.parts: list[str] = []
        self.linked = self.heavy = self.visible = 0
        self.links = links
        self.heavies = heavies

    def open(self, element: HtmlElement) -> None:
        self.links += element.tag == "a"
        self.heavies += is_heavy(element)

    def close(self, element: HtmlElement) -> None:
        self.links -= element.tag == "a"
        self.heavies -= is_heavy(element)

    def add(self, text: str) -> None:
        self.parts.append(text)
        visible = len("".join(text.split()))
        self.visible += visible
        if self.links:
            self.linked += visible
        if self.heavies:
            self.heavy += visible

    def successor(self) -> Text:
        """An empty one inside of the same inline elements."""
        return Text(self.links, self.heavies)


def form(
    joined: str,
    text: Text,
    blocks: Sequence[HtmlElement],
    *,
    marker: str,
    is_below_image: bool,
    is_continuation: bool,
) -> Block:
    """The block of the kind that the text has inside of `blocks`, the innermost the last.

    `is_continuation` says that the block before it ends in the middle of a sentence.
    """
    level = heading_level(blocks)
    if level:
        return Block(joined, "heading", level)
    if is_named_caption(joined, blocks):
        return Block(joined, "caption")
    holder = nearest(blocks, "li", *QUOTES)
    if holder == "li":
        return Block(joined, "item", marker=marker)
    if holder:
        return Block(joined, "quote", marker="> ")
    if text.heavy == text.visible and not is_continuation and is_heading(joined):
        return Block(joined, "heading", BOLD_HEADING_LEVEL)
    if is_below_image and is_placed_caption(joined, blocks):
        return Block(joined, "caption")
    return Block(joined)


def heading_level(blocks: Sequence[HtmlElement]) -> int:
    """The level of the heading that the innermost block is or stands in, 0 where in none."""
    return next((HEADINGS[block.tag] for block in reversed(blocks) if block.tag in HEADINGS), 0)


def nearest(blocks: Sequence[HtmlElement], *tags: str) -> str:
    """The tag of the innermost block that is one of `tags`, or ""."""
    return next((str(block.tag) for block in reversed(blocks) if block.tag in tags), "")


def is_heavy(element: HtmlElement) -> bool:
    return element.tag in ("b", "strong") or bool(HEAVY.search(element.get("style", "")))


def is_heading(text: str) -> bool:
    """Whether a paragraph that is all bold is a heading: most news sites mark theirs so."""
    return (
        len(text) <= MAX_BOLD_HEADING_CHARACTERS
        and not text.rstrip("”’」』)）").endswith(UNFINISHED)
        and not text.startswith("—")
        and any(map(is_han, text))
        and not any(word in text for word in (*CREDIT_WORDS, *SHOTS))
    )


def is_named_caption(text: str, blocks: Sequence[HtmlElement]) -> bool:
    """Whether an element is for captions, or is called so by the site."""
    if nearest(blocks, *CAPTIONS):
        return True
    around = blocks[-MAX_SURROUNDING_ELEMENTS:]
    return len(text) <= MAX_CAPTION_CHARACTERS and any(
        CAPTION_NAME.search(block.get("class", "")) for block in around
    )


def is_placed_caption(text: str, blocks: Sequence[HtmlElement]) -> bool:
    """Whether the text below an image is its caption: in the same element, or centred like it."""
    if len(text) > MAX_CAPTION_CHARACTERS or not any(map(is_han, text)):
        return False
    if text.startswith(CREDIT_WORDS):
        return False
    if any(map(is_centered, blocks[-MAX_SURROUNDING_ELEMENTS:])):
        return True
    is_bare = CAPTION_BREAKS.isdisjoint(text) and len(text) <= MAX_BARE_CAPTION_CHARACTERS
    return is_bare and next(blocks[-1].iter("img"), None) is not None


def is_layout(item: HtmlElement) -> bool:
    """Whether a list item is none, but a part of the page with paragraphs of its own."""
    return len(item.findall(".//p")) > MAX_ITEM_PARAGRAPHS


def is_centered(element: HtmlElement) -> bool:
    if element.get("align", "").lower() == "center" or element.tag == "center":
        return True
    return bool(CENTERED.search(element.get("style", ""))) or "center" in element.get("class", "")
