"""Lines on a screen: nothing lost, nothing too wide, no mark where it may not stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from summarizer.characters import visible
from summarizer.renderers.breaking import NO_END, NO_START, broken, columns, pieces

TEXTS = st.text(
    st.sampled_from(
        "港口开通夜航货轮。，；：、！？”“」「）（《》…—·～ab1290.%℃ \u3000é\u0301🚢👨\u200d👩"
    )
)


@given(TEXTS, st.integers(4, 30))
def test_lines_fit_and_hold_the_text(text: str, width: int) -> None:
    lines = broken(text, width)
    assert max(map(wcswidth, lines)) <= width
    assert "".join("".join(lines).split()) == "".join(text.split())


@given(TEXTS)
def test_pieces_are_the_text_and_keep_to_the_marks(text: str) -> None:
    parts = pieces(text)
    assert "".join(parts) == text
    assert [part for part in parts[1:] if part[0] in NO_START] == []
    assert [part for part in parts[:-1] if part[-1] in NO_END] == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("货值4.3亿美元，占比31%。", "货 值 4.3亿 美 元， 占 比 31%。"),
        ("他说：“走吧！”", "他 说： “走 吧！”"),
        ("——这是（港口）……", "—— 这 是 （港 口）……"),
        ("海拔500～900米", "海 拔 500～900米"),
        ("用Kubernetes部署", "用 Kubernetes 部 署"),
        ("马克·吐温", "马 克· 吐 温"),
    ],
)
def test_where_a_line_may_end(text: str, expected: str) -> None:
    assert pieces(text) == expected.split(" ")


def test_a_word_that_fits_no_line_is_cut() -> None:
    assert broken("x" * 25 + "港口", 10) == ["x" * 10, "x" * 10, "x" * 5 + "港口"]


def test_spaces_behind_a_word_that_is_cut_stay() -> None:
    assert broken("x" * 15 + " harbour", 10) == ["x" * 10, "xxxxx", "harbour"]
    assert broken("x" * 12 + " abc", 10) == ["x" * 10, "xx abc"]
    assert broken("x" * 20 + " ", 10) == ["x" * 10, "x" * 10]


@pytest.mark.parametrize("unit", ["，", "x"])
def test_what_has_no_break_takes_time_as_it_grows(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    measured = 0

    def counted(text: str) -> int:
        nonlocal measured
        measured += len(text)
        return columns(text)

    monkeypatch.setattr("summarizer.renderers.breaking.columns", counted)
    costs = []
    for count in (1000, 2000):
        measured = 0
        broken(unit * count, 50)
        costs.append(measured)
    assert costs[1] <= 2.2 * costs[0]


def test_what_is_printable_is_not_changed() -> None:
    text = "港口　开通\u00a0夜航\u2028🚢\n\t"
    assert visible(text) == text
    assert visible("\x1b[2J\x9b1m\r\x7f\x85") == "␛[2J\ufffd1m␍␡\ufffd"
