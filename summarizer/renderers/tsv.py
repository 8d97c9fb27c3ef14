"""Tab-separated values with a header; the columns that one sorts by come first."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.model import Failure, Summary
from summarizer.reports import FigureReport, KeywordReport, SentenceReport, TokenReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.renderers import Result

SPACES = str.maketrans("\t\n\r", "   ")


def render(results: Iterable[Result | Failure]) -> Iterator[str]:
    """The header once, then the rows of each result; tabs and newlines in a field become spaces."""
    has_header = False
    for result in results:
        if isinstance(result, Failure):
            continue
        rows = _rows(result)
        header = next(rows)
        if not has_header:
            yield line(header)
            has_header = True
        yield "".join(map(line, rows))


def line(row: tuple[object, ...]) -> str:
    """A row of fields, None for an empty one, as a line."""
    return "\t".join("" if v is None else str(v).translate(SPACES) for v in row) + "\n"


def _rows(result: Result) -> Iterator[tuple[object, ...]]:
    if isinstance(result, Summary):
        return _summary(result)
    if isinstance(result, KeywordReport):
        return _keywords(result)
    if isinstance(result, FigureReport):
        return _figures(result)
    if isinstance(result, SentenceReport):
        return _sentences(result)
    if isinstance(result, TokenReport):
        return _tokens(result)
    return _paragraphs(result)


def _summary(summary: Summary) -> Iterator[tuple[object, ...]]:
    yield "section", "heading", "rank", "score", "line", "start", "end", "text", "name"
    groups = [("document", summary.title, summary.sentences)]
    groups += [(str(i), s.heading, s.sentences) for i, s in enumerate(summary.sections)]
    for section, heading, sentences in groups:
        for sentence, score, rank, _ in sentences:
            place = (sentence.line, sentence.start, sentence.end)
            yield section, heading, rank, score, *place, sentence.text, summary.name


def _keywords(report: KeywordReport) -> Iterator[tuple[object, ...]]:
    yield "term", "score", "count", "line", "section", "name"
    for k in report.keywords:
        yield k.term, k.score, k.count, k.line, None, report.name
    for section in report.sections:
        for k in section.keywords:
            yield k.term, k.score, k.count, k.line, section.heading or "", report.name


def _figures(report: FigureReport) -> Iterator[tuple[object, ...]]:
    yield "figure", "line", "start", "end", "sentence", "name"
    for f in report.figures:
        yield f.text, f.line, f.start, f.end, f.sentence.text, report.name


def _sentences(report: SentenceReport) -> Iterator[tuple[object, ...]]:
    yield "index", "section", "paragraph", "line", "start", "end", "text", "name"
    for s in report.sentences:
        yield s.index, s.section, s.paragraph, s.line, s.start, s.end, s.text, report.name


def _tokens(report: TokenReport) -> Iterator[tuple[object, ...]]:
    yield "token", "tag", "start", "end", "sentence", "line", "name"
    for sentence, tokens in zip(report.sentences, report.tokens, strict=True):
        for t in tokens:
            if not t.text.isspace():
                where = (sentence.index, sentence.line)
                yield t.text, t.tag, t.start, t.end, *where, report.name


def _paragraphs(result: Result) -> Iterator[tuple[object, ...]]:
    yield "role", "level", "line", "start", "end", "text", "name"
    document = result.document  # type: ignore[union-attr]  # an outline or a clean text is left
    for section in document.sections:
        for p in section.paragraphs:
            level = section.level if p.role == "heading" else None
            yield p.role, level, p.line, p.start, p.end, p.text, result.name
