"""What a task of Spark does: batches of lines in, results, failures or counts out."""

from __future__ import annotations

import gc
import os
from collections import Counter
from hashlib import sha256
from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.engines.batch import Work, encode_batch, failure_line, outcomes
from summarizer.engines.feed import CHUNK_RECORDS
from summarizer.engines.frequencies import COUNTED_RECORDS, count_batch, counted
from summarizer.engines.local import parallel, serial
from summarizer.engines.worker import NEW_OBJECTS_A_COLLECTION
from summarizer.inputs.corpus import Placed, Position
from summarizer.inputs.fields import Fields
from summarizer.inputs.records import record_of_line
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.engines.pool import Done
    from summarizer.engines.worker import BatchFunction

# Counted in a task before they go to the shuffle.
MAX_TERMS_IN_TASK = 200_000
NAME_DIGITS = 16


class Job(NamedTuple):
    """What each task is told: values only. `fields` name the text, the title and the id."""

    work: Work
    fields: tuple[str | None, str | None, str | None] = (None, None, None)
    timeout_seconds: float | None = None


def encode(job: Job, batches: Iterable[Any]) -> Iterator[Any]:
    """In a task: the results and the failures of some records."""
    from pyarrow import RecordBatch, array, string

    for chunk, parts in _run(encode_batch, job, batches, CHUNK_RECORDS):
        results: list[str | None] = []
        failures: list[str | None] = []
        for placed, outcome in zip(chunk, outcomes(parts), strict=True):
            if isinstance(outcome, Failure):
                results.append(None)
                failures.append(_text(failure_line(outcome, placed.record)))
            else:
                results.append(_text(outcome))
                failures.append(None)
        columns = [array(results, string()), array(failures, string())]
        yield RecordBatch.from_arrays(columns, ["result", "failure"])


def _text(line: bytes) -> str:
    return line.decode("utf-8", "replace").rstrip("\n")


def count(job: Job, batches: Iterable[Any]) -> Iterator[Any]:
    """In a task: how many documents each term stands in, and how many documents there are."""
    from pyarrow import RecordBatch, array, binary, int64, string

    def batch(rows: Sequence[tuple[bytes | None, int, str | None]]) -> Any:
        terms, numbers, failures = zip(*rows, strict=True)
        columns = [array(terms, binary()), array(numbers, int64()), array(failures, string())]
        return RecordBatch.from_arrays(columns, ["term", "documents", "failure"])

    counts: Counter[str] = Counter()
    for _, parts in _run(count_batch, job, batches, COUNTED_RECORDS):
        rows: list[tuple[bytes | None, int, str | None]] = []
        for part in counted(parts):
            counts.update(part.counts)
            rows.append((None, part.documents, None))
            rows += [(None, 1, f"{one.name}: {one.message}") for one in part.failures]
        yield batch(rows)
        if len(counts) > MAX_TERMS_IN_TASK:
            yield batch(_rows_of(counts))
            counts.clear()
    if counts:
        yield batch(_rows_of(counts))


def _rows_of(counts: Counter[str]) -> list[tuple[bytes | None, int, str | None]]:
    return [(term.encode("utf-8", "surrogatepass"), n, None) for term, n in counts.items()]


def _run(
    function: BatchFunction, job: Job, batches: Iterable[Any], limit_records: int
) -> Iterator[Done]:
    """In a task: what `function` makes of the records, as the engines of one machine do it.

    The first attempt works in the process of the task. A task that is done again may have died of
    a record; it works in a process of its own, which finds that record and sets it aside.
    """
    from pyspark import TaskContext

    gc.set_threshold(NEW_OBJECTS_A_COLLECTION)
    work = _with_idf(job.work)
    records = _placed(batches, job)
    context = TaskContext.get()
    is_again = context is not None and context.attemptNumber() > 0
    if not is_again and job.timeout_seconds is None:
        return serial(function, records, work, limit_records)
    return parallel(
        function,
        records,
        work,
        jobs=1,
        timeout_seconds=job.timeout_seconds,
        limit_records=limit_records,
    )


def _placed(batches: Iterable[Any], job: Job) -> Iterator[Placed]:
    fields = Fields(*job.fields)
    for batch in batches:
        for line, file in zip(
            batch.column(0).to_pylist(), batch.column(1).to_pylist(), strict=True
        ):
            text = line.lstrip("\ufeff")
            if text.strip():
                # Spark knows no line numbers; what is done again must have the same name.
                digest = sha256(text.encode()).hexdigest()[:NAME_DIGITS]
                name = f"{file.rsplit('/', 1)[-1]}#{digest}"
                yield Placed(record_of_line(text, file, name, fields), Position(), 0)


def _with_idf(work: Work) -> Work:
    """The work with the table where the executor has it."""
    path = work.settings.idf
    if path is None or os.path.exists(path):
        return work
    from pyspark import SparkFiles

    return work._replace(
        settings=work.settings._replace(idf=SparkFiles.get(os.path.basename(path)))
    )


def share_idf(spark: Any, job: Job) -> None:
    """Sends a table of one's own to the executors."""
    if job.work.settings.idf is not None:
        spark.sparkContext.addFile(job.work.settings.idf)
