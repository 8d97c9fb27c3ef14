"""Files that users give words and values in: one a line, in UTF-8.

Errors call them by `name`, and end with a `remedy`.
"""

from __future__ import annotations

from contextlib import contextmanager
from typing import IO, TYPE_CHECKING

from summarizer.errors import ResourceError

if TYPE_CHECKING:
    from collections.abc import Iterator

COMMENT = "# "


@contextmanager
def opened(path: str, name: str, remedy: str) -> Iterator[IO[bytes]]:
    """The file, to be read; raises ResourceError if it cannot be."""
    try:
        with open(path, "rb") as file:
            yield file
    except (OSError, ValueError) as error:
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        text = f"{path}: the {name} cannot be read: {reason}; {remedy}"
        raise ResourceError(text) from None


def lines(data: bytes, path: str, name: str, remedy: str) -> Iterator[tuple[str, str]]:
    """The place (PATH:LINE) and the text of each line, without blank ones and comments.

    A byte order mark and any line ends are accepted; a comment begins with COMMENT. Raises
    ResourceError, which names the line, for what is not UTF-8 text.
    """
    text = _decoded(data, path, name, remedy).replace("\r\n", "\n").replace("\r", "\n")
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.lstrip().startswith(COMMENT):
            yield f"{path}:{number}", line


def _decoded(data: bytes, path: str, name: str, remedy: str) -> str:
    """`data` as text; NUL means a binary file or UTF-16, which none of these may be."""
    try:
        text = data.decode("utf-8-sig")
        bad = data.find(b"\0")
    except UnicodeDecodeError as error:
        # With a byte order mark the codec counts from behind it.
        bad = error.start + len(data) - len(error.object)
    if bad < 0:
        return text
    line = data.count(b"\n", 0, bad) + 1
    raise ResourceError(f"{path}: line {line} of the {name} is not UTF-8 text; {remedy}")
