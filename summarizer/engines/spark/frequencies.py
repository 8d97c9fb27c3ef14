"""Document frequencies, added up by Spark."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Any

from summarizer.engines.spark.lines import TASKS_A_CORE, lines_of
from summarizer.engines.spark.reasons import told
from summarizer.engines.spark.tasks import Job, count, share_idf

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.idf.build import Item

PARTITIONS = "spark.sql.shuffle.partitions"


class SparkFrequencies:
    """In how many documents each term stands, added up by Spark; `failures` are JSON lines."""

    def __init__(self, spark: Any, paths: Sequence[str], job: Job, kind: str = "auto") -> None:
        with told():
            from pyspark import StorageLevel

            lines = lines_of(spark, paths, kind)
            share_idf(spark, job)
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
        with told():
            # Each partition is a job of its own, and failures are few.
            failed = self._rows.where("failure IS NOT NULL").coalesce(1)
            for row in failed.toLocalIterator():
                yield row["failure"], row["n"]

    def items(self, min_documents: int = 1, max_terms: int | None = None) -> Iterator[Item]:
        """The terms in the order of their bytes, limited as `chosen` of `idf.build` does it.

        Spark limits and sorts; the driver holds one partition of them at a time.
        """
        with told():
            from pyspark.sql.functions import desc

            terms = self._rows.where(f"term IS NOT NULL AND n >= {min_documents}")
            if max_terms is not None:
                terms = terms.orderBy(desc("n"), "term").limit(max_terms)
            for row in terms.orderBy("term").toLocalIterator():
                yield bytes(row["term"]), row["n"]
