"""`doctor`: what it finds in a sound installation, and in broken ones."""

from __future__ import annotations

import json
import re
import shutil
from typing import TYPE_CHECKING, Any

import pytest
from processes import ROOT, record, run

import summarizer

if TYPE_CHECKING:
    from pathlib import Path

    from processes import Process

DAMAGES = {
    "missing": lambda lexicon: lexicon.unlink(),
    "cut short": lambda lexicon: lexicon.write_bytes(lexicon.read_bytes()[:-8]),
    "changed": lambda lexicon: lexicon.write_bytes(lexicon.read_bytes()[:-8] + b"12345678"),
    "of another jieba": lambda lexicon: lexicon.write_bytes(
        re.sub(rb"(sha256 dict.txt\t)\w{8}", rb"\g<1>01234567", lexicon.read_bytes(), count=1)
    ),
}


def by_subject(findings: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    assert len({finding["subject"] for finding in findings}) == len(findings)
    return {finding["subject"]: finding for finding in findings}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A folder with a copy of the package, which a call from there runs."""
    ignored = shutil.ignore_patterns("__pycache__")
    shutil.copytree(ROOT / "summarizer", tmp_path / "summarizer", ignore=ignored)
    return tmp_path


def broken(process: Process) -> list[str]:
    """The lines of what is broken, of a call that says so by its exit code."""
    assert (process.returncode, process.stderr) == (1, b"")
    lines = process.stdout.decode().split("\n")
    found = [line for line in lines if line.startswith("broken")]
    assert found
    return found


def test_a_sound_installation_has_nothing_broken() -> None:
    findings = by_subject(record("doctor"))
    assert {finding["state"] for finding in findings.values()} <= {"ok", "note"}
    assert findings["summarizer"]["detail"].startswith(summarizer.__version__)
    for subject in ("Python", "click", "jieba", "rjieba", "snownlp", "lexicon", "[documents]"):
        assert findings[subject]["state"] == "ok", findings[subject]
    for subject in ("settings", "locale", "terminal", "keywords", "tokens", "tokens (rjieba)"):
        assert findings[subject]["state"] == "ok", findings[subject]


def test_what_is_missing_comes_with_what_to_do() -> None:
    for finding in record("doctor"):
        assert bool(finding["advice"]) == (finding["state"] != "ok")


def test_text_is_a_line_for_each() -> None:
    lines = run("doctor").stdout.decode().split("\n")[:-1]
    assert len(lines) == len(record("doctor"))
    assert {line.split(" ")[0] for line in lines} <= {"ok", "note"}


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_broken_lexicon_is_told_in_one_line(copy: Path, damage: str) -> None:
    DAMAGES[damage](copy / "summarizer" / "data" / "lexicon.bin")
    found = broken(run("doctor", cwd=copy))
    (line,) = [line for line in found if line.split()[1] == "lexicon"]
    assert "install" in line


def test_a_missing_dependency_is_told(copy: Path) -> None:
    (copy / "rjieba.py").write_text("raise ImportError('no rjieba here')")
    lines = broken(run("doctor", cwd=copy))
    assert any("no rjieba here" in line and "pip install" in line for line in lines)


def test_broken_settings_are_told_and_do_not_stop_the_rest(tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text("keywords = 'x'\n")
    process = run("doctor", "-f", "json", cwd=tmp_path)
    assert process.returncode == 1
    findings = by_subject(json.loads(process.stdout))
    assert findings["settings"]["detail"].endswith('summarizer.toml:1: keywords cannot be "x"')
    assert findings["settings"]["advice"] == "give a whole number of 0 or more"
    assert findings["keywords"]["state"] == "ok"


def test_settings_in_force_are_named(tmp_path: Path) -> None:
    (tmp_path / "summarizer.toml").write_text("keywords = 3\n")
    process = run("doctor", "-f", "json", cwd=tmp_path, env={"SUMMARIZER_BY": "document"})
    found = by_subject(json.loads(process.stdout))["settings"]["detail"]
    assert found == f"{tmp_path / 'summarizer.toml'} (project), SUMMARIZER_BY"


def test_surroundings_are_told() -> None:
    env = {"LC_ALL": "zh_CN.UTF-8", "NO_COLOR": "1", "TERM": "dumb\x1b[31m"}
    process = run("doctor", env=env)
    assert process.returncode == 0
    text = process.stdout.decode()
    assert "LC_ALL=zh_CN.UTF-8" in text
    assert "NO_COLOR=1" in text
    assert "\x1b" not in text


def test_another_encoding_is_noted() -> None:
    process = run("doctor", "-f", "json", env={"PYTHONIOENCODING": "gb18030"})
    found = by_subject(json.loads(process.stdout))["locale"]
    assert (process.returncode, found["state"]) == (0, "note")
    assert "always UTF-8" in found["advice"]
