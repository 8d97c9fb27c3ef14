"""`summarizer keywords`: ranked keywords and phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, options
from summarizer.commands.running import run
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.reports import KeywordReport

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.pipeline import Summarizer


@click.command(name="keywords", help=COMMANDS["keywords"])
@options.files
@options.output_format()
@click.option(
    "-k",
    "--keywords",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="Number of keywords.",
)
@click.option(
    "--by",
    type=click.Choice(["document", "section"]),
    default="document",
    show_default=True,
    help="Of the whole alone, or of each section too.",
)
@click.option("--phrases/--no-phrases", default=True, help="Allow phrases of several tokens.")
@click.option(
    "--pos",
    metavar="TAGS",
    default="",
    help="Keep these parts of speech, by tag or first letter: n,ns,eng",
)
@click.option(
    "--ranker",
    "keyword_ranker",
    type=click.Choice(list(KEYWORD_RANKERS)),
    default="tfidf",
    show_default=True,
    help="What ranks the keywords.",
)
@options.tokenizer
@options.terms
@options.common
def command(**options: Any) -> int:
    options["pos"] = tuple(options["pos"].replace(",", " ").split())
    return run(options, _keywords)


def _keywords(summarizer: Summarizer, document: Document) -> KeywordReport:
    return summarizer.keywords_of_document(document)
