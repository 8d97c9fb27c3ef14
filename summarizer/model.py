"""Every value of the pipeline: immutable, picklable, small.

All offsets are [start, end) in characters of the decoded source text; all lines count from 1.

Values are named tuples rather than frozen dataclasses: creating the fifteen classes costs 2 ms
instead of 15 at every start of the command, and creating an instance a third of the time.
"""

from bisect import bisect_right
from collections.abc import Mapping
from operator import itemgetter
from sys import maxsize
from typing import NamedTuple

# Breakpoints (offset in the clean text, offset in the source), ascending; between two of them the
# clean text is a verbatim slice of the source. The first one is (0, start).
Spans = tuple[tuple[int, int], ...]


class Source(NamedTuple):
    """One input, not yet decoded: `data` is bytes, or text for callers that hold text already.

    `place` tells where it stands (`file:line`) if it is a record that is called by its id.
    """

    name: str
    data: bytes | str
    title: str | None = None
    encoding: str = "auto"
    format: str = "auto"
    place: str = ""


class Line(NamedTuple):
    """One line as a reader hands it to `paragraphs`, its markup and outer white space removed.

    `kind`: "text" (role not known yet), "heading", "caption", "byline", "item", "quote", or
    "verbatim" (code, table, formula, rule, HTML: kept as it is, and nothing is joined across it).
    `level` is the heading's level (1 to 6), `marker` what `clean` prints before the text ("- ",
    "1. ", "> "). `gap` counts the newlines since the line before (1: directly below), `indent`
    tells an opening 　　 or two and more spaces, `soft` a markdown line that continues the block of
    the line before.
    """

    text: str
    start: int
    end: int
    line: int
    spans: Spans
    kind: str = "text"
    level: int = 0
    marker: str = ""
    gap: int = 1
    indent: bool = False
    soft: bool = False


class Manuscript(NamedTuple):
    """What a reader makes of a source: its decoded text and its lines, blank ones left out.

    `title` and `byline` are those that the file itself declares apart from its text (front matter).
    `doubt` is a line on the encoding guess for the user, or "".
    """

    name: str
    text: str
    encoding: str
    lines: tuple[Line, ...]
    title: str | None = None
    byline: str | None = None
    doubt: str = ""


class Paragraph(NamedTuple):
    """A repaired paragraph: clean text, and the slice of the source that it came from.

    `role`: "title", "byline", "caption", "heading", "body", "note" (an editor's line, a signature),
    "verbatim" (code, table, formula), or "furniture" (page number, running head, turn line).
    """

    text: str
    role: str
    start: int
    end: int
    line: int
    spans: Spans
    marker: str = ""

    def source_offset(self, position: int) -> int:
        """The offset in the source of the character at `position` of the clean text."""
        return source_offset(self.spans, position)

    def clean_offset(self, offset: int) -> int:
        """The position in the clean text of the character at `offset` of the source."""
        clean, raw = self.spans[bisect_right(self.spans, offset, key=itemgetter(1)) - 1]
        return clean + offset - raw


class Section(NamedTuple):
    """A heading (None: the lead, before any heading; level 0) and what stands under it.

    `paragraphs` are in source order and of every role, the heading's own paragraph among them.
    """

    heading: str | None
    level: int
    line: int
    paragraphs: tuple[Paragraph, ...]


class Join(NamedTuple):
    """Two lines of the source that became one paragraph; `reason` says why in a few words."""

    line: int
    next_line: int
    before: str
    after: str
    reason: str


class Document(NamedTuple):
    """A source with its structure: what `parse` returns.

    `text` is the decoded source that all offsets refer to. Every character of it that is not white
    space or markup stands in some paragraph of some section.
    """

    name: str
    title: str | None
    byline: str | None
    encoding: str
    text: str
    sections: tuple[Section, ...]
    joins: tuple[Join, ...] = ()
    doubt: str = ""


class Sentence(NamedTuple):
    """A sentence of a body paragraph; `section` and `paragraph` are indices into the document."""

    index: int  # type: ignore[assignment]  # the design's name; tuple.index is not used
    section: int
    paragraph: int
    text: str
    start: int
    end: int
    line: int


def source_offset(spans: Spans, position: int) -> int:
    """The offset in the source of the character at `position` of a clean text with these spans."""
    clean, raw = spans[bisect_right(spans, (position, maxsize)) - 1]
    return raw + position - clean


def source_span(document: Document, sentence: Sentence, start: int, end: int) -> tuple[int, int]:
    """The [start, end) in the source of a slice of a sentence's text that is not empty."""
    if sentence.end - sentence.start == len(sentence.text):
        return sentence.start + start, sentence.start + end
    paragraph = paragraph_of(document, sentence)
    offset = paragraph.clean_offset(sentence.start)
    return (
        paragraph.source_offset(offset + start),
        paragraph.source_offset(offset + end - 1) + 1,
    )


def paragraph_of(document: Document, sentence: Sentence) -> Paragraph:
    """The paragraph that a sentence stands in."""
    return document.sections[sentence.section].paragraphs[sentence.paragraph]


class Token(NamedTuple):
    """A token with its part-of-speech tag (jieba's tag set).

    Offsets are into the text that was tokenized.
    """

    text: str
    start: int
    end: int
    tag: str


class UserWord(NamedTuple):
    """A word to know; frequency None: as high as it takes to be found, 0: never a word.

    With tag None the dictionary's tag stays, and a word that is not in it counts as a noun.
    """

    word: str
    frequency: int | None = None
    tag: str | None = None


class Keyword(NamedTuple):
    """A term or phrase with its score and the [start, end) positions of all its occurrences."""

    term: str
    score: float
    count: int  # type: ignore[assignment]  # the design's name; tuple.count is not used
    positions: tuple[tuple[int, int], ...]
    line: int

    def to_dict(self) -> dict[str, object]:
        """The keyword as a JSON object, without its positions."""
        return {"term": self.term, "score": self.score, "count": self.count, "line": self.line}


class SummarySentence(NamedTuple):
    """A chosen sentence; `rank` 1 is the most important, `parts` add up to `score`."""

    sentence: Sentence
    score: float
    rank: int
    parts: Mapping[str, float]

    def to_dict(self, *, has_section: bool = False) -> dict[str, object]:
        """The sentence as a JSON object; its parts only where it has any."""
        return {
            "text": self.sentence.text,
            "start": self.sentence.start,
            "end": self.sentence.end,
            "line": self.sentence.line,
            **({"section": self.sentence.section} if has_section else {}),
            "score": self.score,
            "rank": self.rank,
            **({"parts": dict(self.parts)} if self.parts else {}),
        }


class SectionSummary(NamedTuple):
    """The keywords and chosen sentences of one section, in source order."""

    heading: str | None
    level: int
    line: int
    keywords: tuple[Keyword, ...]
    sentences: tuple[SummarySentence, ...]

    def to_dict(self) -> dict[str, object]:
        """The section as a JSON object."""
        return {
            "heading": self.heading,
            "level": self.level,
            "line": self.line,
            "keywords": [keyword.to_dict() for keyword in self.keywords],
            "sentences": [chosen.to_dict() for chosen in self.sentences],
        }


class Failure(NamedTuple):
    """An input of a corpus that gave no result."""

    name: str
    code: str
    message: str


class Summary(NamedTuple):
    """The keywords and the extractive summary of one document, of the whole and by section.

    `sentences` is the summary of the whole document, `sections[i].sentences` of each section, both
    in source order. `provenance` tells how the result was made, so that it can be made again.
    """

    name: str
    title: str | None
    byline: str | None
    encoding: str
    keywords: tuple[Keyword, ...]
    sentences: tuple[SummarySentence, ...]
    sections: tuple[SectionSummary, ...]
    provenance: Mapping[str, object]

    def is_shown_by_sections(self) -> bool:
        """Whether the sections' sentences are those of the whole, which need not come twice."""
        shown = {chosen.sentence.start for s in self.sections for chosen in s.sentences}
        whole = [chosen.sentence.start for chosen in self.sentences]
        return len(whole) == len(shown) and shown.issuperset(whole)

    def to_dict(self) -> dict[str, object]:
        """The summary as the JSON object that the command line prints."""
        return {
            "name": self.name,
            "title": self.title,
            "byline": self.byline,
            "encoding": self.encoding,
            "keywords": [keyword.to_dict() for keyword in self.keywords],
            "sentences": [chosen.to_dict(has_section=True) for chosen in self.sentences],
            "sections": [section.to_dict() for section in self.sections],
            "provenance": dict(self.provenance),
        }

    def to_json(self) -> str:
        """What `summarize -f json` prints of it."""
        return self._rendered("json")

    def to_markdown(self) -> str:
        """What `summarize -f markdown` prints of it."""
        return self._rendered("markdown")

    def _repr_html_(self) -> str:
        """What a notebook shows: title, keywords, and the sentences by section."""
        from summarizer.renderers.html.fragment import fragment

        return fragment(self)

    def _rendered(self, format: str) -> str:
        from summarizer.renderers import load

        return "".join(load(format)([self]))
