"""Hypothesis text of the kinds that Chinese files hold, and that break programs."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = (
    "码头", "工程", "研究", "新能源", "村民", "他", "我们", "的", "了", "說", "表示", "记者",
    "圖書館", "發現", "3.5", "１２", "2024", "95%", "Python", "v2.0", "e.g", "Dr", "a", "😀",
    "👨\u200d👩\u200d👧", "\U00020000", "\U0002a6df", "一", "鿿", "\u3400", "①", "㎡", "é",
)  # fmt: skip
MARKS = (
    "。", "！", "？", "…", "……", "，", "、", "；", "：", ".", "．", "!", "?", ",", ":", "—", "——",
    "“", "”", "‘", "’", "「", "」", "『", "』", '"', "（", "）", "(", ")", "《", "》", "【", "】",
    "[", "]", "~", "·", "#", "*", "-",
)  # fmt: skip
SPACES = (" ", "  ", "　", "\t", "\xa0", "\u200b", "\ufeff")
NEWLINES = ("\n", "\r\n", "\r", "\n\n")
# Line ends for str.splitlines, but not for readers of text.
ODD_NEWLINES = ("\x0b", "\x0c", "\x1c", "\x85", "\u2028", "\u2029")
# The first and last characters around the surrogates, and the last code point.
EDGES = ("\ud7ff", "\ue000", "\uffff", "\U00010000", "\U0010ffff", "\x00", "\x7f")


def words() -> st.SearchStrategy[str]:
    """Words without marks and white space, one to six of them run together."""
    return st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map("".join)


def chinese_text() -> st.SearchStrategy[str]:
    """Words, marks and white space in any order: dense in the places where text is cut."""
    piece = st.one_of(
        st.sampled_from(WORDS),
        st.sampled_from(MARKS),
        st.sampled_from(MARKS),
        st.sampled_from(SPACES),
        st.sampled_from(NEWLINES),
        st.sampled_from(ODD_NEWLINES),
        st.sampled_from(EDGES),
    )
    return st.lists(piece, max_size=60).map("".join)


def any_text() -> st.SearchStrategy[str]:
    """Chinese text, or any characters that UTF-8 can hold."""
    return st.one_of(chinese_text(), st.text(max_size=100))
