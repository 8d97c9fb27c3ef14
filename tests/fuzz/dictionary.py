"""Pieces that libFuzzer puts into what it tries: it would not find a Han character by itself."""

from __future__ import annotations

from itertools import chain

from hostile import UNITS
from strategies import EDGES, MARKS, NEWLINES, ODD_NEWLINES, SPACES, WORDS

OFFICE = (
    "<w:p>", "</w:p>", "<w:r>", "</w:r>", "<w:t>", "</w:t>", "<w:pPr>", "</w:pPr>", "<w:rPr>",
    "</w:rPr>", "<w:b/>", "<w:br/>", "<w:tab/>", "<w:tbl>", "</w:tbl>", "<w:tr>", "</w:tr>",
    "<w:tc>", "</w:tc>", "<w:sdt>", "<w:sdtContent>", "<w:ins>", "<w:del>", "<w:delText>",
    "<w:hyperlink>", "<w:pict>", "<mc:AlternateContent>", "<mc:Choice>", "<mc:Fallback>",
    "<wps:txbx>", "<w:txbxContent>", "<m:oMath>", "<m:t>", "<w:sym/>", "<w:instrText>",
    '<w:fldChar w:fldCharType="begin"/>', '<w:fldChar w:fldCharType="separate"/>',
    '<w:fldChar w:fldCharType="end"/>', '<w:pStyle w:val="1"/>', '<w:numPr><w:ilvl w:val="0"/>',
    '<w:numId w:val="1"/></w:numPr>', '<w:outlineLvl w:val="0"/>', '<w:jc w:val="center"/>',
    '<w:style w:type="paragraph" w:styleId="1">', '<w:name w:val="heading 1"/>', "</w:style>",
    '<w:basedOn w:val="1"/>', '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>',
    '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/></w:lvl>',
    "</w:abstractNum>", ' w:val="', "标题 1", "TOC", "caption", "Quote", "List Bullet",
)  # fmt: skip
BOOK = (
    "<html>", "<body>", "<p>", "</p>", "<h1>", "</h1>", "<h2>", "<section>", "<ruby>", "<rt>",
    '<package><metadata>', "<dc:title>", "<dc:creator>", "<manifest>", '<item id="a" ',
    'href="a.xhtml" ', 'media-type="application/xhtml+xml"/>', '<spine><itemref idref="a"/>',
    'linear="no"', 'properties="nav"', '<nav epub:type="toc">', '<a href="a.xhtml#b">', 'id="b"',
    "<navMap><navPoint>", "<navLabel><text>", '<content src="a.xhtml"/>', "</navPoint>",
    "<EncryptedData>", '<EncryptionMethod Algorithm="', '<CipherReference URI="a.xhtml"/>', "%2e",
)  # fmt: skip
PAGE = (
    "BT ", " ET", "/H 12 Tf ", "/F 9 Tf ", " Td ", " Tm ", " Tj ", "<6E2F53E3>", "(a)", "q ", " Q ",
    " cm ", " re ", " f ", " S ", " m ", " l ", "/X Do ", " Tr ", " Tc ", " Tz ", " TJ ", " T* ",
    " TL ", " Ts ", "1 0 0 1 72 700", "0 1 -1 0 ", " rg ", "/Artifact BMC ", " EMC ",
)  # fmt: skip
RECORDS = (
    '{"text": "', '", "title": "', '", "id": ', '"}\n', "\\ud800", "\\u0000", "null", "true",
    "1e999", "[[", '""', '","', "\t", ";", "text,title,id\n", "正文\t标题\n", "内容", "\x1f\x8b",
)  # fmt: skip
SETTINGS = (
    "[summarize]\n", "[idf.build]\n", "[keywords]\n", "[batch]\n", "[evaluate]\n", "keywords = ",
    "ratio = ", "sentences = ", "max-chars = ", "focus = [", "user-dict = ", "stop_words = ",
    "explain = true\n", "quiet = false\n", 'by = "document"\n', 'color = "never"\n', '"../a"',
    "'''", '"""', "1979-05-27", "0x1F", "1e400", "inf", "nan", "= {a = 1}\n", 'from = "html"\n',
    "script", "encoding", 'ranker = "lead"\n', "no-repair", "jobs", "pos", "columns", "min-count",
)  # fmt: skip
TABLE = (
    "summarizer idf 1\n", "documents\t2\n", "terms\t1\n", "sha256 body\t0\n", "median_count\t1\n",
    "table ends\tQ 4096 4104\n", "table counts\tI 4104 4108\n", "table terms\tB 4108 4114\n", "\0",
    " 1.5\n", "\t2\n", "1e999", "nan", "1_0",
)  # fmt: skip
CHINESE = (*WORDS, *MARKS, *SPACES, *NEWLINES, *ODD_NEWLINES, *EDGES)
WORDS_OF = {
    "html": UNITS,
    "markdown": UNITS,
    "text": UNITS,
    "paragraphs": UNITS,
    "summary": UNITS,
    "json": UNITS,
    "docx": OFFICE,
    "epub": BOOK,
    "pdf": PAGE,
    "json_lines": RECORDS,
    "tables": RECORDS,
    "settings": SETTINGS,
    "idf": TABLE,
}


def dictionary(target: str) -> str:
    """The pieces for a target, in libFuzzer's format: a quoted word a line, bytes escaped."""
    words = dict.fromkeys(chain(CHINESE, WORDS_OF.get(target, ())))
    return "".join(
        '"' + "".join(f"\\x{byte:02x}" for byte in word.encode()) + '"\n' for word in words
    )
