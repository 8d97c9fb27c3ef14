"""`summarizer outline`: title, byline, sections, captions and repairs with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, options
from summarizer.commands.running import run
from summarizer.reports import Outline

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.pipeline import Summarizer


EXAMPLES = """
summarizer outline article.txt
# the headings of a web page
summarizer outline page.html -f json
"""


@click.command(name="outline", help=COMMANDS["outline"], epilog=EXAMPLES)
@options.files
@options.output_format()
@options.articles
@options.tokenizer
@options.common
def command(**options: Any) -> int:
    return run(options, _outline)


def _outline(summarizer: Summarizer, document: Document) -> Outline:
    return Outline(document.name, document)
