"""Our throughput in a pool of one process and of two."""

from __future__ import annotations

import json
import multiprocessing
import time
from typing import TYPE_CHECKING

from benchmarks.tables import ratio, table, times
from summarizer import Settings, Summarizer
from summarizer.model import Source

if TYPE_CHECKING:
    from multiprocessing.pool import Pool
    from pathlib import Path

# Chunks of 50 to 200 were best, thousands cost balance and memory.
CHUNK_ARTICLES = 50
PROCESSES = (1, 2)
# One in every process of a pool.
SUMMARIZER = Summarizer(Settings())
HEADER = ("processes", "articles/s, wall", "× one process")


def compare(path: Path, rounds: int) -> str:
    """The table of articles a second (wall time) in pools of PROCESSES, rounds interleaved."""
    with path.open(encoding="utf-8") as file:
        articles = [json.loads(line) for line in file]
    context = multiprocessing.get_context("forkserver")
    pools = {size: context.Pool(size) for size in PROCESSES}
    rates: dict[int, list[float]] = {size: [] for size in PROCESSES}
    for pool in pools.values():
        _rate(pool, articles)
    for _ in range(rounds):
        for size, pool in pools.items():
            rates[size].append(_rate(pool, articles))
    for pool in pools.values():
        pool.terminate()
        pool.join()
    rows = [
        (str(size), f"{max(rates[size]):.0f}", times(ratio(rates[size], rates[1])))
        for size in PROCESSES
    ]
    return table(HEADER, rows)


def _rate(pool: Pool, articles: list[str]) -> float:
    began = time.perf_counter()
    for _ in pool.imap_unordered(_summarize, articles, CHUNK_ARTICLES):
        pass
    return len(articles) / (time.perf_counter() - began)


def _summarize(text: str) -> int:
    return len(SUMMARIZER.summarize(Source("", text)).sentences)
