"""Lines of a given width on a screen, broken as Chinese is: anywhere but at certain marks."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from wcwidth import wcswidth, wcwidth

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

# GB/T 15834: closing marks begin no line, opening ones end none; a unit stays at its number.
NO_START = frozenset("，。、；：！？）】》〉」』〕］｝’”…·～％‰℃°々ー,.;:!?)]}%›»〞〟﹂﹄")
NO_END = frozenset("（【《〈「『〔［｛‘“￥＄￡([{«‹〝﹁﹃")
JOINER = "\u200d"
# A number stays behind what it is the value of.
SIGNS = "+-="
RANGES = "～〜—－"


def columns(text: str) -> int:
    """The columns that a text without control characters takes on a screen."""
    width: int = wcswidth(text)
    return width if width >= 0 else len(text)


def broken(text: str, width: int) -> list[str]:
    """The lines of a text, `width` columns wide at most; white space at their ends is dropped."""
    lines = []
    for part in text.replace("\t", " ").split("\n"):
        lines += filled(pieces(part), width)
    return lines


def pieces(text: str) -> list[str]:
    """The text cut where a line may end: Latin words and numbers stay whole."""
    cuts = [i for i, (a, b) in enumerate(pairwise(text), 1) if _is_break(a, b)]
    return [text[start:end] for start, end in pairwise([0, *cuts, len(text)])]


def _is_break(before: str, after: str) -> bool:
    if after in NO_START or after.isspace() or before in NO_END:
        return False
    if before.isspace():
        return after not in SIGNS
    if before.isdigit() or (before in RANGES and after.isdigit()):
        return False
    if before == JOINER or wcwidth(after) == 0:
        return False
    return wcwidth(before) == 2 or wcwidth(after) == 2


def filled(parts: Iterable[str], width: int) -> list[str]:
    """Parts that may stand apart, put into as few lines as hold them; what is wider is cut."""
    lines = [""]
    used = 0
    for part in parts:
        if used and used + columns(part.rstrip()) > width:
            lines.append("")
            used = 0
        shown = part.rstrip()
        if columns(shown) > width:
            *full, last = _cuts(shown, width)
            lines[-1:] = [*full, ""]
            part = last + part[len(shown) :]
        lines[-1] += part
        used += columns(part)
    return [line.rstrip() for line in lines]


def _cuts(text: str, width: int) -> Iterator[str]:
    """The text in parts that fit, each of one character at least."""
    start = used = 0
    for i, character in enumerate(text):
        size = columns(character)
        if used + size > width and i > start:
            yield text[start:i]
            start, used = i, 0
        used += size
    yield text[start:]
