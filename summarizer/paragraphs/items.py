"""Items: labelled lines, and the short lines that a colon announces."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.paragraphs.pieces import Piece

MIN_LABELLED_LINES = 3
MAX_LABEL_CHARACTERS = 6
MAX_LABELLED_WIDTH = 34


def mark_items(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces with items told: labelled lines, and short ones that a colon announces."""
    told = _mark_labelled(sequence)
    announced: list[int] | None = None
    for position, piece in enumerate(told):
        if piece.role == "text" and piece.short:
            if announced is not None:
                announced.append(position)
        elif piece.role not in ("caption", "furniture"):
            _tell_items(told, announced)
            announced = [] if piece.text[-1] in "：:" else None
    _tell_items(told, announced)
    return told


def _mark_labelled(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces with lines like `时间：周三下午` told as items, three or more in a row."""
    told = list(sequence)
    run: list[int] = []
    for position in range(len(told) + 1):
        if position < len(told) and _is_labelled(told[position]):
            run.append(position)
            continue
        if len(run) >= MIN_LABELLED_LINES:
            for each in run:
                told[each] = told[each]._replace(role="item")
        run = []
    return told


def _is_labelled(piece: Piece) -> bool:
    at = piece.text.find("：")
    return (
        piece.role == "text"
        and not piece.final
        and piece.width <= MAX_LABELLED_WIDTH
        and 2 <= at <= MAX_LABEL_CHARACTERS
        and at + 1 < len(piece.text)
    )


def _tell_items(told: list[Piece], positions: list[int] | None) -> None:
    # A single short line after a colon is more often the first half of something longer.
    if positions is not None and len(positions) > 1:
        for position in positions:
            told[position] = told[position]._replace(role="item")
