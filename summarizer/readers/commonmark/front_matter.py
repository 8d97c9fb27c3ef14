"""Front matter: what a Markdown file declares of itself between --- or +++ at its start."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.readers.lines import RawLine

MAX_FRONT_MATTER_LINES = 500
SEPARATORS = {"---": ":", "+++": "="}
TITLE_KEYS = ("title", "标题", "標題")
BYLINE_KEYS = ("author", "authors", "byline", "作者")


def find_front_matter(lines: Sequence[RawLine]) -> tuple[int, str | None, str | None]:
    """The number of lines of the front matter, fences included (0: none), the title, the byline.

    It is read as simple `key: value` or `key = value` lines.
    """
    fence = lines[0].text.rstrip()
    separator = SEPARATORS.get(fence)
    if separator is None:
        return 0, None, None
    inner = [line.text.rstrip() for line in lines[1 : MAX_FRONT_MATTER_LINES + 1]]
    if fence not in inner:
        return 0, None, None
    inner = inner[: inner.index(fence)]
    first = next((line for line in inner if line and not line.startswith("#")), "")
    if not is_declaration(first, separator):
        return 0, None, None
    values = read_values(inner, separator)
    title = next((values[key] for key in TITLE_KEYS if values.get(key)), None)
    byline = next((values[key] for key in BYLINE_KEYS if values.get(key)), None)
    return len(inner) + 2, title, byline


def is_declaration(line: str, separator: str) -> bool:
    """Is it a key of one word and the separator, so no sentence and no markup?"""
    key, found, _ = line.partition(separator)
    return found != "" and key.strip("\"' ").replace("-", "").replace("_", "").isalnum()


def read_values(lines: Sequence[str], separator: str) -> dict[str, str]:
    """The values by key, without quotes; the members of a list joined by a space."""
    values: dict[str, str] = {}
    key = ""
    for line in lines:
        if line.lstrip().startswith("- ") and key:
            value = unquote(line.lstrip()[2:])
        elif line[:1] in (" ", "\t", "#", "[", ""):
            continue
        else:
            key, _, value = line.partition(separator)
            key = key.strip().lower()
            value = unquote(value)
        values[key] = f"{values.get(key, '')} {value}".strip()
    return values


def unquote(value: str) -> str:
    value = value.strip()
    if value.startswith("[") and value.endswith("]"):
        return " ".join(unquote(member) for member in value[1:-1].split(","))
    if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
        return value[1:-1].strip()
    return "" if value in ("|", ">", "null", "~") else value
