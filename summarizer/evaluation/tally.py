"""The scores of a corpus as sums, so that parts of it can be measured apart and added up."""

from __future__ import annotations

from random import Random
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    # The measures of each ranker on one document, by its name.
    Scores = Mapping[str, Mapping[str, float]]

REPLICATES = 1000
CONFIDENCE = 0.95
# P(X <= k) of a Poisson variable with mean 1, k = 0, 1, …: how often a replicate draws a document.
_DRAWS = (0.367879, 0.735759, 0.919699, 0.981012, 0.996340, 0.999406, 0.999917, 1.0)


class Interval(NamedTuple):
    """A mean difference with its confidence interval, both in the unit of the measure (0 to 1)."""

    difference: float
    low: float
    high: float


class Tally:
    """Sums over documents: of every measure of every ranker, and of bootstrap replicates.

    The bootstrap is the Poisson one (Hanley and MacGibbon 2006; Chamandy and others 2012): a
    replicate draws each document so many times as a Poisson variable with mean 1 says, seeded by
    the document. No replicate has to see the corpus as a whole, so the tallies of two parts of a
    corpus, merged, are the tally of the whole. It is paired: a replicate draws a document for
    `baseline` and every other ranker alike. What is compared is `measure`.
    """

    def __init__(self, baseline: str, measure: str) -> None:
        self.baseline = baseline
        self.measure = measure
        self.documents = 0
        self._sums: dict[str, dict[str, float]] = {}
        self._drawn = [0] * REPLICATES
        self._differences: dict[str, list[float]] = {}

    def add(self, scores: Scores, seed: int) -> None:
        """Counts a document in; `seed` is to be the document's own, whatever part it stands in."""
        self.documents += 1
        draws = Random(seed).choices(range(len(_DRAWS)), cum_weights=_DRAWS, k=REPLICATES)
        self._drawn = [total + draw for total, draw in zip(self._drawn, draws, strict=True)]
        base = scores[self.baseline][self.measure]
        for ranker, measures in scores.items():
            self._add_sums(ranker, measures)
            difference = measures[self.measure] - base
            totals = self._differences.setdefault(ranker, [0.0] * REPLICATES)
            self._differences[ranker] = [
                total + draw * difference for total, draw in zip(totals, draws, strict=True)
            ]

    def merge(self, other: Tally) -> None:
        """Adds the tally of another part of the corpus, measured with the same rankers."""
        self.documents += other.documents
        self._drawn = [a + b for a, b in zip(self._drawn, other._drawn, strict=True)]
        for ranker, measures in other._sums.items():
            self._add_sums(ranker, measures)
        for ranker, values in other._differences.items():
            totals = self._differences.get(ranker, [0.0] * REPLICATES)
            self._differences[ranker] = [a + b for a, b in zip(totals, values, strict=True)]

    def _add_sums(self, ranker: str, measures: Mapping[str, float]) -> None:
        sums = self._sums.setdefault(ranker, {})
        for measure, value in measures.items():
            sums[measure] = sums.get(measure, 0.0) + value

    def means(self, ranker: str) -> dict[str, float]:
        """The mean over documents of each measure of a ranker; empty if there is no document."""
        return {m: total / self.documents for m, total in self._sums.get(ranker, {}).items()}

    def over_baseline(self, ranker: str) -> Interval:
        """How much better than the baseline a ranker is, with the percentile interval."""
        means = self.means(ranker)[self.measure] - self.means(self.baseline)[self.measure]
        replicates = sorted(
            [
                total / drawn
                for total, drawn in zip(self._differences[ranker], self._drawn, strict=True)
                if drawn
            ]
        )
        if not replicates:
            return Interval(means, means, means)
        tail = int((1.0 - CONFIDENCE) / 2.0 * len(replicates))
        return Interval(means, replicates[tail], replicates[-1 - tail])
