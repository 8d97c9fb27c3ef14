"""Texts of growing length, each in a process of its own: time must grow as the text does."""

from __future__ import annotations

import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import texts
from benchmarks.processes import interleaved, ours
from benchmarks.tables import MEGABYTE, goal, machine, memory, table, times

if TYPE_CHECKING:
    from benchmarks.processes import Run

REPEAT = 3
SIZES = (2_000, 10_000, 50_000, 100_000, 200_000, 1_000_000, 5_000_000)
LINE_SIZES = (100_000, 1_000_000)
BIG, TENTH = 1_000_000, 100_000
SHAPES = {
    "one section": (texts.paragraphs, ".txt", SIZES),
    "many sections": (texts.sections, ".md", SIZES),
    "one line, no punctuation": (texts.one_line, ".txt", LINE_SIZES),
}
HEADER = ("text", "characters", "CPU s median", "min", "peak MB", "× before")


def main(data: Path | None, repeat: int | None) -> None:
    """Prints time and memory of each shape and size, and the goals."""
    rounds = repeat or REPEAT
    with tempfile.TemporaryDirectory() as folder:
        files = {
            (shape, size): texts.write(
                Path(folder) / f"{size}-{len(shape)}{suffix}", shaped(texts.articles(data), size)
            )
            for shape, (shaped, suffix, sizes) in SHAPES.items()
            for size in sizes
        }
        commands = {
            f"{shape}\t{size}": ours("summarize", str(path))
            for (shape, size), path in files.items()
        }
        runs = interleaved(commands, rounds, warm=False)
    print(f"{machine()}; {rounds} rounds\n")
    print(table(HEADER, _rows(runs)))
    print("\n" + "\n".join(_goals(runs)))


def _rows(runs: dict[str, list[Run]]) -> list[tuple[str, ...]]:
    rows: list[tuple[str, ...]] = []
    before, before_shape = 0.0, ""
    for name, of in runs.items():
        shape, size = name.split("\t")
        seconds = median([run.cpu_seconds for run in of])
        rows.append(
            (
                shape,
                f"{int(size):,}",
                f"{seconds:.2f}",
                f"{min(run.cpu_seconds for run in of):.2f}",
                memory(max(run.peak_bytes for run in of)),
                times(seconds / before) if shape == before_shape else "",
            )
        )
        before, before_shape = seconds, shape
    return rows


def _goals(runs: dict[str, list[Run]]) -> list[str]:
    lines = []
    for shape in SHAPES:
        big = runs[f"{shape}\t{BIG}"]
        tenth = median([run.cpu_seconds for run in runs[f"{shape}\t{TENTH}"]])
        seconds = median([run.cpu_seconds for run in big])
        peak = max(run.peak_bytes for run in big) / MEGABYTE
        lines += [
            goal(f"{shape}: time of {BIG:,} / {TENTH:,} characters", seconds / tenth, "≤", 11),
            goal(f"{shape}: time of {BIG:,}", seconds, "≤", 10, " s"),
            goal(f"{shape}: peak memory of {BIG:,}", peak, "≤", 400, " MB"),
        ]
    return lines
