"""Lines of so many columns, for texts in which Chinese and Latin stand side by side."""

from __future__ import annotations

import re

# What may not be torn apart: a word of Latin or one ideograph, an opening mark before it, closing
# marks behind it.
PIECE = r"\s+|[（《「“［]*(?:[^\s\u2e80-\uffef“”]+|[\u2e80-\uffef“”])[，。、；：！？）》」”］…]*"


def width(text: str) -> int:
    """The columns that a text takes on a terminal: two for a Han character."""
    if text.isascii():
        return len(text)
    from unicodedata import east_asian_width

    return sum([2 if east_asian_width(character) in "WF" else 1 for character in text])


def pieces(text: str) -> list[str]:
    """The parts of a text between which a line may end; together they are the text."""
    if text.isascii():
        # Compiling the pattern takes 2 ms, which help in English can do without.
        return text.replace(" ", " \n").split("\n")
    found: list[str] = re.findall(PIECE, text)
    return found


def wrap(text: str, columns: int) -> list[str]:
    """The text in lines of at most so many columns, unless one word takes more."""
    lines = []
    line = ""
    for piece in pieces(text):
        if line and width(line) + width(piece.rstrip()) > columns:
            lines.append(line.rstrip())
            line = piece.lstrip()
        else:
            line += piece
    return [*lines, line.rstrip()]
