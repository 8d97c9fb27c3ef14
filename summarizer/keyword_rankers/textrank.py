"""Keywords by TextRank: PageRank over the graph of words that stand near one another.

Mihalcea and Tarau, "TextRank: Bringing Order into Texts" (2004). As in jieba, the window is 5 words
and only nouns and verbs are nodes; other than there, edges are counted within a sentence, foreign
words are nodes too, and the iteration stops when it has converged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.evidence import Evidence

WINDOW = 5
DAMPING = 0.85
MAX_ITERATIONS = 50
TOLERANCE = 1e-4
NODE_TAGS = frozenset(("n", "nr", "ns", "nt", "nz", "vn", "v", "eng", "j", "l"))


def score(evidence: Evidence) -> Mapping[str, float]:
    """The PageRank of each word of the document, the best 1.0; time grows with words × window."""
    graph: dict[str, dict[str, float]] = {}
    is_node: dict[str, bool] = {}
    for terms in evidence.terms:
        words = []
        for term in terms:
            if term not in is_node:
                is_node[term] = evidence.tag(term) in NODE_TAGS
            if is_node[term]:
                words.append(term)
                graph.setdefault(term, {})
        for i, word in enumerate(words):
            for other in words[i + 1 : i + WINDOW]:
                if other != word:
                    graph[word][other] = graph[word].get(other, 0.0) + 1.0
                    graph[other][word] = graph[other].get(word, 0.0) + 1.0
    return _page_rank(graph)


def _page_rank(graph: Mapping[str, Mapping[str, float]]) -> dict[str, float]:
    share = {word: 1.0 / sum(edges.values()) for word, edges in graph.items() if edges}
    rank = dict.fromkeys(graph, 1.0)
    for _ in range(MAX_ITERATIONS):
        following = {
            word: 1.0
            - DAMPING
            + DAMPING * sum([rank[o] * weight * share[o] for o, weight in edges.items()])
            for word, edges in graph.items()
        }
        change = max((abs(following[word] - rank[word]) for word in rank), default=0.0)
        rank = following
        if change < TOLERANCE:
            break
    best = max(rank.values(), default=1.0)
    return {word: value / best for word, value in rank.items()}
