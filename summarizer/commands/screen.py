"""The terminal that results are written to: its width, its characters, what it must not get."""

from __future__ import annotations

import os
import sys
from functools import partial
from typing import TYPE_CHECKING

from summarizer.characters import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from summarizer.renderers import Renderer

USUAL_COLUMNS = 80


def width(stream: TextIO | None) -> int:
    """The columns of the terminal that a stream is: COLUMNS, or what it says itself, or 80."""
    asked = os.environ.get("COLUMNS", "")
    if asked.isdecimal() and int(asked):
        return int(asked)
    try:
        assert stream is not None
        return os.get_terminal_size(stream.fileno()).columns or USUAL_COLUMNS
    except (OSError, ValueError):
        return USUAL_COLUMNS


def renderer(*, is_colored: bool) -> Renderer:
    """The renderer that lays text out for the terminal, which it does with or without colours."""
    from summarizer.renderers import terminal

    strokes = terminal.STROKES if _has(terminal.STROKES) else terminal.ASCII_STROKES
    return partial(terminal.render, screen=terminal.Screen(width(sys.stdout), is_colored, strokes))


def harmless(pieces: Iterable[str], format: str) -> Iterator[str]:
    """The pieces of a result without control characters; JSON says the same with its escapes."""
    for piece in pieces:
        yield _escaped(piece) if format in ("json", "jsonl") else visible(piece)


def _escaped(json: str) -> str:
    # Those below U+0020 are escaped in any JSON.
    if json.isprintable():
        return json
    return json.translate({code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)})


def _has(characters: str) -> bool:
    """Whether the terminal has the characters, as far as the locale tells."""
    try:
        characters.encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return os.environ.get("TERM") != "dumb"
