"""Records in chunks, read ahead by a thread: a pipe may be slow, and the disk need not wait."""

from __future__ import annotations

from collections import deque
from multiprocessing import Pipe
from threading import Condition, Thread
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from multiprocessing.connection import Connection

    from summarizer.inputs.corpus import Placed

    Chunk = tuple[Placed, ...]

# Chunks of thousands cost a third of the speed, and memory.
CHUNK_RECORDS = 100
# Of text; long documents travel in smaller company.
CHUNK_CHARACTERS = 1_000_000
SIGN = b"."


def chunks(records: Iterable[Placed], limit_records: int) -> Iterator[Chunk]:
    """The records in chunks of as many as may be in one."""
    chunk: list[Placed] = []
    room = CHUNK_CHARACTERS
    for placed in records:
        chunk.append(placed)
        room -= size(placed)
        if len(chunk) == limit_records or room <= 0:
            yield tuple(chunk)
            chunk, room = [], CHUNK_CHARACTERS
    if chunk:
        yield tuple(chunk)


def size(placed: Placed) -> int:
    """About how many characters a record takes."""
    source = placed.record.source
    return len(placed.record.raw) + (len(source[1]) if source else 0)


class Bell:
    """Something to wait for among the connections of `multiprocessing.connection.wait`."""

    def __init__(self) -> None:
        self.connection: Connection
        self.connection, self._writer = Pipe(duplex=False)
        self.is_rung = False

    def ring(self) -> None:
        """Make the connection ready."""
        if not self.is_rung:
            self.is_rung = True
            self._writer.send_bytes(SIGN)

    def silence(self) -> None:
        """Make it wait again."""
        if self.is_rung:
            self.connection.recv_bytes()
            self.is_rung = False


class Feed:
    """What a thread has read ahead: about one chunk, of records as they come.

    A chunk is what is there, so that a single record from a pipe does not wait for others.
    """

    def __init__(self, records: Iterable[Placed], limit_records: int = CHUNK_RECORDS) -> None:
        self.bell = Bell()
        self._limit_records = limit_records
        self._waiting: deque[Placed] = deque()
        self._characters = 0
        self._error: BaseException | None = None
        self._is_read = False
        self._is_closed = False
        self._change = Condition()
        Thread(target=self._read, args=(records,), daemon=True).start()

    @property
    def is_at_end(self) -> bool:
        """Whether all records have been taken."""
        with self._change:
            return self._is_read and not self._waiting

    def take(self) -> Chunk:
        """The next records, none if there are none yet or no more: see `is_at_end`.

        Raises what reading raised.
        """
        with self._change:
            if not self._waiting and self._error is not None:
                raise self._error
            chunk: list[Placed] = []
            room = CHUNK_CHARACTERS
            while self._waiting and len(chunk) < self._limit_records and room > 0:
                placed = self._waiting.popleft()
                chunk.append(placed)
                room -= size(placed)
            self._characters -= CHUNK_CHARACTERS - room
            if not self._waiting and not self._is_read and self._error is None:
                self.bell.silence()
            self._change.notify()
            return tuple(chunk)

    def close(self) -> None:
        """Read no further."""
        with self._change:
            self._is_closed = True
            self._change.notify()

    def _read(self, records: Iterable[Placed]) -> None:
        try:
            for placed in records:
                if not self._put(placed):
                    return
        except BaseException as error:
            self._end(error)
        else:
            self._end(None)

    def _put(self, placed: Placed) -> bool:
        with self._change:
            self._change.wait_for(self._has_room)
            if self._is_closed:
                return False
            self._waiting.append(placed)
            self._characters += size(placed)
            self.bell.ring()
            return True

    def _has_room(self) -> bool:
        is_full = len(self._waiting) >= self._limit_records or self._characters > CHUNK_CHARACTERS
        return self._is_closed or not is_full

    def _end(self, error: BaseException | None) -> None:
        with self._change:
            self._error = error
            self._is_read = error is None
            self.bell.ring()
