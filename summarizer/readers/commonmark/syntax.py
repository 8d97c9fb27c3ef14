"""What single lines of Markdown are: the tests that `scanner` decides by.

All take the rest of a line, after the markers of its containers and up to three spaces.
Source: CommonMark 0.31, GFM tables.
"""

from __future__ import annotations

import re
from functools import cache

from summarizer.characters import is_han

MAX_LEVEL = 6
MAX_BARE_HEADING_CHARACTERS = 40
MAX_ITEM_DIGITS = 9
HTML_RAW_CLOSING = "</"
# (opening, closing) of the HTML blocks that end with a mark, not with a blank line.
HTML_MARKS = (("<!--", "-->"), ("<?", "?>"), ("<![CDATA[", "]]>"))
HTML_RAW_TAGS = ("pre", "script", "style", "textarea")
# fmt: off
HTML_BLOCK_TAGS = frozenset((
    "address", "article", "aside", "base", "basefont", "blockquote", "body", "caption", "center",
    "col", "colgroup", "dd", "details", "dialog", "dir", "div", "dl", "dt", "fieldset",
    "figcaption", "figure", "footer", "form", "frame", "frameset", "h1", "h2", "h3", "h4", "h5",
    "h6", "head", "header", "hr", "html", "iframe", "legend", "li", "link", "main", "menu",
    "menuitem", "nav", "noframes", "ol", "optgroup", "option", "p", "param", "search", "section",
    "summary", "table", "tbody", "td", "tfoot", "th", "thead", "title", "tr", "track", "ul",
))
# fmt: on


def find_leaf(rest: str, interrupts: bool, bare_headings: bool) -> tuple[str, str]:
    """The block that a line begins and what will close it; ("", "") for a paragraph's text.

    `interrupts` tells that a paragraph is open, which some blocks cannot end.
    """
    first = rest[0]
    if first == "#" and is_heading(rest, bare_headings):
        return "atx", ""
    if first in "`~" and (fence := find_fence(rest)):
        return "fence", fence
    if first == "<":
        closing = find_html_closing(rest, interrupts)
        return ("", "") if closing is None else ("html", closing)
    if rest.startswith("$$"):
        return find_formula(rest)
    if (first in "*-_" and is_rule(rest)) or (first in ":{[" and is_directive(rest)):
        return "verbatim", ""
    return "", ""


def is_heading(rest: str, bare: bool) -> bool:
    """Is it an ATX heading? With `bare`, the space may be missing before a short line with Han."""
    title = rest.lstrip("#")
    if len(rest) - len(title) > MAX_LEVEL:
        return False
    if not title or title[0] in " \t":
        return True
    is_short = len(title) <= MAX_BARE_HEADING_CHARACTERS and "#" not in title
    return bare and is_short and any(map(is_han, title)) and title.rstrip()[-1] not in "。！；…，"


def find_fence(rest: str) -> str:
    length = len(rest) - len(rest.lstrip(rest[0]))
    is_fence = length >= 3 and not (rest[0] == "`" and "`" in rest[length:])
    return rest[:length] if is_fence else ""


def find_html_closing(rest: str, interrupts: bool) -> str | None:
    """What ends the HTML block that the line begins ("": a blank line), None for no such block."""
    for opening, closing in HTML_MARKS:
        if rest.startswith(opening):
            return closing
    if rest[1:2] == "!" and rest[2:3].isascii() and rest[2:3].isalpha():
        return ">"
    tag = tag_start().match(rest)
    if tag and not tag[1] and tag[2].lower() in HTML_RAW_TAGS and tag[3] != "/>":
        return HTML_RAW_CLOSING
    if tag and tag[2].lower() in HTML_BLOCK_TAGS:
        return ""
    return "" if not interrupts and whole_tag().fullmatch(rest) else None


def closes(closing: str, rest: str) -> bool:
    """Does the line hold the `closing` of an HTML block or a formula?"""
    if closing == HTML_RAW_CLOSING:
        lowered = rest.lower()
        return any(f"</{name}>" in lowered for name in HTML_RAW_TAGS)
    return closing in rest


def find_formula(rest: str) -> tuple[str, str]:
    inner = rest.rstrip()[2:]
    if "$$" not in inner:
        return "formula", "$$"
    return ("verbatim", "") if inner.endswith("$$") else ("", "")


def is_rule(rest: str) -> bool:
    marks = rest.replace(" ", "").replace("\t", "")
    return len(marks) >= 3 and marks[0] in "*-_" and not marks.strip(marks[0])


def is_directive(rest: str) -> bool:
    """`:::`, a template tag, a table of contents, a label of Sphinx or MyST: no text."""
    rest = rest.rstrip()
    return (
        rest.startswith(":::")
        or (rest.startswith(("{%", "{{")) and rest.endswith(("%}", "}}")))
        or rest.lower() in ("[toc]", "[[toc]]")
        or (rest.startswith(":label:`") and rest.find("`", 8) == len(rest) - 1)
    )


def item_marker_width(rest: str, interrupts: bool) -> int:
    """The width of the list marker that the line begins with, 0 for none.

    One that interrupts a paragraph needs text after it, and a number has to be 1.
    """
    if rest[0] in "-+*":
        width = 1
    elif rest[0].isascii() and rest[0].isdigit():
        digits = len(rest) - len(rest.lstrip("0123456789"))
        if digits > MAX_ITEM_DIGITS or rest[digits : digits + 1] not in (".", ")"):
            return 0
        if interrupts and int(rest[:digits]) != 1:
            return 0
        width = digits + 1
    else:
        return 0
    following = rest[width:]
    if (following and following[0] not in " \t") or is_rule(rest):
        return 0
    return 0 if interrupts and not following.strip(" \t") else width


def is_table_head(head: str, delimiters: str) -> bool:
    """Is `delimiters` the row of dashes under a table's head, with as many columns?"""
    if "|" not in head or delimiters[:1] not in "|-:" or delimiters[:2] in ("- ", "-\t"):
        return False
    cells = [cell.strip(" \t") for cell in strip_pipes(delimiters).split("|")]
    if not all(cell.removeprefix(":").removesuffix(":").strip("-") == "" for cell in cells):
        return False
    columns = strip_pipes(head.strip(" \t").replace("\\|", "")).count("|") + 1
    return all("-" in cell for cell in cells) and len(cells) == columns


def strip_pipes(row: str) -> str:
    return row.strip(" \t").removeprefix("|").removesuffix("|")


def is_definition(rest: str) -> bool:
    """Is it a link reference definition, on one line? (A footnote's is not.)"""
    return rest[0] == "[" and rest[1:2] != "^" and definition().fullmatch(rest) is not None


@cache
def tag_start() -> re.Pattern[str]:
    return re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9-]*)(\s|/?>|$)")


@cache
def whole_tag() -> re.Pattern[str]:
    attribute = r"""\s+[a-zA-Z_:][\w:.-]*(?:\s*=\s*(?:[^"'=<>`\s]+|'[^']*'|"[^"]*"))?"""
    return re.compile(rf"<(?:[a-zA-Z][a-zA-Z0-9-]*(?:{attribute})*\s*/?|/[a-zA-Z][\w-]*\s*)>\s*")


@cache
def definition() -> re.Pattern[str]:
    title = r"""(?:\s+(?:"[^"]*"|'[^']*'|\([^()]*\)))?"""
    label = r"\[(?!\s*\])(?:[^\[\]\\]|\\.)+\]"
    return re.compile(rf"{label}:\s*(?:<[^<>]*>|[^\s<]\S*){title}\s*")
