"""What a decision on a break needs to know: the text around it, and the paragraph before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.paragraphs.pieces import Piece


class Surroundings:
    """What a decision needs to know of the whole text.

    `words` cuts a string into words; `indented` tells that an indent marks paragraphs; `bare` is
    the number of short lines without any mark before running text, `gap` the number of newlines
    that is usual between lines.
    """

    __slots__ = ("bare", "gap", "indented", "words")

    def __init__(
        self,
        words: Callable[[str], Sequence[str]],
        indented: bool,
        bare: int,
        gap: int,
    ) -> None:
        self.words = words
        self.indented = indented
        self.bare = bare
        self.gap = gap


class Opened:
    """A paragraph that may go on: its last characters, its width, its first and last piece.

    `crowded` tells that another loose short line stands before it, `whole` that nothing was joined
    to it yet.
    """

    __slots__ = ("crowded", "first", "last", "tail", "whole", "width")

    def __init__(
        self, tail: str, width: float, first: Piece, last: Piece, crowded: bool, whole: bool
    ) -> None:
        self.tail = tail
        self.width = width
        self.first = first
        self.last = last
        self.crowded = crowded
        self.whole = whole
