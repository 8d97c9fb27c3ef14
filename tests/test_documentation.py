"""The documentation holds: its commands run, its options exist, none is missing."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from typing import Any

import click
import pytest
from processes import ALL_COMMANDS, ROOT, environment, shared_record, shell

import summarizer
from summarizer.commands import commands
from summarizer.sentence_rankers import SENTENCE_RANKERS

CHINESE = (ROOT / "README.md").read_text(encoding="utf-8")
ENGLISH = (ROOT / "README.en.md").read_text(encoding="utf-8")
# Not of this project, and not on every machine.
TOOLS = ("jq", "iconv")


def blocks(text: str, language: str) -> list[str]:
    """The contents of the fenced blocks of a language."""
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


def commands_in(text: str) -> list[str]:
    """The lines of the blocks that a reader is meant to run, each by itself."""
    return [line for block in blocks(text, "sh") for line in block.split("\n") if line]


def options_of(name: str) -> list[set[str]]:
    """The names of each option of a command and of those below it, short and long."""
    command = commands.get_command(click.Context(commands), name)
    assert command is not None
    below = command.commands.values() if isinstance(command, click.Group) else ()
    options = [
        parameter
        for one in (command, *below)
        for parameter in one.params
        if isinstance(parameter, click.Option)
    ]
    return [{*option.opts, *option.secondary_opts} for option in options]


def options_in(text: str) -> set[str]:
    """What looks like an option in a text."""
    return set(re.findall(r"(?<![\w-])--?[a-zA-Z][a-z-]*", text))


@pytest.mark.parametrize("line", dict.fromkeys(commands_in(CHINESE + ENGLISH)))
def test_commands_of_the_readme_run(line: str) -> None:
    missing = [tool for tool in TOOLS if f"{tool} " in line and shutil.which(tool) is None]
    if missing:
        pytest.skip(f"no {missing[0]} here")
    process = shell(line)
    # 141 is `sort` on a pipe that `head` has closed; this command never ends so.
    assert process.returncode in (0, 141), process.stderr.decode()
    assert b"Traceback" not in process.stderr


@pytest.mark.parametrize("block", dict.fromkeys(blocks(CHINESE, "python")))
def test_python_of_the_readme_runs(block: str) -> None:
    if "import pandas" in block:
        pytest.importorskip("pandas")
    subprocess.run(
        [sys.executable, "-c", block], cwd=ROOT, env=environment(), check=True, timeout=60
    )


def test_both_readmes_show_the_same_commands() -> None:
    def without_words(text: str) -> list[str]:
        return [re.sub(r'"[^"]*"', '""', block) for block in blocks(text, "sh")]

    assert without_words(CHINESE) == without_words(ENGLISH)
    for language in ("shell", "text", "python", "json", "toml"):
        assert len(blocks(CHINESE, language)) == len(blocks(ENGLISH, language))
    assert blocks(CHINESE, "shell") == blocks(ENGLISH, "shell")


@pytest.mark.parametrize("name", ALL_COMMANDS)
@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["chinese", "english"])
def test_every_command_and_option_is_documented(name: str, text: str) -> None:
    assert f"### `{name}`" in text
    known = options_in(text)
    assert [names for names in options_of(name) if not names & known] == []


def test_no_option_is_documented_that_does_not_exist() -> None:
    known = {name for command in ALL_COMMANDS for names in options_of(command) for name in names}
    code = [block for language in ("sh", "text") for block in blocks(CHINESE, language)]
    calls = re.findall(r"summarizer \w+ [^|\n]*", "\n".join(code))
    assert calls
    assert set().union(*map(options_in, calls)) - known == set()


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["chinese", "english"])
def test_json_of_the_readme_has_the_fields_of_a_summary(text: str) -> None:
    (block,) = blocks(text, "json")
    assert _fields(json.loads(block)) == _fields(shared_record("summarize", "samples/report.txt"))


def _fields(summary: dict[str, Any]) -> list[list[str]]:
    section = next(section for section in summary["sections"] if section["sentences"])
    parts = (summary["keywords"][0], summary["sentences"][0], section, section["sentences"][0])
    return [list(part) for part in (summary, *parts, summary["provenance"])]


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["chinese", "english"])
def test_every_sentence_ranker_is_documented(text: str) -> None:
    (row,) = re.findall(r"^\| `--ranker` \|.*$", text, re.MULTILINE)
    assert re.findall(r"`(\w+)`", row) == list(SENTENCE_RANKERS)


@pytest.mark.parametrize("text", [CHINESE, ENGLISH], ids=["chinese", "english"])
def test_links_lead_to_files(text: str) -> None:
    links = re.findall(r"\]\(([^)#:]+)\)", text)
    assert links
    assert [link for link in links if not (ROOT / link).exists()] == []


def test_changelog_has_the_current_version() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert re.search(rf"^## \[{re.escape(summarizer.__version__)}\]", changelog, re.MULTILINE)
