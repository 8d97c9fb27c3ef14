"""What only lines together show: running heads, turn lines, tables, lists, verse."""

from __future__ import annotations

import pytest
from structures import ABOVE, BELOW, parse


def told(text: str) -> list[tuple[str, str]]:
    document = parse(text)
    return [(each.role, each.text) for section in document.sections for each in section.paragraphs]


def within(text: str) -> list[tuple[str, str]]:
    """The roles and texts of the lines between a title with a paragraph, and another paragraph."""
    first, above, *found, below = told(f"码头见闻\n\n{ABOVE}\n\n{text}\n\n{BELOW}")
    assert (first, above, below) == (("title", "码头见闻"), ("body", ABOVE), ("body", BELOW))
    return found


@pytest.mark.parametrize("turn", ["（上接第3版）", "【转第4版】", "[接第3页]", "(續上頁)"])
def test_a_turn_line_that_opens_a_line(turn: str) -> None:
    found = within(f"{turn}码头的灯亮了。")
    assert found == [("furniture", turn), ("body", "码头的灯亮了。")]


@pytest.mark.parametrize("turn", ["（下转第4版）", "[转第4版]", "【接第4页】"])
def test_a_turn_line_that_ends_a_line(turn: str) -> None:
    found = within(f"码头的灯亮了。{turn}")
    assert found == [("body", "码头的灯亮了。"), ("furniture", turn)]


def test_a_turn_line_behind_a_single_character() -> None:
    assert within("灯（下转第4版）") == [("body", "灯"), ("furniture", "（下转第4版）")]


@pytest.mark.parametrize("line", ["（上接第3版） 码头的灯亮了。", "码头的灯亮了。 （下转第4版）"])
def test_a_turn_line_keeps_its_place(line: str) -> None:
    text = f"{ABOVE}\n\n{line}\n\n{ABOVE}"
    document = parse(text)
    for each in document.sections[0].paragraphs:
        assert text[each.start : each.end] == each.text
        assert text[each.source_offset(0)] == each.text[0]
        assert text[each.source_offset(len(each.text) - 1)] == each.text[-1]


@pytest.mark.parametrize(
    "line",
    [
        "（灯）码头的灯亮了，转第4版。",
        "码头的灯亮了。（转了又转的那一盏）",
        "转第4版的灯亮了。",
        "（转眼之间天就亮了。",
    ],
)
def test_what_is_no_turn_line(line: str) -> None:
    assert within(line) == [("body", line)]


def test_a_running_head_breaks_a_sentence() -> None:
    half = "乙说了半句，还没有\n\n石桥年报\n\n说完。"
    found = told(f"码头\n\n{half}\n\n{half}")
    again = [("body", "乙说了半句，还没有说完。"), ("furniture", "石桥年报")]
    assert found == [("title", "码头"), *again, *again]


def test_a_running_head_stands_below_a_page_number() -> None:
    found = told("码头\n\n甲说完了。\n12\n石桥年报\n\n乙说完了。\n13\n石桥年报\n\n丙说完了。")
    furniture = [text for role, text in found if role == "furniture"]
    assert furniture == ["12", "石桥年报", "13", "石桥年报"]


@pytest.mark.parametrize(
    ("first", "second"),
    [("石桥年报", "石桥年报"), ("1 石桥年报", "2 石桥年报"), ("石桥年报 1", "石桥年报 2")],
)
def test_a_running_head_may_have_the_number_of_its_page(first: str, second: str) -> None:
    for end in ("— {} —", "（下转第{}版）"):
        found = told(
            f"码头\n\n甲说完了。\n{end.format(1)}\n{first}\n\n乙说完了。\n{end.format(2)}\n{second}\n\n丙说完了。"
        )
        assert ("furniture", first) in found
        assert ("furniture", second) in found


def test_a_line_that_comes_twice_between_whole_paragraphs_is_no_running_head() -> None:
    found = told("码头\n\n甲说完了。\n\n石桥年报\n\n乙说完了。\n\n石桥年报\n\n丙说完了。")
    assert "furniture" not in [role for role, _ in found]


@pytest.mark.parametrize(
    "rows",
    [
        ["| 年份 | 人口 |", "| 甲 | 乙 |"],
        ["年份  人口  增速", "甲  乙  丙"],
        ["年份\t人口\t增速", "甲\t乙\t丙"],
        ["年份\u3000人口\u3000增速", "甲\u3000\u3000乙\u3000\u3000丙"],
        ["年份  人口  增速", "甲  乙  " + "丙" * 12],
    ],
)
def test_rows_are_a_table(rows: list[str]) -> None:
    assert [role for role, _ in within("\n".join(rows))] == ["verbatim"] * 2


@pytest.mark.parametrize(
    "rows",
    [
        ["| 年份 | 人口 |"],
        ["年份  人口", "甲  乙"],
        ["年份  人口  增速", "甲  乙  " + "丙" * 13],
    ],
)
def test_what_is_no_table(rows: list[str]) -> None:
    assert "verbatim" not in [role for role, _ in within("\n".join(rows))]


@pytest.mark.parametrize(
    "lines",
    [
        ["时间：周三", "地点：镇里", "人员：会计"],
        ["要带的东西：", "雨衣", "雨鞋"],
        ["要带的东西:", "雨衣", "雨鞋", "手电筒"],
        ["要带的东西：", "雨衣", "雨鞋", "手电筒", "药箱"],
        ["风从南边来", "吹皱一湖水", "撑船人皱眉"],
    ],
)
def test_lines_of_a_list_or_of_verse_are_body_and_stay_apart(lines: list[str]) -> None:
    assert within("\n".join(lines)) == [("body", line) for line in lines]


@pytest.mark.parametrize(
    "lines", [["时间：周三", "地点：镇里", "人员：会计"], ["要带的东西：", "雨衣", "雨鞋"]]
)
def test_lines_of_a_list_may_be_far_apart(lines: list[str]) -> None:
    assert within("\n\n".join(lines)) == [("body", line) for line in lines]


def test_a_list_may_end_the_text() -> None:
    lines = ["要带的东西：", "雨衣", "雨鞋"]
    text = f"码头见闻\n\n{ABOVE}\n\n" + "\n".join(lines)
    assert told(text)[2:] == [("body", line) for line in lines]


def test_a_single_line_after_a_colon_is_no_list() -> None:
    assert within("要带的东西：\n\n雨衣") == [("body", "要带的东西："), ("heading", "雨衣")]


def test_verse_with_a_title_before_the_text_goes_on() -> None:
    # The last one is as likely the heading of what follows.
    lines = ["风从南边来", "吹皱一湖水", "也吹皱", "撑船人的眉头"]
    assert [role for role, _ in within("\n".join(lines))] == ["body"] * 3 + ["heading"]


def test_verse_may_have_stanzas() -> None:
    text = "风从南边吹来的\n吹皱一湖水的\n\n也吹皱了我的\n撑船人的眉头"
    assert [role for role, _ in within(text)] == ["body"] * 3 + ["heading"]


def test_short_lines_with_blank_ones_between_are_no_verse() -> None:
    text = "风从南边吹来的\n\n吹皱一湖水的\n\n也吹皱了我的\n\n撑船人的眉头"
    assert [role for role, _ in within(text)] == ["caption"] * 3 + ["heading"]


def test_more_short_lines_are_no_captions() -> None:
    text = "风从南边吹来的\n\n吹皱一湖水的\n\n也吹皱了我的\n\n撑船人的眉头\n\n岸上的人家的"
    found = [role for role, _ in within(text)]
    assert found == ["body", "caption", "caption", "caption", "heading"]


def test_two_short_lines_are_a_caption_and_a_heading() -> None:
    found = within("风从南边来\n\n\n\n吹皱一湖水")
    assert [role for role, _ in found] == ["caption", "heading"]


@pytest.mark.parametrize(("gap", "role"), [("\n", "body"), ("\n\n", "caption")])
def test_a_short_line_above_a_heading_is_a_caption_if_it_stands_apart(gap: str, role: str) -> None:
    found = told(f"码头见闻\n\n{ABOVE}{gap}码头夜景\n\n一、泊位\n\n{BELOW}")
    assert (role, "码头夜景") in found


@pytest.mark.parametrize(
    ("last", "is_item"),
    [
        ("主持：许安", True),
        ("会议的主持人：许安", True),
        ("会议的主持人员：许安", False),
        ("主：许安", False),
    ],
)
def test_labelled_lines_stay_apart_from_the_text(last: str, is_item: bool) -> None:
    # 许安先 looks like a name: by itself the line would be taken for a first half.
    text = "先把大功率电器的插头全部拔掉，再合闸。如果仍然跳闸，请联系供电所。"
    lines = ["地点：镇政府二楼", "议题：冷库的管理", last]
    document = parse(f"会议通知\n\n{ABOVE}\n\n" + "\n".join(lines) + f"\n\n{text}")
    assert (document.joins == ()) == is_item


def test_two_labelled_lines_are_no_list() -> None:
    text = "先把大功率电器的插头全部拔掉，再合闸。如果仍然跳闸，请联系供电所。"
    document = parse(f"会议通知\n\n{ABOVE}\n\n地点：镇政府二楼\n主持：许安\n\n{text}")
    assert len(document.joins) == 1
