"""The lexicon that ships: jieba's words, tags, document frequencies and hidden Markov model.

The file is mapped into memory and used where it lies; `lexicon.build` describes its layout.
"""

from __future__ import annotations

import os
import sys
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Any

from summarizer.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Callable

MAGIC = b"summarizer lexicon 1\n"
HEADER_BYTES = 4096
# Of a sha256, in what results are told to be made by.
CHECKSUM_CHARACTERS = 8
LAST_CODED = 0xFFFF
TAGS_OF_NO_WORD = 2
PREFIX_TAG = 1
MAX_REMEMBERED_CELLS = 10_000


class Lexicon:
    """An open lexicon; never changes, and may be shared by threads.

    Attributes: `codes` (by code point), `bases`, `chars`, `ranks` (by cell), `weights` (by rank:
    the logarithm of a word's share of `total`; rank 0 is no word and weighs as frequency 1),
    `hidden_markov` (4 starts, 16 transitions, 4 emissions a character), `total` (the sum of all
    frequencies), `median_idf`, `checksums` (sha256 of jieba's files, by name; "body" of the
    tables).
    """

    def __init__(self, path: str, buffer: memoryview, header: dict[str, str]) -> None:
        self.path = path
        self._buffer = buffer
        tables: dict[str, Any] = {}
        for name, place in header.items():
            if name.startswith("table "):
                typecode, start, end = place.split()
                tables[name[6:]] = buffer[int(start) : int(end)].cast(typecode)  # type: ignore[call-overload]
        self.codes: memoryview[int] = tables["codes"]
        # A term's tag, IDF and frequency are asked for one after the other.
        self.cell: Callable[[str], int] = lru_cache(MAX_REMEMBERED_CELLS)(self._cell)
        # A cell is 8 bytes: char and rank of 2 each, and a base of 4.
        halves = tables["cells"].cast("B").cast("H")
        self.chars: memoryview[int] = halves[0::4]
        self.ranks: memoryview[int] = halves[1::4]
        self.bases: memoryview[int] = tables["cells"][1::2]
        self.hidden_markov: memoryview[float] = tables["hidden_markov"]
        self.frequencies: memoryview[int] = tables["frequencies"]
        # A list is read twice as fast as the mapped table, and has only some 5,000 numbers.
        self.weights: list[float] = tables["weights"].tolist()
        self._idf_ranks: memoryview[int] = tables["idf_ranks"]
        self._idf_values: memoryview[float] = tables["idf_values"]
        self._tags: memoryview[int] = tables["tags"]
        self._tag_names = header["tags"].split(" ")
        self.total = int(header["total"])
        self.median_idf = float(header["median_idf"])
        self.checksums = {
            name[7:]: value for name, value in header.items() if name.startswith("sha256 ")
        }

    def _cell(self, term: str) -> int:
        """The cell of a term or of a beginning of one; 0 for anything else."""
        base = cell = 0
        for character in term:
            if cell and not base:  # the last character has no children
                return 0
            point = ord(character)
            code = self.codes[point] if point <= LAST_CODED else 0
            cell = base + code
            if self.chars[cell] != code:
                return 0
            base = self.bases[cell]
        return cell

    def verify(self) -> None:
        """Raises ResourceError if the file is not as it was built; reads it all, some 10 ms."""
        import hashlib

        if hashlib.sha256(self._buffer[HEADER_BYTES:]).hexdigest() != self.checksums["body"]:
            raise ResourceError(f"{self.path}: is damaged; install zh-summarizer again")

    def frequency(self, term: str) -> int | None:
        """The frequency of a word, 0 for the mere beginning of words, None for anything else."""
        cell = self.cell(term)
        if rank := self.ranks[cell]:
            return self.frequencies[rank]
        return 0 if self._tags[cell] == PREFIX_TAG else None

    def tag(self, term: str) -> str:
        """The part-of-speech tag of a word, or "" for what is no word."""
        tag = self._tags[self.cell(term)]
        return self._tag_names[tag] if tag >= TAGS_OF_NO_WORD else ""

    def idf(self, term: str) -> float | None:
        """The inverse document frequency of a term, or None where jieba's table has none."""
        rank = self._idf_ranks[self.cell(term)]
        return self._idf_values[rank] if rank else None


def open_lexicon(path: str) -> Lexicon:
    """Map the lexicon file at `path`.

    Raises ResourceError if it is missing, cut short, of another version or of another byte order.
    """
    import mmap

    try:
        with open(path, "rb") as file:
            header = read_header(file.read(HEADER_BYTES), os.fstat(file.fileno()).st_size)
            buffer = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return Lexicon(path, buffer, header)
    except (OSError, ValueError, TypeError, LookupError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"broken ({error})"
        raise ResourceError(f"{path}: {reason}; install zh-summarizer again") from error


def read_header(
    data: bytes, size_bytes: int, magic: bytes = MAGIC, what: str = "lexicon"
) -> dict[str, str]:
    """The fields of the header of a mapped file of `size_bytes`, a lexicon or the like.

    Raises ValueError if it is not one that this version on this machine can use.
    """
    if not data.startswith(magic):
        raise ValueError(f"not a {what} of this version of summarizer")
    _, order, expected, *lines = data.rstrip(b"\0").decode("ascii").split("\n")
    if order != sys.byteorder:
        raise ValueError(f"a {what} for {order}-endian machines")
    if int(expected) != size_bytes:
        raise ValueError(f"the {what} has {size_bytes} bytes instead of {expected}")
    return dict(line.split("\t", 1) for line in lines if line)


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon of this installation, opened at the first call.

    Raises ResourceError as `open_lexicon` does.
    """
    return open_lexicon(
        os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "lexicon.bin")
    )
