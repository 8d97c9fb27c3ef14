"""The numbers and labels that open a heading or an item: 第一章, 一、, （一）, 1., 1.1, 问：, ●."""

from __future__ import annotations

_HAN_DIGITS = "〇零一二三四五六七八九十百千两兩"
_DIGITS = "0123456789"
MAX_BRACKETED_DIGITS = 3
MAX_DIGITS = 2

_WIDE_DIGITS = str.maketrans("０１２３４５６７８９．", "0123456789.")
_PARTS = {"章": "chapter", "篇": "chapter", "编": "chapter", "編": "chapter", "卷": "chapter"}
_PARTS |= {"部": "chapter", "回": "chapter", "节": "part", "節": "part", "条": "item", "條": "item"}
_BULLETS = frozenset("●○•·▪■□◆◇★☆※►▶➢✓◎①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳⒈⒉⒊")
_LABELS = (
    "问：",
    "問：",
    "答：",
    "Q：",
    "A：",
    "Q:",
    "A:",
    "注：",
    "註：",
    "——",
    "【",
    "- ",
    "* ",
    "– ",
)
_ORDINALS = (
    "首先，",
    "其次，",
    "再次，",
    "最后，",
    "最後，",
    "其一",
    "其二",
    "其三",
    "其四",
    "其五",
)
_POINTS = ("一是", "二是", "三是", "四是", "五是", "六是", "七是", "八是")
_OPENINGS = (
    frozenset("第（([" + _HAN_DIGITS + _DIGITS + "０１２３４５６７８９问答問QA注註—【-*–首其再最")
    | _BULLETS
)
# What makes "3 月" or "12 个" a quantity and not the number of a heading.
UNITS = frozenset(
    "年月日号號时時分秒点點个個位名万萬亿億元岁歲人次家项項条條座台臺吨噸米公千百多余餘%％‰℃倍成"
)


def numbering(text: str) -> str:
    """The kind of number or label that opens `text`, or "".

    "chapter" (第一章), "part" (第一节), "han" (一、), "han bracket" (（一）), "digit" (1. or 1),
    "digits 2" (1.1), "digits 3" (1.1.1), "digit bracket" (（1） or 1)), "item" for all else that
    opens a line of its own: bullets, 问：, 首先, 一是, 【, ——.
    """
    if not text or text[0] not in _OPENINGS:
        return ""
    first = text[0]
    if first == "第":
        return _part(text)
    if first in "（(":
        return _bracketed(text)
    if first == "[":
        # The number of a reference, [1] 许安; a note at the end of a sentence has a mark behind it.
        end = _span(text, 1, _DIGITS)
        return "item" if end > 1 and text[end : end + 1] == "]" and _is_name(text, end + 1) else ""
    if first in _HAN_DIGITS:
        return _han(text)
    if first in _DIGITS or "０" <= first <= "９":
        return _digits(text[:16].translate(_WIDE_DIGITS))
    if first in "QA" and text[1:2] in tuple(_DIGITS):
        return "item" if text[2:4].lstrip(_DIGITS)[:1] in ("：", ":", ".", "、") else ""
    return "item" if first in _BULLETS or text.startswith(_LABELS + _ORDINALS) else ""


def is_step(text: str) -> bool:
    """Whether `text` opens with the number of a day, a step, a question: `第一天：进山`."""
    end = _span(text, 1, _HAN_DIGITS + _DIGITS + " ")
    return text[:1] == "第" and 1 < end < len(text) and text[end + 1 : end + 2] in ("：", ":", "")


def _span(text: str, start: int, characters: str) -> int:
    end = start
    while end < len(text) and text[end] in characters:
        end += 1
    return end


def _part(text: str) -> str:
    head = text[:12].replace(" ", "")
    end = _span(head, 1, _HAN_DIGITS + _DIGITS)
    if end == 1 or end >= len(head):
        return ""
    kind = _PARTS.get(head[end], "")
    # 第一条 opens an article of law, 第一部分 is a chapter, 第三部电影 is no number at all.
    if head[end] in "部回":
        return kind if head[end + 1 : end + 2] in ("分", "") or " " in text[:8] else ""
    return kind


def _bracketed(text: str) -> str:
    for kind, digits in (("han bracket", _HAN_DIGITS), ("digit bracket", _DIGITS)):
        end = _span(text, 1, digits)
        if 1 < end <= MAX_BRACKETED_DIGITS + 1 and text.startswith(("）", ")"), end):
            return kind
    return ""


def _han(text: str) -> str:
    end = _span(text, 0, _HAN_DIGITS)
    after = text[end : end + 1]
    if after and after in "、．." and end <= 3:
        return "han"
    return "item" if text.startswith(_POINTS) or (after == "：" and end <= 2) else ""


def _digits(text: str) -> str:
    numbers, end = 1, _span(text, 0, _DIGITS)
    while text.startswith(".", end) and _span(text, end + 1, _DIGITS) > end + 1:
        numbers, end = numbers + 1, _span(text, end + 1, _DIGITS)
    after = text[end : end + 1]
    named = after == " " and _is_name(text, end)
    if numbers > 1:
        # 2.5米 is a quantity: only a space tells that 1.1 is a number of its own.
        return f"digits {min(numbers, 3)}" if named else ""
    if end > MAX_DIGITS or not after:
        return ""
    if after in ")）":
        return "digit bracket"
    return "digit" if named or after in ".、．" else ""


def _is_name(text: str, end: int) -> bool:
    word = text[end:].lstrip()[:1]
    return bool(word) and (word.isupper() if word.isascii() else word not in UNITS)
