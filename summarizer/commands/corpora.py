"""What the commands over a corpus share: processes and interruption."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import contextmanager
from gettext import gettext as _
from itertools import takewhile
from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import option
from summarizer.commands.options import Choice, stacked

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from types import FrameType

    from summarizer.commands.running import Run
    from summarizer.engines.batch import Work
    from summarizer.engines.feed import Bell
    from summarizer.engines.pool import Done
    from summarizer.engines.worker import BatchFunction
    from summarizer.inputs.corpus import Corpus, Placed

processes = stacked(
    option(
        "-j",
        "--jobs",
        type=click.IntRange(0),
        help="Processes; 0 is this one, for debuggers. [default: the cores]",
    ),
    option(
        "--timeout",
        "timeout_seconds",
        type=click.FloatRange(0, min_open=True),
        metavar="SECONDS",
        help="Set a record aside that takes longer. [no limit]",
    ),
    option(
        "--engine",
        type=Choice(["local", "spark"]),
        default="local",
        show_default=True,
        help="local: processes of this machine; spark: Apache Spark, see docs/cluster.md.",
    ),
    option(
        "--master",
        metavar="URL",
        help="Where Spark works: spark://HOST:PORT, yarn, local[*]. [that of spark-submit]",
    ),
)


class Engine:
    """How the records are worked through: in so many processes, and how long at each at most.

    Takes its options out of those of the command line. Raises UsageError if they contradict.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        jobs = options.pop("jobs")
        self.timeout_seconds: float | None = options.pop("timeout_seconds")
        self.is_spark: bool = options.pop("engine") == "spark"
        self.master: str | None = options.pop("master")
        if self.is_spark and jobs is not None:
            raise click.UsageError(
                _("--jobs is of --engine local; Spark takes --master local[N]"),
                click.get_current_context(),
            )
        if not self.is_spark and self.master is not None:
            raise click.UsageError(
                _("--master is of Spark; give --engine spark"), click.get_current_context()
            )
        self.is_debugged: bool = options["debug"]
        # A traceback of another process is no use to a debugger.
        self._jobs: int = 0 if self.is_debugged else _cores() if jobs is None else jobs
        if not self._jobs and self.timeout_seconds:
            raise click.UsageError(
                _("--timeout ends the process that takes too long; give --jobs 1, no --debug"),
                click.get_current_context(),
            )

    def run(
        self,
        function: BatchFunction,
        corpus: Iterable[Placed],
        work: Work,
        limit_records: int,
        stop: Bell | None = None,
    ) -> Generator[Done, None, None]:
        """What `function` makes of each chunk of the records, until `stop` is rung."""
        from summarizer.engines.local import parallel, serial

        if not self._jobs:
            records = takewhile(lambda _: not (stop and stop.is_rung), corpus)
            return serial(function, records, work, limit_records)
        return parallel(
            function,
            corpus,
            work,
            jobs=self._jobs,
            timeout_seconds=self.timeout_seconds,
            limit_records=limit_records,
            stop=stop,
        )


def _cores() -> int:
    """Those that this process may use, where the system tells."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def corpus_of(this: Run, left_out: Iterable[str] = ()) -> Corpus:
    """The inputs of a run; `left_out` are files of its own."""
    from summarizer.inputs.corpus import Corpus

    # A stream of its own: at its exit Python closes the other one, which a thread may be reading.
    stdin = None if sys.stdin is None else open(sys.stdin.fileno(), "rb", closefd=False)  # noqa: SIM115
    return Corpus(
        this.files,
        stdin=stdin,
        encoding=this.encoding,
        format=this.source_format,
        fields=this.fields or (None, None, None),
        is_list_on_stdin=this.is_list_on_stdin,
        left_out=left_out,
    )


@contextmanager
def interruptible() -> Iterator[Bell]:
    """Within, the first Ctrl-C rings the bell, and the second raises KeyboardInterrupt."""
    from summarizer.engines.feed import Bell

    bell = Bell()

    def interrupt(_: int, __: FrameType | None) -> None:
        if bell.is_rung:
            # It leaves now, and a third one would only spoil that. SIG_IGN would have Python
            # complain of one that is on its way.
            signal.signal(signal.SIGINT, lambda *_: None)
            raise KeyboardInterrupt
        bell.ring()

    before = signal.signal(signal.SIGINT, interrupt)
    yield bell
    # Not after an error, with which the process ends.
    signal.signal(signal.SIGINT, before)
