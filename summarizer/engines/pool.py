"""Worker processes, and the chunks on their way through them."""

from __future__ import annotations

import multiprocessing
from collections import deque
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from summarizer.engines.pending import Item, Pending
from summarizer.engines.worker import Worker
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection

    from summarizer.engines.batch import Work
    from summarizer.engines.feed import Chunk, Feed
    from summarizer.engines.worker import BatchFunction

    # A chunk, and what was made of its parts in their order; Failure: of a record left out.
    Done = tuple[Chunk, list[Any]]

# On the way for each process: one at work, one ready, and some that wait for an earlier one.
CHUNKS_A_JOB = 3
# Who kills processes at random must hit the same record so often before it is blamed.
MAX_DEATHS = 3
# Of processes in a row that do not reach their first record.
MAX_FALSE_STARTS = 5


class EngineError(SettingsError):
    """No worker process can be had."""


class Pool:
    """Processes that are started as they are needed, and the chunks on their way."""

    def __init__(
        self, function: BatchFunction, work: Work, jobs: int, timeout_seconds: float | None
    ) -> None:
        # fork would copy locks that the reading thread holds; the socket of forkserver has a
        # temporary folder of its own, which every run would leave behind that is killed.
        self._context = multiprocessing.get_context("spawn")
        self._function = function
        self._work = work
        self._jobs = jobs
        self._timeout_seconds = timeout_seconds
        self._workers: list[Worker] = []
        self._pending: deque[Pending] = deque()
        self._items: deque[Item] = deque()
        self._false_starts = 0

    def is_empty(self) -> bool:
        """Whether nothing is on its way."""
        return not self._pending

    def has_room(self) -> bool:
        """Whether another chunk may be on its way."""
        return len(self._pending) < self._jobs * CHUNKS_A_JOB

    def fill(self, feed: Feed) -> None:
        """Takes as many chunks as there is room for, or as are there."""
        while self.has_room() and (chunk := feed.take()):
            pending = Pending(chunk)
            self._pending.append(pending)
            self._items.append(Item(pending, 0, len(chunk)))
            self._hand_out()

    def done(self) -> Iterator[Done]:
        """The chunks that are done, as long as none before them is missing."""
        while self._pending and not self._pending[0].left:
            pending = self._pending.popleft()
            yield pending.chunk, pending.ordered()

    def wait(self, others: list[Connection]) -> None:
        """Waits until a process has answered, died or worked too long, or another is ready."""
        busy = {worker.connection: worker for worker in self._workers if worker.item}
        for ready in wait([*busy, *others], self._patience()):
            if ready in busy:
                self._receive(busy[ready])
        for worker in busy.values():
            if worker.item and self._is_late(worker) and not worker.connection.poll():
                self._end_late(worker)
        self._hand_out()

    def kill(self) -> None:
        """Ends all processes at once."""
        for worker in self._workers:
            worker.kill()
        self._workers = []

    def _hand_out(self) -> None:
        """Gives each idle process an item; starts another process if there are too few."""
        while self._items:
            idle = next((worker for worker in self._workers if not worker.item), None)
            if idle is None:
                if len(self._workers) == self._jobs:
                    return
                idle = self._started()
                self._workers.append(idle)
            item = self._items.popleft()
            try:
                idle.hand(item)
            except RecursionError:
                idle.item = None
                self._search(item)

    def _started(self) -> Worker:
        try:
            return Worker(self._context, self._function, self._work)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            advice = "make room in memory and in the temporary folder, or see --jobs 0"
            raise EngineError(f"no worker process can be started: {reason}; {advice}") from error

    def _search(self, item: Item) -> None:
        """Looks in halves for the record that cannot be sent, and sets it aside."""
        if item.end - item.start == 1:
            message = "has fields that are nested too deeply; flatten them"
            item.pending.fail(item.start, "input", message)
        else:
            self._put_first(item.halves())

    def _put_first(self, items: list[Item]) -> None:
        """Has items done before all others, in their order."""
        self._items.extendleft(reversed(items))

    def _receive(self, worker: Worker) -> None:
        try:
            result = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(result, SettingsError):
            raise result
        assert worker.item is not None
        pending, start, end = worker.item
        pending.put(start, end, result)
        worker.item = None
        self._false_starts = 0

    def _bury(self, worker: Worker) -> None:
        """Has the item of a process that has died done again, the record at work alone."""
        place = worker.place()
        item = self._taken_from(worker)
        if place is None or not item.start <= place < item.end:
            self._false_starts += 1
            if self._false_starts >= MAX_FALSE_STARTS:
                raise EngineError(
                    "worker processes end before they begin; see --jobs 0, or the memory limit"
                )
            self._put_first([item])
            return
        deaths = item.pending.deaths
        deaths[place] = deaths.get(place, 0) + 1
        is_again = deaths[place] < MAX_DEATHS
        if not is_again:
            what = f"ends the process that works at it (exit code {worker.process.exitcode})"
            advice = "it may take more memory than there is, or a fault of ours: report it"
            item.pending.fail(place, "crash", f"{what}; {advice}")
        self._put_first(item.around(place, is_again=is_again))

    def _end_late(self, worker: Worker) -> None:
        """Ends a process, and sets the record aside that it has worked at for too long."""
        place = worker.place()
        is_late = self._is_late(worker)
        item = self._taken_from(worker)
        if place is None or not is_late:
            self._put_first([item])
            return
        message = f"takes longer than {self._timeout_seconds:g} s; give it more with --timeout"
        item.pending.fail(place, "timeout", message)
        self._put_first(item.around(place, is_again=False))

    def _taken_from(self, worker: Worker) -> Item:
        """What a process works at, which is ended and no longer one of ours."""
        worker.kill()
        self._workers.remove(worker)
        assert worker.item is not None
        return worker.item

    def _is_late(self, worker: Worker) -> bool:
        return self._timeout_seconds is not None and worker.seconds() > self._timeout_seconds

    def _patience(self) -> float | None:
        """How long to wait at most, in seconds, before a process may be late."""
        if self._timeout_seconds is None:
            return None
        longest = max([worker.seconds() for worker in self._workers if worker.item], default=0.0)
        return max(0.01, self._timeout_seconds - longest)
