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
    "lexrank": "PageRank over the cosines of sentences (Erkan and Radev 2004)",
    "lsa": "the sentences that lie in the main topics (Steinberger and Ježek 2004)",
    "luhn": "the densest clusters of frequent words (Luhn 1958)",
    "kl_sum": "the words of the text in its proportions (Haghighi and Vanderwende 2009)",
    "sum_basic": "frequent words, each less once it was said (Nenkova and Vanderwende 2005)",
    "pacsum": "near to what follows, far from what came before (Zheng and Lapata 2019)",
    "snownlp": "SnowNLP's own ranker (slow to load)",
}

# A graph has the square of its sentences in edges: longer texts are ranked in windows of this many.
MAX_GRAPH_SENTENCES = 200
# Each choice of a greedy ranker looks at the whole text: after so many the rest are not chosen.
MAX_GREEDY_CHOICES = 100


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


def scores_of_choices(chosen: Sequence[int], values: Sequence[float]) -> list[float]:
    """The scores of a greedy ranker: `chosen` sentences in their order, the others by `values`.

    Choices fall evenly from 2 to over 1, so that those of a short summary all reach a fair share of
    the best; `values`, one a sentence, are 0 to 1.
    """
    scores = list(values)
    for place, i in enumerate(chosen):
        scores[i] = 2.0 - place / len(chosen)
    return scores


def _module(name: str):  # type: ignore[no-untyped-def]  # a module, whose members are not known
    from importlib import import_module

    return import_module(f"{__name__}.{name}")
