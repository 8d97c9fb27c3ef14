"""SnowNLP's own keywords: its word graph, on our sentences and tokens.

Isnowfy, SnowNLP 0.12 (2013-2020), `snownlp.summary.textrank.KeywordTextRank`. Importing SnowNLP
loads its taggers and classifiers, 2.5 s and 430 MB: it happens only when this ranker is chosen.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.evidence import Evidence


def score(evidence: Evidence) -> Mapping[str, float]:
    """SnowNLP's score of each content word, the best 1.0."""
    from snownlp.summary.textrank import KeywordTextRank

    ranker = KeywordTextRank([list(terms) for terms in evidence.terms if terms])
    ranker.solve()
    best = max((value for _, value in ranker.top), default=1.0)
    return {word: value / best for word, value in ranker.top}
