"""Plain text → lines: what they are, and which belong together, is left to `paragraphs`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.decoding import decode_source
from summarizer.model import Line, Manuscript, Source
from summarizer.readers.lines import clean, is_indented, split_lines

if TYPE_CHECKING:
    from summarizer.readers.lines import Cut

# Inline markup that was left in a text; its lines are no Markdown, or `readers` would have told.
SIGNS_OF_MARKUP = ("**", "](", "][")
# A single line that begins with > is a comparison or an arrow more often than quoted mail.
MIN_QUOTED_LINES = 2
BOLD_HEADING_LEVEL = 3


def read(source: Source) -> Manuscript:
    """Every line with anything visible, as kind "text", without inline markup.

    The > of quoted mail goes to the marker. Raises DecodingError.
    """
    text, encoding, doubt = decode_source(source)
    has_markup = any(sign in text for sign in SIGNS_OF_MARKUP)
    has_quotes = ("\n" + text).count("\n>") >= MIN_QUOTED_LINES
    lines: list[Line] = []
    previous = 0
    for line in split_lines(text):
        raw, start, marker = line.text, line.start, ""
        if has_quotes and raw.startswith(">"):
            raw = raw.lstrip("> ")
            marker = "> " * line.text[: len(line.text) - len(raw)].count(">")
            start += len(line.text) - len(raw)
        cleaned = clean(raw, start, find_markup(raw) if has_markup else ())
        if cleaned.text:
            where = (cleaned.text, cleaned.start, cleaned.end, line.number, cleaned.spans)
            gap, indent = line.number - previous, is_indented(raw)
            kind, level = "text", 0
            if has_markup and lines and is_bold_heading(raw.strip()):
                kind, level = "heading", BOLD_HEADING_LEVEL
            lines.append(Line(*where, kind, level, marker, gap, indent))
            previous = line.number
    return Manuscript(source.name, text, encoding, tuple(lines), doubt=doubt)


def is_bold_heading(line: str) -> bool:
    """Is all of a line in asterisks, and no sentence?"""
    if not (line.startswith("**") and line.endswith("**")):
        return False
    from summarizer.readers.commonmark import conventions

    return conventions.is_bold_heading(line)


def find_markup(text: str) -> list[Cut]:
    if not any(sign in text for sign in SIGNS_OF_MARKUP):
        return []
    from summarizer.readers.commonmark.inline import find_cuts

    return find_cuts(text)
