"""Inverse document frequencies: the shipped table, and files of the user's own."""

from __future__ import annotations

import hashlib
import math
import pickle
import re
from pathlib import Path

import pytest

from summarizer.errors import ResourceError
from summarizer.idf import read_idf, shipped
from summarizer.simplification import fold


def write(folder: Path, data: bytes) -> str:
    path = folder / "own.idf"
    path.write_bytes(data)
    return str(path)


def test_the_shipped_table_knows_common_and_rare_terms() -> None:
    idf = shipped()
    assert 0 < idf.get("中国") < idf.get("石墨")
    assert idf.get("没有人写过的词") == idf.median == 11.9547675029
    assert re.fullmatch("jieba [0-9a-f]{8,}", idf.name)


def test_the_shipped_table_survives_pickling() -> None:
    idf = shipped()
    copy = pickle.loads(pickle.dumps(idf))
    assert (copy.name, copy.median, copy.get("中国")) == (idf.name, idf.median, idf.get("中国"))


def test_a_table_of_ones_own(tmp_path: Path) -> None:
    idf = read_idf(write(tmp_path, "石墨烯 9.5\n城市 2\n項目 1.5\n的 .1\n".encode()))
    assert (idf.get("石墨烯"), idf.get("城市"), idf.get("項目")) == (9.5, 2.0, 1.5)
    assert idf.median == 2.0
    assert idf.get("别的") == 2.0
    checksum = hashlib.sha256("石墨烯 9.5\n城市 2\n項目 1.5\n的 .1\n".encode()).hexdigest()
    name, beginning = idf.name.split(" ")
    assert name == "own.idf"
    assert checksum.startswith(beginning) and len(beginning) >= 8


def test_the_name_changes_with_the_content(tmp_path: Path) -> None:
    first = read_idf(write(tmp_path, "城市 2\n".encode())).name
    assert read_idf(write(tmp_path, "城市 3\n".encode())).name != first


def test_a_table_survives_pickling(tmp_path: Path) -> None:
    idf = pickle.loads(pickle.dumps(read_idf(write(tmp_path, "城市 2\n".encode()))))
    assert idf.get("城市") == 2.0


@pytest.mark.parametrize(
    "data",
    [
        "城市\t2\n\n乡村\t3",
        "  城市  2 \n乡村 3\n\n\n",
        "城市 9\n乡村 3\n城市 2\n",
    ],
)
def test_forms_that_editors_leave_are_read_alike(tmp_path: Path, data: str) -> None:
    idf = read_idf(write(tmp_path, data.encode()))
    assert (idf.get("城市"), idf.get("乡村"), idf.median) == (2.0, 3.0, 3.0)


@pytest.mark.parametrize("line", ["城市", "城市 高", "城市 nan", "城市 inf", "2.5", "城市 2 n"])
def test_a_bad_line_is_named(tmp_path: Path, line: str) -> None:
    path = write(tmp_path, f"乡村 3\n{line}\n".encode())
    with pytest.raises(ResourceError) as caught:
        read_idf(path)
    assert str(caught.value).startswith(f"{path}:2: '{line}' is not a term and a number")


@pytest.mark.parametrize("length", [40, 41])
def test_a_long_line_is_named_by_its_beginning(tmp_path: Path, length: int) -> None:
    path = write(tmp_path, f"{'城' * length}\n".encode())
    with pytest.raises(ResourceError) as caught:
        read_idf(path)
    shown = "城" * 40 + "…" * (length > 40)
    assert str(caught.value) == (
        f"{path}:1: '{shown}' is not a term and a number; write TERM VALUE"
    )


def test_terms_are_found_by_what_they_are_folded_to(tmp_path: Path) -> None:
    path = write(tmp_path, b"TIDB 3\nTiDB 4\nPython 5\npython 6\n")
    idf = read_idf(path, str.lower)
    assert [idf.get(term) for term in ("TIDB", "TiDB", "tidb", "Python", "python")] == [
        3.0, 4.0, 4.0, 5.0, 6.0,
    ]  # fmt: skip


def test_a_term_may_hold_a_space(tmp_path: Path) -> None:
    assert read_idf(write(tmp_path, b"New York 5\nYork 6\n")).get("New York") == 5.0


@pytest.mark.parametrize("data", [b"", b"\n\n", b"\xef\xbb\xbf"])
def test_an_empty_table_is_refused(tmp_path: Path, data: bytes) -> None:
    path = write(tmp_path, data)
    with pytest.raises(ResourceError) as caught:
        read_idf(path)
    assert str(caught.value) == f"{path}: no terms in it; write TERM VALUE lines"


def test_a_term_is_found_in_any_case_of_letters(tmp_path: Path) -> None:
    idf = read_idf(write(tmp_path, "GDP 12\n城市 3\n乡村 1\n".encode()))
    assert idf.get("GDP") == idf.get("gdp") == 12.0


def test_the_median_is_that_of_the_file_in_either_script(tmp_path: Path) -> None:
    path = write(tmp_path, "項目 9\n城市 1\n人 2\n".encode())
    idf = read_idf(path, fold)
    assert (idf.get("项目"), idf.get("項目"), idf.median) == (9.0, 9.0, read_idf(path).median)


def test_every_value_is_finite(tmp_path: Path) -> None:
    idf = shipped()
    assert all(
        math.isfinite(idf.get(term)) for term in ("", " ", "\0", "\ud800", "😀", "中", "a b")
    )
