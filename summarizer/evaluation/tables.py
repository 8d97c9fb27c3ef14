"""What was measured, as JSON for other tools and as tables for reading."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from summarizer.evaluation.evaluator import ORACLE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from summarizer.evaluation.evaluator import Evaluator
    from summarizer.evaluation.tally import Tally

    Report = Mapping[str, Any]

TASKS = ("summaries", "keywords")
DIGITS = 4
GAP = "  "
# Of each task, the measures that the tables for reading show; JSON and TSV have all.
COLUMNS = {
    "summaries": (
        *("rouge-1", "rouge-2", "rouge-l", "rouge", "word-rouge-1", "word-rouge-2"),
        *("word-rouge-l", "sentences", "characters"),
    ),
    "keywords": (
        *("precision@5", "recall@5", "f1@3", "f1@5", "f1@10", "f1@m", "soft@5", "soft@m"),
        "keywords",
    ),
}
# Measures that are means of counts, not shares of one.
COUNTS = frozenset(("sentences", "characters", "keywords"))


def results_of(evaluator: Evaluator, failed: int, skipped: int) -> Report:
    """All that was measured: scores from 0 to 1 and counts, means over documents."""
    rankers = {
        "summaries": (*evaluator.rankers, ORACLE),
        "keywords": (evaluator.keywords.baseline, *evaluator.keyword_rankers, ORACLE),
    }
    tallies = {"summaries": evaluator.summaries, "keywords": evaluator.keywords}
    return {
        "budget": str(evaluator.budget),
        **{task: _task(tallies[task], rankers[task]) for task in TASKS},
        "failed": failed,
        "skipped": skipped,
        "provenance": evaluator.summarizer.provenance(),
    }


def _task(tally: Tally, rankers: Sequence[str]) -> Report:
    return {
        "documents": tally.documents,
        "baseline": tally.baseline,
        "compared": tally.measure,
        "rankers": [_row(tally, ranker) for ranker in rankers if tally.documents],
    }


def _row(tally: Tally, ranker: str) -> Report:
    means = {name: round(value, DIGITS) for name, value in tally.means(ranker).items()}
    over = {name: round(v, DIGITS) for name, v in tally.over_baseline(ranker)._asdict().items()}
    return {"ranker": ranker, **means, "over_baseline": over}


def render(results: Report, format: str, columns: int | None = None) -> Iterator[str]:
    """The report in one of renderers.FORMATS, in pieces of text.

    Text that is wider than `columns` goes on below, with the rankers' names again.
    """
    if format == "json":
        yield json.dumps(results, ensure_ascii=False, indent=2) + "\n"
    elif format == "jsonl":
        for task in TASKS:
            for row in results[task]["rankers"]:
                yield json.dumps({"task": task, **row}, ensure_ascii=False) + "\n"
    elif format == "tsv":
        yield from _tsv(results)
    else:
        yield from _tables(results, format, columns)


def _tsv(results: Report) -> Iterator[str]:
    yield "ranker\tmeasure\tvalue\ttask\tdocuments\n"
    for task in TASKS:
        part = results[task]
        for row in part["rankers"]:
            over = {f"over_{part['baseline']}_{k}": v for k, v in row["over_baseline"].items()}
            for measure, value in (row | over).items():
                if measure not in ("ranker", "over_baseline"):
                    yield f"{row['ranker']}\t{measure}\t{value}\t{task}\t{part['documents']}\n"


def _tables(results: Report, format: str, columns: int | None) -> Iterator[str]:
    separator = ""
    for task in TASKS:
        part = results[task]
        if not part["documents"]:
            continue
        budget = f", at most {results['budget']}" if task == "summaries" else ""
        title = f"{task}: {part['documents']} documents{budget}"
        last = f"{part['compared']} over {part['baseline']} [95 %]"
        rows: list[tuple[str, ...]] = [("ranker", *COLUMNS[task], last)]
        rows += [_cells(row, task) for row in part["rankers"]]
        yield f"{separator}{title}\n\n"
        yield from _markdown(rows) if format == "markdown" else _aligned(rows, columns)
        separator = "\n"


def _cells(row: Report, task: str) -> tuple[str, ...]:
    values = [
        f"{row[name]:.1f}" if name in COUNTS else f"{100 * row[name]:.2f}" for name in COLUMNS[task]
    ]
    difference, low, high = (100 * value for value in row["over_baseline"].values())
    return row["ranker"], *values, f"{difference:+.2f} [{low:+.2f}, {high:+.2f}]"


def _aligned(rows: Sequence[tuple[str, ...]], columns: int | None) -> Iterator[str]:
    names, *others = zip(*rows, strict=True)
    name_column = _padded(names, str.ljust)
    parts = [[name_column]]
    for cells in others:
        column = _padded(cells, str.rjust)
        width = sum(len(each[0]) + len(GAP) for each in parts[-1]) + len(column[0])
        if columns is not None and width > columns and len(parts[-1]) > 1:
            parts.append([name_column])
        parts[-1].append(column)
    separator = ""
    for part in parts:
        yield separator + "".join([GAP.join(row) + "\n" for row in zip(*part, strict=True)])
        separator = "\n"


def _padded(cells: Sequence[str], pad: Callable[[str, int], str]) -> list[str]:
    width = max(map(len, cells))
    return [pad(cell, width) for cell in cells]


def _markdown(rows: Sequence[tuple[str, ...]]) -> Iterator[str]:
    header, *body = rows
    yield f"| {' | '.join(header)} |\n"
    yield "|---|" + "---:|" * (len(header) - 1) + "\n"
    for row in body:
        yield f"| {' | '.join(row)} |\n"
