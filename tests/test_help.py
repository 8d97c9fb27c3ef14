"""Help as a user meets it: what it holds, its examples, its language, and what it says of typos."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path

import click
import pytest
from help_pages import CONTEXTS, LANGUAGES, columns, help_lines
from processes import (
    ROOT,
    complaint,
    output,
    run,
    shared_output,
    shell,
)

from summarizer.commands import COMMANDS
from summarizer.commands.manual import GROUPS
from summarizer.commands.manual.wrapping import pieces, wrap
from summarizer.commands.process import speaks_chinese

EXAMPLES = {
    line: None
    for context in CONTEXTS.values()
    for line in (context.command.epilog or "").split("\n")
    if line and not line.startswith("#")
}
CHINESE = {"LANG": "zh_CN.UTF-8"}
# Three words of Latin in a row are no names.
ENGLISH = r"[A-Za-z]+ [a-z]+ [a-z]+"


def help_of(path: tuple[str, ...], env: dict[str, str]) -> str:
    process = run(*path, "--help", env=env)
    assert (process.returncode, process.stderr) == (0, b"")
    return process.stdout.decode()


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What the examples name: an article, a page, a folder, records, and tables of them."""
    folder = tmp_path_factory.mktemp("examples")
    (folder / "news").mkdir()
    (folder / ".config/fish/completions").mkdir(parents=True)
    for source, names in {
        "samples/report.txt": ("article.txt", "news/a.txt"),
        "samples/science.md": ("news/b.md",),
        "samples/page.html": ("page.html",),
    }.items():
        for name in names:
            shutil.copy(ROOT / source, folder / name)
    records = (ROOT / "tests/quality/news.jsonl").read_text(encoding="utf-8").split("\n")
    for name in ("records.jsonl", "references.jsonl"):
        (folder / name).write_text("\n".join(records[:3]) + "\n", encoding="utf-8")
    for source, name in (("news/", "news.idf"), ("records.jsonl", "records.idf")):
        output("idf", "build", source, "-o", name, cwd=folder)
    return folder


@pytest.mark.parametrize("columns_wide", [1, 7, 30, 80])
@pytest.mark.parametrize(
    "text",
    [
        "输出的格式（text、json），默认为“text”；不认识的报错。",
        "Output format: text, json.",
        "混排 mixed 文字，a,b,c——以及……",
        "。，、",
        "",
    ],
)
def test_wrapping_loses_nothing(text: str, columns_wide: int) -> None:
    assert "".join(pieces(text)) == text
    lines = wrap(text, columns_wide)
    assert "".join("".join(lines).split()) == "".join(text.split())
    assert all(columns(line) <= columns_wide or len(pieces(line)) == 1 for line in lines)


class TestContents:
    @pytest.mark.parametrize("path", CONTEXTS, ids=" ".join)
    def test_help_has_all_its_parts(self, path: tuple[str, ...]) -> None:
        lines = help_of(path, {}).split("\n")
        assert lines[0].startswith(" ".join(["Usage: summarizer", *path, "[OPTIONS]"]))
        # What it is for: one line by itself.
        assert re.fullmatch(r"  \S.*\.", lines[2])
        assert lines[1] == lines[3] == ""
        assert lines.index("Examples:") < lines.index("Exit codes:")
        assert "  0    Done." in lines

    @pytest.mark.parametrize("path", CONTEXTS, ids=" ".join)
    def test_every_option_has_words_and_a_group(self, path: tuple[str, ...]) -> None:
        listed = {name for names in GROUPS.values() for name in names}
        options = [o for o in CONTEXTS[path].command.params if isinstance(o, click.Option)]
        assert [option.name for option in options if option.name not in listed] == []
        assert [option.name for option in options if not option.help] == []
        text = "\n".join(help_lines(path, "english"))
        assert [name for option in options for name in option.opts if name not in text] == []

    def test_exit_codes_are_those_that_the_command_has(self) -> None:
        assert "  3    What --fail-under" in help_of(("evaluate",), {})
        assert "  3    " not in help_of(("summarize",), {})
        assert "  1    " not in help_of(("completion",), {})

    @pytest.mark.parametrize("language", LANGUAGES)
    @pytest.mark.parametrize("width", [50, 80])
    @pytest.mark.parametrize("path", CONTEXTS, ids=" ".join)
    def test_lines_fit(self, path: tuple[str, ...], width: int, language: str) -> None:
        # Examples and their comments stay in one piece, to be copied.
        shown = [line for line in help_lines(path, language, width) if line[2:] not in EXAMPLES]
        shown = [line for line in shown if width == 80 or not line.startswith("  # ")]
        assert [line for line in shown if columns(line) > width] == []
        assert [line for line in shown if re.match(r"\s*[，。、：；？！）」》］]", line)] == []

    @pytest.mark.parametrize("env", [{}, CHINESE], ids=list(LANGUAGES))
    def test_width_is_that_of_the_terminal(self, env: dict[str, str]) -> None:
        language = "chinese" if env else "english"
        for width in (50, 66):
            text = help_of(("summarize",), {**env, "COLUMNS": str(width)})
            assert text.split("\n")[:-1] == help_lines(("summarize",), language, width)


@pytest.mark.parametrize("line", EXAMPLES)
def test_example_runs(line: str, folder: Path) -> None:
    if "completion zsh" in line:
        if shutil.which("zsh") is None:
            pytest.skip("no zsh here")
        line = f"zsh -efc 'autoload -U compinit; compinit -D; {line}'"
    process = shell(line, folder, {"HOME": str(folder)})
    # 141 is `sort` on a pipe that `head` has closed; this command never ends so.
    assert process.returncode in (0, 141), process.stderr.decode()
    assert b"Traceback" not in process.stderr


class TestLanguage:
    @pytest.mark.parametrize(
        ("env", "is_chinese"),
        [
            ({}, False),
            ({"LANG": "en_US.UTF-8"}, False),
            ({"LANG": "de_DE.UTF-8"}, False),
            ({"LANG": "zh_CN.UTF-8"}, True),
            ({"LANG": "zh_TW.Big5"}, True),
            ({"LANG": "zh"}, True),
            ({"LANG": "zha_CN.UTF-8"}, False),
            ({"LANG": "zh_CN.UTF-8", "LC_MESSAGES": "en_GB.UTF-8"}, False),
            ({"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_HK.UTF-8"}, True),
            ({"LC_MESSAGES": "zh_CN.UTF-8", "LC_ALL": "C"}, False),
            ({"LC_ALL": "zh_CN.UTF-8", "LANG": "en_US.UTF-8"}, True),
            ({"LC_ALL": "", "LANG": "zh_CN.UTF-8"}, True),
            ({"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"}, True),
            ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "en:zh"}, False),
            ({"LANG": "zh_CN.UTF-8", "LANGUAGE": "fr"}, False),
            ({"LANG": "de_DE.UTF-8", "LANGUAGE": "fr:zh_CN"}, True),
            ({"LANG": "C.UTF-8", "LANGUAGE": "zh_CN"}, False),
            ({"LANGUAGE": "zh_CN"}, False),
        ],
        ids=str,
    )
    def test_locale_decides_as_in_gettext(self, env: dict[str, str], is_chinese: bool) -> None:
        assert speaks_chinese(env) == is_chinese
        assert ("用法：" in help_of((), env)) == is_chinese

    @pytest.mark.parametrize("path", CONTEXTS, ids=" ".join)
    def test_chinese_help_has_no_english_sentence(self, path: tuple[str, ...]) -> None:
        lines = [line for line in help_lines(path, "chinese") if line[2:] not in EXAMPLES]
        assert lines[0].startswith(" ".join(["用法：summarizer", *path, "[选项]"]))
        assert [line for line in lines[1:] if re.search(ENGLISH, line)] == []

    def test_help_is_utf_8_whatever_the_stream_would_have(self) -> None:
        env = {**CHINESE, "PYTHONIOENCODING": "ascii"}
        assert run("--help", env=env).stdout == run("--help", env=CHINESE).stdout
        assert run(env=env).stderr == run(env=CHINESE).stderr

    @pytest.mark.parametrize(
        "arguments",
        [
            ["summarise"],
            ["--nope"],
            ["summarize", "--nope"],
            ["summarize", "--formt", "json"],
            ["summarize", "-f", "htm"],
            ["summarize", "-n", "two"],
            ["summarize", "--ratio", "2"],
            ["summarize", "-o"],
            ["summarize", "--quiet=1"],
            ["summarize", "-", "-0"],
            ["keywords", "--figures", "-k", "3"],
            ["batch", "--resume"],
            ["batch", "--do", "summarise"],
            ["batch", "--engine", "spark"],
            ["batch", "-f", "parquet"],
            ["evaluate", "--max-chars", "many"],
            ["evaluate", "--fail-under", "rouge-l"],
            ["idf", "show"],
            ["idf", "bild"],
            ["idf", "build", "samples"],
        ],
        ids=" ".join,
    )
    def test_usage_errors_are_chinese(self, arguments: list[str]) -> None:
        told = complaint(run(*arguments, env=CHINESE), 2)
        assert re.search(r"[\u4e00-\u9fff]", told)
        told = re.sub(r"'[^']*'", "", told)
        assert re.search(ENGLISH, told) is None

    def test_results_and_errors_of_inputs_stay_the_same(self) -> None:
        for arguments in (["summarize", "samples/report.txt"], ["summarize", "missing.txt"]):
            chinese, english = run(*arguments, env=CHINESE), run(*arguments)
            assert (chinese.stdout, chinese.stderr) == (english.stdout, english.stderr)


class TestTypos:
    @pytest.mark.parametrize(
        ("arguments", "meant"),
        [
            (["summarise", "a.md"], "summarize"),
            (["keyword"], "keywords"),
            (["Outline"], "outline"),
            (["summarize", "--sentence", "3"], "--sentences"),
            (["summarize", "--max-char", "3"], "--max-chars"),
            (["summarize", "-f", "jso"], "json"),
            (["summarize", "--ranker", "text-rank"], "textrank"),
            (["evaluate", "--ranker", "lead,lexrnk"], "lexrank"),
            (["batch", "--do", "summarise"], "summarize"),
            (["idf", "bild"], "build"),
            (["completion", "fsh"], "fish"),
        ],
        ids=str,
    )
    def test_nearest_word_is_suggested(self, arguments: list[str], meant: str) -> None:
        assert complaint(run(*arguments), 2).endswith(f"; did you mean '{meant}'?")

    def test_what_is_near_to_nothing_leads_to_the_help(self) -> None:
        told = complaint(run("xyzzy"), 2)
        assert told == "No such command 'xyzzy'; see 'summarizer --help'"

    def test_file_without_a_command(self) -> None:
        told = complaint(run("samples/report.txt"), 2)
        assert "write: summarizer summarize FILE" in told


class TestShortHelp:
    @pytest.mark.parametrize("env", [{}, CHINESE], ids=list(LANGUAGES))
    def test_no_command_shows_a_few_lines(self, env: dict[str, str]) -> None:
        process = run(env=env)
        assert (process.returncode, process.stdout) == (2, b"")
        text = process.stderr.decode()
        assert text.count("\n") <= 12
        assert text.count("  summarizer ") == 2
        assert [name for name in COMMANDS if name not in text] == []
        assert "--help" in text

    def test_group_without_a_command(self) -> None:
        process = run("idf")
        assert process.returncode == 2
        assert "build, merge, show" in process.stderr.decode()


def test_help_goes_to_a_closed_pipe_silently() -> None:
    process = shell("summarizer summarize --help | head -1")
    assert (process.returncode, process.stderr) == (0, b"")
    assert process.stdout.decode().startswith("Usage: ")


def test_version_needs_no_catalogue() -> None:
    assert shared_output("--version") == run("--version", env=CHINESE).stdout.decode()
    assert os.linesep not in shared_output("--version")[:-1]
