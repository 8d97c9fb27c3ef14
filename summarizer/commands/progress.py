"""Progress of long work: a bar on a terminal, and nothing anywhere else."""

from __future__ import annotations

import os
import stat
import sys
import time
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from click._termui_impl import ProgressBar

    from summarizer.commands.running import Run
    from summarizer.model import Failure, Source

# Between two changes, and before the first: what is done at once needs no bar.
SECONDS = 0.2
# Beside the bar: what is done and failed, the rate, the share, and the time left.
LABEL_COLUMNS = 58
MAX_BAR_COLUMNS = 20


class Progress:
    """A bar of what is read, in bytes or otherwise, with what is done, and how fast.

    It goes from `start` to `end`, None for what nobody knows, as well as `total`, the number of
    records; it is silent if not `is_shown`.
    """

    def __init__(self, end: int | None, start: int, total: int | None, *, is_shown: bool) -> None:
        self._length = None if end is None else max(1, end - start)
        self._total = total
        self._position = self._drawn = start
        self._is_shown = is_shown
        self._began = self._shown = time.monotonic()
        self._done = self._failed = 0
        self._bar: ProgressBar[None] | None = None

    def add(self, done: int, failed: int, position: int) -> None:
        """Counts records, and says how far the inputs are read."""
        self._done += done
        self._failed += failed
        self._position = max(position, self._position)
        now = time.monotonic()
        if self._is_shown and now - self._shown >= SECONDS:
            self._shown = now
            if self._bar is None:
                self._bar = _bar(self._length)
            self._draw(self._bar)

    def leave(self) -> None:
        """Draws the last state of a bar that is there, and goes on to the next line."""
        if self._bar is not None:
            self._draw(self._bar)
            self._bar.render_finish()

    def _draw(self, bar: ProgressBar[None]) -> None:
        rate = (self._done + self._failed) / (time.monotonic() - self._began)
        of = "" if self._total is None else f"/{self._total}"
        bar.label = f"{self._done}{of} done, {self._failed} failed, {rate:.0f}/s"
        # click draws nothing for no step; without a length one says that something moves.
        bar.update(max(int(self._length is None), self._position - self._drawn))
        self._drawn = self._position


def _bar(length: int | None) -> ProgressBar[None]:
    from summarizer.commands.screen import width

    room = width(sys.stderr) - LABEL_COLUMNS
    nothing: Iterable[None] = (None for _ in ())
    return click.progressbar(
        nothing, length, file=sys.stderr, width=max(1, min(MAX_BAR_COLUMNS, room))
    )


def is_shown(this: Run) -> bool:
    """Whether standard error is a terminal that can show a bar, and nobody asked for silence."""
    is_terminal = sys.stderr is not None and sys.stderr.isatty()
    return is_terminal and not this.quiet and os.environ.get("TERM") != "dumb"


@contextmanager
def progress(
    this: Run, end: int | None, start: int = 0, *, total: int | None = None
) -> Iterator[Progress]:
    """The progress of a run, of which so much was done before; silent without a terminal."""
    shown = Progress(end, start, total, is_shown=is_shown(this))
    try:
        yield shown
    finally:
        # Also after an error and Ctrl-C: click hides the cursor meanwhile.
        shown.leave()


def counted(
    this: Run, sources: Iterable[Source | Failure], failures: Sequence[Failure]
) -> Generator[Source | Failure, None, None]:
    """The sources, with a bar of those that are done; `failures` grows by those that failed.

    There is none where results go into a pipe: what reads them may write to the same terminal.
    """
    is_piped = this.output == "-" and (sys.stdout is None or _is_pipe(sys.stdout.fileno()))
    total, total_bytes = (1, None) if is_piped else _survey(this)
    if total == 1:
        yield from sources
        return
    read_bytes = 0
    with progress(this, total_bytes, total=total) as shown:
        for source in sources:
            failed = len(failures)
            yield source
            failed = len(failures) - failed
            data = getattr(source, "data", b"")
            read_bytes += len(data) if isinstance(data, bytes) else 0
            shown.add(1 - failed, failed, read_bytes)


def _is_pipe(descriptor: int) -> bool:
    mode = os.fstat(descriptor).st_mode
    return stat.S_ISFIFO(mode) or stat.S_ISSOCK(mode)


def _survey(this: Run) -> tuple[int | None, int | None]:
    """How many files there are, and their bytes together.

    None where nobody knows: a pipe is among them, or one of records.
    """
    from summarizer.inputs import ENDINGS, STDIN, files, record_format

    if this.is_list_on_stdin or not this.files:
        return None, None
    total = total_bytes = 0
    for file in files(this.files, ENDINGS, None, False):
        total += 1
        if isinstance(file, str):
            if file == STDIN or record_format(file, this.source_format):
                return None, None
            # What is not there is told when it is read.
            with suppress(OSError, ValueError):
                total_bytes += os.path.getsize(file)
    return total, total_bytes
