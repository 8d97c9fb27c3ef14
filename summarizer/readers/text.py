"""Plain text → lines: what they are, and which belong together, is left to `paragraphs`."""

from __future__ import annotations

from summarizer.decoding import decode_source
from summarizer.model import Line, Manuscript, Source
from summarizer.readers.lines import clean, is_indented, split_lines


def read(source: Source) -> Manuscript:
    """Every line with anything visible, as kind "text". Raises DecodingError."""
    text, encoding, doubt = decode_source(source)
    lines = []
    previous = 0
    for number, offset, raw in split_lines(text):
        cleaned = clean(raw, offset)
        if not cleaned.text:
            continue
        gap, indent = number - previous, is_indented(raw)
        lines.append(Line(*cleaned[:3], number, cleaned.spans, gap=gap, indent=indent))
        previous = number
    return Manuscript(source.name, text, encoding, tuple(lines), doubt=doubt)
