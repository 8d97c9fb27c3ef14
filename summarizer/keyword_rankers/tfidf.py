"""Keywords by TF-IDF, weighted by part of speech, phrase and place (the default).

TF-IDF after Salton and Buckley (1988), with three differences: the term frequency is saturated as
in BM25 (Robertson and others 1994), what stands inside a longer phrase counts half, and the product
is weighted by what kind of term it is and where it stands.
"""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING

from summarizer.candidates import candidates

if TYPE_CHECKING:
    from collections.abc import Mapping

    from summarizer.candidates import Candidate
    from summarizer.evidence import Evidence

SATURATION = 8.0
IDF_POWER = 0.75
OPENING_TOKENS = 80.0

# By the tag of a term's last token: names and nouns carry topics, verbs and adjectives seldom.
TAG_WEIGHTS = {
    "nt": 1.3,
    "eng": 1.2,
    "nz": 1.2,
    "ns": 1.1,
    "nr": 0.9,
    "vn": 0.9,
    "v": 0.7,
    "vd": 0.7,
    "a": 0.4,
    "ad": 0.4,
    "an": 0.7,
    "d": 0.3,
    "t": 0.4,
    "m": 0.3,
    "r": 0.3,
    "f": 0.4,
    "s": 0.6,
    "i": 0.7,
    "l": 0.8,
}
WEAK_EDGE_TAGS = frozenset(("a", "ad", "d", "f", "m", "mq", "p", "q", "r", "t", "c", "u", "zg"))

UNKNOWN_WEIGHT = 0.5

TITLE_BONUS = 3.0
HEADING_BONUS = 0.1
MAX_HEADINGS = 2
OPENING_BONUS = 0.7
TITLED_BONUS = 0.5
QUOTED_BONUS = 0.3


def score(evidence: Evidence) -> Mapping[str, float]:
    """The score of each candidate of the document, by its lower-case term."""
    found = candidates(evidence)
    tokens = _tokens(found)
    rarity = {token: evidence.idf(token) ** IDF_POWER for token in tokens}
    tag = {token: evidence.tag(token) for token in tokens}
    unknown = evidence.idf("") ** IDF_POWER
    counts = {t: found[key].count for t in tokens if (key := t.lower()) in found}
    scores = {}
    for key, candidate in found.items():
        words = candidate.tokens
        if len(words) == 1:
            value = rarity[words[0]]
            weight = _word_weight(candidate, value == unknown)
        else:
            value = sum([rarity[word] for word in words]) / len(words)
            weight = _phrase_weight(candidate, counts, tag, evidence)
        kind = TAG_WEIGHTS.get(tag[words[-1]], 1.0)
        scores[key] = _frequency(candidate) * value * kind * weight * _place_weight(candidate)
    return scores


def _tokens(found: Mapping[str, Candidate]) -> set[str]:
    return {token for candidate in found.values() for token in candidate.tokens}


def _frequency(candidate: Candidate) -> float:
    count = candidate.count - 0.5 * min(candidate.count, candidate.nested)
    return count * (SATURATION + 1) / (count + SATURATION)


def _word_weight(candidate: Candidate, is_unknown: bool) -> float:
    """What the tokenizer made up and the text says once is more often a wrong cut than a term."""
    if not is_unknown or candidate.count > 1 or candidate.tokens[0].isascii():
        return 1.0
    is_marked = candidate.in_title or candidate.is_quoted or candidate.is_titled
    return 1.0 if is_marked else UNKNOWN_WEIGHT


def _phrase_weight(
    candidate: Candidate,
    counts: Mapping[str, int],
    tag: Mapping[str, str],
    evidence: Evidence,
) -> float:
    """How likely a sequence of tokens is to be a term: cohesion, length and clean edges."""
    tokens = candidate.tokens
    rarest = min([counts[token] for token in tokens if token in counts], default=0)
    weight = 1.2 * sqrt(min(1.0, candidate.count / rarest)) if rarest else 1.0
    if len(tokens) > 2:
        weight *= 0.7
    if candidate.count < 2 and not candidate.is_quoted:
        weight *= 0.3
    if tag[tokens[0]] in WEAK_EDGE_TAGS or tag[tokens[-1]] in WEAK_EDGE_TAGS:
        weight *= 0.6
    if tokens[0] in evidence.stop_words or tokens[-1] in evidence.stop_words:
        weight *= 0.7
    if tag[tokens[0]] == "v":
        weight *= 0.6
    return weight


def _place_weight(candidate: Candidate) -> float:
    return (
        1.0
        + TITLE_BONUS * candidate.in_title
        + HEADING_BONUS * min(candidate.headings, MAX_HEADINGS)
        + OPENING_BONUS * exp(-candidate.first / OPENING_TOKENS)
        + TITLED_BONUS * candidate.is_titled
        + QUOTED_BONUS * candidate.is_quoted
    )
