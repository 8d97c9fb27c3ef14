"""The output formats: each a file of this folder with a function `render`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator
    from typing import TypeAlias, TypeVar

    from summarizer.model import Failure, Summary
    from summarizer.reports import (
        CleanText,
        FigureReport,
        KeywordReport,
        Outline,
        Page,
        SentenceReport,
        TokenReport,
    )

    Report: TypeAlias = (
        KeywordReport | FigureReport | SentenceReport | TokenReport | Outline | CleanText
    )
    Result: TypeAlias = Summary | Report
    Shown: TypeAlias = Result | Page
    # Failures pass through, so that a format can tell one input from several; none is printed.
    Renderer: TypeAlias = Callable[[Iterable[Shown | Failure]], Iterator[str]]
    T = TypeVar("T")

# Name (of the file, and on the command line) and what it is for.
FORMATS = {
    "text": "for reading",
    "markdown": "for reading and for other tools",
    "json": "one object, or an array of objects for several inputs",
    "jsonl": "one object a line, written as soon as it is ready",
    "tsv": "a table with a header, for sort, cut and spreadsheets",
}
# Of `summarize` alone, which gives them a Page each.
PAGE_FORMATS = {"html": "one self-contained page, for looking at"}


def load(name: str, *, color: bool = False) -> Renderer:
    """The renderer of a name of FORMATS or PAGE_FORMATS: from results to pieces of text.

    `color` marks titles and headings with ANSI sequences; only `text` does.
    """
    from importlib import import_module

    module = import_module(f"{__name__}.{name}")
    renderer: Renderer = module.render_in_color if color and name == "text" else module.render
    return renderer


def encoded(text: str) -> bytes:
    """UTF-8, whatever the locale; a lone surrogate, which no UTF-8 can hold, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")


def with_count(items: Iterable[T]) -> Iterator[tuple[T, bool]]:
    """Each item, and whether there are several; the first waits for the second to be known."""
    iterator = iter(items)
    first = next(iterator, None)
    if first is None:
        return
    second = next(iterator, None)
    yield first, second is not None
    if second is not None:
        yield second, True
    for item in iterator:
        yield item, True
