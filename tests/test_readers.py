"""What all readers do with lines: splitting, cleaning, offsets; and which reader is taken."""

from __future__ import annotations

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from summarizer import readers
from summarizer.characters import is_han
from summarizer.errors import SettingsError
from summarizer.model import Line, Manuscript, Source

FERRY = "渡口的老船工把最后一班船靠了岸。"


def read(text: str, format: str = "text") -> Manuscript:
    return readers.read(Source("a", text, format=format))


def source_of(line: Line, text: str, index: int) -> str:
    """The character of the source that a clean character's span points to."""
    clean, raw = next(span for span in reversed(line.spans) if span[0] <= index)
    return text[raw + index - clean]


def assert_spans_hold(manuscript: Manuscript) -> None:
    text = manuscript.text
    for line in manuscript.lines:
        assert line.text
        assert line.spans[0] == (0, line.start)
        assert list(line.spans) == sorted(set(line.spans))
        assert line.start < line.end <= len(text)
        for index, character in enumerate(line.text):
            origin = source_of(line, text, index)
            if character == " ":
                assert origin.isspace() or not origin.isprintable() or origin == "&"
            else:
                assert origin == character or origin == "&"


def test_the_table_is_what_can_be_loaded() -> None:
    for name, description in readers.READERS.items():
        assert description
        if name not in readers.BINARY:
            assert readers.load(name)(Source("a", FERRY)).lines[0].text == FERRY
    with pytest.raises(SettingsError, match="unknown format 'doc'; use auto, text, markdown"):
        readers.read(Source("a", FERRY, format="doc"))


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.md", "渡口", "markdown"),
        ("江边.MARKDOWN", "渡口", "markdown"),
        ("a.txt", "渡口\n\n江边", "text"),
        ("a.txt", "渡口\n\n## 江边\n", "markdown"),
        ("a.txt", "\ufeff# 江边\r\n渡口", "markdown"),
        ("a.md.txt", "渡口", "text"),
        ("-", "---\ntitle: 渡口\n---\n江边", "markdown"),
        ("-", "```\n# 注释\n```\n\n渡口", "markdown"),
        ("-", "#话题# 今天的江边", "text"),
        ("-", "#标题\n江边", "text"),
        ("-", "见[一](u)、[二](u)和[三](u)。", "markdown"),
        ("-", "见[一](u)。", "text"),
        ("", "", "text"),
    ],
)
def test_the_reader_is_told_by_name_or_content(name: str, text: str, expected: str) -> None:
    assert readers.detect(Source(name, text)) == expected
    assert readers.detect(Source(name, text.encode())) == expected


def test_bytes_are_decoded_once_and_a_doubt_is_kept() -> None:
    manuscript = readers.read(Source("a", (FERRY * 3 + "船").encode("gb18030")[:-1]))
    assert manuscript.text == FERRY * 3
    assert manuscript.encoding == "gb18030"
    assert "cut off" in manuscript.doubt


@pytest.mark.parametrize("name", ["text", "markdown"])
def test_only_newlines_split_lines(name: str) -> None:
    text = "一\r\n\r\n二\r三\n\r四四\u2028五五\u0085六六\x1c七七\x0b八八\f九九"
    lines = read(text, name).lines
    assert [line.text for line in lines] == ["一", "二", "三", "四四 五五 六六 七七 八八 九九"]
    assert [line.line for line in lines] == [1, 3, 4, 6]
    assert [line.gap for line in lines] == [1, 2, 1, 2]
    assert [text[line.start : line.end] for line in lines[:3]] == ["一", "二", "三"]


@pytest.mark.parametrize(
    ("raw", "clean"),
    [
        ("渡\u200b口\u00ad的\ufeff船", "渡口的船"),
        ("\u202a渡口\u202c", "渡口"),
        ("渡口\u00a0大桥\u3000船工\t石阶", "渡口 大桥 船工 石阶"),
        ("甲\t乙\t丙", "甲 乙 丙"),
        ("①㎡…ＡＢ", "①㎡…ＡＢ"),
        ("👨\u200d👩\u200d👧 好", "👨\u200d👩\u200d👧 好"),
        ("好\u200d的", "好的"),
        ("渡 口 的 老 船工", "渡口的老船工"),
        ("渡 口 的 老 船 工，收起缆绳", "渡口的老船工，收起缆绳"),
        ("通\u3000知\u3000书", "通知书"),
        ("大桥通车 渡口停航", "大桥通车 渡口停航"),
        ("王 芳 到了", "王 芳 到了"),
        ("a b c 渡口", "a b c 渡口"),
        ("机组   流量   电耗", "机组   流量   电耗"),
    ],
)
def test_a_line_is_cleaned_and_nothing_is_folded(raw: str, clean: str) -> None:
    manuscript = read(raw)
    assert [line.text for line in manuscript.lines] == [clean]
    assert_spans_hold(manuscript)


@pytest.mark.parametrize(
    ("raw", "indent"),
    [("　　渡口", True), ("  渡口", True), ("\t渡口", True), (" 渡口", False), ("渡口", False)],
)
@pytest.mark.parametrize("mark", ["", "\ufeff"])
def test_an_indent_is_remembered(mark: str, raw: str, indent: bool) -> None:
    (line,) = read(mark + raw + "  ").lines
    assert (line.text, line.indent) == ("渡口", indent)


def test_a_clean_line_has_one_span() -> None:
    (line,) = read("\n  " + FERRY + "\n").lines
    assert line == Line(FERRY, 3, 3 + len(FERRY), 2, ((0, 3),), gap=2, indent=True)


def test_invisible_lines_are_blank() -> None:
    assert read(" \n\u200b\n\ufeff\u3000\n\x00\n").lines == ()


@pytest.mark.parametrize("first", ["\u3400", "\u4e00", "\U00020000"])
@pytest.mark.parametrize("last", ["\u4dbf", "\u9fff", "\U000323af"])
def test_han_is_han_from_first_to_last(first: str, last: str) -> None:
    assert is_han(first) and is_han(last)
    assert not is_han(chr(ord(first) - 1)) and not is_han(chr(ord(last) + 1))


@given(
    st.text(
        st.sampled_from("渡口船工，。 \u3000\t\n\r\ufeff\u200b\u200d\u00a0\x0cab😀#-*>`_[](!&;")
    )
)
def test_spans_lead_back_to_the_source(text: str) -> None:
    for name in ("text", "markdown"):
        manuscript = read(text, name)
        assert manuscript.text == text
        if name == "text":
            assert_spans_hold(manuscript)


# What only marks up goes out of plain text as well: see tests/test_markdown.py.
@given(st.text().filter(lambda text: not any(sign in text for sign in ("**", "](", "]["))))
@example("0*")
def test_plain_text_loses_nothing_visible(text: str) -> None:
    lines = read(text).lines
    expected = "".join(c for c in text if c.isprintable() and not c.isspace())
    kept = "".join(c for line in lines for c in line.text if c.isprintable() and not c.isspace())
    assert kept == expected
