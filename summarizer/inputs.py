"""Paths, patterns and standard input, one Source after the other."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summarizer.model import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from typing import BinaryIO

STDIN = "-"
_REMEDIES = {
    "FileNotFoundError": ("no such file", "check the path"),
    "NotADirectoryError": ("a part of its path is no folder", "check the path"),
    "PermissionError": ("permission denied", "check who may read it"),
}


def sources(
    paths: Sequence[str], *, stdin: BinaryIO | None, encoding: str, format: str
) -> Iterator[Source | Failure]:
    """The inputs that `paths` name, in their order, each one read when the iterator reaches it.

    No path, or "-", is standard input, named "-". A pattern (a/*.md) that no file is called, left
    over by a shell that does not expand it, stands for the files that match, sorted. What cannot
    be read is a Failure, and the next input follows; so is standard input where it is closed
    (None). `encoding` and `format` go into each Source.
    """
    for path in paths or (STDIN,):
        for file in _expanded(path):
            data = _read(file, stdin)
            if isinstance(data, Failure):
                yield data._replace(name=_shown(data.name))
            else:
                yield Source(_shown(file), data, encoding=encoding, format=format)


def _shown(path: str) -> str:
    """A path as text: outside a UTF-8 locale Python holds its bytes as surrogates."""
    return path if path.isascii() else os.fsencode(path).decode("utf-8", "replace")


def _expanded(path: str) -> list[str]:
    """The path itself, or the files that match where it is a pattern and no file."""
    if path == STDIN or not any(mark in path for mark in "*?[") or os.path.lexists(path):
        return [path]
    # Only a shell that does not expand patterns comes here: Windows, or a quoted argument.
    from glob import glob

    return sorted(glob(path, recursive=True)) or [path]


def _read(name: str, stdin: BinaryIO | None) -> bytes | Failure:
    try:
        if name == STDIN:
            if stdin is None:
                return Failure(name, "input", "standard input is closed; give a file")
            return stdin.read()
        # No check before opening: the file may vanish in between, and a pipe can be opened once.
        with open(name, "rb") as file:
            return file.read()
    except IsADirectoryError:
        return _folder(name)
    except (OSError, ValueError) as error:
        return _unreadable(name, error)


def _folder(name: str) -> Failure:
    example = os.path.join(name, "*.md")
    return Failure(name, "input", f"is a folder; give its files, for example {example}")


def _unreadable(name: str, error: Exception) -> Failure:
    """What is wrong and what to do, from what the system said."""
    if isinstance(error, FileNotFoundError) and any(mark in name for mark in "*?["):
        return Failure(name, "input", "no file matches; check the pattern or give file names")
    if isinstance(error, PermissionError) and os.path.isdir(name):
        # Windows refuses to open a folder with this error.
        return _folder(name)
    reason, remedy = _REMEDIES.get(type(error).__name__, (_reason(error), "check the path"))
    return Failure(name, "input", f"cannot be read: {reason}; {remedy}")


def _reason(error: Exception) -> str:
    reason = getattr(error, "strerror", None) or str(error)
    return reason[:1].lower() + reason[1:]
