"""A worker process, from both ends of its pipe: batches in, results out, and a board between.

It answers until the parent has no more or is gone.
"""

from __future__ import annotations

import gc
import os
import signal
import time
from contextlib import contextmanager, suppress
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext

    from summarizer.engines.batch import Work
    from summarizer.engines.pending import Item
    from summarizer.inputs.record import Record

    # A pure function of records and Work; what it returns and itself can be pickled.
    BatchFunction = Callable[[Iterable[Record], Work], Any]

# The two numbers of the board: which record of the batch is at work (IDLE: none), and since when.
PLACE, SINCE = 0, 1
IDLE = -1.0
NEW_OBJECTS_A_COLLECTION = 50_000


class Worker:
    """A process with the parent's end of the connection, and what it works at."""

    def __init__(self, context: SpawnContext, function: BatchFunction, work: Work) -> None:
        self.connection: Connection
        self.connection, other = context.Pipe()
        self.board = context.RawArray("d", [IDLE, 0.0])
        self.item: Item | None = None
        self.process = context.Process(
            target=serve, args=(other, self.board, function, work), daemon=True
        )
        with _interrupts_held():
            self.process.start()
        # Only so does the connection end with the process.
        other.close()

    def hand(self, item: Item) -> None:
        """Sends the records of an item; one that has died meanwhile is found when it is waited for.

        The raw text stays here, where failures are written.
        """
        self.item = item
        placed = item.pending.chunk[item.start : item.end]
        with suppress(OSError):
            self.connection.send([p.record._replace(raw="") for p in placed])

    def kill(self) -> None:
        """Ends the process at once."""
        self.process.kill()
        self.process.join()
        self.connection.close()

    def place(self) -> int | None:
        """The record of the chunk that is at work."""
        place = int(self.board[PLACE])
        return None if self.item is None or place < 0 else self.item.start + place

    def seconds(self) -> float:
        """How long the record at work has taken so far."""
        return time.monotonic() - self.board[SINCE] if self.board[PLACE] >= 0 else 0.0


@contextmanager
def _interrupts_held() -> Iterator[None]:
    """Within, no Ctrl-C comes: a process that starts here gets none before it ignores it."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve(
    connection: Connection, board: MutableSequence[float], function: BatchFunction, work: Work
) -> None:
    """Answers each batch that the connection brings with what `function` makes of it.

    The board tells the parent which record is at work, for the case that this process dies of it.
    A SettingsError is sent back as it is.
    """
    # The parent decides what an interruption means.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    gc.set_threshold(NEW_OBJECTS_A_COLLECTION)
    Thread(target=_leave_with_parent, daemon=True).start()
    while True:
        try:
            records = connection.recv()
        except EOFError:
            return
        try:
            result = function(_told(records, board), work)
        except SettingsError as error:
            result = error
        board[PLACE] = IDLE
        try:
            connection.send(result)
        except OSError:
            return


def _told(records: Sequence[Record], board: MutableSequence[float]) -> Iterator[Record]:
    """The records, each told to the board before it is handed out."""
    for place, record in enumerate(records):
        # The time first: the parent must never see a new record with the time of an old one.
        board[SINCE] = time.monotonic()
        board[PLACE] = place
        yield record


def _leave_with_parent() -> None:
    """Ends the process when the parent has ended, however that came, even in mid-batch."""
    parent = parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
