"""`summarizer idf`: tables of document frequencies, built, merged and looked into."""

from __future__ import annotations

from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from summarizer.characters import visible
from summarizer.commands import COMMANDS, corpora, help_option, option, options
from summarizer.commands.output import write_to_stdout
from summarizer.commands.process import SUCCESS, report
from summarizer.commands.progress import progress
from summarizer.commands.running import Run, settings_of
from summarizer.commands.whole_file import writer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.idf.build import Frequencies
    from summarizer.idf.table import Table

    Row = tuple[str, int, float]

DIGITS = 4


EXAMPLES = """
summarizer idf build news/ -o news.idf
summarizer idf show news.idf --top 5
summarizer keywords article.txt --idf news.idf
"""
BUILD_EXAMPLES = """
summarizer idf build news/ -o news.idf
# a large corpus, without terms of one document alone
summarizer idf build records.jsonl -o records.idf --min-df 2 --jobs 2
"""
MERGE_EXAMPLES = """
summarizer idf merge news.idf records.idf -o both.idf
"""
SHOW_EXAMPLES = """
# the most frequent terms
summarizer idf show news.idf --top 10
# these terms, as a table
summarizer idf show news.idf 港口 冷链 -f tsv
"""


@click.group(name="idf", help=COMMANDS["idf"], epilog=EXAMPLES)
@help_option
def command() -> None:
    pass


_table_out = option(
    "-o",
    "--output",
    required=True,
    metavar="FILE",
    shell_complete=options.complete_path,
    help="The table, whole or not at all.",
)
_limits = options.stacked(
    option(
        "--min-df",
        type=click.IntRange(1),
        default=1,
        show_default=True,
        help="Leave terms out that stand in fewer documents.",
    ),
    option(
        "--max-terms", type=click.IntRange(1), help="Keep so many, the most frequent ones. [all]"
    ),
)


@command.command(
    name="build",
    help="Counts in how many documents each term stands.\n\n"
    "The table is for --idf of the other commands.",
    epilog=BUILD_EXAMPLES,
)
@options.files
@corpora.processes
@_limits
@options.articles_in
@options.tokenizer
@options.common
def build(min_df: int, max_terms: int | None, **options: Any) -> int:
    engine = corpora.Engine(options)
    this = Run(options)
    if this.output == "-":
        raise click.UsageError(_("a table is no text; name a file for it with -o"))
    from summarizer.commands.outcomes import end_of_table
    from summarizer.engines.batch import Work, check
    from summarizer.idf.build import Frequencies, chosen, write_table

    work = Work(settings_of(options))
    check(work)
    if engine.is_spark:
        from summarizer.commands import cluster

        return cluster.build(this, work, engine, min_df, max_terms)
    with Frequencies() as frequencies:
        failed = _count(this, engine, work, frequencies)
        with writer(this.output) as stream:
            items = chosen(frequencies.items(), min_df, max_terms)
            terms = write_table(stream, frequencies.documents, items)
    return end_of_table(this, frequencies.documents, terms, failed)


def _count(this: Run, engine: corpora.Engine, work: Any, frequencies: Frequencies) -> int:
    """Adds the inputs to the frequencies; tells of those that fail, and returns their number."""
    from summarizer.engines.frequencies import COUNTED_RECORDS, count_batch, counted

    corpus = corpora.corpus_of(this)
    failed = 0
    with progress(this, corpus.survey().total_bytes) as shown:
        function = partial(count_batch, debug=True) if engine.is_debugged else count_batch
        for chunk, parts in engine.run(function, corpus.records(), work, COUNTED_RECORDS):
            found = counted(parts)
            for part in found:
                frequencies.add(part.documents, part.counts)
                for failure in part.failures:
                    report(f"{failure.name}: {failure.message}")
            failures = sum([len(part.failures) for part in found])
            failed += failures
            shown.add(len(chunk) - failures, failures, chunk[-1].read_bytes)
    return failed


@command.command(
    name="merge",
    help="Adds TABLES of idf build up: the table of all their documents.\n\n"
    "It is exactly that if none of them was built with --min-df or --max-terms.",
    epilog=MERGE_EXAMPLES,
)
@click.argument("tables", nargs=-1, required=True, shell_complete=options.complete_path)
@_table_out
@_limits
@help_option
def merge(tables: Sequence[str], output: str, min_df: int, max_terms: int | None) -> int:
    from summarizer.idf.build import added, chosen, write_table
    from summarizer.idf.table import open_table

    opened = [open_table(path) for path in tables]
    for table in opened:
        table.verify()
    items = added([table.items() for table in opened])
    with writer(output) as stream:
        documents = sum([table.documents for table in opened])
        write_table(stream, documents, chosen(items, min_df, max_terms))
    return SUCCESS


@command.command(
    name="show",
    help="Shows what is in a TABLE of idf build.\n\n"
    "That is its size, and how often TERMS are in it, or else which are the most frequent ones.",
    epilog=SHOW_EXAMPLES,
)
@click.argument("table", shell_complete=options.complete_path)
@click.argument("terms", nargs=-1)
@options.output_format(("text", "json", "tsv"))
@option(
    "-k",
    "--top",
    type=click.IntRange(0),
    default=20,
    show_default=True,
    help="How many of the most frequent terms, if no TERMS are given.",
)
@help_option
def show(table: str, terms: Sequence[str], format: str, top: int) -> int:
    from summarizer.idf.table import open_table

    opened = open_table(table)
    opened.verify()
    rows = [(term, opened.count(term)) for term in terms] if terms else _most_frequent(opened, top)
    weighed = [(term, count, opened.idf(count)) for term, count in rows]
    write_to_stdout(_FORMATS[format](opened, weighed), format)
    return SUCCESS


def _most_frequent(table: Table, top: int) -> list[tuple[str, int]]:
    from summarizer.idf.build import chosen

    best = sorted(chosen(table.items(), 1, top), key=lambda item: (-item[1], item[0]))
    return [(term.decode("utf-8", "replace"), count) for term, count in best]


def _text(table: Table, rows: Sequence[Row]) -> Iterator[str]:
    yield f"documents  {table.documents}\nterms      {table.terms}\n"
    yield f"median IDF {table.median:.{DIGITS}f}\nsha256     {table.checksum}\n"
    if rows:
        yield "\n"
    for term, count, idf in rows:
        yield f"{count:>10} {idf:>8.{DIGITS}f}  {visible(term)}\n"


def _json(table: Table, rows: Sequence[Row]) -> Iterator[str]:
    import json

    value = {
        "documents": table.documents,
        "terms": table.terms,
        "median_idf": table.median,
        "sha256": table.checksum,
        "rows": [{"term": term, "documents": n, "idf": idf} for term, n, idf in rows],
    }
    yield json.dumps(value, ensure_ascii=False) + "\n"


def _tsv(_: Table, rows: Sequence[Row]) -> Iterator[str]:
    from summarizer.renderers.tsv import line

    yield line(("term", "documents", "idf"))
    for term, count, idf in rows:
        yield line((term, count, f"{idf:.{DIGITS}f}"))


_FORMATS: dict[str, Callable[[Table, Sequence[Row]], Iterator[str]]] = {
    "text": _text,
    "json": _json,
    "tsv": _tsv,
}
