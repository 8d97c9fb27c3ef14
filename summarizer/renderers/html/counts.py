"""How long an article and its summary are, as the page says it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.reports import Page

# Of Chinese, read silently and with understanding.
CHARACTERS_PER_MINUTE = 400
MAX_SECONDS = 50


def characters(page: Page) -> int:
    """The characters of the article, without white space and what belongs to the printed page."""
    return sum(
        _length(paragraph.text)
        for section in page.document.sections
        for paragraph in section.paragraphs
        if paragraph.role != "furniture"
    )


def summary_characters(page: Page) -> int:
    """The characters of the summary of the whole, without white space."""
    return sum(_length(chosen.sentence.text) for chosen in page.summary.sentences)


def share(part: int, whole: int) -> str:
    """The part in per cent."""
    return f"{(200 * part + whole) // (2 * whole) if whole else 0}%"


def reading_time(count: int) -> tuple[str, int]:
    """How long so many characters take: of `seconds` or `minutes`, how many."""
    seconds = -(-60 * count // CHARACTERS_PER_MINUTE)
    if seconds <= MAX_SECONDS:
        return "seconds", 10 * max(1, -(-seconds // 10))
    return "minutes", -(-seconds // 60)


def _length(text: str) -> int:
    return sum(map(len, text.split()))
