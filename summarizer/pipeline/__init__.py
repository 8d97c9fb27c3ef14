"""From a source to its summary: the stages in order, and the settings that they share."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from summarizer import __version__
from summarizer.errors import EmptyError
from summarizer.model import SectionSummary, Source, Summary, Token
from summarizer.pipeline.resources import Resources, for_traditional
from summarizer.scripts import is_traditional
from summarizer.settings import Settings, changed, check

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from summarizer.evidence import Evidence
    from summarizer.model import Document, Manuscript, Sentence, SummarySentence
    from summarizer.pipeline.choice import ChosenKeywords, ChosenSentences
    from summarizer.reports import Figure, KeywordReport, TokenReport


class Summarizer:
    """The pipeline with its settings and resources: thread-safe, and pickled by its settings.

    Raises SettingsError (or its ResourceError) at creation if the settings cannot be met.
    """

    def __init__(self, settings: Settings = Settings()) -> None:  # noqa: B008  # immutable
        check(settings)
        self.settings = settings
        self.resources = Resources(settings)

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
        tokenizer = self.resources.tokenizer
        tokenizer.expect(len(manuscript.text))
        return structure(manuscript, tokenizer.cut, title=title, repair=self.settings.repair)

    def _parse_traditional(self, manuscript: Manuscript, title: str | None) -> Document:
        """The structure of a Traditional text, found in its Simplified copy."""
        from summarizer.paragraphs import structure
        from summarizer.simplification import fold, fold_manuscript, restore

        tokenizer = self._for_traditional.tokenizer
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
            return self.resources.tokenizer.tokens(text, mode)
        from summarizer.simplification import fold

        tokens = self._for_traditional.tokenizer.tokens(fold(text), mode)
        return tuple([Token(text[start:end], start, end, tag) for _, start, end, tag in tokens])

    def tokens_of_document(self, document: Document, mode: str = "default") -> TokenReport:
        """The tokens of each sentence of the document's body; `mode` as of `tokens`."""
        from summarizer.reports import TokenReport

        sentences = self.sentences(document)
        tokens = [self.tokens(s.text, mode, within=document.text) for s in sentences]
        return TokenReport(document.name, sentences, tuple(tokens))

    def terms(self, document: Document) -> frozenset[str]:
        """The terms of title, headings and sentences, each once: what an IDF table counts.

        Words with a letter at an edge, in lower case; of a Traditional text in Simplified.
        """
        from summarizer.pipeline.analysis import terms_of

        return terms_of(*self._analysed(document))

    def keywords(self, source: Source | str | bytes | Path) -> KeywordReport:
        """The keywords of the whole source and, where asked for, of each section; see `parse`."""
        return self.keywords_of_document(self.parse(source))

    def keywords_of_document(self, document: Document) -> KeywordReport:
        """The same of a document that is parsed already."""
        from summarizer.reports import KeywordReport

        evidence = self.evidence(document)
        own = self.own_sentences(document, evidence)
        keywords, keywords_of = self._keywords(document, evidence, own)
        sections = [
            SectionSummary(section.heading, section.level, section.line, keywords_of[i], ())
            for i, section in enumerate(document.sections)
            if i in keywords_of and self.settings.by == "section"
        ]
        return KeywordReport(document.name, document.title, keywords, tuple(sections))

    def figures(self, document: Document) -> tuple[Figure, ...]:
        """The numbers with units in the sentences of the document, in source order."""
        from summarizer.figures import figures
        from summarizer.sentences import sentences

        copy, _ = self._analysed(document)
        found = figures(copy, sentences(copy))
        if copy is document:
            return found
        from summarizer.simplification import restore_figures

        return restore_figures(found, document)

    def summarize(self, source: Source | str | bytes | Path) -> Summary:
        """Keywords and summary of the whole source, and of each of its sections; see `parse`."""
        return self.summarize_document(self.parse(source))

    def summarize_document(self, document: Document) -> Summary:
        """The same of a document that is parsed already."""
        return self.summarize_evidence(document, self.evidence(document))

    def summarize_evidence(self, document: Document, evidence: Evidence) -> Summary:
        """The same of a document whose evidence is known already."""
        own = self.own_sentences(document, evidence)
        keywords, keywords_of = self._keywords(document, evidence, own)
        chosen, chosen_of = self._sentences(evidence)
        kept = [
            i for i, section in enumerate(document.sections) if section.heading or i in keywords_of
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
                        keywords_of.get(i, ()),
                        _placed(chosen_of.get(i, ()), own, place),
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
        from summarizer.pipeline.analysis import evidence_of

        return evidence_of(*self._analysed(document))

    def _analysed(self, document: Document) -> tuple[Document, Resources]:
        """What a document is analysed as, and by which resources: see `simplification`."""
        if not is_traditional(document.text):
            return document, self.resources
        from summarizer.simplification import fold_document

        return fold_document(document), self._for_traditional

    @cached_property
    def _for_traditional(self) -> Resources:
        return for_traditional(self.settings)

    @cached_property
    def _changed(self) -> dict[str, object]:
        return changed(self.settings)

    def provenance(self) -> dict[str, object]:
        """How a result was made: version, resources, and the settings that are not defaults.

        Of lists of words there are number and checksum: a result is no place for a dictionary.
        """
        settings = self.settings
        return {
            "version": __version__,
            "tokenizer": self.resources.tokenizer.name,
            "idf": self.resources.idf.name,
            "ranker": settings.ranker,
            "keyword_ranker": settings.keyword_ranker,
            "settings": dict(self._changed),
        }

    def own_sentences(self, document: Document, evidence: Evidence) -> tuple[Sentence, ...]:
        """The sentences of the evidence as the document has them."""
        if not is_traditional(document.text):
            return evidence.sentences
        from summarizer.simplification import restore_sentences

        return restore_sentences(evidence.sentences, document)

    def _keywords(
        self, document: Document, evidence: Evidence, own: tuple[Sentence, ...]
    ) -> ChosenKeywords:
        from summarizer.pipeline.choice import keywords

        return keywords(document, evidence, own, self.settings)

    def _sentences(self, evidence: Evidence) -> ChosenSentences:
        from summarizer.pipeline.choice import sentences

        return sentences(evidence, self.settings)


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
