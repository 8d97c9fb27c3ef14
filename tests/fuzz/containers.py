"""Whole files around fuzzed parts, so that fuzzing gets behind what a container checks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hostile import zipped
from lxml import etree
from pdf_making import raw_pdf, stream

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

NAMES = "http://schemas.openxmlformats.org"
OFFICE = f"{NAMES}/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
SPACES = (
    f'xmlns:w="{NAMES}/wordprocessingml/2006/main"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
    f' xmlns:r="{OFFICE}"'
).encode()
# The parts that fuzzed bytes stand for, in their order, with the element that is put around them.
WORD_PARTS = (("document", b"w:document"), ("styles", b"w:styles"), ("numbering", b"w:numbering"))
WORD = {
    "[Content_Types].xml": f'<Types xmlns="{NAMES}/package/2006/content-types">'
    '<Default Extension="rels" ContentType='
    '"application/vnd.openxmlformats-package.relationships+xml"/>'
    '<Default Extension="xml" ContentType="application/xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{TYPE}.document.main+xml"/>'
    f'<Override PartName="/word/styles.xml" ContentType="{TYPE}.styles+xml"/>'
    f'<Override PartName="/word/numbering.xml" ContentType="{TYPE}.numbering+xml"/>'
    "</Types>",
    "_rels/.rels": f'<Relationships xmlns="{NAMES}/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'
    "</Relationships>",
    "word/_rels/document.xml.rels": f'<Relationships xmlns="{NAMES}/package/2006/relationships">'
    f'<Relationship Id="r1" Type="{OFFICE}/styles" Target="styles.xml"/>'
    f'<Relationship Id="r2" Type="{OFFICE}/numbering" Target="numbering.xml"/>'
    "</Relationships>",
}
BOOK_PARTS = ("a.xhtml", "c.opf", "nav.xhtml", "toc.ncx", "META-INF/encryption.xml")
BOOK = {
    "mimetype": "application/epub+zip",
    "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container">'
    '<rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
    "c.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
    '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
    '<item id="n" href="nav.xhtml" properties="nav" media-type="application/xhtml+xml"/>'
    '<item id="t" href="toc.ncx" media-type="application/x-dtbncx+xml"/></manifest>'
    '<spine><itemref idref="a"/></spine></package>',
}
# A font of Chinese that the file names and does not bring, as many Chinese files do.
HAN_FONT = (
    b"<</Type/Font/Subtype/Type0/BaseFont/STSong-Light/Encoding/UniGB-UCS2-H"
    b"/DescendantFonts[7 0 R]>>",
    b"<</Type/Font/Subtype/CIDFontType0/BaseFont/STSong-Light/FontDescriptor 8 0 R"
    b"/CIDSystemInfo<</Registry(Adobe)/Ordering(GB1)/Supplement 0>>/DW 1000>>",
    b"<</Type/FontDescriptor/FontName/STSong-Light/Flags 6/FontBBox[-25 -254 1000 880]"
    b"/ItalicAngle 0/Ascent 752/Descent -271/CapHeight 737/StemV 58>>",
)
PLACE_BYTES = 3
MAX_DRAWN = 200
FORM = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</Font<</F 5 0 R>>>>"


def word_document(parts: Sequence[bytes]) -> bytes:
    """A Word document of the inner XML of its body, styles and numbering, those that there are.

    XML that is not well-formed is mended: a reader would get no further with it.
    """
    members = {name: text.encode() for name, text in WORD.items()}
    for (name, element), part in zip(WORD_PARTS, [*parts, b"", b""], strict=False):
        inner = b"<w:body>" + part + b"</w:body>" if name == "document" else part
        xml = b"<%s %s>%s</%s>" % (element, SPACES, inner, element)
        root = etree.fromstring(xml, etree.XMLParser(recover=True, resolve_entities=False))
        members[f"word/{name}.xml"] = xml if root is None else etree.tostring(root)
    return zipped(members)


def book(parts: Sequence[bytes]) -> bytes:
    """An EPUB of a chapter, and the other files of which there is something."""
    members = {name: text.encode() for name, text in BOOK.items()}
    members |= {name: part for name, part in zip(BOOK_PARTS, parts, strict=False) if part}
    return zipped(members)


def page_of_pdf(data: bytes) -> bytes:
    """A PDF of one page: its operators behind a %, else lines of text, each drawn at a place.

    The first three bytes of such a line are its place from the left, from above, and its size.
    """
    content = data[1:] if data.startswith(b"%") else b"\n".join(drawn(data))
    return raw_pdf(
        [
            b"<</Type/Catalog/Pages 2 0 R>>",
            b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
            b"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R"
            b"/Resources<</Font<</F 5 0 R/H 6 0 R>>/XObject<</X 9 0 R>>>>>>",
            stream(content),
            b"<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>",
            *HAN_FONT,
            # A form that draws itself would take the memory of this process.
            stream(b"BT /F 9 Tf 9 9 Td (a) Tj ET", FORM),
        ]
    )


def drawn(data: bytes) -> Iterator[bytes]:
    """The operators that draw the lines."""
    for line in data.split(b"\n")[:MAX_DRAWN]:
        place, text = line[:PLACE_BYTES], line[PLACE_BYTES:].decode("utf-8", "ignore")
        if text:
            left, above, size = (ord(" ") if byte < ord(" ") else byte for byte in place)
            where = ((left - 32) * 5, 842 - above * 6 + 150, size // 4)
            shown = text.encode("utf-16-be").hex().encode()
            yield b"BT /H %d Tf 1 0 0 1 %d %d Tm <%s> Tj ET" % (where[2], *where[:2], shown)
