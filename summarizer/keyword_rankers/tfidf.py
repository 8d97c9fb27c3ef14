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
    tokens = {token for candidate in found.values() for token in candidate.tokens}
    rarity = {token: evidence.idf(token) ** IDF_POWER for token in tokens}
    tag = {token: evidence.tag(token) for token in tokens}
    counts = {t: found[key].count for t in tokens if (key := t.lower()) in found}
    weak = {t for t in tokens if tag[t] in WEAK_EDGE_TAGS}
    unknown = evidence.idf("") ** IDF_POWER
    scores = {}
    for key, candidate in found.items():
        words = candidate.tokens
        first, last = words[0], words[-1]
        value = TAG_WEIGHTS.get(tag[last], 1.0) * _place_weight(candidate)
        if candidate.count > 1:
            value *= _frequency(candidate)
        if len(words) == 1:
            value *= rarity[first]
            if rarity[first] == unknown and candidate.count == 1 and not _is_sure(candidate):
                value *= UNKNOWN_WEIGHT
        else:
            value *= sum([rarity[word] for word in words]) / len(words)
            rarest = min([counts[word] for word in words if word in counts], default=0)
            value *= _phrase_weight(candidate, rarest)
            if first in weak or last in weak:
                value *= 0.6
            if first in evidence.stop_words or last in evidence.stop_words:
                value *= 0.7
            if tag[first] == "v":
                value *= 0.6
        scores[key] = value
    return scores


def _frequency(candidate: Candidate) -> float:
    count: float = candidate.count
    if candidate.nested:
        count -= 0.5 * min(count, candidate.nested)
    return count * (SATURATION + 1) / (count + SATURATION)


def _is_sure(candidate: Candidate) -> bool:
    """Whether a word that no table holds is one; some that the tokenizer makes are wrong cuts."""
    is_marked = candidate.in_title or candidate.is_quoted or candidate.is_titled
    return is_marked or candidate.tokens[0].isascii()


def _phrase_weight(candidate: Candidate, rarest: int) -> float:
    """How likely a phrase is to be one term; `rarest` is the count of its rarest content token."""
    weight = 1.2 if rarest else 1.0
    if candidate.count < rarest:
        weight *= sqrt(candidate.count / rarest)
    if len(candidate.tokens) > 2:
        weight *= 0.7
    if candidate.count < 2 and not candidate.is_quoted:
        weight *= 0.3
    return weight


def _place_weight(candidate: Candidate) -> float:
    weight = 1.0 + OPENING_BONUS * exp(-candidate.first / OPENING_TOKENS)
    if candidate.in_title:
        weight += TITLE_BONUS
    if candidate.headings:
        weight += HEADING_BONUS * min(candidate.headings, MAX_HEADINGS)
    if candidate.is_titled:
        weight += TITLED_BONUS
    if candidate.is_quoted:
        weight += QUOTED_BONUS
    return weight
