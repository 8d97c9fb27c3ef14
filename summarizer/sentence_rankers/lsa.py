"""Sentences by latent semantic analysis: how much of each lies in the main topics of the text.

Gong and Liu, "Generic Text Summarization Using Relevance Measure and Latent Semantic Analysis"
(2001) take the topics to be the singular vectors of the matrix of terms and sentences; the score is
that of Steinberger and Ježek, "Using Latent Semantic Analysis in Text Summarization and Summary
Evaluation" (2004), the length of a sentence in the space of the topics, each weighted by its
singular value. Other than there, the columns of the matrix are TF-IDF vectors of length 1, so that
a sentence does not gain by its length; as all of their topics would then hold all of each sentence,
we take at most MAX_TOPICS. Texts of more than MAX_GRAPH_SENTENCES are ranked in windows, so that
time grows linearly with the text.
"""

from __future__ import annotations

from math import sqrt
from operator import mul
from random import Random
from typing import TYPE_CHECKING

from summarizer.sentence_rankers import windows
from summarizer.sentence_rankers.lexrank import cosines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evidence import Evidence, Vector

# As many as a short summary has sentences. On six development sets more topics were worse.
MAX_TOPICS = 3
# Steinberger and Ježek leave out the topics with less than half of the highest singular value.
MIN_SHARE_OF_FIRST = 0.5
# In windows of 190 sentences of news, these find 19 of the 20 best sentences that all digits find.
MAX_ITERATIONS = 30
TOLERANCE = 1e-3


def score(evidence: Evidence) -> Sequence[float]:
    """The length, 0 to 1, of each sentence's part in the topics of its window."""
    scores: list[float] = []
    for window in windows(len(evidence.sentences)):
        squares = [0.0] * len(window)
        for value, topic in topics([evidence.vectors[i] for i in window]):
            squares = [s + (value * part) ** 2 for s, part in zip(squares, topic, strict=True)]
        scores.extend(map(sqrt, squares))
    return scores


def topics(vectors: Sequence[Vector]) -> list[tuple[float, list[float]]]:
    """The largest singular values of a matrix, each with its right singular vector (of length 1).

    `vectors` are the columns of the matrix A, each of length 1 or 0. By power iteration on the
    product of A's transpose and A, which holds the cosines of the columns; each vector is kept
    orthogonal to those before it.
    """
    rows = _rows(vectors)
    found: list[tuple[float, list[float]]] = []
    while len(found) < min(MAX_TOPICS, len(vectors)):
        square, topic = _dominant(rows, [before for _, before in found])
        value = sqrt(square)
        if not value or (found and value < MIN_SHARE_OF_FIRST * found[0][0]):
            break
        found.append((value, topic))
    return found


def _rows(vectors: Sequence[Vector]) -> list[tuple[list[int], list[float]]]:
    """The rows of the matrix of cosines, each as the columns where it is not 0 and its values."""
    return [
        ([i, *[j for j, _ in row]], [float(bool(vectors[i])), *[value for _, value in row]])
        for i, row in enumerate(cosines(vectors))
    ]


def _dominant(
    rows: Sequence[tuple[Sequence[int], Sequence[float]]], before: Sequence[Sequence[float]]
) -> tuple[float, list[float]]:
    """The largest eigenvalue, with its vector, among what is orthogonal to the vectors before."""
    # Equal numbers to start from would be orthogonal to a topic that sets half the text off the
    # other; the seed makes the same text give the same scores.
    random = Random(len(before))
    vector = [random.random() for _ in rows]
    value = 0.0
    for _ in range(MAX_ITERATIONS):
        image = [
            sum(map(mul, values, map(vector.__getitem__, columns))) for columns, values in rows
        ]
        for other in before:
            shared = sum(map(mul, image, other))
            image = [a - shared * b for a, b in zip(image, other, strict=True)]
        value = sqrt(sum(map(mul, image, image)))
        image = [a / (value or 1.0) for a in image]
        change = max([abs(a - b) for a, b in zip(vector, image, strict=True)])
        vector = image
        if change < TOLERANCE:
            break
    return value, vector
