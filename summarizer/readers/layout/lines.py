"""Runs → lines: what stands on one base, from left to right."""

from __future__ import annotations

from operator import attrgetter
from typing import TYPE_CHECKING

from summarizer.readers.layout.geometry import (
    MAX_RISE,
    MIN_WORD_GAP,
    Line,
    Run,
    are_both_spaced,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

# Of a run's size; the same text drawn again so near is a shadow.
MAX_SHADOW = 0.3
MAX_OVERLAP = 1.0


def rows(runs: Iterable[Run]) -> list[list[Run]]:
    """The runs in rows from the top down; raised and lowered signs are in the row of their word."""
    made: list[list[Run]] = []
    base, size = 0.0, 0.0
    for run in sorted(runs, key=lambda run: (-run.base, run.left)):
        # A large initial does not take the lines beside it into its row.
        reach = MAX_RISE * min(max(size, run.size), 2 * min(size, run.size))
        if made and base - run.base <= reach:
            made[-1].append(run)
            if run.size > size:
                base, size = run.base, run.size
        else:
            made.append([run])
            base, size = run.base, run.size
    return made


def strips(row: Iterable[Run], gap: float) -> list[Run]:
    """The parts of a row that stand apart by more than `gap` em, each as one run."""
    made: list[Run] = []
    for run in sorted(row, key=attrgetter("left")):
        last = made[-1] if made else None
        if last is not None and _is_shadow(last, run):
            continue
        if last is None or not _follows(last, run, gap):
            made.append(run)
        else:
            made[-1] = _merge(last, run)
    return [run._replace(text=" ".join(run.text.split())) for run in made]


def make_line(row: Iterable[Run], gap: float) -> Line:
    """The line of a row; its cells are the parts that stand apart by more than `gap` em."""
    cells = tuple(strips(row, gap))
    longest = max(cells, key=lambda cell: len(cell.text))
    strong = all(cell.strong for cell in cells)
    return Line(cells, longest.base, longest.size, strong)


def _is_shadow(last: Run, run: Run) -> bool:
    near = MAX_SHADOW * run.size
    return last.text == run.text and abs(last.left - run.left) < near and last.size == run.size


def _follows(last: Run, run: Run, gap: float) -> bool:
    """Whether a run goes on with the one before: no wide gap, and not printed over it."""
    size = max(run.size, last.size)
    return -MAX_OVERLAP * size <= run.left - last.right <= gap * size


def _merge(last: Run, run: Run) -> Run:
    """One run of two; size, base and weight are those of the longer one."""
    is_apart = run.left - last.right > MIN_WORD_GAP * min(run.size, last.size)
    space = " " if is_apart and are_both_spaced(last.text, run.text) else ""
    main = last if len(last.text) >= len(run.text) else run
    return Run(
        last.text + space + run.text,
        last.left,
        max(last.right, run.right),
        main.base,
        main.size,
        last.strong and run.strong,
    )
