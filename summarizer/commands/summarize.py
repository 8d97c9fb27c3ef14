"""`summarizer summarize`: the main job."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, options
from summarizer.commands.process import report
from summarizer.commands.running import run
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.sentence_rankers import SENTENCE_RANKERS

if TYPE_CHECKING:
    from summarizer.model import Document, Summary
    from summarizer.pipeline import Summarizer


@click.command(name="summarize", help=COMMANDS["summarize"])
@options.files
@options.output_format()
@click.option(
    "--by",
    type=click.Choice(["section", "document"]),
    default="section",
    show_default=True,
    help="Summarise each section and the whole, or the whole alone.",
)
@click.option(
    "-n", "--sentences", type=click.IntRange(1), help="Sentences of each section. [by its length]"
)
@click.option(
    "--ratio",
    type=click.FloatRange(0, 1, min_open=True),
    help="Share of the sentences of each section instead of -n.",
)
@click.option(
    "--max-chars",
    type=click.IntRange(1),
    help="At most so many characters for all sections together.",
)
@click.option(
    "-k",
    "--keywords",
    type=click.IntRange(0),
    default=10,
    show_default=True,
    help="Number of keywords.",
)
@click.option(
    "--ranker",
    type=click.Choice(list(SENTENCE_RANKERS)),
    default="default",
    show_default=True,
    help="What ranks the sentences.",
)
@click.option(
    "--keyword-ranker",
    type=click.Choice(list(KEYWORD_RANKERS)),
    default="tfidf",
    show_default=True,
    help="What ranks the keywords.",
)
@click.option(
    "--focus", multiple=True, metavar="TERMS", help="Prefer sentences on these terms. Repeatable."
)
@click.option("--explain", is_flag=True, help="Show the parts of each score.")
@options.articles
@options.tokenizer
@options.terms
@options.common
def command(**options: Any) -> int:
    is_quiet = options["quiet"]

    def summarize(summarizer: Summarizer, document: Document) -> Summary:
        summary = summarizer.summarize_document(document)
        if summarizer.settings.max_chars and not summary.sentences and not is_quiet:
            report(f"{document.name}: no sentence is as short as --max-chars; give it more")
        return summary

    return run(options, summarize)
