"""`summarizer sentences`: the sentences with their positions."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..model import SentenceReport
from . import COMMANDS, options
from .running import Run, run

if TYPE_CHECKING:
    from ..model import Source
    from ..pipeline import Summarizer


@click.command(name="sentences", help=COMMANDS["sentences"])
@options.files
@options.output_format()
@options.tokenizer
@options.common
def command(**options: Any) -> int:
    return run(options, _sentences)


def _sentences(summarizer: Summarizer, source: Source, this: Run) -> SentenceReport:
    return SentenceReport(source.name, summarizer.sentences(summarizer.parse(source)))
