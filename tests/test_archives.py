"""Zip archives that are damaged in ways that zipfile itself has no word for."""

from __future__ import annotations

import zipfile
from io import BytesIO

import pytest

from summarizer.errors import InputError
from summarizer.readers.archives import open_archive, read_member

NAME = "word/document.xml"


def archive_of(content: bytes, method: int = zipfile.ZIP_DEFLATED) -> bytearray:
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", method) as archive:
        archive.writestr(NAME, content)
    return bytearray(buffer.getvalue())


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        read_member(open_archive(data, "EPUB"), NAME, "EPUB")
    return str(caught.value)


def test_a_directory_that_is_said_to_stand_further_behind() -> None:
    data = archive_of(b"a" * 99)
    place = data.rindex(b"PK\x05\x06") + 16
    offset = int.from_bytes(data[place : place + 4], "little")
    data[place : place + 4] = (offset + 500).to_bytes(4, "little")
    assert refusal(bytes(data)).startswith("is no whole EPUB, but damaged or cut off")


@pytest.mark.parametrize("method", [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_a_member_of_any_method_that_is_spoilt(method: int) -> None:
    data = archive_of(bytes(range(200)), method)
    # Behind the sizes that the data of LZMA begin with.
    place = data.index(NAME.encode()) + len(NAME) + 4
    data[place : place + 40] = bytes(b ^ 0x5A for b in data[place : place + 40])
    assert refusal(bytes(data)).startswith("is no whole EPUB, but damaged or cut off")
