"""Sentences by directed centrality: near to what follows them, and far from what came before.

Zheng and Lapata, "Sentence Centrality Revisited for Unsupervised Summarization" (2019), with the
cosine of TF-IDF vectors instead of a neural encoder's. The weights of both directions, which they
tune on each corpus, are 1 and -1. There is no threshold under which a similarity does not count:
without one, sums of vectors take the place of all pairs, and time is linear in the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.evidence import Evidence, Vector


def score(evidence: Evidence) -> Sequence[float]:
    """The mean cosine with the other sentences, those before counted negative; 0 is the lowest."""
    values = _centralities(evidence.vectors)
    # Selection takes shares of the best score, which a negative one has not.
    lowest = min(values, default=0.0)
    others = max(1, len(values) - 1)
    return [(value - lowest) / others for value in values]


def _centralities(vectors: Sequence[Vector]) -> list[float]:
    """The sum of each vector's cosines with later ones less that with earlier ones."""
    whole = _added({}, vectors)
    earlier: dict[str, float] = {}
    values = []
    for vector in vectors:
        # What is later is what is left of the whole: without the earlier, and without itself.
        values.append(
            sum([w * (whole[t] - w - 2.0 * earlier.get(t, 0.0)) for t, w in vector.items()])
        )
        _added(earlier, [vector])
    return values


def _added(total: dict[str, float], vectors: Iterable[Vector]) -> dict[str, float]:
    for vector in vectors:
        for term, weight in vector.items():
            total[term] = total.get(term, 0.0) + weight
    return total
