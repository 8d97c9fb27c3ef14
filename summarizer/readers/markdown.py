"""Markdown → lines: headings, items, quotes and captions marked, inline markup cut out.

A heading inside a block quote or a list item is no heading of the document: it stays text of the
quote or the item, and its # go to the marker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.decoding import decode_source
from summarizer.model import Line, Manuscript, Source
from summarizer.readers.commonmark import conventions
from summarizer.readers.commonmark.blocks import Block, Part
from summarizer.readers.commonmark.inline import find_caption, find_cuts
from summarizer.readers.commonmark.scanner import scan
from summarizer.readers.lines import clean, is_indented, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from summarizer.readers.lines import Cut, RawLine

BOLD_HEADING_LEVEL = 3
HARD_BREAKS = ("  ", "\\")
FRONT_MATTER_FENCES = ("---", "+++")
TASK_MARKERS = ("[ ] ", "[x] ", "[X] ")


def read(source: Source) -> Manuscript:
    """Every line with anything visible, its kind and level from the markup. Raises DecodingError.

    Front matter gives title and byline, and is one verbatim line itself, like each block of code,
    each table, formula and HTML block.
    """
    text, encoding, doubt = decode_source(source)
    raw_lines = list(split_lines(text))
    front_lines, title, byline = 0, None, None
    if text.removeprefix("\ufeff").startswith(FRONT_MATTER_FENCES):
        from summarizer.readers.commonmark.front_matter import find_front_matter

        front_lines, title, byline = find_front_matter(raw_lines)
    body = raw_lines[front_lines:]
    blocks = scan(body)
    if "#" in text and not any(block.kind == "atx" for block in blocks):
        blocks = scan(body, bare_headings=True)
    lines = LineMaker(text, find_labels(raw_lines) if "]:" in text else frozenset())
    if front_lines:
        lines.add_verbatim([Part(line, 0) for line in raw_lines[:front_lines]])
    for block in blocks:
        lines.add_block(block)
    return Manuscript(source.name, text, encoding, tuple(lines.made), title, byline, doubt)


class LineMaker:
    """Makes the lines of the blocks, in order; `made` holds them."""

    def __init__(self, text: str, labels: frozenset[str]) -> None:
        self.text = text
        self.labels = labels
        self.made: list[Line] = []
        self.last_number = 0

    def add_block(self, block: Block) -> None:
        is_heading = block.kind in ("atx", "setext")
        if is_heading and not block.quotes and not block.items:
            self.add_heading(block)
        elif is_heading or block.kind == "paragraph" or conventions.is_prose_in_code(block):
            self.add_paragraph(block)
        elif conventions.is_prose_in_html(block):
            self.add_prose(block)
        else:
            self.add_verbatim(block.parts)

    def add_heading(self, block: Block) -> None:
        """A setext heading of several lines becomes one line, with a space for each newline."""
        first, last = block.parts[0], block.parts[-1]
        content = self.text[first.offset : last.line.start + len(last.line.text)]
        cuts = conventions.find_hashes(content) if block.kind == "atx" else []
        for part, following in zip(block.parts, block.parts[1:], strict=False):
            end = part.offset + len(part.content.rstrip())
            cuts.append((end - first.offset, following.offset - first.offset, " "))
        cuts += find_cuts(content, self.labels)
        self.add(first, content, cuts, "heading", last_number=last.line.number, level=block.level)

    def add_paragraph(self, block: Block) -> None:
        kind = "quote" if block.quotes else "item" if block.items else "text"
        is_soft = False
        for index, part in enumerate(block.parts):
            if kind == "text" and self.add_special(part, is_soft):
                is_soft = False
                continue
            content = part.content
            cuts = conventions.find_hashes(content) if block.kind == "atx" else []
            marker = conventions.make_marker(block, part) if index == 0 else ""
            if block.kind == "atx":
                marker += "#" * block.level + " "
            elif kind == "item" and index == 0 and content.startswith(TASK_MARKERS):
                marker += content[: len(TASK_MARKERS[0])]
                cuts = [(0, len(TASK_MARKERS[0]), "")]
            cuts += find_cuts(content, self.labels)
            self.add(part, content, cuts, kind, marker=marker, soft=is_soft)
            is_soft = block.kind == "paragraph" and not content.endswith(HARD_BREAKS)

    def add_special(self, part: Part, is_soft: bool) -> bool:
        """Add a line that is only an image, or opens its paragraph and is only bold.

        False when it is neither.
        """
        content = part.content.rstrip()
        caption = find_caption(content) if content.startswith(("![", "[![")) else None
        if caption and conventions.is_caption(content[slice(*caption)]):
            cuts = [(0, caption[0], ""), (caption[1], len(content), "")]
            self.add(part, content, cuts, "caption")
        elif caption:
            self.add_verbatim([part])
        elif not is_soft and conventions.is_bold_heading(content):
            cuts = find_cuts(content, self.labels)
            self.add(part, content, cuts, "heading", level=BOLD_HEADING_LEVEL)
        else:
            return False
        return True

    def add_prose(self, block: Block) -> None:
        for part in block.parts:
            cuts = find_cuts(part.content, self.labels)
            visible = clean(part.content, 0, cuts).text
            if conventions.is_mostly_han(visible) and "<t" not in part.content:
                self.add(part, part.content, cuts, "text")
            else:
                self.add_verbatim([part])

    def add_verbatim(self, parts: Sequence[Part]) -> None:
        """Add raw lines as one line, its newlines included, if anything in them is visible."""
        visible = [part.line for part in parts if part.content.strip()]
        if not visible:
            return
        first, last = parts[0].line, visible[-1]
        start, end = first.start, last.start + len(last.text)
        gap = first.number - self.last_number
        text = self.text[start:end]
        self.made.append(Line(text, start, end, first.number, ((0, start),), "verbatim", gap=gap))
        self.last_number = last.number

    def add(
        self,
        part: Part,
        content: str,
        cuts: list[Cut],
        kind: str,
        level: int = 0,
        marker: str = "",
        soft: bool = False,
        last_number: int = 0,
    ) -> None:
        """Add a line of the content without the cuts, if anything is left."""
        cleaned = clean(content, part.offset, cuts)
        if not cleaned.text:
            return
        number = part.line.number
        where = (cleaned.text, cleaned.start, cleaned.end, number, cleaned.spans)
        gap, indent = number - self.last_number, is_indented(part.line.text)
        self.made.append(Line(*where, kind, level, marker, gap, indent, soft))
        self.last_number = last_number or number


def find_labels(lines: Iterable[RawLine]) -> frozenset[str]:
    """The labels of the link reference definitions, in lower case."""
    contents = (line.text.strip() for line in lines)
    return frozenset(
        content[1 : content.index("]:")].strip().lower()
        for content in contents
        if content.startswith("[") and "]:" in content
    )
