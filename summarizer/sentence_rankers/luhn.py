"""Sentences by the clusters of significant words in them.

Luhn, "The Automatic Creation of Literature Abstracts" (1958): a cluster begins and ends with a
significant word and has at most four other words between two of them; it weighs the square of its
significant words over all of its words, and a sentence weighs as much as its heaviest cluster.
Luhn draws the line between significant and other words by eye, for each text; for us a term is
significant that occurs twice, and once in MAX_TERMS_PER_OCCURRENCE terms. What is too common is
left out by the list of stop words, as he proposes. Other than there, words are not cut to stems.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

    from summarizer.evidence import Evidence

MAX_GAP_WORDS = 4
MIN_OCCURRENCES = 2
# In a text of 100,000 characters two words of a sentence are significant then, of fifteen terms.
MAX_TERMS_PER_OCCURRENCE = 1_000


def score(evidence: Evidence) -> Sequence[float]:
    """The weight of each sentence's heaviest cluster; 0 for one without significant words."""
    counts = Counter(chain.from_iterable(evidence.terms))
    least = max(MIN_OCCURRENCES, counts.total() / MAX_TERMS_PER_OCCURRENCE)
    significant = {token for token, term in evidence.content.items() if counts[term] >= least}
    return [_heaviest(tokens, significant) for tokens in evidence.tokens]


def _heaviest(tokens: Iterable[str], significant: Container[str]) -> float:
    words = [token for token in tokens if token[0].isalnum()]
    places = [place for place, word in enumerate(words) if word in significant]
    clusters: list[list[int]] = []
    for place in places:
        if clusters and place - clusters[-1][-1] <= MAX_GAP_WORDS + 1:
            clusters[-1].append(place)
        else:
            clusters.append([place])
    return max([len(c) ** 2 / (c[-1] - c[0] + 1) for c in clusters], default=0.0)
