"""The command on a pseudo-terminal of a given width."""

from __future__ import annotations

import os
import re
import struct
import subprocess
from typing import TYPE_CHECKING

import pytest
from processes import ROOT, TIMEOUT_SECONDS, command, environment

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

fcntl = pytest.importorskip("fcntl", reason="no terminals here")
pty = pytest.importorskip("pty", reason="no terminals here")
termios = pytest.importorskip("termios", reason="no terminals here")

ROWS = 40
# What a developer's own terminal could change.
UNWANTED = ("COLUMNS", "CLICOLOR", "CLICOLOR_FORCE", "TERM")
SGR = re.compile(r"\x1b\[[0-9;]*m")


def on_terminal(
    *arguments: str,
    columns: int = 80,
    env: Mapping[str, str] | None = None,
    stream: str = "stdout",
    other: int = subprocess.DEVNULL,
    cwd: Path = ROOT,
) -> tuple[str, int]:
    """What a call shows on a terminal that is its `stream`, and its exit code.

    The other of stdout and stderr is the descriptor `other`.
    """
    ours, theirs = pty.openpty()
    fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, columns, 0, 0))
    streams = {"stdout": other, "stderr": other, stream: theirs}
    clean = {k: v for k, v in environment().items() if k not in UNWANTED}
    with subprocess.Popen(
        command(*arguments),
        stdin=subprocess.DEVNULL,
        env=clean | {"TERM": "xterm-256color"} | dict(env or {}),
        cwd=cwd,
        **streams,
    ) as process:
        os.close(theirs)
        shown = _read(ours)
        process.wait(TIMEOUT_SECONDS)
    return shown.decode().replace("\r\n", "\n"), process.returncode


def _read(descriptor: int) -> bytes:
    pieces = []
    with os.fdopen(descriptor, "rb", buffering=0) as terminal:
        try:
            while piece := terminal.read(65536):
                pieces.append(piece)
        except OSError:
            # The way in which a terminal on Linux says that nobody holds its other end.
            pass
    return b"".join(pieces)


def without_color(text: str) -> str:
    return SGR.sub("", text)
