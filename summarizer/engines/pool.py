"""Worker processes, and the chunks on their way through them."""

from __future__ import annotations

import multiprocessing
import signal
import time
from collections import deque
from contextlib import contextmanager, suppress
from multiprocessing.connection import wait
from typing import TYPE_CHECKING, Any

from summarizer.engines.worker import IDLE, PLACE, SINCE, serve
from summarizer.errors import SettingsError
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from multiprocessing.connection import Connection
    from multiprocessing.context import SpawnContext

    from summarizer.engines.batch import Work
    from summarizer.engines.feed import Chunk, Feed
    from summarizer.engines.worker import Process
    from summarizer.inputs.corpus import Placed

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


class Task:
    """A chunk on its way: which parts of it are made, and how often processes died of a record."""

    def __init__(self, chunk: Chunk) -> None:
        self.chunk = chunk
        self.left = len(chunk)
        self.parts: dict[int, Any] = {}
        self.deaths: dict[int, int] = {}

    def put(self, start: int, end: int, part: Any) -> None:
        """Keeps what was made of the records [start, end)."""
        self.parts[start] = part
        self.left -= end - start

    def ordered(self) -> list[Any]:
        """The parts in the order of their records."""
        return [part for _, part in sorted(self.parts.items(), key=lambda item: item[0])]


# Records [start, end) of a task, for one process.
Item = tuple[Task, int, int]


class Worker:
    """A process with its end of a connection, and what it works at."""

    def __init__(self, context: SpawnContext, process: Process, work: Work) -> None:
        self.connection: Connection
        self.connection, other = context.Pipe()
        self.board = context.RawArray("d", [IDLE, 0.0])
        self.item: Item | None = None
        self.process = context.Process(
            target=serve, args=(other, self.board, process, work), daemon=True
        )
        with _interrupts_held():
            self.process.start()
        # Only so does the connection end with the process.
        other.close()

    def hand(self, item: Item) -> None:
        """Sends the records of an item; one that has died meanwhile is found when it is waited for.

        The raw text stays here, where failures are written.
        """
        task, start, end = item
        self.item = item
        with suppress(OSError):
            self.connection.send([p.record._replace(raw="") for p in task.chunk[start:end]])

    def kill(self) -> None:
        """Ends the process at once."""
        self.process.kill()
        self.process.join()
        self.connection.close()

    def place(self) -> int | None:
        """The record of the task that is at work."""
        place = int(self.board[PLACE])
        return None if self.item is None or place < 0 else self.item[1] + place

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


class Pool:
    """Processes that are started as they are needed, and the tasks on their way."""

    def __init__(
        self, process: Process, work: Work, jobs: int, timeout_seconds: float | None
    ) -> None:
        # fork would copy locks that the reading thread holds; the socket of forkserver has a
        # temporary folder of its own, which every run would leave behind that is killed.
        self._context = multiprocessing.get_context("spawn")
        self._process = process
        self._work = work
        self._jobs = jobs
        self._timeout_seconds = timeout_seconds
        self._workers: list[Worker] = []
        self._tasks: deque[Task] = deque()
        self._items: deque[Item] = deque()
        self._false_starts = 0

    def has_tasks(self) -> bool:
        """Whether anything is on its way."""
        return bool(self._tasks)

    def has_room(self) -> bool:
        """Whether another chunk may be on its way."""
        return len(self._tasks) < self._jobs * CHUNKS_A_JOB

    def fill(self, feed: Feed) -> None:
        """Takes as many chunks as there is room for, or as are there."""
        while self.has_room() and (chunk := feed.take()):
            task = Task(chunk)
            self._tasks.append(task)
            self._items.append((task, 0, len(chunk)))
            self._hand_out()

    def done(self) -> Iterator[Done]:
        """The tasks that are done, as long as none before them is missing."""
        while self._tasks and not self._tasks[0].left:
            task = self._tasks.popleft()
            yield task.chunk, task.ordered()

    def wait(self, others: list[Connection]) -> None:
        """Waits until a process has answered, died or worked too long, or another is ready."""
        self._hand_out()
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
                self._halve(item)

    def _started(self) -> Worker:
        try:
            return Worker(self._context, self._process, self._work)
        except OSError as error:
            reason = (error.strerror or str(error)).lower()
            advice = "make room in memory and in the temporary folder, or see --jobs 0"
            raise EngineError(f"no worker process can be started: {reason}; {advice}") from error

    def _halve(self, item: Item) -> None:
        """Looks in halves for the record that cannot be sent, and sets it aside."""
        task, start, end = item
        if end - start == 1:
            message = "has fields that are nested too deeply; flatten them"
            task.put(start, end, Failure(_name(task.chunk[start]), "input", message))
        else:
            middle = (start + end) // 2
            self._items.extendleft([(task, middle, end), (task, start, middle)])

    def _receive(self, worker: Worker) -> None:
        try:
            result = worker.connection.recv()
        except (EOFError, OSError):
            self._bury(worker)
            return
        if isinstance(result, SettingsError):
            raise result
        assert worker.item is not None
        task, start, end = worker.item
        task.put(start, end, result)
        worker.item = None
        self._false_starts = 0

    def _bury(self, worker: Worker) -> None:
        """Has the item of a process that has died done again, the record at work alone."""
        place = worker.place()
        worker.kill()
        self._workers.remove(worker)
        assert worker.item is not None
        task, start, end = worker.item
        if place is None or not start <= place < end:
            self._false_starts += 1
            if self._false_starts >= MAX_FALSE_STARTS:
                raise EngineError(
                    "worker processes end before they begin; see --jobs 0, or the memory limit"
                )
            self._items.appendleft(worker.item)
            return
        task.deaths[place] = task.deaths.get(place, 0) + 1
        if task.deaths[place] >= MAX_DEATHS:
            what = f"ends the process that works at it (exit code {worker.process.exitcode})"
            advice = "it may take more memory than there is, or a fault of ours: report it"
            failure = Failure(_name(task.chunk[place]), "crash", f"{what}; {advice}")
            task.put(place, place + 1, failure)
        self._split(worker.item, place, is_again=task.deaths[place] < MAX_DEATHS)

    def _end_late(self, worker: Worker) -> None:
        """Ends a process, and sets the record aside that it has worked at for too long."""
        place = worker.place()
        is_late = self._is_late(worker)
        worker.kill()
        self._workers.remove(worker)
        assert worker.item is not None
        task = worker.item[0]
        if place is None or not is_late:
            self._items.appendleft(worker.item)
            return
        message = f"takes longer than {self._timeout_seconds:g} s; give it more with --timeout"
        task.put(place, place + 1, Failure(_name(task.chunk[place]), "timeout", message))
        self._split(worker.item, place, is_again=False)

    def _split(self, item: Item, place: int, *, is_again: bool) -> None:
        """Has the records before, at (if it is to be done again) and behind a place done apart."""
        task, start, end = item
        parts = [(start, place), (place, place + 1 if is_again else place), (place + 1, end)]
        self._items.extendleft([(task, s, e) for s, e in reversed(parts) if s < e])

    def _is_late(self, worker: Worker) -> bool:
        return self._timeout_seconds is not None and worker.seconds() > self._timeout_seconds

    def _patience(self) -> float | None:
        """How long to wait at most, in seconds, before a process may be late."""
        if self._timeout_seconds is None:
            return None
        longest = max([worker.seconds() for worker in self._workers if worker.item], default=0.0)
        return max(0.01, self._timeout_seconds - longest)


def _name(placed: Placed) -> str:
    return placed.record.source.name
