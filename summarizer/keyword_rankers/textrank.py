"""Keywords by TextRank: PageRank over the graph of words that stand near one another.

Mihalcea and Tarau, "TextRank: Bringing Order into Texts" (2004). As in jieba, the window is 5 words
and only nouns and verbs are nodes; other than there, edges are counted within a sentence, foreign
words are nodes too, and the iteration stops when it has converged.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.page_rank import page_rank

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.evidence import Evidence

WINDOW = 5
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
    number = {word: i for i, word in enumerate(graph)}
    ranks = page_rank(
        [[(number[o], weight) for o, weight in row.items()] for row in graph.values()]
    )
    best = max(ranks, default=1.0)
    return {word: rank / best for word, rank in zip(graph, ranks, strict=True)}
