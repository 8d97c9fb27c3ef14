"""Results in the other script: Simplified or Traditional words for what is shown.

Through OpenCC, which looks at words where one character has several counterparts: 头发 is 頭髮, and
发展 is 發展. Offsets and lines stay those of the source, and so do file names.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, cast

from summarizer.errors import SettingsError
from summarizer.model import Document, Summary
from summarizer.reports import Page, TokenReport
from summarizer.scripts import is_traditional

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import TypeVar

    Convert = Callable[[str], str]
    T = TypeVar("T")

# The variants of Taiwan (着 is 著, 裏 is 裡) are the most frequent ones, and are read everywhere.
CONFIGURATIONS = {"simplified": "tw2s", "traditional": "s2tw"}
# Of all values that a result is made of; a document's own text, which offsets refer to, stays.
SHOWN = frozenset(("text", "term", "title", "byline", "heading", "before", "after"))


def in_script(script: str) -> Callable[[T, Document], T]:
    """A function that converts a result of a document to a script of CONFIGURATIONS.

    "source" leaves all as it is. Raises SettingsError if OpenCC is not installed.
    """
    if script == "source":
        return lambda result, _: result
    convert = converter(script)

    def convert_result(result: T, document: Document) -> T:
        # What is in the script already would only be spoilt: 皇后 is no 皇後.
        if is_traditional(document.text) == (script == "traditional"):
            return result
        return converted(result, convert, script)

    return convert_result


def converter(script: str) -> Convert:
    """The function that converts a text to a script of CONFIGURATIONS.

    Raises SettingsError if OpenCC is not installed.
    """
    try:
        from opencc import OpenCC
    except ImportError as error:
        raise SettingsError(
            "--script needs OpenCC; install it with pip install 'zh-summarizer[convert]'"
        ) from error
    convert: Convert = OpenCC(CONFIGURATIONS[script]).convert
    return convert


def converted(result: T, convert: Convert, script: str) -> T:
    """The result with all that is shown of it converted; its provenance tells the script."""
    if isinstance(result, Page):
        # Sentences and keywords are found in its paragraphs by their places.
        at_length = _at_length(convert)
        return result._replace(
            document=_converted(result.document, at_length),
            summary=converted(result.summary, convert, script),
            sentences=_converted(result.sentences, at_length),
        )
    if isinstance(result, Summary):
        settings = {**cast("dict[str, object]", result.provenance["settings"]), "script": script}
        result = result._replace(provenance={**result.provenance, "settings": settings})
    return cast("T", _converted(result, convert))


def _at_length(convert: Convert) -> Convert:
    """The same, character by character where the words would change the length of a text."""

    def convert_at_length(text: str) -> str:
        by_word = convert(text)
        if len(by_word) == len(text):
            return by_word
        return "".join([convert(character)[:1] or character for character in text])

    return convert_at_length


def _converted(value: Any, convert: Convert) -> Any:
    if isinstance(value, TokenReport):
        return _tokens(value, convert)
    if not isinstance(value, tuple):
        return value
    fields = getattr(value, "_fields", None)
    if fields is None:
        return tuple([_converted(one, convert) for one in value])
    is_document = isinstance(value, Document)
    changes = {}
    for name, one in zip(fields, value, strict=True):
        if not isinstance(one, str):
            changes[name] = _converted(one, convert)
        elif name in SHOWN and not (is_document and name == "text"):
            changes[name] = convert(one)
    return value._replace(**changes)  # type: ignore[attr-defined]  # a named tuple


def _tokens(report: TokenReport, convert: Convert) -> TokenReport:
    """Tokens are cut out of the converted sentence: by itself, a 发 may be 發 or 髮."""
    sentences, rows = [], []
    for sentence, tokens in zip(report.sentences, report.tokens, strict=True):
        text = convert(sentence.text)
        is_aligned = len(text) == len(sentence.text)
        sentences.append(sentence._replace(text=text))
        rows.append(
            tuple(
                [
                    token._replace(
                        text=text[token.start : token.end] if is_aligned else convert(token.text)
                    )
                    for token in tokens
                ]
            )
        )
    return report._replace(sentences=tuple(sentences), tokens=tuple(rows))
