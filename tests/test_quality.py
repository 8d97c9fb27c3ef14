"""The quality of keywords and summaries on articles of our own, with floors that must hold.

`tests/quality/GENRE.jsonl` has eight articles each, written for this project, with a summary and
keywords by their writers. `floors.json` has, of each genre and measure, every floor that there was,
the last one in force.
"""

from __future__ import annotations

import json
import re
from functools import cache
from itertools import pairwise
from typing import Any

import pytest
from processes import ROOT, run

QUALITY = ROOT / "tests" / "quality"
GENRES = tuple(sorted(path.stem for path in QUALITY.glob("*.jsonl")))
FLOORS: dict[str, dict[str, list[float]]] = json.loads(
    (QUALITY / "floors.json").read_text(encoding="utf-8")
)
# What stands behind each measure of the floors: the default rankers of both tasks.
RANKERS = {"rouge": "default", "f1@5": "tfidf", "f1@10": "tfidf", "soft@5": "tfidf"}


@cache
def rows(genre: str) -> dict[str, dict[str, Any]]:
    """What `evaluate` says of each ranker on the articles of a genre."""
    path = f"tests/quality/{genre}.jsonl"
    process = run("evaluate", path, "--max-chars", "median", "-f", "jsonl")
    assert (process.returncode, process.stderr) == (0, b"")
    return {
        f"{row['task']} {row['ranker']}": row
        for row in map(json.loads, process.stdout.decode().splitlines())
    }


@pytest.mark.parametrize("measure", RANKERS)
@pytest.mark.parametrize("genre", GENRES)
def test_quality_is_not_below_its_floor(genre: str, measure: str) -> None:
    task = "summaries" if measure == "rouge" else "keywords"
    assert rows(genre)[f"{task} {RANKERS[measure]}"][measure] >= FLOORS[genre][measure][-1]


@pytest.mark.parametrize("genre", GENRES)
def test_no_genre_is_summarised_worse_than_by_its_lead(genre: str) -> None:
    found = rows(genre)
    assert found["summaries default"]["rouge"] >= found["summaries lead"]["rouge"]
    assert found["keywords tfidf"]["f1@5"] >= found["keywords jieba"]["f1@5"] + 0.03


def test_a_floor_that_was_lowered_is_in_the_changelog() -> None:
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    for genre, measures in FLOORS.items():
        for measure, history in measures.items():
            for before, after in pairwise(history):
                line = rf"floor of {genre} {measure} .*{before}.*{after}"
                assert after >= before or re.search(line, changelog), (genre, measure)


def test_every_genre_has_every_floor() -> None:
    assert len(GENRES) >= 6
    assert set(FLOORS) == set(GENRES)
    assert all(set(measures) == set(RANKERS) for measures in FLOORS.values())


def test_articles_are_enough_and_differ() -> None:
    records = [
        json.loads(line)
        for genre in GENRES
        for line in (QUALITY / f"{genre}.jsonl").read_text(encoding="utf-8").splitlines()
    ]
    assert len(records) >= 40
    assert len({record["text"] for record in records}) == len(records)
    assert all(keyword in record["text"] for record in records for keyword in record["keywords"])
