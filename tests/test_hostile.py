"""Hostile input: a result or one line of error, in bounded time and memory, and nothing else."""

from __future__ import annotations

import json
import os
import resource
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from hostile import SECRET, documents, growing
from processes import command, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

# Of one document, wherever the machine is not overloaded.
MAX_SECONDS = 10
MAX_BYTES_MORE = 200_000_000
MAX_TIMES_THE_INPUT = 10
# Of a long text; the most of all takes one whose words are all keywords, again and again.
MAX_BYTES_A_CHARACTER = 420
# Of address space for all that a process maps, libraries and lexicon among it.
MAX_ADDRESSES = 3_000_000_000
TIMEOUT_SECONDS = 600
# As many characters as show what is quadratic, and what the limits above are meant for.
FEW, MANY = 100_000, 1_000_000
EXPECTED_CODES = {"input", "decoding", "empty"}
# The commands that between them go through every stage and renderer of text.
CALLS = (
    ("summarize", "-f", "markdown", "--explain"),
    ("keywords", "-f", "tsv", "--by", "section"),
    ("keywords", "-f", "tsv", "--figures"),
    ("tokenize", "--pos"),
    ("outline",),
    ("clean",),
)
CONTROLS = {*map(chr, range(32)), "\x7f", *map(chr, range(0x80, 0xA0)), "\u202e", "\u2066"} - {"\n"}


# Runs a command under a limit of processor time and tells its memory in KB: from a small process,
# as that of a new one is at first that of the one it comes from.
MEASURED = """
import resource, subprocess, sys
resource.setrlimit(resource.RLIMIT_CPU, (int(sys.argv[1]),) * 2)
process = subprocess.run(sys.argv[2:])
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
sys.exit(process.returncode)
"""


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the documents, and one outside that holds a secret."""
    above = tmp_path_factory.mktemp("hostile")
    (above / "secret").write_text(SECRET, encoding="utf-8")
    folder = above / "documents"
    folder.mkdir()
    for name, data in documents(str(above / "secret")):
        assert not (folder / name).exists()
        (folder / name).write_bytes(data)
    return folder


def call(
    arguments: Sequence[str], cwd: Path, limits: Iterable[tuple[int, int]]
) -> subprocess.CompletedProcess[bytes]:
    """Calls the command under limits of the system."""

    def limit() -> None:
        for what, value in limits:
            resource.setrlimit(what, (value, value))

    return subprocess.run(
        command(*arguments),
        stdin=subprocess.DEVNULL,
        env=environment(),
        cwd=cwd,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        preexec_fn=limit,
    )


def check_told(told: str) -> None:
    """Each line is one of ours, tells of no fault of ours, and could be shown on a terminal."""
    assert CONTROLS.isdisjoint(told)
    lines = told.split("\n")
    assert lines.pop() == ""
    for line in lines:
        assert line.startswith("summarizer: "), line
        assert "report it" not in line, line
    assert "Traceback" not in told


def test_each_is_a_result_or_an_expected_failure(folder: Path) -> None:
    names = sorted(os.listdir(folder))
    assert len(names) >= 500
    process = call(
        [
            *("batch", *names, "--do", "summarize,keywords,tokenize"),
            *("--jobs", "2", "--timeout", str(MAX_SECONDS)),
        ],
        folder,
        [(resource.RLIMIT_AS, MAX_ADDRESSES)],
    )
    told = process.stderr.decode()
    check_told(told)
    outcomes = [json.loads(line) for line in process.stdout.splitlines()]
    errors = [outcome for outcome in outcomes if "error" in outcome]
    assert [error for error in errors if error["error"]["code"] not in EXPECTED_CODES] == []
    assert len(outcomes) - len(errors) >= 200
    assert SECRET not in process.stdout.decode()
    assert process.returncode == 1
    assert sorted(os.listdir(folder)) == names
    assert sorted(os.listdir(folder.parent)) == ["documents", "secret"]


@pytest.mark.parametrize("arguments", CALLS, ids=" ".join)
def test_every_command_ends_in_order(arguments: tuple[str, ...], folder: Path) -> None:
    names = sorted(name for name in os.listdir(folder) if not name.endswith((".pdf", ".parquet")))
    process = call([*arguments, *names], folder, [(resource.RLIMIT_AS, MAX_ADDRESSES)])
    assert process.returncode == 1
    check_told(process.stderr.decode())
    assert SECRET not in process.stdout.decode()
    assert sorted(os.listdir(folder.parent)) == ["documents", "secret"]


def check_growing(name: str, characters: int, limit: Callable[[int], int], tmp_path: Path) -> None:
    data = growing(characters)[name].encode()
    (tmp_path / name).write_bytes(data)
    process = subprocess.run(
        [
            sys.executable,
            "-c",
            MEASURED,
            str(MAX_SECONDS),
            *command("summarize", name, "-o", "out"),
        ],
        env=environment(),
        cwd=tmp_path,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
    )
    assert process.returncode in (0, 1), process.stderr
    check_told(process.stderr.decode())
    assert int(process.stdout) * 1024 <= limit(len(data))


@pytest.mark.parametrize("name", growing(0))
def test_long_ones_keep_to_the_limits(name: str, tmp_path: Path) -> None:
    def limit(size: int) -> int:
        return MAX_TIMES_THE_INPUT * size + MAX_BYTES_MORE

    check_growing(name, FEW, limit, tmp_path)


@pytest.mark.slow
@pytest.mark.parametrize("name", growing(0))
def test_very_long_ones_keep_to_the_limits(name: str, tmp_path: Path) -> None:
    check_growing(name, MANY, lambda _: MAX_BYTES_A_CHARACTER * MANY, tmp_path)
