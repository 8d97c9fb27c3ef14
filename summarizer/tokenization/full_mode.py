"""The finer modes of jieba: every word that a text can be read as, and words with their parts."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from summarizer.tokenization.best_path import encode

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.tokenization.vocabulary import Vocabulary

Span = tuple[int, int]


@cache
def blocks() -> re.Pattern[str]:
    """Runs of characters that form words: `re_han_default` of jieba."""
    return re.compile(r"([\u4E00-\u9FD5a-zA-Z0-9+#&._%\-]+)")


@cache
def spaces() -> re.Pattern[str]:
    """Line ends and single white space: `re_skip_default` of jieba."""
    return re.compile(r"(\r\n|\s)")


def full_words(text: str, vocabulary: Vocabulary) -> Iterator[Span]:
    """The words of `jieba.lcut(text, cut_all=True)` in its order, as their spans.

    jieba's empty words around white space are left out, and a Latin word that jieba goes on with
    after a dictionary word in the midst of it is in parts: neither is a slice of the text.
    """
    position = 0
    for index, block in enumerate(blocks().split(text)):
        if index % 2:
            yield from full_words_of_block(text, position, position + len(block), vocabulary)
            position += len(block)
        else:
            for piece in spaces().split(block):
                if piece:
                    yield position, position + len(piece)
                position += len(piece)


def full_words_of_block(text: str, start: int, end: int, vocabulary: Vocabulary) -> Iterator[Span]:
    """The words of a block: those of two and more characters, and what no such word covers."""
    codes = encode(text[start:end], vocabulary.codes)
    block = text[start:end]
    covered = -1
    latin: list[Span] = []
    for position, character in enumerate(block):
        is_latin = character.isascii() and character.isalnum()
        if not is_latin:
            yield from latin
            latin = []
        ends = sorted(vocabulary.edges(block, codes, position))
        spans = [(start + position, start + word_end) for word_end in ends]
        if len(ends) == 1 and position > covered:
            covered = ends[0] - 1
            if not is_latin:
                yield from spans
            elif latin and latin[-1][1] == spans[0][0]:
                latin[-1] = (latin[-1][0], spans[0][1])
            else:
                latin += spans
            continue
        for span in spans:
            if span[1] - span[0] > 1:
                yield span
                covered = span[1] - start - 1
    yield from latin


def search_spans(words: list[str], vocabulary: Vocabulary) -> Iterator[Span]:
    """The spans of `jieba.lcut_for_search`: each word after the shorter words inside it.

    `words` are those of the default mode; joined, they are the text of the offsets.
    """
    start = 0
    for word in words:
        for width in (2, 3):
            for offset in range(len(word) - width + 1 if len(word) > width else 0):
                if vocabulary.frequency(word[offset : offset + width]):
                    yield start + offset, start + offset + width
        yield start, start + len(word)
        start += len(word)
