"""The process that reads one PDF: its bytes come in on standard input, one JSON object goes out.

The object has `blocks` ([text, kind, level] each), `title`, `doubt`; or `error`, a line for the
user. pdfium ends the whole process where a file makes it run out of memory or stack, which is why
it has one of its own; where the system can, the process also limits itself.
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

from summarizer.errors import InputError
from summarizer.readers.extracted import Block
from summarizer.readers.extras import load_library
from summarizer.readers.layout.limits import limit

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.readers.layout.geometry import Page

MAX_UNREADABLE_SHARE = 0.3
NO_TEXT = "has no text layer; run OCR over it first, for example with ocrmypdf"
EMPTY = "holds no text; there is nothing to read"
NO_PAGES = "has no pages; there is nothing to read"
NO_NAMES = "has fonts that do not say which characters they show; run OCR over it"
DAMAGED = "is no whole PDF, but damaged or cut off; get the file again"
PASSWORD_ERROR, SECURITY_ERROR = 4, 5
ERRORS = {
    PASSWORD_ERROR: "has a password; save it without one first, for example with qpdf --decrypt",
    SECURITY_ERROR: "is protected by a method that is not known; save it without protection first",
}


def main() -> None:
    data = sys.stdin.buffer.read()
    limit(len(data))
    answer = json.dumps(read(data), ensure_ascii=False)
    sys.stdout.buffer.write(answer.encode("utf-8", "replace"))


def read(data: bytes) -> dict[str, object]:
    """The answer for a PDF."""
    try:
        pypdfium2 = load_library("pypdfium2", "PDF")
        pages, damaged = _read_pages(pypdfium2, data)
    except InputError as error:
        return {"error": str(error)}
    from summarizer.readers.layout.flow import flow
    from summarizer.readers.layout.roles import blocks

    made, title = blocks(*flow(pages))
    made += [Block(text, "verbatim") for text in _strays(pages)]
    return {"blocks": made, "title": title, "doubt": _doubt(pages, damaged)}


def _read_pages(pypdfium2: Any, data: bytes) -> tuple[list[Page], int]:
    """The pages, and how many are damaged. Raises InputError where there is no text on any."""
    from summarizer.readers.layout import box_font
    from summarizer.readers.layout.glyphs import read_page

    box_font.install(load_library("pypdfium2.raw", "PDF"))
    try:
        document = pypdfium2.PdfDocument(data)
    except pypdfium2.PdfiumError as error:
        raise InputError(ERRORS.get(getattr(error, "err_code", 0), DAMAGED)) from error
    pages = []
    characters = unreadable = damaged = 0
    for index in range(len(document)):
        try:
            page, total, unnamed = read_page(document, index)
        except pypdfium2.PdfiumError:
            damaged += 1
            continue
        pages.append(page)
        characters += total
        unreadable += unnamed
    if not pages:
        raise InputError(DAMAGED if damaged else NO_PAGES)
    if unreadable > MAX_UNREADABLE_SHARE * characters:
        raise InputError(NO_NAMES)
    if not any(page.runs for page in pages):
        raise InputError(NO_TEXT if any(page.has_picture for page in pages) else EMPTY)
    return pages, damaged


def _strays(pages: Sequence[Page]) -> list[str]:
    """The texts in other directions; one on several pages is a watermark, or belongs to a form."""
    counts = Counter(text for page in pages for text in dict.fromkeys(page.stray))
    return [text for text, count in counts.items() if count == 1]


def _doubt(pages: Sequence[Page], damaged: int) -> str:
    pictures = sum(not page.runs and page.has_picture for page in pages)
    total = len(pages) + damaged
    if damaged:
        return f"{damaged} of {total} pages are damaged and left out"
    if pictures:
        return f"{pictures} of {total} pages are pictures without text; run OCR, such as ocrmypdf"
    return ""


if __name__ == "__main__":
    main()
