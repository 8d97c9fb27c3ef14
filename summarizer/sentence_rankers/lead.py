"""The first sentences first: on news the baseline that most rankers fail to beat."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evidence import Evidence


def score(evidence: Evidence) -> Sequence[float]:
    """1 for the first sentence, and evenly less for each that follows."""
    count = len(evidence.sentences)
    return [(count - i) / count for i in range(count)]
