"""Runs of *, _ and ~~ in a line: which are emphasis, and so markup to be cut out.

CommonMark lets no `**` close between a full-width mark and a letter (**加粗。**后面), which is how
Chinese authors write it, so runs of two and more are paired wherever they stand. A run without a
partner goes where it cannot be text. Products like 长*宽*高 and 5*3*2 stay.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.readers.lines import Cut


class Run:
    """A run of one mark, with the characters beside it ("" at the line's edges)."""

    __slots__ = ("after", "before", "end", "marks", "start")

    def __init__(self, text: str, start: int, end: int) -> None:
        self.marks = text[start:end]
        self.start = start
        self.end = end
        self.before = text[max(start - 1, 0) : start]
        self.after = text[end : end + 1]

    @property
    def can_open(self) -> bool:
        if not self.after.strip():
            return False
        if len(self.marks) == 1 and self.before.isalnum() and not self.after.isalnum():
            return False
        return self.marks[0] != "_" or not self.before.isalnum()

    @property
    def can_close(self) -> bool:
        if not self.before.strip():
            return False
        if len(self.marks) == 1 and self.after.isalnum() and not self.before.isalnum():
            return False
        return self.marks[0] != "_" or not self.after.isalnum()

    @property
    def is_calculation(self) -> bool:
        """Is it 5*3, a*b or 2**8?"""
        if self.marks[0] != "*" or not is_ascii_word(self.before):
            return False
        return is_ascii_word(self.after) if len(self.marks) == 1 else self.after.isdigit()

    @property
    def is_orphan_markup(self) -> bool:
        """Is it a ** that, without a partner in its line, cannot be meant as text?

        Its partner stands in the next line, or was forgotten.
        """
        beside = (self.before + self.after).strip()
        is_at_edge = not (self.before and self.after)
        return self.marks.startswith("**") and beside != "" and (is_at_edge or not beside.isascii())


class Emphasis:
    """The runs of one line that are still open, by their marks, and the cuts found so far."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.cuts: list[Cut] = []
        self.opened: dict[str, list[Run]] = {}

    def add(self, start: int, end: int) -> None:
        """Close the nearest open run of the same marks with this one, else open it."""
        run = Run(self.text, start, end)
        if run.is_calculation:
            return
        opened = self.opened.setdefault(run.marks, [])
        if run.can_close and opened:
            opener = opened.pop()
            if not is_product(opener, run):
                self.cuts += [(opener.start, opener.end, ""), (start, end, "")]
        elif run.can_open or (run.can_close and len(run.marks) > 1):
            opened.append(run)

    def find_orphans(self) -> Iterator[Cut]:
        for run in (run for runs in self.opened.values() for run in runs):
            if run.is_orphan_markup:
                yield run.start, run.end, ""


def is_product(opener: Run, closer: Run) -> bool:
    """Is it 长*宽*高, one character between single stars inside a word?"""
    is_one_character = closer.start - opener.end == 1
    is_in_word = opener.before.isalnum() and closer.after.isalnum()
    return opener.marks == "*" and is_one_character and is_in_word


def is_ascii_word(character: str) -> bool:
    return character.isascii() and character.isalnum()
