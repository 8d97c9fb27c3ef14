"""Text that runs in another direction: its quarter turn, and places on a page turned back by it."""

from __future__ import annotations

from summarizer.readers.layout.text_objects import Glyph, Type

# Degrees off a quarter turn that still count as one.
MAX_SLANT = 3.0


def find_quarter(angle: float) -> int | None:
    """The quarter turn, in degrees, that text runs in; None for slanted text."""
    quarter = round(angle / 90) * 90
    return quarter % 360 if abs(angle - quarter) <= MAX_SLANT else None


def is_vertical(glyphs: list[Glyph], kind: Type) -> bool:
    """Whether glyphs that stand upright follow each other downwards."""
    if len(glyphs) < 2 or kind.angle > MAX_SLANT:
        return False
    first, last = glyphs[0], glyphs[-1]
    return (
        abs(first.left - last.left) < kind.size / 2 and first.bottom - last.bottom > kind.size / 2
    )


def turn_back(quarter: int, x: float, y: float) -> tuple[float, float]:
    """The place of (x, y) on a page that is turned back by a quarter turn or more."""
    return {0: (x, y), 90: (y, -x), 180: (-x, -y), 270: (-y, x)}[quarter]


def place(glyph: Glyph, quarter: int, low_x: float, low_y: float) -> Glyph:
    """The glyph on the page turned back, whose lowest corner is (`low_x`, `low_y`)."""
    one = turn_back(quarter, glyph.left, glyph.bottom)
    other = turn_back(quarter, glyph.right, glyph.top)
    left, right = sorted((one[0] - low_x, other[0] - low_x))
    bottom, top = sorted((one[1] - low_y, other[1] - low_y))
    return Glyph(glyph.character, left, bottom, right, top)
