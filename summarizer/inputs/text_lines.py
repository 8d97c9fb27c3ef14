"""A stream of bytes as lines of text, decoded one after the other: files longer than memory."""

from __future__ import annotations

import codecs
import gzip
import io
import sys
from contextlib import suppress
from typing import TYPE_CHECKING, cast

from summarizer import inputs
from summarizer.decoding import BOMS, decode, decode_named, decode_strictly, decode_utf8
from summarizer.decoding.binary_files import refuse_known_binary
from summarizer.errors import DecodingError, InputError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

GZIP = b"\x1f\x8b"
HEAD_BYTES = 64
# Their line ends are no single bytes.
WIDE = ("utf-16", "utf-32")
# Stands for spoilt bytes of these until their line is known: no text holds half a pair.
SPOILT = "\udfff"
MARKING = "summarizer.mark"
codecs.register_error(MARKING, lambda error: (SPOILT, cast("UnicodeDecodeError", error).end))


class TextLines:
    """An iterator over the lines of a stream, with their ends, the first without a byte order mark.

    `number` is that of the line given last, from 1. `error` tells of the first line with bytes that
    are no text, whose replacement characters stand in it, until somebody sets it to None. The
    encoding, where it is "auto", is found out at the first line that is not ASCII; where streams of
    this kind are mostly UTF-8, that is what it is if it can be. What is packed by gzip is unpacked.
    Only as much is read as the lines take.

    Raises SettingsError for an encoding that there is not, DecodingError for bytes that are no
    text, InputError for a line longer than the limit of an input.
    """

    def __init__(
        self, stream: BinaryIO, encoding: str = "auto", is_mostly_utf8: bool = False
    ) -> None:
        peekable = _peekable(stream)
        if peekable.peek(len(GZIP)).startswith(GZIP):
            peekable = _peekable(cast("BinaryIO", gzip.GzipFile(fileobj=peekable)))
        head = peekable.peek(HEAD_BYTES)
        refuse_known_binary(head)
        self.number = 0
        self.error: DecodingError | None = None
        self._bytes = peekable
        self._is_mostly_utf8 = is_mostly_utf8
        self._wide: io.TextIOWrapper | None = None
        self._name = ""
        if encoding.lower() != "auto":
            self._name = decode_named(b"", encoding).encoding
        if self._name in ("", *WIDE):
            marked = (name for bom, name in BOMS if head.startswith(bom))
            self._name = next((n for n in marked if n.startswith(self._name)), self._name)
        if self._name in WIDE:
            # Without a mark the order is that of this machine, as in `bytes.decode`.
            self._name = f"{self._name}-{sys.byteorder[:1]}e"
        if self._name.startswith(WIDE):
            self._wide = io.TextIOWrapper(
                peekable, encoding=self._name, errors=MARKING, newline="\n"
            )

    @property
    def encoding(self) -> str:
        """What the lines so far were encoded in."""
        return self._name or "ascii"

    def __iter__(self) -> Iterator[str]:
        return self

    def __next__(self) -> str:
        limit = inputs.MAX_BYTES
        line = (self._wide or self._bytes).readline(limit + 1)
        if not line:
            raise StopIteration
        self.number += 1
        if len(line) > limit:
            size = f"{limit // 2**20} MB"
            raise InputError(f"has a line of more than {size}; is it one record a line?")
        text = self._checked(line) if isinstance(line, str) else self._decoded(line)
        return text.removeprefix("\ufeff") if self.number == 1 else text

    def _decoded(self, line: bytes) -> str:
        if self._name in ("", "ascii") and line.isascii():
            return line.decode("ascii")
        name = self._name = self._name or self._find(line)
        try:
            return decode_strictly(line, name)
        except UnicodeDecodeError as error:
            self._tell(f"at byte {error.start + 1} of line {self.number}")
            return line.decode("big5hkscs" if name == "big5" else name, "replace")

    def _checked(self, line: str) -> str:
        if SPOILT not in line:
            return line
        self._tell(f"in line {self.number}")
        return line.replace(SPOILT, "\ufffd")

    def _tell(self, place: str) -> None:
        advice = "mend the line, or name the encoding with -E"
        self.error = self.error or DecodingError(f"is not {self._name} {place}; {advice}")

    def _find(self, line: bytes) -> str:
        """The encoding, from as little as is sure, since a pipe may hold no more for a while."""
        if self._is_mostly_utf8:
            with suppress(UnicodeDecodeError):
                line.decode("utf-8")
                return "utf-8"
        decoded = decode_utf8(line) or decode(line + self._bytes.peek(HEAD_BYTES), "auto")
        return decoded.encoding


def _peekable(stream: BinaryIO) -> io.BufferedReader:
    if hasattr(stream, "peek"):
        return cast("io.BufferedReader", stream)
    return io.BufferedReader(cast("io.RawIOBase", stream))
