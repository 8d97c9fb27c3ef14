"""JSON Lines: one object a line, a document or (of `sentences` and `tokenize`) a sentence."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from summarizer.model import Failure, Summary
from summarizer.renderers.records import record, sentence_records

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.renderers import Result
    from summarizer.renderers.records import Record


def render(results: Iterable[Result | Failure]) -> Iterator[str]:
    """The records, a line each."""
    encode = JSONEncoder(ensure_ascii=False).encode
    for result in results:
        if not isinstance(result, Failure):
            for line in _records(result):
                yield encode(line) + "\n"


def _records(result: Result) -> Iterator[Record]:
    if isinstance(result, Summary):
        yield record(result)
        return
    # Only now, since the main job shows none of these.
    from summarizer.reports import SentenceReport, TokenReport

    if isinstance(result, (SentenceReport, TokenReport)):
        for sentence in sentence_records(result):
            yield {"name": result.name, **sentence}
    else:
        yield record(result)
