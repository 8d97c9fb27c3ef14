"""PageRank over a weighted graph without directions, by power iteration (Brin and Page 1998)."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

DAMPING = 0.85
MAX_ITERATIONS = 50
TOLERANCE = 1e-4


def page_rank(edges: Sequence[Sequence[tuple[int, float]]]) -> list[float]:
    """The rank of each node, 1 on average; `edges[i]` are the neighbours of node i with weights.

    Each edge stands in the rows of both its nodes. A node without edges gets 1 - DAMPING.
    """
    share = [1.0 / (sum([weight for _, weight in row]) or 1.0) for row in edges]
    rank = [1.0] * len(edges)
    for _ in range(MAX_ITERATIONS):
        following = [
            1.0 - DAMPING + DAMPING * sum([rank[j] * weight * share[j] for j, weight in row])
            for row in edges
        ]
        change = max((abs(a - b) for a, b in zip(rank, following, strict=True)), default=0.0)
        rank = following
        if change < TOLERANCE:
            break
    return rank
