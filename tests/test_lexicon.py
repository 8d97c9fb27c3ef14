"""The lexicon file: what it holds, that it is reproducible, and that broken ones are refused."""

from __future__ import annotations

import hashlib
import math
import sys
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.errors import ResourceError
from summarizer.lexicon import Lexicon, open_lexicon, shipped_lexicon
from summarizer.lexicon.build import assemble, lay_out
from summarizer.lexicon.sources import Sources, find_jieba, read_sources
from summarizer.mapped_files import HEADER_BYTES

# A dictionary that is small enough to see every answer.
TOY = Sources(
    frequencies={"中": 5, "中国": 7, "中国人民": 2, "T恤": 3},
    tags={"中": "f", "中国": "ns", "中国人民": "nt", "T恤": "n"},
    total=17,
    idf={"中国": 2.5, "国际": 4.0, "人": 1.0},
    starts={"B": -0.5, "M": -3.14e100, "E": -3.14e100, "S": -1.0},
    transitions={
        "B": {"E": -0.5, "M": -1.0},
        "E": {"B": -0.5, "S": -1.0},
        "M": {"E": -0.5, "M": -1.0},
        "S": {"B": -0.5, "S": -1.0},
    },
    emissions={state: {"中": -1.0} for state in "BMES"},
    checksums={"dict.txt": "0" * 64, "idf.txt": "1" * 64},
)


@pytest.fixture(scope="module")
def toy_bytes() -> bytes:
    return assemble(*lay_out(TOY))


@pytest.fixture
def toy(tmp_path: Path, toy_bytes: bytes) -> Lexicon:
    return open_lexicon(str(write(tmp_path, toy_bytes)))


def write(folder: Path, data: bytes) -> Path:
    path = folder / "lexicon.bin"
    path.write_bytes(data)
    return path


def test_words_prefixes_and_strangers_are_told_apart(toy: Lexicon) -> None:
    assert toy.frequency("中国") == 7
    assert toy.frequency("中国人") == 0
    assert toy.frequency("国际") is None  # it has only a document frequency
    assert toy.frequency("国") is None
    assert toy.frequency("人") is None
    assert toy.frequency("") is None


WORDS = st.text("中国人民T恤ab\u4e00\u9fd5", min_size=1, max_size=5)


@settings(max_examples=25, deadline=None)
@given(st.dictionaries(WORDS, st.integers(1, 10**6), min_size=1), st.lists(WORDS))
def test_any_words_are_found_and_no_others(words: dict[str, int], others: list[str]) -> None:
    source = TOY._replace(frequencies=words, tags=dict.fromkeys(words, "n"), total=10**9)
    beginnings = {word[:length] for word in words for length in range(1, len(word))}
    with tempfile.TemporaryDirectory() as folder:
        lexicon = open_lexicon(str(write(Path(folder), assemble(*lay_out(source)))))
        for term in [*words, *beginnings, *others]:
            expected = words.get(term, 0 if term in beginnings else None)
            assert lexicon.frequency(term) == expected
            assert lexicon.tag(term) == ("n" if term in words else "")


@pytest.mark.parametrize("term", ["中国中", "T恤T恤", "\0", "\0中", "\1", "\uffff", "中\uffff"])
def test_nothing_is_found_after_a_last_character_or_by_an_odd_one(toy: Lexicon, term: str) -> None:
    assert toy.cell(term) == 0
    assert toy.frequency(term) is None
    assert toy.idf(term) is None
    assert toy.tag(term) == ""


@pytest.mark.parametrize("term", ["\ud800", "\U0001f600", "\U00020000", "中\U0010ffff", "γ射线"])
def test_characters_beyond_the_table_are_no_words(toy: Lexicon, term: str) -> None:
    assert toy.frequency(term) is None


def test_tags_and_document_frequencies(toy: Lexicon) -> None:
    assert (toy.tag("中国人民"), toy.tag("中国人"), toy.tag("国际")) == ("nt", "", "")
    assert (toy.idf("中国"), toy.idf("国际"), toy.idf("中")) == (2.5, 4.0, None)
    assert toy.median_idf == 2.5


def test_weights_are_logarithms_of_shares(toy: Lexicon) -> None:
    rank = toy.ranks[toy.cell("中国")]
    assert toy.weights[rank] == math.log(7) - math.log(17)
    assert toy.weights[0] == math.log(1) - math.log(17)


@pytest.mark.parametrize(
    ("character", "code_is_zero"),
    [
        *[("\u4e00", False), ("\u9fd5", False), ("\u4dff", True), ("\u9fd6", True)],
        *[("%", False), ("$", True), ("-", False), ("，", True), (" ", True), ("{", True)],
    ],
)
def test_only_the_characters_of_words_have_a_code(
    toy: Lexicon, character: str, code_is_zero: bool
) -> None:
    assert (toy.codes[ord(character)] == 0) is code_is_zero


def test_the_same_source_gives_the_same_bytes(toy_bytes: bytes) -> None:
    assert assemble(*lay_out(TOY)) == toy_bytes


def test_the_shipped_lexicon_is_whole_and_made_from_the_installed_jieba() -> None:
    lexicon = shipped_lexicon()
    data = Path(lexicon.path).read_bytes()
    assert hashlib.sha256(data[HEADER_BYTES:]).hexdigest() == lexicon.checksums["body"]
    dictionary = (find_jieba() / "dict.txt").read_bytes()
    assert hashlib.sha256(dictionary).hexdigest() == lexicon.checksums["dict.txt"]


def test_the_shipped_lexicon_holds_every_word_and_value_of_jieba() -> None:
    lexicon = shipped_lexicon()
    sources = read_sources(find_jieba())
    assert lexicon.total == sources.total
    sources.frequencies.pop("γ射线")  # jieba never finds it either: γ is in no word
    sample = sorted(sources.frequencies)[::7]
    assert [lexicon.frequency(w) for w in sample] == [sources.frequencies[w] for w in sample]
    assert [lexicon.tag(w) for w in sample] == [sources.tags[w] for w in sample]
    sample = sorted(sources.idf)[::7]
    assert [lexicon.idf(t) for t in sample] == [sources.idf[t] for t in sample]


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    path = str(tmp_path / "none.bin")
    with pytest.raises(ResourceError, match="install zh-summarizer again") as caught:
        open_lexicon(path)
    assert str(caught.value).startswith(path)


@pytest.mark.parametrize("length", [0, 10, 100, HEADER_BYTES, HEADER_BYTES + 1, -1])
def test_a_file_cut_short_is_refused(tmp_path: Path, toy_bytes: bytes, length: int) -> None:
    with pytest.raises(ResourceError, match="install zh-summarizer again"):
        open_lexicon(str(write(tmp_path, toy_bytes[:length])))


def test_foreign_files_are_refused(tmp_path: Path, toy_bytes: bytes) -> None:
    other_order = {"little": b"big", "big": b"little"}[sys.byteorder]
    swapped = toy_bytes.replace(sys.byteorder.encode(), other_order, 1)
    for data, reason in [
        (b"PK\3\4" + bytes(9000), "not a lexicon"),
        (toy_bytes.replace(b"lexicon 1", b"lexicon 2", 1), "not a lexicon of this version"),
        (swapped, "-endian machines"),
        (toy_bytes + b"\0", "bytes instead of"),
        (toy_bytes.replace(b"table codes", b"table nodes", 1), "install"),
        (toy_bytes.replace(b"total", b"\xff\xff\xff\xff\xff", 1), "install"),
    ]:
        with pytest.raises(ResourceError, match=reason):
            open_lexicon(str(write(tmp_path, data)))
