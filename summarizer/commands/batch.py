"""`summarizer batch`: a corpus, record by record, in parallel, and to be resumed."""

from __future__ import annotations

import os
import stat
from gettext import gettext as _
from typing import Any

import click

from summarizer.commands import COMMANDS, cluster, corpora, option, options
from summarizer.commands.outcomes import to_stream
from summarizer.commands.output import STDOUT
from summarizer.commands.resumable import to_file
from summarizer.commands.running import Run, settings_of
from summarizer.commands.suggestions import names_of
from summarizer.engines.batch import TASKS, Work, check

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
    callback=names_of(TASKS),
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
    # In their own order, on which what --resume compares depends.
    asked = tuple([name for name in TASKS if name in tasks])
    work = Work(settings_of(options), asked, this.script)
    check(work)
    if engine.is_spark:
        if resume:
            raise click.UsageError(_("--resume is of --engine local; Spark begins anew"))
        return cluster.batch(this, work, engine)
    if this.format != "jsonl":
        raise click.UsageError(_("Parquet is written by Spark; give --engine spark"))
    if this.output == STDOUT or not _is_regular(this.output):
        if resume:
            raise click.UsageError(_("--resume needs a file to go on with; name it with -o"))
        return to_stream(this, work, engine)
    return to_file(this, work, engine, is_resumed=resume)


def _is_regular(path: str) -> bool:
    """Whether a path is a file that can be replaced, or none yet."""
    try:
        return stat.S_ISREG(os.stat(path).st_mode)
    except OSError:
        return True
