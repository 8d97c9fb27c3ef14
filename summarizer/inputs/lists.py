"""A list of paths on standard input, each with a NUL behind it, as `find -print0` writes it."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summarizer.inputs import STDIN
from summarizer.inputs.folders import is_pipe
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

PIECE_BYTES = 2**16
# Far more than any system takes; without it, an endless text would fill the memory.
MAX_PATH_BYTES = 2**20
HOW = "list files, each with a NUL behind it, as find -type f -print0 does"


def listed_files(stream: BinaryIO | None) -> Iterator[str | Failure]:
    """The files of the list, each as soon as it is there; an empty list is a Failure.

    A path is taken as it is, no pattern, and "-" is a file of that name. A folder is a Failure: its
    files are most likely in the list as well.
    """
    is_empty = True
    for path in _paths(stream):
        is_empty = False
        yield path if isinstance(path, Failure) else _checked(path)
    if is_empty:
        yield Failure(STDIN, "input", f"holds no list of files; {HOW}")


def _paths(stream: BinaryIO | None) -> Iterator[str | Failure]:
    rest = b""
    while stream is not None and (piece := _next_piece(stream)):
        *whole, rest = (rest + piece).split(b"\0")
        yield from [os.fsdecode(path) for path in whole if path]
        if len(rest) > MAX_PATH_BYTES:
            yield Failure(STDIN, "input", f"is a text, no list of files; {HOW}")
            return
    if rest:
        yield os.fsdecode(rest)


def _next_piece(stream: BinaryIO) -> bytes:
    # What is there already, where the stream can tell: `find` takes its time.
    read = getattr(stream, "read1", stream.read)
    piece: bytes = read(PIECE_BYTES)
    return piece


def _checked(path: str) -> str | Failure:
    if os.path.isdir(path):
        return Failure(path, "input", "is a folder; list its files, as find -type f does")
    if is_pipe(path):
        return Failure(path, "input", "is a pipe or a device; give it as an argument of its own")
    if "\n" in path and not os.path.lexists(path):
        return Failure(path, "input", f"is no file; {HOW}")
    return os.path.join(os.curdir, path) if path == STDIN else path
