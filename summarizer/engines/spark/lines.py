"""Inputs of Spark as lines of JSON, whatever they are kept in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from summarizer.engines.feed import CHUNK_RECORDS
from summarizer.errors import SettingsError
from summarizer.inputs import record_format

if TYPE_CHECKING:
    from collections.abc import Sequence

KINDS = ("jsonl", "parquet")
# Fewer partitions than cores (a gzip file is one) are dealt out anew, in so many for each core.
TASKS_A_CORE = 4


def lines_of(spark: Any, paths: Sequence[str], kind: str) -> Any:
    """All records as lines of JSON, each with the file that it comes from."""
    spark.conf.set("spark.sql.execution.arrow.maxRecordsPerBatch", str(CHUNK_RECORDS))
    kinds: dict[str, list[str]] = {}
    for path in paths:
        kinds.setdefault(_kind(path, kind), []).append(path)
    parts = [_lines_of_kind(spark, same, found) for found, same in kinds.items()]
    lines = parts[0]
    for part in parts[1:]:
        lines = lines.union(part)
    cores = spark.sparkContext.defaultParallelism
    return (
        lines.repartition(cores * TASKS_A_CORE) if lines.rdd.getNumPartitions() < cores else lines
    )


def _lines_of_kind(spark: Any, paths: list[str], kind: str) -> Any:
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
