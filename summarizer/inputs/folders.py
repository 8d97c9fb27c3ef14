"""Folders and patterns: the files that they stand for."""

from __future__ import annotations

import os
from contextlib import suppress
from glob import escape, glob
from typing import TYPE_CHECKING

from summarizer.inputs import unreadable
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator


def files_below(folder: str, endings: tuple[str, ...]) -> Iterator[str | Failure]:
    """The files below `folder` whose names end so, in any case of letters, sorted by path.

    Each folder is listed when the iterator reaches it. What is hidden (.git, .notes.md) is left
    out. A link to a file is followed, one to a folder is not, so no loop of links is walked. A
    folder that cannot be listed is a Failure, and so is one in which there is nothing to read.
    """
    is_empty = True
    # The last one is the next one.
    waiting = [(folder, True)]
    while waiting:
        path, is_folder = waiting.pop()
        if not is_folder:
            is_empty = False
            yield path
            continue
        try:
            waiting += reversed(_entries(path, endings))
        except OSError as error:
            is_empty = False
            yield unreadable(path, error)
    if is_empty:
        some = ", ".join(endings[:4])
        yield Failure(folder, "input", f"holds no file to read; give one with {some} … files")


def matches(pattern: str) -> set[str]:
    """The paths that match a pattern, in which ** is any number of folders.

    `glob` itself would enter links to folders at **, and two that lead upwards keep it for ever.
    As everywhere, what is hidden matches only what begins with a dot, and ** is no link.
    """
    parts = pattern.split(os.sep)
    if "**" not in parts:
        return {path for path in glob(pattern) if not is_pipe(path)}
    place = parts.index("**")
    above = os.sep.join(parts[:place]) or (os.sep if pattern.startswith(os.sep) else "")
    below = os.sep.join(parts[place + 1 :])
    found = set()
    for top in glob(above) if above else [""]:
        for folder in _folders_below(top):
            # The folders of a pattern that ends in ** are in it by their files.
            inner = matches(os.path.join(escape(folder), below or "*"))
            found |= inner if below else {path for path in inner if not os.path.isdir(path)}
    return found


def is_pipe(path: str) -> bool:
    """Whether a path that nobody named by hand is a pipe, socket or device, to wait at for ever."""
    return os.path.exists(path) and not os.path.isfile(path) and not os.path.isdir(path)


def _folders_below(top: str) -> Iterator[str]:
    """A folder and all those below it that are neither hidden nor links."""
    waiting = [top]
    while waiting:
        folder = waiting.pop()
        yield folder
        with suppress(OSError), os.scandir(folder or os.curdir) as entries:
            waiting += [
                os.path.join(folder, entry.name)
                for entry in entries
                if entry.is_dir(follow_symlinks=False) and not entry.name.startswith(".")
            ]


def _entries(folder: str, endings: tuple[str, ...]) -> list[tuple[str, bool]]:
    """The folders, and the files to read, right in a folder."""
    found = []
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.name.startswith("."):
                continue
            if entry.is_dir(follow_symlinks=False):
                found.append((entry.path, True))
            elif entry.name.lower().endswith(endings) and _is_file(entry):
                found.append((entry.path, False))
    # With the separator behind folders, these come in the order of all the paths below them.
    return sorted(found, key=lambda one: os.path.join(one[0], "") if one[1] else one[0])


def _is_file(entry: os.DirEntry[str]) -> bool:
    """No pipe, which would wait for ever, nor a folder; but a broken link, to be told of."""
    try:
        return entry.is_file() or (entry.is_symlink() and not os.path.exists(entry.path))
    except OSError:
        return True
