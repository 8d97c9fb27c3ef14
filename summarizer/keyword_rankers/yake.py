"""Words and phrases by YAKE: statistics of the text alone, no corpus.

Campos and others, "YAKE! Keyword extraction from single documents using multiple local features"
(2020). Of each word t: its casing, its position, its frequency TF, how many different neighbours
it has, and in how many sentences it stands:

    case  = max(TF as an acronym, TF capitalised) / (1 + ln TF)
    pos   = ln(ln(3 + the median number of its sentences, from 0))
    freq  = TF / (mean TF + standard deviation of TF)
    rel   = 1 + (DL + DR) · TF / max TF
    diff  = sentences with t / sentences
    S(t)  = rel · pos / (case + freq / rel + diff / rel)
    S(kw) = Π S(t) / (TF(kw) · (1 + Σ S(t)))

DL is the share of different words among the left neighbours of t, DR of the right ones. The lower
S the better; since a score here is the better the higher, it is ln(1 + 1 / S).

Where we differ: the phrases are those of `candidates`, up to 4 tokens, repetitions being taken out
by `selection`; stop words have no part in Π and Σ; casing is looked at in Latin words alone; the
title, where there is one, is sentence 0.
"""

from __future__ import annotations

from math import log, log1p, sqrt
from typing import TYPE_CHECKING

from summarizer.candidates import candidates

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping, Sequence

    from summarizer.evidence import Evidence


class Word:
    """What is counted of a word, in whatever case it stands.

    `left` and `right` are its neighbours, `sentences` the ascending numbers of those that hold it.
    """

    __slots__ = ("acronyms", "capitals", "count", "left", "right", "sentences")

    def __init__(self) -> None:
        self.count = 0
        self.acronyms = 0
        self.capitals = 0
        self.left: list[str] = []
        self.right: list[str] = []
        self.sentences: list[int] = []

    def count_in(self, sentence: int, token: str, *, opens: bool) -> None:
        """Counts an occurrence; a capital says nothing where it `opens` the sentence."""
        self.count += 1
        if self.sentences[-1:] != [sentence]:
            self.sentences.append(sentence)
        if token.isascii():
            self.acronyms += len(token) > 1 and token.isupper()
            self.capitals += not opens and token.istitle()


def score(evidence: Evidence) -> Mapping[str, float]:
    """ln(1 + 1 / S) of each candidate; linear in the number of tokens."""
    rows = [tokens for tokens in (evidence.title, *evidence.tokens) if tokens]
    words = _words(rows)
    stop_words = evidence.stop_words
    weights = _weights(
        {term: word for term, word in words.items() if term not in stop_words},
        max([word.count for word in words.values()], default=1),
        len(rows),
    )
    scores = {}
    for key, candidate in candidates(evidence).items():
        terms = [token.lower() for token in candidate.tokens]
        product, total = 1.0, 0.0
        for weight in [weights[term] for term in terms if term in weights]:
            product *= weight
            total += weight
        scores[key] = log1p(candidate.count * (1.0 + total) / product)
    return scores


def _words(rows: Sequence[Sequence[str]]) -> dict[str, Word]:
    """The words of each sentence; what stands between two words parts them, but for white space."""
    words: dict[str, Word] = {}
    for number, tokens in enumerate(rows):
        before = ""
        for i, token in enumerate(tokens):
            if token.isspace():
                continue
            term = token.lower()
            if not (term[0].isalpha() or term[-1].isalpha()):
                before = ""
                continue
            word = words.get(term)
            if word is None:
                word = words[term] = Word()
            word.count_in(number, token, opens=i == 0)
            if before:
                word.left.append(before)
                words[before].right.append(term)
            before = term
    return words


def _weights(words: Mapping[str, Word], max_count: int, sentences: int) -> dict[str, float]:
    """S(t) of each word; the smallest is over 0, as ln(ln 3) is."""
    usual = _mean_and_deviation([word.count for word in words.values()])
    weights = {}
    for term, word in words.items():
        share = word.count / max_count
        case = max(word.acronyms, word.capitals) / (1.0 + log(word.count))
        position = log(log(3.0 + _median(word.sentences)))
        relatedness = 1.0 + (_diversity(word.left) + _diversity(word.right)) * share
        frequency = word.count / usual
        spread = len(word.sentences) / sentences
        weights[term] = (
            relatedness * position / (case + frequency / relatedness + spread / relatedness)
        )
    return weights


def _mean_and_deviation(counts: Sequence[int]) -> float:
    if not counts:
        return 1.0
    mean = sum(counts) / len(counts)
    return mean + sqrt(sum([(count - mean) ** 2 for count in counts]) / len(counts))


def _median(numbers: Sequence[int]) -> float:
    """The median of ascending numbers."""
    half = len(numbers) // 2
    return (numbers[half] + numbers[-1 - half]) / 2


def _diversity(neighbours: Collection[str]) -> float:
    return len(set(neighbours)) / len(neighbours) if neighbours else 0.0
