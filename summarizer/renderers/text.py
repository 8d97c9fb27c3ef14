"""Plain text for reading in a terminal."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from summarizer.model import Failure, Summary
from summarizer.renderers import with_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from summarizer.model import Document, Keyword, Paragraph, SummarySentence
    from summarizer.renderers import Report, Result
    from summarizer.reports import FigureReport, KeywordReport, Outline, TokenReport

    Style = Callable[[str], str]

BOLD = "\x1b[1m"
DIM = "\x1b[2m"
RESET = "\x1b[0m"
ROLES = {
    "title": "标题",
    "byline": "署名",
    "caption": "图注",
    "heading": "小标题",
    "body": "正文",
    "note": "附注",
    "verbatim": "原样",
    "furniture": "版面",
}
EXCERPT_CHARACTERS = 10


def render(results: Iterable[Result | Failure]) -> Iterator[str]:
    """Each result as text, several with their names above."""
    return _render(results, _plain, _plain)


def render_in_color(results: Iterable[Result | Failure]) -> Iterator[str]:
    """The same with titles and headings in bold and line numbers dimmed."""
    return _render(results, _bold, _dim)


def _plain(text: str) -> str:
    return text


def _bold(text: str) -> str:
    return f"{BOLD}{text}{RESET}"


def _dim(text: str) -> str:
    return f"{DIM}{text}{RESET}"


def _render(results: Iterable[Result | Failure], bold: Style, dim: Style) -> Iterator[str]:
    separator = ""
    for result, is_one_of_several in with_count(results):
        if isinstance(result, Failure):
            continue
        name = f"==> {result.name} <==\n" if is_one_of_several else ""
        yield separator + name + "".join(line + "\n" for line in _lines(result, bold, dim))
        separator = "\n" if is_one_of_several else ""


def _lines(result: Result, bold: Style, dim: Style) -> Iterator[str]:
    if isinstance(result, Summary):
        return _summary(result, bold, dim)
    return _report(result, bold, dim)


def _report(result: Report, bold: Style, dim: Style) -> Iterator[str]:
    # Only now, since the main job shows none of these.
    from summarizer.reports import (
        CleanText,
        FigureReport,
        KeywordReport,
        SentenceReport,
        TokenReport,
    )

    if isinstance(result, KeywordReport):
        return _keywords(result, bold)
    if isinstance(result, FigureReport):
        return _figures(result, bold, dim)
    if isinstance(result, SentenceReport):
        return iter([f"{dim(f'{s.line:>5}')}  {s.text}" for s in result.sentences])
    if isinstance(result, TokenReport):
        return _tokens(result)
    if isinstance(result, CleanText):
        return iter(_clean(result.document))
    return _outline(result, bold, dim)


def _summary(summary: Summary, bold: Style, dim: Style) -> Iterator[str]:
    if summary.title:
        yield bold(summary.title)
    if summary.byline:
        yield summary.byline
    if summary.keywords:
        yield _keyword_line(summary.keywords)
    if summary.sentences and not summary.is_shown_by_sections():
        yield ""
        yield bold("【全文摘要】")
        yield from _sentences(summary.sentences, dim)
    for section in summary.sections:
        if section.heading is None and not section.sentences:
            continue
        yield ""
        if section.heading is not None:
            yield bold(section.heading)
            if section.keywords:
                yield _keyword_line(section.keywords)
        elif len(summary.sections) > 1:
            yield bold("【导语】")
        yield from _sentences(section.sentences, dim)


def _keyword_line(keywords: Iterable[Keyword]) -> str:
    return "关键词：" + " ".join(keyword.term for keyword in keywords)


def _sentences(sentences: Iterable[SummarySentence], dim: Style) -> Iterator[str]:
    for chosen in sentences:
        yield f"{dim(f'{chosen.sentence.line:>5}')}  {chosen.sentence.text}"
        if chosen.parts:
            parts = " ".join(f"{name} {value:+.3f}" for name, value in chosen.parts.items())
            yield f"       {dim(f'= {chosen.score:.3f}: {parts}')}"


def _keywords(report: KeywordReport, bold: Style) -> Iterator[str]:
    yield from _keyword_rows(report.keywords)
    for section in report.sections:
        yield ""
        yield bold(section.heading or "【导语】")
        yield from _keyword_rows(section.keywords)


def _keyword_rows(keywords: Iterable[Keyword]) -> Iterator[str]:
    for keyword in keywords:
        yield f"{keyword.score:>8.3f} {keyword.count:>4}  {keyword.term}"


def _figures(report: FigureReport, bold: Style, dim: Style) -> Iterator[str]:
    """Each sentence with figures once: its figures, and itself below them."""
    for sentence, group in groupby(report.figures, lambda figure: figure.sentence):
        found = list(group)
        yield f"{dim(f'{found[0].line:>5}')}  {bold('  '.join([f.text for f in found]))}"
        yield f"       {sentence.text}"


def _tokens(report: TokenReport) -> Iterator[str]:
    for row in report.tokens:
        words = [token for token in row if not token.text.isspace()]
        if report.has_tags:
            yield report.delimiter.join([f"{token.text}/{token.tag}" for token in words])
        else:
            yield report.delimiter.join([token.text for token in words])


def _clean(document: Document) -> Iterator[str]:
    paragraphs = [p for s in document.sections for p in s.paragraphs if p.role != "furniture"]
    for i, paragraph in enumerate(paragraphs):
        if i and not (paragraph.marker and paragraphs[i - 1].marker):
            yield ""
        yield paragraph.marker + paragraph.text


def _outline(outline: Outline, bold: Style, dim: Style) -> Iterator[str]:
    for line, role, text in outline_lines(outline.document):
        styled = bold(text) if role in (ROLES["title"], ROLES["heading"]) else text
        yield f"{dim(f'{line:>7}')}  {role}  {styled}"


def outline_lines(document: Document) -> Iterator[tuple[str, str, str]]:
    """The outline as (line, role, text): all but the body in full, the body by its size."""
    placed = [(p, section.level) for section in document.sections for p in section.paragraphs]
    roles = {paragraph.role for paragraph, _ in placed}
    # Those of front matter stand in no paragraph of their own.
    for role, text in (("title", document.title), ("byline", document.byline)):
        if text and role not in roles:
            yield "", ROLES[role], text
    for bulk, group in groupby(placed, lambda item: item[0].role in ("body", "verbatim")):
        if bulk:
            for role, run in groupby([p for p, _ in group], lambda p: p.role):
                yield _size(role, list(run))
        else:
            for paragraph, level in group:
                mark = "#" * level + " " if paragraph.role == "heading" else ""
                yield str(paragraph.line), ROLES[paragraph.role], mark + paragraph.text
    for join in document.joins:
        before = join.before[-EXCERPT_CHARACTERS:]
        after = join.after[:EXCERPT_CHARACTERS]
        yield f"{join.line}+{join.next_line}", "接行", f"{before} | {after} ({join.reason})"


def _size(role: str, run: Sequence[Paragraph]) -> tuple[str, str, str]:
    characters = sum(len(paragraph.text) for paragraph in run)
    return str(run[0].line), ROLES[role], f"{len(run)} 段 {characters} 字"
