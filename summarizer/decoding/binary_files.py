"""Files that are no text, told by their first bytes, and what their owner can do."""

from __future__ import annotations

from summarizer.errors import DecodingError

ZIP = b"PK\x03\x04"
ZIP_HEAD_BYTES = 4096
MAGIC = (
    (b"%PDF-", "is a PDF; extract its text first, for example with pdftotext"),
    (b"\x1f\x8b", "is compressed with gzip; unpack it first, for example with gunzip"),
    (b"BZh", "is compressed with bzip2; unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ\0", "is compressed with xz; unpack it first, for example with unxz"),
    (b"\xd0\xcf\x11\xe0", "is an old Office document; save it as text first"),
    (b"\x89PNG", "is a PNG image, not text; recognise its text (OCR) first"),
    (b"\xff\xd8\xff", "is a JPEG image, not text; recognise its text (OCR) first"),
    (b"GIF8", "is a GIF image, not text; recognise its text (OCR) first"),
)


def refuse_known_binary(data: bytes) -> None:
    """Raises DecodingError, naming the kind of file, if `data` begins like one that is no text."""
    if data.startswith(ZIP):
        raise DecodingError(describe_zip(data))
    for magic, message in MAGIC:
        if data.startswith(magic):
            raise DecodingError(message)


def describe_zip(data: bytes) -> str:
    head = data[:ZIP_HEAD_BYTES]
    if b"application/epub+zip" in head:
        return "is an EPUB; extract its text first, for example with pandoc"
    if b"word/" in head or (b"[Content_Types].xml" in head and b"word/" in data):
        return "is a Word document (DOCX); extract its text first, for example with pandoc"
    return "is a ZIP archive; unpack it first"
