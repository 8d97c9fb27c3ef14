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


def prepare() -> None:
    """Has the shells' completions be told in the language of the process, and know --name=value."""
    from summarizer.commands.manual import translator

    translate = translator()
    for shell in SHELLS:
        original = _class_of(shell)

        class Completion(original):  # type: ignore[misc,valid-type]  # found by its name
            def get_completions(self, args: list[str], incomplete: str) -> list[CompletionItem]:
                # bash makes three words of --name=value; the others replace the one word that it is
                # by the value alone, unless the name stands before it.
                words = args[:-1] if args[-1:] == ["="] else args
                items: list[CompletionItem] = super().get_completions(words, incomplete)
                name, equals, _ = incomplete.partition("=")
                for item in items:
                    if equals and name.startswith("--") and item.type == "plain":
                        item.value = f"{name}={item.value}"
                    item.help = translate(item.help) if item.help else None
                    if item.help and self.name == "fish":
                        # Some versions of click's script for fish end the description there.
                        item.help = item.help.replace(",", ";")
                return items

        add_completion_class(Completion, shell)


def _class_of(shell: str) -> type[ShellComplete]:
    found = get_completion_class(shell)
    assert found is not None
    return found
