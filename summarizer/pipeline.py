"""From a source to its summary: the stages in order, and the settings that they share."""

from __future__ import annotations

from functools import lru_cache
from itertools import chain
from math import ceil
from typing import TYPE_CHECKING

from summarizer import __version__
from summarizer.errors import EmptyError
from summarizer.model import SectionSummary, Source, Summary, Token
from summarizer.scripts import is_traditional
from summarizer.settings import SECTION_KEYWORDS, Settings, check

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from summarizer.evidence import Evidence
    from summarizer.idf import Idf
    from summarizer.model import Document, Keyword, Manuscript, Sentence, SummarySentence
    from summarizer.reports import Figure, KeywordReport
    from summarizer.selection import Group
    from summarizer.tokenization import Tokenizer

DOCUMENT_SENTENCES = 3
MAX_SECTION_SENTENCES = 3
# Without a number asked for, a section gets one sentence for each so many that it has.
SENTENCES_PER_CHOSEN = 7
# Of the best score; below it a sentence that nobody asked for is left out.
MIN_SHARE_OF_BEST = 0.55
MAX_REMEMBERED_TERMS = 100_000


class Summarizer:
    """The pipeline with its settings and resources: thread-safe, and pickled by its settings.

    Raises SettingsError (or its ResourceError) at creation if the settings cannot be met.
    """

    def __init__(self, settings: Settings = Settings()) -> None:  # noqa: B008  # immutable
        check(settings)
        self.settings = settings
        self._tokenizer: Tokenizer | None = None
        self._idf: Idf | None = None
        self._idf_memo: Callable[[str], float] | None = None
        self._stop_words: frozenset[str] | None = None
        self._simplified: Summarizer | None = None
        self._changed: dict[str, object] | None = None

    def __reduce__(self) -> tuple[type[Summarizer], tuple[Settings]]:
        return Summarizer, (self.settings,)

    def parse(self, source: Source | str | bytes | Path) -> Document:
        """The structure of a source: title, byline, sections of repaired paragraphs.

        Beside a Source it may be a text, the bytes of a file, or the path of one. Raises
        DecodingError if its bytes are no text, EmptyError if it holds none, OSError for a file that
        cannot be read.
        """
        if not isinstance(source, Source):
            from summarizer.sources import source_of

            source = source_of(source)
        manuscript = self._read(source)
        if not manuscript.lines:
            raise EmptyError("is empty; there is nothing to read")
        return self._structure(manuscript, source.title)

    def _read(self, source: Source) -> Manuscript:
        from summarizer import readers

        return readers.read(source)

    def _structure(self, manuscript: Manuscript, title: str | None) -> Document:
        from summarizer.paragraphs import structure

        if is_traditional(manuscript.text):
            return self._parse_traditional(manuscript, title)
        self.tokenizer.expect(len(manuscript.text))
        return structure(manuscript, self.tokenizer.cut, title=title, repair=self.settings.repair)

    def _parse_traditional(self, manuscript: Manuscript, title: str | None) -> Document:
        """The structure of a Traditional text, found in its Simplified copy."""
        from summarizer.paragraphs import structure
        from summarizer.simplification import fold, fold_manuscript, restore

        tokenizer = self._for_traditional().tokenizer
        tokenizer.expect(len(manuscript.text))
        document = structure(
            fold_manuscript(manuscript),
            tokenizer.cut,
            title=None if title is None else fold(title),
            repair=self.settings.repair,
        )
        return restore(document, (title, manuscript.title, manuscript.byline))

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        """The sentences of the document's body."""
        from summarizer.sentences import sentences

        if is_traditional(document.text):
            from summarizer.simplification import fold_document, restore_sentences

            return restore_sentences(sentences(fold_document(document)), document)
        return sentences(document)

    def tokens(
        self, text: str, mode: str = "default", *, within: str | None = None
    ) -> tuple[Token, ...]:
        """The tokens of a text, `mode` being default, search or full.

        `within` is the whole text that it is a part of, to tell its script by.
        """
        if not is_traditional(text if within is None else within):
            return self.tokenizer.tokens(text, mode)
        from summarizer.simplification import fold

        tokens = self._for_traditional().tokenizer.tokens(fold(text), mode)
        return tuple([Token(text[start:end], start, end, tag) for _, start, end, tag in tokens])

    def terms(self, document: Document) -> frozenset[str]:
        """The terms of title, headings and sentences, each once: what an IDF table counts.

        Words with a letter at an edge, in lower case; of a Traditional text in Simplified.
        """
        if is_traditional(document.text):
            from summarizer.simplification import fold_document

            return self._for_traditional()._terms(fold_document(document))
        return self._terms(document)

    def _terms(self, document: Document) -> frozenset[str]:
        from summarizer.sentences import sentences

        texts = [document.title or "", *[section.heading or "" for section in document.sections]]
        texts += [sentence.text for sentence in sentences(document)]
        words = frozenset().union(*self.tokenizer.cut_each(texts))
        return frozenset([w.lower() for w in words if w[-1].isalpha() or w[0].isalpha()])

    def keywords(self, source: Source | str | bytes | Path) -> KeywordReport:
        """The keywords of the whole source and, where asked for, of each section; see `parse`."""
        return self.keywords_of_document(self.parse(source))

    def keywords_of_document(self, document: Document) -> KeywordReport:
        """The same of a document that is parsed already."""
        from summarizer.reports import KeywordReport

        evidence = self.evidence(document)
        own = self.own_sentences(document, evidence)
        keywords, by_section = self._keywords(document, evidence, own)
        sections = [
            SectionSummary(section.heading, section.level, section.line, by_section[i], ())
            for i, section in enumerate(document.sections)
            if i in by_section and self.settings.by == "section"
        ]
        return KeywordReport(document.name, document.title, keywords, tuple(sections))

    def figures(self, document: Document) -> tuple[Figure, ...]:
        """The numbers with units in the sentences of the document, in source order."""
        from summarizer.figures import figures

        if is_traditional(document.text):
            from summarizer.sentences import sentences
            from summarizer.simplification import fold_document, restore_figures

            folded = fold_document(document)
            return restore_figures(figures(folded, sentences(folded)), document)
        return figures(document, self.sentences(document))

    def summarize(self, source: Source | str | bytes | Path) -> Summary:
        """Keywords and summary of the whole source, and of each of its sections; see `parse`."""
        return self.summarize_document(self.parse(source))

    def summarize_document(self, document: Document) -> Summary:
        """The same of a document that is parsed already."""
        return self.summarize_evidence(document, self.evidence(document))

    def summarize_evidence(self, document: Document, evidence: Evidence) -> Summary:
        """The same of a document whose evidence is known already."""
        own = self.own_sentences(document, evidence)
        keywords, by_section = self._keywords(document, evidence, own)
        chosen, by_heading = self._sentences(evidence)
        kept = [
            i for i, section in enumerate(document.sections) if section.heading or i in by_section
        ]
        place = {i: new for new, i in enumerate(kept)}
        return Summary(
            name=document.name,
            title=document.title,
            byline=document.byline,
            encoding=document.encoding,
            keywords=keywords,
            sentences=_placed(chosen, own, place),
            sections=tuple(
                [
                    SectionSummary(
                        document.sections[i].heading,
                        document.sections[i].level,
                        document.sections[i].line,
                        by_section.get(i, ()),
                        _placed(by_heading.get(i, ()), own, place),
                    )
                    for i in (kept if self.settings.by == "section" else ())
                ]
            ),
            provenance=self.provenance(),
        )

    def evidence(self, document: Document) -> Evidence:
        """What the rankers look at: of a Traditional document, its Simplified copy.

        Raises EmptyError if the document has no sentence.
        """
        if is_traditional(document.text):
            from summarizer.simplification import fold_document

            return self._for_traditional()._evidence(fold_document(document))
        return self._evidence(document)

    def _evidence(self, document: Document) -> Evidence:
        from summarizer.evidence import Evidence, content_terms, unit_vector, words_of_markup
        from summarizer.genre import DATELINE_SENTENCES, news_share
        from summarizer.sentences import sentences as sentences_of
        from summarizer.sentences.credits import statements
        from summarizer.stopwords import function_words

        sentences = sentences_of(document)
        if not sentences:
            raise EmptyError("has no sentence to summarise; it may be only headings or captions")
        opening = sentences[:DATELINE_SENTENCES]
        sentences = statements(document, sentences)
        cut = self.tokenizer.cut
        tokens = self.tokenizer.cut_each([sentence.text for sentence in sentences])
        title = tuple(cut(document.title or ""))
        headings = tuple([tuple(cut(s.heading or "")) for s in document.sections])
        focus = tuple(cut(" ".join(self.settings.focus)))
        words = set(title).union(focus, *headings, *tokens)
        user_words = words.intersection([word.word for word in self.settings.user_words])
        no_words = words_of_markup(tokens)
        words -= no_words
        content = content_terms(words, self.stop_words, user_words)
        terms = tuple([tuple([content[t] for t in row if t in content]) for row in tokens])
        idf = self._idf_of_term()
        return Evidence(
            sentences=sentences,
            tokens=tokens,
            terms=terms,
            vectors=tuple([unit_vector(row, idf) for row in terms]),
            title=title,
            headings=headings,
            focus=focus,
            byline=tuple(cut(document.byline or "")),
            content=content,
            stop_words=self.stop_words,
            function_words=function_words() | no_words,
            phrases=self.settings.phrases,
            news=news_share(opening, sentences, tokens),
            idf=idf,
            tag=self.tokenizer.tag,
        )

    def provenance(self) -> dict[str, object]:
        """How a result was made: version, resources, and the settings that are not defaults.

        Of lists of words there are number and checksum: a result is no place for a dictionary.
        """
        settings = self.settings
        return {
            "version": __version__,
            "tokenizer": self.tokenizer.name,
            "idf": self.idf.name,
            "ranker": settings.ranker,
            "keyword_ranker": settings.keyword_ranker,
            "settings": dict(self._changed_settings()),
        }

    def _changed_settings(self) -> dict[str, object]:
        if self._changed is None:
            settings = self.settings
            changed: dict[str, object] = {
                name: value
                for name, value, default in zip(settings._fields, settings, Settings(), strict=True)
                if value != default
            }
            for name, words in (
                ("user_words", settings.user_words),
                ("stop_words", settings.stop_words),
            ):
                if words:
                    from summarizer.word_lists import list_name

                    changed[name] = list_name(words)
            self._changed = changed
        return self._changed

    @property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer with the user's words, opened at first use."""
        if self._tokenizer is None:
            from summarizer.tokenization import Tokenizer

            self._tokenizer = Tokenizer(self.settings.user_words, self.settings.tokenizer)
        return self._tokenizer

    @property
    def idf(self) -> Idf:
        """The IDF table, opened at first use."""
        if self._idf is None:
            from summarizer.idf import read_idf, shipped

            self._idf = read_idf(self.settings.idf) if self.settings.idf else shipped()
        return self._idf

    def _idf_of_term(self) -> Callable[[str], float]:
        """The table's `get`, remembering what it was asked: a corpus asks for the same terms."""
        if self._idf_memo is None:
            self._idf_memo = lru_cache(MAX_REMEMBERED_TERMS)(self.idf.get)
        return self._idf_memo

    @property
    def stop_words(self) -> frozenset[str]:
        """The stop words, loaded at first use."""
        if self._stop_words is None:
            from summarizer.stopwords import load

            self._stop_words = load(self.settings.stop_words, self.settings.default_stop_words)
        return self._stop_words

    def _for_traditional(self) -> Summarizer:
        """A Summarizer for Simplified copies, which has the user's words in Simplified, too."""
        if self._simplified is None:
            from summarizer.idf import read_idf
            from summarizer.simplification import fold

            settings = self.settings
            simplified = Summarizer(
                settings._replace(
                    focus=tuple(map(fold, settings.focus)),
                    stop_words=(*settings.stop_words, *map(fold, settings.stop_words)),
                    user_words=tuple(
                        [word._replace(word=fold(word.word)) for word in settings.user_words]
                    ),
                )
            )
            if settings.idf:
                simplified._idf = read_idf(settings.idf, fold)
            self._simplified = simplified
        return self._simplified

    def own_sentences(self, document: Document, evidence: Evidence) -> tuple[Sentence, ...]:
        """The sentences of the evidence as the document has them."""
        if not is_traditional(document.text):
            return evidence.sentences
        from summarizer.simplification import restore_sentences

        return restore_sentences(evidence.sentences, document)

    def _keywords(
        self, document: Document, evidence: Evidence, own: tuple[Sentence, ...]
    ) -> tuple[tuple[Keyword, ...], dict[int, tuple[Keyword, ...]]]:
        """The keywords of the document, and of each section that has sentences."""
        from summarizer.keyword_rankers import load
        from summarizer.selection import best_terms, by_section, choose_keywords

        settings = self.settings
        tags = frozenset(settings.pos)
        sections = sorted({sentence.section for sentence in evidence.sentences})
        scores = load(settings.keyword_ranker)(evidence)
        wanted = 4 * (settings.keywords + SECTION_KEYWORDS * len(sections))
        terms = best_terms(scores, evidence, len(scores) if tags else wanted)
        # Terms are shown as the source has them.
        shown = evidence._replace(sentences=own)
        keywords = choose_keywords(terms, shown, document, settings.keywords, tags)
        limit = min(settings.keywords, SECTION_KEYWORDS)
        placed = by_section(terms, evidence)
        return keywords, {
            i: choose_keywords(placed.get(i, []), shown, document, limit, tags) for i in sections
        }

    def _sentences(
        self, evidence: Evidence
    ) -> tuple[tuple[SummarySentence, ...], dict[int, tuple[SummarySentence, ...]]]:
        """The chosen sentences of the document and of each section that has some.

        Under `max_chars` the document's are those of its sections, so that the limit holds for
        both together.
        """
        from summarizer.selection import choose_sentences

        settings = self.settings
        count = len(evidence.sentences)
        if settings.by == "document":
            group = self._group(evidence, self._limit(count, DOCUMENT_SENTENCES))
            return choose_sentences([group], settings.max_chars)[0], {}
        parts = dict(evidence.by_section())
        # A text without headings is one section, whose summary is that of the whole.
        default = DOCUMENT_SENTENCES if len(parts) == 1 else None
        groups = [
            self._group(part, self._limit(len(part.sentences), default)) for part in parts.values()
        ]
        chosen = choose_sentences(groups, settings.max_chars)
        if settings.max_chars is not None or len(parts) == 1:
            of_whole = _union(chosen)
        else:
            group = self._group(evidence, self._limit(count, DOCUMENT_SENTENCES))
            of_whole = choose_sentences([group])[0]
        return of_whole, dict(zip(parts, chosen, strict=True))

    def _limit(self, count: int, default: int | None = None) -> int:
        """How many of `count` sentences are wanted; `default` where nothing was asked for."""
        settings = self.settings
        if settings.sentences is not None:
            return settings.sentences
        if settings.ratio is not None:
            return ceil(count * settings.ratio)
        if settings.max_chars is not None:
            return count
        return default or min(MAX_SECTION_SENTENCES, 1 + count // SENTENCES_PER_CHOSEN)

    def _group(self, evidence: Evidence, limit: int) -> Group:
        """The sentences of a section, or of all, with their scores."""
        from summarizer.selection import Group
        from summarizer.sentence_rankers import explain, load

        settings = self.settings
        is_asked_for = settings.sentences is not None or settings.ratio is not None
        min_share = 0.0 if is_asked_for else MIN_SHARE_OF_BEST
        if settings.explain:
            parts = explain(settings.ranker, evidence)
            scores = [sum(part.values()) for part in parts]
            return Group(evidence, scores, limit, min_share, parts)
        return Group(evidence, load(settings.ranker)(evidence), limit, min_share)


def _placed(
    chosen: Sequence[SummarySentence], own: Sequence[Sentence], place: Mapping[int, int]
) -> tuple[SummarySentence, ...]:
    """The sentences as the source has them, `section` the index into the summary's sections."""
    return tuple(
        [
            c._replace(sentence=own[c.sentence.index]._replace(section=place[c.sentence.section]))
            for c in chosen
        ]
    )


def _union(by_section: Sequence[tuple[SummarySentence, ...]]) -> tuple[SummarySentence, ...]:
    """The sentences of all sections, ranked by their rank in the section, then by score."""
    chosen = list(chain.from_iterable(by_section))
    order = sorted(range(len(chosen)), key=lambda i: (chosen[i].rank, -chosen[i].score))
    rank = {i: place for place, i in enumerate(order, 1)}
    return tuple([sentence._replace(rank=rank[i]) for i, sentence in enumerate(chosen)])
