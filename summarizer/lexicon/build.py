"""Write the lexicon file from an installed jieba: run when a distribution is built, never after.

The words are a double-array trie: two look-ups a character make plain Python twice as fast as a
compiled trie that is called once a position. The file is used where it lies, nothing is parsed.
"""

from __future__ import annotations

import hashlib
import math
from array import array
from typing import TYPE_CHECKING, Any

from summarizer.lexicon import LAST_CODED, MAGIC, PREFIX_TAG
from summarizer.lexicon.double_array import FIRST_CODE, number_characters, place_nodes
from summarizer.lexicon.sources import Sources, find_jieba, read_sources
from summarizer.mapped_files import HEADER_BYTES, TABLE, header_bytes, padding, place_field

if TYPE_CHECKING:
    from pathlib import Path

FIRST_HAN, LAST_HAN = 0x4E00, 0x9FD5
ASCII_IN_WORDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+#&._%-"
BARRIER, WORDLESS = range(FIRST_CODE)
FREE = 0xFFFF
NO_TAG = 0
STATES = "BMES"
MIN_FLOAT = -3.14e100


def write_lexicon(path: Path) -> None:
    """Write the lexicon to `path`; the same jieba gives the same bytes on the same platform.

    Raises ModuleNotFoundError if jieba is not installed, and ValueError if its files are not those
    that the layout was made for.
    """
    sources = read_sources(find_jieba())
    tables, header = lay_out(sources)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Replaced as a whole: a process that has mapped the old file would die of a shortened one.
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(assemble(tables, header))
    fresh.replace(path)


def is_in_words(character: str) -> bool:
    """Whether jieba's `re_han_default` can put the character into a word."""
    return FIRST_HAN <= ord(character) <= LAST_HAN or character in ASCII_IN_WORDS


def lay_out(sources: Sources) -> tuple[dict[str, array[Any]], dict[str, str]]:
    """All tables by name, in the order of the file, and the lines of the header."""
    # One term of jieba's (γ射线) holds a character that its own patterns never let into a word.
    terms = {t for t in {*sources.frequencies, *sources.idf} if all(map(is_in_words, t))}
    codes = number_characters(terms)
    bases, children = place_nodes(terms, codes)
    tables: dict[str, array[Any]] = {"codes": code_table(codes)}
    ordered_idf = sorted(sources.idf.values())
    frequencies = [1, *sorted(set(sources.frequencies.values()))]
    values = sorted(set(ordered_idf))
    tag_names = ["-", "-", *sorted(set(sources.tags.values()))]
    tables |= fill_cells(sources, codes, bases, children, frequencies, values, tag_names)
    log_total = math.log(sources.total)
    tables["frequencies"] = array("I", frequencies)
    tables["weights"] = array("d", [math.log(f) - log_total for f in frequencies])
    tables["idf_values"] = array("d", [math.nan, *values])
    tables["hidden_markov"] = hidden_markov_table(sources)
    header = {
        "total": str(sources.total),
        "median_idf": repr(ordered_idf[len(ordered_idf) // 2]),
        "tags": " ".join(tag_names),
        **{f"sha256 {name}": checksum for name, checksum in sources.checksums.items()},
    }
    return tables, header


def code_table(codes: dict[str, int]) -> array[int]:
    """The number of each code point below 65536: 0 for those that end a word, 1 for no word's."""
    table = array("H", [BARRIER]) * (LAST_CODED + 1)
    for point in [*range(FIRST_HAN, LAST_HAN + 1), *map(ord, ASCII_IN_WORDS)]:
        table[point] = codes.get(chr(point), WORDLESS)
    return table


def fill_cells(
    sources: Sources,
    codes: dict[str, int],
    bases: dict[str, int],
    children: dict[str, list[int]],
    frequencies: list[int],
    values: list[float],
    tag_names: list[str],
) -> dict[str, array[Any]]:
    """The tables that are indexed by cell.

    The char, rank and base of a cell stand side by side: most look-ups in a cold process wait for
    memory, and so they wait once.
    """
    cells = max(bases.values()) + max(codes.values()) + 1
    trie = array("i", [0, 0]) * cells
    halves = memoryview(trie).cast("B").cast("H")
    chars, ranks, cell_bases = halves[0::4], halves[1::4], memoryview(trie)[1::2]
    for cell in range(cells):
        chars[cell] = FREE
    tables = {
        "cells": trie,
        "idf_ranks": array("H", [0]) * cells,
        "tags": array("B", [NO_TAG]) * cells,
    }
    characters = {number: character for character, number in codes.items()}
    rank_of = {frequency: rank for rank, frequency in enumerate(frequencies) if rank}
    idf_rank_of = {value: rank for rank, value in enumerate(values, 1)}
    tag_of = {tag: number for number, tag in enumerate(tag_names)}
    prefixes = {word[:length] for word in sources.frequencies for length in range(1, len(word))}
    for prefix, branch in children.items():
        for code in branch:
            term, cell = prefix + characters[code], bases[prefix] + code
            chars[cell] = code
            cell_bases[cell] = bases.get(term, 0)
            if term in sources.frequencies:
                ranks[cell] = rank_of[sources.frequencies[term]]
                tables["tags"][cell] = tag_of[sources.tags[term]]
            elif term in prefixes:
                tables["tags"][cell] = PREFIX_TAG
            if term in sources.idf:
                tables["idf_ranks"][cell] = idf_rank_of[sources.idf[term]]
    return tables


def hidden_markov_table(sources: Sources) -> array[float]:
    """4 starts, 16 transitions (from by to), then 4 emissions a Han character, in state order."""
    table = array("d", [sources.starts[state] for state in STATES])
    for state in STATES:
        table.extend(sources.transitions[state].get(next_, MIN_FLOAT) for next_ in STATES)
    for point in range(FIRST_HAN, LAST_HAN + 1):
        table.extend(sources.emissions[state].get(chr(point), MIN_FLOAT) for state in STATES)
    return table


def assemble(tables: dict[str, array[Any]], header: dict[str, str]) -> bytes:
    """The bytes of the file; see `mapped_files`."""
    body = bytearray()
    for name, table in tables.items():
        data = table.tobytes()
        header[TABLE + name] = place_field(table.typecode, HEADER_BYTES + len(body), len(data))
        body += data + padding(len(data))
    header["sha256 body"] = hashlib.sha256(body).hexdigest()
    return header_bytes(MAGIC, header, HEADER_BYTES + len(body)) + bytes(body)
