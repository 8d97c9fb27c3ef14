"""Plain text for reading: the same in a pipe and in a file, whatever the terminal."""

from __future__ import annotations

from itertools import chain, groupby
from typing import TYPE_CHECKING

from summarizer.characters import visible
from summarizer.model import Failure, Summary
from summarizer.renderers import with_count

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from summarizer.model import Document, Keyword, Paragraph, SummarySentence
    from summarizer.renderers import Report, Result
    from summarizer.reports import FigureReport, KeywordReport, Outline, TokenReport

    # What stands before the text (a line number), the text, and the name of its style, or "".
    Row = tuple[str, str, str]
    Keywords = Callable[[Sequence[Keyword]], Iterator[Row]]

# The style of each kind of row, as numbers of SGR.
STYLES = {"name": "1;35", "title": "1", "heading": "1;36", "figures": "1", "note": "2"}
GUTTER_STYLE = "2"
# Of rows that are to be printed as they are.
READY = "ready"
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
NO_NUMBER = " " * 7


def render(results: Iterable[Result | Failure]) -> Iterator[str]:
    """Each result as text, several with their names above.

    Control characters of texts and names are replaced by signs: the end of a pipe is a terminal.
    """
    return joined(results, rows, _plain)


def render_in_color(results: Iterable[Result | Failure]) -> Iterator[str]:
    """The same with names, titles and headings in colour and line numbers dimmed."""
    return joined(results, rows, _colored)


def joined(
    results: Iterable[Result | Failure],
    rows_of: Callable[[Result], Iterator[Row]],
    lines_of: Callable[[Iterable[Row]], Iterator[str]],
) -> Iterator[str]:
    """A piece of text for each result, out of its rows; several are told apart by their names."""
    separator = ""
    for result, is_one_of_several in with_count(results):
        if isinstance(result, Failure):
            continue
        name = [("", f"==> {result.name} <==", "name")] if is_one_of_several else []
        lines = lines_of(chain(name, rows_of(result)))
        yield separator + "".join([line + "\n" for line in lines])
        separator = "\n" if is_one_of_several else ""


def _plain(rows: Iterable[Row]) -> Iterator[str]:
    for gutter, text, style in rows:
        yield gutter + (text if style == READY else visible(text))


def _colored(rows: Iterable[Row]) -> Iterator[str]:
    for gutter, text, style in rows:
        shown = text if style == READY else painted(visible(text), STYLES.get(style, ""))
        yield painted(gutter, GUTTER_STYLE) + shown


def painted(text: str, style: str) -> str:
    """The text between the sequences that switch a style on and off."""
    return f"\x1b[{style}m{text}\x1b[0m" if style and text and not text.isspace() else text


def keyword_line(keywords: Sequence[Keyword]) -> Iterator[Row]:
    """The keywords in one row."""
    yield "关键词：", " ".join([keyword.term for keyword in keywords]), "keywords"


def keyword_table(keywords: Sequence[Keyword]) -> Iterator[Row]:
    """A row for each keyword: score, count, term."""
    for keyword in keywords:
        yield "", f"{keyword.score:>8.3f} {keyword.count:>4}  {keyword.term}", ""


def rows(
    result: Result, in_summary: Keywords = keyword_line, in_report: Keywords = keyword_table
) -> Iterator[Row]:
    """The rows of a result.

    `in_summary` makes those of a summary's keywords, `in_report` those of `keywords`.
    """
    if isinstance(result, Summary):
        return _summary(result, in_summary)
    return _report(result, in_report)


def _report(result: Report, keyword_rows: Keywords) -> Iterator[Row]:
    # Only now, since the main job shows none of these.
    from summarizer.reports import (
        CleanText,
        FigureReport,
        KeywordReport,
        SentenceReport,
        TokenReport,
    )

    if isinstance(result, KeywordReport):
        return _keywords(result, keyword_rows)
    if isinstance(result, FigureReport):
        return _figures(result)
    if isinstance(result, SentenceReport):
        return iter([(_number(s.line), s.text, "") for s in result.sentences])
    if isinstance(result, TokenReport):
        return iter([("", result.delimiter.join(row), READY) for row in token_words(result)])
    if isinstance(result, CleanText):
        return _clean(result.document)
    return _outline(result)


def _number(line: int) -> str:
    return f"{line:>5}  "


def _summary(summary: Summary, keyword_rows: Keywords) -> Iterator[Row]:
    if summary.title:
        yield "", summary.title, "title"
    if summary.byline:
        yield "", summary.byline, ""
    if summary.keywords:
        yield from keyword_rows(summary.keywords)
    if summary.sentences and not summary.is_shown_by_sections():
        yield "", "", ""
        yield "", "【全文摘要】", "heading"
        yield from _sentences(summary.sentences)
    for section in summary.sections:
        if section.heading is None and not section.sentences:
            continue
        yield "", "", ""
        if section.heading is not None:
            yield "", section.heading, "heading"
            if section.keywords:
                yield from keyword_line(section.keywords)
        elif len(summary.sections) > 1:
            yield "", "【导语】", "heading"
        yield from _sentences(section.sentences)


def _sentences(sentences: Iterable[SummarySentence]) -> Iterator[Row]:
    for chosen in sentences:
        yield _number(chosen.sentence.line), chosen.sentence.text, ""
        if chosen.parts:
            parts = " ".join(f"{name} {value:+.3f}" for name, value in chosen.parts.items())
            yield NO_NUMBER, f"= {chosen.score:.3f}: {parts}", "note"


def _keywords(report: KeywordReport, keyword_rows: Keywords) -> Iterator[Row]:
    yield from keyword_rows(report.keywords)
    for section in report.sections:
        yield "", "", ""
        yield "", section.heading or "【导语】", "heading"
        yield from keyword_rows(section.keywords)


def _figures(report: FigureReport) -> Iterator[Row]:
    """Each sentence with figures once: its figures, and itself below them."""
    for sentence, group in groupby(report.figures, lambda figure: figure.sentence):
        found = list(group)
        yield _number(found[0].line), "  ".join([f.text for f in found]), "figures"
        yield NO_NUMBER, sentence.text, ""


def token_words(report: TokenReport) -> Iterator[list[str]]:
    """What is printed of the tokens of each sentence; white space is left out."""
    for row in report.tokens:
        words = [token for token in row if not token.text.isspace()]
        if report.has_tags:
            yield [f"{visible(token.text)}/{token.tag}" for token in words]
        else:
            yield [visible(token.text) for token in words]


def _clean(document: Document) -> Iterator[Row]:
    paragraphs = [p for s in document.sections for p in s.paragraphs if p.role != "furniture"]
    for i, paragraph in enumerate(paragraphs):
        if i and not (paragraph.marker and paragraphs[i - 1].marker):
            yield "", "", ""
        yield paragraph.marker, paragraph.text, paragraph.role


def _outline(outline: Outline) -> Iterator[Row]:
    for line, role, text in outline_lines(outline.document):
        yield f"{line:>7}  {role}  ", text, outline_style(role)


def outline_style(role: str) -> str:
    """The style of a line of the outline, by the word for its role."""
    return {ROLES["title"]: "title", ROLES["heading"]: "heading"}.get(role, "")


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
