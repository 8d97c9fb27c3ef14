"""`summarizer sentences`: the sentences with their positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, options
from summarizer.commands.running import Run, run
from summarizer.model import SentenceReport

if TYPE_CHECKING:
    from summarizer.model import Source
    from summarizer.pipeline import Summarizer


@click.command(name="sentences", help=COMMANDS["sentences"])
@options.files
@options.output_format()
@options.tokenizer
@options.common
def command(**options: Any) -> int:
    return run(options, _sentences)


def _sentences(summarizer: Summarizer, source: Source, this: Run) -> SentenceReport:
    return SentenceReport(source.name, summarizer.sentences(summarizer.parse(source)))
