"""`summarizer sentences`: the sentences with their positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, options
from summarizer.commands.running import run
from summarizer.reports import SentenceReport

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.pipeline import Summarizer


EXAMPLES = """
summarizer sentences article.txt
# an object a sentence, with its place in the source
summarizer sentences article.txt -f jsonl
"""


@click.command(name="sentences", help=COMMANDS["sentences"], epilog=EXAMPLES)
@options.files
@options.output_format()
@options.articles
@options.tokenizer
@options.common
def command(**options: Any) -> int:
    return run(options, _sentences)


def _sentences(summarizer: Summarizer, document: Document) -> SentenceReport:
    return SentenceReport(document.name, summarizer.sentences(document))
