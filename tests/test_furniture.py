"""What a page adds to its text: which lines are set aside, and which only look like that."""

from __future__ import annotations

import pytest
from structures import ABOVE, BELOW, TITLE, parse

from summarizer.model import Document


def roles(document: Document) -> list[tuple[str, str]]:
    return [(p.text, p.role) for section in document.sections for p in section.paragraphs]


def between(*blocks: str) -> list[tuple[str, str]]:
    """What some blocks become between the title and a paragraph above them and one below."""
    found = roles(parse(TITLE, ABOVE, *blocks, BELOW))
    assert found[:2] == [(TITLE, "title"), (ABOVE, "body")]
    assert found[-1] == (BELOW, "body")
    return found[2:-1]


@pytest.mark.parametrize(
    "line",
    [
        "分享到:微信",
        "上一篇：夜航",
        "字号:大中小",
        "首页 > 新闻 > 码头",
        "首页»新闻»码头",
        "—— 12 ——",
        "第 3 页 共 12 页",
        "xii",
        "（下转第2版）",
    ],
)
def test_lines_of_the_page(line: str) -> None:
    assert between(line) == [(line, "furniture")]


@pytest.mark.parametrize("line", ["分享到群里的消息，大家都看见了。", "上一篇写的是夜航。"])
def test_lines_of_the_text(line: str) -> None:
    assert between(line) != [(line, "furniture")]


def test_the_name_of_a_paper_is_set_aside_with_what_stands_beside_it() -> None:
    assert roles(parse("石桥日报 要闻 3 版 周五", ABOVE, BELOW))[0][1] == "furniture"
    assert parse("石桥日报", ABOVE, BELOW).title == "石桥日报"
    longer = "石桥日报 要闻 3 版 周五 晴"
    assert parse(longer, ABOVE, BELOW).title == longer


def test_a_line_that_turns_the_page_leaves_no_space_behind_the_text() -> None:
    document = parse(TITLE, ABOVE[:-1] + "，货主都说方便 （下转第2版）", BELOW)
    joined = f"{ABOVE[:-1]}，货主都说方便{BELOW}"
    assert roles(document)[1:] == [(joined, "body"), ("（下转第2版）", "furniture")]


def test_rows_have_cells_that_wide_spaces_part() -> None:
    rows = ["码头  夜航  灯塔", "渡口  冷库  灯塔"]
    assert between("\n".join(rows)) == [(row, "verbatim") for row in rows]
    phrases = ["码头 夜航  灯塔", "渡口 冷库  灯塔"]
    assert "verbatim" not in [role for _, role in between("\n".join(phrases))]


def test_running_heads_differ_in_a_number_that_stands_apart() -> None:
    pages = roles(parse(TITLE, ABOVE, "1", "石桥年报 1", BELOW, "2", "石桥年报 2", ABOVE))
    assert [text for text, role in pages if role == "furniture"] == [
        *("1", "石桥年报 1", "2", "石桥年报 2"),
    ]
    document = parse(TITLE, ABOVE, "1", "1号泊位", BELOW, "2", "2号泊位", ABOVE)
    assert [section.heading for section in document.sections] == [None, "1号泊位", "2号泊位"]


def test_a_short_line_above_a_list_is_no_heading() -> None:
    rule = "港务局为此定下了三条人人都要遵守的规矩，内容如下"
    assert between("码头的规矩", f"{rule}。") == [("码头的规矩", "heading"), (f"{rule}。", "body")]
    assert between("码头的规矩", f"{rule}：") == [("码头的规矩", "body"), (f"{rule}：", "body")]


@pytest.mark.parametrize("columns", [11, 12, 45])
def test_lines_of_one_width_are_a_paragraph(columns: int) -> None:
    text = ABOVE[:-1] + "，" + BELOW[:-1] + "，" + ABOVE
    lines = [text[at : at + columns] for at in range(0, len(text), columns)]
    bodies = [text for text, role in roles(parse(TITLE, "\n".join(lines))) if role == "body"]
    assert (bodies == [text]) == (columns >= 12)
