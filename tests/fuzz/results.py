"""The whole pipeline: any bytes → summaries, keywords and what is printed of them."""

from __future__ import annotations

import json
import math
from functools import cache
from typing import TYPE_CHECKING, Any

from jsonschema import Draft202012Validator
from processes import ROOT

from fuzz.outcomes import outcome, pick, text_of
from summarizer import renderers
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.model import Source, Summary
from summarizer.pipeline import Summarizer
from summarizer.renderers import encoded
from summarizer.renderers.records import record
from summarizer.reports import CleanText, FigureReport, Outline, SentenceReport, TokenReport
from summarizer.scripts import is_traditional
from summarizer.sentence_rankers import SENTENCE_RANKERS
from summarizer.settings import Settings
from summarizer.simplification import fold

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.model import Document, Keyword, SummarySentence
    from summarizer.renderers import Result

# SnowNLP takes seconds to load, and its own code is not ours to fuzz.
SETTINGS = (
    *(Settings(), Settings(by="document"), Settings(explain=True)),
    *(Settings(max_chars=40), Settings(max_chars=40, by="document")),
    *(Settings(sentences=2), Settings(ratio=0.4), Settings(sentences=9, by="document")),
    *(Settings(keywords=3, pos=("n", "nr")), Settings(repair=False, phrases=False)),
    Settings(focus=("港口", "夜航")),
    *(Settings(ranker=name) for name in SENTENCE_RANKERS if name not in ("default", "snownlp")),
    *(Settings(keyword_ranker=n) for n in KEYWORD_RANKERS if n not in ("tfidf", "snownlp")),
)
FORMATS = ("text", "markdown", "auto")


def fuzz_summary(data: bytes) -> None:
    """Sentences verbatim, in order, within their budget; keywords where they are said to be."""
    settings, data = pick(data, SETTINGS)
    format, data = pick(data, FORMATS)
    maker = summarizer_with(settings)
    document = outcome(lambda: maker.parse(Source("a", text_of(data), format=format)))
    if document is None:
        return
    summary = outcome(lambda: maker.summarize_document(document))
    if summary is None:
        return
    parts = [section.sentences for section in summary.sections]
    for chosen in (summary.sentences, *parts):
        _check_chosen(chosen, document.text)
        if settings.max_chars is not None:
            assert sum(len(one.sentence.text) for one in chosen) <= settings.max_chars
    if settings.by == "document" and settings.sentences is not None:
        assert len(summary.sentences) <= settings.sentences
    if settings.max_chars is not None:
        assert sum(len(one.sentence.text) for part in parts for one in part) <= settings.max_chars
    assert len(summary.keywords) <= settings.keywords
    for keyword in (*summary.keywords, *(k for s in summary.sections for k in s.keywords)):
        _check_keyword(keyword, document)


def _check_chosen(chosen: Sequence[SummarySentence], text: str) -> None:
    end = 0
    for one in chosen:
        sentence = one.sentence
        assert end <= sentence.start < sentence.end <= len(text)
        end = sentence.end
        assert math.isfinite(one.score)
        assert not one.parts or math.isclose(sum(one.parts.values()), one.score, abs_tol=1e-4)
        source = text[sentence.start : sentence.end]
        assert is_in_order(sentence.text, source), (sentence.text, source)
    assert sorted(one.rank for one in chosen) == list(range(1, len(chosen) + 1))


def _check_keyword(keyword: Keyword, document: Document) -> None:
    assert keyword.term
    assert math.isfinite(keyword.score)
    assert keyword.count >= 1
    assert keyword.positions == tuple(sorted(set(keyword.positions)))
    for start, end in keyword.positions:
        assert 0 <= start < end <= len(document.text)
        source = document.text[start:end]
        # 貨輪 and 货轮 are one term of a Traditional text.
        assert is_in_order(keyword.term.lower(), source.lower()) or (
            is_traditional(document.text)
            and is_in_order(fold(keyword.term).lower(), fold(source).lower())
        )


def is_in_order(shown: str, source: str) -> bool:
    """Whether all letters of a text stand in the source in order; an entity may be any of them."""
    rest = iter(source)
    return "&" in source or all(letter in rest for letter in shown if letter.isalnum())


def fuzz_json(data: bytes) -> None:
    """JSON is the record again, in UTF-8, and as the schema says; TSV is a table."""
    text = text_of(data)
    maker = summarizer_with(Settings())
    document = outcome(lambda: maker.parse(Source("a", text)))
    if document is None:
        return
    for result in _results(document, maker):
        printed = "".join(renderers.load("json")([result]))
        expected = json.loads(json.dumps(record(result)))
        assert json.loads(printed) == expected
        told = json.loads(encoded(printed))
        assert not isinstance(result, Summary) or schema().is_valid(told)
        lines = "".join(renderers.load("jsonl")([result])).split("\n")
        assert lines.pop() == ""
        objects = [json.loads(line) for line in lines]
        if isinstance(result, (SentenceReport, TokenReport)):
            assert objects == [{"name": "a", **one} for one in expected["sentences"]]
        else:
            assert objects == [expected]
        _check_table("".join(renderers.load("tsv")([result])))


def _check_table(text: str) -> None:
    """Asserts that each row has the cells of the header."""
    rows = text.split("\n")
    assert rows.pop() == ""
    assert len({row.count("\t") for row in rows}) == 1


def _results(document: Document, maker: Summarizer) -> Iterator[Result]:
    sentences = maker.sentences(document)
    tokens = tuple([maker.tokens(s.text, within=document.text) for s in sentences])
    yield Outline("a", document)
    yield CleanText("a", document)
    yield SentenceReport("a", sentences)
    yield TokenReport("a", sentences, tokens)
    if sentences:
        yield FigureReport("a", document.title, maker.figures(document))
        yield maker.keywords_of_document(document)
        yield maker.summarize_document(document)


@cache
def summarizer_with(settings: Settings) -> Summarizer:
    """One for all inputs, as its resources take time to open."""
    return Summarizer(settings)


@cache
def schema() -> Any:
    """The schema that ships."""
    path = ROOT / "summarizer" / "data" / "output.schema.json"
    return Draft202012Validator(json.loads(path.read_text(encoding="utf-8")))
