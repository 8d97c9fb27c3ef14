"""The words that the tokenizer knows: the lexicon with the user's words laid over it."""

from __future__ import annotations

from math import log
from typing import TYPE_CHECKING

from summarizer.errors import SettingsError
from summarizer.tokenization.best_path import cut_words

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.lexicon import Lexicon
    from summarizer.model import UserWord


class LazyWeights:
    """The weight of each rank, computed when asked for.

    The total grows with each of the user's words, and a word without a frequency is weighed
    against a few ranks only: a list of all 5,000 would take .3 ms a word.
    """

    def __init__(self, frequencies: memoryview[int], total: int) -> None:
        self.frequencies = frequencies
        self.log_total = log(total)

    def __getitem__(self, rank: int) -> float:
        return log(self.frequencies[rank]) - self.log_total


class Vocabulary:
    """A lexicon after jieba's `add_word` for each of the user's words, one after another.

    Never changes once made. Raises SettingsError for a word that is none.

    Attributes: `weights`, the logarithms of the words' shares by rank; `lengths`, the lengths of
    the user's words by the code of their first character; `never`, the words that the hidden Markov
    model may not make (those of frequency 0); the others are the lexicon's.
    """

    def __init__(self, lexicon: Lexicon, user_words: Sequence[UserWord] = ()) -> None:
        self.lexicon = lexicon
        self.codes = lexicon.codes
        self.bases, self.chars, self.ranks = lexicon.bases, lexicon.chars, lexicon.ranks
        self.hidden_markov = lexicon.hidden_markov
        self.total = lexicon.total
        self.weights: list[float] | LazyWeights = lexicon.weights
        self.lengths: dict[int, set[int]] = {}
        self.never: frozenset[str] = frozenset()
        self._frequencies: dict[str, int] = {}
        self._prefixes: set[str] = set()
        self._tags: dict[str, str] = {}
        for word in user_words:
            self._add(word)
        if user_words:
            log_total = log(self.total)
            self.weights = [log(f) - log_total for f in lexicon.frequencies]
            self.never = frozenset(w.word for w in user_words if w.frequency == 0)

    def _add(self, user_word: UserWord) -> None:
        word, frequency, tag = user_word
        if not word or (frequency or 0) < 0:
            raise SettingsError(
                f"{user_word}: a user word has characters, and no frequency under 0"
            )
        if frequency is None:
            frequency = self._suggest(word)
        self._frequencies[word] = frequency
        self._prefixes.update(word[:length] for length in range(1, len(word)))
        self.total += frequency
        self._tags[word] = tag or self._tags.get(word) or self.lexicon.tag(word) or "n"
        codes = [self.codes[p] if p < len(self.codes) else 0 for p in map(ord, word)]
        if all(codes):
            self.lengths.setdefault(codes[0], set()).add(len(word))

    def _suggest(self, word: str) -> int:
        """The frequency at which the word wins over its parts: jieba's `suggest_freq`."""
        self.weights = LazyWeights(self.lexicon.frequencies, self.total)
        total = float(self.total)
        share = 1.0
        for part in cut_words(word, self, hmm=False):
            known = self.frequency(part)
            share *= (1 if known is None else known) / total
        known = self.frequency(word)
        return max(int(share * self.total) + 1, 1 if known is None else known)

    def frequency(self, word: str) -> int | None:
        """The frequency of a word, 0 for the mere beginning of words, None for anything else."""
        known = self._frequencies.get(word)
        if known is None:
            known = self.lexicon.frequency(word)
        return 0 if known is None and word in self._prefixes else known

    def tag(self, word: str) -> str:
        """The tag of a word of the user's or the dictionary's, "" for any other.

        The user's words without a tag, unknown to the dictionary, are nouns: terms and names are
        what such words are added for, and jieba's empty tag would drop them from the keywords.
        """
        return self._tags.get(word) or self.lexicon.tag(word)

    def edges(self, text: str, codes: list[int], start: int) -> dict[int, float]:
        """The weights of the words at `start` by their ends; a single character if there is none.

        `codes` are those of `best_path.encode`.
        """
        found: dict[int, float] = {}
        cell, end = codes[start], start + 1
        while True:
            if rank := self.ranks[cell]:
                found[end] = self.weights[rank]
            base, code = self.bases[cell], codes[end]
            cell = base + code
            if not base or self.chars[cell] != code:
                break
            end += 1
        for length in self.lengths.get(codes[start], ()):
            end = start + length
            # Not across a character that ends words, even if a word of the user's holds it.
            frequency = self._frequencies.get(text[start:end])
            if frequency and all(codes[start:end]):
                found[end] = log(frequency) - log(self.total)
            elif frequency == 0:
                found.pop(end, None)
        return found or {start + 1: self.weights[0]}
