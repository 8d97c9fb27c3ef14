"""Sentences by LexRank: PageRank over the graph of cosines between sentences.

Erkan and Radev, "LexRank: Graph-based Lexical Centrality as Salience in Text Summarization" (2004),
in its continuous form: the weight of an edge is the cosine itself. The other form keeps the edges
over a cosine of .1 and forgets by how much; it is the better one there, over clusters of documents,
and worse by a point of ROUGE on six development sets of single ones. The IDF-modified cosine is
that of our TF-IDF vectors. Other than there, no sentence votes for itself: one that shares no word
with another comes last, not in the middle. Texts of more than MAX_GRAPH_SENTENCES are ranked in
windows, so that time grows linearly with the text.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.page_rank import page_rank
from summarizer.sentence_rankers import windows

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evidence import Evidence, Vector


def score(evidence: Evidence) -> Sequence[float]:
    """The PageRank of each sentence within its window (mean 1)."""
    scores: list[float] = []
    for window in windows(len(evidence.sentences)):
        scores.extend(page_rank(cosines([evidence.vectors[i] for i in window])))
    return scores


def cosines(vectors: Sequence[Vector]) -> list[list[tuple[int, float]]]:
    """For each vector, the others that share a term with it, each with the cosine of the two.

    By an index of the terms: of the pairs of a window, nine in ten share none.
    """
    edges: list[list[tuple[int, float]]] = [[] for _ in vectors]
    with_term: dict[str, list[tuple[int, float]]] = {}
    for i, vector in enumerate(vectors):
        similarity: dict[int, float] = {}
        for term, weight in vector.items():
            earlier = with_term.setdefault(term, [])
            for j, other in earlier:
                similarity[j] = similarity.get(j, 0.0) + weight * other
            earlier.append((i, weight))
        for j, value in similarity.items():
            edges[i].append((j, value))
            edges[j].append((i, value))
    return edges
