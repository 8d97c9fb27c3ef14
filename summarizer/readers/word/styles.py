"""What a paragraph is by its style: the styles' names, outline levels and numbers, inherited."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.readers.word.markup import find_switch, find_value, word

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_LEVEL = 6
MAX_ANCESTORS = 20
# The outline level of body text, counted from 0.
BODY_OUTLINE = 9

_HAN_LEVELS = "一二三四五六"
_HEADING = re.compile(r"(?:heading|标题|標題) ?([1-9])|([一二三四五六1-6])[级級]标题")
_KINDS = (
    ("title", re.compile(r"title|标题|標題|大标题|文章标题|文档标题")),
    ("contents", re.compile(r"(?:toc|index) ?\d|(?:toc|index) heading|目[录錄].*|table of .*")),
    ("caption", re.compile(r"caption|题注|題註|图题|表题|图注|表注")),
    ("quote", re.compile(r"(?:intense )?quote|(?:明显)?引用|block (?:text|quotation)|引文")),
    ("item", re.compile(r"list (?:bullet|number)(?: \d)?|列表(?:项目符号|编号).*")),
    ("verbatim", re.compile(r"html preformatted|(?:source )?code|源?代码")),
    ("text", re.compile(r"normal|正文|subtitle|副标题")),
)


class Style(NamedTuple):
    """One style; None: it says nothing on this. `outline` counts from 0."""

    name: str
    parent: str | None
    outline: int | None
    bold: bool | None
    number: tuple[str, str] | None


class Look(NamedTuple):
    """What a paragraph is: fields as in `Block`; its kind may also be "title" or "contents"."""

    kind: str
    level: int = 0
    marker: str = ""


class Styles:
    """The styles and lists of a document; `styles`, `numbering`: the parts' roots, or None."""

    def __init__(self, styles: Any, numbering: Any) -> None:
        found = [] if styles is None else list(styles.iterchildren(word("style")))
        self._styles = {style.get(word("styleId"), ""): _read_style(style) for style in found}
        self._default = next((s.get(word("styleId")) for s in found if _is_default(s)), None)
        self._bullets = set(_find_bullets(numbering))

    def look(self, properties: Any) -> Look:
        """What the paragraph with these properties (w:pPr or None) is."""
        outline = _read_outline(properties)
        if outline is not None and outline < BODY_OUTLINE:
            return Look("heading", min(outline + 1, MAX_LEVEL))
        look = Look("text") if outline == BODY_OUTLINE else self._inherited(properties)
        number = _read_number(properties)
        if number is None:
            number = next((s.number for s in self._chain(properties) if s.number), None)
        if look.kind == "item" or (look.kind == "text" and number and number[0] != "0"):
            is_bullet = number is None or number in self._bullets
            return Look("item", 0, "- " if is_bullet else "1. ")
        return look

    def is_bold(self, paragraph: Any, run: Any) -> bool:
        """Whether text is bold; the properties (or None) of its paragraph and of its run."""
        own = find_switch(run, "b")
        if own is not None:
            return own
        chains = (self._ancestors(find_value(run, "rStyle")), self._chain(paragraph))
        return next((s.bold for chain in chains for s in chain if s.bold is not None), False)

    def _inherited(self, properties: Any) -> Look:
        for style in self._chain(properties):
            name = style.name.lower().partition(",")[0].strip()
            heading = _HEADING.match(name)
            if style.outline == BODY_OUTLINE:
                return Look("text")
            if heading:
                return Look("heading", _level(heading[1] or heading[2]))
            kind = next((kind for kind, names in _KINDS if names.fullmatch(name)), None)
            if kind:
                return Look(kind, marker="> " if kind == "quote" else "")
            if style.outline is not None:
                return Look("heading", min(style.outline + 1, MAX_LEVEL))
        return Look("text")

    def _chain(self, properties: Any) -> Iterator[Style]:
        return self._ancestors(find_value(properties, "pStyle") or self._default)

    def _ancestors(self, name: str | None) -> Iterator[Style]:
        """The style called `name` and those that it is based on; a circle ends."""
        for _ in range(MAX_ANCESTORS):
            style = self._styles.get(name or "")
            if style is None:
                return
            yield style
            name = style.parent


def _is_default(style: Any) -> bool:
    return style.get(word("type")) == "paragraph" and style.get(word("default")) in ("1", "true")


def _read_style(style: Any) -> Style:
    properties = style.find(word("pPr"))
    return Style(
        find_value(style, "name") or "",
        find_value(style, "basedOn"),
        _read_outline(properties),
        find_switch(style, "rPr", "b"),
        _read_number(properties),
    )


def _read_outline(properties: Any) -> int | None:
    value = find_value(properties, "outlineLvl")
    return int(value) if value and value.isdecimal() else None


def _read_number(properties: Any) -> tuple[str, str] | None:
    number = find_value(properties, "numPr", "numId")
    return None if number is None else (number, find_value(properties, "numPr", "ilvl") or "0")


def _level(number: str) -> int:
    return min(_HAN_LEVELS.find(number) + 1 or int(number), MAX_LEVEL)


def _find_bullets(numbering: Any) -> Iterator[tuple[str, str]]:
    """(number, level) of the lists whose items have a bullet and no number."""
    if numbering is None:
        return
    bullets = {
        (abstract.get(word("abstractNumId")), level.get(word("ilvl")))
        for abstract in numbering.iterchildren(word("abstractNum"))
        for level in abstract.iterchildren(word("lvl"))
        if find_value(level, "numFmt") == "bullet"
    }
    for number in numbering.iterchildren(word("num")):
        abstract = find_value(number, "abstractNumId")
        yield from ((number.get(word("numId")), level) for key, level in bullets if key == abstract)
