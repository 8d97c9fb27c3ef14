"""The keywords on the page: as chips that lead to their occurrences, and as a bar chart."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.renderers.html.template import fill, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from summarizer.model import Keyword
    from summarizer.renderers.html.words import Words

# In units of the drawing, which is 240 wide; the terms end left of the bars.
ROW_HEIGHT, BASELINE, BAR_TOP = 22, 14, 3
BARS_LEFT, MAX_BAR_WIDTH, GAP = 96, 96, 6
MAX_TERM_CHARACTERS = 7


def chips(
    keywords: Sequence[Keyword], id: str, heading: str, and_title: str, words: Words
) -> Markup | str:
    """A link to the first occurrence of each keyword; the script leads on from there."""
    if not keywords:
        return ""
    filled = [
        fill(
            "chip",
            id=f"{id}-o{keyword.positions[0][0]}",
            key=key,
            title=words("count", n=keyword.count),
            term=keyword.term,
            weight=_weight(keyword),
        )
        for key, keyword in enumerate(keywords)
    ]
    return fill(
        "keywords",
        id=id,
        and_title=and_title,
        heading=heading,
        label=words("keywords"),
        hint=words("keywords_hint"),
        chips=joined(filled),
    )


def chart(keywords: Sequence[Keyword], id: str, words: Words) -> Markup | str:
    """A bar for the weight of each keyword."""
    if not keywords:
        return ""
    most = max(keyword.score for keyword in keywords) or 1.0
    return fill(
        "chart",
        id=id,
        label=words("weights"),
        height=ROW_HEIGHT * len(keywords),
        description="，".join([f"{keyword.term} {_weight(keyword)}" for keyword in keywords]),
        bars=joined([_bar(keyword, row, most) for row, keyword in enumerate(keywords)]),
    )


def _bar(keyword: Keyword, row: int, most: float) -> Markup:
    width = max(1, round(MAX_BAR_WIDTH * keyword.score / most))
    return fill(
        "bar",
        y=ROW_HEIGHT * row + BAR_TOP,
        text_y=ROW_HEIGHT * row + BASELINE,
        x=BARS_LEFT,
        width=width,
        term_x=BARS_LEFT - GAP,
        value_x=BARS_LEFT + width + GAP,
        term=_shortened(keyword.term),
        weight=_weight(keyword),
    )


def _weight(keyword: Keyword) -> str:
    return f"{keyword.score:.3g}"


def _shortened(term: str) -> str:
    is_short = len(term) <= MAX_TERM_CHARACTERS
    return term if is_short else term[: MAX_TERM_CHARACTERS - 1] + "…"
