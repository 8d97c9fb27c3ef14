"""What a start of the command imports: speed is decided there."""

from __future__ import annotations

import subprocess
import sys
from functools import cache

import pytest
from processes import ROOT, environment

# Runs the command with the arguments that follow and tells every module that is loaded then.
PROGRAM = """
import sys
try:
    if sys.argv[1:]:
        from summarizer.__main__ import run
        run()
    import click
finally:
    print(*sys.modules, file=sys.stderr)
"""
# Beyond those of click.
ALLOWED_TO_SUMMARIZE = {
    "_bisect",
    "bisect",
    "gc",
    # click itself loads it before Python 3.12.
    "math",
    "mmap",
}
ALLOWED_TO_HELP = {
    "_bisect",
    "bisect",
    "gc",
}
# What click imports and none of our commands needs.
SPARED_OF_CLICK = {"ast", "dis", "linecache", "tokenize"}
STAGES = (
    "candidates",
    "decoding",
    "evidence",
    "idf",
    "lexicon",
    "paragraphs",
    "readers",
    "selection",
    "sentences",
    "stopwords",
    "tokenization",
)


@cache
def loaded(*arguments: str, locale: str = "C.UTF-8") -> frozenset[str]:
    """The modules that a call of the command loads; without arguments, those of click."""
    process = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments],
        env=environment({"LANG": locale}),
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
    )
    return frozenset(process.stderr.decode().split())


def ours(*arguments: str) -> set[str]:
    return {name for name in loaded(*arguments) if name.split(".")[0] == "summarizer"}


def others(*arguments: str) -> set[str]:
    """The modules of other packages beyond click and what it loads."""
    return set(loaded(*arguments) - loaded() - ours(*arguments))


@pytest.mark.parametrize("sample", ["samples/report.txt", "samples/science.md"])
def test_summary_loads_little_beside_click(sample: str) -> None:
    assert others("summarize", sample) <= ALLOWED_TO_SUMMARIZE
    assert loaded() >= SPARED_OF_CLICK
    assert SPARED_OF_CLICK.isdisjoint(loaded("summarize", sample))


def test_summary_loads_no_more_in_a_chinese_locale() -> None:
    arguments = ("summarize", "samples/report.txt")
    assert loaded(*arguments, locale="zh_CN.UTF-8") == loaded(*arguments)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"]])
def test_help_opens_no_stage(arguments: list[str]) -> None:
    assert others(*arguments) <= ALLOWED_TO_HELP
    stages = {name.split(".")[1] for name in ours(*arguments) if "." in name}
    assert stages & set(STAGES) == set()


def test_text_summary_loads_neither_other_rankers_nor_other_formats() -> None:
    modules = ours("summarize", "samples/report.txt")
    unwanted = ("json", "jsonl", "tsv", "markdown", "textrank", "snownlp")
    assert [name for name in modules if name.split(".")[-1] in unwanted] == []
