"""Files of tables that are mapped into memory and used where they lie: the lexicon, IDF tables.

A header of text lines, then the tables on page boundaries. Nothing is parsed but the header.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

HEADER_BYTES = 4096
ALIGNMENT_BYTES = 4096
# Of a sha256, in what results are told to be made by.
CHECKSUM_CHARACTERS = 8
TABLE = "table "


def read_header(data: bytes, size_bytes: int, magic: bytes, what: str) -> dict[str, str]:
    """The fields of the header `data` of a file of `size_bytes`; `what` names it in errors.

    Raises ValueError if it is not one that this version on this machine can use.
    """
    if not data.startswith(magic):
        raise ValueError(f"not a {what} of this version of summarizer")
    _, order, expected, *lines = data.rstrip(b"\0").decode("ascii").split("\n")
    if order != sys.byteorder:
        raise ValueError(f"a {what} for {order}-endian machines")
    if int(expected) != size_bytes:
        raise ValueError(f"the {what} has {size_bytes} bytes instead of {expected}")
    return dict(line.split("\t", 1) for line in lines if line)


def header_bytes(magic: bytes, fields: Mapping[str, str], size_bytes: int) -> bytes:
    """The header of a file of `size_bytes`; raises ValueError if it does not fit."""
    lines = [magic.decode().strip(), sys.byteorder, str(size_bytes)]
    lines += [f"{name}\t{value}" for name, value in fields.items()]
    text = "\n".join([*lines, ""]).encode("ascii")
    if len(text) > HEADER_BYTES:
        raise ValueError(f"the header takes {len(text)} bytes; raise HEADER_BYTES")
    return text.ljust(HEADER_BYTES, b"\0")


def place_field(typecode: str, start: int, size_bytes: int) -> str:
    """The field of a table's name, with TABLE before it: what it holds, and where."""
    return f"{typecode} {start} {start + size_bytes}"


def tables(buffer: memoryview, header: Mapping[str, str]) -> dict[str, Any]:
    """The tables of a file by name, as views of `buffer`.

    Raises ValueError or TypeError for a header that is not of them.
    """
    found: dict[str, Any] = {}
    for name, place in header.items():
        if name.startswith(TABLE):
            typecode, start, end = place.split()
            view = buffer[int(start) : int(end)]
            found[name[len(TABLE) :]] = view.cast(typecode)  # type: ignore[call-overload]
    return found


def padding(size_bytes: int) -> bytes:
    """What stands behind a table of so many bytes, up to the next page."""
    return bytes(-size_bytes % ALIGNMENT_BYTES)
