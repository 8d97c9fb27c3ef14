"""Batches on Apache Spark: the same functions of records, in its tasks.

Input and output are on any path that Spark reads. Spark splits and places the work, does a lost
task again, and commits what a task wrote once only; nothing but numbers and the terms of a table
comes to the driver. For the command line and for jobs of one's own (docs/cluster.md).
"""

from __future__ import annotations

import os
import re
import shutil
import sys
from contextlib import contextmanager
from functools import partial
from typing import TYPE_CHECKING, Any

from summarizer.engines.feed import CHUNK_RECORDS
from summarizer.engines.pool import EngineError
from summarizer.engines.tasks import Job, count, encode
from summarizer.errors import SettingsError
from summarizer.inputs import record_format

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.idf.build import Item

__all__ = ["Job", "SparkFrequencies", "run_batch", "session"]

KINDS = ("jsonl", "parquet")
FAILED = "_failed"
# Of a local master, which would else give up at the first death of a process.
MAX_ATTEMPTS = 4
# Fewer partitions than cores (a gzip file is one) are dealt out anew, in so many for each core.
TASKS_A_CORE = 4
PARTITIONS = "spark.sql.shuffle.partitions"
MAX_REASON_CHARACTERS = 300

KEYWORD = "STRUCT<term: STRING, score: DOUBLE, count: BIGINT, line: BIGINT>"
SENTENCE = (
    "STRUCT<text: STRING, start: BIGINT, end: BIGINT, line: BIGINT, score: DOUBLE, rank: BIGINT>"
)
# The columns of Parquet: fields of the JSON object, and the whole of it. New ones come at the end.
SCHEMA = (
    "name STRING, title STRING, byline STRING, encoding STRING, "
    f"keywords ARRAY<{KEYWORD}>, sentences ARRAY<{SENTENCE}>, tokens ARRAY<ARRAY<STRING>>"
)


def session(master: str | None, *, shows_progress: bool = False) -> Any:
    """A SparkSession of `master` (None: that of spark-submit).

    Raises SettingsError without pyspark, and outside of spark-submit without Java or a master.
    """
    try:
        from py4j.protocol import Py4JError
        from pyspark.errors import PySparkException
        from pyspark.sql import SparkSession
    except ImportError as error:
        raise EngineError(
            "--engine spark needs pyspark; install it with pip install 'zh-summarizer[spark]'"
        ) from error
    # spark-submit has started Java, and knows the master.
    if "PYSPARK_GATEWAY_PORT" not in os.environ:
        _check_java()
        if master is None:
            raise EngineError("--engine spark needs --master: local[*], or the URL of a cluster")
    builder = SparkSession.builder.appName("summarizer")
    builder = builder.config("spark.ui.showConsoleProgress", str(shows_progress).lower())
    if master is not None:
        if master.startswith("local"):
            os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
        builder = builder.master(_patient(master))
    try:
        spark = builder.getOrCreate()
    except (PySparkException, Py4JError) as error:
        raise EngineError(
            f"Spark does not start ({_reason(error)}); it needs Java 17 or newer, and its --master"
        ) from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def run_batch(
    spark: Any, paths: Sequence[str], output: str, job: Job, kind: str = "auto", to: str = "jsonl"
) -> tuple[int, int]:
    """Writes the results of all records to the folder `output`; returns how many did and failed.

    `kind` is one of KINDS or "auto" (by the ending), `to` "jsonl" or "parquet". Failures, if any,
    are JSON lines in the folder of the same name with FAILED behind it. Raises SettingsError if one
    of them is there already, or if Spark gives up.
    """
    with _told():
        from pyspark import StorageLevel
        from pyspark.sql import Observation
        from pyspark.sql import functions as f

        failed_output = output.rstrip("/") + FAILED
        for path in (output, failed_output):
            _check_new(spark, path)
        lines = _lines(spark, paths, kind)
        _share_idf(spark, job)
        schema = "result STRING, failure STRING"
        # On the disks of the executors, so that two outputs cost one computation.
        rows = lines.mapInArrow(partial(encode, job), schema).persist(StorageLevel.DISK_ONLY)
        seen = Observation()
        seen_rows = rows.observe(
            seen, f.count("result").alias("done"), f.count("failure").alias("failed")
        )
        done_rows = seen_rows.where("result IS NOT NULL").select("result")
        if to == "parquet":
            parsed = done_rows.select(f.from_json("result", SCHEMA).alias("r"), "result")
            parsed.select("r.*", parsed["result"].alias("record")).write.parquet(output)
        else:
            done_rows.write.text(output)
        numbers = seen.get
        if numbers["failed"]:
            rows.where("failure IS NOT NULL").select("failure").write.text(failed_output)
        rows.unpersist()
        return numbers["done"], numbers["failed"]


def _patient(master: str) -> str:
    """The same master; a local one does a task again whose process has died."""
    cores = re.fullmatch(r"local(?:\[([^],]+)\])?", master)
    return f"local[{cores[1] or 1},{MAX_ATTEMPTS}]" if cores else master


class SparkFrequencies:
    """In how many documents each term stands, added up by Spark; `failures` are JSON lines."""

    def __init__(self, spark: Any, paths: Sequence[str], job: Job, kind: str = "auto") -> None:
        with _told():
            from pyspark import StorageLevel

            lines = _lines(spark, paths, kind)
            _share_idf(spark, job)
            # Each costs a tenth of a second for the driver; no more than tasks can fill.
            most = lines.rdd.getNumPartitions() * TASKS_A_CORE
            usual = int(spark.conf.get(PARTITIONS))
            spark.conf.set(PARTITIONS, str(min(usual, most)))
            rows = lines.mapInArrow(
                partial(count, job), "term BINARY, documents BIGINT, failure STRING"
            )
            summed = rows.groupBy("term", "failure").sum("documents").toDF("term", "failure", "n")
            self._rows = summed.persist(StorageLevel.DISK_ONLY)
            totals = self._rows.where("term IS NULL AND failure IS NULL").collect()
            self.documents: int = totals[0]["n"] if totals else 0

    def failures(self) -> Iterator[tuple[str, int]]:
        """What failed, as JSON lines, each with the number of records that failed exactly so."""
        with _told():
            # Each partition is a job of its own, and failures are few.
            failed = self._rows.where("failure IS NOT NULL").coalesce(1)
            for row in failed.toLocalIterator():
                yield row["failure"], row["n"]

    def items(self, min_documents: int = 1, max_terms: int | None = None) -> Iterator[Item]:
        """The terms in the order of their bytes, limited as `chosen` of `idf.build` does it.

        Spark limits and sorts; the driver holds one partition of them at a time.
        """
        with _told():
            from pyspark.sql.functions import desc

            terms = self._rows.where(f"term IS NOT NULL AND n >= {min_documents}")
            if max_terms is not None:
                terms = terms.orderBy(desc("n"), "term").limit(max_terms)
            for row in terms.orderBy("term").toLocalIterator():
                yield bytes(row["term"]), row["n"]


def _lines(spark: Any, paths: Sequence[str], kind: str) -> Any:
    """All records as lines of JSON, each with the file that it comes from."""
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(CHUNK_RECORDS))
    kinds: dict[str, list[str]] = {}
    for path in paths:
        kinds.setdefault(_kind(path, kind), []).append(path)
    parts = [_lines_of(spark, same, found) for found, same in kinds.items()]
    lines = parts[0]
    for part in parts[1:]:
        lines = lines.union(part)
    cores = spark.sparkContext.defaultParallelism
    return (
        lines.repartition(cores * TASKS_A_CORE) if lines.rdd.getNumPartitions() < cores else lines
    )


def _lines_of(spark: Any, paths: list[str], kind: str) -> Any:
    from pyspark.sql.functions import col, struct, to_json

    file = col("_metadata.file_path").alias("file")
    if kind == "jsonl":
        return spark.read.text(paths).select(col("value").alias("line"), file)
    table = spark.read.parquet(*paths)
    columns = struct(*[table[f"`{name}`"] for name in table.columns])
    return table.select(to_json(columns, {"ignoreNullFields": "false"}).alias("line"), file)


def _kind(path: str, kind: str) -> str:
    found = record_format(path.rstrip("/"), kind)
    if found not in KINDS:
        raise SettingsError(
            f"{path}: is not called .jsonl or .parquet, which Spark reads here; "
            f"say with --from which one it is"
        )
    return found


def _share_idf(spark: Any, job: Job) -> None:
    """Sends a table of one's own to the executors."""
    if job.work.settings.idf is not None:
        spark.sparkContext.addFile(job.work.settings.idf)


def _check_new(spark: Any, path: str) -> None:
    """Raises SettingsError if something is at a path, before hours are spent."""
    context = spark.sparkContext
    there = context._jvm.org.apache.hadoop.fs.Path(path)
    if there.getFileSystem(context._jsc.hadoopConfiguration()).exists(there):
        raise SettingsError(f"{path}: is there already; remove it, or choose another -o DIR")


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else "java"
    if shutil.which(java) is None:
        raise EngineError(
            "--engine spark needs Java 17 or newer; install it, or set JAVA_HOME to where it is"
        )


@contextmanager
def _told() -> Iterator[None]:
    """Within, what Spark has against it becomes a SettingsError of one line."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise EngineError(f"Spark gives up: {_reason(error)}") from error


def _reason(error: Exception) -> str:
    """The line that tells most: the error of a Python worker, or else the first one."""
    if "PACKAGE_NOT_INSTALLED" in str(error):
        return "a library is missing: pip install 'zh-summarizer[spark]'"
    lines = [line.strip(": ") for line in str(error).split("\n") if line.strip()]
    told = [line for line in lines if re.match(r"(?:[\w.]+Error|[\w.]+Exception): ", line)]
    return ([*told[:1], *lines, type(error).__name__][0])[:MAX_REASON_CHARACTERS].rstrip(".;")
