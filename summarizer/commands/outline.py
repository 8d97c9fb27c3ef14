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


@click.command(name="outline", help=COMMANDS["outline"])
@options.files
@options.output_format()
@options.articles
@options.tokenizer
@options.common
def command(**options: Any) -> int:
    return run(options, _outline)


def _outline(summarizer: Summarizer, document: Document) -> Outline:
    return Outline(document.name, document)
