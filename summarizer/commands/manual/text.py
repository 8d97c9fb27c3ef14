"""A page of the manual on a terminal: `--help`, and what is shown where a command is missing."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from summarizer.commands.manual import page, translator
from summarizer.commands.manual.wrapping import width, wrap

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import click

    from summarizer.commands.manual import Translate
    from summarizer.commands.manual.page import Entry, Page

MIN_COLUMNS, MAX_COLUMNS = 50, 80
# Of names and their indent; longer ones have a line of their own.
MAX_NAME_COLUMNS = 24
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
    names = translate(", ").join([entry.name for entry in shown.commands])
    lines += ["", *_indented(_titled(translate("Commands"), translate) + names, _columns())]
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
    left = _left([entry for _, entries in shown.options for entry in entries])
    for title, entries in shown.options:
        yield from ("", _titled(title, translate).rstrip())
        yield from _entries(entries, left, columns)
    if shown.examples:
        yield from ("", _titled(translate("Examples"), translate).rstrip())
        yield from [INDENT + line for line in shown.examples]
    yield from _list("Exit codes", shown.exit_codes, translate, columns)


def _list(
    title: str, entries: Sequence[Entry], translate: Translate, columns: int
) -> Iterator[str]:
    if entries:
        yield from ("", _titled(translate(title), translate).rstrip())
        yield from _entries(entries, _left(entries), columns)


def _titled(title: str, translate: Translate) -> str:
    """A title with its colon and, where one is needed, a space; titles of groups are translated."""
    return translate("{title}: ").format(title=title)


def _usage(shown: Page, translate: Translate, columns: int) -> list[str]:
    before = _titled(translate("Usage"), translate) + shown.command + " "
    lines = wrap(shown.arguments, columns - width(before))
    return [before + lines[0], *[" " * width(before) + line for line in lines[1:]]]


def _indented(text: str, columns: int) -> list[str]:
    return [INDENT + line for line in wrap(text, columns - len(INDENT))]


def _left(entries: Sequence[Entry]) -> int:
    """The column at which the texts of some entries begin."""
    return min(MAX_NAME_COLUMNS, max(width(_name(entry)) for entry in entries)) + len(INDENT)


def _name(entry: Entry) -> str:
    """The name, indented so that long options stand below long ones."""
    return INDENT + ("    " if entry.name.startswith("--") else "") + entry.name


def _entries(entries: Sequence[Entry], left: int, columns: int) -> Iterator[str]:
    """Names, and from column `left` on what they mean."""
    for entry in entries:
        name = _name(entry)
        lines = wrap(entry.text, columns - left)
        if width(name) + len(INDENT) <= left:
            yield name + " " * (left - width(name)) + lines.pop(0)
        else:
            yield name
        yield from [" " * left + line for line in lines]


def _columns() -> int:
    """The width of the terminal, within bounds; importing shutil for it would take 3 ms."""
    columns = os.environ.get("COLUMNS", "")
    if columns.isdigit():
        found = int(columns)
    else:
        try:
            found = os.get_terminal_size(sys.__stdout__.fileno()).columns  # type: ignore[union-attr]
        except (AttributeError, OSError, ValueError):
            found = MAX_COLUMNS
    return max(MIN_COLUMNS, min(found or MAX_COLUMNS, MAX_COLUMNS))
