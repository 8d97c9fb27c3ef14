"""`summarizer batch`: a corpus, record by record, in parallel, and to be resumed."""

from __future__ import annotations

import os
import stat
from contextlib import closing, contextmanager
from functools import partial
from gettext import gettext as _
from hashlib import sha256
from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, cluster, corpora, option, options
from summarizer.commands.output import OutputError, open_stream
from summarizer.commands.process import INTERRUPTED, SOME_FAILED, SUCCESS, report
from summarizer.commands.progress import progress
from summarizer.commands.running import Run, settings_of
from summarizer.commands.suggestions import no_such_name
from summarizer.engines.batch import (
    TASKS,
    Work,
    check,
    encode_batch,
    failure_line,
    outcomes,
    resources,
)
from summarizer.engines.checkpoint import FAILED, FILES, ResumableOutput
from summarizer.engines.feed import CHUNK_RECORDS
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.commands.corpora import Engine
    from summarizer.engines.feed import Bell
    from summarizer.inputs.corpus import Corpus, Placed, Position

    # Some records, each with its line or what is wrong with it.
    Outcomes = list[tuple[Placed, bytes | Failure]]


def _tasks(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
    """Names of TASKS, separated by commas."""
    names = ",".join(values).replace(",", " ").split()
    for name in names:
        if name not in TASKS:
            raise no_such_name(name, TASKS)
    return tuple([name for name in TASKS if name in names])


class UnfinishedError(click.ClickException):
    """The output cannot be written on; what is there can be gone on with."""

    exit_code = SOME_FAILED

    def __init__(self, path: str, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        text = _("{path}: cannot be written: {reason}; make room, then give --resume")
        super().__init__(text.format(path=path, reason=reason))


EXAMPLES = """
# two processes; --resume goes on where it stopped
summarizer batch records.jsonl -o out.jsonl --jobs 2 --resume
# from records on standard input to records on standard output
cat records.jsonl | summarizer batch --do keywords,summarize -n 1
"""


@click.command(name="batch", help=COMMANDS["batch"], epilog=EXAMPLES)
@options.files
@option(
    "--do",
    "tasks",
    callback=_tasks,
    multiple=True,
    default=["summarize"],
    show_default=True,
    metavar="TASKS",
    help=f"What to do with each record, a,b,c: {', '.join(TASKS)}.",
)
@corpora.processes
@option("--resume", is_flag=True, help="Go on with an unfinished run, or begin if there is none.")
@option(
    "-f",
    "--format",
    type=options.Choice(["jsonl", "parquet"]),
    default="jsonl",
    show_default=True,
    help="Output format; parquet is written by Spark.",
)
@options.summaries
@options.articles
@options.tokenizer
@options.terms
@options.common
def command(tasks: tuple[str, ...], resume: bool, **options: Any) -> int:
    engine = corpora.Engine(options)
    this = Run(options)
    work = Work(settings_of(options), tasks, this.script)
    check(work)
    if engine.is_spark:
        if resume:
            raise click.UsageError(_("--resume is of --engine local; Spark begins anew"))
        return cluster.batch(this, work, engine)
    if this.format != "jsonl":
        raise click.UsageError(_("Parquet is written by Spark; give --engine spark"))
    if this.output == "-" or not _is_regular(this.output):
        if resume:
            raise click.UsageError(_("--resume needs a file to go on with; name it with -o"))
        return _to_stream(this, work, engine)
    return _to_file(this, work, engine, is_resumed=resume)


def _is_regular(path: str) -> bool:
    """Whether a path is a file that can be replaced, or none yet."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True


def _to_stream(this: Run, work: Work, engine: Engine) -> int:
    """Writes a line for each record as soon as it is ready; of a failed one, its error."""
    failed = total = 0
    corpus = corpora.corpus_of(this)
    with open_stream(this.output) as output, corpora.interruptible() as stop:
        for some in _results(corpus, None, work, engine, stop):
            lines = []
            for placed, outcome in some:
                total += 1
                if isinstance(outcome, Failure):
                    failed += 1
                    outcome = failure_line(outcome, placed.record._replace(raw=""))
                lines.append(outcome)
            data = b"".join(lines)
            output.write(_harmless(data) if output.is_terminal else data)
            output.flush()
    return _end(this, failed, total, stop, _("their lines have an error"))


def _harmless(lines: bytes) -> bytes:
    from summarizer.commands.screen import harmless

    return b"".join([piece.encode() for piece in harmless([lines.decode()], "jsonl")])


def _to_file(this: Run, work: Work, engine: Engine, *, is_resumed: bool) -> int:
    """Writes to a file that is there at the end, whole, and its failures beside it."""
    own = (this.output, *[this.output + ending for ending in FILES])
    _check_inputs(this.files, own)
    corpus = corpora.corpus_of(this, left_out=own)
    survey = corpus.survey()
    prints = None
    if survey.fingerprint is not None:
        prints = {"inputs": survey.fingerprint, "settings": _settings_print(this, work)}
    elif is_resumed:
        raise click.UsageError(_("a pipe cannot be read again; give files to go on with"))
    try:
        output = ResumableOutput(this.output, prints, is_resumed=is_resumed)
    except OSError as error:
        raise OutputError(this.output, error) from error
    with corpora.interruptible() as stop:
        if not output.is_complete:
            with progress(this, survey.total_bytes, output.state.read_bytes) as shown:
                position = output.state.position
                for some in _results(corpus, position, work, engine, stop):
                    done, failed = _write(this.output, output, some)
                    shown.add(done, failed, some[-1][0].read_bytes)
        with _told(this.output):
            if stop.is_rung:
                output.save()
            else:
                output.finish()
    state = output.state
    total = state.done + state.failed
    if stop.is_rung and prints is not None:
        text = _("{name}: interrupted after {total} records; go on with --resume")
        report(text.format(name=this.output, total=total))
    return _end(this, state.failed, total, stop, _("see {path}").format(path=this.output + FAILED))


def _check_inputs(inputs: Iterable[str], own: Iterable[str]) -> None:
    """Raises UsageError if a file that is to be read is one that would be written.

    In a folder it is an output of before, and left out; by its name it would be lost.
    """
    written = {os.path.realpath(path) for path in own}
    for path in inputs:
        if os.path.realpath(path) in written:
            text = _("{path}: is an input, and would be written; name another -o")
            raise click.UsageError(text.format(path=path))


def _results(
    corpus: Corpus, start: Position | None, work: Work, engine: Engine, stop: Bell
) -> Iterator[Outcomes]:
    """Some records at a time with what was made of them; an input that cannot be read is told."""
    records = corpus.records(start) if start else corpus.records()
    process = partial(encode_batch, debug=True) if engine.is_debugged else encode_batch
    # Closed at once if writing fails, and not when the generator is collected.
    with closing(engine.run(process, records, work, CHUNK_RECORDS, stop)) as chunks:
        for chunk, parts in chunks:
            some = list(zip(chunk, outcomes(parts), strict=True))
            for placed, outcome in some:
                if isinstance(outcome, Failure) and placed.record.line is None:
                    report(f"{outcome.name}: {outcome.message}")
            yield some


def _write(path: str, output: ResumableOutput, some: Outcomes) -> tuple[int, int]:
    """Writes some outcomes, and counts what is done and what failed."""
    lines = [outcome for _, outcome in some if isinstance(outcome, bytes)]
    failures = [
        failure_line(outcome, placed.record)
        for placed, outcome in some
        if isinstance(outcome, Failure)
    ]
    with _told(path):
        output.write(lines, failures, some[-1][0])
    return len(lines), len(failures)


@contextmanager
def _told(path: str) -> Iterator[None]:
    """Within, what the system has against writing ends the run in one line."""
    try:
        yield
    except OSError as error:
        raise UnfinishedError(path, error) from error


def _settings_print(this: Run, work: Work) -> str:
    """A checksum of all that the results depend on beside the inputs."""
    provenance = resources(work.settings).provenance()
    asked = (this.source_format, this.encoding, this.fields, work, provenance)
    return sha256(repr(asked).encode(errors="surrogatepass")).hexdigest()


def _end(this: Run, failed: int, total: int, stop: Bell, advice: str) -> int:
    """Says how many records failed, and returns the exit code."""
    name = _("standard output") if this.output == "-" else this.output
    if this.verbose:
        report(f"{name}: {total} records, {total - failed} done")
    if failed:
        text = _("{name}: {failed} of {total} records failed; {advice}")
        report(text.format(name=name, failed=failed, total=total, advice=advice))
    if stop.is_rung:
        return INTERRUPTED
    return SOME_FAILED if failed else SUCCESS
