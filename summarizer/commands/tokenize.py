"""`summarizer tokenize`: tokens, one sentence a line."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, option, options
from summarizer.commands.running import run

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.pipeline import Summarizer
    from summarizer.reports import TokenReport


EXAMPLES = """
summarizer tokenize article.txt
# with parts of speech, in lines for other tools
summarizer tokenize article.txt --pos -d '\\n'
# how often each word is used
summarizer tokenize article.txt -d '\\n' | sort | uniq -c | sort -nr
"""


@click.command(name="tokenize", help=COMMANDS["tokenize"], epilog=EXAMPLES)
@options.files
@options.output_format()
@option(
    "-d",
    "--delimiter",
    default=" ",
    help="What stands between tokens, \\t for a tab. [a space]",
)
@option("--pos", is_flag=True, help="Write token/tag.")
@option(
    "--mode",
    type=options.Choice(["default", "search", "full"]),
    default="default",
    show_default=True,
    help="search adds the words inside long words, full gives all words of the dictionary.",
)
@options.articles
@options.tokenizer
@options.common
def command(**options: Any) -> int:
    delimiter, has_tags, mode = (options.pop(name) for name in ("delimiter", "pos", "mode"))
    # What a shell hands on as a backslash and a letter.
    delimiter = delimiter.replace("\\t", "\t").replace("\\n", "\n")

    def tokenize(summarizer: Summarizer, document: Document) -> TokenReport:
        report = summarizer.tokens_of_document(document, mode)
        return report._replace(delimiter=delimiter, has_tags=has_tags)

    return run(options, tokenize)
