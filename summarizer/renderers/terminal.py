"""Text on a terminal: lines of its width, hanging behind their numbers, keywords with bars."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from summarizer.characters import visible
from summarizer.renderers.breaking import NO_START, broken, columns, filled
from summarizer.renderers.text import (
    GUTTER_STYLE,
    READY,
    STYLES,
    joined,
    outline_lines,
    outline_style,
    painted,
    rows,
    token_words,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.model import Failure, Keyword
    from summarizer.renderers import Result
    from summarizer.renderers.text import Row
    from summarizer.reports import Outline, TokenReport

# Half as many Chinese characters: longer lines make it hard to find the next one.
MEASURE_COLUMNS = 100
MIN_COLUMNS = 24
BAR_STYLE = "36"
BAR_COLUMNS = 8
MAX_BAR_COLUMNS = 30
CELL_GAP = "   "
INDENT = "  "
# Eighths of a column, and what a font without them has.
BLOCKS = "▏▎▍▌▋▊▉█"
ASCII_BLOCKS = "#"


class Screen(NamedTuple):
    """What is written on: its width in columns, whether it has colours, what bars are made of."""

    width: int
    is_colored: bool
    blocks: str = BLOCKS

    def paint(self, text: str, style: str) -> str:
        """The text in a style where there are colours."""
        return painted(text, style) if self.is_colored else text


def render(results: Iterable[Result | Failure], screen: Screen) -> Iterator[str]:
    """Each result as text for a screen, several with their names above.

    No line is wider than the screen, nor than MEASURE_COLUMNS, but those of code and tables.
    """
    width = max(MIN_COLUMNS, min(screen.width, MEASURE_COLUMNS))
    screen = screen._replace(width=width)
    return joined(results, partial(_rows, screen), partial(_lines, screen))


def _rows(screen: Screen, result: Result) -> Iterator[Row]:
    # Only now, since the main job shows none of these.
    from summarizer.reports import Outline, TokenReport

    if isinstance(result, Outline):
        return _outline(result)
    if isinstance(result, TokenReport):
        return _tokens(result, screen)
    return rows(result, partial(_keyword_grid, screen), partial(_keyword_table, screen))


def _lines(screen: Screen, rows: Iterable[Row]) -> Iterator[str]:
    for gutter, text, style in rows:
        if style in (READY, "verbatim"):
            yield gutter + (text if style == READY else visible(text))
            continue
        indent = columns(gutter)
        lines = broken(visible(text), screen.width - indent)
        sgr = STYLES.get(style, "")
        yield screen.paint(gutter, GUTTER_STYLE) + screen.paint(lines[0], sgr)
        for line in lines[1:]:
            yield " " * indent + screen.paint(line, sgr)


def _keyword_grid(screen: Screen, keywords: Sequence[Keyword]) -> Iterator[Row]:
    """As many keywords a row as fit, in their order, each with a bar."""
    terms, widest = _terms(screen, keywords, BAR_COLUMNS)
    cell = widest + 1 + BAR_COLUMNS
    a_row = max(1, (screen.width - len(INDENT) + len(CELL_GAP)) // (cell + len(CELL_GAP)))
    bars = [_bar(k.score, keywords[0].score, BAR_COLUMNS, screen) for k in keywords]
    cells = [f"{term} {bar}" for term, bar in zip(terms, bars, strict=True)]
    yield "", "", ""
    yield "", "【关键词】", "heading"
    for start in range(0, len(cells), a_row):
        yield "", INDENT + CELL_GAP.join(cells[start : start + a_row]).rstrip(), READY


def _keyword_table(screen: Screen, keywords: Sequence[Keyword]) -> Iterator[Row]:
    """A row for each keyword: score, count, term and a bar."""
    numbers = [f"{keyword.score:>8.3f} {keyword.count:>4}  " for keyword in keywords]
    used = max(map(len, numbers), default=0)
    terms, widest = _terms(screen, keywords, used + BAR_COLUMNS)
    room = min(MAX_BAR_COLUMNS, screen.width - used - widest - 1)
    for number, term, keyword in zip(numbers, terms, keywords, strict=True):
        bar = _bar(keyword.score, keywords[0].score, room, screen)
        yield number, f"{term} {bar}".rstrip(), READY


def _terms(screen: Screen, keywords: Sequence[Keyword], used: int) -> tuple[list[str], int]:
    """The terms padded to one width, and that width; `used` columns stand beside them."""
    room = screen.width - len(INDENT) - 1 - used
    terms = [_shortened(visible(keyword.term), room) for keyword in keywords]
    widest = max(map(columns, terms), default=0)
    return [term + " " * (widest - columns(term)) for term in terms], widest


def _shortened(text: str, width: int) -> str:
    return text if columns(text) <= width else filled([text], max(1, width - 1))[0] + "…"


def _bar(value: float, most: float, width: int, screen: Screen) -> str:
    """A bar of up to `width` columns, padded to them; any value above 0 is seen."""
    steps = len(screen.blocks)
    length = round(max(0.0, min(1.0, value / most)) * width * steps) if most > 0 else 0
    length = max(length, int(value > 0))
    whole, rest = divmod(length, steps)
    bar = screen.blocks[-1] * whole + (screen.blocks[rest - 1] if rest else "")
    return screen.paint(bar, BAR_STYLE) + " " * (width - len(bar))


def _tokens(report: TokenReport, screen: Screen) -> Iterator[Row]:
    """A sentence a paragraph; tokens stay whole, and further lines are indented."""
    delimiter = report.delimiter
    for words in token_words(report):
        parts: list[str] = []
        for i, word in enumerate(words):
            part = word if i == len(words) - 1 else word + visible(delimiter)
            if parts and part[:1] in NO_START:
                parts[-1] += part
            else:
                parts.append(part)
        if "\n" in delimiter:
            yield "", "".join(parts), READY
            continue
        lines = filled([part.replace("\t", " ") for part in parts], screen.width - len(INDENT))
        yield "", ("\n" + INDENT).join(lines), READY


def _outline(outline: Outline) -> Iterator[Row]:
    """As in a pipe, but that what stands below one another begins in the same column."""
    found = list(outline_lines(outline.document))
    widest = max([columns(role) for _, role, _ in found], default=0)
    for line, role, text in found:
        yield f"{line:>7}  {role}{' ' * (widest - columns(role))}  ", text, outline_style(role)
