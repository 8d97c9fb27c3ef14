"""A page of a PDF → its runs of glyphs, by pdfium."""

from __future__ import annotations

from collections import Counter
from itertools import chain, islice, pairwise
from math import isfinite
from typing import TYPE_CHECKING, Any

import pypdfium2.raw as pdfium

from summarizer.characters import SPACELESS
from summarizer.readers.layout.geometry import (
    MIN_CELL_GAP,
    MIN_WORD_GAP,
    Page,
    Run,
)
from summarizer.readers.layout.text_objects import read_groups
from summarizer.readers.layout.turning import find_quarter, is_vertical, place, turn_back

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.readers.layout.text_objects import Glyph, Type

MAX_OVERLAP = 0.5
MAX_RULE_THICKNESS = 2.0
MIN_RULE_WIDTH = 30.0
MAX_FORM_DEPTH = 4
# A map or a chart may have many more, and none of those is a rule above notes.
MAX_OBJECTS = 5000
UNREADABLE = ("\0", "\ufffe", "\uffff", "\ufffd")


def read_page(document: Any, index: int) -> tuple[Page, int, int]:
    """The page, the number of its characters, and of those that its fonts do not name."""
    page = document[index]
    try:
        return _read(page)
    finally:
        page.close()


def _read(page: Any) -> tuple[Page, int, int]:
    text_page = page.get_textpage()
    try:
        groups = [group for group in read_groups(text_page) if _is_somewhere(*group)]
    finally:
        text_page.close()
    total = sum(len(glyphs) for _, glyphs, _ in groups)
    unreadable = sum(g.character in UNREADABLE for _, glyphs, _ in groups for g in glyphs)
    directions = Counter[int | None]()
    turned = []
    for kind, glyphs, base in groups:
        turn = 270 if is_vertical(glyphs, kind) else find_quarter(kind.angle)
        directions[turn] += len(glyphs)
        turned.append((turn, kind, glyphs, base))
    main = next((turn for turn, _ in directions.most_common() if turn is not None), 0)
    left, bottom, right, top = page.get_bbox()
    corners = [turn_back(main or 0, x, y) for x, y in ((left, bottom), (right, top))]
    low_x, low_y = (min(corner[i] for corner in corners) for i in (0, 1))
    runs: list[Run] = []
    stray: list[str] = []
    for turn, kind, glyphs, base in turned:
        if turn == main:
            if turn or low_x or low_y:
                glyphs = [place(glyph, turn, low_x, low_y) for glyph in glyphs]
            runs += _runs(glyphs, turn_back(turn, *base)[1] - low_y, kind)
        else:
            stray.append("".join(glyph.character for glyph in glyphs))
    has_picture, rules = _find_objects(page, 0 if main is None else main, low_x, low_y)
    width, height = (abs(corners[0][i] - corners[1][i]) for i in (0, 1))
    made = Page(width, height, tuple(runs), tuple(stray), tuple(rules), has_picture)
    return made, total, unreadable


def _is_somewhere(kind: Type, glyphs: list[Glyph], base: tuple[float, float]) -> bool:
    """Whether all places are numbers; matrices that are multiplied too often make infinite ones."""
    places = chain(kind[:2], base, *[glyph[1:] for glyph in glyphs])
    return all(map(isfinite, places))


def _runs(glyphs: list[Glyph], base: float, kind: Type) -> Iterator[Run]:
    """The runs of one text object: wide gaps part it, narrower ones are spaces of Latin words."""
    size = kind.size
    text = ""
    left = right = 0.0
    is_spaced = False
    tracking: float | None = None
    for glyph in glyphs:
        if glyph.character.isspace():
            is_spaced = True
            continue
        gap = glyph.left - right
        if text and (gap > MIN_CELL_GAP * size or gap < -MAX_OVERLAP * size):
            yield Run(text, left, right, base, size, kind.strong)
            text = ""
        if not text:
            left = glyph.left
            text = " " * is_spaced
        elif is_spaced:
            text += " "
        elif gap > MIN_WORD_GAP * size and _are_latin(text, glyph.character):
            tracking = _tracking(glyphs) if tracking is None else tracking
            text += " " * (gap - tracking > MIN_WORD_GAP * size)
        text += glyph.character
        right = max(glyph.right, glyph.left)
        is_spaced = False
    if text:
        # A space at the end of an object, as one at its start, parts it from the next word.
        yield Run(text + " " * is_spaced, left, right, base, size, kind.strong)


def _tracking(glyphs: list[Glyph]) -> float:
    """How far glyphs are set apart without a space between: much in a line that was stretched."""
    gaps = sorted(
        after.left - before.right
        for before, after in pairwise(glyphs)
        if not (before.character.isspace() or after.character.isspace())
    )
    return max(gaps[len(gaps) // 2], 0.0) if len(gaps) > 1 else 0.0


def _are_latin(before: str, after: str) -> bool:
    return before[-1] < SPACELESS and after < SPACELESS


def _find_objects(
    page: Any, quarter: int, low_x: float, low_y: float
) -> tuple[bool, list[tuple[float, float, float]]]:
    """Whether there is a picture on the page, and its thin level lines."""
    rules = []
    has_picture = False
    wanted = (pdfium.FPDF_PAGEOBJ_PATH, pdfium.FPDF_PAGEOBJ_IMAGE, pdfium.FPDF_PAGEOBJ_SHADING)
    things = page.get_objects(filter=wanted, max_depth=MAX_FORM_DEPTH)
    for thing in islice(things, MAX_OBJECTS):
        if thing.type != pdfium.FPDF_PAGEOBJ_PATH:
            has_picture = True
            continue
        left, bottom, right, top = thing.get_bounds()
        one, other = turn_back(quarter, left, bottom), turn_back(quarter, right, top)
        width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
        if height <= MAX_RULE_THICKNESS and width >= MIN_RULE_WIDTH:
            start = min(one[0], other[0]) - low_x
            rules.append((start, start + width, (one[1] + other[1]) / 2 - low_y))
    return has_picture, rules
