"""The lexicon that ships: jieba's words, tags, document frequencies and hidden Markov model.

The file is mapped into memory and used where it lies; `lexicon.build` describes its layout.
"""

from __future__ import annotations

import os
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from summarizer.errors import ResourceError
from summarizer.mapped_files import HEADER_BYTES, read_header, tables

if TYPE_CHECKING:
    from collections.abc import Callable

MAGIC = b"summarizer lexicon 1\n"
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
        found = tables(buffer, header)
        self.codes: memoryview[int] = found["codes"]
        # A term's tag, IDF and frequency are asked for one after the other.
        self.cell: Callable[[str], int] = lru_cache(MAX_REMEMBERED_CELLS)(self._cell)
        # A cell is 8 bytes: char and rank of 2 each, and a base of 4.
        halves = found["cells"].cast("B").cast("H")
        self.chars: memoryview[int] = halves[0::4]
        self.ranks: memoryview[int] = halves[1::4]
        self.bases: memoryview[int] = found["cells"][1::2]
        self.hidden_markov: memoryview[float] = found["hidden_markov"]
        self.frequencies: memoryview[int] = found["frequencies"]
        # A list is read twice as fast as the mapped table, and has only some 5,000 numbers.
        self.weights: list[float] = found["weights"].tolist()
        self._idf_ranks: memoryview[int] = found["idf_ranks"]
        self._idf_values: memoryview[float] = found["idf_values"]
        self._tags: memoryview[int] = found["tags"]
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
            size = os.fstat(file.fileno()).st_size
            header = read_header(file.read(HEADER_BYTES), size, MAGIC, "lexicon")
            buffer = memoryview(mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ))
        return Lexicon(path, buffer, header)
    except (OSError, ValueError, TypeError, LookupError) as error:
        reason = error.strerror if isinstance(error, OSError) else f"broken ({error})"
        raise ResourceError(f"{path}: {reason}; install zh-summarizer again") from error


@cache
def shipped_lexicon() -> Lexicon:
    """The lexicon of this installation, opened at the first call.

    Raises ResourceError as `open_lexicon` does.
    """
    return open_lexicon(
        os.path.join(os.path.dirname(os.path.dirname(__file__)), "data", "lexicon.bin")
    )
