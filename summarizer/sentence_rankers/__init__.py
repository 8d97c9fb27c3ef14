"""The sentence rankers: each a file of this folder with a function `score`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from summarizer.evidence import Evidence

    SentenceRanker = Callable[[Evidence], Sequence[float]]

# Name (of the file, and on the command line) and what it does.
SENTENCE_RANKERS = {
    "default": "a weighted sum of title, position, centrality and readability features",
    "lead": "the first sentences",
    "tfidf": "the sentences nearest to the TF-IDF centroid (Radev and others 2004)",
    "textrank": "PageRank over the overlap of words (Mihalcea and Tarau 2004)",
    "snownlp": "SnowNLP's own ranker (slow to load)",
}

# A graph has the square of its sentences in edges: longer texts are ranked in windows of this many.
MAX_GRAPH_SENTENCES = 200


def load(name: str) -> SentenceRanker:
    """The ranker of a name of SENTENCE_RANKERS: from evidence to one finite score a sentence."""
    ranker: SentenceRanker = _module(name).score
    return ranker


def explain(name: str, evidence: Evidence) -> Sequence[Mapping[str, float]]:
    """The parts that each sentence's score is the sum of, by the name of the feature.

    A ranker without parts of its own has one, which bears its name.
    """
    module = _module(name)
    if hasattr(module, "parts"):
        parts: Sequence[Mapping[str, float]] = module.parts(evidence)
        return parts
    return [{name: value} for value in module.score(evidence)]


def windows(length: int) -> Iterator[range]:
    """Consecutive ranges that cover `length` sentences, none over MAX_GRAPH_SENTENCES."""
    count = -(-length // MAX_GRAPH_SENTENCES) or 1
    for i in range(count):
        yield range(length * i // count, length * (i + 1) // count)


def _module(name: str):  # type: ignore[no-untyped-def]  # a module, whose members are not known
    from importlib import import_module

    return import_module(f"{__name__}.{name}")
