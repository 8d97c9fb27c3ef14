"""Document frequencies: counted in bounded memory, merged, and written as a table."""

from __future__ import annotations

import hashlib
import shutil
from array import array
from collections import Counter
from contextlib import contextmanager
from heapq import merge, nsmallest
from itertools import accumulate, groupby
from operator import itemgetter
from tempfile import TemporaryFile
from typing import IO, TYPE_CHECKING

from summarizer.errors import ResourceError, SettingsError
from summarizer.idf.table import MAGIC, PIECE_BYTES, TABLES
from summarizer.mapped_files import HEADER_BYTES, TABLE, header_bytes, padding, place_field

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from _typeshed import SupportsWrite

    # A term in UTF-8 and in how many documents it stands.
    Item = tuple[bytes, int]

# Counted in memory, about 100 MB; then they go to a temporary file, sorted.
MAX_TERMS_IN_MEMORY = 500_000
# Files that are merged at once.
MAX_RUNS = 64
BUFFERED_ITEMS = 10_000
LARGEST_OF_4_BYTES = 2**32 - 1


class Frequencies:
    """In how many documents each term stands, of as many documents as are added.

    What does not fit into memory is kept sorted in temporary files, which go with the block that
    this is a context of, or with the process.
    """

    def __init__(self, max_terms_in_memory: int = MAX_TERMS_IN_MEMORY) -> None:
        self.documents = 0
        self._max_terms_in_memory = max_terms_in_memory
        self._counts: Counter[str] = Counter()
        self._runs: list[IO[bytes]] = []

    def __enter__(self) -> Frequencies:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def add(self, documents: int, counts: Mapping[str, int]) -> None:
        """Adds what was counted in some documents."""
        self.documents += documents
        self._counts.update(counts)
        if len(self._counts) > self._max_terms_in_memory:
            self._spill()

    def items(self) -> Iterator[Item]:
        """All terms in the order of their bytes."""
        return added([*map(_read, self._runs), self._sorted()])

    def _sorted(self) -> Iterator[Item]:
        yield from sorted(
            [(t.encode("utf-8", "surrogatepass"), n) for t, n in self._counts.items()]
        )

    def _close(self) -> None:
        for run in self._runs:
            run.close()

    def _spill(self) -> None:
        self._runs.append(_written(self._sorted()))
        self._counts.clear()
        if len(self._runs) == MAX_RUNS:
            merged = _written(added(map(_read, self._runs)))
            self._close()
            self._runs = [merged]


def added(parts: Iterable[Iterable[Item]]) -> Iterator[Item]:
    """The terms of all parts, each of them in the order of bytes, their numbers added up."""
    for term, same in groupby(merge(*parts, key=itemgetter(0)), itemgetter(0)):
        yield term, sum([count for _, count in same])


def chosen(items: Iterable[Item], min_documents: int, max_terms: int | None) -> Iterable[Item]:
    """Those that stand in enough documents and, if there are more, the most frequent ones.

    Of equally frequent ones, the first in the order of bytes.
    """
    enough = (item for item in items if item[1] >= min_documents)
    if max_terms is None:
        return enough
    return sorted(nsmallest(max_terms, enough, key=lambda item: (-item[1], item[0])))


def write_table(stream: SupportsWrite[bytes], documents: int, items: Iterable[Item]) -> int:
    """Writes a table of terms in the order of their bytes; returns how many they are.

    The same terms give the same bytes, on machines of one byte order. Raises SettingsError if there
    is no term, and ResourceError if its temporary files cannot be written.
    """
    typecodes = ("Q", "I" if documents <= LARGEST_OF_4_BYTES else "Q", "B")
    ends, counts = array("Q"), array(typecodes[1])
    frequency_of_counts: Counter[int] = Counter()
    end = 0
    with (
        _temporary_files(),
        TemporaryFile() as ends_file,
        TemporaryFile() as counts_file,
        TemporaryFile() as terms,
    ):
        for term, count in items:
            end += terms.write(term)
            ends.append(end)
            counts.append(count)
            frequency_of_counts[count] += 1
            if len(ends) == BUFFERED_ITEMS:
                _empty(ends, ends_file)
                _empty(counts, counts_file)
        _empty(ends, ends_file)
        _empty(counts, counts_file)
        number = frequency_of_counts.total()
        if not number:
            raise SettingsError("no term is left; give more texts, or a lower --min-df")
        fields = {
            "documents": str(documents),
            "terms": str(number),
            "median_count": str(_median(frequency_of_counts)),
        }
        _assemble(stream, fields, typecodes, (ends_file, counts_file, terms))
    return number


def _empty(values: array[int], file: IO[bytes]) -> None:
    file.write(values.tobytes())
    del values[:]


def _median(frequency_of_counts: Counter[int]) -> int:
    """The number of documents whose term has the upper median of the inverse frequencies."""
    counts = sorted(frequency_of_counts, reverse=True)
    terms = accumulate([frequency_of_counts[count] for count in counts])
    place = frequency_of_counts.total() // 2
    return next(count for count, number in zip(counts, terms, strict=True) if number > place)


def _assemble(
    stream: SupportsWrite[bytes],
    fields: dict[str, str],
    typecodes: Iterable[str],
    files: Iterable[IO[bytes]],
) -> None:
    """Writes a header, then the files on page boundaries; see `mapped_files`."""
    digest = hashlib.sha256()
    place = HEADER_BYTES
    body = []
    for name, typecode, file in zip(TABLES, typecodes, files, strict=True):
        size = file.tell()
        fields[TABLE + name] = place_field(typecode, place, size)
        file.seek(0)
        while piece := file.read(PIECE_BYTES):
            digest.update(piece)
        rest = padding(size)
        digest.update(rest)
        body.append((file, rest))
        place += size + len(rest)
    fields["sha256 body"] = digest.hexdigest()
    stream.write(header_bytes(MAGIC, fields, place))
    for file, rest in body:
        file.seek(0)
        shutil.copyfileobj(file, stream)
        stream.write(rest)


def _written(items: Iterable[Item]) -> IO[bytes]:
    """A temporary file with a line for each term, which holds no line end.

    Raises ResourceError if it cannot be written.
    """
    with _temporary_files():
        file = TemporaryFile()  # noqa: SIM115  # it lives as long as the counting
        file.writelines(b"%d %b\n" % (count, term) for term, count in items)
        file.flush()
    return file


@contextmanager
def _temporary_files() -> Iterator[None]:
    """Within, what the system refuses is the writing of temporary files, and told as that."""
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).lower()
        raise ResourceError(
            f"temporary files cannot be written: {reason}; make room, or name a folder in TMPDIR"
        ) from error


def _read(file: IO[bytes]) -> Iterator[Item]:
    file.seek(0)
    for line in file:
        count, _, term = line.rstrip(b"\n").partition(b" ")
        yield term, int(count)
