"""The command line in real processes: inputs, formats, streams, files, interruption."""

from __future__ import annotations

import json
import os
import signal
import subprocess
from pathlib import Path
from typing import Any

import pytest
from articles import HARBOUR
from processes import (
    COMMANDS,
    FORMATS,
    ROOT,
    SAMPLES,
    TIMEOUT_SECONDS,
    command,
    complaint,
    environment,
    output,
    record,
    run,
    shared_output,
    shared_record,
    shell,
)

REPORT = "samples/report.txt"
TRADITIONAL = "samples/traditional.txt"
ESCAPE = "\x1b["
COLUMNS = {
    "summarize": "section heading rank score line start end text name",
    "keywords": "term score count line section name",
    "tokenize": "token tag start end sentence line name",
    "sentences": "index section paragraph line start end text name",
    "outline": "role level line start end text name",
    "clean": "role level line start end text name",
}


def lines_of(text: str) -> list[str]:
    """The lines of a text that ends in a newline."""
    assert text.endswith("\n")
    return text[:-1].split("\n")


def without(result: dict[str, Any], *names: str) -> dict[str, Any]:
    return {name: value for name, value in result.items() if name not in names}


@pytest.mark.parametrize("name", COMMANDS)
class TestFormats:
    """What each command prints in each format, of one file and of all samples."""

    def test_json_is_an_object_for_one_file_and_an_array_for_several(self, name: str) -> None:
        assert shared_record(name, REPORT)["name"] == REPORT
        assert [each["name"] for each in shared_record(name, *SAMPLES)] == list(SAMPLES)
        assert shared_record(name, REPORT) in shared_record(name, *SAMPLES)

    def test_jsonl_is_an_object_a_line(self, name: str) -> None:
        rows = [json.loads(row) for row in lines_of(shared_output(name, *SAMPLES, "-f", "jsonl"))]
        documents = shared_record(name, *SAMPLES)
        if name in ("sentences", "tokenize"):
            expected = [
                {"name": document["name"], **sentence}
                for document in documents
                for sentence in document["sentences"]
            ]
            assert rows == expected
        else:
            assert rows == documents

    def test_tsv_has_one_header_and_equal_columns(self, name: str) -> None:
        rows = [row.split("\t") for row in lines_of(shared_output(name, *SAMPLES, "-f", "tsv"))]
        assert rows[0] == COLUMNS[name].split()
        assert {len(row) for row in rows} == {len(rows[0])}
        assert rows.count(rows[0]) == 1
        assert list(dict.fromkeys(row[-1] for row in rows[1:])) == list(SAMPLES)

    def test_markdown_starts_with_the_title_or_is_a_list(self, name: str) -> None:
        first = lines_of(shared_output(name, REPORT, "-f", "markdown"))[0]
        starts = {"sentences": "1. ", "tokenize": "`", "outline": "- "}
        assert first.startswith(starts.get(name, "# 云岫县水务局"))

    def test_text_of_several_files_names_each(self, name: str) -> None:
        text = shared_output(name, *SAMPLES, "-f", "text")
        names = [line for line in text.split("\n") if line.startswith("==> ")]
        assert names == [f"==> {sample} <==" for sample in SAMPLES]
        assert "==>" not in shared_output(name, REPORT, "-f", "text")

    @pytest.mark.parametrize("format", FORMATS)
    def test_no_format_escapes_or_pads(self, name: str, format: str) -> None:
        text = shared_output(name, *SAMPLES, "-f", format)
        assert "\\u" not in text
        assert "\r" not in text
        assert ESCAPE not in text
        assert text.endswith("\n")
        assert not text.endswith("\n\n")


class TestInputs:
    """Files, patterns, standard input, encodings."""

    def test_standard_input_is_read_without_a_file_and_for_a_hyphen(self) -> None:
        data = (ROOT / REPORT).read_bytes()
        piped = record("summarize", data=data)
        assert piped["name"] == "-"
        assert without(piped, "name") == without(shared_record("summarize", REPORT), "name")
        assert record("summarize", "-", data=data) == piped

    def test_hyphen_stands_among_files(self) -> None:
        names = [
            each["name"] for each in record("sentences", REPORT, "-", data="一句话。".encode())
        ]
        assert names == [REPORT, "-"]

    def test_pattern_that_the_shell_left_is_expanded_and_sorted(self) -> None:
        names = [
            row.split("\t")[-1]
            for row in output("keywords", "samples/*.txt", "-f", "tsv").split("\n")
        ]
        expected = [sample for sample in SAMPLES if sample.endswith(".txt")]
        assert list(dict.fromkeys(names[1:-1])) == expected

    def test_names_with_spaces_han_and_a_leading_hyphen(self, tmp_path: Path) -> None:
        for name in ("年度 报告.md", "-x.md"):
            (tmp_path / name).write_text(HARBOUR, encoding="utf-8")
        printed = output("keywords", "-f", "jsonl", "--", "年度 报告.md", "-x.md", cwd=tmp_path)
        names = [json.loads(row)["name"] for row in lines_of(printed)]
        assert names == ["年度 报告.md", "-x.md"]

    @pytest.mark.parametrize(
        ("sample", "encoding"),
        [
            (REPORT, "gb18030"),
            (REPORT, "utf-16"),
            (REPORT, "utf-16-le"),
            (REPORT, "utf-8-sig"),
            (TRADITIONAL, "big5hkscs"),
            (TRADITIONAL, "gb18030"),
            (TRADITIONAL, "utf-16-be"),
        ],
    )
    def test_every_encoding_gives_the_same_summary(self, sample: str, encoding: str) -> None:
        data = (ROOT / sample).read_text(encoding="utf-8").encode(encoding)
        guessed = record("summarize", data=data)
        expected = without(shared_record("summarize", sample), "name", "encoding")
        assert without(guessed, "name", "encoding") == expected
        assert guessed["encoding"] != "ascii"
        named = record("summarize", "-E", encoding, data=data)
        assert without(named, "name", "encoding") == expected

    @pytest.mark.parametrize("newline", ["\r\n", "\r"])
    def test_newlines_change_offsets_alone(self, newline: str) -> None:
        text = (ROOT / REPORT).read_text(encoding="utf-8")
        other = record("summarize", data=text.replace("\n", newline).encode())
        expected = shared_record("summarize", REPORT)
        for group in ("sentences", "sections"):
            assert _without_offsets(other[group]) == _without_offsets(expected[group])
        assert (other["title"], other["keywords"]) == (expected["title"], expected["keywords"])

    def test_encoding_is_told(self) -> None:
        assert shared_record("summarize", "samples/gb18030.txt")["encoding"] == "gb18030"

    def test_format_of_the_input_can_be_named(self) -> None:
        data = "一百年的老码头迎来了夜航的货轮。\n\n```\n代码不算句子。\n```\n".encode()
        as_markdown = record("sentences", "--from", "markdown", data=data)["sentences"]
        as_text = record("sentences", "--from", "text", data=data)["sentences"]
        assert len(as_markdown) == 1
        assert len(as_text) > 1


def _without_offsets(value: Any) -> Any:
    if isinstance(value, list):
        return [_without_offsets(item) for item in value]
    if isinstance(value, dict):
        return {k: _without_offsets(v) for k, v in value.items() if k not in ("start", "end")}
    return value


class TestOutput:
    """Pipes, locales, colour, and files."""

    @pytest.mark.parametrize("name", COMMANDS)
    def test_reader_that_leaves_early_ends_silently(self, name: str) -> None:
        process = shell(f"summarizer {name} {REPORT} | head -1")
        assert (process.returncode, process.stderr) == (0, b"")
        assert process.stdout.decode() == lines_of(shared_output(name, REPORT))[0] + "\n"

    @pytest.mark.parametrize("arguments", ["sentences -f jsonl", "tokenize -f jsonl", "outline"])
    def test_pipe_closed_in_the_middle_of_a_long_output(
        self, arguments: str, tmp_path: Path
    ) -> None:
        large = tmp_path / "large.txt"
        large.write_bytes((ROOT / REPORT).read_bytes() * 200)
        files = f"'{large}' " * (1 if "jsonl" in arguments else 4)
        process = shell(f"summarizer {arguments} {files} | head -1")
        assert (process.returncode, process.stderr) == (0, b"")

    @pytest.mark.parametrize(
        "env",
        [{"LC_ALL": "C", "PYTHONIOENCODING": "ascii"}, {"LC_ALL": "POSIX", "PYTHONUTF8": "0"}],
    )
    def test_locale_changes_nothing(self, env: dict[str, str]) -> None:
        process = run("summarize", REPORT, env=env)
        assert (process.returncode, process.stderr) == (0, b"")
        assert process.stdout.decode() == shared_output("summarize", REPORT)

    def test_locale_changes_no_name(self, tmp_path: Path) -> None:
        (tmp_path / "夜航.md").write_text(HARBOUR, encoding="utf-8")
        env = {"LC_ALL": "POSIX", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
        process = run("keywords", "夜航.md", "没有.txt", "-f", "jsonl", env=env, cwd=tmp_path)
        assert complaint(process, 1).startswith("没有.txt: ")
        assert json.loads(process.stdout)["name"] == "夜航.md"

    @pytest.mark.parametrize(
        ("arguments", "env", "is_colored"),
        [
            (["--color", "always"], {}, True),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
            ([], {}, False),
            ([], {"FORCE_COLOR": "1"}, True),
            ([], {"FORCE_COLOR": "1", "NO_COLOR": "1"}, False),
            (["--color", "always", "-f", "json"], {}, False),
        ],
    )
    def test_color_of_a_pipe(
        self, arguments: list[str], env: dict[str, str], is_colored: bool
    ) -> None:
        process = run("outline", REPORT, *arguments, env=env)
        assert (ESCAPE in process.stdout.decode()) == is_colored

    def test_file_holds_what_standard_output_would(self, tmp_path: Path) -> None:
        target = tmp_path / "结果.json"
        target.write_text("old", encoding="utf-8")
        assert output("summarize", REPORT, "-f", "json", "-o", str(target)) == ""
        assert target.read_text(encoding="utf-8") == shared_output(
            "summarize", REPORT, "-f", "json"
        )
        assert list(tmp_path.iterdir()) == [target]
        assert output("summarize", REPORT, "-o", "-") == shared_output("summarize", REPORT)

    def test_file_can_be_the_input(self, article: Path) -> None:
        expected = output("clean", article.name, cwd=article.parent)
        output("clean", article.name, "-o", article.name, cwd=article.parent)
        assert article.read_text(encoding="utf-8") == expected

    def test_file_stays_when_the_call_is_wrong(self, tmp_path: Path) -> None:
        target = tmp_path / "old.txt"
        target.write_text("old", encoding="utf-8")
        complaint(run("summarize", REPORT, "-o", str(target), "-u", "missing.dict"), 2)
        assert target.read_text(encoding="utf-8") == "old"
        assert list(tmp_path.iterdir()) == [target]

    def test_file_stays_when_there_is_no_result(self, tmp_path: Path) -> None:
        target = tmp_path / "old.txt"
        target.write_text("old", encoding="utf-8")
        complaint(run("summarize", "missing.txt", "-o", str(target)), 1)
        assert target.read_text(encoding="utf-8") == "old"

    def test_file_and_link_through_which_it_is_written_stay_what_they_are(
        self, tmp_path: Path
    ) -> None:
        target, link = tmp_path / "target.txt", tmp_path / "link.txt"
        target.write_text("old", encoding="utf-8")
        link.symlink_to(target)
        output("keywords", REPORT, "-o", str(link))
        assert link.is_symlink()
        assert target.read_text(encoding="utf-8") == shared_output("keywords", REPORT)

    def test_file_has_the_permissions_that_it_had(self, tmp_path: Path) -> None:
        target = tmp_path / "mine.txt"
        target.write_text("old", encoding="utf-8")
        target.chmod(0o600)
        output("keywords", REPORT, "-o", str(target))
        assert target.stat().st_mode & 0o777 == 0o600

    @pytest.mark.parametrize("target", [".", "missing/out.txt", f"{REPORT}/out.txt", ""])
    def test_file_that_cannot_be_written_is_a_usage_error(self, target: str) -> None:
        assert "Traceback" not in complaint(run("summarize", REPORT, "-o", target), 2)

    @pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full here")
    @pytest.mark.parametrize("format", ["text", "jsonl"])
    def test_full_disk_is_told_in_one_line(self, format: str) -> None:
        process = shell(f"summarizer summarize {REPORT} -f {format} > /dev/full")
        assert "no space left" in complaint(process, 1)

    def test_device_is_written_and_not_replaced(self) -> None:
        assert output("keywords", REPORT, "-o", "/dev/stdout") == shared_output("keywords", REPORT)

    def test_null_device_swallows_the_result(self) -> None:
        assert output("keywords", REPORT, "-o", os.devnull) == ""

    @pytest.mark.parametrize("call", ["< /dev/null >&-", "<&-"])
    def test_closed_streams_are_told_in_one_line(self, call: str) -> None:
        process = shell(f"summarizer summarize - {call}")
        assert process.returncode in (1, 2)
        complaint(process, process.returncode)

    def test_closed_standard_input_does_not_matter_to_files(self) -> None:
        process = shell(f"summarizer summarize {REPORT} <&-")
        assert process.stdout.decode() == shared_output("summarize", REPORT)


class TestInterruption:
    """Ctrl-C while the command waits for its input."""

    def test_interrupt_ends_quietly(self, article: Path) -> None:
        with _waiting("sentences", str(article), "-", "-f", "jsonl") as process:
            assert process.stdout is not None
            # Once this line is here, the command goes on to standard input, which stays open.
            assert process.stdout.readline().startswith(b"{")
            process.send_signal(signal.SIGINT)
            _, errors = process.communicate(timeout=TIMEOUT_SECONDS)
        assert process.returncode == 130
        assert b"Traceback" not in errors

    def test_interrupt_leaves_the_old_file(self, article: Path) -> None:
        target = article.parent / "out.txt"
        target.write_text("old", encoding="utf-8")
        with _waiting("sentences", "missing.txt", "-", "-o", str(target)) as process:
            assert process.stderr is not None
            assert b"missing.txt" in process.stderr.readline()
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=TIMEOUT_SECONDS)
        assert process.returncode == 130
        assert target.read_text(encoding="utf-8") == "old"
        assert sorted(article.parent.iterdir()) == [article, target]


def _waiting(*arguments: str) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        command(*arguments),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    )
