"""`summarizer keywords`: ranked keywords and phrases, or the figures of a text."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from summarizer.commands import COMMANDS, option, options
from summarizer.commands.running import run
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.reports import FigureReport, KeywordReport

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.pipeline import Summarizer


# Options that say something about keywords alone.
FOR_KEYWORDS = (
    "keywords",
    "by",
    "phrases",
    "pos",
    "keyword_ranker",
    "stop_word_files",
    "no_default_stop_words",
    "idf",
)


EXAMPLES = """
# the first five, as a table
summarizer keywords article.txt -k 5 -f tsv
# names of people and places alone
summarizer keywords article.txt --pos nr,ns
# numbers with their units, and where they stand
summarizer keywords article.txt --figures
"""


@click.command(name="keywords", help=COMMANDS["keywords"], epilog=EXAMPLES)
@options.files
@options.output_format()
@option(
    "-k",
    "--keywords",
    type=click.IntRange(1),
    default=10,
    show_default=True,
    help="Number of keywords.",
)
@option(
    "--by",
    type=options.Choice(["document", "section"]),
    default="document",
    show_default=True,
    help="Of the whole alone, or of each section too.",
)
@option("--phrases/--no-phrases", default=True, help="Allow phrases of several tokens.")
@option(
    "--pos",
    metavar="TAGS",
    default="",
    help="Keep these parts of speech, by tag or first letter, as in n,ns,eng.",
)
@option(
    "--ranker",
    "keyword_ranker",
    type=options.Choice(list(KEYWORD_RANKERS)),
    default="tfidf",
    show_default=True,
    help="What ranks the keywords.",
)
@option(
    "--figures",
    is_flag=True,
    help="List numbers with their units instead, in the order of the text.",
)
@options.articles
@options.tokenizer
@options.terms
@options.common
def command(**options: Any) -> int:
    options["pos"] = tuple(options["pos"].replace(",", " ").split())
    if options.pop("figures"):
        _check_no_keywords_asked_for()
        return run(options, _figures)
    return run(options, _keywords)


def _check_no_keywords_asked_for() -> None:
    context = click.get_current_context()
    for parameter in context.command.params:
        source = context.get_parameter_source(parameter.name or "")
        if parameter.name in FOR_KEYWORDS and source is ParameterSource.COMMANDLINE:
            names = "/".join(parameter.opts)
            text = _("{option} is for keywords; leave it or --figures out")
            raise click.UsageError(text.format(option=names))


def _keywords(summarizer: Summarizer, document: Document) -> KeywordReport:
    return summarizer.keywords_of_document(document)


def _figures(summarizer: Summarizer, document: Document) -> FigureReport:
    return FigureReport(document.name, document.title, summarizer.figures(document))
