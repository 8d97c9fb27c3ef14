"""What a start of the command imports: speed is decided there."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from processes import ROOT, environment

# Beside ours, over what `import click` loads by itself; each costs under a millisecond.
ALLOWED = {"summarizer"}
HEAVY = {
    "dataclasses",
    "jieba",
    "json",
    "logging",
    "marisa_trie",
    "multiprocessing",
    "numpy",
    "pathlib",
    "pickle",
    "pkg_resources",
    "rjieba",
    "snownlp",
    "subprocess",
    "tempfile",
    "unicodedata",
    "urllib",
}


@cache
def imported(*arguments: str) -> frozenset[str]:
    """The modules that an interpreter with these arguments imports."""
    process = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
    )
    rows = [line for line in process.stderr.decode().split("\n") if line.startswith("import time:")]
    return frozenset(row.rsplit("|", 1)[1].strip() for row in rows[1:])


def added(*arguments: str) -> set[str]:
    """The modules beyond those that click needs."""
    return set(imported("-m", "summarizer", *arguments) - imported("-c", "import click"))


@pytest.mark.parametrize("sample", ["samples/report.txt", "samples/science.md"])
def test_summary_imports_little_beside_click(sample: str) -> None:
    modules = added("summarize", sample)
    assert {name.split(".")[0] for name in modules} & HEAVY == set()
    others = {name for name in modules if name.split(".")[0] not in ALLOWED}
    assert others <= {"_heapq", "_struct", "array", "heapq", "mmap", "runpy", "struct", "zlib"}


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_imports_no_stage(arguments: list[str]) -> None:
    ours = {name for name in added(*arguments) if name.startswith("summarizer")}
    allowed = {"summarizer", "summarizer.commands", "summarizer.commands.process"}
    assert ours <= allowed


def test_help_of_a_command_opens_no_lexicon() -> None:
    modules = added("summarize", "--help")
    assert not modules & {f"summarizer.{n}" for n in ("lexicon", "tokenization", "idf", "readers")}


def test_version_of_the_package_imports_nothing() -> None:
    modules = imported("-c", "import summarizer") - imported("-c", "")
    assert {name for name in modules if name.startswith("summarizer.")} == set()
    assert {name.split(".")[0] for name in modules} & HEAVY == set()
