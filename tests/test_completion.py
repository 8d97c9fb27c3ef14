"""Completion in the shells themselves: what a tab makes of the beginning of a line."""

from __future__ import annotations

import os
import pty
import select
import shutil
import subprocess
from contextlib import suppress
from typing import TYPE_CHECKING

import pytest
from processes import TIMEOUT_SECONDS, complaint, environment, output, run

if TYPE_CHECKING:
    from pathlib import Path

# What is typed, and what stands there after a tab.
COMPLETED = {
    "summarizer summ": "summarizer summarize",
    "summarizer idf bu": "summarizer idf build",
    "summarizer summarize --max": "summarizer summarize --max-chars",
    "summarizer summarize -f mark": "summarizer summarize -f markdown",
    "summarizer keywords --ranker ya": "summarizer keywords --ranker yake",
    "summarizer batch --engine=sp": "summarizer batch --engine=spark",
    "summarizer summarize harb": "summarizer summarize harbour.md",
    "summarizer summarize -u harb": "summarizer summarize -u harbour.md",
    "summarizer idf show harb": "summarizer idf show harbour.md",
    "summarizer completion fi": "summarizer completion fish",
}
START = {
    "bash": ["bash", "--norc", "--noprofile", "-i"],
    "zsh": ["zsh", "--no-rcs", "--interactive"],
}
SET_UP = {
    "bash": 'eval "$(summarizer completion bash)"',
    "zsh": 'autoload -U compinit; compinit -D; eval "$(summarizer completion zsh)"',
}
TO_LINE_START = "\x01"


def needs(shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"no {shell} here")


def typed(shell: str, lines: list[str], folder: Path) -> str:
    """What an interactive shell shows while lines are typed."""
    ours, theirs = pty.openpty()
    env = environment({"TERM": "dumb", "PS1": "", "HOME": str(folder), "INPUTRC": os.devnull})
    process = subprocess.Popen(
        START[shell],
        stdin=theirs,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env=env,
        start_new_session=True,
    )
    os.close(theirs)
    os.write(ours, "".join(line + "\n" for line in (*lines, "exit")).encode())
    shown = b""
    # A shell that hangs is not waited for; that the other end is closed Linux says by an error.
    with suppress(OSError):
        while select.select([ours], [], [], TIMEOUT_SECONDS)[0] and (data := os.read(ours, 65536)):
            shown += data
    process.kill()
    process.wait(TIMEOUT_SECONDS)
    os.close(ours)
    return shown.decode("utf-8", "replace")


@pytest.mark.parametrize("shell", START)
def test_tab_completes_in_a_terminal(shell: str, article: Path) -> None:
    needs(shell)
    # Each line is completed, and then printed instead of run.
    lines = [f"{text}\t{TO_LINE_START}echo DONE " for text in COMPLETED]
    shown = typed(shell, [SET_UP[shell], *lines], article.parent).split("\n")
    found = [line[5:].strip() for line in shown if line.startswith("DONE ")]
    assert found == list(COMPLETED.values())


def fish(line: str, folder: Path, env: dict[str, str]) -> list[str]:
    """What fish offers at the end of a line."""
    needs("fish")
    script = "summarizer completion fish | source; complete -C $argv[1]"
    process = subprocess.run(
        ["fish", "--no-config", "-c", script, line],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        cwd=folder,
        env=environment({"HOME": str(folder), **env}),
        timeout=TIMEOUT_SECONDS,
    )
    assert (process.returncode, process.stderr) == (0, b"")
    return process.stdout.decode().split("\n")[:-1]


@pytest.mark.parametrize("line", COMPLETED)
def test_fish_offers_the_completion(line: str, article: Path) -> None:
    offered = [offer.split("\t")[0] for offer in fish(line, article.parent, {})]
    assert offered == [COMPLETED[line].split()[-1]]


def test_fish_shows_what_commands_and_options_are_for(article: Path) -> None:
    assert fish("summarizer tok", article.parent, {}) == ["tokenize\tTokens; one sentence a line."]
    chinese = {"LANG": "zh_CN.UTF-8"}
    assert fish("summarizer tok", article.parent, chinese) == ["tokenize\t分词，一句一行。"]
    (offer,) = fish("summarizer tokenize --verb", article.parent, chinese)
    assert offer == "--verbose\t在标准错误上说明做了什么。"


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_script_is_valid_in_its_shell(shell: str) -> None:
    script = output("completion", shell)
    needs(shell)
    subprocess.run([shell, "-n"], input=script.encode(), check=True, timeout=TIMEOUT_SECONDS)


def test_unknown_shell_is_told_with_the_nearest() -> None:
    assert "did you mean 'fish'?" in complaint(run("completion", "fsh"), 2)
