"""SnowNLP's own sentence ranker, on our sentences and tokens.

Isnowfy, SnowNLP 0.12 (2013-2020), `snownlp.summary.textrank.TextRank`: PageRank over BM25.
Importing SnowNLP loads its taggers and classifiers, 2.5 s and 430 MB: it happens only when this
ranker is chosen. Its graph is quadratic, so longer texts are ranked in windows.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.sentence_rankers import windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evidence import Evidence


def score(evidence: Evidence) -> Sequence[float]:
    """SnowNLP's score of each sentence within its window; 0 for a sentence without content."""
    from snownlp.summary.textrank import TextRank

    scores = [0.0] * len(evidence.sentences)
    for window in windows(len(scores)):
        # SnowNLP divides by zero when all of its documents are empty.
        filled = [i for i in window if evidence.terms[i]]
        if filled:
            ranker = TextRank([list(evidence.terms[i]) for i in filled])
            ranker.solve()
            for i, value in zip(filled, ranker.vertex, strict=True):
                scores[i] = value
    return scores
