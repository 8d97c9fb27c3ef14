"""A worker process: batches in, results out, until the parent has no more or is gone."""

from __future__ import annotations

import gc
import os
import signal
import time
from multiprocessing import parent_process
from multiprocessing.connection import wait
from threading import Thread
from typing import TYPE_CHECKING, Any

from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, MutableSequence, Sequence
    from multiprocessing.connection import Connection

    from summarizer.engines.batch import Work
    from summarizer.inputs.record import Record

    # A pure function of records and Work; what it returns and itself can be pickled.
    Process = Callable[[Iterable[Record], Work], Any]

# The two numbers of the board: which record of the batch is at work (IDLE: none), and since when.
PLACE, SINCE = 0, 1
IDLE = -1.0
NEW_OBJECTS_A_COLLECTION = 50_000


def serve(
    connection: Connection, board: MutableSequence[float], process: Process, work: Work
) -> None:
    """Answers each batch that the connection brings with what `process` makes of it.

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
            result = process(_told(records, board), work)
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
