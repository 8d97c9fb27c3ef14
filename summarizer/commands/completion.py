"""`summarizer completion`: the script that completes commands, options and files in a shell."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click
from click.shell_completion import add_completion_class, get_completion_class

from summarizer.commands import COMMANDS, commands, help_option, options
from summarizer.commands.output import write_to_stdout
from summarizer.commands.process import COMPLETION_VARIABLE, SUCCESS

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem, ShellComplete

SHELLS = ("bash", "zsh", "fish")
EXAMPLES = """
# for bash, in ~/.bashrc
eval "$(summarizer completion bash)"
# for zsh, in ~/.zshrc, after compinit
eval "$(summarizer completion zsh)"
# for fish, once
summarizer completion fish >~/.config/fish/completions/summarizer.fish
"""


@click.command(name="completion", help=COMMANDS["completion"], epilog=EXAMPLES)
@click.argument("shell", type=options.Choice(SHELLS))
@help_option
def command(shell: str) -> int:
    write_to_stdout([_class_of(shell)(commands, {}, "summarizer", COMPLETION_VARIABLE).source()])
    return SUCCESS


def translate_descriptions() -> None:
    """Has the words that zsh and fish show beside a completion be in the process's language."""
    from summarizer.commands.manual import translator

    translate = translator()
    for shell in SHELLS:
        original = _class_of(shell)

        class Translated(original):  # type: ignore[misc,valid-type]  # found by its name
            def format_completion(self, item: CompletionItem) -> str:
                if item.help:
                    item.help = translate(item.help)
                return str(super().format_completion(item))

        add_completion_class(Translated, shell)


def _class_of(shell: str) -> type[ShellComplete]:
    found = get_completion_class(shell)
    assert found is not None
    return found
