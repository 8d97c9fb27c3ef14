"""`summarizer clean`: the repaired text as markdown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, option, options
from summarizer.commands.process import report
from summarizer.commands.running import run
from summarizer.renderers import FORMATS
from summarizer.reports import CleanText

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.pipeline import Summarizer

EXCERPT_CHARACTERS = 12


EXAMPLES = """
# text out of another tool, repaired
cat article.txt | summarizer clean -o clean.md
# what was joined and what was left out
summarizer clean article.txt --report >/dev/null
"""


@click.command(name="clean", help=COMMANDS["clean"], epilog=EXAMPLES)
@options.files
@options.output_format(FORMATS, default="markdown")
@option(
    "--report",
    "is_reported",
    is_flag=True,
    help="List each join and each dropped line on standard error.",
)
@options.articles
@options.tokenizer
@options.common
def command(**options: Any) -> int:
    is_reported = options.pop("is_reported")

    def clean(summarizer: Summarizer, document: Document) -> CleanText:
        if is_reported:
            _report(document)
        return CleanText(document.name, document)

    return run(options, clean)


def _report(document: Document) -> None:
    """One line for each join and each line of furniture, in the order of the source."""
    lines = []
    for join in document.joins:
        before, after = join.before[-EXCERPT_CHARACTERS:], join.after[:EXCERPT_CHARACTERS]
        text = f"joined with line {join.next_line}: {before} | {after} ({join.reason})"
        lines.append((join.line, text))
    for section in document.sections:
        for paragraph in section.paragraphs:
            if paragraph.role == "furniture":
                lines.append((paragraph.line, f"left out: {paragraph.text}"))
    for line, text in sorted(lines):
        report(f"{document.name}:{line}: {text}")
