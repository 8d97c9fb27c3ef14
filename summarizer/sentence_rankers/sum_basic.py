"""Sentences by SumBasic: those with frequent words, which count for less once they were said.

Nenkova and Vanderwende, "The Impact of Frequency on Summarization" (2005): of the sentences with
the most probable word the one whose words are most probable in the mean is chosen, the
probabilities of its words are squared, and so on. Words are content terms. Other than there, the
choice ends after MAX_GREEDY_CHOICES; the rest are ranked by their means as they then stand.
"""

from __future__ import annotations

from collections import Counter
from heapq import heapify, heappop, heappush
from itertools import chain
from math import fsum
from typing import TYPE_CHECKING

from summarizer.sentence_rankers import MAX_GREEDY_CHOICES, scores_of_choices

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.evidence import Evidence


def score(evidence: Evidence) -> Sequence[float]:
    """1 to 2 for the chosen sentences in their order, and for the others their mean probability."""
    counts = Counter(chain.from_iterable(evidence.terms))
    total = counts.total()
    probability = {term: count / total for term, count in counts.items()}
    chosen = _choices(evidence.terms, probability)
    return scores_of_choices(chosen, [_mean(terms, probability) for terms in evidence.terms])


def _choices(sentences: Sequence[Sequence[str]], probability: dict[str, float]) -> list[int]:
    """The chosen sentences in their order; the probabilities of their terms are lowered."""
    with_term: dict[str, list[int]] = {}
    for i, terms in enumerate(sentences):
        for term in terms:
            with_term.setdefault(term, []).append(i)
    # Of equally probable terms the first of the text comes first.
    queue = [(-probability[term], place, term) for place, term in enumerate(with_term)]
    heapify(queue)
    chosen: dict[int, None] = {}
    while queue and len(chosen) < MAX_GREEDY_CHOICES:
        negative, place, term = heappop(queue)
        if -negative == probability[term]:
            candidates = [i for i in with_term[term] if i not in chosen]
            if not candidates:
                continue
            best = max(candidates, key=lambda i: _mean(sentences[i], probability))
            chosen[best] = None
            for said in set(sentences[best]):
                probability[said] *= probability[said]
        heappush(queue, (-probability[term], place, term))
    return list(chosen)


def _mean(terms: Sequence[str], probability: Mapping[str, float]) -> float:
    # Not sum: its rounding, another one since Python 3.12, would decide between equals.
    return fsum([probability[term] for term in terms]) / (len(terms) or 1)
