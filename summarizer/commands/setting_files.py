"""Files of settings: what stands in them, with the lines, as values that nobody has looked at."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.commands import COMMANDS
from summarizer.commands.setting_paths import VARIABLE, project_file, user_file
from summarizer.commands.suggestions import nearest
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    # From the name of an option, without its dashes, to what is set for it.
    Settings = Mapping[str, "Setting"]

# What may be set for all commands at once: the options that mean the same wherever they are.
SHARED = (
    *("by", "sentences", "ratio", "max-chars", "keywords", "keyword-ranker", "focus", "explain"),
    *("from", "text-field", "title-field", "id-field", "script", "encoding", "no-repair"),
    *("tokenizer", "user-dict", "stop-words", "no-default-stop-words", "idf"),
    *("quiet", "verbose", "debug", "color"),
)
# What one run is asked for, and no other: where a result goes above all.
NEVER_SET = ("output", "null", "resume", "config", "help")
# A folder that somebody else has written must not connect to other machines, nor start processes
# by the thousand.
NOT_BY_PROJECT = ("engine", "master", "jobs")
FILES = ("user-dict", "stop-words", "idf")
# Names a file that stands in for those of the project and the user.
FILE_VARIABLE = f"{VARIABLE}CONFIG"


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


def layers(file: str | None) -> tuple[Layer, ...]:
    """What files set, the strongest first; `file` is the one of --config.

    Raises SettingsError for a file that cannot be read or is no TOML.
    """
    found = files_in_force(file)
    return tuple([read(path, is_project=kind == "project") for kind, path in found])


def files_in_force(file: str | None) -> tuple[tuple[str, str], ...]:
    """The files that count, the strongest first: each with "named", "project" or "user"."""
    if named := file if file is not None else os.environ.get(FILE_VARIABLE):
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
    except (ValueError, RecursionError) as error:
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
            complain(key, setting.origin, SHARED, "put it into the section of a command")
    for section in layer:
        if section.split(" ")[0] not in COMMANDS:
            complain(f"[{section}]", path, [f"[{name}]" for name in COMMANDS], "it is no command")
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
    # No file has a NUL in its name; that is told where the values are checked.
    if not isinstance(value, str) or "\0" in value:
        return value
    folder = os.path.dirname(os.path.abspath(path))
    target = os.path.normpath(os.path.join(folder, os.path.expanduser(value)))
    if is_project:
        inside = os.path.join(os.path.realpath(folder), "")
        if not os.path.realpath(target).startswith(inside):
            raise SettingsError(f"{origin}: {value} is outside the project; copy it into {folder}")
    return target


def complain(key: str, origin: str, known: Iterable[str], otherwise: str) -> None:
    """Raises SettingsError for a key that is not among the known ones."""
    if key in NEVER_SET:
        raise SettingsError(f"{origin}: {key} is for the command line alone; take it out")
    near = nearest(key, known)
    advice = f"did you mean {near}?" if near else otherwise
    raise SettingsError(f"{origin}: {key} cannot be set here; {advice}")
