"""`summarizer summarize`: the main job."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, options
from summarizer.commands.process import report
from summarizer.commands.running import run
from summarizer.renderers import FORMATS, PAGE_FORMATS

if TYPE_CHECKING:
    from summarizer.model import Document, Summary
    from summarizer.pipeline import Summarizer
    from summarizer.reports import Page


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
@options.output_format((*FORMATS, *PAGE_FORMATS))
@options.summaries
@options.articles
@options.tokenizer
@options.terms
@options.common
def command(**options: Any) -> int:
    is_quiet, is_limited = options["quiet"], options["max_chars"] is not None

    def check(summary: Summary) -> None:
        if is_limited and not summary.sentences and not is_quiet:
            text = _("{name}: no sentence is as short as --max-chars; give it more")
            report(text.format(name=summary.name))

    def summarize(summarizer: Summarizer, document: Document) -> Summary:
        summary = summarizer.summarize_document(document)
        check(summary)
        return summary

    def make_page(summarizer: Summarizer, document: Document) -> Page:
        from summarizer.pages import page

        made = page(summarizer, document)
        check(made.summary)
        return made

    return run(options, make_page if options["format"] in PAGE_FORMATS else summarize)
