"""What the paths of a command line stand for."""

from __future__ import annotations

import io
import os
import pathlib
import sys
import threading
from collections.abc import Iterator

import pytest

from summarizer.inputs import sources
from summarizer.model import Failure, Source

posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX file system")


@pytest.fixture
def folder(tmp_path: pathlib.Path, monkeypatch: pytest.MonkeyPatch) -> pathlib.Path:
    (tmp_path / "b.md").write_bytes("渔港".encode())
    (tmp_path / "a.md").write_bytes("海岸".encode())
    (tmp_path / "inner").mkdir()
    (tmp_path / "inner" / "c.md").write_bytes(b"")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def read(*paths: str, stdin: bytes = b"") -> Iterator[Source | Failure]:
    return sources(paths, stdin=io.BytesIO(stdin), encoding="auto", format="auto")


def failure(path: str) -> Failure:
    (found,) = read(path)
    assert isinstance(found, Failure)
    return found


def names(*paths: str) -> list[str]:
    return [one.name for one in read(*paths) if isinstance(one, Source)]


@pytest.mark.usefixtures("folder")
class TestFiles:
    def test_order_is_that_of_the_paths(self) -> None:
        assert list(read("b.md", "a.md", "b.md")) == [
            Source("b.md", "渔港".encode()),
            Source("a.md", "海岸".encode()),
            Source("b.md", "渔港".encode()),
        ]

    def test_encoding_and_format_are_handed_on(self) -> None:
        found = sources(["a.md"], stdin=io.BytesIO(), encoding="big5", format="html")
        assert list(found) == [Source("a.md", "海岸".encode(), encoding="big5", format="html")]

    def test_an_empty_file_is_a_source(self) -> None:
        assert list(read("inner/c.md")) == [Source("inner/c.md", b"")]

    def test_a_file_is_read_only_when_it_is_reached(self, folder: pathlib.Path) -> None:
        found = read("a.md", "b.md")
        next(found)
        (folder / "b.md").write_bytes(b"later")
        assert next(found) == Source("b.md", b"later")

    def test_what_fails_does_not_stop_the_others(self) -> None:
        found = list(read("none.md", "inner", "a.md"))
        assert [type(one) for one in found] == [Failure, Failure, Source]

    def test_a_file_that_vanishes_is_a_failure(self, folder: pathlib.Path) -> None:
        found = read("a.md", "b.md")
        next(found)
        (folder / "b.md").unlink()
        assert isinstance(next(found), Failure)


class TestStandardInput:
    def test_no_path_is_standard_input(self) -> None:
        assert list(read(stdin=b"abc")) == [Source("-", b"abc")]

    @pytest.mark.usefixtures("folder")
    def test_a_dash_is_standard_input(self) -> None:
        found = list(read("a.md", "-", stdin=b"abc"))
        assert found == [Source("a.md", "海岸".encode()), Source("-", b"abc")]

    def test_closed_standard_input_is_a_failure(self) -> None:
        stdin = io.BytesIO()
        stdin.close()
        (found,) = sources([], stdin=stdin, encoding="auto", format="auto")
        assert isinstance(found, Failure)


@pytest.mark.usefixtures("folder")
class TestPatterns:
    def test_matches_are_sorted(self) -> None:
        assert names("*.md") == ["a.md", "b.md"]

    @pytest.mark.parametrize("pattern", ["?.md", "[ab].md", "[!c].md"])
    def test_other_wildcards(self, pattern: str) -> None:
        assert names(pattern) == ["a.md", "b.md"]

    def test_folders_below(self) -> None:
        assert names("**/*.md") == ["a.md", "b.md", os.path.join("inner", "c.md")]

    def test_no_match_is_a_failure(self) -> None:
        found = failure("*.txt")
        assert found.name == "*.txt"
        assert found.message.startswith("no file matches; ")

    @posix_only
    def test_a_file_called_like_a_pattern_is_itself(self, folder: pathlib.Path) -> None:
        (folder / "[a]*.md").write_bytes(b"literal")
        assert list(read("[a]*.md")) == [Source("[a]*.md", b"literal")]


@pytest.mark.usefixtures("folder")
class TestFailures:
    def test_a_missing_file(self) -> None:
        assert failure("none.md") == Failure(
            "none.md", "input", "cannot be read: no such file; check the path"
        )

    def test_a_folder(self) -> None:
        example = os.path.join("inner", "*.md")
        assert failure("inner") == Failure(
            "inner", "input", f"is a folder; give its files, for example {example}"
        )

    def test_an_empty_path(self) -> None:
        assert "no such file" in failure("").message

    def test_a_path_with_nul(self) -> None:
        assert failure("a\0b").message.startswith("cannot be read: ")

    @posix_only
    def test_a_path_through_a_file(self) -> None:
        assert "is no folder" in failure("a.md/b").message

    @posix_only
    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads all")
    def test_a_file_that_may_not_be_read(self, folder: pathlib.Path) -> None:
        (folder / "a.md").chmod(0)
        assert "permission denied" in failure("a.md").message

    @posix_only
    def test_a_link_to_itself(self, folder: pathlib.Path) -> None:
        (folder / "loop").symlink_to("loop")
        assert failure("loop").message.startswith("cannot be read: too many levels")

    @posix_only
    def test_a_link_to_nothing(self, folder: pathlib.Path) -> None:
        (folder / "link").symlink_to("nothing")
        assert "no such file" in failure("link").message

    def test_each_message_is_one_line_that_says_what_to_do(self) -> None:
        for path in ("none.md", "inner", "*.txt", "a\0b"):
            what, _, remedy = failure(path).message.partition("; ")
            assert what
            assert remedy
            assert "\n" not in failure(path).message


@pytest.mark.skipif(sys.platform != "linux", reason="names in any bytes are a matter of Linux")
def test_a_name_that_is_not_utf_8(folder: pathlib.Path) -> None:
    name = os.fsdecode("渔港.md".encode("gb18030"))
    (folder / name).write_bytes(b"abc")
    shown = os.fsencode(name).decode("utf-8", "replace")
    assert list(read(name)) == [Source(shown, b"abc")]
    assert shown in names("*.md")


@posix_only
def test_a_named_pipe(folder: pathlib.Path) -> None:
    path = folder / "pipe"
    os.mkfifo(path)
    writer = threading.Thread(target=path.write_bytes, args=(b"abc",))
    writer.start()
    assert list(read("pipe")) == [Source("pipe", b"abc")]
    writer.join()
