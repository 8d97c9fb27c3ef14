"""What kind of text it is, as far as rankers care: whether it says first what matters."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.model import Sentence

# A dateline and its relatives stand at the very beginning.
DATELINE_SENTENCES = 2
DATELINE_CHARACTERS = 60
DATELINE_MARKS = tuple(
    "记者 記者 本报 本報 报讯 報訊 讯（ 訊（ 讯( 日电 日電 专电 專電 综合报道 綜合報導 消息".split()
)
TIME_WORDS = tuple("近日 日前 今天 昨天 今日 昨日 今年 去年 截至".split())
NUMERALS = "〇一二三四五六七八九十"
# News does not speak to its reader, nor of its writer, but in quotations.
PERSONAL_WORDS = frozenset("我 我们 我們 你 你们 你們 您 咱 咱们 咱們".split())
MAX_PERSONAL_SHARE = 0.1
# But it may report what people said, without quotation marks.
MAX_REPORTED_SHARE = 0.5
# A text that short, in one piece, is built like news where nothing speaks against it.
SHORT_SENTENCES = 30
SHORT_NEWS = 0.5


def news_share(
    opening: Sequence[Sentence],
    sentences: Sequence[Sentence],
    tokens: Sequence[Sequence[str]],
) -> float:
    """How much a document is built like news, 0 to 1: its opening tells the whole.

    1 where it opens with a dateline or with a time, and speaks impersonally, or does so in its
    first sentence and then reports what was said; SHORT_NEWS for other short impersonal texts of
    one section; 0 for the rest: transcripts, books, papers, posts.
    `opening` are the first sentences with their dateline, `tokens[i]` those of `sentences[i]`.
    """
    text = "".join([sentence.text for sentence in opening])[:DATELINE_CHARACTERS]
    is_dated = any(map(text.__contains__, DATELINE_MARKS)) or _has_time(opening[0].text)
    may_report = is_dated and not _is_personal(sentences[:1], tokens, MAX_PERSONAL_SHARE)
    if _is_personal(sentences, tokens, MAX_REPORTED_SHARE if may_report else MAX_PERSONAL_SHARE):
        return 0.0
    if is_dated:
        return 1.0
    is_short = len(sentences) <= SHORT_SENTENCES
    return SHORT_NEWS if is_short and sentences[0].section == sentences[-1].section else 0.0


def _has_time(text: str) -> bool:
    return any(word in text for word in TIME_WORDS) or any(
        mark in "日月" and (before.isdigit() or before in NUMERALS)
        for before, mark in pairwise(text)
    )


def _is_personal(
    sentences: Sequence[Sentence], tokens: Sequence[Sequence[str]], share: float
) -> bool:
    allowed = share * len(sentences)
    for sentence, row in zip(sentences, tokens, strict=False):
        text = sentence.text
        if not PERSONAL_WORDS.isdisjoint(row) and "“" not in text and "「" not in text:
            allowed -= 1.0
            if allowed < 0.0:
                return True
    return False
