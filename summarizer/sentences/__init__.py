"""Paragraphs to sentences, with their places in the source.

A line is walked once from one significant mark to the next. Quotations and brackets of up to 150
characters are stepped over whole; what follows a quotation that ends in a final mark decides
whether the sentence ends with it: an attribution (村支书赵广田说。) stays with its quotation,
unless the quotation was introduced by a colon.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.characters import count_newlines
from summarizer.model import Sentence
from summarizer.sentences.final_marks import is_final, past_trailing
from summarizer.sentences.punctuation import (
    ENCLOSING_MARKS,
    FINAL_MARKS,
    WHITE,
    enclosures,
    past_white,
)
from summarizer.sentences.quotations import (
    ends_with_enclosure,
    ends_with_quotation,
    is_closing_quotation,
)

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.model import Document, Paragraph, Spans

MAX_ENCLOSED_CHARACTERS = 150
# In 5,310 documents the longest has 3,784. What goes on for longer is data, or a text without
# punctuation, and who looks at a whole sentence, the reader of a summary too, is given a book.
MAX_SENTENCE_CHARACTERS = 5_000
# Where such a one is cut: behind the first of these kinds that stands in its second half.
WEAK_MARKS = ("；;", "，,、：:", WHITE)

_SIGNIFICANT = FINAL_MARKS | ENCLOSING_MARKS


def sentences(document: Document) -> tuple[Sentence, ...]:
    """The sentences of all body paragraphs of `document`, in source order, numbered from 0.

    `start` and `end` are offsets into the source, `line` is the source line of the first
    character, `section` and `paragraph` (within its section) index into the document.
    """
    found: list[Sentence] = []
    for section, part in enumerate(document.sections):
        for index, paragraph in enumerate(part.paragraphs):
            if paragraph.role != "body":
                continue
            for place in _placed(document.text, paragraph):
                found.append(Sentence(len(found), section, index, *place))
    return tuple(found)


def split(text: str) -> list[tuple[int, int]]:
    """The [start, end) offsets of the sentences of `text`, white space between them left out.

    Every visible character stands in one of them; a line feed or carriage return always ends one,
    and so does MAX_SENTENCE_CHARACTERS. Linear in the length of the text.
    """
    found: list[tuple[int, int]] = []
    for start, stop in _lines(text):
        found += _joined(text, start, _cuts(text, start, stop))
    return found if len(text) <= MAX_SENTENCE_CHARACTERS else list(_bounded(text, found))


def _placed(source: str, paragraph: Paragraph) -> Iterator[tuple[str, int, int, int]]:
    """Text, source offsets and source line of each sentence of a paragraph."""
    places = split(paragraph.text)
    bounds = [position for start, end in places for position in (start, end - 1)]
    offsets = list(_source_offsets(paragraph.spans, bounds))
    position, line = paragraph.start, paragraph.line
    for number, (start, end) in enumerate(places):
        raw_start, raw_last = offsets[2 * number : 2 * number + 2]
        line += count_newlines(source, position, raw_start)
        position = raw_start
        yield paragraph.text[start:end], raw_start, raw_last + 1, line


def _source_offsets(spans: Spans, positions: Iterable[int]) -> Iterator[int]:
    """The source offsets of ascending positions: one walk over both, not one for each position."""
    current = 0
    for position in positions:
        while current + 1 < len(spans) and spans[current + 1][0] <= position:
            current += 1
        clean, raw = spans[current]
        yield raw + position - clean


def _lines(text: str) -> Iterator[tuple[int, int]]:
    start = 0
    for line in text.replace("\r", "\n").split("\n"):
        yield start, start + len(line)
        start += len(line) + 1


def _joined(text: str, start: int, cuts: Iterable[int]) -> list[tuple[int, int]]:
    """The pieces between the cuts of a line, trimmed; one without a word joins its neighbour."""
    pieces: list[tuple[int, int]] = []
    has_word = True
    for cut in cuts:
        piece = text[start:cut]
        first = start + len(piece) - len(piece.lstrip(WHITE))
        last = start + len(piece.rstrip(WHITE))
        start = cut
        if first >= last:
            continue
        is_word = any(map(str.isalnum, piece))
        if pieces and not (is_word and has_word):
            pieces[-1] = (pieces[-1][0], last)
            has_word = has_word or is_word
        else:
            pieces.append((first, last))
            has_word = is_word
    return pieces


def _bounded(text: str, places: Iterable[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """The places, of which those that are too long are cut up where that hurts least."""
    for start, end in places:
        while end - start > MAX_SENTENCE_CHARACTERS:
            cut = _weak_cut(text, start + MAX_SENTENCE_CHARACTERS)
            yield start, start + len(text[start:cut].rstrip(WHITE))
            start = past_white(text, cut, end)
        yield start, end


def _weak_cut(text: str, limit: int) -> int:
    """Behind the last weak mark before `limit`, or there if none is near."""
    for marks in WEAK_MARKS:
        place = max(
            [text.rfind(mark, limit - MAX_SENTENCE_CHARACTERS // 2, limit) for mark in marks]
        )
        if place >= 0:
            return place + 1
    return limit


def _cuts(text: str, start: int, stop: int) -> Iterator[int]:
    """The ends of the sentences of the line [start, stop), the line's own end last."""
    line = text[start:stop]
    marks = [place for place, mark in enumerate(line, start) if mark in _SIGNIFICANT]
    partners = enclosures(text, marks)
    begin = position = past_white(text, start, stop)
    for mark in marks:
        if mark < position:
            continue
        closing = partners.get(mark, -1)
        if text[mark] in FINAL_MARKS:
            position = _past_marks(text, mark, stop)
            is_end = is_final(text, mark, position, begin, stop)
            if is_end and is_closing_quotation(text, position, stop, partners):
                opening = partners.get(position)
                is_end = ends_with_quotation(text, begin, opening, position, stop)
        elif mark < closing <= mark + MAX_ENCLOSED_CHARACTERS + 1:
            position = closing + 1
            is_end = ends_with_enclosure(text, begin, mark, closing, stop)
        else:
            continue
        if is_end:
            position = past_trailing(text, position, stop, partners)
            yield position
            begin = past_white(text, position, stop)
    yield stop


def _past_marks(text: str, position: int, stop: int) -> int:
    while position < stop and text[position] in FINAL_MARKS:
        position += 1
    return position
