"""How authors use Markdown beyond what its specification says.

All-bold lines that are headings, indented code that is prose, captions that say nothing, and what
stands before a line's text in a heading, a quote or a list.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.characters import is_han

if TYPE_CHECKING:
    from summarizer.readers.commonmark.blocks import Block, Part
    from summarizer.readers.lines import Cut

MAX_BOLD_HEADING_CHARACTERS = 40
NO_HEADING_ENDS = ("。", "！", "？", "；", "…", "：", "，", ".", "!", "?", ";", ":", ",")
# HTML blocks that begin with one of these can hold prose, so their lines that are Han are text.
PROSE_TAGS = ("<p", "<div", "<center", "<section", "<article", "<details", "<blockquote", "<br")
# Alternative texts that tell nothing: file names and what editors put there by themselves.
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp")
EMPTY_CAPTIONS = frozenset(
    (
        "image",
        "img",
        "alt text",
        "图片",
        "圖片",
        "图片描述",
        "圖片描述",
        "在这里插入图片描述",
        "在這裡插入圖片描述",
    )
)


def is_prose_in_code(block: Block) -> bool:
    """Is it indented code that is mostly Han: paragraphs that were indented by hand?"""
    content = "".join(part.content for part in block.parts)
    return block.kind == "code" and is_mostly_han(content)


def find_hashes(content: str) -> list[Cut]:
    """The # before and behind the text of an ATX heading, and an {#anchor} at its end."""
    opening = len(content) - len(content.lstrip("#"))
    cuts: list[Cut] = [(0, opening, "")]
    visible = content.rstrip()
    title = visible.rstrip("#")
    if title.endswith((" ", "\t")) and len(title) > opening:
        visible = title.rstrip()
    anchor = visible.rfind("{#")
    if anchor > opening and visible.endswith("}"):
        visible = visible[:anchor].rstrip()
    return [*cuts, (len(visible), len(content), "")]


def make_marker(block: Block, part: Part) -> str:
    """What stands before the text of the first line in a quote or an item.

    In a quote it is one "> " a level, and the list's marker; in a list the line's own indent and
    marker, or only an indent for a further paragraph of an item.
    """
    before = part.line.text[: part.position].expandtabs(4)
    if not block.quotes:
        return before
    return "> " * block.quotes + before.replace(">", "").lstrip()


def is_caption(alternative: str) -> bool:
    name = alternative.strip().lower()
    return name != "" and name not in EMPTY_CAPTIONS and not name.endswith(IMAGE_SUFFIXES)


def is_bold_heading(content: str) -> bool:
    """Is it bold from end to end, short, and no sentence or label?"""
    marks = content[:2]
    inner = content[2:-2]
    return (
        marks in ("**", "__")
        and content.endswith(marks)
        and 0 < len(inner) <= MAX_BOLD_HEADING_CHARACTERS
        and marks not in inner
        and inner == inner.strip()
        and not inner.endswith(NO_HEADING_ENDS)
    )


def is_prose_in_html(block: Block) -> bool:
    return block.kind == "html" and block.parts[0].content.lower().startswith(PROSE_TAGS)


def is_mostly_han(content: str) -> bool:
    """Is half and more of what is visible Han, so that it is prose and no code?"""
    visible = [character for character in content if not character.isspace()]
    return 2 * sum(map(is_han, visible)) >= len(visible) > 0
