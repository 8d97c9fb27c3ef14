"""Where results go: standard output as they come, or a file that is whole or not there."""

from __future__ import annotations

import os
import stat
import sys
from contextlib import contextmanager, suppress
from gettext import gettext as _
from itertools import chain
from typing import IO, TYPE_CHECKING

import click

from summarizer.model import Failure
from summarizer.renderers import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

    from summarizer.renderers import Renderer, Shown


class ClosedPipeError(Exception):
    """The reader of standard output has gone."""


class OutputError(click.ClickException):
    """What was asked for cannot be written."""

    exit_code = 2

    def __init__(self, path: str, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        text = _("{path}: cannot be written: {reason}; choose another -o FILE")
        super().__init__(text.format(path=path, reason=reason))


def write_to_stdout(pieces: Iterable[str], format: str = "text") -> None:
    """Writes and flushes each piece; on a terminal without control characters.

    Those of text, which may be coloured, have none but that. Raises ClosedPipeError when nobody
    reads on.
    """
    if sys.stdout is None:
        raise OutputError("standard output", OSError("is closed"))
    stream = sys.stdout.buffer
    if format != "text" and stream.isatty():
        from summarizer.commands.screen import harmless

        pieces = harmless(pieces, format)
    try:
        for piece in pieces:
            stream.write(encoded(piece))
            stream.flush()
    except BrokenPipeError as error:
        raise ClosedPipeError from error


def write_to_file(path: str, render: Renderer, results: Iterator[Shown | Failure]) -> None:
    """Writes all results to a file; one that is there stays as it is if there is no result.

    Raises OutputError if the file cannot be written.
    """
    before = []
    for result in results:
        before.append(result)
        if not isinstance(result, Failure):
            break
    else:
        if before:
            return
    write_pieces(path, render(chain(before, results)))


def write_pieces(path: str, pieces: Iterable[str]) -> None:
    """Writes a text to a file, whole or not at all. Raises OutputError if that cannot be."""
    with writer(path) as stream:
        for piece in pieces:
            stream.write(encoded(piece))


@contextmanager
def writer(path: str) -> Iterator[IO[bytes]]:
    """A stream whose bytes appear at `path` at once when the block ends, and never if it fails.

    A device or pipe (/dev/stdout, a FIFO) cannot be replaced and is written directly.
    """
    try:
        mode: int | None = os.stat(path).st_mode
    except OSError:
        mode = None
    if mode is not None and not stat.S_ISREG(mode):
        try:
            with _opened(path, "wb", path) as stream:
                yield stream
        except BrokenPipeError as error:
            raise ClosedPipeError from error
        except OSError as error:
            raise OutputError(path, error) from error
        return
    target = os.path.realpath(path)
    temporary = f"{target}.{os.getpid()}.part"
    try:
        with _removed_at_end(temporary), _opened(temporary, "xb", path) as stream:
            yield stream
            stream.flush()
            os.fsync(stream.fileno())
        if mode is not None:
            os.chmod(temporary, stat.S_IMODE(mode))
        os.replace(temporary, target)
    except BaseException as error:
        with suppress(OSError):
            os.remove(temporary)
        if isinstance(error, OSError):
            raise OutputError(path, error) from error
        raise


@contextmanager
def _removed_at_end(path: str) -> Iterator[None]:
    """Within, SIGTERM and SIGHUP remove a file, and then end the process as they always do."""
    import signal

    def end(number: int, _: FrameType | None) -> None:
        with suppress(OSError):
            os.remove(path)
        signal.signal(number, signal.SIG_DFL)
        os.kill(os.getpid(), number)

    # Not one that nohup ignores; Windows has no SIGHUP.
    ours = [
        number
        for number in (signal.SIGTERM, getattr(signal, "SIGHUP", signal.SIGTERM))
        if signal.getsignal(number) is signal.SIG_DFL
    ]
    for number in ours:
        signal.signal(number, end)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _opened(target: str, mode: str, path: str) -> IO[bytes]:
    try:
        return open(target, mode)
    except OSError as error:
        raise OutputError(path, error) from error
