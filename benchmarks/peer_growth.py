"""The same growth with the peers, each up to the size that takes it too long."""

from __future__ import annotations

import tempfile
from pathlib import Path

from benchmarks import peers, texts
from benchmarks.processes import Run, ours, run
from benchmarks.tables import machine, memory, table

SIZES = (2_000, 10_000, 50_000, 200_000, 1_000_000)
LIMIT_SECONDS = 30


def main(data: Path | None, repeat: int | None) -> None:
    """Prints CPU seconds and peak MB of each peer and size, up to LIMIT_SECONDS."""
    rounds = repeat or 1
    with tempfile.TemporaryDirectory() as folder:
        files = [
            texts.write(Path(folder) / f"{size}.txt", texts.paragraphs(texts.articles(data), size))
            for size in SIZES
        ]
        cells: dict[str, list[str]] = {"summarizer summarize": []}
        cells |= {name: [] for name in peers.KEYWORDS_AND_SUMMARIES.values()}
        # By size and not by system, so that systems are measured in turns.
        for path in files:
            commands = {"summarizer summarize": ours("summarize", str(path))}
            for job, name in peers.KEYWORDS_AND_SUMMARIES.items():
                commands[name] = peers.command(job, str(path))
            for name, command in commands.items():
                cells[name].append(_cell(command, rounds, cells[name]))
    header = ("CPU s (peak MB)", *[f"{size:,} characters" for size in SIZES])
    print(f"{machine()}; rounds: {rounds}, minimum\n")
    print(table(header, [(name, *row) for name, row in cells.items()]))


def _cell(command: list[str], rounds: int, before: list[str]) -> str:
    """The figures of a command, or that it takes too long; then it is not tried any longer."""
    if before and before[-1] in ("–", f"over {LIMIT_SECONDS}"):
        return "–"
    best: Run | None = None
    for _ in range(rounds):
        latest = run(command, LIMIT_SECONDS)
        if not latest.is_complete:
            return f"over {LIMIT_SECONDS}"
        best = latest if best is None else min(best, latest, key=lambda of: of.cpu_seconds)
    assert best is not None
    return f"{best.cpu_seconds:.2f} ({memory(best.peak_bytes)})"
