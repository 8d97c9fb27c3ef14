"""JSON: one object for one input, an array for several."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from summarizer.model import Failure
from summarizer.renderers import with_count
from summarizer.renderers.records import record

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.renderers import Result


def render(results: Iterable[Result | Failure]) -> Iterator[str]:
    """The records, indented by two spaces."""
    encoder = JSONEncoder(ensure_ascii=False, indent=2)
    is_array = False
    separator = "["
    for result, is_array in with_count(results):
        if isinstance(result, Failure):
            continue
        text = encoder.encode(record(result))
        if is_array:
            yield f"{separator}\n{text}"
            separator = ","
        else:
            yield text + "\n"
    if is_array:
        yield "[]\n" if separator == "[" else "\n]\n"
