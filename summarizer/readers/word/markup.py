"""The names of WordprocessingML, and what of an element counts as its content."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

_WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_COMPATIBILITY = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = f"{_MATH}oMath"
MATH_PARAGRAPH = f"{_MATH}oMathPara"
MATH_TEXT = f"{_MATH}t"

_OFF = ("0", "false", "off", "none")


def word(name: str) -> str:
    """The full name of a tag or an attribute of the main namespace."""
    return _WORD + name


_ALTERNATE = f"{_COMPATIBILITY}AlternateContent"
_CONTROL = word("sdt")
_TRANSPARENT = frozenset(
    word(name) for name in ("ins", "moveTo", "smartTag", "customXml", "hyperlink", "dir", "bdo")
)
_DROPPED = frozenset(word(name) for name in ("del", "moveFrom"))


def children(element: Any) -> Iterator[Any]:
    """The content of `element`: without what was deleted, and inside of what only wraps it.

    Of alternatives only the first, since the others say the same for older programs. Without tables
    of contents, as far as a content control or a simple field holds them.
    """
    for child in element:
        if child.tag in _TRANSPARENT:
            yield from children(child)
        elif child.tag == _CONTROL:
            content = child.find(word("sdtContent"))
            if content is not None and not _is_gallery_of_contents(child):
                yield from children(content)
        elif child.tag == word("fldSimple"):
            if not is_contents(child.get(word("instr"), "")):
                yield from children(child)
        elif child.tag == _ALTERNATE:
            yield from children(child[0] if len(child) else child)
        elif child.tag not in _DROPPED:
            yield child


def is_contents(instruction: str) -> bool:
    """Whether the instruction of a field makes a table of contents or an index."""
    return instruction.split(maxsplit=1)[:1] in (["TOC"], ["INDEX"])


def _is_gallery_of_contents(control: Any) -> bool:
    gallery = control.find(f"{word('sdtPr')}/{word('docPartObj')}/{word('docPartGallery')}")
    return gallery is not None and gallery.get(word("val"), "").lower() == "table of contents"


def find_value(element: Any, *path: str) -> str | None:
    """The value at `path` below `element` (None: there is no such element), or None."""
    found = None if element is None else element.find("/".join(map(word, path)))
    return None if found is None else found.get(word("val"))


def find_switch(element: Any, *path: str) -> bool | None:
    """Whether the switch at `path` below `element` is on; None where it is not set."""
    found = None if element is None else element.find("/".join(map(word, path)))
    return None if found is None else found.get(word("val"), "on") not in _OFF


def formula(element: Any) -> str:
    """The characters of a formula, in a row."""
    return "".join(part.text or "" for part in element.iter(MATH_TEXT))


def is_only_formula(paragraph: Any) -> bool:
    """Whether a paragraph is a formula and no text."""
    return paragraph.find(MATH_PARAGRAPH) is not None and not any(
        text.text and text.text.strip() for text in paragraph.iter(word("t"))
    )
