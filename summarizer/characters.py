"""Kinds of characters that several stages ask for."""

from __future__ import annotations

# The beginning of the scripts that put no spaces between words.
SPACELESS = "\u2e80"

_SIGNS = {
    **{code: 0x2400 + code for code in range(0x20) if code not in (0x09, 0x0A)},
    0x7F: 0x2421,
    **dict.fromkeys(range(0x80, 0xA0), 0xFFFD),
}


def is_han(character: str) -> bool:
    """Whether a character is a Han ideograph of any block, or 〇."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U000323af"
        or character == "〇"
    )


def count_newlines(text: str, start: int, end: int) -> int:
    r"""The line ends in text[start:end], \r\n counting once."""
    feeds = text.count("\n", start, end)
    return feeds + text.count("\r", start, end) - text.count("\r\n", start, end)


def visible(text: str) -> str:
    """The text with signs for the control characters that a terminal would obey.

    ␛ stands for ESC and the like for the others below U+0020 but tabs and newlines, U+FFFD for
    those of U+0080 to U+009F, which some terminals take for sequences, too.
    """
    # White space beyond U+0020 is not printable, either, but what is needs no second look.
    return text if text.isprintable() else text.translate(_SIGNS)
