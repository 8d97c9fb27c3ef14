"""Options and fixtures that tests share."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from articles import HARBOUR

from summarizer.commands.setting_paths import VARIABLE, user_file

if TYPE_CHECKING:
    from pathlib import Path


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew from what comes out"
    )


def pytest_configure() -> None:
    """The developer's own settings are no part of a test, nor is what a shell has signals do.

    What a script starts in the background ignores Ctrl-C, and with nohup hang-ups, and so would
    all that it starts.
    """
    signal.signal(signal.SIGINT, signal.default_int_handler)
    if hasattr(signal, "SIGHUP"):
        signal.signal(signal.SIGHUP, signal.SIG_DFL)
    for name in [name for name in os.environ if name.startswith(VARIABLE)]:
        del os.environ[name]
    if os.path.isfile(user_file()):
        os.environ["XDG_CONFIG_HOME"] = os.devnull


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article, alone in its folder."""
    path = tmp_path / "harbour.md"
    path.write_text(HARBOUR, encoding="utf-8")
    return path
