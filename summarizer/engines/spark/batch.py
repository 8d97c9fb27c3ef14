"""Results of all records, in a folder of JSON lines or of Parquet."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from summarizer.engines.spark.lines import lines_of
from summarizer.engines.spark.reasons import told
from summarizer.engines.spark.tasks import Job, encode, share_idf
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

FAILED = "_failed"
KEYWORD = "STRUCT<term: STRING, score: DOUBLE, count: BIGINT, line: BIGINT>"
SENTENCE = (
    "STRUCT<text: STRING, start: BIGINT, end: BIGINT, line: BIGINT, score: DOUBLE, rank: BIGINT>"
)
# The columns of Parquet: fields of the JSON object, and the whole of it. New ones come at the end.
SCHEMA = (
    "name STRING, title STRING, byline STRING, encoding STRING, "
    f"keywords ARRAY<{KEYWORD}>, sentences ARRAY<{SENTENCE}>, tokens ARRAY<ARRAY<STRING>>"
)


def run_batch(
    spark: Any, paths: Sequence[str], output: str, job: Job, kind: str = "auto", to: str = "jsonl"
) -> tuple[int, int]:
    """Writes the results of all records to the folder `output`; returns how many did and failed.

    `kind` is one of KINDS or "auto" (by the ending), `to` "jsonl" or "parquet". Failures, if any,
    are JSON lines in the folder of the same name with FAILED behind it. Raises SettingsError if one
    of them is there already, or if Spark gives up.
    """
    with told():
        from pyspark import StorageLevel
        from pyspark.sql import Observation
        from pyspark.sql import functions as f

        failed_output = output.rstrip("/") + FAILED
        for path in (output, failed_output):
            _check_new(spark, path)
        lines = lines_of(spark, paths, kind)
        share_idf(spark, job)
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


def _check_new(spark: Any, path: str) -> None:
    """Raises SettingsError if something is at a path, before hours are spent."""
    context = spark.sparkContext
    there = context._jvm.org.apache.hadoop.fs.Path(path)
    if there.getFileSystem(context._jsc.hadoopConfiguration()).exists(there):
        raise SettingsError(f"{path}: is there already; remove it, or choose another -o DIR")
