"""The connection to Spark, or what is missing for it."""

from __future__ import annotations

import os
import re
import shutil
import sys
from typing import Any

from summarizer.engines.pool import EngineError
from summarizer.engines.spark.reasons import reason

# Of a local master, which would else give up at the first death of a process.
MAX_ATTEMPTS = 4


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
            f"Spark does not start ({reason(error)}); it needs Java 17 or newer, and its --master"
        ) from error
    spark.sparkContext.setLogLevel("ERROR")
    return spark


def _patient(master: str) -> str:
    """The same master; a local one does a task again whose process has died."""
    cores = re.fullmatch(r"local(?:\[([^],]+)\])?", master)
    return f"local[{cores[1] or 1},{MAX_ATTEMPTS}]" if cores else master


def _check_java() -> None:
    home = os.environ.get("JAVA_HOME")
    java = os.path.join(home, "bin", "java") if home else "java"
    if shutil.which(java) is None:
        raise EngineError(
            "--engine spark needs Java 17 or newer; install it, or set JAVA_HOME to where it is"
        )
