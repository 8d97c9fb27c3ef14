"""Documents made to break readers, rules and limits: the same at each call, none of them in git.

`documents` are small ones of every kind; `growing` are some that are as long as one likes.
"""

from __future__ import annotations

import json
import zipfile
from io import BytesIO
from random import Random
from typing import TYPE_CHECKING

from articles import HARBOUR

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

# Of the documents that repeat one thing.
REPEATED_CHARACTERS = 3_000
# What must never come out: it stands in a file that documents point at.
SECRET = "内部机密港口密码"
SENTENCE = "港口昨天开通了夜航，货轮不必再等天亮就能靠岸。"
# Each is repeated, as plain text, as Markdown and as HTML. Most stand alone for the beginning of
# something that never ends: a quotation, a link, a number, a dateline, a tag.
UNITS = (
    "港", "港口，", "。", "港。", "!", "?!", "…", "......港，", ".", "“", "”", "「", "（", "(",
    "《", '"', "'", "他说：“", "“好。”他说", "（记者", "本报记者 王某 ", "□ 记者 ", "导语：",
    "【栏目】", "编辑：", "责任编辑", "（下转第2版）\n", "第1页\n", "- 1 -\n", "图1 港口\n",
    "港口……1\n", "（一）港口\n", "第一章 港口\n", "1.1.1.", "①", "新华社北京1月1日电",
    "[1] 王某. 港口[J]. 2020.\n", "关键词：港口；", " ", "\u3000", "\t", "\n", "\r", "\r\n", "\x0b",
    "\x1c", "\x85", "\u2028", "\u200b", "\ufeff", "\u200d", "\ufe0f", "\u202e", "\u2066港\u2069",
    "e\u0301", "\x1b[31m", "\x07", "\x9b31m", "\x7f", "\U00020000", "\ue000", "\U000f0000",
    "\u3400", "\uffff", "😀", "👨\u200d👩\u200d👧", "🇨🇳", "開通", "*", "**港", "*a", "_a ", "`",
    "`` a ", "~~~\n", "[", "]", "](", "[a](", "![", "[a][b]", "[a]: b\n", "[^a]", "$", "$$", "\\",
    "\\frac{", "&lt;", "&#", "&amp", "<", "<a ", '<a b="', "<!--", "<?", "<![CDATA[", "> ", "> a\n",
    "- ", "1. ", "- a\n", "#", "# 港口\n", "# 港口\n\n港口夜航。\n\n", "=\n", "---\n",
    "---\na: b\n", "|", "|a|b|\n", "|-|-|\n", "```\n", ":a:`", "{%", "@a.", "http://a", "www.a.",
    "1", "1.", "1,", "一百", "1元", "近1", "十分之", "2024年1月", "a", "a ", "a-", "+", "com-\n",
    "> > ", "<div>", "<b><i>", "<ul><li>", "<table><tr><td>", "<p><b>港口</b>", "</p>", "<br>",
    "<form>", "<script>", "<style>", "<svg>", "<title>", "<h1>港口</h1>", "<a href='x'>港口</a>",
    "<iframe>", "<select><option>",
)  # fmt: skip
# Stands before what is repeated: the row then belongs to something.
OPENINGS = (
    "](" + " ", "[a](" + " ", "<a" + " ", "<a b" + " ", "[a]:" + " ", "$" + "a", "港：" + " ",
    "图1" + " ",
)  # fmt: skip
CODECS = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-32", "gb18030", "big5", "hz")
ENTITIES = """<?xml version="1.0"?><!DOCTYPE d [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;">
<!ENTITY d "&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;"><!ENTITY e "&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;">
<!ENTITY f "&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;"><!ENTITY g "&f;&f;&f;&f;&f;&f;&f;&f;&f;&f;">]>"""


def documents(secret: str) -> Iterator[tuple[str, bytes]]:
    """Names and bytes. Those that point at a file point at the path `secret`."""
    yield from _repeated()
    yield from _encodings(Random(1))
    yield from _pages(secret)
    yield from _archives(secret, Random(2))
    yield from _pdfs(Random(3))
    yield from _records()


def growing(characters: int) -> dict[str, str]:
    """Texts of about so many characters, by the name of their file."""

    def filled(unit: str) -> str:
        return (unit * (characters // len(unit) + 1))[:characters]

    half = characters // 2
    return {
        "line.txt": filled(SENTENCE),
        "endless.txt": filled("港口昨天开通夜航货轮"),
        "clauses.txt": filled("港口昨天开通了夜航，"),
        "letter.txt": filled("a"),
        "words.txt": filled("harbour "),
        "addresses.txt": filled("http://a.b/c?to="),
        "keywords.txt": "".join(f"第ship{i}号船，" for i in range(characters // 10)),
        "headings.md": filled("# 港口\n"),
        "sections.md": filled("## 港口\n\n港口昨天开通了夜航，货轮靠岸。\n\n"),
        "thanks.md": filled("## 致谢\n\n港口昨天开通了夜航，货轮靠岸。\n\n"),
        "quotes.md": ">" * half + "港口",
        "items.md": "1. " * (characters // 3) + "港口",
        "emphasis.md": "*a **b" * (characters // 12) + "c** d*" * (characters // 12),
        "links.md": "[" * half + "](a)" * (half // 4),
        "readings.md": filled("<rt>"),
        "target.md": "[港口](" + " " * characters,
        "definitions.md": "".join(f"[a{i}]: b\n" for i in range(characters // 10)),
        "elements.html": "<html><body>" + "<div>" * (characters // 5) + SENTENCE,
        "attributes.html": "<p " + "".join(f'a{i}="" ' for i in range(characters // 9)) + ">港口",
        "entities.html": "<html><body><p>" + filled("&lt;"),
    }


def _repeated() -> Iterator[tuple[str, bytes]]:
    texts = [unit * (REPEATED_CHARACTERS // len(unit)) for unit in UNITS]
    texts += [opening + opening[-1] * REPEATED_CHARACTERS for opening in OPENINGS]
    for number, text in enumerate(texts):
        for ending in ("txt", "md", "html"):
            body = f"<html><body>{text}" if ending == "html" else text
            yield f"repeated{number:03}.{ending}", body.encode("utf-8", "surrogatepass")


def _encodings(random: Random) -> Iterator[tuple[str, bytes]]:
    for codec in CODECS:
        data = HARBOUR[:300].encode(codec, "replace")
        for cut in range(1, 4):
            yield f"{codec}_cut{cut}.txt", data[:-cut]
        spoilt = bytearray(data)
        for _ in range(20):
            spoilt[random.randrange(len(spoilt))] = random.randrange(256)
        yield f"{codec}_spoilt.txt", bytes(spoilt)
        yield f"{codec}_shifted.txt", data[1:]
        yield f"{codec}_and_utf8.txt", data + HARBOUR.encode()
        yield f"{codec}_mark_inside.txt", HARBOUR.encode() + data
        yield f"{codec}_nuls.txt", data.replace(b"\n", b"\0\n\0")
    for size in (1, 2, 3, 60, 4096):
        yield f"random{size}.txt", random.randbytes(size)
    yield "surrogates.txt", HARBOUR.encode() + b"\xed\xa0\x80\xed\xb0\x80" * 9
    yield "overlong.txt", HARBOUR.encode() + b"\xc0\xaf\xe0\x80\xaf" * 9
    yield "beyond.txt", HARBOUR.encode() + b"\xf4\x90\x80\x80\xf8\x88\x80\x80\x80"
    yield "escapes.txt", f"\x1b]0;title\x07\n\n\x1b[2J{HARBOUR}\x1b[31m\x9b1m\x08\r".encode()
    yield "formulas.txt", f"=cmd|'/c calc'!A0\n\n{HARBOUR}\n+1\n-1\n@SUM(A1)\n".encode()
    yield "name\x1b[31m\u202e.txt", b"\0"
    yield "ends\nhere.txt", b"\0"


def _pages(secret: str) -> Iterator[tuple[str, bytes]]:
    yield "entities.html", (ENTITIES + "<html><body><p>&g;" + SENTENCE).encode()
    yield "external.html", _external(secret, "html", f"<body><p>{SENTENCE}&x;</p></body>")
    yield (
        "injection.html",
        f"<title></script><script>alert(1)</script></title><p>{SENTENCE * 9}".encode(),
    )
    yield "frames.html", f'<iframe src="file://{secret}"></iframe><p>{SENTENCE}'.encode()
    yield "charset.html", b'<meta charset="utf-7"><p>' + SENTENCE.encode()
    yield "charsets.html", b'<meta charset="no such"><meta charset="gbk"><p>' + SENTENCE.encode()
    yield "declared.html", b'<?xml version="1.0" encoding="utf-16"?><html><p>' + SENTENCE.encode()
    yield "base.html", (f"<base href='file:///'><p>{SENTENCE}" * 99).encode()
    yield (
        "includes.md",
        f"---\ntitle: !!python/object:os.system x\n---\n![](file://{secret})\n".encode(),
    )
    yield (
        "aliases.md",
        b"---\na: &a [x]\nb: &b [*a,*a]\nc: [*b,*b]\ntitle: *b\n---\n" + SENTENCE.encode(),
    )


def _external(secret: str, root: str, inner: str) -> bytes:
    kind = f'<!DOCTYPE {root} [<!ENTITY x SYSTEM "file://{secret}">]>'
    return f'<?xml version="1.0"?>{kind}<{root}>{inner}</{root}>'.encode()


def zipped(members: dict[str, bytes]) -> bytes:
    """A zip archive of files by their names."""
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in members.items():
            # Without the time of today.
            archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)
    return buffer.getvalue()


def _archives(secret: str, random: Random) -> Iterator[tuple[str, bytes]]:
    for kind, whole, inner, wrap in (_word(), _book()):
        data = zipped(whole)
        for part in range(1, 8):
            yield f"cut{part}.{kind}", data[: len(data) * part // 8]
        for number in range(8):
            spoilt = bytearray(data)
            for _ in range(4):
                spoilt[random.randrange(len(spoilt))] = random.randrange(256)
            yield f"spoilt{number}.{kind}", bytes(spoilt)
        for name in whole:
            yield (
                f"no_{name.replace('/', '_')}.{kind}",
                zipped({k: v for k, v in whole.items() if k != name}),
            )
            yield f"empty_{name.replace('/', '_')}.{kind}", zipped({**whole, name: b""})
            yield (
                f"broken_{name.replace('/', '_')}.{kind}",
                zipped({**whole, name: whole[name][:-9]}),
            )
        yield f"bomb.{kind}", zipped({**whole, "bomb": bytes(210_000_000)})
        yield f"inner_bomb.{kind}", zipped({**whole, inner: whole[inner] + b" " * 100_000_000})
        yield f"paths.{kind}", zipped({**whole, "../../outside": b"x", "/tmp/outside": b"x"})
        deep = "<w:p>" * 20_000 if kind == "docx" else "<div>" * 20_000
        yield f"deep.{kind}", zipped({**whole, inner: wrap(deep, "").encode()})
        yield f"laughs.{kind}", zipped({**whole, inner: wrap("&g;", ENTITIES).encode()})
        declared = f'<!DOCTYPE a [<!ENTITY x SYSTEM "file://{secret}">]>'
        yield f"external.{kind}", zipped({**whole, inner: wrap("&x;", declared).encode()})
        yield f"twice.{kind}", data + data
    yield "in_another.docx", zipped({"word/document.xml": zipped({"a": b"b"})})


def _word() -> tuple[str, dict[str, bytes], str, Callable[[str, str], str]]:
    names = "http://schemas.openxmlformats.org"

    def wrap(text: str, declaration: str) -> str:
        space = f"{names}/wordprocessingml/2006/main"
        body = f"<w:p><w:r><w:t>{SENTENCE}{text}</w:t></w:r></w:p>"
        return f'{declaration}<w:document xmlns:w="{space}"><w:body>{body}</w:body></w:document>'

    whole = {
        "[Content_Types].xml": f'<Types xmlns="{names}/package/2006/content-types">'
        '<Default Extension="rels" ContentType='
        '"application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/'
        'vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{names}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{names}/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/document.xml": wrap("", ""),
    }
    return "docx", {k: v.encode() for k, v in whole.items()}, "word/document.xml", wrap


def _book() -> tuple[str, dict[str, bytes], str, Callable[[str, str], str]]:
    def wrap(text: str, declaration: str) -> str:
        space = "http://www.w3.org/1999/xhtml"
        return f'{declaration}<html xmlns="{space}"><body><p>{SENTENCE}{text}</p></body></html>'

    whole = {
        "mimetype": "application/epub+zip",
        "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:'
        'container"><rootfiles><rootfile full-path="c.opf"/></rootfiles></container>',
        "c.opf": '<package xmlns="http://www.idpf.org/2007/opf"><manifest>'
        '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
        '<item id="b" href="../../../etc/hosts" media-type="application/xhtml+xml"/></manifest>'
        '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
        "a.xhtml": wrap("", ""),
    }
    return "epub", {k: v.encode() for k, v in whole.items()}, "a.xhtml", wrap


def _pdfs(random: Random) -> Iterator[tuple[str, bytes]]:
    """Few, as each one starts a process."""
    whole = (
        b"%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n"
        b"2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n"
        b"3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 99 99]/Contents 4 0 R>>endobj\n"
        b"4 0 obj<</Length 9>>stream\nBT ET q Q\nendstream endobj\n"
        b"trailer<</Root 1 0 R/Size 5>>\nstartxref\n9\n%%EOF\n"
    )
    yield "blank.pdf", whole
    yield "head.pdf", b"%PDF-"
    yield "own_parent.pdf", whole.replace(b"Kids[3 0 R]", b"Kids[2 0 R]")
    yield "million_pages.pdf", whole.replace(b"/Count 1", b"/Count 999999999")
    yield "huge.pdf", whole.replace(b"0 0 99 99", b"0 0 1e30 -1e30")
    yield "own_contents.pdf", whole.replace(b"/Length 9", b"/Length 4 0 R")
    yield "saves.pdf", whole.replace(b"BT ET q Q", b"q " * 100_000)
    yield (
        "filters.pdf",
        whole.replace(b"/Length 9", b"/Length 9/Filter[" + b"/FlateDecode" * 999 + b"]"),
    )
    yield "arrays.pdf", whole.replace(b"[3 0 R]", b"[" * 100_000)
    yield "random.pdf", b"%PDF-1.7\n" + random.randbytes(5000)


def _records() -> Iterator[tuple[str, bytes]]:
    lines = [
        "{", "[]", "null", "1", '"a"', "{}", "NaN", '{"text": NaN}', '{"text": 1e999}',
        '{"text": null}', '{"text": ["a"]}', '{"text": {"text": "港口"}}',
        '{"text": "港口", "text": "夜航"}', '{"text": ""}', '{"text": "\\ud800港口夜航。"}',
        '{"text": "\\udc00\\ud800"}', '{"text": "\\u0000港口夜航。"}',
        '{"text": "港口夜航。", "id": "\\ud800"}',
        '{"text": "港口夜航。", "title": "\\u001b[31m红"}',
        '{"text": "港口夜航。", "id": {"a": 1}}',
        '{"text": "港口夜航。", "name": "../../etc/passwd"}',
        '{"text": "港口夜航。", "n": 1' + "0" * 5000 + "}",
        '{"text": "港口夜航。", "n": -Infinity}',
        '{"text": "港口夜航。", "x": ' + "[" * 900 + "]" * 900 + "}", "[" * 50_000,
        '{"a":' * 50_000, '{"text": "' + "\\" * 4001, '{"text": "' + "\\u4e00" * 4000 + '"}',
        "\ufeff{}", "{'text': 'a'}",
    ]  # fmt: skip
    for number, line in enumerate(lines):
        yield f"line{number:02}.jsonl", f"{line}\n".encode("utf-8", "surrogatepass")
    yield "all.jsonl", "\n".join(lines[2:]).encode("utf-8", "surrogatepass")
    yield (
        "spoilt.jsonl",
        json.dumps({"text": SENTENCE}, ensure_ascii=False).encode()[:-5] + b"\xff\n",
    )
    yield "packed.jsonl.gz", b"\x1f\x8b\x08" + bytes(99)
    tables = (
        "", "text", "text\n", "text,text\na,b\n", "\0text\na\n", 'text\n"',
        'text\n"a\n' + '"\n' * 999, "text\n" + '"' * 9001, "text\n" + "," * 9000,
        "a" * 9000 + "\nb\n", "text\r港口夜航。\r", "text\n=1+1\n@SUM(A1)\n",
        "text\n" + 'a"b,' * 2000, "text\n" + '"a' * 3000, "\n\n\n",
    )  # fmt: skip
    for number, table in enumerate(tables):
        yield f"table{number:02}.csv", table.encode()
        yield f"table{number:02}.tsv", table.replace(",", "\t").encode()
    yield "cut.parquet", b"PAR1" + bytes(50)
    yield "marks.parquet", b"PAR1" + b"\xff" * 12 + b"PAR1"
