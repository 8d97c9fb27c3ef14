"""The article of a page: its paragraphs as what they are, with sentences and keywords marked."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING, NamedTuple

from markupsafe import Markup

from summarizer.characters import count_newlines
from summarizer.renderers.html.template import escaped, fill, joined

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.model import Document, Paragraph, Section, SummarySentence
    from summarizer.renderers.html.words import Words
    from summarizer.reports import Page

STRENGTHS = 5
LABELLED = ("byline", "caption", "note", "furniture")


class Occurrence(NamedTuple):
    """A keyword (by its place among them) at [start, end) of the source or of a paragraph."""

    start: int
    end: int
    key: int
    name: int


class Seam(NamedTuple):
    """Where two lines of the source were joined: a position in a paragraph, and the lines."""

    position: int
    line: int
    next_line: int


def strength(rank: int, count: int) -> int:
    """1 to STRENGTHS: how strongly the sentence of a rank stands out among `count` chosen ones."""
    return -(-STRENGTHS * (count - rank + 1) // count)


class Article:
    """The marks of a document, and its blocks with these in them; `id` begins all its ids."""

    def __init__(self, page: Page, id: str, words: Words) -> None:
        self.document = page.document
        self.id = id
        self._words = words
        self._count = len(page.summary.sentences)
        self._sentences: dict[tuple[int, int], list[SummarySentence]] = {}
        for ranked in page.sentences:
            place = ranked.sentence.section, ranked.sentence.paragraph
            self._sentences.setdefault(place, []).append(ranked)
        self._occurrences = sorted(
            Occurrence(start, end, key, start)
            for key, keyword in enumerate(page.summary.keywords)
            for start, end in keyword.positions
        )
        self._firsts = {keyword.positions[0][0] for keyword in page.summary.keywords}
        self._joins = {join.next_line for join in page.document.joins}
        # The header of the page shows these; a subtitle is a part of the title.
        self.title = _paragraphs(page.document, "title", page.summary.title)
        self.byline = _paragraphs(page.document, "byline", page.summary.byline)

    def blocks(self, level: int) -> Iterator[Markup]:
        """Each paragraph that the header does not show; headings from h`level` down."""
        top = min((s.level for s in self.document.sections if s.heading is not None), default=1)
        for number, section in enumerate(self.document.sections):
            depth = section.level - top
            tag = f"h{min(6, level + depth)}"
            for place, paragraph in enumerate(section.paragraphs):
                if any(paragraph is shown for shown in (*self.title, *self.byline)):
                    continue
                content = self._content(paragraph, (number, place))
                line = paragraph.line
                if paragraph.role == "heading":
                    is_first = paragraph is _heading(section)
                    name = f"{self.id}-h{number}" + ("" if is_first else f"-{place}")
                    yield fill("heading", tag=tag, id=name, depth=depth, line=line, content=content)
                elif paragraph.role == "verbatim":
                    yield fill("verbatim", line=line, content=content)
                else:
                    yield self._paragraph(paragraph, content)

    def _paragraph(self, paragraph: Paragraph, content: Markup) -> Markup:
        role, sign = paragraph.role, paragraph.marker.strip()
        # A quotation has a line beside it; Markdown's own signs of a list are all one sign.
        kind = "quote" if sign.startswith(">") else "item" if sign else ""
        marker = "• " if sign in ("-", "*", "+") else paragraph.marker
        return fill(
            "paragraph",
            kinds=f"{role} {kind}".rstrip(),
            line=paragraph.line,
            label=fill("label", text=self._words(role)) if role in LABELLED else "",
            marker=fill("marker", text=marker) if kind == "item" else "",
            content=content,
        )

    def _content(self, paragraph: Paragraph, place: tuple[int, int]) -> Markup:
        """The text of a paragraph, cut at the ends of its sentences."""
        cutter = _Cutter(
            paragraph.text,
            self._within(paragraph),
            list(_seams(paragraph, self.document.text, self._joins)),
        )
        pieces = []
        position = 0
        for ranked in self._sentences.get(place, ()):
            start = paragraph.clean_offset(ranked.sentence.start)
            end = start + len(ranked.sentence.text)
            pieces.append(self._cut(cutter, position, start))
            pieces.append(self._sentence(ranked, self._cut(cutter, start, end)))
            position = end
        pieces.append(self._cut(cutter, position, len(paragraph.text)))
        return joined(pieces)

    def _sentence(self, ranked: SummarySentence, content: Markup) -> Markup:
        is_chosen = 0 < ranked.rank <= self._count
        classes = f"s on l{strength(ranked.rank, self._count)}" if is_chosen else "s"
        return fill(
            "sentence",
            classes=classes,
            id=f"{self.id}-s{ranked.sentence.index}",
            rank=ranked.rank,
            line=ranked.sentence.line,
            told="\n".join(self._told(ranked)),
            attributes=fill("chosen" if is_chosen else "unchosen"),
            content=content,
        )

    def _told(self, ranked: SummarySentence) -> Iterator[str]:
        """How a sentence came to its place: a line on it, then one for each part of its score."""
        words = self._words
        place = words("place", n=ranked.rank) if ranked.rank else words("no_place")
        score = words("score", n=f"{ranked.score:.3f}")
        yield " · ".join([place, words("line", n=ranked.sentence.line), score])
        for name, value in ranked.parts.items():
            yield f"{words.part(name)} {value:+.3f}"

    def _within(self, paragraph: Paragraph) -> list[Occurrence]:
        """The keywords in a paragraph, by their positions in its clean text."""
        first = bisect_left(self._occurrences, (paragraph.start,))
        end = bisect_left(self._occurrences, (paragraph.end,))
        return [
            Occurrence(
                paragraph.clean_offset(start), paragraph.clean_offset(stop - 1) + 1, key, name
            )
            for start, stop, key, name in self._occurrences[first:end]
        ]

    def _cut(self, cutter: _Cutter, start: int, end: int) -> Markup:
        """The text at [start, end) with the keywords and seams that lie in it."""
        return joined([self._piece(*piece) for piece in cutter.pieces(start, end)])

    def _piece(self, text: str, inside: Sequence[Occurrence], at: int, seam: Seam | None) -> Markup:
        mark = fill("join", told=self._seam(seam)) if seam else Markup("")
        if not inside:
            return mark + escaped(text)
        keys = " ".join([str(occurrence.key) for occurrence in inside])
        starting = [occurrence for occurrence in inside if occurrence.start == at]
        if not starting:
            return mark + fill("keyword", keys=keys, text=text)
        name = starting[0].name
        return mark + fill(
            "occurrence",
            id=fill("id", id=f"{self.id}-o{name}") if name in self._firsts else "",
            keys=keys,
            starts=" ".join([str(occurrence.key) for occurrence in starting]),
            text=text,
        )

    def _seam(self, seam: Seam) -> str:
        return self._words("joined", line=seam.line, next=seam.next_line)


class _Cutter:
    """Cuts a text from left to right where keywords begin and end and where seams are."""

    def __init__(self, text: str, occurrences: list[Occurrence], seams: list[Seam]) -> None:
        self._text = text
        self._coming = occurrences[::-1]
        self._inside: list[Occurrence] = []
        self._seams = {seam.position: seam for seam in seams}
        self._points = sorted(
            {point for o in occurrences for point in (o.start, o.end)} | set(self._seams)
        )

    def pieces(
        self, start: int, end: int
    ) -> Iterator[tuple[str, list[Occurrence], int, Seam | None]]:
        """The pieces of [start, end), each with the keywords that hold it, its place, its seam.

        To be asked for from left to right.
        """
        first = bisect_left(self._points, start + 1)
        last = bisect_left(self._points, end)
        at = start
        for stop in (*self._points[first:last], end):
            if stop == at:
                continue
            while self._coming and self._coming[-1].start <= at:
                self._inside.append(self._coming.pop())
            self._inside = [occurrence for occurrence in self._inside if occurrence.end > at]
            yield self._text[at:stop], self._inside, at, self._seams.get(at)
            at = stop


def _heading(section: Section) -> Paragraph | None:
    """The paragraph that the contents lead to."""
    return next((p for p in section.paragraphs if p.role == "heading"), None)


def _paragraphs(document: Document, role: str, shown: str | None) -> list[Paragraph]:
    """The paragraphs of a role whose text is in what is shown."""
    return [
        paragraph
        for section in document.sections
        for paragraph in section.paragraphs
        if shown and paragraph.role == role and paragraph.text in shown
    ]


def _seams(paragraph: Paragraph, source: str, joins: set[int]) -> Iterator[Seam]:
    """The places of a paragraph at which a line of the source was joined to the one before."""
    if not joins:
        return
    line, counted = paragraph.line, paragraph.start
    clean, raw = paragraph.spans[0]
    for next_clean, next_raw in paragraph.spans[1:]:
        end = raw + next_clean - clean
        before = line + count_newlines(source, counted, end)
        line, counted = line + count_newlines(source, counted, next_raw), next_raw
        if line > before and line in joins:
            yield Seam(next_clean, before, line)
        clean, raw = next_clean, next_raw
