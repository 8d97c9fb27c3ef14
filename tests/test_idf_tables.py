"""Tables of document frequencies: `idf build`, `idf merge`, `idf show`, and `--idf`."""

from __future__ import annotations

import errno
import io
import json
import math
import os
import pickle
import re
import tempfile
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from articles import HARBOUR
from corpora import articles, write_jsonl
from hypothesis import given
from hypothesis import strategies as st
from processes import complaint, output, record, run

from summarizer import Summarizer
from summarizer.errors import ResourceError, SettingsError
from summarizer.idf import build, read_idf, table
from summarizer.idf.build import Frequencies, added, chosen, write_table
from summarizer.idf.table import open_table
from summarizer.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

terms = st.text(st.characters(codec="utf-8", exclude_characters="\n"), min_size=1)
corpora = st.lists(st.frozensets(terms.map(str.lower), max_size=6), min_size=1, max_size=12)
ANY = frozenset({"甲"})


def table_bytes(documents: Sequence[frozenset[str]], in_memory: int = 10**6) -> bytes:
    stream = io.BytesIO()
    with Frequencies(in_memory) as frequencies:
        for document in documents:
            frequencies.add(1, dict.fromkeys(document, 1))
        write_table(stream, frequencies.documents, frequencies.items())
    return stream.getvalue()


class TestTable:
    """What is written is found again."""

    @given(corpora)
    def test_counts_are_those_of_the_documents(self, documents: list[frozenset[str]]) -> None:
        documents = [*documents, ANY]
        expected = Counter(term for document in documents for term in document)
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "own.idf")
            path.write_bytes(table_bytes(documents))
            table = open_table(str(path))
            table.verify()
            assert (table.documents, table.terms) == (len(documents), len(expected))
            assert {term: table.count(term) for term in expected} == expected
            assert [term.decode() for term, _ in table.items()] == sorted(expected)
            assert table.count("\ud800") == 0
            values = sorted(math.log((len(documents) + 1) / n) for n in expected.values())
            assert table.median == pytest.approx(values[len(values) // 2])

    @given(corpora, corpora)
    def test_two_tables_add_up_to_that_of_both(
        self, first: list[frozenset[str]], second: list[frozenset[str]]
    ) -> None:
        first, second = [*first, ANY], [*second, ANY]
        with tempfile.TemporaryDirectory() as folder:
            tables = []
            for name, documents in (("a", first), ("b", second)):
                path = Path(folder, name)
                path.write_bytes(table_bytes(documents))
                tables.append(open_table(str(path)))
            merged = io.BytesIO()
            items = added([table.items() for table in tables])
            write_table(merged, sum(table.documents for table in tables), items)
        assert merged.getvalue() == table_bytes([*first, *second])

    @given(corpora)
    def test_what_does_not_fit_into_memory_changes_nothing(
        self, documents: list[frozenset[str]]
    ) -> None:
        documents = [*documents, ANY]
        assert table_bytes(documents, 2) == table_bytes(documents)

    def test_many_temporary_files(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(build, "MAX_RUNS", 3)
        documents = [frozenset({f"a{i}", f"b{i % 7}", f"c{i % 3}"}) for i in range(50)]
        assert table_bytes(documents, 4) == table_bytes(documents)

    def test_many_terms(self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
        documents = [frozenset({f"a{i}", f"b{i % 7}", f"c{i % 3}"}) for i in range(50)]
        whole = table_bytes(documents)
        monkeypatch.setattr(build, "BUFFERED_ITEMS", 3)
        monkeypatch.setattr(build, "PIECE_BYTES", 7)
        assert table_bytes(documents) == whole
        monkeypatch.setattr(table, "PIECE_BYTES", 7)
        path = tmp_path / "own.idf"
        path.write_bytes(whole)
        open_table(str(path)).verify()

    @pytest.mark.parametrize("documents", [2**32 - 1, 2**32])
    def test_many_documents(self, documents: int, tmp_path: Path) -> None:
        path = tmp_path / "own.idf"
        with path.open("wb") as stream:
            assert write_table(stream, documents, [(b"a", documents), (b"b", 1)]) == 2
        found = open_table(str(path))
        assert (found.documents, found.count("a"), found.count("b")) == (documents, documents, 1)

    def test_a_term_of_no_document_weighs_as_much_as_the_median(self, tmp_path: Path) -> None:
        path = tmp_path / "own.idf"
        path.write_bytes(table_bytes([ANY, ANY, frozenset({"乙"})]))
        found = open_table(str(path))
        assert found.idf(0) == found.median == math.log(4 / 1)
        assert found.find("丙") is None
        assert found.find("甲") == math.log(4 / 2)

    def test_half_a_character_is_a_term(self, tmp_path: Path) -> None:
        path = tmp_path / "own.idf"
        path.write_bytes(table_bytes([frozenset({"\ud800", "甲"})]))
        assert open_table(str(path)).count("\ud800") == 1

    def test_no_term_is_left(self) -> None:
        with pytest.raises(SettingsError) as caught:
            write_table(io.BytesIO(), 3, [])
        assert str(caught.value) == "no term is left; give more texts, or a lower --min-df"

    def test_limits(self) -> None:
        items = [(b"a", 3), (b"b", 1), (b"c", 2), (b"d", 2)]
        assert list(chosen(items, 2, None)) == [(b"a", 3), (b"c", 2), (b"d", 2)]
        assert list(chosen(items, 1, 2)) == [(b"a", 3), (b"c", 2)]


class TestFiles:
    """Files that can be used, and those that cannot."""

    @pytest.fixture
    def path(self, tmp_path: Path) -> Path:
        path = tmp_path / "own.idf"
        path.write_bytes(table_bytes([frozenset({"石墨烯", "tidb"}), frozenset({"城市"}), ANY]))
        return path

    def test_is_an_idf_table(self, path: Path) -> None:
        idf = read_idf(str(path))
        assert idf.get("TiDB") == idf.get("tidb") == pytest.approx(math.log(4))
        assert idf.get("没有人写过的词") == idf.median
        assert idf.name.startswith("own.idf ")
        copy = pickle.loads(pickle.dumps(idf))
        assert (copy.name, copy.median, copy.get("城市")) == (idf.name, idf.median, idf.get("城市"))

    def test_a_term_of_every_document_still_weighs_something(self, tmp_path: Path) -> None:
        path = tmp_path / "one.idf"
        path.write_bytes(table_bytes([ANY]))
        assert read_idf(str(path)).get("甲") > 0

    def test_a_table_survives_pickling(self, path: Path) -> None:
        found = open_table(str(path))
        copy = pickle.loads(pickle.dumps(found))
        assert list(copy.items()) == list(found.items())
        assert (copy.name, copy.checksum) == (found.name, found.checksum)

    def test_lengths_that_do_not_agree(self, path: Path) -> None:
        data = path.read_bytes()
        path.write_bytes(data.replace(b"\nterms\t4\n", b"\nterms\t3\n"))
        with pytest.raises(ResourceError) as caught:
            open_table(str(path))
        assert str(caught.value) == (
            f"{path}: cannot be used (its tables are not of one length);"
            " write it with summarizer idf build"
        )

    def test_a_changed_byte_is_found(self, path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[-1] ^= 1
        path.write_bytes(data)
        with pytest.raises(ResourceError) as caught:
            open_table(str(path)).verify()
        assert str(caught.value) == f"{path}: is damaged; build the table anew"

    def test_what_is_no_table(self, tmp_path: Path) -> None:
        path = tmp_path / "foreign.idf"
        path.write_bytes(b"summarizer idf 0\n")
        with pytest.raises(ResourceError) as caught:
            read_idf(str(path))
        assert str(caught.value) == (
            f"{path}: cannot be used (not a table of idf build of this version of summarizer);"
            " write it with summarizer idf build"
        )

    def test_what_cannot_be_mapped(self, path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        def refuse(*_: object, **__: object) -> None:
            raise OSError("no room for a map")

        monkeypatch.setattr("mmap.mmap", refuse)
        with pytest.raises(ResourceError) as caught:
            open_table(str(path))
        assert str(caught.value) == f"{path}: no room for a map; name a readable IDF table"

    @pytest.mark.parametrize("name", ["none.idf", ""])
    def test_what_cannot_be_opened(self, tmp_path: Path, name: str) -> None:
        path = tmp_path / name
        reason = "Is a directory" if not name else "No such file or directory"
        with pytest.raises(ResourceError) as caught:
            open_table(str(path))
        assert str(caught.value) == f"{path}: {reason}; name a readable IDF table"

    @pytest.mark.parametrize("size", [20, 5000, -1])
    def test_cut_short(self, path: Path, size: int) -> None:
        os.truncate(path, path.stat().st_size + size if size < 0 else size)
        with pytest.raises(ResourceError, match=r"own\.idf: cannot be used .*idf build"):
            read_idf(str(path))

    @pytest.mark.parametrize(
        ("field", "value"), [("table ends", "8 0 9"), ("median_count", "0"), ("terms", "none")]
    )
    def test_damaged_header(self, path: Path, field: str, value: str) -> None:
        head, tab, rest = path.read_bytes().partition(f"{field}\t".encode())
        _, end, body = rest.partition(b"\n")
        path.write_bytes(head + tab + value.encode() + end + body)
        # The tables begin where they did.
        path.write_bytes(path.read_bytes().ljust(len(head + tab + rest), b"\0"))
        os.truncate(path, len(head + tab + rest))
        with pytest.raises(ResourceError, match=r"own\.idf: cannot be used"):
            read_idf(str(path))

    def test_damaged(self, path: Path) -> None:
        data = bytearray(path.read_bytes())
        data[-5000] ^= 1
        path.write_bytes(data)
        assert "is damaged" in complaint(run("idf", "show", str(path)), 2)

    @pytest.mark.parametrize("data", [b"", "城市 2\n".encode(), b"\0" * 9000])
    def test_foreign(self, tmp_path: Path, data: bytes) -> None:
        path = tmp_path / "foreign"
        path.write_bytes(data)
        for arguments in (("show", str(path)), ("merge", str(path), "-o", str(tmp_path / "x"))):
            message = complaint(run("idf", *arguments), 2)
            assert message.startswith(f"{path}: cannot be used (not a table of idf build")

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("table ends", "d 4096 4128"),
            ("table ends", "Q 4097 4128"),
            ("table terms", "I 12288 12291"),
            ("documents", "-5"),
            ("documents", "1" + "0" * 400),
            ("median_count", "0"),
        ],
    )
    def test_a_header_that_cannot_be(self, path: Path, field: str, value: str) -> None:
        data = path.read_bytes()
        head = re.sub(rf"(?m)^{field}\t.*$", f"{field}\t{value}", data[:4096].decode())
        path.write_bytes(head.rstrip("\0").encode().ljust(4096, b"\0") + data[4096:])
        with pytest.raises(ResourceError, match=r"own\.idf: cannot be used .*idf build"):
            read_idf(str(path)).get("城市")

    def test_missing(self) -> None:
        assert complaint(run("idf", "show", "none.idf"), 2).startswith("none.idf: No such file")


def shown(path: Path, *arguments: str) -> dict[str, int]:
    found = json.loads(output("idf", "show", str(path), *arguments, "-f", "json"))
    return {row["term"]: row["documents"] for row in found["rows"]}


class TestCommands:
    """In processes, as a user calls them."""

    def build(self, folder: Path, name: str, records: Iterable[object], *options: str) -> Path:
        corpus = write_jsonl(folder / f"{name}.jsonl", records)
        table = folder / f"{name}.idf"
        assert output("idf", "build", str(corpus), "-o", str(table), *options) == ""
        return table

    def test_build_and_merge(self, tmp_path: Path) -> None:
        records = articles(120)
        whole = self.build(tmp_path, "whole", records, "--jobs", "2")
        first = self.build(tmp_path, "first", records[:50], "--jobs", "1")
        second = self.build(tmp_path, "second", records[50:], "--jobs", "0")
        merged = tmp_path / "merged.idf"
        output("idf", "merge", str(first), str(second), "-o", str(merged))
        assert merged.read_bytes() == whole.read_bytes()
        summarizer = Summarizer()
        expected: Counter[str] = Counter()
        for one in records:
            document = summarizer.parse(Source("", one["text"], one["title"]))
            expected.update(summarizer.terms(document))
        assert shown(whole, "-k", "10000") == expected
        assert shown(whole, "居民", "没有人") == {"居民": 120, "没有人": 0}

    def test_limits(self, tmp_path: Path) -> None:
        few = self.build(tmp_path, "few", articles(30), "--max-terms", "5")
        assert len(shown(few)) == 5
        frequent = self.build(tmp_path, "frequent", articles(30), "--min-df", "20")
        assert min(shown(frequent).values()) >= 20
        corpus = write_jsonl(tmp_path / "in.jsonl", articles(2))
        process = run("idf", "build", str(corpus), "-o", str(few), "--min-df", "9")
        assert "--min-df" in complaint(process, 2)
        assert len(shown(few)) == 5

    def test_every_command_takes_it(self, tmp_path: Path) -> None:
        table = self.build(tmp_path, "own", articles(30))
        found = record("summarize", "--idf", str(table), data=HARBOUR.encode())
        assert found["provenance"]["idf"].startswith("own.idf ")
        other = record("keywords", "--idf", str(table), data=HARBOUR.encode())
        assert other["keywords"] != record("keywords", data=HARBOUR.encode())["keywords"]
        corpus, out = tmp_path / "own.jsonl", tmp_path / "out.jsonl"
        output("batch", str(corpus), "-o", str(out), "--idf", str(table), "--do", "keywords")
        first = json.loads(out.read_bytes().splitlines()[0])
        assert first["provenance"]["idf"] == found["provenance"]["idf"]

    def test_traditional_texts_count_as_simplified_ones(self, tmp_path: Path) -> None:
        simplified = self.build(tmp_path, "a", [{"text": "铁路医院的电视里，护士们说头发乱了。"}])
        traditional = self.build(tmp_path, "b", [{"text": "鐵路醫院的電視裡，護士們說頭髮亂了。"}])
        assert shown(simplified) == shown(traditional)

    def test_failures_are_told_and_the_others_counted(self, tmp_path: Path) -> None:
        corpus = write_jsonl(tmp_path / "in.jsonl", [*articles(3), b"{oops"])
        table = tmp_path / "own.idf"
        process = run("idf", "build", str(corpus), "-o", str(table), "--jobs", "1")
        assert complaint(process, 1).startswith(f"{corpus}:4: is no JSON")
        assert json.loads(output("idf", "show", str(table), "-f", "json"))["documents"] == 3

    def test_show(self, tmp_path: Path) -> None:
        table = self.build(tmp_path, "own", articles(30))
        text = output("idf", "show", str(table), "-k", "3")
        assert text.startswith("documents  30\nterms ")
        rows = output("idf", "show", str(table), "居民", "-f", "tsv").split("\n")
        assert rows == ["term\tdocuments\tidf", f"居民\t30\t{math.log(31 / 30):.4f}", ""]
        strange = output("idf", "show", str(table), "港口\t夜航", "-f", "tsv").split("\n")
        assert strange[1].split("\t")[:2] == ["港口 夜航", "0"]

    def test_wrong_usage(self, tmp_path: Path) -> None:
        assert "-o" in complaint(run("idf", "build", "samples"), 2)
        assert "'-o'" in complaint(run("idf", "merge", "a.idf"), 2)
        assert "build" in output("idf", "--help")


def test_temporary_files_that_cannot_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    def full() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("summarizer.idf.build.TemporaryFile", full)
    with Frequencies(max_terms_in_memory=1) as few, pytest.raises(SettingsError) as caught:
        few.add(1, {"港口": 1, "夜航": 1})
    assert str(caught.value) == (
        "temporary files cannot be written: no space left on device;"
        " make room, or name a folder in TMPDIR"
    )
