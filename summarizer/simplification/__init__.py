"""The analysis copy of a Traditional text: each character in Simplified, at the same place.

Dictionary, IDF table and word lists are mainly Simplified. So a Traditional text is analysed in a
copy that has its length, and whatever is shown is taken from the text itself at the same offsets.
"""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from summarizer.errors import ResourceError
from summarizer.model import paragraph_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.model import Document, Manuscript, Paragraph, Section, Sentence
    from summarizer.reports import Figure

    # A word, the same in Simplified, and where in it the doubtful character stands.
    Word = tuple[str, str, int]

_PATH = os.path.join(os.path.dirname(__file__), "..", "data", "traditional.txt")
# What they become depends on the word: 看著 but 著名, 乾淨 but 乾隆.
DOUBTFUL = "著乾瞭藉覆沈傢彷"


def fold(text: str) -> str:
    """The text with each Traditional character in Simplified; its length stays.

    >>> fold("著名的戲院裡坐著觀眾")
    '著名的戏院里坐着观众'
    """
    table, words = _tables()
    folded = text.translate(table)
    if not any(character in text for character in DOUBTFUL):
        return folded
    characters = list(folded)
    for place, character in enumerate(text):
        for word, simplified, offset in words.get(character, ()):
            start = place - offset
            if start >= 0 and text.startswith(word, start):
                characters[start : start + len(word)] = simplified
                break
    return "".join(characters)


def fold_manuscript(manuscript: Manuscript) -> Manuscript:
    """The manuscript with folded lines; its text, which no offset is changed by, stays."""
    return manuscript._replace(
        lines=tuple([line._replace(text=fold(line.text)) for line in manuscript.lines]),
        title=_fold_any(manuscript.title),
        byline=_fold_any(manuscript.byline),
    )


def fold_document(document: Document) -> Document:
    """The document with folded paragraphs, headings, title and byline; its text stays."""

    def folded(section: Section) -> Section:
        paragraphs = [p._replace(text=fold(p.text)) for p in section.paragraphs]
        return section._replace(heading=_fold_any(section.heading), paragraphs=tuple(paragraphs))

    return document._replace(
        title=_fold_any(document.title),
        byline=_fold_any(document.byline),
        sections=tuple([folded(section) for section in document.sections]),
    )


def restore(document: Document, known: Iterable[str | None]) -> Document:
    """The document that was made of a folded manuscript, as its source has it.

    `known` are the titles and bylines that were told apart from the text, not folded.
    """
    sections = tuple([_restored_section(section, document.text) for section in document.sections])
    paragraphs = [paragraph.text for section in sections for paragraph in section.paragraphs]
    originals = _Originals([*[one for one in known if one], *paragraphs])
    return document._replace(
        title=None if document.title is None else originals.of(document.title),
        byline=None if document.byline is None else originals.of(document.byline),
        sections=sections,
        joins=tuple(
            [
                join._replace(before=originals.of(join.before), after=originals.of(join.after))
                for join in document.joins
            ]
        ),
    )


def restore_sentences(sentences: Iterable[Sentence], document: Document) -> tuple[Sentence, ...]:
    """The sentences of the folded copy of a document, as it has them itself."""
    return tuple([_restored_sentence(sentence, document) for sentence in sentences])


def restore_figures(figures: Iterable[Figure], document: Document) -> tuple[Figure, ...]:
    """The figures of the folded copy of a document, as it has them itself."""
    restored = []
    for figure in figures:
        sentence = _restored_sentence(figure.sentence, document)
        text = _clean_slice(document, sentence, figure.start, len(figure.text))
        restored.append(figure._replace(text=text, sentence=sentence))
    return tuple(restored)


def _restored_section(section: Section, source: str) -> Section:
    own = tuple([p._replace(text=_original(p, source)) for p in section.paragraphs])
    # A heading is the first paragraph of its section.
    heading = None if section.heading is None else own[0].text
    return section._replace(heading=heading, paragraphs=own)


def _restored_sentence(sentence: Sentence, document: Document) -> Sentence:
    text = _clean_slice(document, sentence, sentence.start, len(sentence.text))
    return sentence._replace(text=text)


def _clean_slice(document: Document, sentence: Sentence, offset: int, length: int) -> str:
    """So much of the clean text of a sentence's paragraph, from an offset in the source on."""
    paragraph = paragraph_of(document, sentence)
    start = paragraph.clean_offset(offset)
    return paragraph.text[start : start + length]


class _Originals:
    """Texts that were folded, found again by what they became.

    Each is looked for from the last one on, as what is asked for comes in the order of the text:
    the time that a long one takes would grow with its square otherwise.
    """

    def __init__(self, texts: Sequence[str]) -> None:
        self._own = "\n".join(texts)
        self._folded = "\n".join(map(fold, texts))
        self._place = 0

    def of(self, folded: str) -> str:
        start = self._folded.find(folded, self._place)
        if start < 0:
            start = self._folded.find(folded)
        if start >= 0:
            self._place = start
            return self._own[start : start + len(folded)]
        # A title and its subtitle, which are two paragraphs.
        first, space, second = folded.partition(" ")
        return f"{self.of(first)} {self.of(second)}" if space else folded


def _original(paragraph: Paragraph, source: str) -> str:
    """The clean text of a paragraph with the characters of the source that folding changed."""
    table, _ = _tables()
    pieces = []
    ends = [*[clean for clean, _ in paragraph.spans[1:]], len(paragraph.text)]
    for (start, raw), end in zip(paragraph.spans, ends, strict=True):
        for folded, own in zip(
            paragraph.text[start:end],
            source[raw : raw + end - start].ljust(end - start),
            strict=True,
        ):
            # Others may differ as well: a space that stands for a line end, an entity of HTML.
            pieces.append(own if ord(own) in table else folded)
    return "".join(pieces)


def _fold_any(text: str | None) -> str | None:
    return None if text is None else fold(text)


@cache
def _tables() -> tuple[dict[int, str], dict[str, list[Word]]]:
    """What `str.translate` takes, and the words with a doubtful character, by that.

    Raises ResourceError if the table is missing.
    """
    try:
        with open(_PATH, encoding="utf-8") as file:
            lines = file.read().split("\n")
    except OSError as error:
        raise ResourceError(f"{_PATH}: {error.strerror}; install zh-summarizer again") from error
    table: dict[int, str] = {}
    words: dict[str, list[Word]] = {}
    for line in lines:
        source, _, target = line.partition("\t")
        if len(source) == 1:
            table[ord(source)] = target
        elif source:
            offset = next(i for i, character in enumerate(source) if character in DOUBTFUL)
            words.setdefault(source[offset], []).append((source, target, offset))
    for some in words.values():
        some.sort(key=lambda word: -len(word[0]))
    return table, words
