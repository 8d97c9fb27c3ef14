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
    for line in split_lines(text):
        cleaned = clean(line.text, line.start)
        if cleaned.text:
            where = (cleaned.text, cleaned.start, cleaned.end, line.number, cleaned.spans)
            gap, indent = line.number - previous, is_indented(line.text)
            lines.append(Line(*where, gap=gap, indent=indent))
            previous = line.number
    return Manuscript(source.name, text, encoding, tuple(lines), doubt=doubt)
