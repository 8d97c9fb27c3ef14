"""Results as JSON objects: the one place that says which fields a record has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ..model import KeywordReport, Outline, SentenceReport, Summary, TokenReport

if TYPE_CHECKING:
    from ..model import (
        CleanText,
        Document,
        Join,
        Keyword,
        Paragraph,
        SectionSummary,
        Sentence,
        SummarySentence,
        Token,
    )
    from . import Result

    Record = dict[str, object]


def record(result: Result) -> Record:
    """The JSON object of a result."""
    if isinstance(result, Summary):
        return _summary(result)
    if isinstance(result, KeywordReport):
        return _keyword_report(result)
    if isinstance(result, (SentenceReport, TokenReport)):
        return {"name": result.name, "sentences": sentence_records(result)}
    if isinstance(result, Outline):
        return _outline(result.document)
    return _clean(result)


def sentence_records(result: SentenceReport | TokenReport) -> list[Record]:
    """A record for each sentence, with its tokens where the result has them."""
    if isinstance(result, SentenceReport):
        return [_sentence(sentence) for sentence in result.sentences]
    return [
        _sentence(sentence) | {"tokens": [_token(token) for token in tokens]}
        for sentence, tokens in zip(result.sentences, result.tokens)
    ]


def _summary(summary: Summary) -> Record:
    return {
        "name": summary.name,
        "title": summary.title,
        "byline": summary.byline,
        "encoding": summary.encoding,
        "keywords": [_keyword(keyword) for keyword in summary.keywords],
        "sentences": [
            _summary_sentence(chosen, section=chosen.sentence.section)
            for chosen in summary.sentences
        ],
        "sections": [_section(section) for section in summary.sections],
        "provenance": dict(summary.provenance),
    }


def _section(section: SectionSummary) -> Record:
    return {
        "heading": section.heading,
        "level": section.level,
        "line": section.line,
        "keywords": [_keyword(keyword) for keyword in section.keywords],
        "sentences": [_summary_sentence(chosen) for chosen in section.sentences],
    }


def _keyword(keyword: Keyword) -> Record:
    return {
        "term": keyword.term,
        "score": keyword.score,
        "count": keyword.count,
        "line": keyword.line,
    }


def _summary_sentence(chosen: SummarySentence, **extra: object) -> Record:
    sentence = chosen.sentence
    parts = {"parts": dict(chosen.parts)} if chosen.parts else {}
    return {
        "text": sentence.text,
        "start": sentence.start,
        "end": sentence.end,
        "line": sentence.line,
        **extra,
        "score": chosen.score,
        "rank": chosen.rank,
        **parts,
    }


def _keyword_report(report: KeywordReport) -> Record:
    return {
        "name": report.name,
        "title": report.title,
        "keywords": [
            _keyword(keyword) | {"positions": [list(span) for span in keyword.positions]}
            for keyword in report.keywords
        ],
        "sections": [
            {
                "heading": section.heading,
                "level": section.level,
                "line": section.line,
                "keywords": [_keyword(keyword) for keyword in section.keywords],
            }
            for section in report.sections
        ],
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
    from .markdown import clean_text

    document = clean.document
    return {
        "name": document.name,
        "title": document.title,
        "byline": document.byline,
        "text": clean_text(document),
        "joins": [_join(join) for join in document.joins],
    }
