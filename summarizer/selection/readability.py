"""Which sentences can stand alone in a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.selection.dangling import is_dangling
from summarizer.selection.notes import is_note

if TYPE_CHECKING:
    from collections.abc import Container

    from summarizer.evidence import Evidence

MIN_CHARACTERS = 15
# Below this a sentence needs a figure to be worth its place: the rest are slogans and proverbs.
MIN_CHARACTERS_WITHOUT_FIGURE = 22
# No slogan opens with a time, nor news with a slogan: 眼下，夏粮收购已全面展开。
MIN_CHARACTERS_OF_NEWS = 10
MAX_ATTRIBUTION_CHARACTERS = 40

TIMES = tuple(
    "目前 眼下 当前 當前 连日来 連日來 近日 日前 今天 今日 昨天 昨日 近年来 近年來".split()
)
FINAL_MARKS = "。！？!?…｡．.～~；;"
CLOSING_MARKS = "”’」』）)】》〉]\"'"
PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"), ("(", ")"))
QUOTATION_MARKS = {"“": "”", "「": "」", "『": "』", '"': '"'}
PAIRED = frozenset("".join([opening + closing for opening, closing in PAIRS]) + '"')
SPEECH_VERBS = tuple(
    "说 說 说道 說道 写道 寫道 笑道 答道 问 問 表示 指出 认为 認為 介绍 介紹 强调 強調 "
    "告诉记者 告訴記者 透露 回忆 回憶".split()
)
# Nouns and other words that end as those do: …作了详细介绍 tells what was done.
REPORTS = tuple(
    before + verb
    for before in "的了作做行详細细要再会會听聽想难難小传傳学學据據访訪慰提疑顾顧化示况況可"
    for verb in "说 說 表示 介绍 介紹 强调 強調 问 問".split()
)


def is_readable(text: str, *, is_news_lead: bool = False) -> bool:
    """Whether a sentence is a whole statement that a reader understands where it is shown alone.

    It is not when it is short, lacks its end, is an attribution, a bracket or a quotation alone,
    has unbalanced quotes or brackets, asks, greets, announces (ends in a colon), is a note on the
    text or an entry of a list of references, or continues another sentence.
    """
    bare = text.rstrip(CLOSING_MARKS)
    if not bare or bare[-1] not in FINAL_MARKS or _is_short(text, is_news_lead):
        return False
    return not (
        bare[-1] in "？?；;"
        or text[0] in "（(【[—-…，、：；。"
        or is_note(text)
        or is_dangling(text)
        or _is_attribution(bare)
        or _is_quotation(text)
        or not is_balanced(text)
    )


def _is_short(text: str, is_news_lead: bool) -> bool:
    if len(text) >= MIN_CHARACTERS_WITHOUT_FIGURE:
        return False
    if (is_news_lead or text.startswith(TIMES)) and len(text) >= MIN_CHARACTERS_OF_NEWS:
        return False
    return len(text) < MIN_CHARACTERS or not any(map(str.isdigit, text))


def _is_quotation(text: str) -> bool:
    """Whether a sentence is what somebody says, without who says it."""
    closing = QUOTATION_MARKS.get(text[0])
    return closing is not None and text.find(closing, 1) == len(text) - 1


def is_balanced(text: str) -> bool:
    """Whether every opening quotation mark and bracket has its closing one."""
    if PAIRED.isdisjoint(text):
        return True
    return all(text.count(opening) == text.count(closing) for opening, closing in PAIRS) and not (
        text.count('"') % 2
    )


def is_junk(text: str) -> bool:
    """Whether a sentence must not be shown even where a section has nothing else to show."""
    return not any(map(str.isalnum, text)) or not is_balanced(text) or text.endswith(("：", ":"))


def _is_attribution(bare: str) -> bool:
    """Whether a sentence only says who speaks: 「春荣说。」."""
    said = bare.rstrip(FINAL_MARKS)
    return (
        len(said) <= MAX_ATTRIBUTION_CHARACTERS
        and said.endswith(SPEECH_VERBS)
        and not said.endswith(REPORTS)
        and not any(mark in said for mark in "：“「")
    )


def readable(evidence: Evidence, left_out: Container[int]) -> list[int]:
    """The indices of the sentences that may be chosen: the readable ones if there are any.

    Where none is, those that at least are whole; where none is that, all that are no mere marks:
    there is nothing better to show. None is of the sections `left_out`: see `notes.back_matter`.
    """
    body = [
        (i, sentence.text)
        for i, sentence in enumerate(evidence.sentences)
        if sentence.section not in left_out
    ]
    lead = 0 if evidence.news == 1.0 else -1
    good = [i for i, text in body if is_readable(text, is_news_lead=i == lead)]
    if good:
        return good
    whole = [i for i, text in body if _is_whole(text)]
    return whole or [i for i, text in body if not is_junk(text)]


def _is_whole(text: str) -> bool:
    bare = text.rstrip(CLOSING_MARKS)
    return not is_junk(text) and bare.endswith(tuple(FINAL_MARKS)) and not _is_attribution(bare)
