"""The keyword rankers: each a file of this folder with a function `score`."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from summarizer.evidence import Evidence

    KeywordRanker = Callable[[Evidence], Mapping[str, float]]

# Name (of the file, and on the command line) and what it does.
KEYWORD_RANKERS = {
    "tfidf": "terms and phrases by TF-IDF, part of speech and place (the default)",
    "textrank": "words by a graph of their neighbourhood (Mihalcea and Tarau 2004)",
    "bm25": "words by BM25, each sentence being a document (Robertson and others 1994)",
    "yake": "words and phrases by the statistics of YAKE (Campos and others 2020)",
    "snownlp": "SnowNLP's own keywords (slow to load)",
}


def load(name: str) -> KeywordRanker:
    """The ranker of a name of KEYWORD_RANKERS: from evidence to the score of each term.

    Terms are lower-case strings as they stand in the text; a higher score is better.
    """
    from importlib import import_module

    ranker: KeywordRanker = import_module(f"{__name__}.{name}").score
    return ranker
