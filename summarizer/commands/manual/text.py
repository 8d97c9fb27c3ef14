"""A page of the manual on a terminal: `--help`, and what is shown where a command is missing."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from summarizer.commands.manual import commands_of, page, translator
from summarizer.commands.manual.wrapping import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import click

    from summarizer.commands.manual import Entry, Page, Translate

MIN_COLUMNS, MAX_COLUMNS = 50, 80
MAX_NAME_COLUMNS = 26
INDENT = "  "


def full(context: click.Context) -> str:
    """The whole help of the command of a context, in the language of the process."""
    translate = translator()
    return "\n".join(render(page(context, translate), translate, _columns())) + "\n"


def short(context: click.Context) -> str:
    """A few lines of help: the usage, what it is for, examples, and the commands."""
    translate = translator()
    shown = page(context, translate)
    lines = [*_usage(shown, translate, _columns()), "", INDENT + shown.paragraphs[0], ""]
    lines += [INDENT + line for line in shown.examples if not line.startswith("#")]
    names = ", ".join([name for name, _ in commands_of(context)])
    lines += ["", *_indented(_titled("Commands", translate) + names, _columns())]
    more = translate("More: {command} --help, or COMMAND --help of each.")
    lines += _indented(more.format(command=shown.command), _columns())
    return "\n".join(lines) + "\n"


def usage(context: click.Context) -> str:
    """The line that says what may stand behind a command."""
    translate = translator()
    return "\n".join(_usage(page(context, translate), translate, _columns())) + "\n"


def render(shown: Page, translate: Translate, columns: int) -> Iterator[str]:
    """The lines of a page, each of at most so many columns but for long words and examples."""
    yield from _usage(shown, translate, columns)
    for paragraph in shown.paragraphs:
        yield ""
        yield from _indented(paragraph, columns)
    yield from _list("Commands", shown.commands, translate, columns)
    for title, entries in shown.options:
        yield ""
        yield _titled(title, translate).rstrip()
        yield from _entries(entries, columns)
    if any(shown.examples):
        yield ""
        yield _titled(translate("Examples"), translate).rstrip()
        yield from [INDENT + line for line in shown.examples]
    yield from _list("Exit codes", shown.exit_codes, translate, columns)


def _list(
    title: str, entries: Sequence[Entry], translate: Translate, columns: int
) -> Iterator[str]:
    if entries:
        yield ""
        yield _titled(translate(title), translate).rstrip()
        yield from _entries(entries, columns)


def _titled(title: str, translate: Translate) -> str:
    return translate("{title}: ").format(title=translate(title))


def _usage(shown: Page, translate: Translate, columns: int) -> list[str]:
    before = f"{translate('Usage:')} {shown.command} "
    lines = wrap(shown.arguments, columns - width(before))
    return [before + lines[0], *[" " * width(before) + line for line in lines[1:]]]


def _indented(text: str, columns: int) -> list[str]:
    return [INDENT + line for line in wrap(text, columns - len(INDENT))]


def _entries(entries: Sequence[Entry], columns: int) -> Iterator[str]:
    """Names on the left and what they mean on the right, long names on a line of their own."""
    has_short = any(entry.name[:1] == "-" != entry.name[1:2] for entry in entries)
    names = [
        INDENT + ("    " if has_short and entry.name.startswith("--") else "") + entry.name
        for entry in entries
    ]
    left = min(MAX_NAME_COLUMNS, max(map(width, names))) + len(INDENT)
    for name, entry in zip(names, entries, strict=True):
        lines = wrap(entry.text, columns - left)
        if width(name) + len(INDENT) <= left:
            yield name + " " * (left - width(name)) + lines.pop(0)
        else:
            yield name
        yield from [" " * left + line for line in lines]


def _columns() -> int:
    """The width of the terminal, within bounds; shutil, which knows it too, takes 3 ms to import."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit():
        found = int(columns)
    else:
        try:
            found = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
        except (AttributeError, OSError, ValueError):
            found = MAX_COLUMNS
    return max(MIN_COLUMNS, min(found or MAX_COLUMNS, MAX_COLUMNS))
