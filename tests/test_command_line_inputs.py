"""What people hand to the command: folders, lists of files, pipes, odd names."""

from __future__ import annotations

import json
import os
import sys
from typing import TYPE_CHECKING

import pytest
from processes import COMMANDS, complaint, output, run, shell

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = "渔港昨天开通了夜航。夜航灯沿着十二公里的航道排开，货轮不必再等天亮就能靠岸。"
NAMES = ("a b.md", "渔港/十月.txt", "渔港/两\n行.txt")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="needs a POSIX shell")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in (*NAMES, "渔港/.hidden.txt", "渔港/photo.jpg"):
        path = tmp_path / "articles" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(HARBOUR, encoding="utf-8")
    return tmp_path / "articles"


def names(printed: str) -> list[str]:
    return [json.loads(line)["name"] for line in printed.splitlines()]


def test_a_folder_stands_for_its_files(folder: Path) -> None:
    printed = output("summarize", "articles", "-f", "jsonl", cwd=folder.parent)
    assert names(printed) == [os.path.join("articles", *name.split("/")) for name in sorted(NAMES)]


def test_a_folder_with_nothing_to_read_does_not_stop_the_others(folder: Path) -> None:
    (folder.parent / "none").mkdir()
    process = run("summarize", "none", "articles", "-f", "jsonl", cwd=folder.parent)
    assert complaint(process, 1).startswith("none: holds no file to read; ")
    assert len(process.stdout.splitlines()) == len(NAMES)


@posix_only
@pytest.mark.parametrize("name", COMMANDS)
def test_a_list_of_files(folder: Path, name: str) -> None:
    script = f"find . -name '*.txt' -type f -print0 | summarizer {name} 'a b.md' -0 -f jsonl"
    process = shell(script, cwd=folder)
    assert process.stderr == b""
    found = names(process.stdout.decode())
    assert found[0] == "a b.md"
    assert {*found} == {"a b.md", "./渔港/十月.txt", "./渔港/两\n行.txt", "./渔港/.hidden.txt"}


@posix_only
def test_process_substitution(folder: Path) -> None:
    script = "summarizer summarize <(cat 'a b.md') <(cat 'a b.md') -f jsonl"
    process = shell(script, cwd=folder)
    assert len(process.stdout.splitlines()) == 2
    record = '{"text": "' + HARBOUR + '"}'
    script = f"summarizer summarize --from jsonl <(echo '{record}') -f jsonl"
    assert len(shell(script, cwd=folder).stdout.splitlines()) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="names in any bytes are a matter of Linux")
def test_a_name_that_is_not_utf_8(folder: Path) -> None:
    (folder / os.fsdecode("渔港.txt".encode("gb18030"))).write_text(HARBOUR, encoding="utf-8")
    printed = output("summarize", ".", "-f", "jsonl", cwd=folder)
    assert len(names(printed)) == len(NAMES) + 1
    process = shell("find . -name '*.txt' -print0 | summarizer outline -0 -f jsonl", cwd=folder)
    assert len(process.stdout.splitlines()) == len(NAMES) + 1


@pytest.mark.parametrize("arguments", [("-0", "-"), ("-", "-"), ("-", "--null")])
def test_standard_input_cannot_be_read_twice(arguments: tuple[str, ...]) -> None:
    assert "standard input can be read once" in complaint(run("summarize", *arguments), 2)


def test_an_empty_list_is_told() -> None:
    assert "holds no list of files" in complaint(run("summarize", "-0"), 1)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_patterns_and_lists_do_not_wait_at_a_pipe(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HARBOUR, encoding="utf-8")
    os.mkfifo(tmp_path / "b.txt")
    by_pattern = run("keywords", f"{tmp_path}/**/*.txt", "-f", "jsonl")
    assert (by_pattern.returncode, len(by_pattern.stdout.splitlines())) == (0, 1)
    names = f"{tmp_path}/a.txt\0{tmp_path}/b.txt\0".encode()
    by_list = run("keywords", "-0", "-f", "jsonl", data=names)
    assert (by_list.returncode, len(by_list.stdout.splitlines())) == (1, 1)
    assert b"b.txt: is a pipe or a device; " in by_list.stderr


def test_a_failing_record_is_named_by_its_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_text(f"id,text\n甲,{HARBOUR}\n乙, \n", encoding="utf-8")
    process = run("keywords", str(tmp_path / "a.csv"))
    assert process.returncode == 1
    assert process.stderr.decode().startswith(f"summarizer: {tmp_path}/a.csv:3 (乙): is empty; ")


def test_fields_of_what_holds_no_records_are_an_error() -> None:
    process = run("sentences", "--text-field", "body", data=b'{"body": "a"}\n')
    assert (process.returncode, process.stdout) == (1, b"")
    assert b"-: has no fields to name; give --from jsonl" in process.stderr
