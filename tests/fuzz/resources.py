"""What users write for themselves: dictionaries, stop lists, IDF tables, files of settings."""

from __future__ import annotations

import math
import sys
import warnings
from functools import cache
from importlib import import_module
from typing import TYPE_CHECKING

from fuzz.outcomes import outcome, pick, written
from summarizer.commands import configuration, setting_files
from summarizer.commands.setting_values import written as as_toml
from summarizer.idf import Idf, read_idf
from summarizer.idf.table import MAGIC
from summarizer.mapped_files import HEADER_BYTES
from summarizer.stopwords import load, read_stop_words
from summarizer.tokenization.user_words import read_user_dict

if TYPE_CHECKING:
    from collections.abc import Mapping

    import click

    from summarizer.commands.setting_files import Layer, Setting

tomllib = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")
TERMS = ("港口", "码头", "port", "PORT", "a", "", "\ud800", "\U00020000")


def fuzz_user_dict(data: bytes) -> None:
    """Words, frequencies and tags, which written as they are read the same."""
    words = outcome(lambda: read_user_dict(written(data, "words.txt")))
    if words is None:
        return
    for word in words:
        assert word.word
        assert word.frequency is None or word.frequency >= 0
    lines = ["\t".join(map(str, filter(lambda field: field is not None, word))) for word in words]
    assert read_user_dict(written("\n".join(lines).encode("utf-8-sig"), "again.txt")) == words


def fuzz_stop_words(data: bytes) -> None:
    """Words, one a line, which written as they are read the same."""
    words = outcome(lambda: read_stop_words(written(data, "stop.txt")))
    if words is None:
        return
    assert all(word and word == word.strip() for word in words)
    assert load(words, default=False) == frozenset(map(str.lower, words))
    # A line of "# " and more is a comment; "#" alone may be a word.
    again = "\n".join(words).encode("utf-8-sig")
    assert read_stop_words(written(again, "again.txt")) == words


def fuzz_idf(data: bytes) -> None:
    """Finite numbers for any term, in jieba's format those of jieba, and of tables that are mapped.

    What begins as such a table is the text of its header, and behind a NUL what it holds.
    """
    is_table = data.startswith(MAGIC)
    path = written(table(data) if is_table else data, "own.idf")
    idf = outcome(lambda: read_idf(path))
    if idf is None:
        return
    assert math.isfinite(idf.median)
    for term in TERMS:
        value = outcome(lambda term=term: idf.get(term))  # type: ignore[misc]
        assert value is None or math.isfinite(value)
    if not is_table:
        _check_as_jieba(data, path, idf)


def table(data: bytes) -> bytes:
    """A mapped table with a header of the right size, of this machine."""
    lines, _, body = data.removeprefix(MAGIC).partition(b"\0")
    size = HEADER_BYTES + len(body)
    head = MAGIC + f"{sys.byteorder}\n{size}\n".encode() + lines
    return head[:HEADER_BYTES].ljust(HEADER_BYTES, b"\0") + body


def _check_as_jieba(data: bytes, path: str, idf: Idf) -> None:
    """Asserts that values are jieba's, where jieba can read the file, and takes it as we do."""
    text = data.decode("utf-8")
    lines = text.split("\n")
    if lines != text.removeprefix("\ufeff").splitlines() or any("# " in line for line in lines):
        return
    try:
        with warnings.catch_warnings():
            # It leaves the closing of files to Python, and imports what is going to be removed.
            warnings.simplefilter("ignore")
            from jieba.analyse.tfidf import IDFLoader

            loader = IDFLoader(path)
    except ValueError:
        return
    # jieba leaves white space around a term, but for the plain one.
    if all(term == term.strip() for term in loader.idf_freq):
        assert idf.median == loader.median_idf
        assert all(idf.get(term) == value for term, value in loader.idf_freq.items())


def fuzz_settings(data: bytes) -> None:
    """TOML: for each command values that its options take, which written as TOML are the same."""
    is_project, data = pick(data, (False, True))
    path = written(data, "summarizer.toml")
    layer = outcome(lambda: setting_files.read(path, is_project=is_project))
    if layer is None or outcome(lambda: configuration.contexts([layer])) is None:
        return
    for context in contexts().values():
        found = outcome(lambda context=context: _settings(context, layer))  # type: ignore[misc]
        for setting in (found or {}).values():
            assert tomllib.loads(f"a = {as_toml(setting.value)}")["a"] == setting.value
            assert setting.origin.startswith(path)


def _settings(context: click.Context, layer: Layer) -> Mapping[str, Setting]:
    return configuration.settings(context, [layer])


@cache
def contexts() -> Mapping[str, click.Context]:
    """A context of each command."""
    return configuration.contexts(())
