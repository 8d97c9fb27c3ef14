"""The bar of long work: on a terminal, where it is in nobody's way."""

from __future__ import annotations

import os
import signal
import subprocess
from typing import TYPE_CHECKING

import pytest
from processes import ROOT, SAMPLES, TIMEOUT_SECONDS, command, environment
from terminals import on_terminal, pty

if TYPE_CHECKING:
    from pathlib import Path

# Enough that it takes longer than what needs no bar.
MANY = [sample for sample in SAMPLES if sample.endswith((".txt", ".md"))] * 40
BAR = "["
SHOW_CURSOR = "\x1b[?25h"


@pytest.fixture
def out(tmp_path: Path) -> str:
    return str(tmp_path / "out.txt")


def test_many_files_have_a_bar_with_counts(out: str) -> None:
    shown, code = on_terminal("keywords", *MANY, "-o", out, stream="stderr")
    assert code == 0
    last = shown.split("\r")[-1]
    assert last.startswith(f"\x1b[?25l{len(MANY)}/{len(MANY)} done, 0 failed, ")
    assert "100%" in last
    assert last.rstrip("\n").endswith(SHOW_CURSOR)


def test_bar_fits_its_own_terminal(out: str) -> None:
    """Not the terminal of standard output, where that is another or none."""
    shown, _ = on_terminal("keywords", *MANY, "-o", out, stream="stderr", columns=64)
    assert "  [######]  " in shown
    wide, _ = on_terminal(
        "keywords", *MANY, "-o", out, stream="stderr", columns=64, env={"COLUMNS": "200"}
    )
    assert "[####################]" in wide


def test_records_have_counts_without_a_total(out: str) -> None:
    shown, _ = on_terminal(
        "summarize", *["tests/quality/news.jsonl"] * 20, "-o", out, stream="stderr"
    )
    assert " done, 0 failed, " in shown
    assert "%" not in shown


def test_errors_stand_in_lines_of_their_own(out: str) -> None:
    files = [*MANY[:100], "missing.txt", *MANY[100:]]
    shown, code = on_terminal("keywords", *files, "-o", out, stream="stderr")
    assert code == 1
    assert "\r\x1b[Ksummarizer: missing.txt: " in shown
    assert f"{len(MANY)}/{len(files)} done, 1 failed, " in shown


@pytest.mark.parametrize(
    ("options", "env"), [(["-q"], {}), ([], {"TERM": "dumb"})], ids=["quiet", "dumb"]
)
def test_no_bar_where_it_is_not_wanted(options: list[str], env: dict[str, str], out: str) -> None:
    shown, _ = on_terminal("keywords", *MANY, "-o", out, *options, env=env, stream="stderr")
    assert shown == ""


def test_no_bar_beside_a_pipe_which_may_end_on_the_same_terminal() -> None:
    reader, writer = os.pipe()
    shown, code = on_terminal("keywords", *MANY, "-k", "1", stream="stderr", other=writer)
    os.close(writer)
    os.close(reader)
    assert (shown, code) == ("", 0)


def test_no_bar_for_what_is_done_at_once(out: str) -> None:
    shown, _ = on_terminal("keywords", SAMPLES[0], "-o", out, stream="stderr")
    assert BAR not in shown


def test_evaluate_counts_documents() -> None:
    files = ["tests/quality/news.jsonl"] * 4
    shown, code = on_terminal("evaluate", *files, stream="stderr")
    assert code == 0
    assert "100%" in shown


def test_interrupt_gives_the_cursor_back(out: str) -> None:
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        command("keywords", *MANY * 20, "-o", out),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=theirs,
        env=environment({"TERM": "xterm"}),
        cwd=ROOT,
    ) as process:
        os.close(theirs)
        shown = b""
        while b"done" not in shown:
            shown += os.read(ours, 4096)
        process.send_signal(signal.SIGINT)
        process.wait(TIMEOUT_SECONDS)
    shown += os.read(ours, 65536)
    os.close(ours)
    assert process.returncode == 130
    assert shown.decode().rstrip().endswith(SHOW_CURSOR)
