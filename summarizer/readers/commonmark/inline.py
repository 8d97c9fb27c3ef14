"""The inline markup of Markdown: which characters of a line are markup, to be cut out.

Source: CommonMark 0.31, "Inlines", without links that run over lines. Formulas stay as written.
Beyond it: roles (:numref:`fig_1`), and [text][1] whose definition is not in the file.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarizer.readers.commonmark.emphasis import Emphasis

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.readers.lines import Cut

# A line without any of these needs no look.
MARKUP = frozenset("*_`[<\\~&")
# Roles of MyST and reStructuredText whose content is a label, and no text.
POINTING_ROLES = frozenset("numref eqref ref cite citep citet label eqlabel width doc".split())
ENTITIES = {"&nbsp;": " ", "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'"}


class Inline:
    """The state of one line: what was cut, and what is still open."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self.text = text
        self.labels = labels
        self.cuts: list[Cut] = []
        self.emphasis = Emphasis(text)
        self.brackets: list[tuple[int, bool]] = []
        # Ticks and tags whose end the rest of the line does not have.
        self.unclosed: set[str] = set()

    def cut(self, start: int, end: int) -> None:
        self.cuts.append((start, end, ""))

    def cut_whole(self, start: int, end: int) -> None:
        """Cut an element with its content, and one of the two spaces around it."""
        is_spaced = self.text[start - 1 : start] == " " and self.text[end : end + 1] == " "
        self.cut(start, end + is_spaced)


def find_cuts(text: str, labels: frozenset[str] = frozenset()) -> list[Cut]:
    """The parts of `text` that are markup, in order; `labels` are those of the link definitions."""
    if MARKUP.isdisjoint(text):
        return []
    inline = Inline(text, labels)
    position = 0
    while found := token().search(text, position):
        position = HANDLERS[found.lastgroup or ""](inline, found)
    return sorted((*inline.cuts, *inline.emphasis.cuts, *inline.emphasis.find_orphans()))


def find_caption(text: str) -> tuple[int, int] | None:
    """The [start, end) of the alternative text when the line is images only, else None.

    Of several images the first with such a text counts; an empty one when none has any.
    """
    caption = (0, 0)
    position = 0
    while found := image().match(text, position):
        position = found.end()
        if caption[0] == caption[1]:
            caption = found.span("alt")
    return None if position < len(text) or not text else caption


def handle_escape(inline: Inline, found: re.Match[str]) -> int:
    inline.cut(found.start(), found.start() + 1)
    return found.end()


def handle_role(inline: Inline, found: re.Match[str]) -> int:
    """:numref:`fig_1` goes whole; of any other role the content stays, as that of a code span."""
    if found["role_name"] in POINTING_ROLES:
        inline.cut_whole(found.start(), found.end())
    else:
        inline.cut(found.start(), found.start("role_content"))
        inline.cut(found.end() - 1, found.end())
    return found.end()


def handle_ticks(inline: Inline, found: re.Match[str]) -> int:
    """A code span: its content stays, without the one space on each side that it may have."""
    ticks = found[0]
    end = -1 if ticks in inline.unclosed else find_run(inline.text, ticks, found.end())
    if end < 0:
        inline.unclosed.add(ticks)
        return found.end()
    content = inline.text[found.end() : end]
    padding = int(content[0] == content[-1] == " " and content.strip() != "")
    inline.cut(found.start(), found.end() + padding)
    inline.cut(end - padding, end + len(ticks))
    return end + len(ticks)


def find_run(text: str, ticks: str, position: int) -> int:
    """Where exactly as many ticks stand again, -1 for nowhere."""
    while (at := text.find(ticks, position)) >= 0:
        position = at + len(ticks)
        if text[position : position + 1] != "`":
            return at
        while text[position : position + 1] == "`":
            position += 1
    return -1


def handle_formula(inline: Inline, found: re.Match[str]) -> int:
    return found.end()


def handle_tag(inline: Inline, found: re.Match[str]) -> int:
    """A tag or comment goes; the reading in <rt>…</rt> goes with it; <https://…> stays as text."""
    tag = found[0]
    if found["address"]:
        inline.cut(found.start(), found.start() + 1)
        inline.cut(found.end() - 1, found.end())
        return found.end()
    if tag.lower() in ("<rt>", "<rp>"):
        closing = "</" + tag[1:]
        end = -1 if closing in inline.unclosed else inline.text.find(closing, found.end())
        if end >= 0:
            inline.cut(found.start(), end + len(closing))
            return end + len(closing)
        inline.unclosed.add(closing)
    inline.cut(found.start(), found.end())
    return found.end()


def handle_passage(inline: Inline, found: re.Match[str]) -> int:
    """The marks of [**a passage**], which run over lines, as books of notebooks have them."""
    inline.cut(found.start(), found.end())
    return found.end()


def handle_note(inline: Inline, found: re.Match[str]) -> int:
    inline.cut_whole(found.start(), found.end())
    return found.end()


def handle_open(inline: Inline, found: re.Match[str]) -> int:
    inline.brackets.append((found.start(), found[0] == "!["))
    return found.end()


def handle_close(inline: Inline, found: re.Match[str]) -> int:
    """The end of a link, whose text stays, or of an image, which goes whole."""
    if not inline.brackets:
        return found.start() + 1
    start, is_image = inline.brackets.pop()
    end = found.end()
    if not found["target"]:
        own_label = inline.text[start + 1 + is_image : found.start()]
        label = (found["label"] or own_label).strip().lower()
        if label not in inline.labels and not is_numbered_link(
            inline.text, start, own_label, label
        ):
            return found.start() + 1
    if is_image:
        inline.cut_whole(start, end)
    else:
        inline.cut(start, start + 1)
        inline.cut(found.start(), end)
    return end


def is_numbered_link(text: str, start: int, own_text: str, label: str) -> bool:
    """Is it [text][1], whose definition was left behind, and not a[i][1] or two notes [1][2]?"""
    before = text[start - 1 : start] if start else ""
    is_indexed = before.isascii() and (before.isalnum() or before in ("_", "]"))
    return (
        label.isdigit()
        and not own_text.strip().isdigit()
        and own_text != ""
        and not (before and is_indexed)
    )


def handle_run(inline: Inline, found: re.Match[str]) -> int:
    inline.emphasis.add(*found.span())
    return found.end()


def handle_entity(inline: Inline, found: re.Match[str]) -> int:
    inline.cuts.append((found.start(), found.end(), ENTITIES[found[0]]))
    return found.end()


HANDLERS: dict[str, Callable[[Inline, re.Match[str]], int]] = {
    "escape": handle_escape,
    "role": handle_role,
    "ticks": handle_ticks,
    "formula": handle_formula,
    "tag": handle_tag,
    "passage": handle_passage,
    "note": handle_note,
    "open": handle_open,
    "close": handle_close,
    "run": handle_run,
    "entity": handle_entity,
}


@cache
def token() -> re.Pattern[str]:
    """Everything inline that begins with a mark; the name of the group names its handler."""
    # It begins with no space, so that a row of spaces belongs to one part of the pattern alone.
    address = r"<[^<>]*>|(?=[^\s)])[^\s()]*(?:\([^\s()]*\)[^\s()]*)*"
    target = rf"""\(\s*(?:(?:{address})(?:\s+(?:"[^"]*"|'[^']*'))?\s*)?\)"""
    return re.compile(
        r"(?P<escape>\\[!-/:-@\[-`{-~]|\\$)"
        r"|(?P<role>:(?P<role_name>[a-z]+):`(?P<role_content>[^`]+)`)"
        r"|(?P<ticks>`+)"
        r"|(?P<formula>\$\$?(?![\s$])[^$\u4e00-\u9fff]*(?<!\s)\$\$?)"
        r"|(?P<tag><!--(?:(?!<!--).)*?-->|</?[a-zA-Z][a-zA-Z0-9-]*(?:\s[^<>]*)?/?>"
        r"|(?P<address><(?:[a-zA-Z][a-zA-Z0-9+.-]+:[^\s<>]*|[\w.+-]+@[\w.-]+)>))"
        r"|(?P<passage>\[\*\*(?![^\[\]]*\*\*\][(\[])|\*\*\](?![(\[]))"
        r"|(?P<note>\[\^[^\[\]\s]+\])"
        r"|(?P<open>!?\[)"
        rf"|(?P<close>\](?P<target>{target})?(?:\[(?P<label>[^\[\]]*)\])?)"
        r"|(?P<run>\*+|_+|~~)"
        r"|(?P<entity>&(?:nbsp|amp|lt|gt|quot|#39);)"
    )


@cache
def image() -> re.Pattern[str]:
    """An image, alone or as a link's text, with the white space after it."""
    target = r"(?:\((?:[^()]|\([^()]*\))*\)|\[[^\[\]]*\])"
    picture = rf"!\[(?P<alt>[^\[\]]*)\]{target}"
    return re.compile(picture.join((r"(?:\[(?=!\[))?", rf"(?:\]{target})?(?:\{{[^{{}}]*\}})?\s*")))
