"""What the paths of a command line stand for."""

from __future__ import annotations

import io
import os
import pathlib
import sys
import threading
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import inputs
from summarizer.inputs import sources
from summarizer.inputs.lists import listed_files
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
        found = list(read("none.md", "b.md/x", "a.md"))
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


class TestLimit:
    """An endless input ends, with one line."""

    def test_too_much_is_a_failure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(inputs, "MAX_BYTES", 3 * inputs.PIECE_BYTES)
        whole = bytes(inputs.MAX_BYTES)
        assert list(read(stdin=whole)) == [Source("-", whole)]
        (found,) = read(stdin=whole + b"x")
        assert isinstance(found, Failure)
        assert found.message == "is longer than 3 MB; give it in smaller parts"

    @pytest.mark.skipif(sys.platform != "linux", reason="needs /dev/zero")
    @pytest.mark.usefixtures("folder")
    def test_the_others_follow(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(inputs, "MAX_BYTES", 100)
        found = list(read("/dev/zero", "a.md"))
        assert [type(one) for one in found] == [Failure, Source]


@pytest.mark.usefixtures("folder")
class TestFolders:
    """A folder stands for what can be read below it."""

    def test_files_are_sorted_by_path(self, folder: pathlib.Path) -> None:
        for name in ("d.txt", "inner.md", "inner/b.TXT", "inner/deep/a.html", "inner-2/a.md"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(b"")
        found = names(".")
        assert found == sorted(found)
        assert found == [
            os.path.join(".", *name.split("/"))
            for name in (
                "a.md b.md d.txt inner-2/a.md inner.md inner/b.TXT inner/c.md inner/deep/a.html"
            ).split()
        ]

    def test_what_is_hidden_or_no_text_is_left_out(self, folder: pathlib.Path) -> None:
        for name in ("inner/.d.md", "inner/photo.jpg", "inner/.git/d.md", "inner/md"):
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_bytes(b"")
        assert names("inner") == [os.path.join("inner", "c.md")]

    def test_a_file_that_vanishes_is_a_failure(self, folder: pathlib.Path) -> None:
        found = read(str(folder))
        next(found)
        (folder / "b.md").unlink()
        assert [type(one) for one in found] == [Failure, Source]

    @posix_only
    def test_loops_of_links_are_not_walked(self, folder: pathlib.Path) -> None:
        (folder / "inner" / "up").symlink_to("..")
        (folder / "inner" / "link.md").symlink_to("../a.md")
        (folder / "link").symlink_to("inner")
        assert names("link") == ["link/c.md", "link/link.md"]

    @posix_only
    def test_broken_links_are_told_and_pipes_not_opened(self, folder: pathlib.Path) -> None:
        (folder / "inner" / "a.md").symlink_to("nothing")
        (folder / "inner" / "b.md").symlink_to("b.md")
        os.mkfifo(folder / "inner" / "pipe.md")
        found = list(read("inner"))
        assert [(one.name, type(one)) for one in found] == [
            ("inner/a.md", Failure),
            ("inner/b.md", Failure),
            ("inner/c.md", Source),
        ]

    @posix_only
    @pytest.mark.skipif(hasattr(os, "geteuid") and os.geteuid() == 0, reason="root reads all")
    def test_a_folder_that_may_not_be_listed(self, folder: pathlib.Path) -> None:
        (folder / "inner").chmod(0)
        found = list(read("."))
        (folder / "inner").chmod(0o700)
        assert [type(one) for one in found] == [Source, Source, Failure]

    def test_patterns_stand_for_folders_too(self) -> None:
        assert names("inn*") == [os.path.join("inner", "c.md")]
        assert names("**") == ["a.md", "b.md", os.path.join("inner", "c.md")]


@pytest.mark.usefixtures("folder")
class TestLists:
    """`find -print0`: paths on standard input, a NUL behind each."""

    @staticmethod
    def listed(*paths: str, data: bytes) -> list[Source | Failure]:
        return list(
            sources(
                paths,
                stdin=io.BytesIO(data),
                encoding="auto",
                format="auto",
                is_list_on_stdin=True,
            )
        )

    def test_paths_come_after_those_given(self) -> None:
        found = self.listed("b.md", data=b"a.md\0inner/c.md\0none.md\0b.md")
        assert [one.name for one in found] == ["b.md", "a.md", "inner/c.md", "none.md", "b.md"]
        assert [type(one) for one in found].count(Failure) == 1

    @posix_only
    @given(st.lists(st.binary(min_size=1).filter(lambda name: not {0, 10} & {*name}), min_size=1))
    def test_names_are_those_between_the_nuls(self, names: list[bytes]) -> None:
        paths = [b"none/" + name for name in names]
        assert list(listed_files(io.BytesIO(b"\0".join(paths)))) == list(map(os.fsdecode, paths))

    @posix_only
    def test_any_name_is_taken_as_it_is(self, folder: pathlib.Path) -> None:
        strange = ["-", "a b.md", "two\nlines.md", "[ab].md", "渔港 纪事.md", "*"]
        for name in strange:
            (folder / name).write_bytes(name.encode())
        found = self.listed(data="\0".join(strange).encode())
        assert [one.data for one in found if isinstance(one, Source)] == [
            name.encode() for name in strange
        ]

    @pytest.mark.parametrize(
        ("data", "word"),
        [
            (b"", "no list"),
            (b"a.md\nb.md\n", "NUL"),
            (b"inner\0", "is a folder"),
            (b"x" * 3_000_000, "no list"),
        ],
        ids=["empty", "line ends", "folder", "text"],
    )
    def test_what_is_no_list_of_files(self, data: bytes, word: str) -> None:
        (found,) = self.listed(data=data)
        assert isinstance(found, Failure)
        assert word in found.message
        assert "; " in found.message

    def test_a_closed_standard_input(self) -> None:
        (found,) = sources([], stdin=None, encoding="auto", format="auto", is_list_on_stdin=True)
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

    @posix_only
    def test_folders_in_the_middle(self, folder: pathlib.Path) -> None:
        (folder / "inner" / "[x]" / "y").mkdir(parents=True)
        (folder / "inner" / "[x]" / "y" / "d.md").write_bytes(b"")
        assert names("inner/**/*.md") == ["inner/[x]/y/d.md", "inner/c.md"]
        assert names("**/y/**/d.md") == ["inner/[x]/y/d.md"]
        assert names(f"{folder}/**/c.*") == [f"{folder}/inner/c.md"]

    @posix_only
    def test_loops_of_links_are_not_walked(self, folder: pathlib.Path) -> None:
        for name in ("one", "two", "three"):
            (folder / "inner" / name).symlink_to("..")
        assert names("**/*.md") == ["a.md", "b.md", "inner/c.md"]

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

    def test_a_folder_with_nothing_to_read(self, folder: pathlib.Path) -> None:
        (folder / "inner" / "c.md").rename(folder / "inner" / "c.bin")
        assert failure("inner").message.startswith("holds no file to read; ")

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
        for path in ("none.md", "*.txt", "a\0b"):
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
