"""The command line in real processes: what it says and how it ends when something is wrong."""

from __future__ import annotations

import os
import pty
import subprocess
from pathlib import Path

import pytest
from articles import HARBOUR, long_section
from processes import (
    ALL_COMMANDS,
    COMMANDS,
    READING_COMMANDS,
    ROOT,
    TIMEOUT_SECONDS,
    command,
    complaint,
    environment,
    output,
    record,
    run,
    shared_output,
)

import summarizer

REPORT = "samples/report.txt"
BAD_FILES = {
    "empty.txt": b"",
    "blank.txt": " \n\u3000\t\r\n\ufeff".encode(),
    "nul.txt": b"\0" * 64,
    "binary.bin": bytes(range(256)) * 8,
    "picture.png": b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\1\0\0\0\1\0\x08\6\0\0\0"
    + b"\x9c\xed\xc1" * 99,
    "heading.md": "# 只有一个标题\n".encode(),
}


@pytest.fixture
def bad_files(tmp_path: Path) -> Path:
    for name, data in BAD_FILES.items():
        (tmp_path / name).write_bytes(data)
    (tmp_path / "folder").mkdir()
    (tmp_path / "good.md").write_text(HARBOUR, encoding="utf-8")
    return tmp_path


class TestFailingInputs:
    """An input that cannot be used: one line on standard error, exit code 1."""

    @pytest.mark.parametrize("name", [*BAD_FILES, "missing.txt", "folder", "*.docx"])
    def test_one_line_names_the_file_and_the_remedy(self, name: str, bad_files: Path) -> None:
        process = run("summarize", name, "-f", "json", cwd=bad_files)
        message = complaint(process, 1)
        assert message.startswith(f"{name}: ")
        assert "; " in message
        assert process.stdout == b""

    def test_the_others_are_printed(self, bad_files: Path) -> None:
        bad = [*BAD_FILES, "missing.txt", "folder"]
        process = run("summarize", *bad[:4], "good.md", *bad[4:], "-f", "jsonl", cwd=bad_files)
        assert process.returncode == 1
        assert process.stdout.decode() == output(
            "summarize", "good.md", "-f", "jsonl", cwd=bad_files
        )
        told = process.stderr.decode().split("\n")[:-1]
        assert [line.split(": ")[:2] for line in told] == [["summarizer", name] for name in bad]

    @pytest.mark.parametrize("format", ["text", "markdown", "json", "tsv"])
    def test_results_stay_well_formed_around_a_failure(self, format: str, bad_files: Path) -> None:
        names = ("missing.txt", "good.md", "folder")
        process = run("keywords", *names, "-f", format, cwd=bad_files)
        assert process.returncode == 1
        alone = output("keywords", "good.md", "-f", format, cwd=bad_files)
        if format == "json":
            alone = "[\n" + alone.rstrip() + "\n]\n"
            assert "".join(process.stdout.decode().split()) == "".join(alone.split())
        else:
            assert process.stdout.decode().endswith(alone)

    @pytest.mark.parametrize("name", COMMANDS)
    def test_empty_standard_input(self, name: str) -> None:
        process = run(name)
        assert complaint(process, 1).startswith("-: is empty; ")
        assert process.stdout == b""

    def test_bytes_that_are_not_in_the_named_encoding(self) -> None:
        message = complaint(run("summarize", "samples/gb18030.txt", "-E", "utf-8"), 1)
        assert message.startswith("samples/gb18030.txt: is not utf-8")
        assert "-E" in message

    @pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="everything is readable")
    def test_file_that_may_not_be_read(self, article: Path) -> None:
        article.chmod(0)
        assert "permission denied" in complaint(run("summarize", str(article)), 1)

    def test_control_characters_of_a_name_do_not_reach_the_terminal(self) -> None:
        assert "\x1b" not in complaint(run("summarize", "a\x1b[31m\nb.txt"), 1)

    def test_debug_shows_where(self) -> None:
        process = run("summarize", "--debug", data=b"\0\1\2\3")
        assert process.returncode == 1
        assert b"Traceback" in process.stderr

    def test_quiet_does_not_hide_errors(self) -> None:
        complaint(run("summarize", "missing.txt", "-q"), 1)


class TestNotes:
    """What is worth a line on standard error although the result is there."""

    def test_spoilt_bytes_are_told_unless_quiet(self) -> None:
        data = HARBOUR.encode().replace("夜航".encode(), "夜航".encode()[:-1], 1)
        process = run("keywords", data=data)
        assert "byte" in complaint(process, 0)
        assert run("keywords", "-q", data=data).stderr == b""

    def test_verbose_says_what_was_done(self) -> None:
        process = run("summarize", REPORT, "-v")
        assert process.stdout.decode() == shared_output("summarize", REPORT)
        assert REPORT in process.stderr.decode()


class TestWrongUse:
    """A call that no input could satisfy: one line on standard error, exit code 2, no result."""

    @pytest.mark.parametrize(
        "arguments",
        [
            ["nope"],
            ["--nope"],
            ["summarize", "--nope"],
            ["summarize", "-f", "html2"],
            ["summarize", "-n", "0"],
            ["summarize", "-n", "two"],
            ["summarize", "--ratio", "2"],
            ["summarize", "--ratio", "0"],
            ["summarize", "--ratio", "nan"],
            ["summarize", "-n", "1", "--ratio", "0.5"],
            ["summarize", "--max-chars", "0"],
            ["summarize", "-k", "-1"],
            ["keywords", "-k", "0"],
            ["summarize", "--ranker", "nope"],
            ["summarize", "--keyword-ranker", "nope"],
            ["keywords", "--ranker", "nope"],
            ["summarize", "--by", "chapter"],
            ["tokenize", "--mode", "nope"],
            ["tokenize", "--tokenizer", "nope"],
            ["summarize", "--from", "docx2"],
            ["summarize", "--color", "sometimes"],
            ["summarize", "-E", "nope"],
            ["summarize", "-o"],
        ],
        ids=" ".join,
    )
    def test_one_line_and_exit_code_2(self, arguments: list[str]) -> None:
        process = run(*arguments, data=HARBOUR.encode())
        assert "Traceback" not in complaint(process, 2)
        assert process.stdout == b""

    @pytest.mark.parametrize("arguments", [["summarize"], ["keywords"], ["clean"]])
    def test_no_input_on_a_terminal_gives_short_help(self, arguments: list[str]) -> None:
        ours, theirs = pty.openpty()
        process = subprocess.run(
            command(*arguments),
            stdin=theirs,
            capture_output=True,
            env=environment(),
            cwd=ROOT,
            timeout=TIMEOUT_SECONDS,
        )
        os.close(theirs)
        os.close(ours)
        assert (process.returncode, process.stdout) == (2, b"")
        assert f"Usage: summarizer {arguments[0]}" in process.stderr.decode()
        assert "--help" in process.stderr.decode()

    def test_no_command_gives_short_help(self) -> None:
        process = run()
        assert (process.returncode, process.stdout) == (2, b"")
        lines = process.stderr.decode().split("\n")
        assert lines[0].startswith("Usage: summarizer")
        assert max(map(len, lines)) <= 120


class TestHelp:
    @pytest.mark.parametrize("option", ["--help", "-h"])
    def test_help_lists_every_command(self, option: str) -> None:
        text = output(option)
        assert text.startswith("Usage: summarizer [OPTIONS] COMMAND")
        assert [name for name in ALL_COMMANDS if f"\n  {name} " not in text] == []

    @pytest.mark.parametrize("name", READING_COMMANDS)
    def test_help_of_a_command(self, name: str) -> None:
        text = output(name, "--help")
        assert text.startswith(f"Usage: summarizer {name} [OPTIONS] [FILES]...")
        assert text == output(name, "-h")
        assert "--output" in text

    def test_version(self) -> None:
        assert output("--version") == f"summarizer {summarizer.__version__}\n"


class TestUnusualTexts:
    """Texts that are no articles, but no reason to fail either."""

    @pytest.mark.parametrize("name", COMMANDS)
    @pytest.mark.parametrize(
        "text",
        [
            "The harbour opened at night. Ships no longer wait for daylight.",
            "港口昨天开通了夜航。",
            "港口",
            "。",
            "12345",
            "😀😀😀",
            "\U00020000\U0002a6df",
            "a" * 5000,
            "“「『（《" * 50,
            "- \n- \n- 港口昨天开通了夜航。",
        ],
        ids=[
            "english",
            "sentence",
            "word",
            "mark",
            "digits",
            "emoji",
            "rare",
            "long",
            "open",
            "list",
        ],
    )
    def test_nothing_fails_within(self, name: str, text: str) -> None:
        process = run(name, data=text.encode())
        assert process.returncode in (0, 1)
        if process.returncode == 1:
            assert complaint(process, 1).startswith("-: has no sentence")

    def test_english_alone_is_summarised(self) -> None:
        text = "The harbour opened at night. Ships no longer wait for daylight."
        chosen = record("summarize", data=text.encode())["sentences"]
        assert [each["text"] for each in chosen if each["text"] not in text] == []
        assert chosen

    def test_one_sentence_is_its_own_summary(self) -> None:
        result = record("summarize", data="港口昨天开通了夜航。".encode())
        assert [each["text"] for each in result["sentences"]] == ["港口昨天开通了夜航。"]
        assert [section["heading"] for section in result["sections"]] == [None]

    def test_two_thousand_sentences_in_one_section(self) -> None:
        data = long_section(2000).encode()
        result = record("summarize", "-n", "5", "--max-chars", "150", data=data)
        chosen = [each["text"] for section in result["sections"] for each in section["sentences"]]
        assert 1 <= len(chosen) <= 5
        assert sum(map(len, chosen)) <= 150

    def test_equal_sentences_are_chosen_once(self) -> None:
        data = ("港口昨天开通了夜航，货轮不必再等天亮。" * 20).encode()
        assert len(record("summarize", "-n", "3", data=data)["sentences"]) == 1

    def test_call_says_the_same_each_time(self) -> None:
        outputs = {
            run("summarize", REPORT, env={"PYTHONHASHSEED": seed}).stdout for seed in ("1", "2")
        }
        assert outputs == {shared_output("summarize", REPORT).encode()}
