"""Where results go: standard output as they come, or a file that is whole or not there."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from gettext import gettext as _
from itertools import chain
from typing import IO, TYPE_CHECKING

import click

from summarizer.model import Failure
from summarizer.renderers import encoded

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.renderers import Renderer, Shown

STDOUT = "-"


class ClosedPipeError(Exception):
    """The reader of standard output has gone."""


class OutputError(click.ClickException):
    """What was asked for cannot be written."""

    exit_code = 2

    def __init__(self, path: str, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        text = _("{path}: cannot be written: {reason}; choose another -o FILE")
        super().__init__(text.format(path=path, reason=reason))


class StdoutError(click.ClickException):
    """Standard output takes no more."""

    def __init__(self, error: OSError) -> None:
        reason = (error.strerror or str(error)).lower()
        super().__init__(_("standard output cannot be written: {reason}").format(reason=reason))


@contextmanager
def blamed(path: str) -> Iterator[None]:
    """Within, what the system refuses is the writing to a path, or to STDOUT.

    Raises OutputError or StdoutError then, and ClosedPipeError when nobody reads on.
    """
    try:
        yield
    except BrokenPipeError as error:
        raise ClosedPipeError from error
    except OSError as error:
        raise (StdoutError(error) if path == STDOUT else OutputError(path, error)) from error


class Output:
    """What bytes are written to; its errors are told apart from those of what makes them."""

    def __init__(self, stream: IO[bytes], path: str) -> None:
        self._stream = stream
        self._path = path
        self.is_terminal = stream.isatty()

    def write(self, data: bytes) -> int:
        """Writes bytes, and returns how many. Raises what `blamed` raises."""
        with blamed(self._path):
            return self._stream.write(data)

    def flush(self) -> None:
        """Hands on what is written. Raises what `blamed` raises."""
        with blamed(self._path):
            self._stream.flush()


@contextmanager
def open_stream(path: str) -> Iterator[Output]:
    """What takes bytes as they come: standard output (STDOUT), a pipe or a device."""
    if path == STDOUT:
        if sys.stdout is None:
            raise OutputError("standard output", OSError("is closed"))
        yield Output(sys.stdout.buffer, path)
        return
    with blamed(path):
        stream = open(path, "wb")  # noqa: SIM115  # what goes wrong within is not the stream's
    try:
        yield Output(stream, path)
    finally:
        with blamed(path):
            stream.close()


def write_to_stdout(pieces: Iterable[str], format: str = "text") -> None:
    """Writes and flushes each piece; on a terminal without control characters.

    Those of text, which may be coloured, have none but that. Raises ClosedPipeError when nobody
    reads on, and StdoutError when it cannot be written.
    """
    with open_stream(STDOUT) as output:
        if format != "text" and output.is_terminal:
            from summarizer.commands.screen import harmless

            pieces = harmless(pieces, format)
        for piece in pieces:
            output.write(encoded(piece))
            output.flush()


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
    from summarizer.commands.whole_file import writer

    with writer(path) as output:
        for piece in pieces:
            output.write(encoded(piece))
