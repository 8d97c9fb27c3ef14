"""Sentences by their nearness to the centroid of the document's TF-IDF vectors.

Radev, Jing, Styś and Tam, "Centroid-based summarization of multiple documents" (2004), for a single
document and by the cosine alone: position and overlap with the first sentence are for `default`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evidence import Evidence


def score(evidence: Evidence) -> Sequence[float]:
    """The cosine of each sentence with the centroid, 0 to 1; linear in the number of terms."""
    centroid: dict[str, float] = {}
    for vector in evidence.vectors:
        for term, weight in vector.items():
            centroid[term] = centroid.get(term, 0.0) + weight
    length = sum(weight * weight for weight in centroid.values()) ** 0.5 or 1.0
    return [
        sum([weight * centroid[term] for term, weight in vector.items()]) / length
        for vector in evidence.vectors
    ]
