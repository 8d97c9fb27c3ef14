"""Whether a sentence ends with a quotation or bracket, or goes on to say who spoke."""

from __future__ import annotations

from summarizer.sentences.punctuation import (
    CLOSERS,
    FINAL_MARKS,
    INNER_MARKS,
    QUOTATION_CLOSERS,
    QUOTATION_OPENERS,
    ROUND_OPENERS,
    STRAIGHT,
    WHITE,
    past_white,
)

MAX_ATTRIBUTION_CHARACTERS = 40
MAX_SHORT_ATTRIBUTION_CHARACTERS = 10

_FULL_STOPS = frozenset("。｡.．")
_CLAUSE_MARKS = frozenset("，。！？；：…⋯｡,!?;:") | frozenset(QUOTATION_OPENERS) | {STRAIGHT}
# Words after a quotation that make it a part of its sentence, the second group only where the
# quotation opens the sentence.
_CONTINUATIONS = ("的", "等", "之类", "之類", "字样", "字樣", "引发", "引發", "引起")
_CONTINUATIONS_OF_OPENING = (
    *_CONTINUATIONS, "是", "成为", "成為", "成了", "这句", "這句", "这一", "這一", "这种", "這種",
    "这样的", "這樣的", "这个", "這個", "一词", "一詞", "一句", "一文",
)  # fmt: skip
# What a clause on the speaker ends with, and what may stand anywhere in it.
_SPEECH_ENDINGS = (
    "说", "說", "道", "问", "問", "答", "喊", "叫", "称", "稱", "写", "寫", "想", "笑", "叹",
    "嘆", "嚷", "骂", "罵", "曰", "云", "讲", "講", "说着", "說著", "问着", "说过", "說過",
    "说完", "說完", "说起", "說起", "分析", "分享", "描述", "评论", "評論", "建议", "建議",
    "总结", "總結", "宣布", "鼓励", "鼓勵", "汇报", "匯報",
)  # fmt: skip
_SPEECH_VERBS = (
    "表示", "指出", "告诉", "告訴", "介绍", "介紹", "透露", "强调", "強調", "认为", "認為",
    "坦言", "直言", "感慨", "感叹", "感嘆", "解释", "解釋", "补充", "補充", "回忆", "回憶",
    "回答", "回应", "回應", "呼吁", "呼籲", "提醒", "评价", "評價", "反问", "反問", "追问",
    "追問", "询问", "詢問", "提问", "提問", "吐槽", "调侃", "調侃", "坚称", "堅稱", "宣称",
    "宣稱", "声称", "聲稱", "写道", "寫道", "说道", "說道", "喊道", "问道", "問道", "承认",
    "承認", "自嘲", "打趣", "嘱咐", "囑咐", "叮嘱", "叮囑", "喃喃", "高呼", "抱怨", "反驳",
    "反駁", "质疑", "質疑", "重申", "谈到", "談到", "说到", "說到", "提到", "说起", "說起",
)  # fmt: skip
_SPEECH_CHARACTERS = frozenset("说說问問喊")
_NO_SPEECH = ("问题", "問題", "小说", "小說", "说明", "說明", "传说", "傳說", "说法", "說法")


def is_closing_quotation(text: str, position: int, stop: int, partners: dict[int, int]) -> bool:
    """Whether a quotation, matched or not, closes at `position`."""
    if position == stop:
        return False
    if text[position] == STRAIGHT:
        return partners.get(position, stop) < position
    return text[position] in QUOTATION_CLOSERS


def ends_with_enclosure(text: str, begin: int, opening: int, closing: int, stop: int) -> bool:
    """Whether the sentence that begins at `begin` ends with a quotation or bracket in it."""
    last = closing - 1
    while last > opening and text[last] in CLOSERS:
        last -= 1
    if text[last] not in FINAL_MARKS or last == opening:
        return False
    if text[opening] in QUOTATION_OPENERS or text[opening] == STRAIGHT:
        return ends_with_quotation(text, begin, opening, closing, stop, text[last])
    return text[opening] in ROUND_OPENERS and opening == begin


def ends_with_quotation(
    text: str, begin: int, opening: int | None, closing: int, stop: int, last: str = "。"
) -> bool:
    """Whether a sentence ends after a quotation whose last mark inside is `last`."""
    after = closing + 1
    while after < stop and text[after] in CLOSERS:
        after += 1
    after = past_white(text, after, stop)
    if after == stop:
        return True
    if text[after] in INNER_MARKS or text[after] in FINAL_MARKS:
        return False
    if opening is not None and _is_introduced(text, opening):
        return not text.startswith(_CONTINUATIONS, after)
    is_embedded = opening is not None and opening > begin and text[opening - 1] not in INNER_MARKS
    if is_embedded and last not in _FULL_STOPS:
        return False
    continuations = _CONTINUATIONS if is_embedded else _CONTINUATIONS_OF_OPENING
    return not text.startswith(continuations, after) and not _is_attribution(text, after, stop)


def _is_introduced(text: str, opening: int) -> bool:
    """Whether ： or a speech verb and a comma (他说，) stands before an opening mark."""
    before = text[max(0, opening - 4) : opening].rstrip(WHITE)
    if before.endswith(("：", ":")):
        return True
    return before.endswith(("，", ",")) and before[:-1].endswith(_SPEECH_ENDINGS + _SPEECH_VERBS)


def _is_attribution(text: str, start: int, stop: int) -> bool:
    """Whether the clause at `start` tells who spoke; one that ends in a colon looks ahead."""
    clause = text[start : min(stop, start + MAX_ATTRIBUTION_CHARACTERS)]
    length = next((place for place, mark in enumerate(clause) if mark in _CLAUSE_MARKS), -1)
    if length < 0:
        length = len(clause)
    elif clause[length] in "：:" or clause[length] in QUOTATION_OPENERS or clause[length] == '"':
        return False
    clause = clause[:length].rstrip(WHITE + ".．")
    if clause.endswith(_SPEECH_ENDINGS) or any(verb in clause for verb in _SPEECH_VERBS):
        return True
    return (
        len(clause) <= MAX_SHORT_ATTRIBUTION_CHARACTERS
        and not _SPEECH_CHARACTERS.isdisjoint(clause)
        and not any(word in clause for word in _NO_SPEECH)
    )
