"""What stands around a statement in its sentence and is no part of it: datelines and credits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.characters import count_newlines

if TYPE_CHECKING:
    from summarizer.model import Document, Sentence

MAX_OPENING_CHARACTERS = 160
# What is left must be a statement still.
MIN_STATEMENT_CHARACTERS = 8

_REPORTER = "(?:记者|記者|通讯员|通訊員|实习生|實習生|编辑|編輯|采写|採寫|文/)"
_WIRE = "(?:(?:新媒体)?专电|專電|电|電|讯|訊|消息|报道|報道|報導)"
# 8月3日电影节 is no wire.
_WIRE_AFTER_DATE = (
    "(?:(?:新媒体)?专电|專電|消息|[讯訊](?![问問号號])"
    "|[电電](?![影话話力視视池动動商子器脑腦网網梯缆纜站竞競台信]))"
)
_DATE = r"(?:\d{1,2} ?月 ?)?\d{1,2} ?日 ?"
_NAMES = "[^，。；！？“”「」（）()的对對就从從在了]"
_PLAIN = "[^，。；！？“”「」（）()]"
# 提供图书 and 资料图书馆 are no credits.
_PICTURE = "(?:(?<!提)供[图圖]|[资資]料[图圖])(?![书書纸紙像谱譜表])(?:片|[：:])?"
_TIME = (
    r"(?:近日|日前|今天|昨天|今日|昨日|\d{4}年|\d{1,2}月\d{1,2}日|\d{1,2}日[上下晚，]|据悉|据了解|"
    r"(?<![数根证依收凭占])据(?=[^，。]{2,30}(?:消息|报道|介绍|网站|通报)))"
)

# Each opens a sentence; the first that does is taken off, then the next of them.
_OPENINGS = tuple(
    re.compile(pattern)
    for pattern in (
        # 新华社石桥5月3日电（记者 秦望舒） and a headline that ran into it.
        rf"[^。！？]{{0,120}}?{_WIRE}\s*[（(\[【][^（）()。！？，]{{0,12}}{_REPORTER}"
        r"[^（）()。！？]{0,60}[）)\]】]"
        r"[：:，\s]*",
        # 石桥网消息（石桥夜话）：
        rf"{_PLAIN}{{2,14}}消息[（(][^（）()。]{{2,14}}[）)][：:]\s*",
        # 呼和浩特1月10日电(张林虎)
        rf"{_PLAIN}{{0,24}}{_DATE}{_WIRE}\s*[（(][\u4e00-\u9fff ·、]{{2,24}}[）)][：:，\s]*",
        # 中新网8月6日电 据…; IT之家 8月5日消息，
        rf"{_PLAIN}{{0,20}}{_DATE}{_WIRE_AFTER_DATE}[：:，,\s]*",
        # 中国企业报讯 7月29日
        r"[^，。；！？“”（）()\s]{1,14}[报報网網社台吧][讯訊][：:\s]+",
        # 东方网记者柏可林8月15日报道：
        rf"{_PLAIN}{{0,14}}(?:记者|記者|通讯员|通訊員){_NAMES}{{2,40}}?(?:报道|報道|報導)"
        r"(?:[：:，]\s*|\s+|(?=\d))",
        # 马芙蓉 摄, 北京市水务局供图, 资料图
        rf"[^，。；！？：“”]{{0,20}}?(?:\s[摄攝]\s+|{_PICTURE}\s*)(?=\S)",
        r"【[^】]{1,14}】\s*",
        # …文/秦望舒 5月3日，: a writer between the headline and the text.
        rf"[^。！？]{{0,80}}?文[/／丨|｜]\s*[^，。；：]{{2,30}}?(?={_TIME})",
        r"(?:导读|導讀|导语|導語|核心提示|摘要)[：:]\s*",
        r"(?:来源|來源|作者|编辑|編輯)[：:][^\s，。]{1,16}\s+",
        rf"原[标標][题題][：:][^。！？!?]{{8,80}}?(?<![，、在于於将將至到从從截])(?={_TIME})",
        r"原[标標][题題][：:]",
        # （原标题：…）, （记者秦望舒）
        rf"[（(](?:原[标標][题題][：:]|[^（）()，。]{{0,8}}{_REPORTER})[^（）()。]{{0,60}}[）)]\s*",
    )
)
_ENDING = re.compile(
    r"\s*[（(【\[](?:责任编辑|責任編輯|编辑|編輯|责编|責編|来源|來源|作者|记者|記者)[：:/]?"
    r"[^（）()【】\[\]]{0,30}[）)】\]]$"
    # （石桥网3月16日）
    r"|(?<=[。！？”」])\s*[（(][^（）()]{0,20}(?:[报報网網社台刊]|\d日|整理|客户端)[^（）()]{0,8}[）)]$"
)


def without_credits(sentence: Sentence, document: Document) -> Sentence:
    """The sentence without the dateline, label or photo credit around its statement.

    `start`, `end` and `line` are those of what is left; where nothing would be, it is the sentence
    itself.
    """
    start, end = statement(sentence.text)
    if (start, end) == (0, len(sentence.text)):
        return sentence
    paragraph = document.sections[sentence.section].paragraphs[sentence.paragraph]
    position = paragraph.clean_offset(sentence.start)
    first = paragraph.source_offset(position + start)
    return sentence._replace(
        text=sentence.text[start:end],
        start=first,
        end=paragraph.source_offset(position + end - 1) + 1,
        line=sentence.line + count_newlines(document.text, sentence.start, first),
    )


def statement(text: str) -> tuple[int, int]:
    """The [start, end) of the statement in the text of a sentence."""
    ending = _ENDING.search(text)
    end = ending.start() if ending else len(text)
    start = 0
    for _ in range(3):
        opening = _opening(text, start, min(end, start + MAX_OPENING_CHARACTERS))
        if opening == start:
            break
        start = opening
    return (start, end) if end - start >= MIN_STATEMENT_CHARACTERS else (0, len(text))


def _opening(text: str, start: int, stop: int) -> int:
    for pattern in _OPENINGS:
        found = pattern.match(text, start, stop)
        if found and found.end() < stop:
            return found.end()
    return start
