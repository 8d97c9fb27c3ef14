"""The man pages of all commands, in all languages, made when the package is."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

import click

from summarizer import __version__
from summarizer.commands import commands
from summarizer.commands.manual import contexts, page, roff
from summarizer.commands.process import DOMAIN, LOCALE_FOLDER

if TYPE_CHECKING:
    from pathlib import Path

# The folder below share/man, and the language; man looks into zh for all Chinese locales.
LANGUAGES = {"man1": "en", "zh/man1": "zh"}


def write_manual(folder: Path) -> None:
    """Writes a page for each command and language below a folder, such as zh/man1/summarizer.1."""
    root = click.Context(commands, info_name="summarizer")
    for place, language in LANGUAGES.items():
        found = gettext.translation(DOMAIN, LOCALE_FOLDER, [language], fallback=language == "en")
        (folder / place).mkdir(parents=True, exist_ok=True)
        for context in contexts(root):
            source = roff.render(
                page(context, found.gettext), found.gettext, __version__, _related(context)
            )
            name = roff.name_of(context.command_path)
            (folder / place / f"{name}.1").write_text(source, encoding="utf-8")


def _related(context: click.Context) -> list[str]:
    """The command above one, and those right below it."""
    above = context.parent
    below = [c.command_path for c in contexts(context) if c.parent is context]
    if above is None:
        return below
    return [above.command_path, *below]
