"""An output that a run can go on with after any end: files beside it, and how far they are good.

Beside OUT stand OUT.part and OUT.failed.jsonl.part, which grow, and OUT.checkpoint, which is
replaced as a whole. It says how many bytes of the two are good, and where the input goes on; both
files are on the disk before it is. What they hold beyond it is cut off when the run goes on.
"""

from __future__ import annotations

import json
import os
import stat
import time
from contextlib import suppress
from typing import IO, TYPE_CHECKING, Any, NamedTuple

from summarizer.errors import SettingsError
from summarizer.inputs.corpus import Position

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.inputs.corpus import Placed

# The name of each file is that of the output with this behind it.
PART, FAILED, CHECKPOINT = ".part", ".failed.jsonl", ".checkpoint"
FILES = (PART, FAILED, FAILED + PART, CHECKPOINT)
SECONDS_BETWEEN = 2.0
FORMAT = 1


class State(NamedTuple):
    """How far a run is: the position behind the last record, and what was done till then."""

    position: Position = Position()
    read_bytes: int = 0
    done: int = 0
    failed: int = 0
    output_bytes: int = 0
    failed_bytes: int = 0


class ResumableOutput:
    """The files of a run that writes to `path`, taken up where they are good.

    `fingerprints` are checksums of what the run depends on, by what it is ("inputs", "settings");
    None where it cannot be gone on with, as its input is a pipe. Raises SettingsError if there is a
    run that was not asked to be gone on with (`is_resumed`), or if it cannot be; OSError if nothing
    can be written.
    """

    def __init__(
        self, path: str, fingerprints: Mapping[str, str] | None, *, is_resumed: bool
    ) -> None:
        self.path = os.path.realpath(path)
        self._fingerprints = fingerprints
        self.state = State()
        known = self._read()
        if known is not None and not is_resumed:
            raise SettingsError(
                f"{path}: has an unfinished run beside it; go on with --resume, "
                f"or remove {path}{CHECKPOINT} to begin anew"
            )
        self.is_complete = False
        if known is not None:
            self._compare(path, known)
            self.is_complete = known["is_complete"]
            self.state = State(Position(*known["position"]), *known["counts"])
        if self.is_complete:
            return
        self._output = _opened(path, PART, self.state.output_bytes)
        self._failures = _opened(path, FAILED + PART, self.state.failed_bytes)
        self._saved = time.monotonic()
        if known is None:
            self.save()

    def write(self, lines: Sequence[bytes], failures: Sequence[bytes], last: Placed) -> None:
        """Adds the lines of the records up to the last one; every two seconds they are saved."""
        old = self.state
        self.state = State(
            last.position,
            last.read_bytes,
            old.done + len(lines),
            old.failed + len(failures),
            old.output_bytes + self._output.write(b"".join(lines)),
            old.failed_bytes + self._failures.write(b"".join(failures)),
        )
        if time.monotonic() - self._saved >= SECONDS_BETWEEN:
            self.save()

    def save(self, *, is_complete: bool = False) -> None:
        """Has all that was written on the disk, and then the checkpoint that says so."""
        for stream in (self._output, self._failures):
            stream.flush()
            os.fsync(stream.fileno())
        self._saved = time.monotonic()
        if self._fingerprints is None:
            return
        _replace(
            self.path + CHECKPOINT,
            {
                "format": FORMAT,
                "is_complete": is_complete,
                "position": self.state.position,
                "counts": self.state[1:],
                "prints": self._fingerprints,
            },
        )

    def finish(self) -> None:
        """Gives the files their names; one without a line goes, and so do old failures.

        An old output stays if not one record gave a new one.
        """
        if not self.is_complete:
            self.save(is_complete=True)
            self._output.close()
            self._failures.close()
        # The run may have been ended behind each step, and comes here again.
        _settle(self.path + FAILED, is_wanted=self.state.failed > 0)
        if not self.state.failed:
            _remove(self.path + FAILED)
        _settle(self.path, is_wanted=self.state.done > 0 or not self.state.failed)
        _remove(self.path + CHECKPOINT)

    def _read(self) -> dict[str, Any] | None:
        try:
            with open(self.path + CHECKPOINT, encoding="utf-8") as file:
                known = json.load(file)
        except FileNotFoundError:
            return None
        except ValueError:
            known = None
        if not isinstance(known, dict) or known.get("format") != FORMAT:
            raise SettingsError(
                f"{self.path}{CHECKPOINT}: is no checkpoint of this version; remove it"
            )
        return known

    def _compare(self, path: str, known: Mapping[str, Any]) -> None:
        for what, value in (self._fingerprints or {}).items():
            if known["prints"][what] != value:
                raise SettingsError(
                    f"{path}: the {what} are not those of the run that is to be gone on with; "
                    f"remove {path}{CHECKPOINT} to begin anew"
                )


def _opened(path: str, ending: str, size: int) -> IO[bytes]:
    """The file beside `path`, cut to the bytes that are good, to be written from there on."""
    name = os.path.realpath(path) + ending
    # No "w", which would cut the file of a run that holds the lock.
    stream = open(os.open(name, os.O_RDWR | os.O_CREAT, 0o666), "r+b")  # noqa: SIM115
    if not _is_locked(stream):
        raise SettingsError(f"{path}: is being written by another run; wait for its end")
    if os.fstat(stream.fileno()).st_size < size:
        raise SettingsError(
            f"{path}{ending}: is shorter than when it was saved; "
            f"remove {path}{CHECKPOINT} to begin anew"
        )
    stream.truncate(size)
    stream.seek(size)
    return stream


def _is_locked(stream: IO[bytes]) -> bool:
    """Whether this run has the file for itself; where there are no locks, it is taken to."""
    try:
        import fcntl
    except ImportError:
        return True
    try:
        fcntl.flock(stream.fileno(), fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        # A network file system without locks.
        return True
    return True


def _replace(path: str, value: object) -> None:
    fresh = f"{path}.new"
    try:
        with open(fresh, "w", encoding="utf-8") as file:
            json.dump(value, file)
            file.flush()
            os.fsync(file.fileno())
        os.replace(fresh, path)
    except OSError:
        _remove(fresh)
        raise


def _settle(path: str, *, is_wanted: bool) -> None:
    """Has the part take the name of the whole, with the rights of a file that is there, or go."""
    if not is_wanted:
        _remove(path + PART)
        return
    with suppress(FileNotFoundError):
        os.chmod(path + PART, stat.S_IMODE(os.stat(path).st_mode))
    with suppress(FileNotFoundError):
        os.replace(path + PART, path)
    _save_folder(path)


def _save_folder(path: str) -> None:
    """Has the names in the folder of a file on the disk, where a folder can be opened."""
    with suppress(OSError):
        folder = os.open(os.path.dirname(path), os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)


def _remove(path: str) -> None:
    with suppress(FileNotFoundError):
        os.remove(path)
