"""Titles: what stands above a text, and which of its lines are title, subtitle and author."""

from __future__ import annotations

import pytest
from structures import ABOVE, parse

from summarizer.model import Document

LETTERS = {
    "title": "t",
    "byline": "a",
    "body": "b",
    "heading": "h",
    "furniture": "f",
    "note": "n",
    "caption": "c",
}


def roles(document: Document) -> str:
    """The roles above the last paragraph, in order, by their LETTERS; a byline is an author."""
    found = [LETTERS[each.role] for section in document.sections for each in section.paragraphs]
    assert found.pop() == "b"
    return "".join(found)


@pytest.mark.parametrize(
    ("head", "title", "byline", "shown"),
    [
        pytest.param("新华社石桥5月3日电 题：码头夜航", "码头夜航", None, "t", id="a wire"),
        pytest.param("渡口镇来电 题：码头夜航", "渡口镇来电 题：码头夜航", None, "t", id="no wire"),
        pytest.param("主题：码头夜航", "码头夜航", None, "t", id="a subject"),
        pytest.param(
            "发件人：老邱\n收件人：许安\n日期：5月3日\n主题：码头夜航",
            "码头夜航",
            None,
            "ffft",
            id="a mail",
        ),
        pytest.param(
            "From: a@b.cn\nTo: c@d.cn\nSubject: 码头夜航",
            "码头夜航",
            None,
            "fft",
            id="a mail in ASCII",
        ),
        pytest.param(
            "石桥县城关镇日报 要闻 3\n码头夜航",
            "码头夜航",
            None,
            "ft",
            id="the head of another page",
        ),
        pytest.param(
            "修船记\n林晚舟\n一、码头", "修船记", "林晚舟", "tah", id="above a numbered heading"
        ),
        pytest.param("石桥日报 要闻 3\n码头夜航", "码头夜航", None, "ft", id="the head of a page"),
        pytest.param("谁来修船？", "谁来修船？", None, "t", id="a question"),
        pytest.param("记者：谁来修船？", None, None, "b", id="a question of an interview"),
        pytest.param("【随笔】修船记", "【随笔】修船记", None, "t", id="a column and the title"),
        pytest.param("【随笔】", None, None, "h", id="a column alone"),
        pytest.param("修船记：", None, None, "b", id="a colon"),
        pytest.param("一、修船", None, None, "h", id="a number"),
        pytest.param("修船记。", None, None, "b", id="a sentence"),
        pytest.param("修船记！", "修船记！", None, "t", id="a cry"),
        pytest.param("水" * 45, "水" * 45, None, "t", id="as wide as it may be"),
        pytest.param("修船记\n——老邱的一天", "修船记 ——老邱的一天", None, "tt", id="a subtitle"),
        pytest.param(
            "修船记\n\n——老邱的一天", "修船记 ——老邱的一天", None, "tt", id="a subtitle apart"
        ),
        pytest.param("修船记\n老邱的一天", "修船记 老邱的一天", None, "tt", id="a second line"),
        pytest.param("修船记\n林晚舟", "修船记", "林晚舟", "ta", id="the author"),
        pytest.param(
            "修船记\n林晚舟\n\n编者按：欢迎来信。", "修船记", "林晚舟", "tan", id="above a note"
        ),
        pytest.param(
            "修船记\n林晚舟\n\n（根据录音整理）", "修船记", "林晚舟", "tan", id="above a short note"
        ),
        pytest.param("修船记\n林晚舟\n\n12", "修船记", "林晚舟", "taf", id="above a page number"),
        pytest.param("修船记\n林晚舟\n\n图3 船", "修船记", "林晚舟", "tac", id="above a caption"),
        pytest.param("修船记\n林晚舟\n许安", "修船记", "林晚舟", "taa", id="two authors"),
        pytest.param(
            "修船记\n林晚舟，许安\n顾清和", "修船记", "林晚舟，许安", "taa", id="three authors"
        ),
        pytest.param(
            "修船记\n老邱的一天\n林晚舟",
            "修船记 老邱的一天",
            "林晚舟",
            "tta",
            id="a subtitle and the author",
        ),
        pytest.param(
            "修船记\n林晚舟\n渡口镇水务局", "修船记", "林晚舟", "taa", id="the author's office"
        ),
        pytest.param("修船记\n讲课：老邱", "修船记", "讲课：老邱", "ta", id="a teller"),
        pytest.param("修船记\n整理与编辑：老邱", "修船记", "整理与编辑：老邱", "ta", id="a deed"),
        pytest.param("修船记\n整理和编辑人：老邱", "修船记", None, "tb", id="too long for a deed"),
        pytest.param(
            "修船记\n顾清和1，许安2*", "修船记", "顾清和1，许安2*", "ta", id="whom to write to"
        ),
        pytest.param("修船记\n地点：码头", "修船记", None, "tb", id="a labelled line"),
        pytest.param(
            "修船记\n地点：码头\n主持：林晚舟",
            "修船记",
            None,
            "tbb",
            id="labelled lines and a name",
        ),
        pytest.param("修船记\n\n老邱的一天到", "修船记", None, "t", id="a line that goes on"),
    ],
)
def test_the_head_of_a_text(head: str, title: str | None, byline: str | None, shown: str) -> None:
    document = parse(f"{head}\n\n{ABOVE}")
    assert (document.title, document.byline, roles(document)) == (title, byline, shown)


def test_a_line_is_no_title_if_it_is_too_wide() -> None:
    assert parse("水" * 46 + "\n\n" + ABOVE).title is None


def test_a_headline_behind_a_wire_may_be_wider() -> None:
    wire, headline = "新华社石桥5月3日电 题：", "水" * 48
    assert parse(f"{wire}{headline}1\n\n{ABOVE}").title == headline + "1"
    assert parse(f"{wire}{headline}水\n\n{ABOVE}").title is None


def test_a_cry_right_above_the_text_is_part_of_it() -> None:
    assert parse(f"修船记！\n{ABOVE}").title is None


def test_a_line_as_long_as_the_text_is_part_of_it() -> None:
    assert parse("修船的人在码头上等了一夜，天亮才走！\n\n他走了。").title is None


def test_a_headline_behind_the_reporters_is_none() -> None:
    document = parse(f"新华社石桥5月3日电（记者秦望舒）题：码头夜航\n\n{ABOVE}")
    assert document.title is None


def test_a_title_alone() -> None:
    assert parse("修船记").title == "修船记"
    assert parse("修船记\n\n第二天").title == "修船记"


def test_verse_has_a_title_above_a_blank_line_only() -> None:
    verse = "吹皱一湖水\n也吹皱\n撑船人的眉头"
    assert parse(f"风从南边来\n{verse}").title is None
    assert parse(f"风从南边来\n\n{verse}").title == "风从南边来"


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"# 修船记\n\n{ABOVE}\n\n# 灯\n\n{ABOVE}", None),
        (f"# 修船记\n\n{ABOVE}\n\n## 灯\n\n{ABOVE}", "修船记"),
        (f"## 修船记\n\n{ABOVE}", "修船记"),
        (f"# 修船记\n\n## 林晚舟\n\n{ABOVE}", "修船记"),
    ],
)
def test_a_heading_is_the_title_if_it_is_alone_on_its_level(text: str, title: str | None) -> None:
    assert parse(text, format="markdown").title == title


def test_a_heading_below_the_title_is_no_author() -> None:
    assert parse(f"# 修船记\n\n## 顾清\n\n林晚舟\n\n{ABOVE}", format="markdown").byline is None


@pytest.mark.parametrize(
    ("known", "line", "is_title"),
    [
        ("修船记", "修船记", True),
        ("修 船 记", "修船记", True),
        ("码头修船记录", "码头修船记录", True),
        ("码头修船记录本", "码头修船记录", True),
        ("码头修船记录", "石桥日报：码头修船记录", True),
        ("码头修船记", "石桥码头修船记", False),
        ("修船记录与码头", "修船记", False),
        ("修船记", "石桥年报", False),
    ],
)
def test_a_line_that_is_the_known_title(known: str, line: str, is_title: bool) -> None:
    document = parse(f"{line}\n\n{ABOVE}", title=known)
    assert document.title == known
    assert (roles(document) == "t") == is_title


@pytest.mark.parametrize(
    ("opening", "byline"),
    [
        ("新华社石桥5月3日电（记者秦望舒）", "新华社石桥5月3日电（记者秦望舒）"),
        ("新华社（石桥）5月3日电（记者秦望舒）", "新华社（石桥）5月3日电（记者秦望舒）"),
        ("新华社石桥5月3日电 (秦望舒)", "新华社石桥5月3日电 (秦望舒)"),
        ("新华社石桥5月3日电", "新华社石桥5月3日电"),
        ("新华社石桥电 ", "新华社石桥电"),
        ("本报讯 ", "本报讯"),
        ("本报讯：", "本报讯"),
        ("本报讯，", "本报讯"),
        ("【本报讯】", "【本报讯"),
        ("人民网石桥消息（记者秦望舒 ", None),
        ("新华社石桥电视塔上的灯又亮了，", None),
        ("新华社，石桥电 ", None),
        ("记者新华社石桥5月3日电 ", None),
        ("新华社" + "石" * 26 + "电 ", "新华社" + "石" * 26 + "电"),
        ("新华社" + "石" * 27 + "电 ", None),
    ],
)
def test_a_dateline_is_the_byline(opening: str, byline: str | None) -> None:
    assert parse(f"码头夜航\n\n{opening}{ABOVE}").byline == byline
