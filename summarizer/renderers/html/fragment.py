"""The core of the page, for a notebook."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.renderers.html.template import fill, fragment_style, joined
from summarizer.renderers.html.words import LANGUAGES, Words
from summarizer.scripts import is_traditional

if TYPE_CHECKING:
    from collections.abc import Iterable

    from markupsafe import Markup

    from summarizer.model import Summary, SummarySentence


def fragment(summary: Summary) -> str:
    """Title, keywords, and the sentences by section with their lines; HTML with its own style."""
    shown = [summary.title or "", *[chosen.sentence.text for chosen in summary.sentences]]
    words = Words(LANGUAGES[is_traditional("\n".join(shown))])
    groups: list[tuple[str, Iterable[SummarySentence]]] = []
    if not summary.is_shown_by_sections():
        groups.append((words("summary"), summary.sentences))
    groups += [(s.heading or words("lead"), s.sentences) for s in summary.sections if s.sentences]
    markup = fill(
        "fragment",
        language=words.language,
        style=fragment_style(),
        title=summary.title or summary.name or words("untitled"),
        byline=fill("fragment byline", text=summary.byline) if summary.byline else "",
        terms=joined([fill("fragment term", text=keyword.term) for keyword in summary.keywords]),
        sections=joined([_section(title, sentences, words) for title, sentences in groups]),
    )
    # A plain string: what is added to it is not to be escaped.
    return str(markup)


def _section(title: str, sentences: Iterable[SummarySentence], words: Words) -> Markup:
    items = [
        fill(
            "fragment item",
            line=words("line", n=chosen.sentence.line),
            text=chosen.sentence.text,
        )
        for chosen in sentences
    ]
    return fill("fragment section", title=title, items=joined(items))
