"""ROUGE: how many of a reference's n-grams, and how much of its order, a summary has.

Lin, "ROUGE: A Package for Automatic Evaluation of Summaries" (2004): ROUGE-N with clipped counts
and ROUGE-L by the longest common subsequence of the whole texts. Neither stemming nor stop words:
Chinese has no use for the one, and the other makes figures that cannot be compared.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple
from unicodedata import normalize

if TYPE_CHECKING:
    from collections.abc import Collection, Hashable, Iterable, Sequence

    Units = Sequence[Hashable]


class Overlap(NamedTuple):
    """What a candidate and a reference share, as counts of n-grams or of units."""

    shared: int
    candidate: int
    reference: int

    @property
    def precision(self) -> float:
        """The share of the candidate that the reference has, 0 to 1."""
        return self.shared / self.candidate if self.candidate else 0.0

    @property
    def recall(self) -> float:
        """The share of the reference that the candidate has, 0 to 1."""
        return self.shared / self.reference if self.reference else 0.0

    @property
    def f1(self) -> float:
        """The harmonic mean of both, 0 to 1."""
        both = self.candidate + self.reference
        return 2.0 * self.shared / both if both else 0.0


def folded(text: str) -> str:
    """A text as it is compared: compatibility-normalised (NFKC) and case-folded."""
    return normalize("NFKC", text).casefold()


def characters(text: str) -> list[str]:
    """The units of a text for ROUGE on characters: one a character, one a Latin or digit run.

    The text is folded; punctuation is no unit.
    """
    return _unit_pattern().findall(folded(text))


@lru_cache(1)
def _unit_pattern() -> re.Pattern[str]:
    return re.compile(r"[0-9a-zß-ɏ]+|[^\W_]")


def words(tokens: Iterable[str]) -> list[str]:
    """The units for ROUGE on words: the tokens folded alike, without punctuation."""
    return [token for token in map(folded, tokens) if any(map(str.isalnum, token))]


def rouge_n(candidate: Units, reference: Units, n: int) -> Overlap:
    """ROUGE-N: shared n-grams, each as often as both have it."""
    ours, theirs = _ngrams(candidate, n), _ngrams(reference, n)
    return Overlap((ours & theirs).total(), ours.total(), theirs.total())


def _ngrams(units: Units, n: int) -> Counter[tuple[Hashable, ...]]:
    return Counter(zip(*(units[i:] for i in range(n)), strict=False))


def rouge_l(candidate: Units, reference: Units) -> Overlap:
    """ROUGE-L: the length of the longest common subsequence."""
    return Overlap(_subsequence_length(candidate, reference), len(candidate), len(reference))


def _subsequence_length(a: Units, b: Units) -> int:
    """The length of the longest common subsequence, a machine word of a's units at a time.

    Hyyrö, "Bit-parallel LCS-length computation revisited" (2004).
    """
    places: dict[Hashable, int] = {}
    for i, unit in enumerate(a):
        places[unit] = places.get(unit, 0) | 1 << i
    full = (1 << len(a)) - 1
    unmatched = full
    for unit in b:
        matched = unmatched & places.get(unit, 0)
        unmatched = ((unmatched + matched) | (unmatched - matched)) & full
    return len(a) - unmatched.bit_count()


def rouge(candidate: Units, reference: Units) -> dict[str, Overlap]:
    """ROUGE-1, ROUGE-2 and ROUGE-L, by their names."""
    return {
        "rouge-1": rouge_n(candidate, reference, 1),
        "rouge-2": rouge_n(candidate, reference, 2),
        "rouge-l": rouge_l(candidate, reference),
    }


def mean_f1(overlaps: Collection[Overlap]) -> float:
    """The mean F1, 0 to 1; of ROUGE-1/2/L the one figure that this project compares rankers by."""
    return sum([overlap.f1 for overlap in overlaps]) / len(overlaps)
