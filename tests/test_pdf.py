"""PDF: paragraphs by geometry, what stands around them, files that are damaged or hostile."""

from __future__ import annotations

import json
import subprocess
import sys
import zlib
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from processes import complaint, output, record, run

pytest.importorskip("pypdfium2")
pytest.importorskip("reportlab")

from pdf_making import BODY, HAN, HEADING, HEIGHT, TITLE, Sheet, Style, raw_page, raw_pdf, stream
from PIL import Image
from reportlab.lib.pdfencrypt import StandardEncryption
from reportlab.lib.utils import ImageReader

from summarizer.errors import InputError
from summarizer.model import Manuscript, Source
from summarizer.readers.layout import worker
from summarizer.readers.pdf import read

FERRY = "天还没有亮，老船工就把渡船解了缆，慢慢撑到江心，等第一批过江的人在石阶上站齐。"
FOG = "雾是从上游漫下来的，先遮住了灯塔，又遮住了对岸的仓库，最后连自己的手也看不清了。"
BRIDGE = "大桥修了三年零四个月，通车那天，两岸的人从早走到晚，渡口第一次空了下来。"
LONG = FERRY + FOG + BRIDGE + FOG + FERRY
HEAD = "渡口晚报　第 12 期"
SMALL = Style(8.0, indent=0)
NOTICE = Style(10.5, indent=0, is_bold=True, gap=0.3)


def parse(data: bytes) -> Manuscript:
    return read(Source("a.pdf", data, format="pdf"))


def kinds(data: bytes) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in parse(data).lines]


def texts(data: bytes) -> list[str]:
    return [line.text for line in parse(data).lines if line.kind == "text"]


def fail(data: bytes) -> str:
    with pytest.raises(InputError) as caught:
        parse(data)
    return str(caught.value)


def flow(paragraphs: list[str], style: Style = BODY, columns: int = 1, head: str = "") -> bytes:
    sheet = Sheet(columns, head=head, is_numbered=True)
    for paragraph in paragraphs:
        sheet.add(paragraph, style)
    return sheet.finish()


@pytest.mark.parametrize("columns", [1, 2, 3])
@pytest.mark.parametrize("style", [BODY, BODY._replace(indent=0.0, gap=0.8)])
def test_paragraphs_are_whole_over_columns_and_pages(columns: int, style: Style) -> None:
    paragraphs = [
        f"第{n}天，" + LONG[n : n + 60 + 37 * (n % 4)].strip("，。") + "。" for n in range(2, 60)
    ]
    assert texts(flow(paragraphs, style, columns, HEAD)) == paragraphs


def test_lines_that_are_not_justified_make_the_same_paragraphs() -> None:
    sheet = Sheet(is_justified=False)
    paragraphs = [LONG, "用 pdfium 读 portable documents 的 characteristics，" * 9 + "完毕。", LONG]
    for paragraph in paragraphs:
        sheet.add(paragraph)
    assert texts(sheet.finish()) == paragraphs


def test_running_heads_and_page_numbers_are_left_out() -> None:
    data = flow([LONG] * 30, head=HEAD)
    assert "渡口晚报" not in parse(data).text
    assert "- 2 -" not in parse(data).text
    assert texts(data) == [LONG] * 30


def test_what_stands_once_at_the_top_of_a_page_is_text() -> None:
    sheet = Sheet()
    sheet.draw("江边旧事之三", 72, HEIGHT - 40, 10.5)
    sheet.add(LONG)
    sheet.close_page()
    sheet.add(FERRY)
    assert "江边旧事之三" in parse(sheet.finish()).text


def test_a_head_that_names_its_page_is_left_out_of_a_single_page() -> None:
    assert texts(flow([LONG], head="渡口学刊 2025年第3期 第1页")) == [LONG]


def test_titles_and_headings_are_told_by_size() -> None:
    sheet = Sheet()
    for text, style in [
        ("老渡口的最后一班船", TITLE),
        (LONG, BODY),
        ("起因", HEADING),
        (LONG, BODY),
        ("雾中的灯塔", HEADING._replace(size=12.5)),
        (LONG, BODY),
        ("经过", HEADING),
        (LONG, BODY),
    ]:
        sheet.add(text, style)
    manuscript = parse(sheet.finish())
    assert manuscript.title == "老渡口的最后一班船"
    assert [(line.level, line.text) for line in manuscript.lines if line.kind == "heading"] == [
        (1, "老渡口的最后一班船"),
        (2, "起因"),
        (3, "雾中的灯塔"),
        (2, "经过"),
    ]


def test_a_title_of_two_lines_above_columns_is_one() -> None:
    sheet = Sheet(1)
    title = "江边老渡口最后一班船的停航与大桥通车前后三年的往事追记"
    sheet.add(title, TITLE)
    sheet.set_columns(2)
    for _ in range(12):
        sheet.add(LONG)
    manuscript = parse(sheet.finish())
    assert manuscript.title == title
    assert [line.text for line in manuscript.lines[1:]] == [LONG] * 12


def test_bold_headings_in_the_size_of_the_body_go_by_their_numbers() -> None:
    sheet = Sheet()
    for heading in ("一、起因", "（一）雾", "（二）桥", "二、经过"):
        sheet.add(heading, NOTICE)
        sheet.add(LONG)
    headings = [(x.level, x.text) for x in parse(sheet.finish()).lines if x.kind == "heading"]
    assert headings == [(1, "一、起因"), (2, "（一）雾"), (2, "（二）桥"), (1, "二、经过")]


def test_a_band_across_the_page_divides_its_columns() -> None:
    sheet = Sheet(2)
    sheet.add("甲" + LONG[:90] + "。")
    first, sheet.y, sheet.column = sheet.y, sheet.top, 1
    sheet.add("乙" + LONG[:90] + "。")
    sheet.y = min(first, sheet.y) - 10
    sheet.set_columns(1)
    sheet.add("通栏" + LONG)
    sheet.set_columns(2)
    sheet.add("丙" + LONG[:90] + "。")
    sheet.y, sheet.column = sheet.top, 1
    sheet.add("丁" + LONG[:90] + "。")
    assert [text[0] for text in texts(sheet.finish())] == list("甲乙通丙丁")


def test_tables_are_verbatim_and_captions_are_captions() -> None:
    sheet = Sheet()
    sheet.add(LONG)
    sheet.add("表1　两岸的渡船", SMALL._replace(is_centred=True, gap=1.0))
    for row in (["码头", "船数", "人次"], ["东岸", "12", "3456"], ["西岸", "9", "2087"]):
        sheet.y -= 18
        for column, cell in enumerate(row):
            sheet.draw(cell, 90 + 140 * column, sheet.y, 10.5)
    sheet.y -= 20
    sheet.add("图 2 雾中的灯塔", SMALL._replace(is_centred=True, gap=1.0))
    sheet.add(FOG)
    table = [
        "| 码头 | 船数 | 人次 |",
        "| --- | --- | --- |",
        "| 东岸 | 12 | 3456 |",
        "| 西岸 | 9 | 2087 |",
    ]
    assert kinds(sheet.finish()) == [
        ("text", LONG),
        ("caption", "表1 两岸的渡船"),
        ("verbatim", "\n".join(table)),
        ("caption", "图 2 雾中的灯塔"),
        ("text", FOG),
    ]


def test_the_small_words_of_a_chart_are_verbatim() -> None:
    sheet = Sheet()
    sheet.add(LONG)
    for x, y, label in ((80, 600, "100"), (80, 560, "50"), (130, 530, "1990"), (240, 500, "m/s")):
        sheet.draw(label, x, y, 7)
    sheet.y = 480
    sheet.add(FOG)
    found = kinds(sheet.finish())
    assert [text for kind, text in found if kind == "text"] == [LONG, FOG]
    assert {kind for kind, _ in found} == {"text", "verbatim"}


def test_a_large_initial_is_no_heading_and_takes_no_lines_along() -> None:
    sheet = Sheet()
    for _ in range(3):
        sheet.add(LONG)
    sheet.draw(FERRY[0], 72, 500, 30)
    for number, line in enumerate([FERRY[1:20], FERRY[20:39]]):
        sheet.draw(line, 104, 512 - 14 * number, 10.5)
    manuscript = parse(sheet.finish())
    assert manuscript.title is None
    assert "heading" not in {line.kind for line in manuscript.lines}
    assert FERRY[1:20] in manuscript.text


@pytest.mark.parametrize("turn", [0, 90, 180, 270])
def test_the_turn_of_a_page_for_display_changes_nothing(turn: int) -> None:
    sheet = Sheet(2, head=HEAD, is_numbered=True)
    sheet.canvas.setPageRotation(turn)
    for _ in range(30):
        sheet.add(LONG)
    assert texts(sheet.finish()) == [LONG] * 30


def test_a_caption_does_not_part_the_paragraph_that_goes_on_behind_it() -> None:
    paragraphs = [LONG] * 4
    sheet = Sheet(2)
    for paragraph in paragraphs:
        sheet.add(paragraph)
    sheet.y = 100
    sheet.add(FERRY[:15] + FOG)
    found = texts(sheet.finish())
    assert found == [*paragraphs, FERRY[:15] + FOG]


@pytest.mark.parametrize("mark", ["①", "[1] ", "1 ", "*"])
def test_notes_at_the_foot_of_a_page_are_left_out(mark: str) -> None:
    sheet = Sheet()
    sheet.add(LONG)
    sheet.y = 120
    sheet.add(mark + "作者当时住在西岸的仓库里，每天要过两次江。", SMALL)
    sheet.close_page()
    sheet.add(FOG)
    assert texts(sheet.finish()) == [LONG, FOG]


def test_small_type_below_a_rule_is_a_note_and_other_small_type_is_text() -> None:
    note = "本文写于停航之后的第二个月。"
    for has_rule in (True, False):
        sheet = Sheet()
        sheet.add(LONG)
        if has_rule:
            sheet.canvas.line(72, 124, 220, 124)
        sheet.y = 120
        sheet.add(note, SMALL)
        assert texts(sheet.finish()) == ([LONG] if has_rule else [LONG, note])


def test_divided_latin_words_are_whole_and_words_keep_their_spaces() -> None:
    sheet = Sheet()
    sheet.draw("The ferry was a well-known char-", 72, 700, 10)
    sheet.draw("acter of the old river town and", 72, 686, 10)
    sheet.draw("never left it.", 72, 672, 10)
    assert parse(sheet.finish()).text == (
        "The ferry was a well-known character of the old river town and never left it."
    )


def test_words_set_apart_by_place_alone_have_a_space_and_han_has_none() -> None:
    sheet = Sheet()
    for x, word in ((72, "river"), (100, "town"), (124, "渡"), (134, "口")):
        sheet.draw(word, x, 700, 10)
    assert parse(sheet.finish()).text == "river town渡口"


def test_a_character_alone_between_numbers_is_kept_without_fonts_of_chinese() -> None:
    text = "他2024年3月5日过江，用Python写了第1版，" * 3 + "完。"
    assert texts(flow([text])) == [text]


def test_spaces_between_latin_and_han_are_as_the_document_has_them() -> None:
    spaced = "他用 Python 和 Rust 写了 3 个版本，每个都能在 Linux 上运行，" * 6 + "完。"
    tight = spaced.replace(" ", "")
    assert texts(flow([spaced] * 2)) == [spaced] * 2
    assert texts(flow([tight] * 2)) == [tight] * 2


def test_items_and_their_hanging_lines_stay_together() -> None:
    sheet = Sheet(is_justified=False)
    first = "1. " + FERRY + FOG
    sheet.add(LONG)
    lines = [first[:43], first[43:]]
    for number, line in enumerate(lines):
        sheet.y -= 16
        sheet.draw(line, 72 + (16 if number else 0), sheet.y, 10.5)
    assert texts(sheet.finish())[1] == first


def test_lines_with_leaders_are_a_table_of_contents() -> None:
    sheet = Sheet()
    for number in range(3):
        sheet.y -= 18
        sheet.draw(f"第{number + 1}章　渡口{'.' * 60}{number * 7 + 1}", 72, sheet.y, 10.5)
    sheet.add(LONG)
    assert [kind for kind, _ in kinds(sheet.finish())] == ["verbatim"] * 3 + ["text"]


def test_a_turned_page_reads_like_others() -> None:
    sheet = Sheet()
    sheet.canvas.rotate(90)
    sheet.canvas.translate(0, -595)
    for number, line in enumerate([FERRY[:20], FERRY[20:]]):
        sheet.draw(line, 100, 400 - 16 * number, 10.5)
    assert texts(sheet.finish()) == [FERRY]


def test_a_slanted_watermark_is_left_out_and_a_label_on_its_side_is_kept() -> None:
    sheet = Sheet()
    for number in range(2):
        sheet.canvas.saveState()
        sheet.canvas.translate(200, 300)
        sheet.canvas.rotate(45)
        sheet.draw("内部资料", 0, 0, 40)
        sheet.canvas.restoreState()
        sheet.add(LONG)
        if number == 0:
            sheet.canvas.saveState()
            sheet.canvas.rotate(90)
            sheet.draw("水位（米）", 300, -60, 9)
            sheet.canvas.restoreState()
            sheet.close_page()
    assert kinds(sheet.finish()) == [("text", LONG), ("text", LONG), ("verbatim", "水位（米）")]


def test_text_that_is_nowhere_on_the_page_is_left_out() -> None:
    matrix = b"9 9 -9 9 0 0 cm " * 40
    content = b"BT /F 9 Tf 9 700 Td (kept) Tj ET q %sBT /F 9 Tf (lost) Tj ET Q" % matrix
    assert parse(raw_page(content)).text == "kept"


@pytest.mark.parametrize(
    ("code", "expected"),
    [("2F42", "文"), ("2ED3", "长"), ("D840DC00", "\U00020000"), ("FB01", "fi"), ("2460", "①")],
)
def test_radicals_are_the_ideographs_that_they_stand_for(code: str, expected: str) -> None:
    assert parse(raw_page(b"BT /F 10 Tf 72 700 Td (AAA) Tj ET", code)).text == expected * 3


def test_invisible_text_over_a_picture_is_read() -> None:
    sheet = Sheet()
    picture = ImageReader(Image.new("L", (60, 80), 200))
    sheet.canvas.drawImage(picture, 0, 0, 595, HEIGHT)
    text = sheet.canvas.beginText(72, 700)
    text.setTextRenderMode(3)
    text.setFont(HAN, 10)
    text.textOut(FERRY)
    sheet.canvas.drawText(text)
    assert texts(sheet.finish()) == [FERRY]


def test_pages_that_are_pictures_are_told() -> None:
    sheet = Sheet()
    picture = ImageReader(Image.new("L", (60, 80), 200))
    sheet.canvas.drawImage(picture, 0, 0, 595, HEIGHT)
    data = sheet.finish()
    assert "has no text layer; run OCR over it first, for example with ocrmypdf" in fail(data)
    sheet = Sheet()
    sheet.add(FERRY)
    sheet.close_page()
    sheet.canvas.drawImage(picture, 0, 0, 595, HEIGHT)
    manuscript = parse(sheet.finish())
    assert manuscript.text == FERRY
    assert manuscript.doubt == "1 of 2 pages are pictures without text; run OCR, such as ocrmypdf"


def test_passwords() -> None:
    for user, owner in (("geheim", "chef"), ("", "chef")):
        sheet = Sheet(encrypt=StandardEncryption(user, ownerPassword=owner))
        sheet.add(FERRY)
        data = sheet.finish()
        if user:
            assert fail(data).startswith("has a password; save it without one first")
        else:
            assert texts(data) == [FERRY]


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"", "is no PDF"),
        (b"PK\x03\x04", "is no PDF"),
        (b"%PDF-1.7\n", "is no whole PDF"),
        (b"%PDF-1.7\n" + bytes(range(256)) * 40, "is no whole PDF"),
        (raw_page(b""), "holds no text"),
        (raw_page(b"BT /F 1e38 Tf 1e38 0 0 1e38 1e38 -1e38 Tm (x) Tj ET"), ""),
        (raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[]/Count 0>>"]), "no "),
        (
            raw_pdf([b"<</Type/Catalog/Pages 2 0 R>>", b"<</Type/Pages/Kids[2 0 R]/Count 9>>"]),
            "is no whole PDF",
        ),
    ],
)
def test_what_is_no_pdf_or_has_no_text_is_told(data: bytes, message: str) -> None:
    assert message in fail(data)


def test_fonts_without_characters_are_told() -> None:
    assert "fonts that do not say" in fail(raw_page(b"BT /F 9 Tf 9 700 Td (AAA) Tj ET", "FFFD"))


def nested_forms(depth: int, width: int) -> bytes:
    """A page whose one form draws another many times, and so on."""
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<<"
    forms = [
        stream(b"/X Do " * width, head + b"/XObject<</X %d 0 R>>>>" % (number + 1))
        for number in range(6, 6 + depth)
    ]
    last = stream(b"BT /F 9 Tf 9 700 Td (a) Tj ET", head + b"/Font<</F 5 0 R>>>>")
    return raw_page(b"/X Do " * width, resources=b"/XObject<</X 6 0 R>>", more=[*forms, last])


def looping_form() -> bytes:
    head = b"/Type/XObject/Subtype/Form/BBox[0 0 595 842]/Resources<</XObject<</X 6 0 R>>>>"
    return raw_page(b"/X Do", resources=b"/XObject<</X 6 0 R>>", more=[stream(b"/X Do " * 3, head)])


def flood(content: bytes) -> bytes:
    return raw_page(zlib.compress(content), filter_=b"/Filter/FlateDecode")


@pytest.mark.parametrize(
    "data",
    [
        looping_form(),
        nested_forms(9, 25),
        flood(b"BT /F 9 Tf 9 700 Td (a) Tj ET " + b" " * 600_000_000),
        flood(b"q " * 3_000_000),
        raw_pdf([b"<</Type/Catalog/Pages 2 0 R/X " + b"[" * 300_000 + b">>"]),
    ],
    ids=["loop", "forms", "spaces", "states", "arrays"],
)
def test_hostile_files_give_one_line_or_a_text(data: bytes) -> None:
    process = run("outline", "--from", "pdf", data=data)
    if process.returncode:
        assert complaint(process, 1).startswith("-: ")
    else:
        assert len(process.stdout) < 1000


SAMPLE = flow([LONG, FOG, BRIDGE], columns=2)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.integers(0, len(SAMPLE)),
    st.lists(st.tuples(st.integers(0, len(SAMPLE) - 1), st.integers(0, 255)), max_size=40),
)
def test_damaged_files_give_a_text_or_one_line(end: int, changes: list[tuple[int, int]]) -> None:
    data = bytearray(SAMPLE)
    for place, value in changes:
        data[place] = value
    if changes:
        end = len(data)
    try:
        manuscript = parse(bytes(data[:end]))
    except InputError as error:
        assert "\n" not in str(error)
    else:
        for line in manuscript.lines:
            assert manuscript.text[line.start : line.end].strip()


def test_a_missing_library_is_named_with_its_extra(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pypdfium2", None)
    message = "reading PDF needs pypdfium2; pip install 'zh-summarizer[documents]'"
    assert worker.read(SAMPLE) == {"error": message}


def test_the_command_line_reads_pdf_and_goes_on_after_a_bad_one(tmp_path: Path) -> None:
    (tmp_path / "好.pdf").write_bytes(SAMPLE)
    (tmp_path / "坏.pdf").write_bytes(SAMPLE[:300])
    process = run("summarize", "-f", "json", "--from", "pdf", "坏.pdf", "好.pdf", cwd=tmp_path)
    assert complaint(process, 1) == (
        "坏.pdf: is no whole PDF, but damaged or cut off; get the file again"
    )
    (summary,) = [x for x in json.loads(process.stdout) if "error" not in x]
    assert all(sentence["text"] in LONG + FOG + BRIDGE for sentence in summary["sentences"])


def test_offsets_and_lines_point_into_the_text_that_clean_prints() -> None:
    text = output("clean", "--no-repair", "--from", "pdf", data=SAMPLE)
    assert text == "\n\n".join([LONG, FOG, BRIDGE]) + "\n"
    for sentence in record("summarize", "--from", "pdf", data=SAMPLE)["sentences"]:
        assert text[sentence["start"] : sentence["end"]] == sentence["text"]
        assert text.split("\n")[sentence["line"] - 1].find(sentence["text"]) >= 0


def test_modules_in_the_folder_that_the_user_is_in_are_not_run(tmp_path: Path) -> None:
    for name in ("json", "pypdfium2", "summarizer", "resource"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit(9)\n")
    (tmp_path / "a.pdf").write_bytes(SAMPLE)
    script = "import sys; sys.path.remove(''); from summarizer.__main__ import main; main()"
    process = subprocess.run(
        [sys.executable, "-c", script, "clean", "--from", "pdf", "a.pdf"],
        cwd=tmp_path,
        capture_output=True,
        timeout=60,
    )
    assert (process.returncode, process.stderr) == (0, b"")
    assert FOG.encode() in process.stdout
