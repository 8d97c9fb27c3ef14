"""jieba itself, without the noise and the shared cache file that come with it."""

from __future__ import annotations

import logging
import warnings
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.model import UserWord


def load_jieba(user_words: Sequence[UserWord] = ()) -> Any:
    """A `jieba.Tokenizer` of its own that is ready to cut, with the user's words added.

    Prints nothing, and neither reads nor writes jieba's cache in the shared temporary folder. Takes
    about .7 s. A word of frequency 0 is, as always in jieba, split for all of the process.
    """
    with warnings.catch_warnings():
        # The import warns of pkg_resources and, on Python 3.12 and later, of its own escapes.
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)
    tokenizer = jieba.Tokenizer()
    with tokenizer.get_dict_file() as dictionary:
        tokenizer.FREQ, tokenizer.total = tokenizer.gen_pfdict(dictionary)
    tokenizer.initialized = True
    for word in user_words:
        tokenizer.add_word(*word)
    return tokenizer


def load_tfidf() -> Any:
    """jieba's own `jieba.analyse.TFIDF`, over a tokenizer of `load_jieba`."""
    tokenizer = load_jieba()
    import jieba.analyse

    tfidf = jieba.analyse.TFIDF()
    tfidf.tokenizer = tokenizer
    return tfidf
