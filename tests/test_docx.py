"""DOCX: roles by styles, what belongs to the text, files that are damaged or hostile."""

from __future__ import annotations

import json
import sys
import zlib
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from processes import complaint, output, run

pytest.importorskip("docx")

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import parse_xml

from summarizer.errors import InputError
from summarizer.model import Manuscript, Source
from summarizer.readers.docx import read

FERRY = "老船工把最后一班船靠了岸，收起缆绳，在石阶上坐了很久。"
FOG = "雾是从上游漫下来的，先遮住了灯塔，又遮住了对岸的仓库。"
BRIDGE = "大桥通车那天，渡口第一次空了下来。"
MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
SPACES = (
    f'xmlns:w="{MAIN}"'
    ' xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    ' xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'
    ' xmlns:v="urn:schemas-microsoft-com:vml"'
    ' xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def save(document: Any) -> bytes:
    buffer = BytesIO()
    document.save(buffer)
    return buffer.getvalue()


def raw(*elements: str, document: Any = None) -> bytes:
    """A document whose body begins with the elements."""
    document = document or Document()
    for place, element in enumerate(elements):
        name, _, rest = element.partition(">")
        empty = name.endswith("/")
        opening = f"{name.rstrip('/')} {SPACES}{'/' if empty else ''}>"
        document.element.body.insert(place, parse_xml(opening + rest))
    return save(document)


def run_of(text: str, properties: str = "") -> str:
    rpr = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f"<w:r>{rpr}<w:t xml:space='preserve'>{text}</w:t></w:r>"


def paragraph(*runs: str, properties: str = "") -> str:
    ppr = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{ppr}{''.join(runs)}</w:p>"


def parse(data: bytes) -> Manuscript:
    return read(Source("a.docx", data, format="docx"))


def lines(data: bytes) -> list[tuple[str, int, str]]:
    return [(line.kind, line.level, line.text) for line in parse(data).lines]


def texts(data: bytes) -> list[str]:
    return [line.text for line in parse(data).lines]


def fail(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        parse(data)
    message = str(caught.value)
    assert "\n" not in message
    return message


def repack(data: bytes, **changes: bytes | None) -> bytes:
    """The archive with members replaced (`word_document` is word/document.xml), None: left out."""
    names = {
        "word_document": "word/document.xml",
        "types": "[Content_Types].xml",
        "relations": "word/_rels/document.xml.rels",
    }
    changed = {names[key]: value for key, value in changes.items()}
    buffer = BytesIO()
    with ZipFile(BytesIO(data)) as old, ZipFile(buffer, "w", ZIP_DEFLATED) as new:
        for name in old.namelist():
            content = changed.get(name, old.read(name))
            if content is not None:
                new.writestr(name, content)
    return buffer.getvalue()


def test_headings_paragraphs_lists_quotes_and_captions_by_their_styles() -> None:
    document = Document()
    document.add_heading("渡口", 0)
    document.add_heading("一、起因", 1)
    document.add_paragraph(FERRY)
    document.add_heading("（一）雾", 2)
    document.add_paragraph("收缆", "List Bullet")
    document.add_paragraph("上岸", "List Number")
    document.add_paragraph("江水无言。", "Quote")
    document.add_paragraph("图1 雾中的灯塔", "Caption")
    manuscript = parse(save(document))
    assert manuscript.title == "渡口"
    assert [(x.kind, x.level, x.marker, x.text) for x in manuscript.lines] == [
        ("heading", 1, "", "渡口"),
        ("heading", 2, "", "一、起因"),
        ("text", 0, "", FERRY),
        ("heading", 3, "", "（一）雾"),
        ("item", 0, "- ", "收缆"),
        ("item", 0, "1. ", "上岸"),
        ("quote", 0, "> ", "江水无言。"),
        ("caption", 0, "", "图1 雾中的灯塔"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("标题 2", ("heading", 2)),
        ("标题3", ("heading", 3)),
        ("標題 1", ("heading", 1)),
        ("heading 4,H4,四级", ("heading", 4)),
        ("二级标题", ("heading", 2)),
        ("标题 9", ("heading", 6)),
        ("题注", ("caption", 0)),
        ("明显引用", ("quote", 0)),
        ("源代码", ("verbatim", 0)),
        ("标题字体", ("text", 0)),
        ("正文缩进", ("text", 0)),
    ],
)
def test_style_names_of_chinese_programs(name: str, expected: tuple[str, int]) -> None:
    document = Document()
    document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
    document.add_paragraph("渡口往事", name)
    document.add_paragraph(FERRY)
    assert lines(save(document)) == [(*expected, "渡口往事"), ("text", 0, FERRY)]


def test_a_style_is_what_it_is_based_on_or_what_its_outline_says() -> None:
    document = Document()
    based = document.styles.add_style("章名", WD_STYLE_TYPE.PARAGRAPH)
    based.base_style = document.styles["Heading 2"]
    outlined = document.styles.add_style("节名", WD_STYLE_TYPE.PARAGRAPH)
    outlined.base_style = document.styles["Normal"]
    outlined.element.get_or_add_pPr().append(
        parse_xml(f'<w:outlineLvl xmlns:w="{MAIN}" w:val="2"/>')
    )
    cleared = document.styles.add_style("像标题", WD_STYLE_TYPE.PARAGRAPH)
    cleared.base_style = document.styles["Heading 1"]
    cleared.element.get_or_add_pPr().append(
        parse_xml(f'<w:outlineLvl xmlns:w="{MAIN}" w:val="9"/>')
    )
    circle = document.styles.add_style("圈", WD_STYLE_TYPE.PARAGRAPH)
    circle.base_style = circle
    for style in ("章名", "节名", "像标题", "圈"):
        document.add_paragraph(f"{style}的字", style)
    document.element.body.insert(
        0,
        parse_xml(
            paragraph(run_of("直接"), properties='<w:outlineLvl w:val="0"/>').replace(
                "<w:p>", f"<w:p {SPACES}>"
            )
        ),
    )
    assert lines(save(document)) == [
        ("heading", 1, "直接"),
        ("heading", 2, "章名的字"),
        ("heading", 3, "节名的字"),
        ("text", 0, "像标题的字"),
        ("text", 0, "圈的字"),
    ]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("渡口往事", "渡口往事"),
        ("Word 文档", None),
        ("Document1", None),
        ("Microsoft Word - 新建", None),
        ("去年的另一篇报告", None),
        ("", None),
    ],
)
def test_the_title_of_the_properties_counts_where_the_text_has_it(
    title: str, expected: str | None
) -> None:
    document = Document()
    document.core_properties.title = title
    for text in ("渡口往事", "Word 文档", "Document1", FERRY):
        document.add_paragraph(text)
    assert parse(save(document)).title == expected


def test_a_title_of_two_paragraphs_is_one() -> None:
    document = Document()
    document.add_paragraph("关于停运渡口的", "Title")
    document.add_paragraph("通知", "Title")
    document.add_paragraph(FERRY)
    assert parse(save(document)).title == "关于停运渡口的 通知"


def test_bold_paragraphs_are_headings_only_where_no_style_says_so() -> None:
    document = Document()
    bold = {"渡口往事": True, FERRY: False, "一、起因": True, FOG[:-1] + "！": True, FOG: False}
    for text, is_bold in bold.items():
        document.add_paragraph().add_run(text).bold = is_bold
    partly = document.add_paragraph()
    partly.add_run("停航").bold = True
    partly.add_run("之后")
    long = document.add_paragraph()
    long.add_run("渡" * 41).bold = True
    expected = ["heading", "text", "heading", "text", "text", "text", "text"]
    assert [kind for kind, _, _ in lines(save(document))] == expected
    assert [level for kind, level, _ in lines(save(document)) if kind == "heading"] == [1, 2]
    document.add_heading("二、经过", 1)
    assert [kind for kind, _, _ in lines(save(document))] == ["text"] * 7 + ["heading"]


def test_a_bold_item_is_a_heading_whose_number_word_counts() -> None:
    document = Document()
    document.add_paragraph(FERRY)
    document.add_paragraph(style="List Number").add_run("起因").bold = True
    document.add_paragraph(FOG, "List Number")
    manuscript = parse(save(document))
    assert [(x.kind, x.marker) for x in manuscript.lines] == [
        ("text", ""),
        ("heading", ""),
        ("item", "1. "),
    ]


def test_bold_may_come_from_a_style() -> None:
    document = Document()
    document.add_paragraph(FERRY)
    style = document.styles.add_style("小黑", WD_STYLE_TYPE.PARAGRAPH)
    style.font.bold = True
    document.add_paragraph("经过", style)
    undone = document.add_paragraph(style=style)
    undone.add_run("不粗").bold = False
    assert [kind for kind, _, _ in lines(save(document))] == ["text", "heading", "text"]


def test_tables_are_verbatim_and_stand_in_their_place() -> None:
    document = Document()
    document.add_paragraph(FERRY)
    table = document.add_table(2, 2)
    for cell, text in zip(table._cells, ["码头", "船数", "东岸", "12"], strict=True):
        cell.text = text
    document.add_paragraph(FOG)
    assert lines(save(document)) == [
        ("text", 0, FERRY),
        ("verbatim", 0, "| 码头 | 船数 |\n| --- | --- |\n| 东岸 | 12 |"),
        ("text", 0, FOG),
    ]


def test_the_prose_of_a_layout_table_is_text() -> None:
    document = Document()
    cell = document.add_table(1, 1).cell(0, 0)
    cell.text = FERRY
    cell.add_paragraph("雾", "Heading 1")
    cell.add_paragraph(FOG)
    form = document.add_table(2, 2)
    form.cell(0, 0).text = "填表人"
    form.cell(0, 1).text = "林晚"
    form.cell(1, 0).text = "事由"
    form.cell(1, 1).text = FERRY * 4
    form.cell(1, 1).add_paragraph(FOG * 4)
    assert lines(save(document)) == [
        ("text", 0, FERRY),
        ("heading", 1, "雾"),
        ("text", 0, FOG),
        ("verbatim", 0, "填表人"),
        ("verbatim", 0, "林晚"),
        ("verbatim", 0, "事由"),
        ("text", 0, FERRY * 4),
        ("text", 0, FOG * 4),
    ]


def test_tables_in_tables_lose_nothing() -> None:
    document = Document()
    cell = document.add_table(1, 2).cell(0, 0)
    cell.text = "外"
    cell.add_table(1, 2).cell(0, 1).text = "内"
    assert "".join(texts(save(document))).translate(str.maketrans("", "", " |\\-\n")) == "外内"


def test_deleted_revisions_are_out_and_inserted_ones_are_in() -> None:
    data = raw(
        paragraph(
            run_of("老船工"),
            f"<w:del w:id='1'><w:r><w:delText>年轻人</w:delText></w:r>{run_of('旧')}</w:del>",
            f"<w:ins w:id='2'>{run_of('把船')}</w:ins>",
            f"<w:moveFrom w:id='3'>{run_of('移走')}</w:moveFrom>",
            f"<w:moveTo w:id='4'>{run_of('靠了岸')}</w:moveTo>",
            run_of("。"),
        ),
        paragraph(run_of("雾散"), properties="<w:rPr><w:del w:id='5'/></w:rPr>"),
        paragraph(run_of("之后。")),
    )
    assert texts(data) == ["老船工把船靠了岸。", "雾散之后。"]
    data = raw(paragraph(run_of("雾散了"), properties="<w:rPr><w:del w:id='5'/></w:rPr>"))
    assert texts(data) == ["雾散了"]


def test_a_deleted_mark_before_a_table_leaves_the_text_out_of_it() -> None:
    cells = "".join(f"<w:tc>{paragraph(run_of(f'格{n}'))}</w:tc>" for n in range(2))
    merged = paragraph(run_of("甲段的文字。"), properties="<w:rPr><w:del w:id='5'/></w:rPr>")
    data = raw(merged, f"<w:tbl><w:tr>{cells}</w:tr></w:tbl>", paragraph(run_of(FERRY)))
    assert texts(data)[0] == "甲段的文字。"
    assert texts(data)[1].startswith("| 格0 | 格1 |")


def test_what_wraps_text_is_no_text_and_loses_none() -> None:
    data = raw(
        paragraph(
            f"<w:hyperlink w:anchor='x'>{run_of('渡口')}</w:hyperlink>",
            f"<w:smartTag>{run_of('停航')}</w:smartTag>",
            f"<w:sdt><w:sdtContent>{run_of('之后')}</w:sdtContent></w:sdt>",
            "<w:r><w:t>，</w:t><w:tab/><w:t>江</w:t><w:noBreakHyphen/><w:t>面</w:t></w:r>",
            "<w:r><w:ruby><w:rt><w:r><w:t>kōng</w:t></w:r></w:rt>"
            "<w:rubyBase><w:r><w:t>空</w:t></w:r></w:rubyBase></w:ruby></w:r>",
            run_of("隐藏的字", "<w:vanish/>"),
            run_of("了。", "<w:vanish w:val='0'/>"),
        ),
        f"<w:sdt><w:sdtContent>{paragraph(run_of(FERRY))}</w:sdtContent></w:sdt>",
        f"<w:customXml>{paragraph(run_of(FOG))}</w:customXml>",
    )
    assert texts(data) == ["渡口停航之后， 江-面空了。", FERRY, FOG]


def test_soft_breaks_split_text_but_no_headings() -> None:
    document = Document()
    document.add_paragraph(f"{FERRY}\n{FOG}")
    document.add_heading("第一章\n渡口", 1)
    assert texts(save(document)) == [FERRY, FOG, "第一章 渡口"]


BOX = "<w:txbxContent>" + paragraph(run_of("框里的字")) + "</w:txbxContent>"


def test_text_boxes_come_once() -> None:
    data = raw(
        paragraph(
            run_of(FERRY[:10]),
            "<w:r><mc:AlternateContent>"
            "<mc:Choice Requires='wps'>"
            f"<w:drawing><wps:txbx>{BOX}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{BOX}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>",
            run_of(FERRY[10:]),
        ),
        paragraph(f"<w:r><w:pict><v:textbox>{BOX}</v:textbox></w:pict></w:r>"),
    )
    assert texts(data) == [FERRY, "框里的字", "框里的字"]


def field(instruction: str, result: str) -> str:
    sign = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    code = f"<w:r><w:instrText>{instruction}</w:instrText></w:r>"
    return sign("begin") + code + sign("separate") + result + sign("end")


def test_field_codes_and_tables_of_contents_are_out() -> None:
    data = raw(
        paragraph(run_of("第一章 渡口 1"), properties="<w:pStyle w:val='TOC1'/>"),
        "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val='Table of Contents'/></w:docPartObj>"
        f"</w:sdtPr><w:sdtContent>{paragraph(run_of('目录'))}</w:sdtContent></w:sdt>",
        paragraph(field("TOC \\o &quot;1-3&quot;", run_of("第二章 雾 5"))),
        paragraph(run_of("见第"), field("PAGEREF _1", run_of("12")), run_of("页。")),
        paragraph(
            f"<w:fldSimple w:instr='REF a'>{run_of('图3')}</w:fldSimple>",
            f"<w:fldSimple w:instr='TOC'>{run_of('没有')}</w:fldSimple>",
        ),
    )
    document = Document(BytesIO(data))
    document.styles.add_style("toc 1", WD_STYLE_TYPE.PARAGRAPH).element.set(
        f"{{{MAIN}}}styleId", "TOC1"
    )
    assert texts(save(document)) == ["见第12页。", "图3"]


def test_a_table_of_contents_over_several_paragraphs_is_out() -> None:
    sign = "<w:r><w:fldChar w:fldCharType='{}'/></w:r>".format
    data = raw(
        paragraph(sign("begin"), "<w:r><w:instrText> TOC </w:instrText></w:r>", sign("separate")),
        paragraph(run_of("第一章 渡口 1")),
        paragraph(run_of("第二章 雾 5"), sign("end")),
        paragraph(run_of(FERRY)),
    )
    assert texts(data) == [FERRY]


def test_a_field_that_does_not_end_hides_nothing() -> None:
    data = raw(paragraph("<w:r><w:fldChar w:fldCharType='begin'/></w:r>"), paragraph(run_of(FERRY)))
    assert texts(data) == [FERRY]


def test_notes_comments_and_heads_are_out() -> None:
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "内部资料"
    section.footer.paragraphs[0].text = "第 1 页"
    spoken = document.add_paragraph(FERRY)
    document.add_comment(spoken.runs, "改一改", "林晚")
    data = raw(
        paragraph(run_of(FOG), "<w:r><w:footnoteReference w:id='2'/></w:r>"), document=document
    )
    assert texts(data) == [FOG, FERRY]


def test_formulas() -> None:
    formula = "<m:oMath><m:r><m:t>x=1</m:t></m:r></m:oMath>"
    data = raw(
        paragraph(run_of("水位"), formula, run_of("，上涨。")),
        paragraph(f"<m:oMathPara>{formula}</m:oMathPara>"),
    )
    assert lines(data) == [("text", 0, "水位x=1，上涨。"), ("verbatim", 0, "x=1")]


def test_parts_outside_of_the_file_are_not_fetched() -> None:
    document = Document()
    document.add_paragraph(FERRY)
    for kind in ("attachedTemplate", "image", "aFChunk"):
        document.part.relate_to(
            "http://192.0.2.1/x", f"http://schemas.openxmlformats.org/x/{kind}", is_external=True
        )
    assert texts(save(document)) == [FERRY]


def sample() -> bytes:
    document = Document()
    document.add_heading("渡口", 1)
    document.add_paragraph(FERRY)
    document.add_paragraph(FOG)
    return save(document)


SAMPLE = sample()
BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">
<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]><x>&b;</x>"""


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no whole Word document"),
        (b"%PDF-1.7", "is no whole Word document"),
        (SAMPLE[:-200], "is no whole Word document"),
        (SAMPLE[: len(SAMPLE) // 2], "is no whole Word document"),
        (OLE2 + bytes(512) + "EncryptedPackage".encode("utf-16-le"), "has a password; "),
        (OLE2 + bytes(512), "is an old Word document (.doc); save it as .docx first"),
        (repack(SAMPLE, word_document=None), "is no Word document that can be read; "),
        (repack(SAMPLE, word_document=b"<w:document"), "is no Word document that can be read; "),
        (repack(SAMPLE, word_document=b"<x/>"), "is no Word document that can be read; "),
        (repack(SAMPLE, types=None), "is no Word document that can be read; "),
        (repack(SAMPLE, word_document=BOMB), "declares XML entities"),
        (repack(SAMPLE, relations=BOMB), "declares XML entities"),
        (repack(SAMPLE, word_document=BOMB.decode().encode("utf-16")), "declares XML entities"),
        (repack(SAMPLE, word_document=b"<x>" + b" " * 190_000_000), "191 MB of markup; split"),
    ],
)
def test_what_cannot_be_read_is_one_line(data: bytes, message: str) -> None:
    assert message in fail(data)


def test_an_archive_that_holds_no_document() -> None:
    buffer = BytesIO()
    with ZipFile(buffer, "w") as archive:
        archive.writestr("notes.txt", FERRY)
    assert fail(buffer.getvalue()) == "is a ZIP archive and no Word document; unpack it first"


def test_much_markup_is_refused_before_it_is_parsed() -> None:
    noise = zlib.compress(bytes(range(256)) * 400_000, 0)[:80_000_000]
    assert "MB of markup; split the document" in fail(repack(SAMPLE, word_document=noise))


def test_deep_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 5000 + "</w:sdtContent></w:sdt>" * 5000
    body = f"<w:document {SPACES}><w:body>{deep}</w:body></w:document>"
    assert "is no Word document that can be read" in fail(
        repack(SAMPLE, word_document=body.encode())
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=30))
def test_damaged_files_give_a_text_or_one_line(changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for place, value in changes:
        data[place] = value
    try:
        parse(bytes(data))
    except InputError as error:
        assert "\n" not in str(error)


TAGS = ("p", "r", "t", "tbl", "tr", "tc", "sdt", "sdtContent", "ins", "del", "pPr", "hyperlink")


@settings(max_examples=60, deadline=None)
@given(
    st.recursive(
        st.text("渡口船工。 ", max_size=6).map(run_of),
        lambda inner: st.tuples(st.sampled_from(TAGS), st.lists(inner, max_size=4)).map(
            lambda pair: f"<w:{pair[0]}>{''.join(pair[1])}</w:{pair[0]}>"
        ),
        max_leaves=20,
    )
)
def test_any_nesting_of_elements_is_read(element: str) -> None:
    body = f"<w:document {SPACES}><w:body><w:p>{run_of('始')}</w:p>{element}</w:body></w:document>"
    assert parse(repack(SAMPLE, word_document=body.encode())).text.startswith("始")


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "docx", None)
    message = "reading DOCX needs python-docx; pip install 'zh-summarizer[documents]'"
    assert fail(SAMPLE) == message


def test_the_command_line_reads_docx_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    (tmp_path / "好.docx").write_bytes(SAMPLE)
    (tmp_path / "坏.docx").write_bytes(SAMPLE[:300])
    process = run("sentences", "-f", "jsonl", "--from", "docx", "坏.docx", "好.docx", cwd=tmp_path)
    assert complaint(process, 1).startswith("坏.docx: is no whole Word document, but damaged")
    found = [json.loads(line) for line in process.stdout.decode().splitlines()]
    assert [x["text"] for x in found if "text" in x] == [FERRY, FOG]


def test_offsets_and_lines_point_into_the_text() -> None:
    assert output("clean", "--from", "docx", data=SAMPLE) == f"# 渡口\n\n{FERRY}\n\n{FOG}\n"
    manuscript = parse(SAMPLE)
    assert [line.line for line in manuscript.lines] == [1, 3, 5]
    assert [manuscript.text[x.start : x.end] for x in manuscript.lines] == ["渡口", FERRY, FOG]


def test_a_document_with_a_password_is_told_from_an_old_one(tmp_path: Path) -> None:
    for name, rest in (("locked", "EncryptedPackage".encode("utf-16-le")), ("old", b"")):
        (tmp_path / name).write_bytes(OLE2 + bytes(512) + rest)
    process = run("summarize", str(tmp_path / "locked"), str(tmp_path / "old"))
    locked, old = process.stderr.decode().splitlines()
    assert "locked: has a password; " in locked
    assert "old: is an old Office document (.doc); save it as .docx first" in old
