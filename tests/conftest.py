"""Options and fixtures that tests share."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from articles import HARBOUR

if TYPE_CHECKING:
    from pathlib import Path


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--update-golden", action="store_true", help="write tests/golden anew from what comes out"
    )


@pytest.fixture
def article(tmp_path: Path) -> Path:
    """A short article, alone in its folder."""
    path = tmp_path / "harbour.md"
    path.write_text(HARBOUR, encoding="utf-8")
    return path
