"""Text to tokens: exactly jieba's words, with offsets and part-of-speech tags."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Any

from summarizer.errors import SettingsError
from summarizer.lexicon import shipped_lexicon
from summarizer.mapped_files import CHECKSUM_CHARACTERS
from summarizer.model import Token, UserWord
from summarizer.tokenization.best_path import cut_words
from summarizer.tokenization.tagging import guess_tag
from summarizer.tokenization.vocabulary import Vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from summarizer.tokenization.rust_engine import RustEngine

__all__ = ["MODES", "TOKENIZERS", "Tokenizer"]

TOKENIZERS = {
    "auto": "the fastest that gives jieba's tokens: the lexicon mapped into memory, or rjieba",
    "jieba": "jieba itself, which takes a second to start",
}
MODES = {
    "default": "the most probable words",
    "search": "the words, each after the shorter words inside it",
    "full": "every word that the text can be read as",
}

# Longer texts are cut in parts that end at a line end: a text of 10 M characters would otherwise
# take 1 GB. No word crosses a line end.
PART_CHARACTERS = 100_000
# Short texts that are cut in one call.
TEXTS_A_CALL = 500
# From about here on rjieba has saved the 100 ms that it takes to load.
RUST_CHARACTERS = 160_000
MAX_REMEMBERED_TAGS = 100_000


class Tokenizer:
    """Cuts text into words with a dictionary and the user's own words.

    What it gives never changes: threads may share it, and it pickles as its settings. `tag` gives
    the part of speech of a word, and remembers it. Once it has cut RUST_CHARACTERS, "auto" goes on
    with rjieba, which gives the same words some three times as fast; with words of the user's it
    does not. Raises SettingsError if there is no such engine or a word is none, ResourceError if
    the lexicon is broken.
    """

    def __init__(self, user_words: Sequence[UserWord] = (), engine: str = "auto") -> None:
        if engine not in TOKENIZERS:
            names = ", ".join(TOKENIZERS)
            raise SettingsError(f"no tokenizer is called {engine!r}; choose one of {names}")
        self.user_words = tuple(user_words)
        self.engine = engine
        self._vocabulary = Vocabulary(shipped_lexicon(), self.user_words)
        self.tag: Callable[[str], str] = lru_cache(MAX_REMEMBERED_TAGS)(self._tag)
        self._name = ""
        self._jieba: Any = None
        self._rust: RustEngine | None = None
        # Of threads that count at once some characters may be lost: it is only for the switch.
        self._cut_characters = 0
        if engine == "jieba":
            from summarizer.tokenization.jieba_loading import load_jieba

            self._jieba = load_jieba(self.user_words)

    def __reduce__(self) -> tuple[type[Tokenizer], tuple[tuple[UserWord, ...], str]]:
        return Tokenizer, (self.user_words, self.engine)

    @property
    def name(self) -> str:
        """Which dictionary the tokens come from, by checksum, and which words of the user's."""
        if not self._name:
            name = f"jieba {shipped_lexicon().checksums['dict.txt'][:CHECKSUM_CHARACTERS]}"
            if self.user_words:
                from summarizer.word_lists import list_name

                name = f"{name} with {list_name(self.user_words)}"
            self._name = name
        return self._name

    def cut(self, text: str) -> list[str]:
        """The words of a text; joined, they are the text. The same as `jieba.lcut(text)`."""
        if not self._rust:
            self._cut_characters += len(text)
            self.expect(self._cut_characters)
        if len(text) <= PART_CHARACTERS:
            return self._cut_part(text)
        words: list[str] = []
        for part in parts(text):
            words += self._cut_part(part)
        return words

    def cut_each(self, texts: Sequence[str]) -> tuple[tuple[str, ...], ...]:
        """The words of each of some texts, cut together: rjieba takes its time for each call.

        Equal words are one object, which saves memory and makes sets of them faster.
        """
        known: dict[str, str] = {}
        rows: list[tuple[str, ...]] = []
        for first in range(0, len(texts), TEXTS_A_CALL):
            some = texts[first : first + TEXTS_A_CALL]
            whole = "\n".join(some)
            # No word crosses a line end, so the words are those of each text alone.
            if whole.count("\n") >= len(some) or "\r" in whole:
                rows += [tuple(self.cut(text)) for text in some]
                continue
            cut = self.cut(whole)
            words = [*map(known.setdefault, cut, cut), "\n"]
            start = 0
            for _ in some:
                end = words.index("\n", start)
                rows.append(tuple(words[start:end]))
                start = end + 1
        return tuple(rows)

    def _cut_part(self, text: str) -> list[str]:
        if self._rust:
            return self._rust.cut(text)
        if self._jieba:
            return self._jieba.lcut(text)  # type: ignore[no-any-return]
        return cut_words(text, self._vocabulary)

    def expect(self, characters: int) -> None:
        """Prepare for a text of so many characters; for those who know what is coming.

        Changes nothing but the speed.
        """
        is_worth_it = characters >= RUST_CHARACTERS and not self._rust
        if is_worth_it and self.engine == "auto" and not self.user_words:
            from summarizer.tokenization.rust_engine import rust_engine

            self._rust = rust_engine()

    def tokens(self, text: str, mode: str = "default") -> tuple[Token, ...]:
        """The words with their [start, end) offsets into `text` and their tags.

        `mode` is one of MODES; in "search" and "full" tokens overlap. Each token is the slice of
        the text at its offsets. Raises SettingsError for
        another mode.
        """
        if mode == "default":
            return tuple(self._default_tokens(text))
        from summarizer.tokenization.full_mode import full_words, search_spans

        spans: Iterable[tuple[int, int]]
        if mode == "search":
            spans = search_spans(self.cut(text), self._vocabulary)
        elif mode == "full":
            spans = full_words(text, self._vocabulary)
        else:
            raise SettingsError(f"no mode is called {mode!r}; choose one of {', '.join(MODES)}")
        return tuple(
            Token(text[start:end], start, end, self.tag(text[start:end])) for start, end in spans
        )

    def _default_tokens(self, text: str) -> Iterator[Token]:
        tag = self.tag
        start = 0
        for word in self.cut(text):
            end = start + len(word)
            yield Token(word, start, end, tag(word))
            start = end

    def _tag(self, word: str) -> str:
        """The part-of-speech tag of a word: the user's, the dictionary's, or else a guess.

        Guesses: m for numbers, eng for words with ASCII letters, x for punctuation and white space,
        nr for what looks like a Chinese name, n for other Han words.
        """
        return self._vocabulary.tag(word) or guess_tag(word)


def parts(text: str) -> Iterator[str]:
    """A long text in parts that end after a line end, where there is one."""
    start = 0
    while len(text) - start > PART_CHARACTERS:
        end = text.find("\n", start + PART_CHARACTERS - 1) + 1
        if not end:
            break
        yield text[start:end]
        start = end
    yield text[start:] if start else text
