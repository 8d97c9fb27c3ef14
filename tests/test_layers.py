"""Imports point down: the contracts of import-linter in pyproject.toml."""

from __future__ import annotations

import subprocess
import sys

import pytest
from processes import ROOT, environment

pytest.importorskip("importlinter")


def test_no_import_points_up() -> None:
    program = "from importlinter.cli import lint_imports_command; lint_imports_command()"
    process = subprocess.run(
        [sys.executable, "-c", program, "--no-cache"],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert process.returncode == 0, process.stdout + process.stderr
