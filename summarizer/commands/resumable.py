"""A corpus whose results go to a file, which a run can go on with after any end."""

from __future__ import annotations

import os
from contextlib import contextmanager
from gettext import gettext as _
from hashlib import sha256
from typing import TYPE_CHECKING

import click

from summarizer.commands.corpora import corpus_of, interruptible
from summarizer.commands.outcomes import end, results
from summarizer.commands.output import OutputError
from summarizer.commands.process import INTERRUPTED, SOME_FAILED, report
from summarizer.commands.progress import progress
from summarizer.engines.batch import failure_line, resources
from summarizer.engines.checkpoint import FAILED, FILES, ResumableOutput
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.commands.corpora import Engine
    from summarizer.commands.outcomes import Outcomes
    from summarizer.commands.running import Run
    from summarizer.engines.batch import Work


class UnfinishedError(click.ClickException):
    """The output cannot be written on; what is there can be gone on with."""

    exit_code = SOME_FAILED

    def __init__(self, path: str, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        text = _("{path}: cannot be written: {reason}; make room, then give --resume")
        super().__init__(text.format(path=path, reason=reason))


def to_file(this: Run, work: Work, engine: Engine, *, is_resumed: bool) -> int:
    """Writes to a file that is there at the end, whole, and its failures beside it."""
    own = (this.output, *[this.output + ending for ending in FILES])
    _check_inputs(this.files, own)
    corpus = corpus_of(this, left_out=own)
    survey = corpus.survey()
    fingerprints = None
    if survey.fingerprint is not None:
        settings = _settings_fingerprint(this, work)
        fingerprints = {"inputs": survey.fingerprint, "settings": settings}
    elif is_resumed:
        raise click.UsageError(_("a pipe cannot be read again; give files to go on with"))
    try:
        output = ResumableOutput(this.output, fingerprints, is_resumed=is_resumed)
    except OSError as error:
        raise OutputError(this.output, error) from error
    with interruptible() as stop:
        if not output.is_complete:
            with progress(this, survey.total_bytes, output.state.read_bytes) as shown:
                position = output.state.position
                for some in results(corpus, position, work, engine, stop):
                    done, failed = _write(this.output, output, some)
                    shown.add(done, failed, some[-1][0].read_bytes)
        with _told(this.output):
            if stop.is_rung:
                output.save()
            else:
                output.finish()
    state = output.state
    total = state.done + state.failed
    if stop.is_rung and fingerprints is not None:
        text = _("{name}: interrupted after {total} records; go on with --resume")
        report(text.format(name=this.output, total=total))
    code = end(this, state.failed, total, _("see {path}").format(path=this.output + FAILED))
    return INTERRUPTED if stop.is_rung else code


def _check_inputs(inputs: Iterable[str], own: Iterable[str]) -> None:
    """Raises UsageError if a file that is to be read is one that would be written.

    In a folder it is an output of before, and left out; by its name it would be lost.
    """
    written = {os.path.realpath(path) for path in own}
    for path in inputs:
        if os.path.realpath(path) in written:
            text = _("{path}: is an input, and would be written; name another -o")
            raise click.UsageError(text.format(path=path))


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


def _settings_fingerprint(this: Run, work: Work) -> str:
    """A checksum of all that the results depend on beside the inputs."""
    provenance = resources(work.settings).provenance()
    asked = (this.source_format, this.encoding, this.fields, work, provenance)
    return sha256(repr(asked).encode(errors="surrogatepass")).hexdigest()
