"""All records of all inputs, one after the other, each with the position to go on from."""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from typing import BinaryIO, NamedTuple

from summarizer.inputs import ENDINGS, STDIN, document, files, record_format, records_of
from summarizer.inputs.record import Record
from summarizer.model import Failure


class Position(NamedTuple):
    """A place between two records: so many files lie before, and so many records of the next."""

    files: int = 0
    records: int = 0


class Placed(NamedTuple):
    """A record, the position behind it, and the bytes of the files up to there."""

    record: Record
    position: Position
    read_bytes: int


class Survey(NamedTuple):
    """What the inputs are, by a checksum of their names, sizes and times, and how long together.

    Both None: there is a pipe among them, which can be read once only.
    """

    fingerprint: str | None
    total_bytes: int | None


class Corpus:
    """Files, folders, patterns and standard input, to be read once or, but for that, again.

    `fields` are the names of the text, the title and the id (None: the usual ones), `left_out`
    paths that are no inputs though they lie in a folder that is one.
    """

    def __init__(
        self,
        paths: Sequence[str],
        *,
        stdin: BinaryIO | None,
        encoding: str = "auto",
        format: str = "auto",
        fields: Sequence[str | None] = (None, None, None),
        is_list_on_stdin: bool = False,
        left_out: Iterable[str] = (),
    ) -> None:
        self._paths = tuple(paths)
        self._stdin = stdin
        self._encoding = encoding
        self._format = format
        self._fields = fields
        self._left_out = frozenset(map(os.path.abspath, left_out))
        # Standard input cannot be read again, neither as a list nor as a text.
        self._listed = tuple(files(self._paths, ENDINGS, stdin, True)) if is_list_on_stdin else None

    def survey(self) -> Survey:
        """Looks at each input, but not into it: a terabyte would take hours."""
        digest = hashlib.sha256()
        total_bytes = 0
        for file in self._files():
            status = _status(file)
            if status is not None and not stat.S_ISREG(status.st_mode):
                return Survey(None, None)
            size, changed = (status.st_size, status.st_mtime_ns) if status else (0, 0)
            total_bytes += size
            digest.update(repr((str(file), size, changed)).encode(errors="surrogatepass"))
        return Survey(digest.hexdigest(), total_bytes)

    def records(self, start: Position = Position()) -> Iterator[Placed]:  # noqa: B008  # immutable
        """The records from a position on, as they are reached.

        A record or file that cannot be read is one with a Failure. Raises SettingsError for an
        unknown encoding.
        """
        before = 0
        for number, file in enumerate(self._files()):
            if number >= start.files:
                skipped = start.records if number == start.files else 0
                for count, record in enumerate(self._records(file), 1):
                    if count > skipped:
                        position = Position(number, count)
                        yield Placed(record, position, before + record.file_bytes)
            status = _status(file)
            before += status.st_size if status else 0

    def _files(self) -> Iterator[str | Failure]:
        found = files(self._paths, ENDINGS, self._stdin, False)
        for file in found if self._listed is None else self._listed:
            if isinstance(file, Failure) or os.path.abspath(file) not in self._left_out:
                yield file

    def _records(self, file: str | Failure) -> Iterator[Record]:
        kind = None if isinstance(file, Failure) else record_format(file, self._format)
        if file == STDIN and self._format == "auto":
            # A program that feeds the run writes records; one text needs no batch.
            kind = "jsonl"
        if kind is not None and isinstance(file, str):
            yield from records_of(file, self._stdin, kind, self._encoding, self._fields)
        else:
            source = document(file, self._stdin, self._encoding, self._format)
            yield Record(source, source.name)


def _status(file: str | Failure) -> os.stat_result | None:
    """What the system knows of a file, None of what is none."""
    try:
        return None if isinstance(file, Failure) else os.stat(0 if file == STDIN else file)
    except (OSError, ValueError):
        return None
