"""The texts of lines → one text: which words are divided at line ends, and where spaces stand."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.readers.layout.geometry import are_both_spaced
from summarizer.readers.layout.marks import HYPHEN

if TYPE_CHECKING:
    from collections.abc import Iterable

_HAN = "\u4e00-\u9fff"
_TIGHT = re.compile(f"(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_HAN}])")
_SPACED = re.compile(f"(?<=[{_HAN}]) (?=[A-Za-z0-9])|(?<=[A-Za-z0-9]) (?=[{_HAN}])")


def join_lines(texts: Iterable[str], *, is_spaced: bool) -> str:
    """One text of the texts of lines: divided Latin words are whole again, others keep a space.

    `is_spaced`: a space stands between Latin and Han.
    """
    joined = ""
    for text in texts:
        if joined.endswith((HYPHEN, "-")) and joined[-2:-1].isalpha():
            is_divided = joined[-2] < "\u0250" and text[:1].islower()
            joined = joined[:-1] + ("" if is_divided else "-") + text
        else:
            has_space = are_both_spaced(joined, text) or (is_spaced and _are_mixed(joined, text))
            joined += " " * has_space + text
    return joined.replace(HYPHEN, "-")


def _are_mixed(before: str, after: str) -> bool:
    """Whether a Latin word or a number and Han meet."""
    pair = before[-1:] + after[:1]
    return len(pair) == 2 and pair.isalnum() and pair[0].isascii() != pair[1].isascii()


def are_spaced(texts: Iterable[str]) -> bool:
    """Whether most places where Latin and Han meet have a space."""
    tight = spaced = 0
    for text in texts:
        tight += len(_TIGHT.findall(text))
        spaced += len(_SPACED.findall(text))
    return spaced > tight
