"""What is shown beside plain summaries: values, for the renderers."""

from typing import NamedTuple

from summarizer.model import (
    Document,
    Keyword,
    SectionSummary,
    Sentence,
    Summary,
    SummarySentence,
    Token,
)


class KeywordReport(NamedTuple):
    """The keywords of one document, of the whole and by section."""

    name: str
    title: str | None
    keywords: tuple[Keyword, ...]
    sections: tuple[SectionSummary, ...]


class Figure(NamedTuple):
    """A number with its unit as it stands in the text, and the sentence that it stands in.

    `text` is the source at [start, end) unless a repaired break or markup lies inside; `line` is
    the line of its first character.
    """

    text: str
    sentence: Sentence
    start: int
    end: int
    line: int


class FigureReport(NamedTuple):
    """The figures of one document, in source order."""

    name: str
    title: str | None
    figures: tuple[Figure, ...]


class SentenceReport(NamedTuple):
    """The sentences of one document."""

    name: str
    sentences: tuple[Sentence, ...]


class TokenReport(NamedTuple):
    """The tokens of each sentence of one document; the tokens' offsets are into its text.

    `delimiter` stands between tokens in text, `has_tags` adds their part of speech there.
    """

    name: str
    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[Token, ...], ...]
    delimiter: str = " "
    has_tags: bool = False


class Outline(NamedTuple):
    """A document to be shown by its structure."""

    name: str
    document: Document


class CleanText(NamedTuple):
    """A document to be shown whole, repaired."""

    name: str
    document: Document


class Page(NamedTuple):
    """A document with its summary and all of its sentences, to be looked at.

    `sentences` are those that were ranked, in source order; their `section` and `paragraph` are
    indices into the document. `rank` is the place in which a summary that grows takes them, those
    of `summary` first; 0: never, as they repeat others or cannot stand alone. `parts` are there.
    """

    document: Document
    summary: Summary
    sentences: tuple[SummarySentence, ...]
