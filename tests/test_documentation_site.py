"""The pages of docs/ hold: their commands run, and both languages show the same ones."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from pdf_making import HEADING, TITLE, Sheet
from processes import ALL_COMMANDS, ROOT, environment, shell
from test_documentation import blocks, options_in, options_of

from summarizer.sentence_rankers.default import FEATURES

CHINESE, ENGLISH = (
    {
        path.name: path.read_text(encoding="utf-8")
        for path in sorted((ROOT / "docs" / tree).iterdir())
    }
    for tree in ("zh", "en")
)
TOOLS = ("awk", "fzf", "jq", "pandoc", "pdftotext", "xargs")
# What is run when the site is built, and what a reader is meant to run; each line by itself.
RUNNING = (r"\{run\}", "sh")


def lines_in(text: str) -> list[str]:
    return [
        line
        for kind in RUNNING
        for block in blocks(text, kind)
        for line in block.split("\n")
        if line
    ]


def all_blocks(language: str) -> dict[str, None]:
    """The blocks of a language on all pages, none twice."""
    return dict.fromkeys(
        block
        for tree in (CHINESE, ENGLISH)
        for text in tree.values()
        for block in blocks(text, language)
    )


@pytest.fixture(scope="module")
def paper(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The PDF that the pages call a file of the reader's."""
    sheet = Sheet(columns=2)
    for line in (ROOT / "samples" / "science.md").read_text(encoding="utf-8").split("\n"):
        if line.startswith("#"):
            sheet.add(line.lstrip("# "), TITLE if line.startswith("# ") else HEADING)
        elif line and line[0].isalpha():
            sheet.add(line)
    path = tmp_path_factory.mktemp("paper") / "paper.pdf"
    path.write_bytes(sheet.finish())
    return path


@pytest.fixture
def checkout(tmp_path: Path, paper: Path) -> Path:
    """What stands in for the checkout, where commands may leave files."""
    for name in ("samples", "tests/quality"):
        shutil.copytree(ROOT / name, tmp_path / name)
    (tmp_path / paper.name).symlink_to(paper)
    return tmp_path


@pytest.mark.parametrize(
    "line",
    dict.fromkeys(
        line for tree in (CHINESE, ENGLISH) for text in tree.values() for line in lines_in(text)
    ),
)
def test_commands_of_the_pages_run(line: str, checkout: Path) -> None:
    missing = [tool for tool in TOOLS if re.search(rf"\b{tool} ", line) and not shutil.which(tool)]
    if missing:
        pytest.skip(f"no {missing[0]} here")
    process = shell(line, cwd=checkout)
    # 141 is `sort` on a pipe that `head` has closed; this command never ends so.
    assert process.returncode in (0, 141), process.stderr.decode()
    assert b"Traceback" not in process.stderr


@pytest.mark.parametrize("block", all_blocks("python"))
def test_python_of_the_pages_runs(block: str, checkout: Path) -> None:
    if "import pandas" in block:
        pytest.importorskip("pandas", reason="no pandas here")
    process = subprocess.run(
        [sys.executable, "-c", block],
        cwd=checkout,
        env=environment(),
        capture_output=True,
        timeout=60,
    )
    assert process.returncode == 0, process.stderr.decode()
    assert process.stdout


@pytest.mark.parametrize("name", CHINESE)
def test_both_languages_show_the_same(name: str) -> None:
    def without_words(text: str) -> list[str]:
        return [re.sub(r"'[^']*'", "''", line) for line in lines_in(text)]

    chinese, english = CHINESE[name], ENGLISH[name]
    assert without_words(chinese) == without_words(english)
    assert blocks(chinese, "python") == blocks(english, "python")
    for mark in ("^```", "^#", r"^\|", "^- "):
        count = [len(re.findall(mark, text, re.MULTILINE)) for text in (chinese, english)]
        assert count[0] == count[1], mark


def test_both_languages_have_the_same_pages() -> None:
    assert list(CHINESE) == list(ENGLISH)


def test_no_option_is_shown_that_does_not_exist() -> None:
    known = {name for command in ALL_COMMANDS for names in options_of(command) for name in names}
    shown = "\n".join([*all_blocks("sh"), *all_blocks("text"), *all_blocks(r"\{run\}")])
    calls = re.findall(r"summarizer [a-z]+ [^|&\n]*", shown)
    assert calls
    assert set().union(*map(options_in, calls)) - known == set()


@pytest.mark.parametrize("tree", [CHINESE, ENGLISH], ids=["chinese", "english"])
def test_features_of_the_default_ranker_are_explained(tree: dict[str, str]) -> None:
    (table,) = re.findall(r"^```\{features\}.*\n((?:.+\n)*)```$", tree["how.md"], re.MULTILINE)
    names = [line.split(": ")[0] for line in table.split("\n") if line]
    assert names == [name for name, _, _ in FEATURES]
