"""What the samples give, by command and format.

`python tests/goldens.py FOLDER` writes what tests/golden holds with any installed summarizer, of
any Python; `--all` before FOLDER adds the other formats, every ranker and the corpus commands.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from processes import FORMATS, ROOT, SAMPLES

import summarizer
from summarizer.commands import commands
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.sentence_rankers import SENTENCE_RANKERS

if TYPE_CHECKING:
    from collections.abc import Iterable

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
# SnowNLP takes seconds to load, and is not ours.
FURTHER_CALLS = (
    ("summarize", "-f", "html"),
    *(
        ("summarize", "-f", "json", "--explain", "--ratio", ".5", "--ranker", name)
        for name in SENTENCE_RANKERS
        if name != "snownlp"
    ),
    *(
        ("keywords", "-f", "json", "-k", "50", "--by", "section", "--ranker", name)
        for name in KEYWORD_RANKERS
        if name != "snownlp"
    ),
    *((command, "-f", "json") for command in ("outline", "clean", "sentences", "tokenize")),
)
CORPUS_CALLS = (
    ("batch", "samples", "--jobs", "0", "--do", "summarize,tokenize"),
    ("idf", "build", "samples", "--jobs", "0"),
    ("evaluate", "tests/quality/news.jsonl", "-f", "tsv"),
)


def _subject(call: tuple[str, ...]) -> str:
    return "figures" if "--figures" in call else call[0]


CASES = {
    f"{sample.removeprefix('samples/')}.{_subject(call)}.{call[2]}": [call[0], sample, *call[1:]]
    for sample in SAMPLES
    for call in CALLS
}
FURTHER_CASES = {
    "".join(call).replace("/", "."): list(call)
    for call in (
        *((command, sample, *more) for sample in SAMPLES for command, *more in FURTHER_CALLS),
        *CORPUS_CALLS,
    )
}


def without_version(output: bytes) -> bytes:
    """The output with a word in place of the version of the package."""
    version = f'"version": "{summarizer.__version__}"'.encode()
    return output.replace(version, b'"version": "VERSION"')


def write(folder: Path, cases: Iterable[tuple[str, list[str]]]) -> None:
    """Writes what each call prints to the file of its name."""
    folder.mkdir()
    for name, call in cases:
        path = folder / name
        arguments = [*call, "-o", str(path)]
        assert not commands.main(arguments, prog_name="summarizer", standalone_mode=False), call
        path.write_bytes(without_version(path.read_bytes()))


def main(*options: str) -> None:
    """What the module says, for the words behind its name."""
    cases = CASES | FURTHER_CASES if "--all" in options else CASES
    folder = Path(options[-1]).absolute()
    os.chdir(ROOT)
    write(folder, cases.items())


if __name__ == "__main__":
    main(*sys.argv[1:])
