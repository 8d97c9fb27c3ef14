"""Lines that say by their form that they belong to a picture or a table."""

from __future__ import annotations

from summarizer.paragraphs import vocabulary

MAX_CAPTION_WIDTH = 120
MAX_BRACKETED_WIDTH = 25
MAX_PHOTOGRAPHER_CHARACTERS = 14
MAX_SHORT_CREDIT_CHARACTERS = 8

_NUMBERS = "0123456789０１２３４５６７８９一二三四五六七八九十①②③④⑤⑥⑦⑧⑨⑩.-—－"
# "图1显示……" goes on as a sentence of the body.
_SENTENCE_OPENINGS = frozenset("是中为為显顯示给給展的")


def is_caption(text: str, width: float, *, final: bool) -> bool:
    """Whether a line is a caption: ▲…, 图为…, 图1 …, … 摄; `final`: it ends a sentence."""
    if width > MAX_CAPTION_WIDTH:
        return False
    if text.startswith(vocabulary.CAPTION_OPENINGS):
        return True
    if text.startswith(vocabulary.FIGURES):
        return _is_numbered(text, final=final)
    if width > MAX_BRACKETED_WIDTH and _closes_with_credit(text):
        return False
    bare = text.rstrip("）)】] 。")
    if text[0] in "（(【[" and text[1:].startswith(vocabulary.FIGURES):
        return text[-1] in "）)】]"
    return bare.endswith(vocabulary.SHOTS) and _names_photographer(bare)


def _closes_with_credit(text: str) -> bool:
    """Whether a bracket follows a whole sentence: a paragraph of the body, and its credit."""
    opening = max(text.rfind(mark) for mark in "（(【[")
    return text[-1] in "）)】]" and opening > 0 and text[opening - 1] in "。！？”」"


def _is_numbered(text: str, *, final: bool) -> bool:
    rest = text.lstrip("附插图圖表 ")
    name = rest.lstrip(_NUMBERS)
    if len(name) == len(rest):
        return False
    if not name or name[0] in " ：:、】":
        return True
    return not final and name[0] not in _SENTENCE_OPENINGS


def _names_photographer(text: str) -> bool:
    tail = text[-MAX_PHOTOGRAPHER_CHARACTERS:]
    return len(text) <= MAX_SHORT_CREDIT_CHARACTERS or any(
        mark in tail for mark in "。，；！？ （(/：|｜"
    )
