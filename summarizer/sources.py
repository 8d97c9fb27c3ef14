"""What a caller in Python hands in, as a Source."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

from summarizer.model import Source

if TYPE_CHECKING:
    from pathlib import Path


def source_of(
    text: str | bytes | Path, *, name: str = "", title: str | None = None, format: str = "auto"
) -> Source:
    """A text, the bytes of a file, or the file at a path, whose name is then the path.

    Raises OSError for a file that cannot be read, and TypeError for anything else, such as the NaN
    that stands for a missing text in pandas.
    """
    if isinstance(text, os.PathLike):
        with open(text, "rb") as file:
            return Source(name or str(text), file.read(), title, format=format)
    if not isinstance(text, (str, bytes)):
        kind = type(text).__name__
        raise TypeError(f"{kind} is no text; give str, bytes, or a Path of a file to read")
    return Source(name, text, title, format=format)
