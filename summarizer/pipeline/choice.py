"""From evidence to the keywords and sentences that the settings ask for."""

from __future__ import annotations

from itertools import chain
from math import ceil
from typing import TYPE_CHECKING

from summarizer import keyword_rankers, sentence_rankers
from summarizer.selection import (
    Group,
    best_terms,
    choose_keywords,
    choose_sentences,
    terms_by_section,
)
from summarizer.settings import SECTION_KEYWORDS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evidence import Evidence
    from summarizer.model import Document, Keyword, Sentence, SummarySentence
    from summarizer.settings import Settings

    ChosenKeywords = tuple[tuple[Keyword, ...], dict[int, tuple[Keyword, ...]]]
    ChosenSentences = tuple[tuple[SummarySentence, ...], dict[int, tuple[SummarySentence, ...]]]

DOCUMENT_SENTENCES = 3
MAX_SECTION_SENTENCES = 3
# Without a number asked for, a section gets one sentence for each so many that it has.
SENTENCES_PER_CHOSEN = 7
# Of the best score; below it a sentence that nobody asked for is left out.
MIN_SHARE_OF_BEST = 0.55
# For each keyword: some stand inside better ones.
TERMS_CONSIDERED = 4


def keywords(
    document: Document, evidence: Evidence, own: tuple[Sentence, ...], settings: Settings
) -> ChosenKeywords:
    """The keywords of the document, and of each section that has sentences.

    `own` are the sentences of the evidence as the document has them: terms are shown as they stand
    there.
    """
    tags = frozenset(settings.pos)
    sections = sorted({sentence.section for sentence in evidence.sentences})
    scores = keyword_rankers.load(settings.keyword_ranker)(evidence)
    wanted = TERMS_CONSIDERED * (settings.keywords + SECTION_KEYWORDS * len(sections))
    terms = best_terms(scores, evidence, len(scores) if tags else wanted)
    shown = evidence._replace(sentences=own)
    of_whole = choose_keywords(terms, shown, document, settings.keywords, tags)
    limit = min(settings.keywords, SECTION_KEYWORDS)
    placed = terms_by_section(terms, evidence)
    return of_whole, {
        i: choose_keywords(placed.get(i, []), shown, document, limit, tags) for i in sections
    }


def sentences(evidence: Evidence, settings: Settings) -> ChosenSentences:
    """The chosen sentences of the document and of each section that has some.

    Under `max_chars` the document's are those of its sections, so that the limit holds for both
    together.
    """
    count = len(evidence.sentences)
    if settings.by == "document":
        group = _group(evidence, _limit(settings, count, DOCUMENT_SENTENCES), settings)
        return choose_sentences([group], settings.max_chars)[0], {}
    parts = dict(evidence.by_section())
    # A text without headings is one section, whose summary is that of the whole.
    default = DOCUMENT_SENTENCES if len(parts) == 1 else None
    groups = [
        _group(part, _limit(settings, len(part.sentences), default), settings)
        for part in parts.values()
    ]
    chosen = choose_sentences(groups, settings.max_chars)
    if settings.max_chars is not None or len(parts) == 1:
        of_whole = _union(chosen)
    else:
        group = _group(evidence, _limit(settings, count, DOCUMENT_SENTENCES), settings)
        of_whole = choose_sentences([group])[0]
    return of_whole, dict(zip(parts, chosen, strict=True))


def _limit(settings: Settings, count: int, default: int | None = None) -> int:
    """How many of `count` sentences are wanted; `default` where nothing was asked for."""
    if settings.sentences is not None:
        return settings.sentences
    if settings.ratio is not None:
        return ceil(count * settings.ratio)
    if settings.max_chars is not None:
        return count
    return default or min(MAX_SECTION_SENTENCES, 1 + count // SENTENCES_PER_CHOSEN)


def _group(evidence: Evidence, limit: int, settings: Settings) -> Group:
    """The sentences of a section, or of all, with their scores."""
    is_asked_for = settings.sentences is not None or settings.ratio is not None
    min_share = 0.0 if is_asked_for else MIN_SHARE_OF_BEST
    if settings.explain:
        parts = sentence_rankers.explain(settings.ranker, evidence)
        return Group.explained(evidence, parts, limit, min_share)
    return Group(evidence, sentence_rankers.load(settings.ranker)(evidence), limit, min_share)


def _union(of_sections: Sequence[tuple[SummarySentence, ...]]) -> tuple[SummarySentence, ...]:
    """The sentences of all sections, ranked by their rank in the section, then by score."""
    chosen = list(chain.from_iterable(of_sections))
    order = sorted(range(len(chosen)), key=lambda i: (chosen[i].rank, -chosen[i].score))
    rank = {i: place for place, i in enumerate(order, 1)}
    return tuple([sentence._replace(rank=rank[i]) for i, sentence in enumerate(chosen)])
