"""Settings out of files and variables: the values that options have where they are not given.

Flags come first, then variables, then the project's file, then the user's; a file that is named by
--config or SUMMARIZER_CONFIG stands in for both files. Within one of these a command's own section
comes before what is set for all commands.
"""

from __future__ import annotations

import os
from collections.abc import MutableMapping
from typing import TYPE_CHECKING, Any, NamedTuple

import click
from click.core import ParameterSource

from summarizer.commands import COMMANDS, commands
from summarizer.commands.options import VARIABLE, configure, project_file, user_file
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    # From the name of an option, without its dashes, to what is set for it.
    Settings = Mapping[str, "Setting"]

# What may be set for all commands at once: the options that mean the same wherever they are.
SHARED = (
    *("by", "sentences", "ratio", "max-chars", "keywords", "keyword-ranker", "focus", "explain"),
    *("from", "text-field", "title-field", "id-field", "script", "encoding", "no-repair"),
    *("tokenizer", "user-dict", "stop-words", "no-default-stop-words", "idf"),
    *("quiet", "verbose", "debug", "color"),
)
# Its figures must not depend on what somebody has set for reading.
MEASURING = "evaluate"
# What one run is asked for, and no other: where a result goes above all.
NEVER_SET = ("output", "null", "resume", "config", "help")
# A folder that somebody else has written must not connect to other machines.
NOT_BY_PROJECT = ("engine", "master")
FILES = ("user-dict", "stop-words", "idf")
# Options that exclude each other: one that is set gives way to the other where that counts more.
RIVALS = (("sentences", "ratio"), ("jobs", "engine"), ("jobs", "master"))
RIVALS_IN_MEASURING = (("sentences", "max-chars"),)
# Of 1; at difflib's own .6 keyword-ranker is offered for ranker.
MIN_LIKENESS = 0.75


class Setting(NamedTuple):
    """A value that is set, and where: `summarizer.toml:3`, `SUMMARIZER_KEYWORDS`."""

    value: Any
    origin: str
    is_text: bool = False


class Layer(NamedTuple):
    """What one file sets, or the environment: for all commands, and for each by its path.

    The path of `summarizer idf build` is "idf build".
    """

    shared: Settings
    sections: Mapping[str, Settings]


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


def layers(file: str | None) -> tuple[Layer, ...]:
    """What files set, the strongest first; `file` is the one of --config.

    Raises SettingsError for a file that cannot be read or is no TOML.
    """
    found = files_in_force(file)
    return tuple([read(path, is_project=kind == "project") for kind, path in found])


def files_in_force(file: str | None) -> tuple[tuple[str, str], ...]:
    """The files that count, the strongest first: each with "named", "project" or "user"."""
    if named := file if file is not None else os.environ.get(f"{VARIABLE}CONFIG"):
        return (("named", named),)
    found = (("project", project_file()), ("user", user_file()))
    return tuple([(kind, path) for kind, path in found if path and os.path.isfile(path)])


def read(path: str, *, is_project: bool) -> Layer:
    """What a file sets; values are not looked at yet."""
    text = _text(path)
    lines = _lines(text)
    _check_names(path, lines)
    try:
        tables = dict(_tables(_parsed(text)))
    except ValueError as error:
        raise SettingsError(f"{path}: is no TOML: {error}; mend it or leave it out") from error
    layer: dict[str, dict[str, Setting]] = {}
    for section, values in tables.items():
        layer[section] = {}
        for name, value in values.items():
            key = name.replace("_", "-")
            line = lines.get((section, name))
            origin = f"{path}:{line}" if line else path
            if is_project and key in NOT_BY_PROJECT:
                raise SettingsError(f"{origin}: {key} is not for a project; set it for yourself")
            if key in FILES:
                value = _located(value, path, origin, is_project=is_project)
            layer[section][key] = Setting(value, origin)
    shared = layer.pop("", {})
    for key, setting in shared.items():
        if key not in SHARED:
            _complain(key, setting.origin, SHARED, "put it into the section of a command")
    for section in layer:
        if section.split(" ")[0] not in COMMANDS:
            _complain(f"[{section}]", path, [f"[{name}]" for name in COMMANDS], "it is no command")
    return Layer(shared, layer)


def _text(path: str) -> str:
    try:
        with open(path, "rb") as file:
            # An editor of Windows may have put a byte order mark at its beginning.
            return file.read().decode("utf-8-sig")
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise SettingsError(f"{path}: cannot be read: {reason}; check the path") from error
    except UnicodeDecodeError as error:
        raise SettingsError(f"{path}: is not UTF-8; save it as such") from error


def _parsed(text: str) -> dict[str, Any]:
    """Raises ValueError for what is no TOML."""
    import sys
    from importlib import import_module

    toml = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
    values: dict[str, Any] = toml.loads(text.replace("\r\n", "\n"))
    return values


def _tables(values: Mapping[str, Any], section: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """Each table by its path, the names apart by blanks, without those below it."""
    yield section, {name: value for name, value in values.items() if not isinstance(value, dict)}
    for name, value in values.items():
        if isinstance(value, dict):
            yield from _tables(value, f"{section} {name}".strip())


def _lines(text: str) -> dict[tuple[str, str], int]:
    """The lines of `name = …` by section; not of what is written in other ways (`a.b = …`)."""
    import re

    lines: dict[tuple[str, str], int] = {}
    section = ""
    for number, line in enumerate(text.split("\n"), 1):
        if header := re.match(r"\s*\[([\w\s.\"'-]+)\]", line):
            section = " ".join([part.strip(" \t\"'") for part in header[1].split(".")])
        elif pair := re.match(r"\s*[\"']?([\w-]+)[\"']?\s*=", line):
            lines.setdefault((section, pair[1]), number)
    return lines


def _check_names(path: str, lines: Mapping[tuple[str, str], int]) -> None:
    """Raises SettingsError where `keywords = 5` and [keywords] meet, which TOML cannot hold."""
    for section, _ in lines:
        name = section.split(" ")[0]
        if name and ("", name) in lines:
            origin = f"{path}:{lines['', name]}"
            advice = f"write {name} = … into [summarize] and the like"
            raise SettingsError(f"{origin}: {name} cannot be a setting beside [{name}]; {advice}")


def _located(value: Any, path: str, origin: str, *, is_project: bool) -> Any:
    """A path, or a list of paths, seen from the folder of the file that names it."""
    if isinstance(value, list):
        return [_located(one, path, origin, is_project=is_project) for one in value]
    if not isinstance(value, str):
        return value
    folder = os.path.dirname(os.path.abspath(path))
    target = os.path.normpath(os.path.join(folder, os.path.expanduser(value)))
    if is_project:
        inside = os.path.realpath(folder)
        if os.path.commonpath([inside, os.path.realpath(target)]) != inside:
            raise SettingsError(f"{origin}: {value} is outside the project; copy it into {folder}")
    return target


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
                _complain(key, own[key].origin, options, f"see summarizer {path} --help")
        shared = {} if path == MEASURING else layer.shared
        here = {**{key: shared[key] for key in shared if key in options}, **own}
        for key, setting in here.items():
            here[key] = _checked(key, setting, options[key], context)
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
            name = prefix + key.upper().replace("-", "_")
            # One that is empty is as good as none, as everywhere in shells.
            if text := os.environ.get(name):
                value = text.split(os.pathsep) if key in FILES and options[key].multiple else text
                found[key] = Setting(value, name, is_text=True)
        return found

    own = VARIABLE + path.upper().replace(" ", "_") + "_"
    shared = [key for key in options if key in SHARED]
    return Layer(values(VARIABLE, shared), {path: values(own, list(options))})


def _rivals(key: str, path: str) -> list[str]:
    pairs = RIVALS_IN_MEASURING if path == MEASURING else RIVALS
    return [rival for pair in pairs if key in pair for rival in pair if rival != key]


def _checked(
    key: str, setting: Setting, option: click.Parameter, context: click.Context
) -> Setting:
    """The setting with a value that click takes. Raises SettingsError if there is none."""
    value = setting.value
    if option.multiple and not isinstance(value, list):
        value = [value]
    values = value if option.multiple else [value]
    is_fit = setting.is_text or all(isinstance(one, _types(option)) for one in values)
    if not is_fit or (isinstance(value, bool) and not _is_flag(option)):
        raise SettingsError(_unfit(key, setting, option))
    try:
        converted = option.type_cast_value(context, value)
        if setting.is_text and isinstance(converted, (bool, int, float)):
            value = converted
        if option.callback is not None:
            option.callback(context, option, converted)
    except click.BadParameter as error:
        if option.callback is None:
            raise SettingsError(_unfit(key, setting, option)) from error
        raise SettingsError(f"{setting.origin}: {key}: {error.message}") from error
    return setting._replace(value=value)


def _is_flag(option: click.Parameter) -> bool:
    return isinstance(option, click.Option) and option.is_flag


def _types(option: click.Parameter) -> type | tuple[type, ...]:
    """What a value may be in TOML."""
    if _is_flag(option):
        return bool
    if isinstance(option.type, click.FloatRange):
        return (float, int)
    return int if isinstance(option.type, click.IntRange) else str


def _unfit(key: str, setting: Setting, option: click.Parameter) -> str:
    return f"{setting.origin}: {key} cannot be {written(setting.value)}; give {_allowed(option)}"


def _allowed(option: click.Parameter) -> str:
    type = option.type
    if _is_flag(option):
        return "true or false"
    if isinstance(type, click.Choice):
        return "one of " + ", ".join(map(str, type.choices))
    if isinstance(type, click.IntRange):
        return f"a whole number of {type.min} or more"
    if isinstance(type, click.FloatRange):
        return f"a number over {type.min}" + (f" and up to {type.max}" if type.max else "")
    return "a text in quotes, or a list of such" if option.multiple else "a text in quotes"


def _complain(key: str, origin: str, known: Iterable[str], otherwise: str) -> None:
    """Raises SettingsError for a key that is not among the known ones."""
    import difflib

    if key in NEVER_SET:
        raise SettingsError(f"{origin}: {key} is for the command line alone; take it out")
    near = difflib.get_close_matches(key, known, 1, MIN_LIKENESS)
    advice = f"did you mean {near[0]}?" if near else otherwise
    raise SettingsError(f"{origin}: {key} cannot be set here; {advice}")


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


def written(value: Any) -> str:
    """A value as TOML; what could do something to a terminal is escaped."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(written, value))}]"
    if not isinstance(value, str):
        return str(value)
    import json

    return "".join(
        [
            c if c.isprintable() else f"\\U{ord(c):08x}"
            for c in json.dumps(value, ensure_ascii=False)
        ]
    )
