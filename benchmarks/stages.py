"""Where our time goes: the stages of the pipeline over many articles."""

from __future__ import annotations

import json
import time
from statistics import median
from typing import TYPE_CHECKING, TypeVar

from benchmarks.tables import table
from summarizer import Settings, Summarizer
from summarizer.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

A = TypeVar("A")
B = TypeVar("B")
HEADER = ("stage", "ms an article", "min", "share")


def profile(path: Path, rounds: int) -> str:
    """The table of CPU time an article by stage.

    Each call of the API holds those before it, so that a stage is the difference of two: evidence
    holds sentences and tokens, keywords hold evidence, the summary holds keywords.
    """
    with path.open(encoding="utf-8") as file:
        sources = [Source("", json.loads(line)["text"]) for line in file]
    measured = [_stages(sources) for _ in range(rounds + 1)][1:]
    whole = [sum(stages.values()) for stages in measured]
    rows = [
        (
            stage,
            f"{1000 * median([stages[stage] for stages in measured]):.3f}",
            f"{1000 * min(stages[stage] for stages in measured):.3f}",
            f"{median([s[stage] / w for s, w in zip(measured, whole, strict=True)]):.0%}",
        )
        for stage in measured[0]
    ]
    return table(
        HEADER, [*rows, ("all", f"{1000 * median(whole):.3f}", f"{1000 * min(whole):.3f}", "")]
    )


def _stages(sources: Sequence[Source]) -> dict[str, float]:
    """CPU seconds an article of each stage."""
    summarizer = Summarizer(Settings())
    cut = summarizer.resources.tokenizer.cut_each
    parse, documents = _timed(summarizer.parse, sources)
    split, sentences = _timed(summarizer.sentences, documents)
    tokens, _ = _timed(lambda found: cut([sentence.text for sentence in found]), sentences)
    evidence, _ = _timed(summarizer.evidence, documents)
    keywords, _ = _timed(summarizer.keywords_of_document, documents)
    summary, _ = _timed(summarizer.summarize_document, documents)
    return {
        "parse (decoding, lines, paragraphs)": parse,
        "sentences": split,
        "tokens": tokens,
        "evidence (terms, vectors)": evidence - split - tokens,
        "keywords (ranking and choice)": keywords - evidence,
        "sentences (ranking and choice)": summary - keywords,
    }


def _timed(stage: Callable[[A], B], inputs: Sequence[A]) -> tuple[float, list[B]]:
    began = time.process_time()
    outputs = [stage(each) for each in inputs]
    return (time.process_time() - began) / len(inputs), outputs
