"""The command line as a user calls it: in a process, with real pipes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

Process = subprocess.CompletedProcess[bytes]

ROOT = Path(__file__).parent.parent
SAMPLES = tuple(
    f"samples/{path.name}"
    for path in sorted((ROOT / "samples").iterdir())
    if path.name != "README.md"
)
# Those that read articles.
COMMANDS = ("summarize", "keywords", "tokenize", "sentences", "outline", "clean")
# Those that read FILES.
READING_COMMANDS = (*COMMANDS, "evaluate", "batch")
ALL_COMMANDS = (*READING_COMMANDS, "idf", "completion", "config", "doctor")
FORMATS = ("text", "markdown", "json", "jsonl", "tsv")
TIMEOUT_SECONDS = 120
# What a developer's own settings could change in the output.
UNWANTED = (
    *("NO_COLOR", "FORCE_COLOR", "PYTHONIOENCODING", "PYTHONUTF8", "COLUMNS"),
    *("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"),
)


def environment(extra: Mapping[str, str] | None = None) -> dict[str, str]:
    """The environment of every process; the commands are found beside the interpreter."""
    env = {name: value for name, value in os.environ.items() if name not in UNWANTED}
    env["PATH"] = f"{Path(sys.executable).parent}{os.pathsep}{env.get('PATH', os.defpath)}"
    return env | dict(extra or {})


def command(*arguments: str) -> list[str]:
    """The words that call the command with the interpreter of the tests."""
    return [sys.executable, "-m", "summarizer", *arguments]


def run(
    *arguments: str,
    data: bytes = b"",
    env: Mapping[str, str] | None = None,
    cwd: Path = ROOT,
) -> Process:
    """Calls the command with `data` on standard input and waits for its end."""
    return subprocess.run(
        command(*arguments),
        input=data,
        env=environment(env),
        cwd=cwd,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
    )


def shell(script: str, cwd: Path = ROOT, env: Mapping[str, str] | None = None) -> Process:
    """Runs a bash script that stops at its first error."""
    return subprocess.run(
        ["bash", "-euo", "pipefail", "-c", script],
        stdin=subprocess.DEVNULL,
        env=environment(env),
        cwd=cwd,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
    )


def output(*arguments: str, data: bytes = b"", cwd: Path = ROOT) -> str:
    """The standard output of a call that must succeed and say nothing else."""
    process = run(*arguments, data=data, cwd=cwd)
    assert (process.returncode, process.stderr.decode()) == (0, "")
    return process.stdout.decode()


@cache
def shared_output(*arguments: str) -> str:
    """The same; equal calls run once."""
    return output(*arguments)


def record(*arguments: str, data: bytes = b"", cwd: Path = ROOT) -> Any:
    """The JSON that a call prints."""
    return json.loads(output(*arguments, "-f", "json", data=data, cwd=cwd))


def shared_record(*arguments: str) -> Any:
    """The same; equal calls run once."""
    return json.loads(shared_output(*arguments, "-f", "json"))


def complaint(process: Process, code: int) -> str:
    """The one line on standard error of a process that failed with `code`."""
    lines = process.stderr.decode().split("\n")
    assert process.returncode == code
    assert len(lines) == 2, lines
    assert lines[1] == ""
    assert lines[0].startswith("summarizer: ")
    return lines[0].removeprefix("summarizer: ")
