"""The command line: one file a command, and the only place that prints or exits."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

# Name (of the file, and on the command line) and the first line of its help.
COMMANDS = {
    "summarize": "Keywords, a summary, and a summary of each section.",
    "keywords": "Ranked keywords and phrases, or the figures of a text.",
    "tokenize": "Tokens, one sentence a line.",
    "sentences": "The sentences with their positions.",
    "outline": "Title, byline, sections, captions and repairs with their lines.",
    "clean": "The repaired text, as Markdown.",
    "batch": "A corpus, record by record: in parallel, and to be resumed.",
    "idf": "Build, merge and look into tables of document frequencies.",
    "evaluate": "ROUGE and keyword F1 of rankers, against what people wrote.",
    "completion": "A script with which the shell completes commands, options and files.",
    "config": "What is set in files and variables, and where.",
    "doctor": "Whether all that is needed is there and works.",
}


class Commands(click.Group):
    """The group of all commands, each imported when it is called and not before."""

    # From which the help takes their first lines, so that it imports no command.
    table = COMMANDS

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args[0] not in COMMANDS and not ctx.resilient_parsing:
            from summarizer.commands.suggestions import no_such_command

            raise no_such_command(args[0], ctx)
        return super().resolve_command(ctx, args)

    def get_help(self, ctx: click.Context) -> str:
        """Ours, as click's would import every command."""
        from summarizer.commands.manual.text import full

        return full(ctx)

    def shell_complete(self, ctx: click.Context, incomplete: str) -> list[CompletionItem]:
        """The names and first lines of the table, for which no command is imported, and options."""
        from click.shell_completion import CompletionItem

        return [
            *[CompletionItem(n, help=t) for n, t in COMMANDS.items() if n.startswith(incomplete)],
            *click.Command.shell_complete(self, ctx, incomplete),
        ]


def _print_help(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked and not ctx.resilient_parsing:
        from summarizer.commands.manual.text import full
        from summarizer.commands.output import write_to_stdout

        write_to_stdout([full(ctx)])
        ctx.exit()


class Option(click.Option):
    """click's, but that its help is only kept: click would tidy it, which needs `inspect`."""

    def __init__(self, *args: Any, help: str | None = None, **attributes: Any) -> None:
        super().__init__(*args, **attributes)
        self.help = help


option = partial(click.option, cls=Option)
# click's own help option looks its text up in the locale's catalogues at every run: 1 ms.
help_option = option(
    "-h",
    "--help",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_help,
    help="Show this message and exit.",
)


def _print_version(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked:
        from summarizer import __version__
        from summarizer.commands.output import write_to_stdout

        write_to_stdout([f"summarizer {__version__}\n"])
        ctx.exit()


EXAMPLES = """
summarizer summarize article.txt
summarizer keywords article.txt -k 5 -f tsv
cat article.txt | summarizer summarize --max-chars 200
"""
# No docstring, which python -OO would leave out.
HELP = """
Summaries, keywords and tokens of Chinese articles.

Reads text, Markdown, web pages, Word, PDF and e-books in any Chinese encoding, Simplified or
Traditional. Results go to standard output, all else to standard error.
"""


@click.command(cls=Commands, help=HELP, epilog=EXAMPLES)
@option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_print_version,
    help="Show the version and exit.",
)
@help_option
def commands() -> None:
    pass
