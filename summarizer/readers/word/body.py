"""The body of a DOCX → its paragraphs in order, with their tables and text boxes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NamedTuple

from summarizer.readers.tables import write
from summarizer.readers.word.markup import (
    MATH,
    MATH_PARAGRAPH,
    children,
    find_switch,
    formula,
    is_contents,
    is_only_formula,
    word,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.readers.word.styles import Look, Styles

# A cell with so much text in several finished paragraphs is no cell of data.
MIN_PROSE_CHARACTERS = 200
FINALS = "。！？!?…”』」）)"

_PICTURES = frozenset(word(name) for name in ("drawing", "pict", "object"))
_SIGNS = {
    word("tab"): " ",
    word("ptab"): " ",
    word("br"): "\n",
    word("cr"): "\n",
    word("noBreakHyphen"): "-",
}


class Paragraph(NamedTuple):
    """A paragraph of the body; its `text` has a newline for each soft break.

    `kind`, `level` and `marker` are those of its `Look`; `bold`: all of it is.
    """

    text: str
    kind: str
    level: int = 0
    marker: str = ""
    bold: bool = False


def paragraphs(body: Any, styles: Styles) -> list[Paragraph]:
    """The paragraphs of `body` (w:body) in order; tables are paragraphs of the kind "verbatim"."""
    return Story(styles, has_fields=_is_balanced(body)).blocks(body)


class Story:
    """Walks over the elements; the fields and the paragraph that are open go along."""

    def __init__(self, styles: Styles, *, has_fields: bool) -> None:
        self.styles = styles
        self.has_fields = has_fields
        # For each open field: its instruction, and whether its result has begun.
        self.fields: list[tuple[str, bool]] = []
        self.merged = ""

    def blocks(self, container: Any) -> list[Paragraph]:
        made: list[Paragraph] = []
        for child in children(container):
            if child.tag == word("p"):
                made += self.paragraph(child)
            elif child.tag == word("tbl"):
                made += self.flush()
                made += self.table(child)
            elif child.tag == MATH_PARAGRAPH:
                made += self.flush()
                made.append(Paragraph(formula(child), "verbatim"))
        return made + self.flush()

    def flush(self) -> list[Paragraph]:
        """The paragraph whose deleted mark has nothing to join it to: a table or the end."""
        merged, self.merged = self.merged, ""
        return [Paragraph(merged, "text")] if merged else []

    def paragraph(self, element: Any) -> Iterator[Paragraph]:
        """The paragraph, and behind it those of the text boxes that are anchored in it."""
        properties = element.find(word("pPr"))
        look = self.styles.look(properties)
        runs: list[tuple[str, bool]] = []
        boxes: list[Paragraph] = []
        self.inline(element, properties, runs, boxes)
        text = self.merged + "".join(text for text, _ in runs)
        is_mark_deleted = find_switch(properties, "rPr", "del") is not None
        self.merged = text if is_mark_deleted else ""
        if not is_mark_deleted and look.kind != "contents":
            is_bold = all(bold for text, bold in runs if text.strip())
            yield from _parted(text, look, is_formula=is_only_formula(element), bold=is_bold)
        yield from boxes

    def inline(
        self,
        container: Any,
        properties: Any,
        runs: list[tuple[str, bool]],
        boxes: list[Paragraph],
    ) -> None:
        for child in children(container):
            if child.tag == word("r"):
                settings = child.find(word("rPr"))
                # Hidden runs may hold the signs of fields.
                text = self.run(child, boxes)
                if not find_switch(settings, "vanish"):
                    runs.append((text, self.styles.is_bold(properties, settings)))
            elif child.tag in (MATH, MATH_PARAGRAPH):
                runs.append((formula(child), False))

    def run(self, run: Any, boxes: list[Paragraph]) -> str:
        pieces: list[str] = []
        for child in children(run):
            if child.tag == word("fldChar"):
                self.switch_field(child.get(word("fldCharType")))
            elif child.tag == word("instrText"):
                self.add_instruction(child.text or "")
            elif self.is_hidden():
                continue
            elif child.tag == word("t"):
                pieces.append(child.text or "")
            elif child.tag in _SIGNS:
                pieces.append(_SIGNS[child.tag])
            elif child.tag == word("ruby"):
                base = child.find(word("rubyBase"))
                pieces += [
                    self.run(part, boxes) for part in children(base if base is not None else ())
                ]
            elif child.tag in _PICTURES:
                boxes += self.text_boxes(child)
        return "".join(pieces)

    def switch_field(self, what: str | None) -> None:
        if not self.has_fields:
            return
        if what == "begin":
            self.fields.append(("", False))
        elif self.fields:
            instruction, _ = self.fields.pop()
            if what == "separate":
                self.fields.append((instruction, True))

    def add_instruction(self, text: str) -> None:
        if self.fields:
            instruction, has_begun = self.fields[-1]
            self.fields[-1] = (instruction + text, has_begun)

    def is_hidden(self) -> bool:
        """Whether this is an instruction, or an entry of a table of contents."""
        return any(not has_begun or is_contents(text) for text, has_begun in self.fields)

    def text_boxes(self, picture: Any) -> Iterator[Paragraph]:
        for child in children(picture):
            if child.tag == word("txbxContent"):
                yield from Story(self.styles, has_fields=self.has_fields).blocks(child)
            elif not isinstance(child.tag, str) or child.tag != word("p"):
                yield from self.text_boxes(child)

    def table(self, table: Any) -> list[Paragraph]:
        """A table as one verbatim paragraph; the prose of a layout table as it stands."""
        rows = [
            [self.blocks(cell) for cell in children(row) if cell.tag == word("tc")]
            for row in children(table)
            if row.tag == word("tr") and find_switch(row, "trPr", "del") is None
        ]
        filled = [cell for row in rows for cell in row if any(p.text.strip() for p in cell)]
        if len(filled) == 1 or max(map(len, rows), default=0) == 1:
            return [paragraph for cell in filled for paragraph in cell]
        if not any(map(_is_prose, filled)):
            texts = [list(map(_flat, row)) for row in rows]
            return [Paragraph(write([row for row in texts if any(row)]), "verbatim")]
        return [
            paragraph
            for cell in filled
            for paragraph in (cell if _is_prose(cell) else [Paragraph(_flat(cell), "verbatim")])
        ]


def _parted(text: str, look: Look, *, is_formula: bool, bold: bool) -> Iterator[Paragraph]:
    """The paragraph: one for each line that a soft break ends, but that of a heading as one."""
    is_whole = look.kind in ("title", "heading", "caption", "verbatim")
    kind = "verbatim" if is_formula else look.kind
    marker = look.marker
    for part in [text] if is_whole else text.split("\n"):
        if part.strip():
            yield Paragraph(part, kind, look.level, marker, bold)
            marker = marker if look.kind == "quote" else " " * len(marker)


def _is_prose(cell: list[Paragraph]) -> bool:
    finished = [p.text for p in cell if p.text.rstrip().endswith(tuple(FINALS))]
    return len(finished) > 1 and sum(map(len, finished)) >= MIN_PROSE_CHARACTERS


def _flat(cell: list[Paragraph]) -> str:
    return " ".join(" ".join(paragraph.text.split()) for paragraph in cell)


def _is_balanced(body: Any) -> bool:
    """Whether each field that begins ends: an open one would hide all that follows."""
    kinds = [sign.get(word("fldCharType")) for sign in body.iter(word("fldChar"))]
    return kinds.count("begin") == kinds.count("end")
