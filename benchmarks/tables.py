"""What is printed: the machine, a table, and each goal with whether it was met."""

from __future__ import annotations

import datetime
import os
import platform
import resource
from statistics import median
from typing import TYPE_CHECKING

from benchmarks.processes import MAXRSS_BYTES

if TYPE_CHECKING:
    from collections.abc import Sequence

MEGABYTE = 1_000_000


def machine() -> str:
    """Where and when the figures were measured, in one line."""
    model = platform.processor() or platform.machine()
    return (
        f"{platform.system()} on {model}, {os.cpu_count()} CPUs, Python "
        f"{platform.python_version()}, {datetime.datetime.now().date()}"
    )


def table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A markdown table, first column to the left and figures to the right."""
    widths = [max(map(len, column)) for column in zip(header, *rows, strict=True)]

    def line(cells: Sequence[str]) -> str:
        padded = [cells[0].ljust(widths[0])]
        padded += [cell.rjust(w) for cell, w in zip(cells[1:], widths[1:], strict=True)]
        return f"| {' | '.join(padded)} |"

    rule = ["-" * widths[0], *["-" * (w - 1) + ":" for w in widths[1:]]]
    return "\n".join([line(header), line(rule), *map(line, rows)])


def ratio(values: Sequence[float], others: Sequence[float]) -> float:
    """The median over the rounds of one's figure over the other's in the same round."""
    return median([a / b for a, b in zip(values, others, strict=True)])


def times(value: float) -> str:
    """A ratio in three figures at most: 0.35, 1.62, 23.1, 412."""
    return f"{value:.2f}" if value < 10 else f"{value:.1f}" if value < 100 else f"{value:.0f}"


def memory(peak_bytes: float) -> str:
    """A peak in MB; one that this process itself reaches can only be told as a bound."""
    own = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * MAXRSS_BYTES
    return f"{'≤ ' if peak_bytes <= own else ''}{peak_bytes / MEGABYTE:.0f}"


def goal(name: str, value: float, sign: str, limit: float, unit: str = "") -> str:
    """A goal (`sign` is ≤ or ≥) with what was measured, as one line of a list."""
    is_met = value <= limit if sign == "≤" else value >= limit
    return f"- {name} {sign} {limit:g}{unit}: {times(value)}{unit}, {'met' if is_met else 'MISSED'}"
