"""Markdown → lines: headings, items, quotes and captions marked, inline markup cut out.

A heading inside a block quote or a list item is no heading of the document: it stays text of the
quote or the item, and its # go to the marker.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.decoding import decode_source
from summarizer.model import Line, Manuscript, Source
from summarizer.readers.commonmark.blocks import Block, Part, scan
from summarizer.readers.commonmark.front_matter import find_front_matter
from summarizer.readers.commonmark.inline import find_caption, find_cuts
from summarizer.readers.lines import CleanText, clean, is_han, is_indented, split_lines

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from summarizer.readers.lines import Cut, RawLine

BOLD_HEADING_LEVEL = 3
MAX_BOLD_HEADING_CHARACTERS = 40
FINAL_MARKS = ("。", "！", "？", "；", "…", "：", "，", ".", "!", "?", ";", ":", ",")
HARD_BREAKS = ("  ", "\\")
TASK_MARKERS = ("[ ] ", "[x] ", "[X] ")
# HTML blocks that begin with one of these can hold prose, so their lines that are Han are text.
PROSE_TAGS = ("<p", "<div", "<center", "<section", "<article", "<details", "<blockquote", "<br")
# Alternative texts that tell nothing: file names and what editors put there by themselves.
IMAGE_SUFFIXES = (".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg", ".bmp")
EMPTY_CAPTIONS = frozenset(
    "image img picture photo 图片 圖片 在这里插入图片描述 在這裡插入圖片描述 图片描述 圖片描述".split()
)


def read(source: Source) -> Manuscript:
    """Every line with anything visible, its kind and level from the markup. Raises DecodingError.

    Front matter gives title and byline, and is one verbatim line itself, like each block of code,
    each table, formula and HTML block.
    """
    text, encoding, doubt = decode_source(source)
    raw_lines = list(split_lines(text))
    front = find_front_matter(raw_lines)
    body = raw_lines[front.lines :]
    blocks = scan(body)
    if "#" in text and not any(block.kind == "atx" for block in blocks):
        blocks = scan(body, bare_headings=True)
    lines = LineMaker(text, find_labels(raw_lines) if "]:" in text else frozenset())
    if front.lines:
        lines.add_verbatim([Part(line, 0) for line in raw_lines[: front.lines]])
    for block in blocks:
        lines.add_block(block)
    return Manuscript(
        source.name, text, encoding, tuple(lines.made), front.title, front.byline, doubt
    )


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
        elif is_heading or block.kind == "paragraph" or is_prose_in_code(block):
            self.add_paragraph(block)
        elif block.kind == "html" and block.parts[0].content.lower().startswith(PROSE_TAGS):
            self.add_prose(block)
        else:
            self.add_verbatim(block.parts)

    def add_heading(self, block: Block) -> None:
        """A setext heading of several lines becomes one line, with a space for each newline."""
        first, last = block.parts[0], block.parts[-1]
        content = self.text[first.offset : last.line.start + len(last.line.text)]
        cuts = find_hashes(content) if block.kind == "atx" else []
        for part, following in zip(block.parts, block.parts[1:], strict=False):
            end = part.offset + len(part.content.rstrip())
            cuts.append((end - first.offset, following.offset - first.offset, " "))
        cuts += find_cuts(content, self.labels)
        self.add(first, content, cuts, "heading", last_number=last.line.number, level=block.level)

    def add_paragraph(self, block: Block) -> None:
        kind = "quote" if block.quotes else "item" if block.items else "text"
        is_soft = False
        for index, part in enumerate(block.parts):
            if kind == "text" and not is_soft and self.add_special(part):
                continue
            content = part.content
            cuts = find_hashes(content) if block.kind == "atx" else []
            marker = make_marker(block, part) if index == 0 else ""
            if block.kind == "atx":
                marker += "#" * block.level + " "
            elif kind == "item" and index == 0 and content.startswith(TASK_MARKERS):
                marker += content[: len(TASK_MARKERS[0])]
                cuts = [(0, len(TASK_MARKERS[0]), "")]
            cuts += find_cuts(content, self.labels)
            self.add(part, content, cuts, kind, marker=marker, soft=is_soft)
            is_soft = block.kind == "paragraph" and not content.endswith(HARD_BREAKS)

    def add_special(self, part: Part) -> bool:
        """Add a line that is only an image, or only bold; False when it is neither."""
        content = part.content.rstrip()
        caption = find_caption(content) if content.startswith(("![", "[![")) else None
        if caption and is_caption(content[slice(*caption)]):
            cuts = [(0, caption[0], ""), (caption[1], len(content), "")]
            self.add(part, content, cuts, "caption")
        elif caption:
            self.add_verbatim([part])
        elif is_bold_heading(content):
            cuts = find_cuts(content, self.labels)
            self.add(part, content, cuts, "heading", level=BOLD_HEADING_LEVEL)
        else:
            return False
        return True

    def add_prose(self, block: Block) -> None:
        for part in block.parts:
            cuts = find_cuts(part.content, self.labels)
            if is_mostly_han(clean(part.content, 0, cuts).text) and "<t" not in part.content:
                self.add(part, part.content, cuts, "text")
            elif part.content.strip():
                self.add_verbatim([part])

    def add_verbatim(self, parts: Iterable[Part]) -> None:
        """Add raw lines as one line, its newlines included."""
        parts = tuple(parts)
        first, last = (
            parts[0].line,
            next(part.line for part in reversed(parts) if part.content.strip()),
        )
        start = first.start + (first.start == 0 and first.text.startswith("\ufeff"))
        end = last.start + len(last.text)
        cleaned = CleanText(self.text[start:end], start, end, ((0, start),))
        self.append(cleaned, first.number, last.number, "verbatim")

    def add(
        self,
        part: Part,
        content: str,
        cuts: list[Cut],
        kind: str,
        *,
        last_number: int = 0,
        level: int = 0,
        marker: str = "",
        soft: bool = False,
    ) -> None:
        """Add a line of the content without the cuts, if anything is left."""
        cleaned = clean(content, part.offset, cuts)
        if cleaned.text:
            number = part.line.number
            indent = is_indented(part.line.text)
            self.append(cleaned, number, last_number or number, kind, level, marker, indent, soft)

    def append(
        self,
        cleaned: CleanText,
        number: int,
        last_number: int,
        kind: str,
        level: int = 0,
        marker: str = "",
        indent: bool = False,
        soft: bool = False,
    ) -> None:
        gap = number - self.last_number
        self.made.append(
            Line(*cleaned[:3], number, cleaned.spans, kind, level, marker, gap, indent, soft)
        )
        self.last_number = last_number
