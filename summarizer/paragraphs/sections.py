"""The section tree: each heading with its level and the paragraphs under it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.model import Section
from summarizer.paragraphs import headings

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.paragraphs.pieces import Piece

MAX_LEVEL = 6
SHORT_LEVEL = 2


def build(sequence: Sequence[Piece]) -> tuple[Section, ...]:
    """The sections of pieces whose roles are all told; the lead has no heading and level 0."""
    levels = _levels({piece.style for piece in sequence if piece.role == "heading"})
    sections: list[Section] = []
    group: list[Piece] = []
    marked = 0
    level = 0
    for piece in sequence:
        if piece.role == "heading":
            if group:
                sections.append(_section(group, level))
            group = []
            if piece.style:
                level = min(marked + levels[piece.style], MAX_LEVEL)
            else:
                level = marked = piece.level
        group.append(piece)
    if group:
        sections.append(_section(group, level))
    return tuple(sections)


def _section(group: Sequence[Piece], level: int) -> Section:
    first = group[0]
    heading = first.text if first.role == "heading" else None
    return Section(heading, level, first.line, tuple(piece.paragraph() for piece in group))


def _levels(styles: set[str]) -> dict[str, int]:
    """The level of each style of heading, those that are used ranking each other.

    第X章 1, 第X节 2; 一、 below them, （一） below that; `1.` on top unless Han numbers are used.
    """
    above = 2 if "part" in styles else 1 if "chapter" in styles else 0
    han = above + 1
    digit = above + 3 if styles & {"han", "han bracket"} else above + 1
    return {
        "chapter": 1,
        "part": 2,
        "han": han,
        "han bracket": han + 1,
        "digit": digit,
        "digits 2": digit + 1,
        "digits 3": digit + 2,
        "digit bracket": digit + 1,
        "bracketed": SHORT_LEVEL,
        "short": SHORT_LEVEL,
        "step": han if above else SHORT_LEVEL,
        "stock": han if styles & headings.LIST_NUMBERS or above else SHORT_LEVEL,
    }
