"""A table of a file that has no text of its own, as the lines of a Markdown table."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


def write(rows: Sequence[Sequence[str]]) -> str:
    """The rows, the first one as the head; short rows are filled up with empty cells.

    A verbatim block keeps it, and what `clean` prints is a table again.
    """
    width = max(map(len, rows), default=0)
    lines = [_line([*row, *[""] * (width - len(row))]) for row in rows]
    return "\n".join([*lines[:1], _line(["---"] * width), *lines[1:]]) if width else ""


def _line(cells: Sequence[str]) -> str:
    return "| " + " | ".join([" ".join(cell.split()).replace("|", "\\|") for cell in cells]) + " |"
