"""Which fields of a record hold its text, its title and its id: those asked for, or usual ones."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.model import Source

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TEXT_FIELDS = ("text", "content", "body", "正文", "内容", "內容")
TITLE_FIELDS = ("title", "标题", "標題")
ID_FIELDS = ("id", "编号", "編號", "name")
# Of those that a message lists: what is no table may have anything for a name.
MAX_NAMES = 20
MAX_NAME_CHARACTERS = 40


class Fields:
    """Which fields hold the text, the title and the id of a record; None: the first usual one."""

    __slots__ = ("id", "text", "title")

    def __init__(
        self, text: str | None = None, title: str | None = None, id: str | None = None
    ) -> None:
        self.text = text
        self.title = title
        self.id = id


def parts(
    row: Mapping[str, object], place: str, encoding: str, fields: Fields
) -> tuple[Source, Mapping[str, object]]:
    """The document of a record, and its other fields."""
    text_field = _text_field(row, fields)
    text = row[text_field]
    if not isinstance(text, str):
        raise InputError("has a text that is no string; give it as a string, or name another field")
    extra = dict(row)
    del extra[text_field]
    title = _label(extra, fields.title, TITLE_FIELDS)
    name = _label(extra, fields.id, ID_FIELDS)
    source = Source(name or place, text, title, encoding=encoding, place=place if name else "")
    return source, extra


def check_header(names: Iterable[str], fields: Fields) -> None:
    """Raises InputError if a table lacks a field that is asked for, or any for the text."""
    _text_field(names, fields)
    for wanted, option in ((fields.title, "--title-field"), (fields.id, "--id-field")):
        if wanted is not None:
            _asked_for(names, wanted, (), option)


def _text_field(names: Iterable[str], fields: Fields) -> str:
    """The name of the field that holds the text. Raises InputError, naming those that there are."""
    return _asked_for(names, fields.text, TEXT_FIELDS, "--text-field")


def _asked_for(
    names: Iterable[str], wanted: str | None, usual: tuple[str, ...], option: str
) -> str:
    found = _field(names, wanted, usual)
    if found is not None:
        return found
    there = [" ".join(name.split())[:MAX_NAME_CHARACTERS] for name in names if name]
    listed = ", ".join(there[:MAX_NAMES]) + (", …" if len(there) > MAX_NAMES else "")
    what = f"no field {wanted!r}" if wanted is not None else "no field for the text"
    raise InputError(f"has {what}; name one of its own with {option}: {listed or 'it has none'}")


def _label(row: dict[str, object], wanted: str | None, usual: tuple[str, ...]) -> str | None:
    """The title or id of a record, taken out of it.

    A number counts, anything else that is no text does not, and stays.
    """
    name = _field(row, wanted, usual)
    if name is None:
        return None
    value = row[name]
    if isinstance(value, (str, int)) and not isinstance(value, bool):
        del row[name]
        return str(value).strip() or None
    return None


def _field(names: Iterable[str], wanted: str | None, usual: tuple[str, ...]) -> str | None:
    """The name that is wanted, else the first usual one; exactly so, or else in any case."""
    candidates = usual if wanted is None else (wanted,)
    for name in candidates:
        if name in names:
            return name
    lowered = {name.strip().lower(): name for name in names}
    return next((lowered[name.lower()] for name in candidates if name.lower() in lowered), None)
