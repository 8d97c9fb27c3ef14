"""`summarizer outline`: title, byline, sections, captions and repairs with their lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from ..model import Outline
from . import COMMANDS, options
from .running import Run, run

if TYPE_CHECKING:
    from ..model import Source
    from ..pipeline import Summarizer


@click.command(name="outline", help=COMMANDS["outline"])
@options.files
@options.output_format()
@options.tokenizer
@options.common
def command(**options: Any) -> int:
    return run(options, _outline)


def _outline(summarizer: Summarizer, source: Source, this: Run) -> Outline:
    return Outline(source.name, summarizer.parse(source))
