"""Batches on Apache Spark: the same functions of records, in its tasks.

Input and output are on any path that Spark reads. Spark splits and places the work, does a lost
task again, and commits what a task wrote once only; nothing but numbers and the terms of a table
comes to the driver. For the command line and for jobs of one's own (docs/cluster.md).
"""

# No module imports pyspark before it is called: executors find their tasks through this one.
from summarizer.engines.spark.batch import run_batch
from summarizer.engines.spark.frequencies import SparkFrequencies
from summarizer.engines.spark.session import session
from summarizer.engines.spark.tasks import Job

__all__ = ["Job", "SparkFrequencies", "run_batch", "session"]
