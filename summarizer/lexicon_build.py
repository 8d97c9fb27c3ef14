"""Write the lexicon file from an installed jieba: run when a distribution is built, never after.

The words are laid out as a double-array trie (Aoe, 1989). With `code` the number of a character,
the child of a cell `s` by that character is the cell `t = bases[s] + code`, and it exists exactly
when `chars[t] == code`: bases are unique, so no cell can be taken for a child of another parent.
Two array look-ups a character make plain Python three times as fast as a compiled trie that is
called once a position, and the file is used where it lies: nothing is parsed at start.
"""

from __future__ import annotations

import hashlib
import importlib.util
import math
import runpy
import sys
from array import array
from collections import Counter
from pathlib import Path
from typing import Any, NamedTuple

MAGIC = "summarizer lexicon 1"
HEADER_BYTES = 4096
ALIGNMENT_BYTES = 4096

FIRST_HAN, LAST_HAN = 0x4E00, 0x9FD5
ASCII_IN_WORDS = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+#&._%-"
BARRIER, WORDLESS, FIRST_CODE = 0, 1, 2
FREE = 0xFFFF
NO_TAG, PREFIX_TAG = 0, 1
STATES = "BMES"
MIN_FLOAT = -3.14e100

# Placing the nodes: after this many tries the search for a node of the same size starts later, at
# three quarters of the way. Exact first fit takes ten times as long and saves nothing.
PATIENCE_TRIES = 30


class Sources(NamedTuple):
    """What jieba ships. `checksums` are the sha256 of the files, by name."""

    frequencies: dict[str, int]
    tags: dict[str, str]
    total: int
    idf: dict[str, float]
    starts: dict[str, float]
    transitions: dict[str, dict[str, float]]
    emissions: dict[str, dict[str, float]]
    checksums: dict[str, str]


def write_lexicon(path: Path, jieba_folder: Path | None = None) -> None:
    """Write the lexicon to `path`; the same jieba gives the same bytes on the same platform.

    Raises ModuleNotFoundError if jieba is not installed, and ValueError if its files are not those
    that the layout was made for.
    """
    sources = read_sources(jieba_folder or find_jieba())
    tables, header = lay_out(sources)
    path.parent.mkdir(parents=True, exist_ok=True)
    # Replaced as a whole: a process that has mapped the old file would die of a shortened one.
    fresh = path.with_name(f"{path.name}.new")
    fresh.write_bytes(assemble(tables, header))
    fresh.replace(path)


def find_jieba() -> Path:
    """The folder of the installed jieba, found without running any of its code."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is needed to build the lexicon; install jieba==0.42.1")
    return Path(spec.origin).parent


def read_sources(folder: Path) -> Sources:
    """Read dict.txt, idf.txt and the tables of finalseg, as jieba itself reads them."""
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    for line in (folder / "dict.txt").read_bytes().decode().strip().split("\n"):
        word, frequency, tag = line.strip().split(" ")
        frequencies[word], tags[word] = int(frequency), tag
        total += int(frequency)
    idf = {}
    for line in (folder / "analyse" / "idf.txt").read_bytes().decode().strip().split("\n"):
        word, value = line.strip().split(" ")
        idf[word] = float(value)
    models = {name: folder / "finalseg" / f"prob_{name}.py" for name in ("start", "trans", "emit")}
    starts, transitions, emissions = (runpy.run_path(str(m))["P"] for m in models.values())
    files = [folder / "dict.txt", folder / "analyse" / "idf.txt", *models.values()]
    checksums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    return Sources(frequencies, tags, total, idf, starts, transitions, emissions, checksums)


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
        **sources.checksums,
    }
    return tables, header


def number_characters(terms: set[str]) -> dict[str, int]:
    """A number for each character, the most frequent one lowest: the cells lie closer together."""
    counts = Counter(character for term in terms for character in term)
    ordered = sorted(counts, key=lambda character: (-counts[character], character))
    return {character: number for number, character in enumerate(ordered, FIRST_CODE)}


def code_table(codes: dict[str, int]) -> array[int]:
    """The number of each code point below 65536: 0 for those that end a word, 1 for no word's."""
    table = array("H", [BARRIER]) * 0x10000
    for point in [*range(FIRST_HAN, LAST_HAN + 1), *map(ord, ASCII_IN_WORDS)]:
        table[point] = codes.get(chr(point), WORDLESS)
    return table


def place_nodes(
    terms: set[str], codes: dict[str, int]
) -> tuple[dict[str, int], dict[str, list[int]]]:
    """The base of each prefix that has children, and the codes of these; the root's base is 0."""
    branches: dict[str, set[int]] = {}
    for term in terms:
        for length, character in enumerate(term):
            branches.setdefault(term[:length], set()).add(codes[character])
    children = {prefix: sorted(branch) for prefix, branch in branches.items()}
    placer = Placer(FIRST_CODE + len(codes))
    bases = {"": 0}
    for prefix in sorted(children, key=lambda prefix: (-len(children[prefix]), prefix)):
        if prefix:
            bases[prefix] = placer.place(children[prefix])
    return bases, children


class Placer:
    """First-fit placement of nodes; the widest should come first."""

    LIMIT_CELLS = 1 << 21
    SHARED_WIDTH = 64

    def __init__(self, reserved_cells: int) -> None:
        # The root's base is 0. Its cells are kept for it even where no word begins with the
        # character, so that a search may enter at any character without looking.
        self.free = bytearray(reserved_cells).ljust(self.LIMIT_CELLS, b"\1")
        self.used = bytearray(self.LIMIT_CELLS)
        self.used[0] = 1
        self.first_tries: dict[int, int] = {}

    def place(self, codes: list[int]) -> int:
        """Take the cells of a node with these children (ascending codes); its base."""
        first, *rest = codes
        width = min(len(codes), self.SHARED_WIDTH)
        start = position = self.first_tries.get(width, first + 1)
        tries = 0
        while True:
            position = self.free.find(1, position)
            base = position - first
            tries += 1
            if base > 0 and not self.used[base] and self.is_free(base, rest):
                break
            position += 1
        if tries > PATIENCE_TRIES:
            self.first_tries[width] = start + (position - start) * 3 // 4
        self.used[base] = 1
        for code in codes:
            self.free[base + code] = 0
        return base

    def is_free(self, base: int, codes: list[int]) -> bool:
        """Whether the cells of all these children are free."""
        free = self.free
        for code in codes:  # noqa: SIM110  # all() with a generator takes three times as long
            if not free[base + code]:
                return False
        return True


def fill_cells(
    sources: Sources,
    codes: dict[str, int],
    bases: dict[str, int],
    children: dict[str, list[int]],
    frequencies: list[int],
    values: list[float],
    tag_names: list[str],
) -> dict[str, array[Any]]:
    """The tables that are indexed by cell."""
    cells = max(bases.values()) + max(codes.values()) + 1
    tables = {
        "bases": array("i", [0]) * cells,
        "chars": array("H", [FREE]) * cells,
        "ranks": array("H", [0]) * cells,
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
            tables["chars"][cell] = code
            tables["bases"][cell] = bases.get(term, 0)
            if term in sources.frequencies:
                tables["ranks"][cell] = rank_of[sources.frequencies[term]]
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
    """The bytes of the file: a header of text lines, then the tables on page boundaries."""
    body = bytearray()
    for name, table in tables.items():
        offset = HEADER_BYTES + len(body)
        header[f"table {name}"] = (
            f"{table.typecode} {offset} {offset + table.itemsize * len(table)}"
        )
        body += table.tobytes()
        body += bytes(-len(body) % ALIGNMENT_BYTES)
    header["body"] = hashlib.sha256(body).hexdigest()
    lines = [MAGIC, sys.byteorder, str(HEADER_BYTES + len(body))]
    lines += [f"{key}\t{value}" for key, value in header.items()]
    text = "\n".join([*lines, ""]).encode("ascii")
    if len(text) > HEADER_BYTES:
        raise ValueError(f"the header takes {len(text)} bytes; raise HEADER_BYTES")
    return text.ljust(HEADER_BYTES, b"\0") + bytes(body)
