"""Verse: runs of lines in which nothing is joined."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.paragraphs.pieces import Piece

MAX_VERSE_WIDTH = 16
MIN_VERSE_LINES = 3
MAX_STANZA_GAP = 2


def mark_verse(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces with the lines of verse given the role "verse": nothing is joined in them."""
    told = list(sequence)
    run: list[int] = []
    for position, piece in enumerate(sequence):
        is_line = _is_verse_line(piece)
        if run and not (is_line and piece.gap <= MAX_STANZA_GAP):
            if _goes_on(sequence[run[-1]], piece) and not _are_even(sequence, run):
                # A heading, or the first half of what follows.
                run.pop()
            _tell_verse(told, run)
            run = []
        if not run and position and sequence[position - 1].role == "text":
            # The last line of a paragraph that was cut.
            is_line = is_line and (sequence[position - 1].final or not piece.final)
        if is_line:
            run.append(position)
    _tell_verse(told, run)
    return told


def _goes_on(line: Piece, after: Piece) -> bool:
    return not line.final and after.role == "text" and after.body and not after.indent


def _are_even(sequence: Sequence[Piece], run: Sequence[int]) -> bool:
    return len({sequence[position].width for position in run}) == 1


def _tell_verse(told: list[Piece], run: Sequence[int]) -> None:
    tight = sum(told[position].gap == 1 for position in run[1:])
    # Lines with a blank line between each two are verse only where they are many.
    if len(run) > MIN_VERSE_LINES + 1 or (
        len(run) >= MIN_VERSE_LINES and tight * 2 >= len(run) - 1
    ):
        for position in run:
            told[position] = told[position]._replace(role="verse")


def _is_verse_line(piece: Piece) -> bool:
    text = piece.text
    return (
        piece.role == "text"
        and 2 <= piece.width <= MAX_VERSE_WIDTH
        and not text[0].isdigit()
        and not text.isascii()
        and "。" not in text[:-1]
        and "：" not in text
    )
