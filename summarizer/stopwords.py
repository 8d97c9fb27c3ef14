"""The stop lists that ship, and the user's own."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from summarizer.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATA = os.path.join(os.path.dirname(__file__), "data")
_REMEDY = "give a file with one word a line, saved as UTF-8"


def load(extra: Iterable[str] = (), default: bool = True) -> frozenset[str]:
    """The wide stop list, for single words, in both scripts and with `extra`.

    `default=False` leaves out the list that ships. Latin words are in lower case.
    """
    added = frozenset(extra)
    if not default:
        return added
    shipped = _shipped("stopwords.txt")
    return shipped | added if added else shipped


def function_words() -> frozenset[str]:
    """Function words alone (的 了 和 與), for the inside and the edges of phrases."""
    return _shipped("function_words.txt")


def read_stop_words(path: str) -> tuple[str, ...]:
    """The words of a user's stop list, in its order.

    One word a line in UTF-8, with or without a byte order mark, any line ends; blank lines and
    lines that begin with "# " are skipped. Raises ResourceError, which names the file, and the
    line where there is one.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise ResourceError(
            f"{path}: the stop list cannot be read: {reason.lower()}; {_REMEDY}"
        ) from None
    lines = _decoded(data, path).replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return tuple(word for line in lines if not line.startswith("# ") and (word := line.strip()))


@cache
def _shipped(name: str) -> frozenset[str]:
    path = os.path.join(_DATA, name)
    try:
        with open(path, encoding="utf-8") as file:
            return frozenset(file.read().split())
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "broken"
        raise ResourceError(f"{path}: {reason}; install zh-summarizer again") from error


def _decoded(data: bytes, path: str) -> str:
    """`data` as text; NUL means a binary file or UTF-16, which no stop list may be."""
    try:
        text = data.decode("utf-8-sig")
        bad = data.find(b"\0")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from behind it.
        bad = error.start + len(data) - len(error.object)
    if bad < 0:
        return text
    line = data.count(b"\n", 0, bad) + 1
    raise ResourceError(f"{path}: line {line} of the stop list is not UTF-8 text; {_REMEDY}")
