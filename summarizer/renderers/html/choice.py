"""What was chosen of a document: tools for its length, the summary, and that of each section."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.renderers.html.counts import summary_characters
from summarizer.renderers.html.template import fill, joined

if TYPE_CHECKING:
    from collections.abc import Sequence

    from markupsafe import Markup

    from summarizer.model import SectionSummary, SummarySentence
    from summarizer.renderers.html.words import Words
    from summarizer.reports import Page

_OF_TOOLS = (
    *("tools", "length", "shorter", "longer", "reset", "alone", "copy_text", "copy_markdown"),
    *("finder", "previous", "next", "close"),
)


def tools(page: Page, id: str, words: Words) -> Markup | str:
    """What makes the summary longer and shorter; nothing where no sentence has a rank."""
    ranked = sum(1 for sentence in page.sentences if sentence.rank)
    count = len(page.summary.sentences)
    if not ranked:
        return ""
    return fill(
        "tools",
        id=id,
        least=min(1, count),
        most=ranked,
        count=count,
        value=words("of", n=count, all=ranked),
        size=words("size", n=count, characters=summary_characters(page)),
        **{name: words(name) for name in _OF_TOOLS},
    )


def summary(
    sentences: Sequence[SummarySentence], id: str, heading: str, and_title: str, words: Words
) -> Markup:
    """The sentences of the whole document in a list; `heading` is the element of its heading.

    `and_title` names, behind the heading's own id, what it is a part of.
    """
    items = [
        fill(
            "item",
            rank=chosen.rank,
            place=words("place", n=chosen.rank),
            text=chosen.sentence.text,
            **_link(chosen, id, words),
        )
        for chosen in sentences
    ]
    return fill(
        "summary",
        id=id,
        and_title=and_title,
        heading=heading,
        label=words("summary"),
        items=joined(items) if items else fill("empty", text=words("empty")),
    )


def digest(
    sections: Sequence[SectionSummary], id: str, headings: tuple[str, str], words: Words
) -> Markup | str:
    """Section by section; `headings` are the elements of its heading and of those of sections."""
    if not any(section.heading for section in sections):
        return ""
    filled = []
    for section in sections:
        items = [
            fill("digest item", text=chosen.sentence.text, **_link(chosen, id, words))
            for chosen in section.sentences
        ]
        filled.append(
            fill(
                "digest section",
                heading=headings[1],
                title=section.heading or words("lead"),
                terms=" · ".join([keyword.term for keyword in section.keywords]),
                items=joined(items),
            )
        )
    return fill("digest", heading=headings[0], label=words("digest"), sections=joined(filled))


def _link(chosen: SummarySentence, id: str, words: Words) -> dict[str, object]:
    """The id of a sentence in the article, and what a link to it says."""
    sentence = chosen.sentence
    return {"id": f"{id}-s{sentence.index}", "line": words("line", n=sentence.line)}
