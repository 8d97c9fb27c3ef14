"""The figures of a text: numbers with their units, whole as they stand in it.

A figure is a number in digits (half or full width) or in Chinese numerals with its unit (36060辆,
三百二十万元, 5个百分点), a share (六成, 三分之一, 20%) or an amount of money (US$ 300 million).
What makes it inexact belongs to it: a word before (近 约 超 不足), 多 or 余 inside, 左右 or 以上
after it; so do its sign and the other end of a range (3至5天). No figures are dates, years, times
of the day, ordinals (第3条), versions, telephone numbers, addresses and names with digits
(COVID-19, 5G); nor is 一 before a counter, an article more often than a number (一个中心).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.characters import count_newlines
from summarizer.figures.grammar import scanner
from summarizer.model import source_span
from summarizer.reports import Figure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.model import Document, Sentence


def figures(document: Document, sentences: Iterable[Sentence]) -> tuple[Figure, ...]:
    """The figures of the sentences, in source order; linear in the length of the text."""
    found = []
    for sentence in sentences:
        place, line = sentence.start, sentence.line
        for first, last in spans(sentence.text):
            start, end = source_span(document, sentence, first, last)
            line += count_newlines(document.text, place, start)
            place = start
            found.append(Figure(sentence.text[first:last], sentence, start, end, line))
    return tuple(found)


def spans(text: str) -> Iterator[tuple[int, int]]:
    """The [start, end) of each figure of a text.

    >>> text = "约3.5万人参加，比2024年增长12%。"
    >>> [text[start:end] for start, end in spans(text)]
    ['约3.5万人', '12%']
    """
    for match in scanner().finditer(text):
        if match[1]:
            yield match.span(1)
