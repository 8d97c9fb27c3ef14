"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def atomic_writer(path: str) -> Iterator[IO[bytes]]:
    """A stream whose bytes appear at `path` at once when the block ends, and never if it fails.

    A device or pipe (/dev/stdout, a FIFO) cannot be replaced and is written directly. Raises
    OutputError if `path` cannot be written.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        with _opened(target, "wb", path) as stream:
            yield stream
        return
    temporary = f"{target}.{os.getpid()}.part"
    try:
        with _opened(temporary, "xb", path) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    except BaseException as error:
        with suppress(OSError):
            os.remove(temporary)
        if isinstance(error, OSError):
            raise OutputError(path, error) from error
        raise


def _opened(target: str, mode: str, path: str) -> IO[bytes]:
    try:
        return open(target, mode)
    except OSError as error:
        raise OutputError(path, error) from error


class OutputError(click.ClickException):
    """The file that was asked for cannot be written."""

    exit_code = 2

    def __init__(self, path: str, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        super().__init__(f"{path}: cannot be written: {reason}; choose another -o FILE")
