"""JSON: one object for one input, an array for several; what holds no others stands on one line."""

from __future__ import annotations

from json import JSONEncoder
from typing import TYPE_CHECKING

from summarizer.model import Failure
from summarizer.renderers import with_count
from summarizer.renderers.records import record

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from summarizer.renderers import Result


def render(results: Iterable[Result | Failure]) -> Iterator[str]:
    """The records, indented by two spaces."""
    # Without an indent of its own the encoder is the one in C.
    encode = JSONEncoder(ensure_ascii=False).encode
    is_array = False
    separator = "["
    for result, is_array in with_count(results):
        if isinstance(result, Failure):
            continue
        text = _indented(record(result), encode)
        if is_array:
            yield f"{separator}\n{text}"
            separator = ","
        else:
            yield text + "\n"
    if is_array:
        yield "[]\n" if separator == "[" else "\n]\n"


def _indented(value: object, encode: Callable[[object], str], indent: str = "") -> str:
    """A value as JSON; an object or array of values alone stands on one line."""
    inner = indent + "  "
    if isinstance(value, dict) and any(map(_has_items, value.values())):
        items = [f"{encode(key)}: {_indented(item, encode, inner)}" for key, item in value.items()]
        opening, closing = "{", "}"
    elif isinstance(value, list) and any(map(_has_items, value)):
        items = [_indented(item, encode, inner) for item in value]
        opening, closing = "[", "]"
    else:
        return encode(value)
    return f"{opening}\n{inner}" + f",\n{inner}".join(items) + f"\n{indent}{closing}"


def _has_items(value: object) -> bool:
    return isinstance(value, (dict, list)) and bool(value)
