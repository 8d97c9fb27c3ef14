"""The stop lists that ship, and the user's own."""

from __future__ import annotations

import os
from functools import cache
from typing import TYPE_CHECKING

from summarizer.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

_DATA = os.path.join(os.path.dirname(__file__), "data")
STOP_LIST = ("stop list", "give a file with one word a line, saved as UTF-8")


def load(extra: Iterable[str] = (), default: bool = True) -> frozenset[str]:
    """The wide stop list, for single words, in both scripts and with `extra`.

    `default=False` leaves out the list that ships. Latin words are in lower case.
    """
    added = frozenset(map(str.lower, extra))
    if not default:
        return added
    shipped = _shipped("stopwords.txt")
    return shipped | added if added else shipped


def function_words() -> frozenset[str]:
    """Function words alone (的 了 和 與), for the inside and the edges of phrases."""
    return _shipped("function_words.txt")


def read_stop_words(path: str) -> tuple[str, ...]:
    """The words of a user's stop list, in its order.

    One word a line; see `user_files.lines`. Raises ResourceError, which names the file, and the
    line where there is one.
    """
    from summarizer.user_files import lines, opened

    with opened(path, *STOP_LIST) as file:
        data = file.read()
    return tuple([line.strip() for _, line in lines(data, path, *STOP_LIST)])


@cache
def _shipped(name: str) -> frozenset[str]:
    path = os.path.join(_DATA, name)
    try:
        with open(path, encoding="utf-8") as file:
            return frozenset(file.read().split())
    except (OSError, UnicodeDecodeError) as error:
        reason = error.strerror if isinstance(error, OSError) else "broken"
        raise ResourceError(f"{path}: {reason}; install zh-summarizer again") from error
