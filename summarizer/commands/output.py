"""Writing a file whole or not at all."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

import click

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextmanager
def atomic_writer(path: str) -> Iterator[IO[bytes]]:
    """A stream whose bytes appear at `path` at once when the block ends, and never if it fails.

    A device or pipe (/dev/stdout, a FIFO) cannot be replaced and is written directly. Raises
    click.ClickException (exit code 2) if `path` cannot be written.
    """
    target = os.path.realpath(path)
    if os.path.exists(target) and not os.path.isfile(target):
        try:
            stream: IO[bytes] = open(target, "wb")
        except OSError as error:
            raise _unwritable(path, error) from error
        with stream:
            yield stream
        return
    temporary = f"{target}.{os.getpid()}.part"
    try:
        with open(temporary, "xb") as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(temporary, target)
    except OSError as error:
        _remove(temporary)
        if isinstance(error, BrokenPipeError):
            raise
        raise _unwritable(path, error) from error
    except BaseException:
        _remove(temporary)
        raise


def _unwritable(path: str, error: OSError) -> click.ClickException:
    reason = (error.strerror or str(error)).lower()
    exception = click.ClickException(f"{path}: cannot be written: {reason}; choose another -o FILE")
    exception.exit_code = 2
    return exception


def _remove(path: str) -> None:
    try:
        os.remove(path)
    except OSError:
        # It was never made, or is gone already.
        pass
