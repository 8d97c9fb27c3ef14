"""What the peers are asked to do, each as its own documentation says; run by their interpreter."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from benchmarks.jobs import main

if TYPE_CHECKING:
    from collections.abc import Callable

    from benchmarks.jobs import Work

KEYWORDS = 10
SENTENCES = 3


def jieba_tfidf() -> Work:
    """jieba's keywords by TF-IDF."""
    import jieba.analyse

    return partial(jieba.analyse.extract_tags, topK=KEYWORDS)


def jieba_textrank() -> Work:
    """jieba's keywords by TextRank."""
    import jieba.analyse

    return partial(jieba.analyse.textrank, topK=KEYWORDS)


def snownlp() -> Work:
    """SnowNLP's keywords and summary."""
    from snownlp import SnowNLP

    def work(text: str) -> object:
        document = SnowNLP(text)
        return document.keywords(KEYWORDS), document.summary(SENTENCES)

    return work


def sumy(module: str, ranker: str) -> Work:
    """The summary of one of sumy's rankers, with its own Chinese sentences and jieba's words."""
    from importlib import import_module

    from sumy.nlp.stemmers import Stemmer
    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser
    from sumy.utils import get_stop_words

    tokenizer: Any = Tokenizer("chinese")
    summarize: Any = getattr(import_module(f"sumy.summarizers.{module}"), ranker)(
        Stemmer("chinese")
    )
    summarize.stop_words = get_stop_words("chinese")

    def work(text: str) -> object:
        return summarize(PlaintextParser.from_string(text, tokenizer).document, SENTENCES)

    return work


def textrank4zh() -> Work:
    """textrank4zh's keywords and summary."""
    from textrank4zh import TextRank4Keyword, TextRank4Sentence

    keywords, sentences = TextRank4Keyword(), TextRank4Sentence()

    def work(text: str) -> object:
        keywords.analyze(text=text, lower=True, window=2)
        sentences.analyze(text=text, lower=True, source="all_filters")
        return keywords.get_keywords(KEYWORDS), sentences.get_key_sentences(num=SENTENCES)

    return work


def yake() -> Work:
    """YAKE's keywords: it needs spaces between words, which jieba finds."""
    import jieba
    from yake import KeywordExtractor

    extractor = KeywordExtractor(lan="zh", n=2, top=KEYWORDS)
    return lambda text: extractor.extract_keywords(" ".join(jieba.cut(text)))


JOBS: dict[str, Callable[[], Work]] = {
    "jieba-tfidf": jieba_tfidf,
    "jieba-textrank": jieba_textrank,
    "snownlp": snownlp,
    "sumy-luhn": partial(sumy, "luhn", "LuhnSummarizer"),
    "sumy-lexrank": partial(sumy, "lex_rank", "LexRankSummarizer"),
    "sumy-textrank": partial(sumy, "text_rank", "TextRankSummarizer"),
    "textrank4zh": textrank4zh,
    "yake": yake,
}

if __name__ == "__main__":
    main(JOBS)
