"""Files that are no text, told by their bytes: which a reader opens, and what to do with others."""

from __future__ import annotations

from summarizer.errors import DecodingError

PDF = b"%PDF-"
# What stands before the mark in files that mail and web servers have touched.
MAX_BYTES_BEFORE_PDF = 1024
ZIP = b"PK\x03\x04"
ZIP_HEAD_BYTES = 4096
EPUB_TYPE = b"application/epub+zip"
# The container of old Office documents, and of new ones that have a password.
OLE = b"\xd0\xcf\x11\xe0"
NAMES = {"pdf": "a PDF", "docx": "a Word document (DOCX)", "epub": "an EPUB"}
OTHER_ZIPS = (
    ("xl/workbook.xml", "is a spreadsheet (XLSX); save it as CSV or text first"),
    ("ppt/presentation.xml", "is a presentation (PPTX); save it as text first"),
    ("content.xml", "is an OpenDocument file; save it as .docx first"),
)
MAGIC = (
    (b"\x1f\x8b", "is compressed with gzip; unpack it first, for example with gunzip"),
    (b"BZh", "is compressed with bzip2; unpack it first, for example with bunzip2"),
    (b"\xfd7zXZ\0", "is compressed with xz; unpack it first, for example with unxz"),
    (b"7z\xbc\xaf\x27\x1c", "is a 7z archive; unpack it and give its files"),
    (b"Rar!\x1a\x07", "is a RAR archive; unpack it and give its files"),
    (OLE, "is an old Office document (.doc); save it as .docx first"),
    (b"{\\rtf", "is an RTF document; save it as .docx first"),
    (b"\x89PNG", "is a PNG image, not text; recognise its text (OCR) first"),
    (b"\xff\xd8\xff", "is a JPEG image, not text; recognise its text (OCR) first"),
    (b"GIF8", "is a GIF image, not text; recognise its text (OCR) first"),
)


def find_kind(data: bytes) -> str:
    """The kind of a document that is no text and that a reader opens (pdf, docx, epub), or ""."""
    if data.startswith(ZIP):
        return find_zip_kind(data)
    if data.startswith(PDF):
        return "pdf"
    if data.startswith(OLE) and has_password(data):
        return "docx"
    # An article on PDF may name the mark as well, but has no objects.
    return "pdf" if PDF in data[:MAX_BYTES_BEFORE_PDF] and b"endobj" in data else ""


def has_password(data: bytes) -> bool:
    """Whether an Office container holds a document that is encrypted."""
    return "EncryptedPackage".encode("utf-16-le") in data


def find_zip_kind(data: bytes) -> str:
    names = member_names(data)
    if "word/document.xml" in names:
        return "docx"
    if "META-INF/container.xml" in names or EPUB_TYPE in data[:ZIP_HEAD_BYTES]:
        return "epub"
    # A zip whose end is cut off has no list of names; the reader will tell what is wrong.
    return "docx" if not names and b"word/" in data[:ZIP_HEAD_BYTES] else ""


def member_names(data: bytes) -> frozenset[str]:
    """The names of the files in a zip archive, none where their list is damaged or cut off."""
    from io import BytesIO
    from zipfile import BadZipFile, ZipFile

    try:
        with ZipFile(BytesIO(data)) as archive:
            return frozenset(archive.namelist())
    except (BadZipFile, OSError, ValueError, NotImplementedError):
        return frozenset()


def refuse_known_binary(data: bytes) -> None:
    """Raises DecodingError, naming the kind of file, if `data` begins like one that is no text."""
    kind = find_kind(data)
    if kind:
        raise DecodingError(f"is {NAMES[kind]}, not text; read it with --from {kind}")
    if data.startswith(ZIP):
        names = member_names(data)
        known = (message for name, message in OTHER_ZIPS if name in names)
        raise DecodingError(next(known, "is a ZIP archive; unpack it and give its files"))
    for magic, message in MAGIC:
        if data.startswith(magic):
            raise DecodingError(message)
