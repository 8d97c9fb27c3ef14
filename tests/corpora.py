"""Corpora and runs over them that tests share."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from articles import DEEDS, PLACES, REASONS
from processes import ROOT, environment

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

HAS_PROC = Path("/proc/self/stat").exists()
needs_proc = pytest.mark.skipif(not HAS_PROC, reason="finds processes in /proc")
DEADLINE_SECONDS = 60
# The command with a checkpoint after each chunk instead of every two seconds.
OFTEN_SAVED = """
import sys
from summarizer.commands import commands, process
from summarizer.engines import checkpoint
checkpoint.SECONDS_BETWEEN = 0
sys.exit(process.run(commands))
"""


def articles(count: int) -> list[dict[str, Any]]:
    """Short articles, no two alike, each with a title and a field that is nobody's business."""
    return [
        {
            "id": f"a{i}",
            "title": f"{PLACES[i % 11]}{DEEDS[i % 13]}",
            "text": "".join(
                f"{PLACES[(i + j) % 11]}{REASONS[(i + 3 * j) % 7]}，{DEEDS[(i * 5 + j) % 13]}，"
                f"惠及居民{(i * 37 + j * 101) % 991 + 10}户。"
                for j in range(6)
            ),
            "url": f"https://example.org/{i}",
        }
        for i in range(count)
    ]


def write_jsonl(path: Path, records: Iterable[object]) -> Path:
    """Writes records as JSON lines; what is bytes, as it is."""
    with path.open("wb") as file:
        for record in records:
            line = record if isinstance(record, bytes) else json.dumps(record).encode()
            file.write(line + b"\n")
    return path


def read_jsonl(path: Path) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines."""
    return [json.loads(line) for line in path.read_bytes().splitlines()]


def start(*arguments: str, cwd: Path = ROOT) -> subprocess.Popen[bytes]:
    """Starts the command with a checkpoint after each chunk."""
    return subprocess.Popen(
        [sys.executable, "-c", OFTEN_SAVED, *arguments],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=cwd,
    )


def until(is_so: Callable[[], bool], seconds: float = DEADLINE_SECONDS) -> None:
    """Waits for a condition; fails if it does not come."""
    end = time.monotonic() + seconds
    while not is_so():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.005)


def size(path: Path) -> int:
    """The size of a file in bytes, 0 if there is none."""
    try:
        return path.stat().st_size
    except FileNotFoundError:
        return 0


def workers(process: subprocess.Popen[bytes]) -> list[int]:
    """The worker processes of a run: children of it, of which multiprocessing has one more."""
    return [pid for pid, parent in _processes() if parent == process.pid and _is_worker(pid)]


def _is_worker(pid: int) -> bool:
    try:
        return b"spawn_main" in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def is_running(pid: int) -> bool:
    """Whether a process is there, and not only waited for."""
    fields = _fields(pid)
    return fields is not None and fields[0] != "Z"


def _processes() -> Iterable[tuple[int, int]]:
    """Each process with its parent."""
    for pid in [int(name) for name in os.listdir("/proc") if name.isdigit()]:
        fields = _fields(pid)
        if fields is not None:
            yield pid, int(fields[1])


def _fields(pid: int) -> list[str] | None:
    """What the system says of a process behind its name: state, parent, …; None if it is gone."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()
    except OSError:
        return None
