"""Chunks on their way through processes: what is made of them, and what is to be done yet."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.model import Failure

if TYPE_CHECKING:
    from summarizer.engines.feed import Chunk


class Pending:
    """A chunk on its way: which parts of it are made, and how often processes died of a record."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.left = len(chunk)
        self.deaths: dict[int, int] = {}
        self._parts: dict[int, Any] = {}

    def put(self, start: int, end: int, part: Any) -> None:
        """Keeps what was made of the records [start, end)."""
        self._parts[start] = part
        self.left -= end - start

    def fail(self, place: int, code: str, message: str) -> None:
        """Sets the record at a place aside."""
        name = self.chunk[place].record.source.name
        self.put(place, place + 1, Failure(name, code, message))

    def ordered(self) -> list[Any]:
        """The parts in the order of their records."""
        return [part for _, part in sorted(self._parts.items(), key=lambda item: item[0])]


class Item(NamedTuple):
    """The records [start, end) of a chunk, for one process."""

    pending: Pending
    start: int
    end: int

    def halves(self) -> list[Item]:
        """The same in two, of two records at least."""
        middle = (self.start + self.end) // 2
        return [self._replace(end=middle), self._replace(start=middle)]

    def around(self, place: int, *, is_again: bool) -> list[Item]:
        """The records before, at (if it is to be done again) and behind a place."""
        parts = [
            (self.start, place),
            (place, place + 1 if is_again else place),
            (place + 1, self.end),
        ]
        return [Item(self.pending, start, end) for start, end in parts if start < end]
