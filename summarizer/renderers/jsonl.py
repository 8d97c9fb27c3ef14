"""JSON Lines: one object a line, a document or (of `sentences` and `tokenize`) a sentence."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from summarizer.model import Failure, SentenceReport, TokenReport
from summarizer.renderers.records import record, sentence_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.renderers import Result


def render(results: Iterable[Result | Failure]) -> Iterator[str]:
    """The records, a line each."""
    encode = JSONEncoder(ensure_ascii=False).encode
    for result in results:
        if isinstance(result, (SentenceReport, TokenReport)):
            for sentence in sentence_records(result):
                yield encode({"name": result.name, **sentence}) + "\n"
        elif not isinstance(result, Failure):
            yield encode(record(result)) + "\n"
