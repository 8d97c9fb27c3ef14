"""The man pages: one for each command and language, as man shows them."""

from __future__ import annotations

import shutil
import subprocess
from importlib.metadata import files
from pathlib import Path

import click
import pytest
from help_pages import CONTEXTS, columns
from processes import TIMEOUT_SECONDS, environment

from summarizer.commands.manual.build import write_manual


@pytest.fixture(scope="module")
def manual(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("man")
    write_manual(folder)
    return folder


@pytest.mark.parametrize("place", ["man1", "zh/man1"])
def test_every_command_has_its_page(manual: Path, place: str) -> None:
    names = {"-".join(["summarizer", *path]) + ".1" for path in CONTEXTS}
    assert {path.name for path in (manual / place).iterdir()} == names


@pytest.mark.parametrize("place", ["man1", "zh/man1"])
@pytest.mark.parametrize("path", CONTEXTS, ids=" ".join)
def test_man_shows_it_without_a_warning(manual: Path, place: str, path: tuple[str, ...]) -> None:
    if shutil.which("man") is None or shutil.which("groff") is None:
        pytest.skip("no man with groff here")
    file = manual / place / f"{'-'.join(['summarizer', *path])}.1"
    process = subprocess.run(
        ["man", "--warnings", "-l", str(file)],
        capture_output=True,
        env=environment({"LC_ALL": "C.UTF-8", "MANWIDTH": "80"}),
        timeout=TIMEOUT_SECONDS,
    )
    assert (process.returncode, process.stderr) == (0, b"")
    shown = process.stdout.decode()
    options = [o for o in CONTEXTS[path].command.params if isinstance(o, click.Option)]
    # Hyphens that a reader can copy, and lines that the page could hold.
    assert [name for option in options for name in option.opts if name not in shown] == []
    assert [line for line in shown.split("\n") if columns(line) > 80] == []


def test_pages_are_the_same_whenever_they_are_made(manual: Path, tmp_path: Path) -> None:
    write_manual(tmp_path)
    for path in manual.rglob("*.1"):
        assert (tmp_path / path.relative_to(manual)).read_bytes() == path.read_bytes()


def test_pages_are_installed_with_the_package(manual: Path) -> None:
    installed = {
        str(file).partition("share/man/")[2] for file in files("zh-summarizer") or () if file.suffix
    }
    made = {path.relative_to(manual).as_posix() for path in manual.rglob("*.1")}
    assert made <= installed
