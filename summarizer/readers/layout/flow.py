"""The lines of all pages in the order of reading, with the edges of their columns."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import Counter
from typing import TYPE_CHECKING

from summarizer.readers.layout.columns import regions
from summarizer.readers.layout.geometry import Line, Page, round_size
from summarizer.readers.layout.margins import strip_margins, strip_notes

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# A column of fewer lines takes its edges from a longer one that begins at the same place.
MIN_SURE_LINES = 5
# In em.
MAX_EDGE_SHIFT = 1.5
MAX_EDGE_NOISE = 0.6
# Few lines begin at the left edge where paragraphs are short; marks hang over the right one.
MIN_LEFT_SHARE = 0.15
MIN_RIGHT_SHARE = 0.5


def body_size(pages: Iterable[Page]) -> float:
    """The size that most characters are set in."""
    sizes = Counter[float]()
    for page in pages:
        for run in page.runs:
            sizes[round_size(run.size)] += len(run.text)
    return sizes.most_common(1)[0][0] if sizes else 1.0


def flow(pages: Sequence[Page]) -> tuple[list[Line], float]:
    """The lines of the text, and the size of its body.

    Running heads, page numbers and footnotes are left out.
    """
    stripped = strip_margins(pages)
    em = body_size(stripped)
    columns = [
        (number, strip_notes(lines, page, em))
        for number, page in enumerate(stripped)
        for lines in regions(page.runs, em)
    ]
    edges = [_edges(lines, em) for _, lines in columns]
    sure = Counter(
        edge
        for edge, (_, lines) in zip(edges, columns, strict=True)
        if len(lines) >= MIN_SURE_LINES
    ).most_common(8)
    made: list[Line] = []
    for region, ((number, lines), edge) in enumerate(zip(columns, edges, strict=True)):
        if len(lines) < MIN_SURE_LINES:
            edge = next((e for e, _ in sure if _could_be(edge, e, em)), edge)
        made += [line._replace(page=number, region=region, edges=edge) for line in lines]
    return made, em


def _edges(lines: Sequence[Line], em: float) -> tuple[float, float]:
    """The left and right edge that lines of the body's size keep; an odd one out does not count."""
    body = [line for line in lines if abs(line.size - em) <= em / 10] or lines
    lefts = sorted(line.left for line in body)
    rights = sorted((line.right for line in body), reverse=True)
    if not lefts:
        return 0.0, 0.0
    return round(_kept(lefts, em, MIN_LEFT_SHARE)), round(_kept(rights, em, MIN_RIGHT_SHARE))


def _kept(places: Sequence[float], em: float, share: float) -> float:
    """The outermost place, of `places` in order from there, that enough lines keep.

    Enough is the share of those that keep the place which most lines keep.
    """
    near = MAX_EDGE_NOISE * em
    ordered = sorted(places)
    counts = [
        bisect_right(ordered, place + near) - bisect_left(ordered, place - near) for place in places
    ]
    enough = min(max(share * max(counts), 2), max(counts))
    return next(place for place, count in zip(places, counts, strict=True) if count >= enough)


def _could_be(edge: tuple[float, float], other: tuple[float, float], em: float) -> bool:
    shift = MAX_EDGE_SHIFT * em
    return -shift <= edge[0] - other[0] <= 2 * shift and edge[1] <= other[1] + em
