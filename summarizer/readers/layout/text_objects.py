"""The text objects of a PDF page → their glyphs with the boxes, and how each object is set."""

from __future__ import annotations

import ctypes
import math
import unicodedata
from typing import TYPE_CHECKING, Any, NamedTuple

import pypdfium2.raw as pdfium

if TYPE_CHECKING:
    from collections.abc import Iterator

MIN_BOLD_WEIGHT = 600
MIN_SIZE = 0.5
BOLD_NAMES = ("bold", "black", "heavy", "simhei", "hei-", "heiti", "fzhei", "黑体")
HIGH_HALF, LOW_HALF, AFTER_HALVES = "\ud800", 0xDC00, 0xE000
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


def read_groups(text_page: Any) -> Iterator[tuple[Type, list[Glyph], tuple[float, float]]]:
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
