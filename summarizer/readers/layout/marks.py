"""Marks that tell what a line is, whatever its place on the page."""

from __future__ import annotations

import re

# What pdfium puts for the hyphen of a word that a line end divides.
HYPHEN = "\x02"
FINALS = tuple("。！？!?…；;”’」』）)】")
# What no heading ends with.
FULL_STOPS = tuple("。；;，、,")
_HAN = "一二三四五六七八九十百〇零"
# The number or bullet of a heading or an item; never that of a quantity (2.5米).
LIST_MARK = re.compile(
    rf"第[{_HAN}0-9]{{1,4}}[章节節部编編篇条條]|[（(][{_HAN}0-9]{{1,3}}[)）]|[{_HAN}]{{1,3}}[、.．]"
    r"|\d{1,2}(?:[、．)）]|\.(?!\d))|\d{1,2}(?:\.\d{1,2}){1,3}\.?\s|[•●○▪■◆◇►▶➢✓·※][ \t]?|[-–—*] "
    r"|[①-⑳⑴-⒇]|附[件录錄]|【"
)
# So much of a line is looked at; more would take quadratic time on a line of dots.
MAX_LEADER_CHARACTERS = 120
# The levels that the number of a heading tells.
DEPTHS = (
    re.compile(
        rf"第[{_HAN}0-9]{{1,4}}[章部编編篇]|[{_HAN}]{{1,3}}[、.．]|\d{{1,2}}(?:[、．.]|\s)(?!\d)"
    ),
    re.compile(
        rf"第[{_HAN}0-9]{{1,4}}[节節]|[（(][{_HAN}]{{1,3}}[)）]|\d{{1,2}}\.\d{{1,2}}(?!\.?\d)"
    ),
)
CAPTION = re.compile(
    r"(?:[附续續插]?[图圖表]|fig(?:ure|s)?\.?|table|chart)\s*(?:[0-9０-９]|[A-Z][-.]?\d|[一二三四五六七八九十])",
    re.IGNORECASE,
)
LEADER = re.compile(r"(?:[.．·…•‥]\s?){4,}\s*[0-9ivxlc]*\s*$|…{2,}\s*\d+\s*$")


def ends_in_leader(text: str) -> bool:
    """Whether a line is one of a table of contents: it ends in dots, and in a page number."""
    return LEADER.search(text[-MAX_LEADER_CHARACTERS:]) is not None


def depth(text: str) -> int | None:
    """How deep the number of a heading is, from 0; None where it has none."""
    for level, pattern in enumerate(DEPTHS):
        if pattern.match(text):
            return level
    return len(DEPTHS) if LIST_MARK.match(text) else None
