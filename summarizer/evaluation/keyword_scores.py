"""Precision, recall and F1 of ranked keywords against those that an author gave."""

from __future__ import annotations

from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from summarizer.evaluation import CUTOFFS
from summarizer.evaluation.rouge import folded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence


def _distinct(terms: Iterable[str]) -> list[str]:
    """The terms as they are compared: folded, white space one space, each once."""
    return list(dict.fromkeys(" ".join(folded(term).split()) for term in terms))


def keyword_scores(ranked: Sequence[str], gold: Sequence[str]) -> dict[str, float]:
    """The scores of ranked keywords, 0 to 1, by the name of the measure.

    `precision@K` and `recall@K` by exact match, `f1@K` of both, and `soft@K`, where a term that
    holds or overlaps another counts by the share of its characters. A ranker that finds fewer than
    K keywords is not spared: the missing ones count as wrong.
    """
    predicted, wanted = _distinct(ranked), _distinct(gold)
    scores = {}
    for name, cutoff in CUTOFFS.items():
        count = len(wanted) if cutoff is None else cutoff
        top = predicted[:count]
        shared = len(set(top).intersection(wanted))
        scores[f"precision@{name}"] = shared / count
        scores[f"recall@{name}"] = shared / len(wanted)
        scores[f"f1@{name}"] = 2.0 * shared / (count + len(wanted))
        near = _nearness(wanted, top) + _nearness(top, wanted)
        scores[f"soft@{name}"] = near / (count + len(wanted))
    return scores


def _nearness(terms: Sequence[str], others: Sequence[str]) -> float:
    """The sum over the terms of the similarity to the most similar of the others, each 0 to 1."""
    return sum(max(_similarities(term, others), default=0.0) for term in terms)


def _similarities(term: str, others: Iterable[str]) -> Iterator[float]:
    """Twice the longest common substring over both lengths, in characters."""
    for other in others:
        if term == other:
            yield 1.0
        elif not set(term).isdisjoint(other):
            match = SequenceMatcher(None, term, other, autojunk=False).find_longest_match()
            yield 2.0 * match.size / (len(term) + len(other))
