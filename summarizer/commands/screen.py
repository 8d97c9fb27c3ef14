"""The terminal that results are written to: its width, its characters, what it must not get."""

from __future__ import annotations

import os
import shutil
import sys
from functools import partial
from typing import TYPE_CHECKING

from summarizer.characters import visible

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.model import Failure
    from summarizer.renderers import Renderer, Result


def width() -> int:
    """The columns of the terminal: COLUMNS, or what it says itself, or 80."""
    return shutil.get_terminal_size().columns


def renderer(format: str, *, is_colored: bool) -> Renderer:
    """The renderer of a format for a terminal: text is laid out for it, others are made harmless.

    Colour and layout are apart: this is for a terminal with or without colours.
    """
    if format == "text":
        from summarizer.renderers import terminal

        blocks = terminal.BLOCKS if _has_blocks() else terminal.ASCII_BLOCKS
        return partial(terminal.render, screen=terminal.Screen(width(), is_colored, blocks))
    from summarizer.renderers import load

    render = load(format)

    def render_harmless(results: Iterable[Result | Failure]) -> Iterator[str]:
        return harmless(render(results), format)

    return render_harmless


def harmless(pieces: Iterable[str], format: str) -> Iterator[str]:
    """The pieces of a result without control characters; JSON says the same with its escapes."""
    for piece in pieces:
        yield _escaped(piece) if format in ("json", "jsonl") else visible(piece)


def _escaped(json: str) -> str:
    # Those below U+0020 are escaped in any JSON.
    if json.isprintable():
        return json
    return json.translate({code: f"\\u{code:04x}" for code in range(0x7F, 0xA0)})


def _has_blocks() -> bool:
    """Whether the terminal's encoding, as the locale tells it, has block characters."""
    try:
        "█▏".encode(sys.stdout.encoding or "ascii")
    except (LookupError, UnicodeEncodeError):
        return False
    return os.environ.get("TERM") != "dumb"
