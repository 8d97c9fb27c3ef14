"""A folder: the files below it that can be read, in the order of their paths."""

from __future__ import annotations

import os
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
