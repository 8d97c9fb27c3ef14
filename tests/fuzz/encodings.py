"""Bytes → text."""

from __future__ import annotations

from fuzz.outcomes import check_message, outcome, pick
from summarizer.decoding import decode

# What chooses them, a letter: see `pick`. Most bytes are to be guessed.
ENCODINGS = (
    *("auto",) * 5,
    *("utf-8", "gb18030", "gb2312", "big5", "cp950", "utf-16", "utf-16-le", "utf-32-be", "hz"),
    *("utf-7", "shift_jis", "raw_unicode_escape", "idna", "punycode", "iso2022_jp_2", "undefined"),
)
# What they decode to need not be what they would encode: these have several ways to say a thing.
NOT_INVERTIBLE = ("utf-7", "raw-unicode-escape", "idna", "punycode", "iso2022-jp-2")


def fuzz_decoding(data: bytes) -> None:
    """Text, or an error of one line; the text encoded again is read as the same text."""
    encoding, data = pick(data, ENCODINGS)
    decoded = outcome(lambda: decode(data, encoding))
    if decoded is None:
        return
    if decoded.doubt:
        check_message(decoded.doubt)
    if encoding == "auto":
        decoded.text.encode("utf-8")
    if decoded.encoding in NOT_INVERTIBLE:
        return
    try:
        again = decoded.text.encode("big5hkscs" if decoded.encoding == "big5" else decoded.encoding)
    except UnicodeError:
        return
    # A byte order mark at the beginning is none of the text; the text may begin with another one.
    assert decode(again, decoded.encoding).text == decoded.text.removeprefix("\ufeff")
