"""Whole processes on one article: what a user of the command line waits for."""

from __future__ import annotations

import sys
from statistics import median
from typing import TYPE_CHECKING

from benchmarks import peers
from benchmarks.processes import ROOT, interleaved, ours
from benchmarks.tables import MEGABYTE, goal, machine, memory, ratio, table, times

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from benchmarks.processes import Run

    Runs = Mapping[str, list[Run]]

ARTICLE = ROOT / "samples" / "newspaper_pdf.txt"
REPEAT = 21
# One round of the peers takes as long as fifty of ours.
PEER_ROUNDS_SHARE = 4
CLICK = "python -c 'import click'"
TEXT = "summarizer summarize"
JSON = "summarizer summarize -f json"
HELP = "summarizer --help"
VERSION = "summarizer --version"
JIEBA = peers.KEYWORDS_AND_SUMMARIES["jieba-tfidf"]
SNOWNLP = peers.KEYWORDS_AND_SUMMARIES["snownlp"]
HEADER = ("whole process", "CPU ms median", "min", "peak MB", "× click", "× ours")


def main(data: Path | None, repeat: int | None) -> None:
    """Prints the cost of each command on one article, and the goals."""
    article = str((data or ARTICLE).resolve())
    rounds = repeat or REPEAT
    peer_rounds = max(1, rounds // PEER_ROUNDS_SHARE)
    print(f"{machine()}; {rounds} rounds, {peer_rounds} with the peers\n")
    light = {
        "python -c pass": [sys.executable, "-c", "pass"],
        CLICK: [sys.executable, "-c", "import click"],
        VERSION: ours("--version"),
        HELP: ours("--help"),
        TEXT: ours("summarize", article),
        JSON: ours("summarize", article, "-f", "json"),
    }
    heavy = {CLICK: light[CLICK], TEXT: light[TEXT]}
    for job, name in peers.KEYWORDS_AND_SUMMARIES.items():
        heavy[name] = peers.command(job, article)
    own = interleaved(light, rounds)
    print(table(HEADER, [_row(name, own) for name in light]) + "\n")
    beside = interleaved(heavy, peer_rounds)
    print(table(HEADER, [_row(name, beside) for name in heavy]) + "\n")
    print("\n".join(_goals(own, beside)))


def _row(name: str, runs: Runs) -> tuple[str, ...]:
    seconds = [run.cpu_seconds for run in runs[name]]
    return (
        name,
        f"{1000 * median(seconds):.0f}",
        f"{1000 * min(seconds):.0f}",
        memory(median([run.peak_bytes for run in runs[name]])),
        times(_ratio(runs, name, CLICK)),
        times(_ratio(runs, name, TEXT)),
    )


def _ratio(runs: Runs, name: str, other: str) -> float:
    return ratio([run.cpu_seconds for run in runs[name]], [run.cpu_seconds for run in runs[other]])


def _goals(own: Runs, beside: Runs) -> list[str]:
    peak = max(run.peak_bytes for name in (TEXT, JSON) for run in own[name]) / MEGABYTE
    return [
        goal("text / import click", _ratio(own, TEXT, CLICK), "≤", 1.5),
        goal("JSON / import click", _ratio(own, JSON, CLICK), "≤", 1.5),
        goal("--help / import click", _ratio(own, HELP, CLICK), "≤", 1.2),
        goal("--version / import click", _ratio(own, VERSION, CLICK), "≤", 1.2),
        goal(f"{JIEBA} / text", _ratio(beside, JIEBA, TEXT), "≥", 20),
        goal(f"{JIEBA} / text, moonshot", _ratio(beside, JIEBA, TEXT), "≥", 25),
        goal(f"{SNOWNLP} / text", _ratio(beside, SNOWNLP, TEXT), "≥", 55),
        goal("peak memory", peak, "≤", 30, " MB"),
    ]
