"""Chinese and Latin punctuation: the marks, and which of them enclose what.

Plain sets and dictionaries instead of regular expressions: looking up each character of an article
costs a tenth of a millisecond, compiling these classes several times that.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

# What `str.isspace` accepts, the zero-width space and the byte order mark.
WHITE = (
    " \t\n\r\x0b\x0c\x1c\x1d\x1e\x1f\x85\xa0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006"
    "\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\u200b\ufeff"
)
STRONG_MARKS = frozenset("。！？｡‼⁇⁈⁉")
ASCII_MARKS = frozenset("!?")
ELLIPSES = frozenset("…⋯")
DOTS = frozenset(".．")
FINAL_MARKS = STRONG_MARKS | ASCII_MARKS | ELLIPSES | DOTS
# A sentence goes on where one of these follows.
INNER_MARKS = frozenset("，、；：,;:—–")

# Each opening mark's kind, which is its closing mark. Full-width and ASCII brackets are one kind,
# since people mix them: （如图)
QUOTATION_OPENERS = {
    "“": "”",
    "‘": "’",
    "「": "」",
    "『": "』",
    "﹁": "﹂",
    "﹃": "﹄",
    "｢": "｣",
    "〝": "〞",
}
OPENERS = QUOTATION_OPENERS | {
    "（": ")",
    "(": ")",
    "【": "】",
    "〖": "〗",
    "〔": "〕",
    "［": "]",
    "[": "]",
    "｛": "}",
    "{": "}",
    "《": "》",
    "〈": "〉",
}
CLOSERS = {kind: kind for kind in OPENERS.values()} | {"）": ")", "］": "]", "｝": "}"}
ROUND_OPENERS = frozenset("（(")
QUOTATION_CLOSERS = frozenset(QUOTATION_OPENERS.values())
STRAIGHT = '"'
ENCLOSING_MARKS = frozenset(OPENERS) | frozenset(CLOSERS) | {STRAIGHT}


def enclosures(text: str, positions: Iterable[int]) -> dict[int, int]:
    """The partners of all matched quotation marks and brackets, in both directions.

    `positions` are ascending offsets into `text`, those of its enclosing marks among them. An
    opening mark without a partner is ignored, and so is a closing one. Linear: each opening mark
    is pushed once and popped once.
    """
    partners: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    counts: dict[str, int] = {}
    for position in positions:
        mark = text[position]
        kind = OPENERS.get(mark)
        if mark == STRAIGHT and not counts.get(STRAIGHT):
            kind = STRAIGHT
        if kind is not None:
            waiting.append((kind, position))
            counts[kind] = counts.get(kind, 0) + 1
            continue
        closes = CLOSERS.get(mark, mark)
        # Looking for the opening mark only where one is waiting keeps stray closing marks cheap.
        while counts.get(closes):
            kind, opening = waiting.pop()
            counts[kind] -= 1
            if kind == closes:
                partners[opening] = position
                partners[position] = opening
                break
    return partners


def past_white(text: str, position: int, stop: int) -> int:
    """The first position from `position` on, at most `stop`, that is not white space."""
    while position < stop and text[position] in WHITE:
        position += 1
    return position
