"""What all targets share: how an input may fail, and what fuzzed bytes are taken for."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

T = TypeVar("T")


def outcome(act: Callable[[], T]) -> T | None:
    """What `act` gives, or None where it refuses its input as it may: in one line."""
    try:
        return act()
    except SummarizerError as error:
        check_message(str(error))
        return None


def check_message(message: str) -> None:
    """Asserts that a message is one line that says something."""
    assert message.strip()
    assert "\n" not in message and "\r" not in message, message


def text_of(data: bytes) -> str:
    """Any bytes as text: UTF-8, a spoilt byte being a lone surrogate, as JSON may hold them."""
    return data.decode("utf-8", "surrogateescape")


def pick(data: bytes, options: Sequence[T]) -> tuple[T, bytes]:
    """The option that the first byte chooses, and the other bytes."""
    return options[data[0] % len(options) if data else 0], data[1:]


@cache
def _folder() -> tempfile.TemporaryDirectory[str]:
    return tempfile.TemporaryDirectory(prefix="fuzz-")


def written(data: bytes, name: str) -> str:
    """The path of a file that holds `data`, until the next one of that name is written."""
    path = Path(_folder().name, name)
    path.write_bytes(data)
    return str(path)
