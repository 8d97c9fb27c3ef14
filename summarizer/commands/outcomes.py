"""What becomes of the records of a corpus: told, written as it comes, and counted at the end."""

from __future__ import annotations

from contextlib import closing
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING

from summarizer.commands.corpora import corpus_of, interruptible
from summarizer.commands.output import STDOUT, open_stream
from summarizer.commands.process import INTERRUPTED, SOME_FAILED, SUCCESS, report
from summarizer.engines.batch import encode_batch, failure_line, outcomes
from summarizer.engines.feed import CHUNK_RECORDS
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.commands.corpora import Engine
    from summarizer.commands.running import Run
    from summarizer.engines.batch import Work
    from summarizer.engines.feed import Bell
    from summarizer.inputs.corpus import Corpus, Placed, Position

    # Some records, each with its line or what is wrong with it.
    Outcomes = list[tuple[Placed, bytes | Failure]]


def results(
    corpus: Corpus, start: Position | None, work: Work, engine: Engine, stop: Bell
) -> Iterator[Outcomes]:
    """Some records at a time with what was made of them; an input that cannot be read is told."""
    records = corpus.records(start) if start else corpus.records()
    function = partial(encode_batch, debug=True) if engine.is_debugged else encode_batch
    # Closed at once if writing fails, and not when the generator is collected.
    with closing(engine.run(function, records, work, CHUNK_RECORDS, stop)) as chunks:
        for chunk, parts in chunks:
            some = list(zip(chunk, outcomes(parts), strict=True))
            for placed, outcome in some:
                if isinstance(outcome, Failure) and placed.record.line is None:
                    report(f"{outcome.name}: {outcome.message}")
            yield some


def to_stream(this: Run, work: Work, engine: Engine) -> int:
    """Writes a line for each record as soon as it is ready; of a failed one, its error."""
    failed = total = 0
    corpus = corpus_of(this)
    with open_stream(this.output) as output, interruptible() as stop:
        for some in results(corpus, None, work, engine, stop):
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
    code = end(this, failed, total, _("their lines have an error"))
    return INTERRUPTED if stop.is_rung else code


def _harmless(lines: bytes) -> bytes:
    from summarizer.commands.screen import harmless

    return b"".join([piece.encode() for piece in harmless([lines.decode()], "jsonl")])


def end(this: Run, failed: int, total: int, advice: str) -> int:
    """Says how many records failed, and returns the exit code."""
    name = _("standard output") if this.output == STDOUT else this.output
    if this.verbose:
        report(f"{name}: {total} records, {total - failed} done")
    if failed:
        text = _("{name}: {failed} of {total} records failed; {advice}")
        report(text.format(name=name, failed=failed, total=total, advice=advice))
    return SOME_FAILED if failed else SUCCESS


def end_of_table(this: Run, documents: int, terms: int, failed: int) -> int:
    """Says with -v what a table of document frequencies holds, and returns the exit code."""
    if this.verbose:
        report(f"{this.output}: {documents} documents, {terms} terms")
    return SOME_FAILED if failed else SUCCESS
