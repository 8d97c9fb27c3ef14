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


def read(source: Source) -> Manuscript:
    """Every line with anything visible, as kind "text", without inline markup.

    Raises DecodingError.
    """
    text, encoding, doubt = decode_source(source)
    has_markup = any(sign in text for sign in SIGNS_OF_MARKUP)
    lines = []
    previous = 0
    for line in split_lines(text):
        cleaned = clean(line.text, line.start, find_markup(line.text) if has_markup else ())
        if cleaned.text:
            where = (cleaned.text, cleaned.start, cleaned.end, line.number, cleaned.spans)
            gap, indent = line.number - previous, is_indented(line.text)
            lines.append(Line(*where, gap=gap, indent=indent))
            previous = line.number
    return Manuscript(source.name, text, encoding, tuple(lines), doubt=doubt)


def find_markup(text: str) -> list[Cut]:
    if not any(sign in text for sign in SIGNS_OF_MARKUP):
        return []
    from summarizer.readers.commonmark.inline import find_cuts

    return find_cuts(text)
