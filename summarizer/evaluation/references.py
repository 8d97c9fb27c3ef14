"""Documents with the summaries and keywords that people gave them, from JSON lines."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.errors import InputError
from summarizer.inputs.records import json_object
from summarizer.model import Failure, Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LIST_MARKS = str.maketrans("；;、,，\t\n", ";" * 7)


class Reference(NamedTuple):
    """A document with what a person made of it: a summary, keywords, or both."""

    source: Source
    summary: str
    keywords: tuple[str, ...]

    def is_verbatim(self) -> bool:
        """Whether the summary stands in the text, word for word."""
        return self.summary.strip() in str(self.source.data)


def read_references(lines: Iterable[str], name: str, format: str) -> Iterator[Reference | Failure]:
    """A reference of each line that is not blank; a Failure names a line that gives none."""
    for number, line in enumerate(lines, 1):
        if line.strip():
            place = f"{name}:{number}"
            try:
                yield _reference(line, place, format)
            except InputError as error:
                yield Failure(place, error.code, str(error))


def _reference(line: str, place: str, format: str) -> Reference:
    record = json_object(line, 'write {"text": …, "summary": …, "keywords": […]}')
    text, title = _text(record, "text"), _text(record, "title")
    summary = _text(record, "summary")
    keywords = _keywords(record)
    if not text.strip():
        raise InputError('has no "text"; give the text of the document')
    if not summary.strip() and not keywords:
        raise InputError('has neither "summary" nor "keywords"; give one of them')
    # A headline that serves as the reference would give itself away.
    shown_title = None if title.strip() in ("", summary.strip()) else title
    return Reference(Source(place, text, shown_title, format=format), summary.strip(), keywords)


def _text(record: dict[str, object], field: str) -> str:
    value = record.get(field)
    if value is None:
        return ""
    if not isinstance(value, str):
        raise InputError(f'has a "{field}" that is no string; give it as a string')
    return value


def _keywords(record: dict[str, object]) -> tuple[str, ...]:
    value = record.get("keywords")
    if value is None:
        return ()
    if isinstance(value, str):
        value = value.translate(LIST_MARKS).split(";")
    if not isinstance(value, list) or not all(isinstance(term, str) for term in value):
        raise InputError('has "keywords" that are no list of strings; give ["…", "…"]')
    return tuple(term.strip() for term in value if term.strip())
