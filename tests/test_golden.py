"""The output of every sample, byte for byte: `pytest --update-golden` writes it anew."""

from __future__ import annotations

import pytest
from processes import FORMATS, ROOT, SAMPLES

import summarizer
from summarizer.commands import commands

GOLDEN = ROOT / "tests" / "golden"
CALLS = (
    *(("summarize", "-f", format) for format in FORMATS),
    ("keywords", "-f", "tsv"),
    ("keywords", "-f", "tsv", "--figures"),
    ("outline", "-f", "text"),
    ("clean", "-f", "markdown"),
    ("sentences", "-f", "tsv"),
    ("tokenize", "-f", "text", "--pos"),
)


def _subject(call: tuple[str, ...]) -> str:
    return "figures" if "--figures" in call else call[0]


CASES = {
    f"{sample.removeprefix('samples/')}.{_subject(call)}.{call[2]}": (sample, call)
    for sample in SAMPLES
    for call in CALLS
}


@pytest.mark.parametrize("name", CASES)
def test_output_is_the_golden_one(
    name: str,
    request: pytest.FixtureRequest,
    monkeypatch: pytest.MonkeyPatch,
    capsysbinary: pytest.CaptureFixture[bytes],
) -> None:
    sample, (command, *options) = CASES[name]
    monkeypatch.chdir(ROOT)
    arguments = [command, sample, *options, "--color", "never"]
    assert not commands.main(arguments, prog_name="summarizer", standalone_mode=False)
    version = f'"version": "{summarizer.__version__}"'.encode()
    got = capsysbinary.readouterr().out.replace(version, b'"version": "VERSION"')
    golden = GOLDEN / name
    if request.config.getoption("--update-golden"):
        golden.write_bytes(got)
    assert golden.exists(), "not written yet: run pytest --update-golden and review the result"
    assert got.decode() == golden.read_bytes().decode()


def test_every_golden_file_is_compared() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == set(CASES)
