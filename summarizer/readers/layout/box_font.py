"""A font with one glyph, a box, for every character: what stands in for a font of Chinese.

Where a PDF names a font and does not bring it, pdfium takes one of the system's. On a system
without fonts of Chinese the glyphs would be empty, and pdfium leaves out the text of what has no
extent: the 年 of "2024年3月", where the digits are set in a font of their own. With this font what
is read does not depend on the fonts of the system.
"""

from __future__ import annotations

import ctypes
from functools import cache
from struct import pack
from typing import Any

UNITS = 1000
BOX = (0, -120, 1000, 880)
# Shift-JIS, Hangul, GB2312, Big5, as Windows numbers them.
CHARSETS = (128, 129, 134, 136)
HANDLE = 1
VERSION = 0x00010000


@cache
def install(pdfium: Any) -> tuple[Any, ...]:
    """Makes `pdfium` (pypdfium2.raw) use the font from now on.

    What is returned has to live as long as pdfium, hence the cache.
    """
    data = make_font()

    def find(_this: Any, _weight: int, _italic: int, charset: int, *_rest: Any) -> int | None:
        return HANDLE if charset in CHARSETS else None

    def copy(_this: Any, _handle: Any, table: int, buffer: Any, size: int) -> int:
        # Table 0 is the whole file; without an answer for others pdfium goes by that.
        if table:
            return 0
        if size >= len(data):
            ctypes.memmove(buffer, data, len(data))
        return len(data)

    info = pdfium.FPDF_SYSFONTINFO()
    kinds = dict(pdfium.FPDF_SYSFONTINFO._fields_)
    functions = {
        "Release": lambda _this: None,
        "EnumFonts": lambda _this, _mapper: None,
        "MapFont": find,
        "GetFont": lambda _this, _face: None,
        "GetFontData": copy,
        "GetFaceName": lambda _this, _handle, _buffer, _size: 0,
        "GetFontCharset": lambda _this, _handle: CHARSETS[2],
        "DeleteFont": lambda _this, _handle: None,
    }
    info.version = 1
    for name, function in functions.items():
        setattr(info, name, kinds[name](function))
    pdfium.FPDF_SetSystemFontInfo(info)
    return info, data


def make_font() -> bytes:
    """The font as a TrueType file."""
    tables = make_tables()
    directory = pack(">IHHHH", VERSION, len(tables), 128, 3, 16 * len(tables) - 128)
    start = len(directory) + 16 * len(tables)
    body = b""
    for tag, table in sorted(tables.items()):
        directory += tag + pack(">III", 0, start + len(body), len(table))
        body += table + bytes(-len(table) % 4)
    return directory + body


def make_tables() -> dict[bytes, bytes]:
    """The tables of TrueType that FreeType needs; the glyphs 0 and 1 are the same box."""
    left, bottom, right, top = BOX
    outline = pack(">hhhhhHH", 1, *BOX, 3, 0) + bytes([1] * 4)
    outline += pack(">4h", left, right, 0, left - right)
    outline += pack(">4h", bottom, 0, top - bottom, 0)
    outline += bytes(-len(outline) % 4)
    # Format 13 of a character map: many characters, one glyph.
    map_13 = pack(">HHIIIIII", 13, 0, 28, 0, 1, 0x20, 0x10FFFF, 1)
    times = (0,) * 4
    return {
        b"cmap": pack(">HHHHI", 0, 1, 3, 10, 12) + map_13,
        b"glyf": outline * 2,
        b"head": pack(">IIIIHH", VERSION, VERSION, 0, 0x5F0F3CF5, 0, UNITS)
        + pack(">4I4hHHhhh", *times, *BOX, 0, 8, 2, 1, 0),
        b"hhea": pack(">Ihhh", VERSION, top, bottom, 0)
        + pack(">H3h8h", UNITS, 0, 0, right, 1, 0, 0, 0, 0, 0, 0, 0)
        + pack(">H", 1),
        b"hmtx": pack(">Hhh", UNITS, 0, 0),
        b"loca": pack(">3I", 0, len(outline), 2 * len(outline)),
        b"maxp": pack(">I14H", VERSION, 2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0),
        b"name": pack(">HHH", 0, 0, 6),
        b"post": pack(">IIhhIIIII", 0x00030000, 0, 0, 0, 0, 0, 0, 0, 0),
    }
