"""Many articles in one process, by each system; and by us in two processes."""

from __future__ import annotations

import json
import sys
import tempfile
from itertools import islice
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import peers, pools, stages, texts
from benchmarks.processes import interleaved
from benchmarks.tables import MEGABYTE, machine, ratio, table, times

if TYPE_CHECKING:
    from collections.abc import Sequence

    from benchmarks.processes import Run

REPEAT = 3
# A slow peer gets one of so many articles.
ARTICLES_PER_SLOW_ONE = 20
# Processes of ours get so many times the articles, beside which their start is nothing.
POOL_FACTOR = 10
OURS = "summarizer, keywords + summaries by section"
SYSTEMS = (
    "jieba-tfidf",
    "jieba-textrank",
    "yake",
    "sumy-lexrank",
    "sumy-textrank",
    "textrank4zh",
    "snownlp",
)
SLOW = ("textrank4zh", "snownlp")
HEADER = ("one process", "articles", "articles/s median", "best", "MB/s", "peak MB", "× ours")


def main(data: Path | None, repeat: int | None, articles: int, with_profile: bool) -> None:
    """Prints articles and bytes a second of each system, then ours by stage and in processes."""
    rounds = repeat or REPEAT
    with tempfile.TemporaryDirectory() as folder:
        path = _written(Path(folder) / "articles.jsonl", data, articles)
        many = articles * POOL_FACTOR
        print(f"{machine()}; {rounds} rounds\n")
        _print_systems(str(path), articles, rounds)
        print("\n" + pools.compare(_written(Path(folder) / "many.jsonl", data, many), many, rounds))
        if with_profile:
            print("\n" + stages.profile(path, rounds))


def _written(path: Path, data: Path | None, articles: int) -> Path:
    """A file of so many articles, one a record."""
    chosen = islice(texts.articles(data), articles)
    records = (json.dumps({"text": text}, ensure_ascii=False) + "\n" for text in chosen)
    return texts.write(path, records)


def _print_systems(path: str, articles: int, rounds: int) -> None:
    commands = {
        OURS: [sys.executable, "-m", "benchmarks.our_jobs", "summaries", path, str(articles)]
    }
    for job in SYSTEMS:
        limit = max(1, articles // ARTICLES_PER_SLOW_ONE) if job in SLOW else articles
        commands[peers.KEYWORDS_AND_SUMMARIES[job]] = peers.command(job, path, str(limit))
    # Warming is part of each job.
    runs = interleaved(commands, rounds, warm=False)
    costs = {name: [json.loads(run.output) for run in of] for name, of in runs.items()}
    rates = {
        name: [cost["articles"] / cost["seconds"] for cost in of] for name, of in costs.items()
    }
    print(table(HEADER, [_row(name, runs[name], costs[name], rates) for name in commands]))


def _row(
    name: str, runs: Sequence[Run], costs: list[dict[str, float]], rates: dict[str, list[float]]
) -> tuple[str, ...]:
    return (
        name,
        f"{costs[0]['articles']:.0f}",
        f"{median(rates[name]):.0f}",
        f"{max(rates[name]):.0f}",
        f"{median([cost['bytes'] / cost['seconds'] for cost in costs]) / MEGABYTE:.2f}",
        f"{median([run.peak_bytes for run in runs]) / MEGABYTE:.0f}",
        times(ratio(rates[name], rates[OURS])),
    )
