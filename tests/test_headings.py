"""Headings by their numbers: which lines are some, and how they rank each other."""

from __future__ import annotations

import pytest
from structures import parse

LINE = "冷库一天二十四小时有人值守，温度每小时记录一次。"


def levels(text: str, format: str = "text") -> list[tuple[str | None, int]]:
    document = parse(text, format=format)
    return [(section.heading, section.level) for section in document.sections]


def under(*heads: str) -> str:
    """A text with a paragraph under each heading."""
    return "码头管理办法\n\n" + "\n\n".join(f"{head}\n\n{LINE}" for head in heads)


@pytest.mark.parametrize(
    "heads",
    [
        [
            ("一、范围", 1),
            ("（一）码头", 2),
            ("1.泊位", 3),
            ("1.1 灯", 4),
            ("1.1.1 灯", 5),
            ("1.1.1.1 灯", 5),
            ("（1）灯", 4),
        ],
        [("1.泊位", 1), ("1.1 灯", 2), ("1.1.1 灯", 3), ("（1）灯", 2), ("2)灯", 2)],
        [
            ("第一章 总则", 1),
            ("第一节 范围", 2),
            ("一、码头", 3),
            ("（一）泊位", 4),
            ("1. 灯", 5),
            ("1.1 灯", 6),
            ("1.1.1 灯", 6),
        ],
        [("第一章 总则", 1), ("一、码头", 2), ("（一）泊位", 3), ("1. 灯", 4)],
        [("第一章 总则", 1), ("1. 灯", 2), ("1.1 灯", 3), ("1.1.1 灯", 4)],
        [("（一）泊位", 2), ("1. 灯", 3)],
        [("一、泊位", 1), ("1. 灯", 3)],
        [("第一章", 1), ("第二章 灯", 1)],
        [("第一节", 2), ("第二节 灯", 2)],
        [("【泊位】", 2), ("【灯】", 2)],
        [("泊位", 2), ("灯光", 2)],
        [("结语", 2)],
        [("一、泊位", 1), ("结语", 1)],
        [("第一章 泊位", 1), ("结语", 2)],
        [("第一节 泊位", 2), ("结语", 3)],
        [("第一天：进山", 2), ("第二天：出山", 2)],
        [("第一章 泊位", 1), ("第一天：进山", 2)],
        [("第一节 泊位", 2), ("第一天：进山", 3)],
        [("第一节 泊位", 2), ("第一天:进山", 3)],
        [("第一节 泊位", 2), ("第一天", 3)],
        [("第一章 泊位", 1), ("（十二）灯", 3), ("（一百二）灯", 3), ("（一百二十）灯", 2)],
        [("第一章 泊位", 1), ("(12)灯", 3), ("(123)灯", 3), ("(1234)灯", 2)],
        [("第一节 泊位", 2), ("第一天进山", 2)],
    ],
    ids=lambda heads: heads[0][0] + heads[-1][0],
)
def test_headings_rank_by_their_numbers(heads: list[tuple[str, int]]) -> None:
    assert levels(under(*[head for head, _ in heads]))[1:] == heads


def test_numbers_rank_below_the_headings_of_markdown() -> None:
    found = levels(under("## 甲", "一、泊位", "### 乙", "（一）灯"), "markdown")
    assert found[1:] == [("甲", 2), ("一、泊位", 3), ("乙", 3), ("（一）灯", 5)]


NUMBERED = """
第一章 泊位
第一篇 泊位
第一编 泊位
第一編 泊位
第一卷 泊位
第一部 泊位
第一部分 泊位
第一部分泊位
第一回 泊位
第12章 泊位
第一章
一、灯
一、灯，码头亮
一百二、灯
一．灯
一. 灯
一
十二
一二三
1、灯
1．灯
12. 灯
１．灯
１. 灯
1 灯
1 Lamp
""".split("\n")[1:-1]
# Short lines by themselves; and what has a number one level lower, or none that counts.
PLAIN = """
第一节 泊位
第一節 泊位
第一部电影
第一回合
第章 泊位
第甲章 泊位
[甲] 泊位
[12 泊位
第一步 泊位
第一步：泊位
第 1 步：泊位
第1问
第一问：灯
（一）
（一百二）灯
(12)灯
（1234）灯
1)灯
1）灯
123. 灯
1 lamp
1.1灯
1.1 Lamp
一百二十、灯
一百二十一、灯
一灯
一二三四
""".split("\n")[1:-1]
BODY = """
1. 灯，码头
1、灯，码头
一：灯
十一：灯
Q1：灯
Q1. 灯
Q12、灯
A1: 灯
Q：灯
其一灯
一是灯
注：灯
- 灯
* 灯
""".split("\n")[1:-1]


@pytest.mark.parametrize("line", NUMBERED)
def test_numbers_of_the_first_rank(line: str) -> None:
    assert levels(under("灯光", line))[2:] == [(line, 1)]


@pytest.mark.parametrize("line", PLAIN)
def test_other_headings(line: str) -> None:
    assert levels(under("灯光", line))[2:] == [(line, 2)]


@pytest.mark.parametrize("line", BODY)
def test_items_are_no_headings(line: str) -> None:
    assert [heading for heading, _ in levels(f"码头管理办法\n\n{LINE}\n\n{line}\n\n{LINE}")] == [
        None
    ]


@pytest.mark.parametrize("width", [34, 35])
def test_a_numbered_clause_is_a_heading_if_it_is_short_enough(width: int) -> None:
    line = "一、灯，".ljust(width, "亮")
    assert ((line, 1) in levels(f"码头管理办法\n\n{LINE}\n\n{line}\n\n{LINE}")) == (width == 34)


@pytest.mark.parametrize("between", ["12", "图3 平面图", "＊＊＊", "编者按：欢迎来信。"])
def test_a_heading_opens_the_text_behind_what_is_none(between: str) -> None:
    text = f"码头管理办法\n\n{LINE}\n\n一、泊位\n\n{between}\n\n{LINE}"
    assert levels(text)[1:] == [("一、泊位", 1)]


@pytest.mark.parametrize("between", ["12", "图3 平面图", "编者按：欢迎来信。", "作者：许安"])
def test_a_short_line_opens_the_text_behind_what_is_none(between: str) -> None:
    text = f"码头管理办法\n\n{LINE}\n\n泊位\n\n{between}\n\n{LINE}"
    assert levels(text)[1:] == [("泊位", 2)]


def test_stock_headings_may_follow_each_other() -> None:
    text = f"码头管理办法\n\n{LINE}\n\n结语\n\n参考文献\n\n{LINE}"
    assert levels(text)[1:] == [("结语", 2), ("参考文献", 2)]


def test_a_chapter_may_hold_a_figure_alone() -> None:
    assert levels(under("第一章 泊位") + "\n\n第二章 附图\n\n图3 平面图")[1:] == [
        ("第一章 泊位", 1),
        ("第二章 附图", 1),
    ]


def test_chapters_follow_each_other_only_as_a_list() -> None:
    text = f"码头管理办法\n\n第一章 泊位\n\n第二章 灯光\n\n{LINE}"
    assert ("第一章 泊位", 1) not in levels(text)


def test_a_list_that_opens_the_text_has_no_headings() -> None:
    assert levels(f"1. 合闸\n2. 看表\n\n{LINE}") == [(None, 0)]


@pytest.mark.parametrize("head", ["第一章 泊位", "一、泊位", "1. 泊位"])
def test_beside_numbered_headings_a_short_line_is_a_caption(head: str) -> None:
    other = head.replace("一", "二").replace("1", "2")
    found = levels(under(head, other, "码头夜景和货轮群", "码头夜景和来往货轮"))
    assert [heading for heading, _ in found[1:]] == [head, other, "码头夜景和货轮群"]


@pytest.mark.parametrize(
    "head",
    [
        "一张网，管住三百个，排口",
        "一张网，管住三百个排口：",
        "一张网；管住，三百个",
        "一张网，管住三百个、",
        "一张网，管住三百个;",
    ],
)
def test_other_clauses_are_none(head: str) -> None:
    text = f"码头管理办法\n\n{LINE}\n\n{head}\n\n{LINE}{LINE}"
    assert (head, 2) not in levels(text)


def test_a_heading_may_open_a_quotation() -> None:
    text = f"# 码头\n\n{LINE}\n\n一、泊位\n\n> 码头是大家的，要靠大家来维护。\n"
    assert ("一、泊位", 1) in levels(text, "markdown")
