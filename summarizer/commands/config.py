"""`summarizer config`: what is set in files and variables, and where."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from summarizer.commands import COMMANDS, configuration, help_option, option, options
from summarizer.commands.output import write_to_stdout
from summarizer.commands.process import printable
from summarizer.commands.setting_files import Setting, layers
from summarizer.commands.setting_paths import user_file
from summarizer.commands.setting_values import written
from summarizer.commands.suggestions import no_such_name

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from click.shell_completion import CompletionItem

    from summarizer.commands.setting_files import Layer

DEFAULT = "default"
EXAMPLES = """
# what is set, and where
summarizer config show --origin
# all options of a command, with their defaults
summarizer config show summarize
"""
PATH_EXAMPLES = """
summarizer config path
"""


def _complete_command(
    _: click.Context, __: click.Parameter, incomplete: str
) -> list[CompletionItem]:
    from click.shell_completion import CompletionItem

    return [CompletionItem(name) for name in COMMANDS if name.startswith(incomplete)]


class Row(NamedTuple):
    """An option of a command with the value that it has if it is not given.

    `value` is None where the option then has no value.
    """

    command: str
    key: str
    value: Any
    origin: str


@click.group(name="config", help=COMMANDS["config"], epilog=EXAMPLES)
@help_option
def command() -> None:
    pass


@command.command(
    name="show",
    help="All that is set, by command; of one COMMAND the defaults, too.\n\nText is valid TOML.",
    epilog=EXAMPLES,
)
@click.argument("names", nargs=-1, metavar="[COMMAND]", shell_complete=_complete_command)
@option("--origin", is_flag=True, help="Say where each value is set.")
@options.output_format(("text", "json"))
@options.settings_file("Look into FILE, and not into those of the project and the user.")
@help_option
def show(names: Sequence[str], origin: bool, format: str, file: str | None) -> int:
    found = layers(file)
    contexts = configuration.contexts(found)
    if names and " ".join(names) not in contexts:
        raise no_such_name(" ".join(names), contexts)
    rows = [
        row
        for path, context in contexts.items()
        if not names or path == " ".join(names)
        for row in _rows(path, context, found)
        if names or row.origin != DEFAULT
    ]
    write_to_stdout(_FORMATS[format](rows, origin), format)
    return 0


@command.command(
    name="path",
    help="The path of your own file of settings, whether it is there or not.",
    epilog=PATH_EXAMPLES,
)
@help_option
def path() -> int:
    write_to_stdout([user_file() + "\n"])
    return 0


def _rows(path: str, context: click.Context, layers: Sequence[Layer]) -> Iterator[Row]:
    found = configuration.settings(context, layers)
    for key, parameter in configuration.options_of(context.command).items():
        default = Setting(context.params.get(parameter.name or ""), DEFAULT)
        setting = found.get(key, default)
        yield Row(path, key, setting.value, setting.origin)


def _text(rows: Sequence[Row], has_origin: bool) -> Iterator[str]:
    if not rows:
        yield "# nothing is set; see summarizer config show summarize\n"
    command = None
    for row in rows:
        if row.command != command:
            yield ("" if command is None else "\n") + f"[{row.command.replace(' ', '.')}]\n"
            command = row.command
        if row.value is None:
            yield f"# {row.key} is not set\n"
            continue
        origin = f"  # {printable(row.origin)}" if has_origin else ""
        yield f"{row.key} = {written(row.value)}{origin}\n"


def _json(rows: Sequence[Row], _: bool) -> Iterator[str]:
    text = json.dumps([row._asdict() for row in rows], ensure_ascii=False, indent=2)
    yield text + "\n"


_FORMATS: dict[str, Callable[[Sequence[Row], bool], Iterator[str]]] = {
    "text": _text,
    "json": _json,
}
