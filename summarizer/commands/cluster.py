"""What `batch` and `idf build` do with --engine spark."""

from __future__ import annotations

from contextlib import contextmanager
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from summarizer.commands.outcomes import end, end_of_table
from summarizer.commands.process import report
from summarizer.commands.progress import is_shown
from summarizer.commands.whole_file import writer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.commands.corpora import Engine
    from summarizer.commands.running import Run
    from summarizer.engines.batch import Work

ENCODINGS = ("auto", "utf-8", "utf8")


def batch(this: Run, work: Work, engine: Engine) -> int:
    """Writes the folder of results, and says how many records failed."""
    from summarizer.engines.spark.batch import FAILED, run_batch

    _check(this)
    with _session(this, engine) as spark:
        done, failed = run_batch(
            spark,
            this.files,
            this.output,
            _job(this, work, engine),
            this.source_format,
            this.format,
        )
    advice = _("see {path}").format(path=this.output.rstrip("/") + FAILED)
    return end(this, failed, done + failed, advice)


def build(this: Run, work: Work, engine: Engine, min_df: int, max_terms: int | None) -> int:
    """Writes a table of document frequencies that Spark has added up."""
    from summarizer.engines.spark import SparkFrequencies
    from summarizer.idf.build import write_table

    _check(this)
    failed = 0
    with _session(this, engine) as spark:
        job = _job(this, work, engine)
        frequencies = SparkFrequencies(spark, this.files, job, this.source_format)
        for failure, count in frequencies.failures():
            report(failure)
            failed += count
        with writer(this.output) as stream:
            items = frequencies.items(min_df, max_terms)
            terms = write_table(stream, frequencies.documents, items)
    return end_of_table(this, frequencies.documents, terms, failed)


@contextmanager
def _session(this: Run, engine: Engine) -> Iterator[Any]:
    from summarizer.engines.spark import session

    spark = session(engine.master, shows_progress=is_shown(this))
    try:
        yield spark
    finally:
        spark.stop()


def _job(this: Run, work: Work, engine: Engine) -> Any:
    from summarizer.engines.spark import Job

    text, title, id = this.fields or (None, None, None)
    return Job(work, (text, title, id), engine.timeout_seconds)


def _check(this: Run) -> None:
    """Raises UsageError for what Spark does not do here."""
    from summarizer.engines.spark.lines import KINDS

    context = click.get_current_context()
    if not this.files or "-" in this.files or this.is_list_on_stdin:
        raise click.UsageError(_("Spark reads no standard input; give paths"), context)
    if this.output == "-":
        raise click.UsageError(_("Spark writes a folder; name it with -o"), context)
    if this.source_format not in ("auto", *KINDS):
        text = _("Spark reads no {format} here; give one of {formats}")
        text = text.format(format=this.source_format, formats=", ".join(KINDS))
        raise click.UsageError(text, context)
    if this.encoding.lower() not in ENCODINGS:
        raise click.UsageError(_("Spark reads UTF-8; convert the inputs first"), context)
