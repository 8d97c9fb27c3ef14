"""Readers: the bytes of files → lines with offsets."""

from __future__ import annotations

import html
import traceback
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fuzz.containers import book, page_of_pdf, word_document
from fuzz.outcomes import outcome
from summarizer import readers
from summarizer.characters import is_han
from summarizer.decoding import decode, decode_source
from summarizer.errors import InputError
from summarizer.model import Line, Manuscript, Source
from summarizer.readers.extracted import Block, compose
from summarizer.readers.layout import worker
from summarizer.readers.text import SIGNS_OF_MARKUP

if TYPE_CHECKING:
    from collections.abc import Iterable

KINDS = {"text", "heading", "caption", "byline", "item", "quote", "verbatim"}
OUR_CODE = str(Path(readers.__file__).parent / "word")


def fuzz_text(data: bytes) -> None:
    """Plain text: every visible character stands in a line, and is found at its offset."""
    manuscript = _read(data, "text")
    if manuscript is None:
        return
    check_lines(manuscript)
    for line in manuscript.lines:
        check_spans(line, manuscript.text, replaced="&")
    if not any(sign in manuscript.text for sign in SIGNS_OF_MARKUP):
        # The > of quoted mail is a marker.
        shown, whole = visible(line.text for line in manuscript.lines), visible([manuscript.text])
        assert shown.replace(">", "") == whole.replace(">", "")


def fuzz_markdown(data: bytes) -> None:
    """Markdown: offsets lead back, and no Han character comes from nowhere."""
    manuscript = _read(data, "markdown")
    if manuscript is None:
        return
    check_lines(manuscript)
    for line in manuscript.lines:
        check_spans(line, manuscript.text, replaced="&")
    check_origin(manuscript, html.unescape(manuscript.text))


def fuzz_html(data: bytes) -> None:
    """Web pages: the lines lie at their places in what was taken out, and nothing is made up."""
    manuscript = _read(data, "html")
    if manuscript is None:
        return
    check_extracted(manuscript)
    source = decode_source(Source("a", data))
    check_origin(manuscript, html.unescape(source.text))


def fuzz_docx(data: bytes) -> None:
    """Word: archives as they are, or their XML parts, between NULs, in an archive that is whole.

    Where such a one is refused, it was python-docx that could not read it, and not our code.
    """
    archive = data if data.startswith(b"PK") else word_document(data.split(b"\0"))
    try:
        manuscript = readers.read(Source("a", archive, format="docx"))
    except InputError as error:
        assert "\n" not in str(error)
        assert not _is_ours(error.__cause__), "a fault of ours is told as one of the file"
        return
    check_extracted(manuscript)
    if archive is not data:
        _check_origin_in_xml(manuscript, data)


def fuzz_epub(data: bytes) -> None:
    """Books: archives as they are, or their files, between NULs, in an archive that is whole."""
    archive = data if data.startswith(b"PK") else book(data.split(b"\0"))
    manuscript = _read(archive, "epub")
    if manuscript is None:
        return
    check_extracted(manuscript)
    if archive is not data:
        _check_origin_in_xml(manuscript, data)


def fuzz_pdf(data: bytes) -> None:
    """PDF, in this process: what draws a page, or the whole file where it begins as one."""
    file = data if data.startswith(b"%PDF") else page_of_pdf(data)
    answer = worker.read(file)
    if "error" in answer:
        assert "\n" not in str(answer["error"])
        return
    blocks = [Block(*block) for block in answer["blocks"]]  # type: ignore[attr-defined]
    check_extracted(compose("a", "utf-8", blocks, title=answer["title"]))  # type: ignore[arg-type]


def check_lines(manuscript: Manuscript) -> None:
    """Asserts what holds of the lines of every reader."""
    position = number = 0
    for line in manuscript.lines:
        assert line.kind in KINDS
        assert line.text.strip()
        assert position <= line.start < line.end <= len(manuscript.text)
        assert line.line > number
        assert line.gap >= 1
        assert line.spans[0][0] == 0
        assert list(line.spans) == sorted(set(line.spans))
        position, number = line.end, line.line


def check_spans(line: Line, text: str, replaced: str) -> None:
    """Asserts that each character is the source's at its offset, or a space, or of an entity."""
    for index, character in enumerate(line.text):
        clean, raw = next(span for span in reversed(line.spans) if span[0] <= index)
        origin = text[raw + index - clean]
        assert (
            character == origin
            or (character == " " and (origin.isspace() or not origin.isprintable()))
            or (replaced and origin == replaced)
            or (line.kind == "heading" and character == " ")
        )


def check_extracted(manuscript: Manuscript) -> None:
    """Asserts that lines lie at their places in a text that a reader has made."""
    check_lines(manuscript)
    for line in manuscript.lines:
        if line.kind == "verbatim":
            assert manuscript.text[line.start : line.end] == line.text
        else:
            check_spans(line, manuscript.text, replaced="")


def check_origin(manuscript: Manuscript, source: str) -> None:
    """Asserts that every Han character of the lines stands in the source."""
    known = set(source)
    for line in manuscript.lines:
        assert all(c in known for c in line.text if is_han(c)), line.text


def visible(texts: Iterable[str]) -> str:
    """What can be seen of some texts."""
    return "".join(c for text in texts for c in text if c.isprintable() and not c.isspace())


def _read(data: bytes, format: str) -> Manuscript | None:
    return outcome(lambda: readers.read(Source("a", data, format=format)))


def _check_origin_in_xml(manuscript: Manuscript, data: bytes) -> None:
    """The same, where the encoding is the one that XML has by itself, or as it is guessed."""
    if b"encoding" in data or b"charset" in data:
        return
    with suppress(UnicodeDecodeError):
        texts = [data.decode("utf-8")]
        guesses = [outcome(partial(decode, part)) for part in data.split(b"\0")]
        texts += [guess.text for guess in guesses if guess is not None]
        check_origin(manuscript, html.unescape("\n".join(texts)))


def _is_ours(error: BaseException | None) -> bool:
    if error is None or isinstance(error, RecursionError):
        return False
    return traceback.extract_tb(error.__traceback__)[-1].filename.startswith(OUR_CODE)
