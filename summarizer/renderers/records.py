"""Results as JSON objects: the one place that says which fields a record has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.model import Summary

if TYPE_CHECKING:
    from summarizer.model import Document, Join, Paragraph, Sentence, Token
    from summarizer.renderers import Result
    from summarizer.reports import (
        CleanText,
        Figure,
        FigureReport,
        KeywordReport,
        SentenceReport,
        TokenReport,
    )

    Record = dict[str, object]


def record(result: Result) -> Record:
    """The JSON object of a result."""
    if isinstance(result, Summary):
        return result.to_dict()
    # Only now, since the main job shows none of these.
    from summarizer.reports import (
        FigureReport,
        KeywordReport,
        Outline,
        SentenceReport,
        TokenReport,
    )

    if isinstance(result, KeywordReport):
        return _keyword_report(result)
    if isinstance(result, FigureReport):
        return _figure_report(result)
    if isinstance(result, (SentenceReport, TokenReport)):
        return {"name": result.name, "sentences": sentence_records(result)}
    if isinstance(result, Outline):
        return _outline(result.document)
    return _clean(result)


def sentence_records(result: SentenceReport | TokenReport) -> list[Record]:
    """A record for each sentence, with its tokens where the result has them."""
    from summarizer.reports import SentenceReport

    if isinstance(result, SentenceReport):
        return [_sentence(sentence) for sentence in result.sentences]
    return [
        _sentence(sentence) | {"tokens": [_token(token) for token in tokens]}
        for sentence, tokens in zip(result.sentences, result.tokens, strict=True)
    ]


def _keyword_report(report: KeywordReport) -> Record:
    return {
        "name": report.name,
        "title": report.title,
        "keywords": [
            keyword.to_dict() | {"positions": [list(span) for span in keyword.positions]}
            for keyword in report.keywords
        ],
        "sections": [
            {
                "heading": section.heading,
                "level": section.level,
                "line": section.line,
                "keywords": [keyword.to_dict() for keyword in section.keywords],
            }
            for section in report.sections
        ],
    }


def _figure_report(report: FigureReport) -> Record:
    return {
        "name": report.name,
        "title": report.title,
        "figures": [_figure(figure) for figure in report.figures],
    }


def _figure(figure: Figure) -> Record:
    return {
        "figure": figure.text,
        "start": figure.start,
        "end": figure.end,
        "line": figure.line,
        "sentence": figure.sentence.text,
    }


def _sentence(sentence: Sentence) -> Record:
    return {
        "index": sentence.index,
        "section": sentence.section,
        "paragraph": sentence.paragraph,
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "line": sentence.line,
    }


def _token(token: Token) -> Record:
    return {"text": token.text, "start": token.start, "end": token.end, "tag": token.tag}


def _outline(document: Document) -> Record:
    return {
        "name": document.name,
        "title": document.title,
        "byline": document.byline,
        "encoding": document.encoding,
        "captions": [
            _paragraph(paragraph)
            for section in document.sections
            for paragraph in section.paragraphs
            if paragraph.role == "caption"
        ],
        "sections": [
            {
                "heading": section.heading,
                "level": section.level,
                "line": section.line,
                "paragraphs": [_paragraph(paragraph) for paragraph in section.paragraphs],
            }
            for section in document.sections
        ],
        "joins": [_join(join) for join in document.joins],
    }


def _paragraph(paragraph: Paragraph) -> Record:
    return {
        "role": paragraph.role,
        "text": paragraph.text,
        "start": paragraph.start,
        "end": paragraph.end,
        "line": paragraph.line,
    }


def _join(join: Join) -> Record:
    return {"line": join.line, "next_line": join.next_line, "reason": join.reason}


def _clean(clean: CleanText) -> Record:
    from summarizer.renderers.markdown import clean_text

    document = clean.document
    return {
        "name": document.name,
        "title": document.title,
        "byline": document.byline,
        "text": clean_text(document),
        "joins": [_join(join) for join in document.joins],
    }
