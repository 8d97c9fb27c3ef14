"""Markdown: for reading, and for tools that take it further."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.model import Failure, Summary
from summarizer.reports import CleanText, FigureReport, KeywordReport, SentenceReport, TokenReport

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.model import (
        Document,
        Keyword,
        Paragraph,
        Section,
        SectionSummary,
        SummarySentence,
    )
    from summarizer.renderers import Result
    from summarizer.reports import Outline

MAX_LEVEL = 6


def render(results: Iterable[Result | Failure]) -> Iterator[str]:
    """Each result as a markdown text, an empty line between two."""
    separator = ""
    for result in results:
        if not isinstance(result, Failure):
            yield separator + _text(result)
            separator = "\n"


def _text(result: Result) -> str:
    if isinstance(result, CleanText):
        return clean_text(result.document)
    if isinstance(result, Summary):
        blocks = _summary(result)
    elif isinstance(result, KeywordReport):
        blocks = _keywords(result)
    elif isinstance(result, FigureReport):
        blocks = _figures(result)
    elif isinstance(result, SentenceReport):
        blocks = (f"{sentence.index + 1}. {sentence.text}" for sentence in result.sentences)
    elif isinstance(result, TokenReport):
        blocks = (" ".join(f"`{t.text}`" for t in row) for row in result.tokens)
    else:
        blocks = _outline(result)
    return "\n\n".join(blocks) + "\n"


def clean_text(document: Document) -> str:
    """The repaired text of a document as markdown, without its furniture.

    Headings move down a level where one stands on the level of the title, so that reading the
    result again gives the same title and sections.
    """
    shift = _shift(document.title, document.sections)
    blocks: list[str] = []
    for section in document.sections:
        previous = None
        for paragraph in section.paragraphs:
            if paragraph.role == "furniture":
                continue
            block = _block(paragraph, section, shift, document)
            if previous is not None and _is_tight(previous, paragraph):
                blocks[-1] += "\n" + block
            else:
                blocks.append(block)
            previous = paragraph
    return "\n\n".join(blocks) + "\n" if blocks else ""


def _shift(title: str | None, sections: Iterable[Section | SectionSummary]) -> int:
    """The levels that headings move down by, for the title to stand above them."""
    return int(title is not None and any(s.level == 1 for s in sections if s.heading))


def _block(paragraph: Paragraph, section: Section, shift: int, document: Document) -> str:
    if paragraph.role == "title":
        return f"# {paragraph.text}"
    if paragraph.role == "heading":
        return "#" * min(MAX_LEVEL, section.level + shift) + " " + paragraph.text
    source = document.text[paragraph.start : paragraph.end]
    if paragraph.role == "verbatim" or (paragraph.role == "caption" and source.startswith("![")):
        return source.replace("\r\n", "\n")
    return paragraph.marker + paragraph.text


def _is_tight(previous: Paragraph, paragraph: Paragraph) -> bool:
    """Whether two list items or two lines of a table or of code stand without a blank line."""
    if previous.role == paragraph.role == "verbatim":
        return paragraph.line - previous.line <= previous.text.count("\n") + 1
    return bool(previous.marker and paragraph.marker and not paragraph.marker.startswith(">"))


def _summary(summary: Summary) -> Iterator[str]:
    if summary.title:
        yield f"# {summary.title}"
    if summary.byline:
        yield summary.byline
    if summary.keywords:
        yield _keyword_line(summary.keywords)
    if summary.sentences and not summary.is_shown_by_sections():
        yield "\n".join(f"> {chosen.sentence.text}" for chosen in summary.sentences)
    shift = _shift(summary.title, summary.sections)
    for section in summary.sections:
        if section.heading:
            yield "#" * min(MAX_LEVEL, max(1, section.level + shift)) + " " + section.heading
        if section.heading and section.keywords:
            yield _keyword_line(section.keywords)
        if section.sentences:
            yield "\n".join(map(_item, section.sentences))


def _item(chosen: SummarySentence) -> str:
    return f"- {chosen.sentence.text}"


def _keyword_line(keywords: Iterable[Keyword]) -> str:
    return "**关键词**：" + "、".join(keyword.term for keyword in keywords)


def _keywords(report: KeywordReport) -> Iterator[str]:
    if report.title:
        yield f"# {report.title}"
    yield _keyword_table(report.keywords)
    for section in report.sections:
        if section.heading:
            yield f"## {section.heading}"
            yield _keyword_table(section.keywords)


def _keyword_table(keywords: Iterable[Keyword]) -> str:
    rows = [f"| {k.term} | {k.score} | {k.count} | {k.line} |" for k in keywords]
    return "\n".join(["| 关键词 | 得分 | 次数 | 行 |", "| --- | ---: | ---: | ---: |", *rows])


def _figures(report: FigureReport) -> Iterator[str]:
    if report.title:
        yield f"# {report.title}"
    cells = [(f.text, f.line, f.sentence.text.replace("|", r"\|")) for f in report.figures]
    rows = [f"| {text} | {line} | {sentence} |" for text, line, sentence in cells]
    yield "\n".join(["| 数字 | 行 | 句子 |", "| --- | ---: | --- |", *rows])


def _outline(outline: Outline) -> Iterator[str]:
    from summarizer.renderers.text import outline_lines

    for line, role, text in outline_lines(outline.document):
        yield f"- {line} {role} {text}"
