"""The libraries of the extra `documents`, each loaded by the reader that needs it."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from summarizer.errors import InputError

# Modules that are not called as the package that brings them.
DISTRIBUTIONS = {"docx": "python-docx", "readability": "readability-lxml"}


def load_library(module: str, what: str) -> Any:
    """The module called `module`, which reading `what` ("PDF") needs.

    Raises InputError, which names the package and the extra, where it is not installed.
    """
    try:
        return import_module(module)
    except ImportError as error:
        name = DISTRIBUTIONS.get(module.partition(".")[0], module.partition(".")[0])
        raise InputError(
            f"reading {what} needs {name}; pip install 'zh-summarizer[documents]'"
        ) from error
