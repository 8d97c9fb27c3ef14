"""From the scores of sentences to a summary: redundancy, budgets, order."""

from __future__ import annotations

from bisect import insort
from typing import TYPE_CHECKING

from summarizer.evidence import COMPARED_DIGITS, cosine
from summarizer.model import SummarySentence
from summarizer.selection.notes import back_matter
from summarizer.selection.readability import readable

if TYPE_CHECKING:
    from collections.abc import Callable, Container, Iterable, Iterator, Mapping, Sequence

    from summarizer.evidence import Evidence, Vector

REDUNDANCY_WEIGHT = 0.3
MAX_SIMILARITY = 0.75
# Where the number of sentences is left to us: the same fact in other words is not worth a place.
MAX_SIMILARITY_UNASKED = 0.6
# With more sentences than these one is not compared, but for the last so many of each of its terms.
MAX_COMPARED = 20
HEAVIEST_TERMS = 3
SCORE_DIGITS = 4


class Group:
    """Sentences to choose at most `limit` from, with their scores and (to explain) their parts.

    A sentence beyond the first must reach `min_share` of the best score: where the number is not
    asked for by the user, too short a summary beats junk.
    """

    __slots__ = ("evidence", "limit", "min_share", "parts", "scores")

    def __init__(
        self,
        evidence: Evidence,
        scores: Sequence[float],
        limit: int,
        min_share: float = 0.0,
        parts: Sequence[Mapping[str, float]] = (),
    ) -> None:
        self.evidence = evidence
        self.scores = [round(score, COMPARED_DIGITS) for score in scores]
        self.limit = limit
        self.min_share = min_share
        self.parts = [
            {name: round(value, COMPARED_DIGITS) for name, value in part.items()} for part in parts
        ]

    @classmethod
    def explained(
        cls,
        evidence: Evidence,
        parts: Sequence[Mapping[str, float]],
        limit: int,
        min_share: float = 0.0,
    ) -> Group:
        """Sentences whose scores are the sums of their `parts`."""
        return cls(evidence, [sum(part.values()) for part in parts], limit, min_share, parts)


def choose_sentences(
    groups: Sequence[Group], max_chars: int | None = None
) -> list[tuple[SummarySentence, ...]]:
    """The chosen sentences of each group (one at least), in source order.

    All groups together have at most `max_chars` characters: each gets its best sentence that fits
    before any gets its second. `rank` counts the order of choice within a group, from 1.
    """
    budget = Budget(max_chars)
    # Once, not for each section: they all have the headings of the whole.
    left_out = back_matter(groups[0].evidence.headings)
    queues = [_queue(group, budget, left_out) for group in groups]
    chosen: list[list[int]] = [[] for _ in groups]
    active = [g for g, group in enumerate(groups) if group.limit > 0]
    while active:
        going_on = []
        for g in active:
            i = next(queues[g], None)
            if i is not None:
                budget.spend(groups[g].evidence.sentences[i].text)
                chosen[g].append(i)
            if i is not None and len(chosen[g]) < groups[g].limit:
                going_on.append(g)
        active = going_on
    return [_in_source_order(group, indices) for group, indices in zip(groups, chosen, strict=True)]


class Budget:
    """The characters that are left to spend; None is no limit."""

    def __init__(self, characters: int | None) -> None:
        self._left = characters

    def allows(self, text: str) -> bool:
        """Whether there is room for a text."""
        return self._left is None or len(text) <= self._left

    def spend(self, text: str) -> None:
        """Takes a text's characters off."""
        if self._left is not None:
            self._left -= len(text)


def ranked(group: Group) -> Iterator[int]:
    """All sentences of a group that may be chosen, best first; see `ranking`."""
    return ranking(group, readable(group.evidence, back_matter(group.evidence.headings)))


def _queue(group: Group, budget: Budget, left_out: Container[int]) -> Iterator[int]:
    sentences = group.evidence.sentences
    good = readable(group.evidence, left_out)
    return ranking(group, good, lambda i: budget.allows(sentences[i].text))


def _in_source_order(group: Group, indices: Sequence[int]) -> tuple[SummarySentence, ...]:
    ranked = {i: rank for rank, i in enumerate(indices, 1)}
    return tuple(
        [
            SummarySentence(
                sentence=group.evidence.sentences[i],
                score=round(group.scores[i], SCORE_DIGITS),
                rank=ranked[i],
                parts=group.parts[i] if group.parts else {},
            )
            for i in sorted(ranked)
        ]
    )


def ranking(
    group: Group, candidates: Iterable[int], fits: Callable[[int], bool] = lambda _: True
) -> Iterator[int]:
    """The candidates (indices of sentences) that fit, best first, without those that repeat others.

    Maximal marginal relevance (Carbonell and Goldstein 1998) with the similarity to the nearest
    chosen sentence as redundancy; a sentence that is too like one is left out. Redundancy
    only grows, so a sentence's value is renewed when it comes to the top of the queue and not
    before: the same order as comparing all pairs, with few of the comparisons. Where many were
    chosen since, it is compared with those that share its heaviest terms: time grows as the text.
    """
    scores = group.scores
    kept = list(candidates)
    max_similarity = MAX_SIMILARITY_UNASKED if group.min_share else MAX_SIMILARITY
    best = max((scores[i] for i in kept), default=0.0)
    scale = best if best > 0 else 1.0
    # Value, place (the first of equals comes last, where it is popped), compared, similarity.
    queue = sorted([(scores[i] / scale, -i, 0, 0.0) for i in kept])
    chosen = Chosen(group.evidence.vectors)
    while queue:
        value, place, compared, similarity = queue.pop()
        i = -place
        if compared == chosen.count:
            if fits(i):
                chosen.add(i)
                yield i
            continue
        similarity = max(similarity, chosen.similarity(i, compared))
        is_enough = not group.min_share or scores[i] >= group.min_share * best
        if similarity <= max_similarity and is_enough:
            value = scores[i] / scale - REDUNDANCY_WEIGHT * similarity
            insort(queue, (value, place, chosen.count, similarity))


class Chosen:
    """The sentences that were chosen, in the order of choice."""

    def __init__(self, vectors: Sequence[Vector]) -> None:
        self.count = 0
        self._vectors = vectors
        self._order: list[int] = []
        self._with_term: dict[str, list[int]] = {}

    def add(self, i: int) -> None:
        """Takes sentence i among them."""
        for term in self._vectors[i]:
            self._with_term.setdefault(term, []).append(self.count)
        self._order.append(i)
        self.count += 1

    def similarity(self, i: int, since: int) -> float:
        """The highest cosine of sentence i with those chosen from number `since` on."""
        vector = self._vectors[i]
        if self.count - since <= MAX_COMPARED:
            numbers: Iterable[int] = range(since, self.count)
        else:
            heaviest = sorted(vector, key=vector.__getitem__, reverse=True)[:HEAVIEST_TERMS]
            near = [self._with_term.get(term, [])[-MAX_COMPARED:] for term in heaviest]
            numbers = {number for some in near for number in some if number >= since}
        highest = max([cosine(vector, self._vectors[self._order[n]]) for n in numbers], default=0.0)
        return round(highest, COMPARED_DIGITS)
