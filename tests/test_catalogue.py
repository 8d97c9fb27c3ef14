"""The Chinese of help and usage errors: complete, none of it stale, placeholders and all."""

from __future__ import annotations

import io
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

import click
import pytest
from babel.messages.extract import DEFAULT_KEYWORDS, extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po
from processes import ROOT

from summarizer.commands import commands
from summarizer.commands.manual import contexts, page

if TYPE_CHECKING:
    from collections.abc import Sequence

    from babel.messages.catalog import Catalog

SOURCE = ROOT / "summarizer/locale/zh/LC_MESSAGES/summarizer.po"


@cache
def catalogue() -> Catalog:
    with SOURCE.open("rb") as stream:
        return read_po(stream)


@cache
def translations() -> dict[str, str]:
    """From English to Chinese; of a plural, Chinese has one form."""
    return {_first(message.id): _first(message.string) for message in catalogue() if message.id}


def _first(forms: str | Sequence[str] | None) -> str:
    return forms if isinstance(forms, str) else (forms or [""])[0]


@cache
def texts_of_help() -> frozenset[str]:
    """Every text that the help of any command asks a translation for."""
    asked = set()

    def translate(text: str) -> str:
        asked.add(text)
        return text

    for context in contexts(click.Context(commands, info_name="summarizer")):
        page(context, translate)
    return frozenset(asked)


@cache
def texts_in(folder: Path) -> frozenset[str]:
    """Every text that the code of a folder asks a translation for by name."""
    keywords = {**DEFAULT_KEYWORDS, "translate": None}
    found = extract_from_dir(folder, keywords=keywords)
    return frozenset(_first(id) for _, _, id, _, _ in found)


def ours() -> frozenset[str]:
    return texts_of_help() | texts_in(ROOT / "summarizer" / "commands")


def test_every_text_has_its_chinese() -> None:
    assert sorted(ours() - translations().keys()) == []
    assert [id for id, text in translations().items() if not text] == []
    assert [message.id for message in catalogue() if message.fuzzy and message.id] == []


def test_no_chinese_is_stale() -> None:
    clicks = texts_in(Path(click.__file__).parent)
    assert sorted(translations().keys() - ours() - clicks) == []


def test_placeholders_agree() -> None:
    def fields(text: str) -> set[str]:
        return {f"{name}!{kind}" for _, name, _, kind in Formatter().parse(text) if name}

    for english, chinese in translations().items():
        if english in ours():
            assert fields(chinese) == fields(english), english
        else:
            # Of click's we leave out what it does not translate itself, such as "integer range".
            assert fields(chinese) <= fields(english), english


def test_compiled_catalogue_is_that_of_the_source() -> None:
    stream = io.BytesIO()
    write_mo(stream, catalogue())
    compiled = SOURCE.with_suffix(".mo").read_bytes()
    assert compiled == stream.getvalue(), "install again: pip install -e '.[test]'"


@pytest.mark.parametrize(
    "wrong",
    [
        r"[\u4e00-\u9fff][A-Za-z0-9]",
        r"[A-Za-z0-9][\u4e00-\u9fff]",
        r"[\u4e00-\u9fff][,.:;?!()]",
        r"[，。、：；？！（）「」] |\s[，。、：；？！]",
    ],
    ids=["no space before Latin", "no space behind Latin", "half-width mark", "space at a mark"],
)
def test_chinese_is_set_as_in_the_readme(wrong: str) -> None:
    assert [text for text in translations().values() if re.search(wrong, text)] == []
