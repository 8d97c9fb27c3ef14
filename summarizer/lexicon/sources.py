"""What the lexicon is made from: the files of an installed jieba, read without running it."""

from __future__ import annotations

import hashlib
import importlib.util
import runpy
from pathlib import Path
from typing import NamedTuple


class Sources(NamedTuple):
    """What jieba ships. `checksums` are the sha256 of the files, by name."""

    frequencies: dict[str, int]
    tags: dict[str, str]
    total: int
    idf: dict[str, float]
    starts: dict[str, float]
    transitions: dict[str, dict[str, float]]
    emissions: dict[str, dict[str, float]]
    checksums: dict[str, str]


def find_jieba() -> Path:
    """The folder of the installed jieba, found without running any of its code."""
    spec = importlib.util.find_spec("jieba")
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError("jieba is needed to build the lexicon; install jieba==0.42.1")
    return Path(spec.origin).parent


def read_sources(folder: Path) -> Sources:
    """Read dict.txt, idf.txt and the tables of finalseg, as jieba itself reads them."""
    frequencies: dict[str, int] = {}
    tags: dict[str, str] = {}
    total = 0
    for line in (folder / "dict.txt").read_bytes().decode().strip().split("\n"):
        word, frequency, tag = line.strip().split(" ")
        frequencies[word], tags[word] = int(frequency), tag
        total += int(frequency)
    idf = {}
    for line in (folder / "analyse" / "idf.txt").read_bytes().decode().strip().split("\n"):
        word, value = line.strip().split(" ")
        idf[word] = float(value)
    models = {name: folder / "finalseg" / f"prob_{name}.py" for name in ("start", "trans", "emit")}
    starts, transitions, emissions = (runpy.run_path(str(m))["P"] for m in models.values())
    files = [folder / "dict.txt", folder / "analyse" / "idf.txt", *models.values()]
    checksums = {file.name: hashlib.sha256(file.read_bytes()).hexdigest() for file in files}
    return Sources(frequencies, tags, total, idf, starts, transitions, emissions, checksums)
