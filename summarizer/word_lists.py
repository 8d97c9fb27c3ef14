"""A list of the user's words by a short name, for results to say which one made them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING

from summarizer.mapped_files import CHECKSUM_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Iterable

    from summarizer.model import UserWord


def list_name(words: Iterable[str | UserWord]) -> str:
    """How many words, and the beginning of the sha256 of a file with each on a line.

    It is that of the user's own file if that has nothing else: no comments, no blanks but one
    between a word, its frequency and its tag, and a line feed behind each.
    """
    lines = [word if isinstance(word, str) else _line(word) for word in words]
    data = "".join([f"{line}\n" for line in lines]).encode("utf-8", "replace")
    return f"{len(lines)} words {hashlib.sha256(data).hexdigest()[:CHECKSUM_CHARACTERS]}"


def _line(word: UserWord) -> str:
    return " ".join([str(field) for field in word if field is not None])
