"""Text on a terminal: lines of its width, hanging behind their numbers, keywords with bars."""

from __future__ import annotations

from functools import partial
from itertools import chain
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
MIN_BAR_COLUMNS = 4
MAX_BAR_COLUMNS = 30
CELL_GAP = "   "
INDENT = "  "
# Of half a column and a whole one: thin, since full blocks in rows below one another run together.
STROKES = "╸━"
ASCII_STROKES = "="
KEYWORD_HEADER = "    得分 次数  关键词"


class Screen(NamedTuple):
    """What is written on: its width in columns, whether it has colours, what bars are made of."""

    width: int
    is_colored: bool
    strokes: str = STROKES

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
    from summarizer.reports import KeywordReport, Outline, TokenReport

    if isinstance(result, Outline):
        return _outline(result)
    if isinstance(result, TokenReport):
        return _tokens(result, screen)
    header = [("", KEYWORD_HEADER, "note")] if isinstance(result, KeywordReport) else []
    return chain(
        header, rows(result, partial(_keyword_grid, screen), partial(_keyword_table, screen))
    )


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
    room = screen.width - len(INDENT) - 1 - BAR_COLUMNS
    terms = [_shortened(visible(keyword.term), room) for keyword in keywords]
    bars = [_bar(k.score, keywords[0].score, BAR_COLUMNS, screen) for k in keywords]
    a_row, widths = _grid([columns(term) + 1 + BAR_COLUMNS for term in terms], screen.width)
    yield "", "", ""
    yield "", "【关键词】", "heading"
    for start in range(0, len(terms), a_row):
        cells = [
            _padded(term, width - 1 - BAR_COLUMNS) + " " + bar
            for term, bar, width in zip(
                terms[start : start + a_row], bars[start : start + a_row], widths, strict=False
            )
        ]
        yield "", INDENT + CELL_GAP.join(cells).rstrip(), READY


def _grid(cells: Sequence[int], width: int) -> tuple[int, list[int]]:
    """How many cells of these widths fit in a row, and how wide the columns are then."""
    most = (width - len(INDENT) + len(CELL_GAP)) // (min(cells) + len(CELL_GAP))
    for a_row in range(max(1, min(len(cells), most)), 0, -1):
        widths = [max(cells[i::a_row]) for i in range(a_row)]
        if len(INDENT) + sum(widths) + len(CELL_GAP) * (a_row - 1) <= width:
            break
    return a_row, widths


def _keyword_table(screen: Screen, keywords: Sequence[Keyword]) -> Iterator[Row]:
    """A row for each keyword: score, count, term and a bar."""
    numbers = [f"{keyword.score:>8.3f} {keyword.count:>4}  " for keyword in keywords]
    used = max(map(len, numbers), default=0)
    terms = [_shortened(visible(keyword.term), screen.width - used) for keyword in keywords]
    widest = max(map(columns, terms), default=0)
    room = min(MAX_BAR_COLUMNS, screen.width - used - widest - 1)
    for number, term, keyword in zip(numbers, terms, keywords, strict=True):
        bar = (
            _bar(keyword.score, keywords[0].score, room, screen) if room >= MIN_BAR_COLUMNS else ""
        )
        yield number, f"{_padded(term, widest)} {bar}".rstrip(), READY


def _padded(text: str, width: int) -> str:
    return text + " " * (width - columns(text))


def _shortened(text: str, width: int) -> str:
    return text if columns(text) <= width else filled([text], max(1, width - 1))[0] + "…"


def _bar(value: float, most: float, width: int, screen: Screen) -> str:
    """A bar of up to `width` columns, padded to them; any value above 0 is seen."""
    steps = len(screen.strokes)
    length = round(max(0.0, min(1.0, value / most)) * width * steps) if most > 0 else 0
    length = max(length, int(value > 0))
    whole, rest = divmod(length, steps)
    bar = screen.strokes[-1] * whole + (screen.strokes[rest - 1] if rest else "")
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
        yield f"{line:>7}  {_padded(role, widest)}  ", text, outline_style(role)
