"""What the tests of help and manual go through: every command, in every language."""

from __future__ import annotations

from gettext import translation
from typing import TYPE_CHECKING
from unicodedata import east_asian_width

import click

from summarizer.commands import commands
from summarizer.commands.manual import contexts, page
from summarizer.commands.manual.text import render
from summarizer.commands.process import DOMAIN, LOCALE_FOLDER

if TYPE_CHECKING:
    from collections.abc import Callable

# From the words behind "summarizer" to the context of the command.
CONTEXTS = {
    tuple(context.command_path.split()[1:]): context
    for context in contexts(click.Context(commands, info_name="summarizer"))
}
LANGUAGES: dict[str, Callable[[str], str]] = {
    "english": str,
    "chinese": translation(DOMAIN, LOCALE_FOLDER, ["zh"]).gettext,
}


def help_lines(path: tuple[str, ...], language: str, width: int = 80) -> list[str]:
    """The help of a command as a terminal of some columns shows it."""
    translate = LANGUAGES[language]
    return list(render(page(CONTEXTS[path], translate), translate, width))


def columns(line: str) -> int:
    """How wide a terminal shows a line."""
    return sum(2 if east_asian_width(character) in "WF" else 1 for character in line)
