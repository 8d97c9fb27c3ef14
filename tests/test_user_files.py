"""What holds for every file that a user gives words or values in."""

import codecs
from collections.abc import Callable
from pathlib import Path

import pytest

from summarizer.errors import ResourceError
from summarizer.idf import read_idf
from summarizer.stopwords import read_stop_words
from summarizer.tokenization.user_words import read_user_dict

Read = Callable[[str], object]
# Each with what it calls the file, and how a line of it ends.
READERS: list[tuple[Read, str, str]] = [
    (read_stop_words, "stop list", ""),
    (read_user_dict, "user dictionary", " 5 nz"),
    (lambda path: read_idf(path).get("渔港"), "IDF table", " 5"),
]
each_reader = pytest.mark.parametrize(
    ("read", "name", "rest"), [pytest.param(*reader, id=reader[1]) for reader in READERS]
)


def write(folder: Path, data: bytes) -> str:
    path = folder / "words.txt"
    path.write_bytes(data)
    return str(path)


@each_reader
def test_forms_that_editors_leave(tmp_path: Path, read: Read, name: str, rest: str) -> None:
    plain = read(write(tmp_path, f"渔港{rest}\n海岸{rest}\n".encode()))
    for data in (
        codecs.BOM_UTF8 + f"渔港{rest}\r\n海岸{rest}".encode(),
        f"# 我的词\n\n 渔港{rest} \n　\n海岸{rest}".encode(),
        f"渔港{rest}\r海岸{rest}\r".encode(),
    ):
        if name == "IDF table":
            assert read(write(tmp_path, data)) == plain == 5.0
        else:
            assert read(write(tmp_path, data)) == plain


@each_reader
@pytest.mark.parametrize(
    ("data", "line"),
    [
        pytest.param("渔港\n海岸\n渔船\n".encode("gb18030"), 1, id="GB18030"),
        pytest.param("渔港 5\n海岸 5\n".encode() + b"\xff\n", 3, id="a bad line"),
        pytest.param(codecs.BOM_UTF8 + "渔港 5\n".encode() + b"\xff", 2, id="after a mark"),
        pytest.param("渔港\n海岸\n".encode("utf-16"), 1, id="UTF-16"),
        pytest.param(b"ab 5\ncd 5\n\x00\x01\x02", 3, id="binary"),
    ],
)
def test_what_is_not_utf_8_is_named(
    tmp_path: Path, read: Read, name: str, rest: str, data: bytes, line: int
) -> None:
    with pytest.raises(ResourceError) as caught:
        read(write(tmp_path, data))
    told = str(caught.value)
    assert told.startswith(f"{tmp_path}/words.txt: line {line} of the {name} is not UTF-8 text; ")
    assert "; give " in told


@each_reader
@pytest.mark.parametrize("path", ["none.txt", ".", "a\0b"])
def test_what_cannot_be_read_is_named(
    tmp_path: Path, read: Read, name: str, rest: str, path: str
) -> None:
    with pytest.raises(ResourceError) as caught:
        read(f"{tmp_path}/{path}")
    assert f"{path}: the {name} cannot be read: " in str(caught.value)
    assert "; give " in str(caught.value)
