"""A page of a PDF → its runs of glyphs, by pdfium."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from collections import Counter
from itertools import chain, islice, pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

from summarizer.readers.layout.geometry import (
    MIN_CELL_GAP,
    MIN_WORD_GAP,
    SPACELESS,
    Page,
    Run,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_OVERLAP = 0.5
MAX_RULE_THICKNESS = 2.0
MIN_RULE_WIDTH = 30.0
MAX_FORM_DEPTH = 4
# A map or a chart may have many more, and none of those is a rule above notes.
MAX_OBJECTS = 5000
MIN_BOLD_WEIGHT = 600
MIN_SIZE = 0.5
BOLD_NAMES = ("bold", "black", "heavy", "simhei", "hei-", "heiti", "fzhei", "黑体")
# Degrees off a quarter turn that still count as one.
MAX_SLANT = 3.0
HIGH_HALF, LOW_HALF, AFTER_HALVES = "\ud800", 0xDC00, 0xE000
UNREADABLE = ("\0", "\ufffe", "\uffff", "\ufffd")
# The radicals that browsers leave in the text of a PDF for the ideographs that look like them;
# those of the block U+2F00 have a mapping in Unicode, the simplified ones of U+2E80 have none.
RADICALS = dict(
    zip(
        "⺟⺠⻁⻄⻅⻆⻉⻋⻓⻔⻘⻙⻚⻛⻜⻝⻢⻣⻤⻥⻦⻧⻨⻩⻬⻮⻰⻳",
        "母民虎西见角贝车长门青韦页风飞食马骨鬼鱼鸟卤麦黄齐齿龙龟",
        strict=True,
    )
)


class Glyph(NamedTuple):
    """A character and its box."""

    character: str
    left: float
    bottom: float
    right: float
    top: float


class Type(NamedTuple):
    """How the glyphs of one text object are set: size, direction in degrees, weight."""

    size: float
    angle: float
    strong: bool


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
        groups = [group for group in _groups(text_page) if _is_somewhere(*group)]
    finally:
        text_page.close()
    total = sum(len(glyphs) for _, glyphs, _ in groups)
    unreadable = sum(g.character in UNREADABLE for _, glyphs, _ in groups for g in glyphs)
    directions = Counter[int | None]()
    turned = []
    for kind, glyphs, base in groups:
        turn = 270 if _is_vertical(glyphs, kind) else _quarter(kind.angle)
        directions[turn] += len(glyphs)
        turned.append((turn, kind, glyphs, base))
    main = next((turn for turn, _ in directions.most_common() if turn is not None), 0)
    left, bottom, right, top = page.get_bbox()
    corners = [_turn(main or 0, x, y) for x, y in ((left, bottom), (right, top))]
    low_x, low_y = (min(corner[i] for corner in corners) for i in (0, 1))
    runs: list[Run] = []
    stray: list[str] = []
    for turn, kind, glyphs, base in turned:
        if turn == main:
            if turn or low_x or low_y:
                glyphs = [_place(glyph, turn, low_x, low_y) for glyph in glyphs]
            runs += _runs(glyphs, _turn(turn, *base)[1] - low_y, kind)
        else:
            stray.append("".join(glyph.character for glyph in glyphs))
    has_picture, rules = _find_objects(page, 0 if main is None else main, low_x, low_y)
    width, height = (abs(corners[0][i] - corners[1][i]) for i in (0, 1))
    made = Page(width, height, tuple(runs), tuple(stray), tuple(rules), has_picture)
    return made, total, unreadable


def _is_somewhere(kind: Type, glyphs: list[Glyph], base: tuple[float, float]) -> bool:
    """Whether all places are numbers; matrices that are multiplied too often make infinite ones."""
    places = chain(kind[:2], base, *[glyph[1:] for glyph in glyphs])
    return all(map(math.isfinite, places))


def _groups(text_page: Any) -> Iterator[tuple[Type, list[Glyph], tuple[float, float]]]:
    """For each text object in order: its type, its glyphs, and the origin of the first."""
    raw = text_page.raw
    box = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    types: dict[int, Type] = {}
    current = 0
    glyphs: list[Glyph] = []
    origin = (0.0, 0.0)
    for index in range(text_page.count_chars()):
        thing = pdfium.FPDFText_GetTextObject(raw, index)
        key = ctypes.cast(thing, ctypes.c_void_p).value
        if key is None:
            # A space or a newline of pdfium's own; the boxes tell better.
            continue
        if key != current:
            if glyphs:
                yield types[current], glyphs, origin
            current, glyphs = key, []
            if key not in types:
                types[key] = _read_type(raw, index, thing)
            pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
            origin = (x.value, y.value)
        pdfium.FPDFText_GetLooseCharBox(raw, index, box)
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if LOW_HALF <= code < AFTER_HALVES and glyphs and glyphs[-1].character >= HIGH_HALF:
            glyphs[-1] = _whole(glyphs[-1], code)
            continue
        character = _name(code)
        glyphs.append(Glyph(character, box.left, box.bottom, box.right, box.top))
    if glyphs:
        yield types[current], glyphs, origin


def _whole(half: Glyph, code: int) -> Glyph:
    """The glyph of a character beyond U+FFFF, which pdfium tells as two halves."""
    pair = half.character + chr(code)
    whole = pair.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return half._replace(character=whole)


def _name(code: int) -> str:
    """The character of a code; radicals that stand for ideographs are those."""
    if code > 0x10FFFF:
        return "\ufffd"
    character = chr(code)
    if "\u2e80" <= character < "\u2fe0":
        return RADICALS.get(character) or unicodedata.normalize("NFKC", character)
    return character


def _read_type(raw: Any, index: int, thing: Any) -> Type:
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(raw, index, matrix)
    scale = math.hypot(matrix.c, matrix.d)
    size = abs(pdfium.FPDFText_GetFontSize(raw, index)) * (scale or 1.0)
    angle = math.degrees(math.atan2(matrix.b, matrix.a)) % 360
    return Type(max(size, MIN_SIZE), angle, _is_strong(thing))


def _is_strong(thing: Any) -> bool:
    if pdfium.FPDFTextObj_GetTextRenderMode(thing) == pdfium.FPDF_TEXTRENDERMODE_FILL_STROKE:
        return True
    font = pdfium.FPDFTextObj_GetFont(thing)
    if not font:
        return False
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, len(buffer))
    name = buffer.value.decode("utf-8", "replace").lower()
    return pdfium.FPDFFont_GetWeight(font) >= MIN_BOLD_WEIGHT or any(b in name for b in BOLD_NAMES)


def _quarter(angle: float) -> int | None:
    """The quarter turn, in degrees, that text runs in; None for slanted text."""
    quarter = round(angle / 90) * 90
    return quarter % 360 if abs(angle - quarter) <= MAX_SLANT else None


def _is_vertical(glyphs: list[Glyph], kind: Type) -> bool:
    """Whether glyphs that stand upright follow each other downwards."""
    if len(glyphs) < 2 or kind.angle > MAX_SLANT:
        return False
    first, last = glyphs[0], glyphs[-1]
    return (
        abs(first.left - last.left) < kind.size / 2 and first.bottom - last.bottom > kind.size / 2
    )


def _turn(quarter: int, x: float, y: float) -> tuple[float, float]:
    """The place of (x, y) on a page that is turned back by a quarter turn or more."""
    return {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[quarter]


def _place(glyph: Glyph, quarter: int, low_x: float, low_y: float) -> Glyph:
    one = _turn(quarter, glyph.left, glyph.bottom)
    other = _turn(quarter, glyph.right, glyph.top)
    left, right = sorted((one[0] - low_x, other[0] - low_x))
    bottom, top = sorted((one[1] - low_y, other[1] - low_y))
    return Glyph(glyph.character, left, bottom, right, top)


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
        one, other = _turn(quarter, left, bottom), _turn(quarter, right, top)
        width, height = abs(one[0] - other[0]), abs(one[1] - other[1])
        if height <= MAX_RULE_THICKNESS and width >= MIN_RULE_WIDTH:
            start = min(one[0], other[0]) - low_x
            rules.append((start, start + width, (one[1] + other[1]) / 2 - low_y))
    return has_picture, rules
