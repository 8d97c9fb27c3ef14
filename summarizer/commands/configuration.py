"""Settings out of files and variables: the values that options have where they are not given.

Flags come first, then variables, then the project's file, then the user's; a file that is named by
--config or SUMMARIZER_CONFIG stands in for both files. Within one of these a command's own section
comes before what is set for all commands.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from summarizer.commands import COMMANDS, commands
from summarizer.commands.setting_files import (
    FILE_VARIABLE,
    FILES,
    NEVER_SET,
    SHARED,
    Layer,
    Setting,
    complain,
    layers,
)
from summarizer.commands.setting_paths import VARIABLE, configure
from summarizer.commands.setting_values import checked
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

# Its figures must not depend on what somebody has set for reading.
MEASURING = "evaluate"
# Options that exclude each other: one that is set gives way to the other where that counts more.
RIVALS = (("sentences", "ratio"), ("jobs", "engine"), ("jobs", "master"))
RIVALS_IN_MEASURING = (("sentences", "max-chars"),)


class Defaults(MutableMapping[str, Any]):
    """What click looks up for an option of `context` that is not given: its parameter's name.

    The files are read at the first look, so that --help, which takes none, works with broken ones.
    Raises SettingsError then for what is broken, and for a value that an option cannot have.
    """

    def __init__(self, context: click.Context, file: str | None) -> None:
        self._context = context
        self._file = file
        self._values: dict[str, Any] | None = None
        self._rivals: dict[str, list[str]] = {}

    def __getitem__(self, name: str) -> Any:
        if self._context.resilient_parsing:
            raise KeyError(name)
        if self._values is None:
            options = options_of(self._context.command)
            found = settings(self._context, layers(self._file))
            self._values = {options[key].name or "": found[key].value for key in found}
            path = path_of(self._context)
            for key in found:
                rivals = [options[r].name or "" for r in _rivals(key, path) if r in options]
                self._rivals[options[key].name or ""] = rivals
        if any(map(self._is_given, self._rivals.get(name, ()))):
            raise KeyError(name)
        return self._values[name]

    def _is_given(self, name: str) -> bool:
        """Whether an option stands on the command line; click takes those first."""
        return self._context.get_parameter_source(name) is ParameterSource.COMMANDLINE

    def __iter__(self) -> Iterator[str]:
        return iter(self._values or ())

    def __len__(self) -> int:
        return len(self._values or ())

    def __setitem__(self, name: str, value: Any) -> None:
        raise TypeError("settings are read and not written")

    def __delitem__(self, name: str) -> None:
        raise TypeError("settings are read and not written")


def settings(context: click.Context, files: Sequence[Layer]) -> dict[str, Setting]:
    """What is set for the command of `context` in the files, the strongest first, and in variables.

    Raises SettingsError for an option that the command has not, and for a value that it cannot
    have.
    """
    path = path_of(context)
    options = options_of(context.command)
    found: dict[str, Setting] = {}
    for layer in (*reversed(files), _environment(path, options)):
        own = layer.sections.get(path, {})
        for key in own:
            if key not in options:
                complain(key, own[key].origin, options, f"see summarizer {path} --help")
        shared = {} if path == MEASURING else layer.shared
        here = {**{key: shared[key] for key in shared if key in options}, **own}
        for key, setting in here.items():
            here[key] = checked(key, setting, options[key], context)
            for rival in _rivals(key, path):
                if rival not in here:
                    found.pop(rival, None)
        found.update(here)
    return found


def _environment(path: str, options: Mapping[str, click.Parameter]) -> Layer:
    """The variables of a command's options: SUMMARIZER_KEYWORDS, SUMMARIZER_KEYWORDS_RANKER."""

    def values(prefix: str, keys: Sequence[str]) -> dict[str, Setting]:
        found = {}
        for key in keys:
            name = _variable(prefix, key)
            # One that is empty is as good as none, as everywhere in shells.
            if text := os.environ.get(name):
                value = text.split(os.pathsep) if key in FILES and options[key].multiple else text
                found[key] = Setting(value, name, is_text=True)
        return found

    shared = [key for key in options if key in SHARED]
    return Layer(values(VARIABLE, shared), {path: values(_own_prefix(path), list(options))})


def variables(contexts: Mapping[str, click.Context]) -> set[str]:
    """The names of the variables that set something for one of these commands."""
    keys = {path: options_of(context.command) for path, context in contexts.items()}
    own = {_variable(_own_prefix(path), key) for path in keys for key in keys[path]}
    shared = {_variable(VARIABLE, key) for options in keys.values() for key in options}
    return own | (shared & {_variable(VARIABLE, key) for key in SHARED}) | {FILE_VARIABLE}


def _own_prefix(path: str) -> str:
    return VARIABLE + path.upper().replace(" ", "_") + "_"


def _variable(prefix: str, key: str) -> str:
    return prefix + key.upper().replace("-", "_")


def _rivals(key: str, path: str) -> list[str]:
    pairs = RIVALS_IN_MEASURING if path == MEASURING else RIVALS
    return [rival for pair in pairs if key in pair for rival in pair if rival != key]


def options_of(command: click.Command) -> dict[str, click.Parameter]:
    """The options of a command that may be set, by their long names without dashes."""
    return {
        name[2:]: option
        for option in command.params
        for name in option.opts
        if name.startswith("--") and name[2:] not in NEVER_SET
    }


def path_of(context: click.Context) -> str:
    """The names of the commands that led here, without that of the program: "idf build"."""
    names: list[str] = []
    while context.parent is not None:
        names.append(context.info_name or "")
        context = context.parent
    return " ".join(reversed(names))


def contexts(files: Sequence[Layer]) -> dict[str, click.Context]:
    """A context of each command that takes settings, by its path, in which nothing is given.

    Raises SettingsError where `files` have a section for another one.
    """
    found = {path_of(context): context for context in _contexts()}
    for layer in files:
        for section, values in layer.sections.items():
            if values and section not in found:
                origin = next(iter(values.values())).origin
                raise SettingsError(f"{origin}: [{section}] takes no settings; take it out")
    return found


def _contexts() -> Iterator[click.Context]:
    root = click.Context(commands)
    for name in COMMANDS:
        one = commands.get_command(root, name)
        above, below = root, {name: one}
        if isinstance(one, click.Group):
            above, below = click.Context(one, root, info_name=name), dict(one.commands)
        for info_name, leaf in below.items():
            if leaf is not None and any(param.callback is configure for param in leaf.params):
                yield leaf.make_context(info_name, [], above, resilient_parsing=True)
