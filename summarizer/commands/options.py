"""The options that commands share, each defined once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import help_option
from summarizer.renderers import FORMATS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

INPUT_FORMATS = ("auto", "text", "markdown", "docx", "pdf")


def stacked(*decorators: Decorator) -> Decorator:
    """One decorator of several, which stand in the help in the order given."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


def output_format(formats: Iterable[str] = FORMATS, default: str = "text") -> Decorator:
    """-f/--format among `formats`."""
    return click.option(
        "-f",
        "--format",
        type=click.Choice(list(formats)),
        default=default,
        show_default=True,
        help="Output format.",
    )


def _complete_path(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


# Not click.Path: its name is looked up in the locale's catalogues, which takes 2 ms.
files = click.argument("files", nargs=-1, shell_complete=_complete_path)

# Where it comes from, where it goes, and what is said meanwhile.
common = stacked(
    click.option(
        "-o",
        "--output",
        default="-",
        metavar="FILE",
        help="Write to FILE, whole or not at all; - is standard output.",
    ),
    click.option(
        "-E",
        "--encoding",
        default="auto",
        metavar="NAME",
        help="Encoding of the input: auto, utf-8, gb18030, big5, …",
    ),
    click.option(
        "--from",
        "source_format",
        type=click.Choice(INPUT_FORMATS),
        default="auto",
        show_default=True,
        help="Format of the input.",
    ),
    click.option(
        "--no-repair", is_flag=True, help="Leave broken lines and paragraphs as they are."
    ),
    click.option("-q", "--quiet", is_flag=True, help="No notes on standard error, only errors."),
    click.option("-v", "--verbose", is_flag=True, help="Say on standard error what was done."),
    click.option("--debug", is_flag=True, help="Show the traceback of an error."),
    click.option(
        "--color",
        type=click.Choice(["auto", "always", "never"]),
        default="auto",
        help="Colour of text output; NO_COLOR and FORCE_COLOR are heeded.",
    ),
    help_option,
)

tokenizer = stacked(
    click.option(
        "--tokenizer",
        type=click.Choice(["auto", "jieba"]),
        default="auto",
        help="auto: jieba's tokens out of a mapped lexicon; jieba: jieba itself.",
    ),
    click.option(
        "-u",
        "--user-dict",
        "user_dicts",
        multiple=True,
        metavar="FILE",
        help="User dictionary in jieba's format: WORD [FREQUENCY] [TAG]. Repeatable.",
    ),
)

terms = stacked(
    click.option(
        "--stop-words",
        "stop_word_files",
        multiple=True,
        metavar="FILE",
        help="Stop words, one a line, added to the list. Repeatable.",
    ),
    click.option("--no-default-stop-words", is_flag=True, help="Leave out the list that ships."),
    click.option("--idf", metavar="FILE", help="IDF table: TERM IDF a line."),
)
