"""Sentences by TextRank: PageRank over the graph of sentences that share words.

Mihalcea and Tarau, "TextRank: Bringing Order into Texts" (2004): the weight of an edge is the
number of shared words over the sum of the logarithms of both lengths. Other than there, texts of
more than MAX_GRAPH_SENTENCES are ranked in windows, so that time grows linearly with the text.
"""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from summarizer.page_rank import page_rank
from summarizer.sentence_rankers import windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evidence import Evidence


def score(evidence: Evidence) -> Sequence[float]:
    """The PageRank of each sentence within its window (mean 1)."""
    scores: list[float] = []
    for window in windows(len(evidence.sentences)):
        scores.extend(page_rank(_graph([frozenset(evidence.terms[i]) for i in window])))
    return scores


def _graph(words: Sequence[frozenset[str]]) -> list[list[tuple[int, float]]]:
    edges: list[list[tuple[int, float]]] = [[] for _ in words]
    for i, a in enumerate(words):
        for j in range(i):
            shared = len(a & words[j])
            if shared:
                # Two sentences of one word each would divide by zero: log 1 + log 1.
                weight = shared / ((log(len(a)) + log(len(words[j]))) or 1.0)
                edges[i].append((j, weight))
                edges[j].append((i, weight))
    return edges
