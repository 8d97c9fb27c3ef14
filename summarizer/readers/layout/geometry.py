"""The values of the way from glyphs to paragraphs.

All lengths are in points, on a page that is turned so that its lines run from left to right;
heights count from its foot. An em is the size of the type.
"""

from __future__ import annotations

from typing import NamedTuple

from summarizer.characters import SPACELESS

# Where two parts of one line stand further apart, in em, a column or a cell begins.
MIN_CELL_GAP = 1.2
MIN_GUTTER = 0.8
# A space that is not in the text but between two Latin words.
MIN_WORD_GAP = 0.18
# How far off the base of its line a raised or lowered sign may be.
MAX_RISE = 0.45


class Run(NamedTuple):
    """Glyphs of one type that follow each other in one line; `base` is the height of the line.

    `strong`: its type is bold or one of those that stand for bold.
    """

    text: str
    left: float
    right: float
    base: float
    size: float
    strong: bool = False


class Page(NamedTuple):
    """The runs of a page; `stray` is the text that runs in another direction, such as a watermark.

    `rules` are the (left, right, height) of thin level lines.
    """

    width: float
    height: float
    runs: tuple[Run, ...]
    stray: tuple[str, ...] = ()
    rules: tuple[tuple[float, float, float], ...] = ()
    has_picture: bool = False


class Line(NamedTuple):
    """A line of a column, with its cells where gaps part it, and the edges of its column.

    `region` counts the columns through the document, `page` its pages.
    """

    cells: tuple[Run, ...]
    base: float
    size: float
    strong: bool
    page: int = 0
    region: int = 0
    edges: tuple[float, float] = (0.0, 0.0)

    @property
    def left(self) -> float:
        return self.cells[0].left

    @property
    def right(self) -> float:
        return self.cells[-1].right

    @property
    def text(self) -> str:
        return " ".join(cell.text for cell in self.cells)


def are_both_spaced(before: str, after: str) -> bool:
    """Whether texts meet in scripts that put spaces between words, set apart or on two lines."""
    return bool(before and after) and before[-1] < SPACELESS and after[0] < SPACELESS


def round_size(size: float) -> float:
    """The size to half points: what is set in one size may be told with some noise."""
    return round(size * 2) / 2
