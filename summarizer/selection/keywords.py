"""From the scores of terms to keywords: occurrences, ties, nesting, cut-off."""

from __future__ import annotations

from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING

from summarizer.characters import count_newlines
from summarizer.evidence import COMPARED_DIGITS
from summarizer.model import Keyword, source_span

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.evidence import Evidence
    from summarizer.model import Document

    # Where a term stands: the index of the sentence, and [start, end) in its text.
    Occurrence = tuple[int, int, int]

KEYWORD_DIGITS = 4
# Of the score of the term inside it, for a longer term to stand in its place.
MIN_SHARE_OF_INNER_SCORE = 0.25


class Term:
    """A scored term with its occurrences in the order of the text."""

    __slots__ = ("key", "occurrences", "score")

    def __init__(self, key: str, score: float, occurrences: list[Occurrence]) -> None:
        self.key = key
        self.score = score
        self.occurrences = occurrences


def best_terms(scores: Mapping[str, float], evidence: Evidence, limit: int) -> list[Term]:
    """The `limit` best-scored terms that stand in the evidence on token boundaries, best first.

    Ties go to the term that `scores` names first. One pass over the tokens finds the occurrences
    of all terms, however many they are.
    """
    scores = {key: round(score, COMPARED_DIGITS) for key, score in scores.items()}
    keys = sorted(scores, key=scores.__getitem__, reverse=True)[:limit]
    beginnings = {key[:length] for key in keys for length in range(1, len(key) + 1)}
    found: dict[str, list[Occurrence]] = {key: [] for key in keys}
    for i, (sentence, tokens) in enumerate(zip(evidence.sentences, evidence.tokens, strict=True)):
        text = _lower(sentence.text)
        words = tokens if text == sentence.text else [token.lower() for token in tokens]
        hits = [n for n, word in enumerate(words) if word in beginnings]
        if not hits:
            continue
        edges = list(accumulate(map(len, tokens), initial=0))
        for n in hits:
            start = edges[n]
            for m in range(n + 1, len(edges)):
                end = edges[m]
                piece = text[start:end]
                if piece in found:
                    found[piece].append((i, start, end))
                elif piece not in beginnings:
                    break
    return [Term(key, scores[key], found[key]) for key in keys if found[key]]


def _lower(text: str) -> str:
    lowered = text.lower()
    # A few characters (İ) change their length in lower case, and with it all offsets.
    return lowered if len(lowered) == len(text) else text


def terms_by_section(terms: Iterable[Term], evidence: Evidence) -> dict[int, list[Term]]:
    """The terms as keywords of each section, best first.

    A term's score is weighted by the share of its occurrences that stand in the section. One is
    added to the whole, so that a word that stands there twice and nowhere else says more about the
    section than one that stands there once.
    """
    section_of = [sentence.section for sentence in evidence.sentences]
    found: dict[int, list[Term]] = {}
    for term in terms:
        placed: dict[int, list[Occurrence]] = {}
        for occurrence in term.occurrences:
            placed.setdefault(section_of[occurrence[0]], []).append(occurrence)
        for section, inside in placed.items():
            score = term.score * len(inside) / (len(term.occurrences) + 1)
            found.setdefault(section, []).append(Term(term.key, score, inside))
    for part_terms in found.values():
        part_terms.sort(key=attrgetter("score"), reverse=True)
    return found


def choose_keywords(
    terms: Sequence[Term],
    evidence: Evidence,
    document: Document,
    limit: int,
    tags: frozenset[str] = frozenset(),
) -> tuple[Keyword, ...]:
    """The first `limit` of the terms, which come best first.

    A term is left out when a better one that contains it holds at least half of its occurrences, or
    one that is not much worse holds all of them, in the title too. `tags` keeps the terms whose
    tag, or its first letter, is among them (a phrase has the tag of its last token); empty keeps
    all.
    """
    chosen: list[Term] = []
    title = "".join(evidence.title).lower()
    # Most terms are in no other: one search through all of them tells.
    keys = "\n".join([term.key for term in terms])
    for term in terms:
        if len(chosen) == limit:
            break
        if tags and tags.isdisjoint(_tags(term, evidence)):
            continue
        if keys.count(term.key) == 1 or not (
            _is_inside(term, chosen, 0.5) or _is_inside(term, terms, 1.0, title)
        ):
            chosen.append(term)
    return tuple([_keyword(term, evidence, document) for term in chosen])


def _is_inside(term: Term, others: Iterable[Term], share: float, title: str = "") -> bool:
    """Whether a longer term of some weight holds this share of a term's occurrences."""
    key, min_score = term.key, MIN_SHARE_OF_INNER_SCORE * term.score
    min_count = share * len(term.occurrences)
    for other in others:
        if (
            key in other.key
            and other.score >= min_score
            and len(other.key) > len(key)
            and len(other.occurrences) >= min_count
            and title.count(other.key) >= title.count(key)
        ):
            return True
    return False


def _tags(term: Term, evidence: Evidence) -> tuple[str, str]:
    """The tag of a term's last token, and its first letter."""
    i, _, end = term.occurrences[0]
    tokens = evidence.tokens[i]
    ends = dict(zip(accumulate(map(len, tokens)), tokens, strict=True))
    tag = evidence.tag(ends[end])
    return tag, tag[:1]


def _keyword(term: Term, evidence: Evidence, document: Document) -> Keyword:
    forms: dict[str, int] = {}
    for i, start, end in term.occurrences:
        form = evidence.sentences[i].text[start:end]
        forms[form] = forms.get(form, 0) + 1
    positions = tuple(
        [source_span(document, evidence.sentences[i], s, e) for i, s, e in term.occurrences]
    )
    sentence = evidence.sentences[term.occurrences[0][0]]
    return Keyword(
        term=max(forms, key=lambda form: forms[form]),
        score=round(term.score, KEYWORD_DIGITS),
        count=len(positions),
        positions=positions,
        line=sentence.line + count_newlines(document.text, sentence.start, positions[0][0]),
    )
