"""What the settings name, each opened when it is first asked for."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.idf import Idf
    from summarizer.settings import Settings
    from summarizer.tokenization import Tokenizer

MAX_REMEMBERED_TERMS = 100_000


class Resources:
    """The tokenizer, IDF table and stop words of some settings.

    `fold` is what the terms of an IDF table of the user's are turned into, as `settings` hold the
    other words of the user turned already.
    """

    def __init__(self, settings: Settings, fold: Callable[[str], str] | None = None) -> None:
        self.settings = settings
        self._fold = fold
        self._tokenizer: Tokenizer | None = None
        self._idf: Idf | None = None
        self._idf_of_term: Callable[[str], float] | None = None
        self._stop_words: frozenset[str] | None = None

    @property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer with the user's words."""
        if self._tokenizer is None:
            from summarizer.tokenization import Tokenizer

            self._tokenizer = Tokenizer(self.settings.user_words, self.settings.tokenizer)
        return self._tokenizer

    @property
    def idf(self) -> Idf:
        """The IDF table."""
        if self._idf is None:
            from summarizer.idf import read_idf, shipped

            path = self.settings.idf
            self._idf = read_idf(path, self._fold) if path else shipped()
        return self._idf

    @property
    def idf_of_term(self) -> Callable[[str], float]:
        """The table's `get`, remembering what it was asked: a corpus asks for the same terms."""
        if self._idf_of_term is None:
            self._idf_of_term = lru_cache(MAX_REMEMBERED_TERMS)(self.idf.get)
        return self._idf_of_term

    @property
    def stop_words(self) -> frozenset[str]:
        """The stop words, the user's among them."""
        if self._stop_words is None:
            from summarizer.stopwords import load

            self._stop_words = load(self.settings.stop_words, self.settings.default_stop_words)
        return self._stop_words


def for_traditional(settings: Settings) -> Resources:
    """The resources for Simplified copies of Traditional texts.

    The user's words are there in Simplified; stop words as they are as well, since a list may be
    of either script.
    """
    from summarizer.simplification import fold

    folded = settings._replace(
        focus=tuple(map(fold, settings.focus)),
        stop_words=(*settings.stop_words, *map(fold, settings.stop_words)),
        user_words=tuple([word._replace(word=fold(word.word)) for word in settings.user_words]),
    )
    return Resources(folded, fold)
