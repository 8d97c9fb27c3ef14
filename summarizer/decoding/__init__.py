"""Bytes → text: a ladder of sure signs, then a guess among the encodings of Chinese.

The ladder: magic numbers of binary files, byte order marks, ASCII and HZ, strict UTF-8. What is
left goes to the contest of `decoding.contest`, which costs milliseconds and is imported only then.
"""

import codecs
from typing import NamedTuple

from summarizer.decoding.binary_files import refuse_known_binary
from summarizer.errors import DecodingError, InputError, SettingsError
from summarizer.model import Source

# Valid UTF-8 of more bytes than this is UTF-8; fewer bytes can be GB18030 by chance (联通).
SURE_UTF8_BYTES = 64
LAST_TWO_BYTE_CHARACTER = "\u07ff"
# A text decoded with more replacements than this share of its characters is no text.
MAX_REPLACED_SHARE = 0.05
# One spoilt byte can shift the pairing of a few that follow.
MIN_REPLACED = 8
MAX_REPAIRS = 100
MAX_CONTROL_SHARE = 0.1
# Of one document: with its sentences and words, that is 2.4 GB of memory and a minute.
MAX_CHARACTERS = 20_000_000
CONTROLS = bytes([*range(9), 11, *range(14, 27), *range(28, 32), 127])

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16-LE, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
LAST_IS_CUT = "the last character is cut off and was left out"
NO_TEXT = "looks like binary data, not text; if it is text, name its encoding with -E"

# Python's `gb2312` turns — into ―, and its `big5` and `cp950` fail on much real Big5.
WIDER_CODECS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "big5hkscs": "big5",
    "cp950": "big5",
    "utf-8-sig": "utf-8",
}
HKSCS_MARKS = str.maketrans("•､‾∼♁☉¥¢£", "‧﹑¯～⊕⊙￥￠￡")


class Decoded(NamedTuple):
    """A decoded text without its byte order mark; `doubt` is one clause for the user, or ""."""

    text: str
    encoding: str
    doubt: str


def decode(data: bytes, encoding: str = "auto") -> Decoded:
    """Decode `data` with the codec named, strictly, or find out its encoding ("auto").

    Found out are UTF-8, UTF-16, UTF-32 (with a mark), GB18030, Big5, HZ and ASCII. A last character
    that is cut off and single spoilt bytes are tolerated then, and `doubt` says so.
    Raises DecodingError when the bytes are no text in it, SettingsError when no codec is so named.
    """
    if encoding.lower() != "auto":
        return decode_named(data, encoding)
    if not data:
        return Decoded("", "utf-8", "")
    refuse_known_binary(data)
    for bom, name in BOMS:
        if data.startswith(bom):
            return decode_leniently(data[len(bom) :], name)
    if has_many_controls(data):
        return guess(data)
    if data.isascii():
        return decode_ascii(data)
    return decode_utf8(data) or guess(data)


def decode_source(source: Source) -> Decoded:
    """The text of a source; one that holds text already is taken as it is.

    Raises as `decode` does, and InputError for more than MAX_CHARACTERS.
    """
    if isinstance(source.data, bytes):
        decoded = decode(source.data, source.encoding)
    else:
        encoding = "utf-8" if source.encoding == "auto" else source.encoding
        decoded = Decoded(source.data, encoding, "")
    refuse_long(decoded.text)
    return decoded


def refuse_long(text: str) -> None:
    """Raises InputError for a text of more than MAX_CHARACTERS, taken out of whatever file."""
    if len(text) > MAX_CHARACTERS:
        limit = f"{MAX_CHARACTERS // 1_000_000} million characters"
        raise InputError(f"is longer than {limit}; give it in smaller parts")


def decode_named(data: bytes, encoding: str) -> Decoded:
    try:
        info = codecs.lookup(encoding)
    except (LookupError, ValueError):
        info = None
    if info is None or not getattr(info, "_is_text_encoding", True):
        known = "auto, utf-8, gb18030, big5, utf-16 or another Python codec name"
        raise SettingsError(f"unknown encoding {encoding!r}; use {known}")
    name = WIDER_CODECS.get(info.name, info.name)
    try:
        text = decode_strictly(data, name)
    except UnicodeError as error:
        place = f" at byte {error.start}" if isinstance(error, UnicodeDecodeError) else ""
        advice = "name another encoding with -E, or leave it out to have it guessed"
        raise DecodingError(f"is not {name}{place}; {advice}") from error
    return Decoded(text.removeprefix("\ufeff"), name.replace("_", "-"), "")


def decode_strictly(data: bytes, name: str) -> str:
    """Decode; Big5 as Hong Kong writes it, then as Windows does. Raises UnicodeError."""
    if name != "big5":
        return data.decode(name)
    try:
        return data.decode("big5hkscs").translate(HKSCS_MARKS)
    except UnicodeDecodeError as error:
        try:
            return data.decode("cp950")
        except UnicodeDecodeError:
            raise error from None


def decode_leniently(data: bytes, name: str) -> Decoded:
    """Decode; drop a last character that is cut off, replace bytes that are spoilt.

    Raises DecodingError when so many characters were replaced that this is no text.
    """
    try:
        return Decoded(decode_strictly(data, name), name, "")
    except UnicodeDecodeError as error:
        start = error.start
    from summarizer.decoding.contest import decode_repaired

    codec = "big5hkscs" if name == "big5" else name
    text, cut_bytes = decode_repaired(data, codec, MAX_REPAIRS)
    replaced = text.count("\ufffd")
    if replaced > max(MIN_REPLACED, MAX_REPLACED_SHARE * len(text)):
        raise DecodingError(NO_TEXT)
    doubt = f"not all bytes are {name} (the first at byte {start}); {replaced} characters are lost"
    if cut_bytes and not replaced:
        doubt = LAST_IS_CUT
    return Decoded(text.translate(HKSCS_MARKS) if name == "big5" else text, name, doubt)


def decode_ascii(data: bytes) -> Decoded:
    text = data.decode("ascii")
    if "~{" in text and "~}" in text:
        try:
            return Decoded(data.decode("hz"), "hz", "")
        except UnicodeDecodeError:
            pass
    return Decoded(text, "ascii", "")


def decode_utf8(data: bytes) -> Decoded | None:
    """Decode when it is certainly UTF-8, but for a last character that is cut off."""
    doubt = ""
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as error:
        from summarizer.decoding.contest import MAX_CUT_BYTES

        if error.start < len(data) - MAX_CUT_BYTES or error.end != len(data):
            return None
        text = data[: error.start].decode("utf-8")
        doubt = LAST_IS_CUT
    if len(data) > SURE_UTF8_BYTES or max(text, default="") > LAST_TWO_BYTE_CHARACTER:
        return Decoded(text, "utf-8", doubt)
    return None


def guess(data: bytes) -> Decoded:
    from summarizer.decoding.contest import find_winner

    winner = find_winner(data)
    if winner is None:
        raise DecodingError(NO_TEXT)
    decoded = decode_leniently(data, winner.encoding)
    if winner.is_close and not decoded.doubt:
        doubt = f"encoding guessed as {winner.encoding}; name it with -E if this is wrong"
        return decoded._replace(doubt=doubt)
    return decoded


def has_many_controls(data: bytes) -> bool:
    """Is there a NUL, or are so many bytes controls that this is no ASCII or UTF-8 text?"""
    if b"\0" in data:
        return True
    visible = data.translate(None, CONTROLS)
    return len(data) - len(visible) > MAX_CONTROL_SHARE * len(data)
