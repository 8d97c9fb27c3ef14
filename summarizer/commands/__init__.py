"""The command line: one file a command, and the only place that prints or exits."""

from __future__ import annotations

import click

# Name (of the file, and on the command line) and the first line of its help.
COMMANDS = {
    "summarize": "Keywords, a summary, and a summary of each section.",
    "keywords": "Ranked keywords and phrases, or the figures of a text.",
    "tokenize": "Tokens, one sentence a line.",
    "sentences": "The sentences with their positions.",
    "outline": "Title, byline, sections, captions and repairs with their lines.",
    "clean": "The repaired text as markdown.",
    "batch": "A corpus, record by record: in parallel, and to be resumed.",
    "idf": "Build, merge and look into tables of document frequencies.",
    "evaluate": "ROUGE and keyword F1 of rankers, against what people wrote.",
}


class Commands(click.Group):
    """The group of all commands, each imported when it is called and not before."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        from importlib import import_module

        command: click.Command = import_module(f"{__name__}.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the help of the table, so that `--help` imports no command."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


def _print_help(ctx: click.Context, _: click.Parameter, is_asked: bool) -> None:
    if is_asked and not ctx.resilient_parsing:
        click.echo(ctx.get_help(), color=ctx.color)
        ctx.exit()


# click's own help option looks its text up in the locale's catalogues at every run: 1 ms.
help_option = click.option(
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

        click.echo(f"summarizer {__version__}")
        ctx.exit()


# No docstring, which python -OO would leave out.
HELP = """Summarise Chinese articles: tokens, keywords, and a summary of each section.

Reads FILES and folders, or standard input where there are none.

\b
  summarizer summarize article.md
  cat article.md | summarizer keywords -f tsv | head
"""


@click.command(
    cls=Commands,
    help=HELP,
    epilog="Results go to standard output, all else to standard error. "
    "Exit codes: 0 done, 1 some input failed, 2 wrong usage, 3 evaluate --fail-under "
    "not reached, 130 interrupted.",
)
@click.option(
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
