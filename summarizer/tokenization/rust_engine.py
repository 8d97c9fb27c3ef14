"""The same words from rjieba, a Rust port of jieba: for input that is worth its load.

rjieba finds other words than jieba in three cases. The blocks (what stands between two characters
that are in no word) that may be such cases are cut by `best_path`, all the others by rjieba:

- its hidden Markov model keeps `m.example.cn`, `2018-05-24` and `av_num` whole;
- it takes more characters for Han, those of the extensions and from U+9FD6 on;
- its sums are rounded otherwise, so of two paths that weigh the same it may choose the other one.
  Where two such paths part, both make of equal characters the same parts of words, in another
  order; so each character stands there twice, as in 赞赞赞 or 色甒色甒.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any

from summarizer.lexicon import shipped_lexicon
from summarizer.tokenization.best_path import cut_words
from summarizer.tokenization.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Iterator

# In no word for either engine, and a word by itself.
BARRIER = "\0"


@cache
def strange_characters() -> re.Pattern[str]:
    """What rjieba takes for Han and jieba does not, what is no text in Rust, and their like."""
    return re.compile("[\u3400-\u4dbf\u9fd6-\u9fff\ud800-\udfff\uf900-\ufaff\U00010000-\U0010ffff]")


@cache
def repeats() -> re.Pattern[str]:
    """A character three times, or two again after at most three others.

    Further apart, paths that weigh the same agree in between, but for characters shuffled as in
    召瘫瘫召获获召召顷顷召获顷: one in 300,000 such strings is missed. The bound keeps the search
    linear.
    """
    return re.compile(r"([一-鿕])(?:\1\1|([一-鿕])[一-鿕]{0,3}?\1\2)")


@cache
def marks() -> re.Pattern[str]:
    """A mark that the Markov model may see and jieba's does not keep in a number.

    Both engines keep 3.5 and 212.7% whole, unless a word behind takes a part of the number: 1号店
    is the only word of the dictionary that begins with a number and has no Latin letter. The marks
    stand first in the pattern because the search is then seven times as fast.
    """
    return re.compile(
        r"[+#&._%\-]"
        r"(?:(?<=[+#&_\-])"
        r"|(?<![0-9].)"
        r"|(?<=\.)(?![0-9]+(?![a-zA-Z0-9+#&._\-号]))"
        r"|(?<=%)(?=[a-zA-Z0-9+#&._%\-]))"
    )


class RustEngine:
    """rjieba with the lexicon that ships; threads may share it.

    Without words of the user's: rjieba cannot forget a word, and what it may cut otherwise depends
    on the words that there are.
    """

    def __init__(self) -> None:
        import rjieba

        self._cut: Any = rjieba.cut
        self._vocabulary = Vocabulary(shipped_lexicon())

    def cut(self, text: str) -> list[str]:
        """The words of a text, the same as `best_path.cut_words` gives."""
        plain = strange_characters().sub(BARRIER, text)
        words = self._cut_plain(plain)
        return words if plain == text else list(slices(text, words))

    def _cut_plain(self, text: str) -> list[str]:
        doubts = [doubt.start() for doubt in repeats().finditer(text)]
        doubts += [doubt.start() for doubt in marks().finditer(text)]
        words: list[str] = []
        done = 0
        for doubt in sorted(doubts):
            if doubt >= done:
                start, end = block_around(text, doubt, self._vocabulary.codes)
                words += self._cut(text[done:start])
                words += cut_words(text[start:end], self._vocabulary)
                done = end
        rest: list[str] = self._cut(text[done:])
        return words + rest if words else rest


@cache
def rust_engine() -> RustEngine:
    """The one engine of the process; the first call takes 100 ms and 30 MB."""
    return RustEngine()


def block_around(text: str, place: int, codes: memoryview[int]) -> tuple[int, int]:
    """Where the block at a place begins and ends."""
    start, end = place, place + 1
    while start and codes[ord(text[start - 1])]:
        start -= 1
    while end < len(text) and codes[ord(text[end])]:
        end += 1
    return start, end


def slices(text: str, words: list[str]) -> Iterator[str]:
    """The slices of a text that are as long as the words."""
    start = 0
    for word in words:
        end = start + len(word)
        yield text[start:end]
        start = end
