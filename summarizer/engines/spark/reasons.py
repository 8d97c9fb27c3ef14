"""What Spark has against it, in one line."""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING

from summarizer.engines.pool import EngineError

if TYPE_CHECKING:
    from collections.abc import Iterator

MAX_REASON_CHARACTERS = 300


@contextmanager
def told() -> Iterator[None]:
    """Within, what Spark has against it becomes a SettingsError of one line."""
    from py4j.protocol import Py4JError
    from pyspark.errors import PySparkException

    try:
        yield
    except (PySparkException, Py4JError) as error:
        raise EngineError(f"Spark gives up: {reason(error)}") from error


def reason(error: Exception) -> str:
    """The line that tells most: the error of a Python worker, or else the first one."""
    if "PACKAGE_NOT_INSTALLED" in str(error):
        return "a library is missing: pip install 'zh-summarizer[spark]'"
    lines = [line.strip(": ") for line in str(error).split("\n") if line.strip()]
    told = [line for line in lines if re.match(r"(?:[\w.]+Error|[\w.]+Exception): ", line)]
    return ([*told[:1], *lines, type(error).__name__][0])[:MAX_REASON_CHARACTERS].rstrip(".;")
