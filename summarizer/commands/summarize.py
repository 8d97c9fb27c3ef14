"""`summarizer summarize`: the main job."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, options
from summarizer.commands.process import report
from summarizer.commands.running import run

if TYPE_CHECKING:
    from summarizer.model import Document, Summary
    from summarizer.pipeline import Summarizer


EXAMPLES = """
# the three most important sentences of the whole
summarizer summarize article.txt --by document -n 3
# at most 200 characters, of a web page
summarizer summarize page.html --max-chars 200
# what a folder holds, a JSON object a document
summarizer summarize news/ -f jsonl -o news.jsonl
"""


@click.command(name="summarize", help=COMMANDS["summarize"], epilog=EXAMPLES)
@options.files
@options.output_format()
@options.summaries
@options.articles
@options.tokenizer
@options.terms
@options.common
def command(**options: Any) -> int:
    is_quiet = options["quiet"]

    def summarize(summarizer: Summarizer, document: Document) -> Summary:
        summary = summarizer.summarize_document(document)
        if summarizer.settings.max_chars and not summary.sentences and not is_quiet:
            text = _("{name}: no sentence is as short as --max-chars; give it more")
            report(text.format(name=document.name))
        return summary

    return run(options, summarize)
