"""Inverse document frequencies: how rare a term is, from the lexicon or from a file."""

from __future__ import annotations

import math
import os
from typing import TYPE_CHECKING

from summarizer.errors import ResourceError
from summarizer.lexicon import shipped_lexicon
from summarizer.mapped_files import CHECKSUM_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_SHOWN_CHARACTERS = 40
IDF_TABLE = ("IDF table", "give one of idf build, or lines TERM VALUE, saved as UTF-8")
# How a file of `idf build` begins, whatever its version.
MAPPED = b"summarizer idf "


class Idf:
    """Inverse document frequencies of terms; never changes, and can be pickled.

    `name` tells results where they come from, by a name and the beginning of the file's sha256;
    `median` is the value of the terms that the table does not hold, those that `find` has None for.
    """

    def __init__(self, name: str, median: float, find: Callable[[str], float | None]) -> None:
        self.name = name
        self.median = median
        self._find = find

    def get(self, term: str) -> float:
        """The inverse document frequency of a term, the median for one that is not known."""
        value = self._find(term)
        return self.median if value is None else value


def shipped() -> Idf:
    """jieba's table of 270,132 terms.

    Raises ResourceError if the lexicon is missing or broken.
    """
    lexicon = shipped_lexicon()
    checksum = lexicon.checksums["idf.txt"][:CHECKSUM_CHARACTERS]
    return Idf(f"jieba {checksum}", lexicon.median_idf, shipped_value)


def shipped_value(term: str) -> float | None:
    """The value of a term in the lexicon; a function by itself, as the lexicon does not pickle."""
    return shipped_lexicon().idf(term)


def read_idf(path: str, fold: Callable[[str], str] | None = None) -> Idf:
    """Read a table: one of `idf build`, which is mapped, or one in jieba's text format.

    That is `TERM VALUE` a line (see `user_files.lines`); of a term that comes twice, the last value
    counts. The median is jieba's: the upper one of an even number. A term is found in lower case as
    well, and with `fold` by what that makes of it; those that `idf build` counts are folded. Raises
    ResourceError naming the file, and the line, of what cannot be read.
    """
    import hashlib

    from summarizer.user_files import lines, opened

    with opened(path, *IDF_TABLE) as file:
        data = file.read(len(MAPPED))
        is_mapped = data == MAPPED
        if not is_mapped:
            data += file.read()
    if is_mapped:
        from summarizer.idf.table import open_table

        table = open_table(path)
        return Idf(table.name, table.median, table.find)
    values = dict([parse_line(line, place) for place, line in lines(data, path, *IDF_TABLE)])
    if not values:
        raise ResourceError(f"{path}: no terms in it; write TERM VALUE lines")
    median = sorted(values.values())[len(values) // 2]
    # Terms are asked for in lower case, and of a Traditional text in Simplified.
    for turned in (str.lower, *([fold] if fold else [])):
        values = {turned(term): value for term, value in values.items()} | values
    checksum = hashlib.sha256(data).hexdigest()[:CHECKSUM_CHARACTERS]
    return Idf(f"{os.path.basename(path)} {checksum}", median, values.get)


def parse_line(line: str, place: str) -> tuple[str, float]:
    """The term and value of one line; `place` names it in errors."""
    term, *rest = line.rsplit(None, 1)
    try:
        value = float(*rest) if rest else math.nan
    except ValueError:
        value = math.nan
    if not math.isfinite(value):
        shown = line.strip()
        if len(shown) > MAX_SHOWN_CHARACTERS:
            shown = shown[:MAX_SHOWN_CHARACTERS] + "…"
        raise ResourceError(f"{place}: {shown!r} is not a term and a number; write TERM VALUE")
    return term.strip(), value
