"""The texts that are measured: samples with variations, or a corpus; and texts of any length."""

from __future__ import annotations

import gzip
import json
import random
import re
import sys
from itertools import cycle
from typing import TYPE_CHECKING

from benchmarks.processes import ROOT

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SAMPLES = ("newspaper_pdf.txt", "paper.txt", "report.txt", "science.md", "traditional.txt")
SEED = 20
# Of an article made from the samples.
ARTICLE_SENTENCES = 30
SECTION_CHARACTERS = 2_000


def articles(data: Path | None) -> Iterator[str]:
    """Articles without end: of a JSONL(.gz) file or a folder over and over, or made of samples.

    A record's article is its `text`. Raises SystemExit where the corpus holds no article.
    """
    if data is None:
        print(
            "no --data: articles are made of the samples' sentences with other figures in them",
            file=sys.stderr,
        )
        return varied_samples()
    if not any(True for _ in _corpus(data)):
        raise SystemExit(f"{data}: no articles in it; name a JSONL file or a folder of texts")
    return (text for path in cycle([data]) for text in _corpus(path))


def _corpus(data: Path) -> Iterator[str]:
    if data.is_dir():
        for path in sorted((*data.glob("*.txt"), *data.glob("*.md"))):
            yield path.read_text(encoding="utf-8", errors="replace")
        return
    with gzip.open(data, "rb") if data.suffix == ".gz" else data.open("rb") as file:
        for line in file:
            yield json.loads(line)["text"]


def varied_samples() -> Iterator[str]:
    """Articles of sentences from all samples in random order, every figure another, one seed."""
    choice = random.Random(SEED)
    whole = "".join((ROOT / "samples" / name).read_text(encoding="utf-8") for name in SAMPLES)
    sentences = [s for s in re.findall("[^。\n]{10,}。", whole) if not s.startswith("#")]
    while True:
        chosen = [choice.choice(sentences) for _ in range(ARTICLE_SENTENCES)]
        yield "\n".join(
            re.sub("[0-9]", lambda _: str(choice.randrange(10)), "".join(chosen[i : i + 5]))
            for i in range(0, ARTICLE_SENTENCES, 5)
        )


def paragraphs(source: Iterator[str], characters: int) -> Iterator[str]:
    """Paragraphs, one an article and each on a line, `characters` in all."""
    left = characters
    while left > 0:
        text = next(source).replace("\n", "")[: max(0, left - 1)] + "\n"
        left -= len(text)
        yield text


def sections(source: Iterator[str], characters: int) -> Iterator[str]:
    """The same in markdown, a heading before every SECTION_CHARACTERS."""
    yield "# 全文\n\n"
    for number in range(1, characters // SECTION_CHARACTERS + 1):
        yield f"## 第{number}节\n\n"
        yield from (f"{text}\n" for text in paragraphs(source, SECTION_CHARACTERS))


def one_line(source: Iterator[str], characters: int) -> Iterator[str]:
    """One line of letters and figures alone."""
    left = characters
    while left > 0:
        text = "".join(filter(str.isalnum, next(source)))[:left]
        left -= len(text)
        yield text


def write(path: Path, pieces: Iterator[str]) -> Path:
    """Writes a text piece by piece: this process must stay small (see `processes.run`)."""
    with path.open("w", encoding="utf-8") as file:
        file.writelines(pieces)
    return path
