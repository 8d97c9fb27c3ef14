"""Our throughput over a corpus, in one process and in two, as `batch` does it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from benchmarks.processes import interleaved, ours
from benchmarks.tables import ratio, table, times

if TYPE_CHECKING:
    from pathlib import Path

PROCESSES = (1, 2)
HEADER = ("processes", "articles/s, wall", "× one process")


def compare(path: Path, articles: int, rounds: int) -> str:
    """The table of articles a second (wall time, start and end within) by processes.

    `path` holds so many articles, one a record.
    """
    runs = interleaved(
        {
            str(number): ours("batch", str(path), "-o", os.devnull, "--jobs", str(number))
            for number in PROCESSES
        },
        rounds,
    )
    rates = {name: [articles / run.wall_seconds for run in of] for name, of in runs.items()}
    alone = rates[str(PROCESSES[0])]
    rows = [(name, f"{max(of):.0f}", times(ratio(of, alone))) for name, of in rates.items()]
    return table(HEADER, rows)
