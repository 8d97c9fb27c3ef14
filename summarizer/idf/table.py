"""A table of document frequencies as `idf build` writes it: mapped, and used where it lies.

A header as the lexicon has one, then the ends of the terms in their bytes (8 bytes each), in how
many documents each term stands (4 bytes, or 8), and the terms in UTF-8, in the order of their
bytes: a term is found by halving, and two tables are merged by reading each once.
"""

from __future__ import annotations

import mmap
import os
from bisect import bisect_left
from math import log
from typing import TYPE_CHECKING, Any

from summarizer.errors import ResourceError
from summarizer.mapped_files import CHECKSUM_CHARACTERS, HEADER_BYTES, read_header, tables

if TYPE_CHECKING:
    from collections.abc import Iterator

MAGIC = b"summarizer idf 1\n"
# Each with the typecodes that it may have.
TABLES = {"ends": "Q", "counts": "IQ", "terms": "B"}
PIECE_BYTES = 2**20
LARGEST_COUNT = 2**64 - 1


class Table:
    """An open table; never changes, may be shared by threads, and pickles as its path.

    Attributes: `documents` and `terms`, their numbers; `median`, the median of the terms' inverse
    document frequencies; `checksum`, the sha256 of what stands behind the header; `name`, that of
    the file with the beginning of the checksum.
    """

    def __init__(self, path: str, data: mmap.mmap, header: dict[str, str]) -> None:
        self.path = path
        self.documents = int(header["documents"])
        self.terms = int(header["terms"])
        self.checksum = header["sha256 body"]
        self.name = f"{os.path.basename(path)} {self.checksum[:CHECKSUM_CHARACTERS]}"
        self._data = data
        found = tables(memoryview(data), header)
        for name, typecodes in TABLES.items():
            if found[name].format not in typecodes:
                raise ValueError(f"its table of {name} is of the type {found[name].format}")
        self._ends: memoryview[int] = found["ends"]
        self._counts: memoryview[int] = found["counts"]
        self._text: memoryview[int] = found["terms"]
        if not len(self._ends) == len(self._counts) == self.terms > 0:
            raise ValueError("its tables are not of one length")
        median_count = int(header["median_count"])
        if not 0 < median_count <= self.documents <= LARGEST_COUNT:
            raise ValueError("it counts no documents")
        self.median = self.idf(median_count)

    def __reduce__(self) -> tuple[Any, tuple[str]]:
        return open_table, (self.path,)

    def find(self, term: str) -> float | None:
        """The inverse document frequency of a term in any case of letters, None if it has none."""
        count = self.count(term)
        return self.idf(count) if count else None

    def idf(self, count: int) -> float:
        """The inverse document frequency of a term of so many documents; the median for none."""
        # One more than there are: a term of all documents still weighs something.
        return log((self.documents + 1) / count) if count else self.median

    def count(self, term: str) -> int:
        """In how many documents a term stands."""
        wanted = term.lower().encode("utf-8", "surrogatepass")
        place = bisect_left(range(self.terms), wanted, key=self._term)
        if place < self.terms and self._term(place) == wanted:
            return self._counts[place]
        return 0

    def items(self) -> Iterator[tuple[bytes, int]]:
        """The terms in UTF-8, in the order of their bytes, each with its number of documents."""
        for place in range(self.terms):
            yield self._term(place), self._counts[place]

    def verify(self) -> None:
        """Raises ResourceError if the file is not as it was written; reads it all."""
        import hashlib

        digest = hashlib.sha256()
        for start in range(HEADER_BYTES, len(self._data), PIECE_BYTES):
            digest.update(self._data[start : start + PIECE_BYTES])
        if digest.hexdigest() != self.checksum:
            raise ResourceError(f"{self.path}: is damaged; build the table anew")

    def _term(self, place: int) -> bytes:
        start = self._ends[place - 1] if place else 0
        return bytes(self._text[start : self._ends[place]])


def open_table(path: str) -> Table:
    """Map the table at `path`.

    Raises ResourceError if it is none, cut short, of another version or of another byte order.
    """
    try:
        with open(path, "rb") as file:
            size = os.fstat(file.fileno()).st_size
            header = read_header(file.read(HEADER_BYTES), size, MAGIC, "table of idf build")
            return Table(path, mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ), header)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ResourceError(f"{path}: {reason}; name a readable IDF table") from error
    # A table that is not a whole number of numbers is a TypeError.
    except (ValueError, TypeError, LookupError) as error:
        raise ResourceError(
            f"{path}: cannot be used ({error}); write it with summarizer idf build"
        ) from error
