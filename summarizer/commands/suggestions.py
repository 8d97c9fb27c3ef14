"""What was meant by a word that was mistyped."""

from __future__ import annotations

import os
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from summarizer.commands import COMMANDS

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    Callback = Callable[[click.Context, click.Parameter, Sequence[str]], tuple[str, ...]]

# Of 1; at difflib's own .6 keyword-ranker is offered for ranker, and --no-repair for --explain.
MIN_SIMILARITY = 0.75


def nearest(word: str, choices: Iterable[str]) -> str | None:
    """The choice that a mistyped word was most likely meant for, if there is one."""
    from difflib import get_close_matches

    return next(iter(get_close_matches(word, sorted(choices), 1, MIN_SIMILARITY)), None)


def suggestion(word: str, choices: Iterable[str]) -> str:
    """What to do about a mistyped word: the question for the nearest of the choices, or nothing."""
    near = nearest(word.lower(), choices)
    return _("; did you mean {possibility!r}?").format(possibility=near) if near else ""


def with_suggestion(error: click.UsageError) -> str:
    """The message of an error, of click's as well: with the nearest of what it would have taken."""
    # click asks whether all of them were meant, in a sentence of its own.
    possibilities = getattr(error, "possibilities", None) or ()
    if isinstance(error, click.NoSuchOption):
        text = _("No such option {name!r}").format(name=error.option_name)
        return text + suggestion(error.option_name, possibilities)
    word: str = getattr(error, "command_name", "")
    if word:
        return error.message.rstrip(".。") + suggestion(word, possibilities)
    return error.format_message()


def no_such_command(word: str, context: click.Context) -> click.UsageError:
    """The error of a word that stands where a command should."""
    if os.path.exists(word):
        text = _("{name!r} is a file and no command; write: summarizer summarize FILE")
        return click.UsageError(text.format(name=word), context)
    text = _("No such command {name!r}").format(name=word)
    return click.UsageError(text + suggestion(word, COMMANDS), context)


def no_such_name(word: str, choices: Iterable[str]) -> click.BadParameter:
    """The error of a word that is none of the choices."""
    names = list(choices)
    text = _("{value!r} is not one of {choices}").format(value=word, choices=_(", ").join(names))
    return click.BadParameter(text + suggestion(word, names))


def names_of(table: Collection[str]) -> Callback:
    """A callback that takes names of the table, separated by commas, each once."""

    def parse(_: click.Context, __: click.Parameter, values: Sequence[str]) -> tuple[str, ...]:
        names = ",".join(values).replace(",", " ").split()
        for name in names:
            if name not in table:
                raise no_such_name(name, table)
        return tuple(dict.fromkeys(names))

    return parse
