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


def read(source: Source) -> Manuscript:
    """Every line with anything visible, as kind "text", without inline markup.

    The > of quoted mail goes to the marker. Raises DecodingError.
    """
    text, encoding, doubt = decode_source(source)
    has_markup = any(sign in text for sign in SIGNS_OF_MARKUP)
    has_quotes = ("\n" + text).count("\n>") >= MIN_QUOTED_LINES
    lines = []
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
            lines.append(Line(*where, marker=marker, gap=gap, indent=indent))
            previous = line.number
    return Manuscript(source.name, text, encoding, tuple(lines), doubt=doubt)


def find_markup(text: str) -> list[Cut]:
    if not any(sign in text for sign in SIGNS_OF_MARKUP):
        return []
    from summarizer.readers.commonmark.inline import find_cuts

    return find_cuts(text)
