"""The output of every sample, byte for byte: `pytest --update-golden` writes it anew."""

from __future__ import annotations

import pytest
from goldens import CASES, GOLDEN, without_version
from processes import ROOT

from summarizer.commands import commands


@pytest.mark.parametrize("name", CASES)
def test_output_is_the_golden_one(
    name: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    monkeypatch.chdir(ROOT)
    arguments = [*CASES[name], "--color", "never"]
    assert not commands.main(arguments, prog_name="summarizer", standalone_mode=False)
    got = without_version(capsysbinary.readouterr().out)
    golden = GOLDEN / name
    if request.config.getoption("--update-golden"):
        golden.write_bytes(got)
    assert golden.exists(), "not written yet: run pytest --update-golden and review the result"
    assert got.decode() == golden.read_bytes().decode()


def test_every_golden_file_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)
