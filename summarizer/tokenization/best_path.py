"""The most probable words of a text: jieba's directed graph and route over the mapped lexicon.

jieba first lists the words at each character, then finds the best path from right to left. Both
happen here in one pass over the whole text: a word cannot cross a character that jieba's patterns
keep out of words (its code is 0), and the sums start at 0 again to the left of one, so that every
sum, and with it every tie, is jieba's.
"""

from __future__ import annotations

import codecs
import sys
from math import inf
from typing import TYPE_CHECKING

from summarizer.tokenization.viterbi import cut_unknown

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.tokenization.vocabulary import Vocabulary

# The function itself: by name, a module of encodings would be loaded.
_utf_32 = codecs.utf_32_le_encode if sys.byteorder == "little" else codecs.utf_32_be_encode


def cut_words(text: str, vocabulary: Vocabulary, hmm: bool = True) -> list[str]:
    """The words of a text, as `jieba.lcut`; joined, they are the text.

    With `hmm`, words are also found among the characters that no word of the vocabulary covers.
    """
    codes = encode(text, vocabulary.codes)
    ends = best_ends(text, codes, vocabulary)
    position = text.find("\r\n")
    while position >= 0:
        ends[position] = position + 2
        position = text.find("\r\n", position + 2)
    if hmm:
        return gather(text, codes, ends, vocabulary)
    return gather_without_model(text, codes, ends)


def encode(text: str, table: memoryview[int]) -> list[int]:
    """The lexicon's code of each character, and a 0 at the end.

    0 stands for a character that is in no word, 1 for one that could be but is not.
    """
    points = memoryview(_utf_32(text, "surrogatepass")[0]).cast("I")
    try:
        codes = [table[point] for point in points]
    except IndexError:  # a character beyond U+FFFF
        codes = [table[point] if point < len(table) else 0 for point in points]
    codes.append(0)
    return codes


def best_ends(text: str, codes: list[int], vocabulary: Vocabulary) -> list[int]:
    """For each character, where the best word that begins with it ends.

    On equal weight the longer word wins, as in jieba. `codes` are those of `encode`.
    """
    bases, chars, ranks = vocabulary.bases, vocabulary.chars, vocabulary.ranks
    weights, overlaid = vocabulary.weights, vocabulary.lengths
    size = len(text)
    scores = [0.0] * (size + 1)
    ends = list(range(1, size + 1))
    score = 0.0
    for start in range(size - 1, -1, -1):
        code = codes[start]
        if not code:
            score = 0.0
            continue
        if code in overlaid:
            score, ends[start] = best_edge(text, codes, start, scores, vocabulary)
            scores[start] = score
            continue
        rank = ranks[code]
        best = weights[rank] + score if rank else -inf
        base, end = bases[code], start + 1
        while base:
            code = codes[end]
            cell = base + code
            if chars[cell] != code:
                break
            end += 1
            if rank := ranks[cell]:
                longer = weights[rank] + scores[end]
                if longer >= best:
                    best, ends[start] = longer, end
            base = bases[cell]
        scores[start] = score = best if best != -inf else weights[0] + score
    return ends


def best_edge(
    text: str, codes: list[int], start: int, scores: list[float], vocabulary: Vocabulary
) -> tuple[float, int]:
    """The best score and end of a word at `start`, where the user's words may count too."""
    return max(
        (weight + scores[end], end) for end, weight in vocabulary.edges(text, codes, start).items()
    )


def gather(text: str, codes: list[int], ends: list[int], vocabulary: Vocabulary) -> list[str]:
    """The words of the best path, runs of single characters going through the Markov model."""
    words: list[str] = []
    run = -1
    start, size = 0, len(text)
    while start < size:
        end = ends[start]
        if end - start == 1 and codes[start]:
            if run < 0:
                run = start
        else:
            if run >= 0:
                words += text[run] if start - run == 1 else cut_run(text[run:start], vocabulary)
                run = -1
            words.append(text[start:end])
        start = end
    if run >= 0:
        words += cut_run(text[run:], vocabulary)
    return words


def cut_run(run: str, vocabulary: Vocabulary) -> Iterable[str]:
    """The words of a run of single characters; a run that is itself a word stays in characters."""
    if len(run) == 1 or vocabulary.frequency(run):
        return run
    return cut_unknown(run, vocabulary.hidden_markov, vocabulary.never)


def gather_without_model(text: str, codes: list[int], ends: list[int]) -> list[str]:
    """The words of the best path, single ASCII letters and digits joined."""
    words: list[str] = []
    run = ""
    start, size = 0, len(text)
    while start < size:
        end = ends[start]
        word = text[start:end]
        if end - start == 1 and word.isascii() and word.isalnum():
            run += word
        else:
            if run:
                words.append(run)
                run = ""
            words.append(word)
        start = end
    if run:
        words.append(run)
    return words
