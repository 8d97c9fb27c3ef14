"""Whole processes and what they cost: CPU time and peak memory, in rounds."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

ROOT = Path(__file__).parent.parent
# Linux counts ru_maxrss in KiB, macOS in bytes.
MAXRSS_BYTES = 1 if sys.platform == "darwin" else 1024
# Beyond the CPU limit until the kernel kills a process that does not end.
GRACE_SECONDS = 5
STOPPING_SIGNALS = (signal.SIGXCPU, signal.SIGKILL)


class Run(NamedTuple):
    """One process: its standard output, user + system time, wall time, and peak resident memory.

    `is_complete` is false where the process was stopped by its limit.
    """

    output: bytes
    cpu_seconds: float
    wall_seconds: float
    peak_bytes: int
    is_complete: bool = True


def run(command: Sequence[str], limit_seconds: int | None = None) -> Run:
    """Runs a command in the folder of the checkout and waits for its end.

    `limit_seconds` of CPU time stop it. Raises SystemExit with the command's own complaint where
    it fails otherwise. The peak cannot be below that of this process, which must stay small: the
    kernel hands it down to a child.
    """
    limit = partial(_limit_cpu, limit_seconds) if limit_seconds else None
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
    with tempfile.TemporaryFile() as complaints:
        began = time.perf_counter()
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=environment,
            stdout=subprocess.PIPE,
            stderr=complaints,
            preexec_fn=limit,
        ) as process:
            output = process.stdout.read() if process.stdout else b""
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        wall = time.perf_counter() - began
        cpu = usage.ru_utime + usage.ru_stime
        is_stopped = limit is not None and -process.returncode in STOPPING_SIGNALS
        if process.returncode and not is_stopped:
            complaints.seek(0)
            reason = complaints.read().decode(errors="replace").strip()
            raise SystemExit(f"{' '.join(command)}: exit {process.returncode}\n{reason}")
    return Run(output, cpu, wall, usage.ru_maxrss * MAXRSS_BYTES, not is_stopped)


def _limit_cpu(seconds: int) -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + GRACE_SECONDS))


def interleaved(
    commands: Mapping[str, Sequence[str]], repeat: int, *, warm: bool = True
) -> dict[str, list[Run]]:
    """Runs every command once, then all again, `repeat` times; by name, the runs of each.

    What slows the machine down for a while then slows all alike. With `warm`, a round before
    fills the caches (byte code, jieba's dictionary) and is not counted.
    """
    if warm:
        for command in commands.values():
            run(command)
    runs: dict[str, list[Run]] = {name: [] for name in commands}
    for _ in range(repeat):
        for name, command in commands.items():
            runs[name].append(run(command))
    return runs


def ours(*arguments: str) -> list[str]:
    """The words that call our command: the script beside the interpreter, else the module."""
    script = Path(sys.executable).parent / "summarizer"
    start = [str(script)] if script.exists() else [sys.executable, "-m", "summarizer"]
    return [*start, *arguments]
