"""Kinds of characters that several stages ask for."""

from __future__ import annotations


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
