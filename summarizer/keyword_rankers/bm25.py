"""Keywords by BM25, each sentence being a document.

Robertson and others, "Okapi at TREC-3" (1994); Robertson and Zaragoza, "The Probabilistic Relevance
Framework: BM25 and Beyond" (2009). BM25 weighs the terms of a query in one document; here every
content word of the text is the query, and its weight is summed over the sentences:

    score(t) = idf(t) · Σ_s  tf(t, s) · (k1 + 1) / (tf(t, s) + k1 · (1 - b + b · |s| / mean |s|))

Where we differ: the IDF is that of the corpus and never negative, whereas BM25's own, over the
sentences, would weigh down just the words that run through the whole text (and below zero those
in more than half of it). Length is counted in content words. The title counts as one more sentence.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.evidence import Evidence

# The usual values: how fast repetition saturates, and how much a long sentence is discounted.
K1 = 1.2
B = 0.75


def score(evidence: Evidence) -> Mapping[str, float]:
    """The BM25 weight of each content word of the sentences; linear in the number of words."""
    rows = [*evidence.terms, evidence.terms_of(evidence.title)]
    rows = [terms for terms in rows if terms]
    mean_length = sum(map(len, rows)) / len(rows) if rows else 1.0
    weights = dict.fromkeys([term for terms in evidence.terms for term in terms], 0.0)
    for terms in rows:
        norm = K1 * (1.0 - B + B * len(terms) / mean_length)
        counts: dict[str, int] = {}
        for term in terms:
            counts[term] = counts.get(term, 0) + 1
        for term, count in counts.items():
            if term in weights:
                weights[term] += count * (K1 + 1.0) / (count + norm)
    return {term: weight * max(0.0, evidence.idf(term)) for term, weight in weights.items()}
