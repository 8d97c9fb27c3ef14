"""PDF files for the tests: a small typesetter over reportlab, whose paragraphs are known."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING, Any, NamedTuple

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

HAN, LATIN = "STSong-Light", "Helvetica"
WIDTH, HEIGHT = 595.0, 842.0
MARGIN = 72.0
# Marks that no line begins with: they hang over the edge.
HANGING = "，。、；：！？”’）》」』】…,.;:!?)]%"

pdfmetrics.registerFont(UnicodeCIDFont(HAN))


class Style(NamedTuple):
    """How a paragraph is set, in points; `indent` of its first line and the `gap` in em."""

    size: float = 10.5
    leading: float = 1.6
    indent: float = 2.0
    gap: float = 0.0
    is_bold: bool = False
    is_centred: bool = False


BODY = Style()
TITLE = Style(20, indent=0, gap=1.0, is_centred=True)
HEADING = Style(14, indent=0, gap=0.6)


class Sheet:
    """A canvas whose text flows over columns and pages."""

    def __init__(
        self,
        columns: int = 1,
        gutter: float = 24.0,
        head: str = "",
        is_numbered: bool = False,
        latin: str = LATIN,
        is_justified: bool = True,
        encrypt: Any = None,
    ) -> None:
        self.buffer = BytesIO()
        self.canvas = Canvas(self.buffer, pagesize=(WIDTH, HEIGHT), encrypt=encrypt, invariant=True)
        self.columns, self.gutter = columns, gutter
        self.head, self.is_numbered = head, is_numbered
        self.latin, self.is_justified = latin, is_justified
        self.column, self.page = 0, 1
        self.top = self.y = HEIGHT - MARGIN
        self.open_page()

    @property
    def measure(self) -> float:
        return (WIDTH - 2 * MARGIN - (self.columns - 1) * self.gutter) / self.columns

    @property
    def left(self) -> float:
        return MARGIN + self.column * (self.measure + self.gutter)

    def open_page(self) -> None:
        if self.head:
            self.draw(self.head, MARGIN, HEIGHT - 40, 9)
        if self.is_numbered:
            self.draw(f"- {self.page} -", WIDTH / 2 - 12, 36, 9)

    def close_column(self) -> None:
        self.column += 1
        if self.column < self.columns:
            self.y = self.top
            return
        self.close_page()

    def close_page(self) -> None:
        self.canvas.showPage()
        self.page += 1
        self.column = 0
        self.top = self.y = HEIGHT - MARGIN
        self.open_page()

    def set_columns(self, columns: int) -> None:
        """What follows is set in so many columns, below what stands."""
        self.columns, self.column, self.top = columns, 0, self.y

    def add(self, text: str, style: Style = BODY) -> None:
        """Set a paragraph at the place reached."""
        if self.y < self.top:
            self.y -= style.gap * style.size
        lines = list(break_lines(text, style, self.measure, self.latin))
        for number, line in enumerate(lines):
            if self.y - style.size < MARGIN:
                self.close_column()
            indent = style.indent * style.size if number == 0 else 0.0
            width = measure(line, style, self.latin)
            if style.is_centred:
                indent = (self.measure - width) / 2
            room = self.measure - indent - width
            is_full = number < len(lines) - 1 and not style.is_centred
            spread = room / max(len(line) - 1, 1) if is_full and self.is_justified else 0.0
            self.y -= style.size
            x = self.left + indent
            self.draw(line, x, self.y, style.size, is_bold=style.is_bold, spread=spread)
            self.y -= (style.leading - 1) * style.size

    def draw(
        self,
        line: str,
        x: float,
        y: float,
        size: float,
        *,
        is_bold: bool = False,
        spread: float = 0.0,
    ) -> None:
        """Draw one line at a place in points from the lower left corner."""
        self.canvas.saveState()
        text = self.canvas.beginText(x, y)
        text.setCharSpace(spread)
        text.setTextRenderMode(2 if is_bold else 0)
        for run, font in runs(line, self.latin):
            text.setFont(font, size)
            text.textOut(run)
        self.canvas.drawText(text)
        self.canvas.restoreState()

    def finish(self) -> bytes:
        self.canvas.save()
        return self.buffer.getvalue()


def runs(line: str, latin: str) -> Iterator[tuple[str, str]]:
    """The parts of a line with their fonts."""
    start = 0
    for end in range(1, len(line) + 1):
        if end == len(line) or line[end].isascii() != line[start].isascii():
            yield line[start:end], latin if line[start].isascii() else HAN
            start = end


def measure(line: str, style: Style, latin: str) -> float:
    widths = (pdfmetrics.stringWidth(run, font, style.size) for run, font in runs(line, latin))
    return float(sum(widths))


def break_lines(text: str, style: Style, width: float, latin: str) -> Iterator[str]:
    """The lines of a paragraph: broken between Han characters and at spaces."""
    line, indent = "", style.indent * style.size
    for word in words(text):
        if (
            line
            and measure(line + word.rstrip(), style, latin) > width - indent
            and word not in HANGING
        ):
            yield line.rstrip(" ")
            line, indent = "", 0.0
        line += word if line else word.lstrip(" ")
    if line.strip():
        yield line.rstrip(" ")


def words(text: str) -> Iterable[str]:
    """Single Han characters and whole Latin words, with the space that follows."""
    word = ""
    for character in text:
        if not character.isascii():
            if word:
                yield word
            word = ""
            yield character
        else:
            word += character
            if character == " ":
                yield word
                word = ""
    if word:
        yield word


def stream(data: bytes, entries: bytes = b"") -> bytes:
    """A stream object with more entries in its dictionary."""
    return b"<</Length %d%s>>stream\n%s\nendstream" % (len(data), entries, data)


def raw_pdf(objects: Sequence[bytes]) -> bytes:
    """A PDF of the objects, numbered from 1; the first one is the catalogue."""
    data = b"%PDF-1.7\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(data))
        data += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    size = len(objects) + 1
    return data + (
        b"xref\n0 %d\n0000000000 65535 f \n%s"
        b"trailer\n<</Size %d/Root 1 0 R>>\nstartxref\n%d\n%%%%EOF" % (size, table, size, len(data))
    )


def raw_page(
    content: bytes,
    code: str = "",
    resources: bytes = b"",
    more: Sequence[bytes] = (),
    filter_: bytes = b"",
) -> bytes:
    """A PDF of one page with the font F; with `code` (UTF-16 in hexadecimal) its A stands for that.

    `more` objects are numbered from 6 where there is no `code`.
    """
    font = b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica%s>>" % (
        b"/ToUnicode 6 0 R" if code else b""
    )
    names = (
        f"1 begincodespacerange <00> <ff> endcodespacerange 1 beginbfchar <41> <{code}> endbfchar"
    )
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R>>%s>>>>" % resources,
            stream(content, filter_),
            font,
            *([stream(names.encode())] if code else []),
            *more,
        ]
    )
