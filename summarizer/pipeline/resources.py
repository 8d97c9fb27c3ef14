"""What the settings name, each opened when it is first asked for."""

from __future__ import annotations

from functools import cached_property, lru_cache
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

    @cached_property
    def tokenizer(self) -> Tokenizer:
        """The tokenizer with the user's words."""
        from summarizer.tokenization import Tokenizer

        return Tokenizer(self.settings.user_words, self.settings.tokenizer)

    @cached_property
    def idf(self) -> Idf:
        """The IDF table."""
        from summarizer.idf import read_idf, shipped

        return read_idf(self.settings.idf, self._fold) if self.settings.idf else shipped()

    @cached_property
    def idf_of_term(self) -> Callable[[str], float]:
        """The table's `get`, remembering what it was asked: a corpus asks for the same terms."""
        return lru_cache(MAX_REMEMBERED_TERMS)(self.idf.get)

    @cached_property
    def stop_words(self) -> frozenset[str]:
        """The stop words, the user's among them."""
        from summarizer.stopwords import load

        return load(self.settings.stop_words, self.settings.default_stop_words)


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
