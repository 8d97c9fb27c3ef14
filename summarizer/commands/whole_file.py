"""A file that is there at the end, whole, or not at all, whatever happens meanwhile."""

from __future__ import annotations

import os
import stat
from contextlib import contextmanager, suppress
from typing import IO, TYPE_CHECKING

from summarizer.commands.output import Output, OutputError, blamed, open_stream

if TYPE_CHECKING:
    from collections.abc import Iterator
    from types import FrameType

OPEN_FILES = "/proc/self/fd"


@contextmanager
def writer(path: str) -> Iterator[Output]:
    """What bytes are written to that appear at `path` at once when the block ends without an error.

    A device or pipe (/dev/stdout, a FIFO) cannot be replaced and is written directly. Raises
    OutputError if the file cannot be written.
    """
    try:
        mode: int | None = os.stat(path).st_mode
    except FileNotFoundError:
        mode = None
    except OSError as error:
        raise OutputError(path, error) from error
    if mode is not None and not stat.S_ISREG(mode):
        with open_stream(path) as output:
            yield output
        return
    target = os.path.realpath(path)
    folder = os.path.dirname(target)
    # No part of the target's own name, which may have all the length that there is, and no number
    # of the process, which is the same in every container.
    temporary = os.path.join(folder, f".{os.urandom(8).hex()}.part")
    with _removed_at_end(temporary):
        nameless = _nameless(folder)
        with _closed_at_end(nameless or _named(temporary, path)) as stream:
            yield Output(stream, path)
            with blamed(path):
                stream.flush()
                os.fsync(stream.fileno())
                if nameless is not None:
                    _name(nameless, temporary)
        with blamed(path):
            if mode is not None:
                os.chmod(temporary, stat.S_IMODE(mode))
            os.replace(temporary, target)


def _nameless(folder: str) -> IO[bytes] | None:
    """A file of a folder that goes with the process unless it gets a name; None without such."""
    if not os.path.isdir(OPEN_FILES):
        return None
    try:
        return open(os.open(folder, os.O_TMPFILE | os.O_WRONLY, 0o666), "wb")
    except (AttributeError, OSError):
        return None


def _named(temporary: str, path: str) -> IO[bytes]:
    with blamed(path):
        return open(temporary, "xb")


def _name(nameless: IO[bytes], path: str) -> None:
    # Without a folder of the source Python does not have the link followed that stands there.
    folder = os.open(OPEN_FILES, os.O_RDONLY)
    try:
        os.link(str(nameless.fileno()), path, src_dir_fd=folder, follow_symlinks=True)
    finally:
        os.close(folder)


@contextmanager
def _closed_at_end(stream: IO[bytes]) -> Iterator[IO[bytes]]:
    """The same; closing tries once more to write what could not be, which is told already."""
    try:
        yield stream
    finally:
        with suppress(OSError):
            stream.close()


@contextmanager
def _removed_at_end(path: str) -> Iterator[None]:
    """Removes a file after an error, and at SIGTERM and SIGHUP, which then end the process."""
    import signal

    def remove() -> None:
        with suppress(OSError):
            os.remove(path)

    def end(number: int, _: FrameType | None) -> None:
        remove()
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
    except BaseException:
        remove()
        raise
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)
