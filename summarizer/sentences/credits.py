"""What stands around a statement in its sentence and is no part of it: datelines and credits."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from summarizer.characters import count_newlines
from summarizer.model import source_span

if TYPE_CHECKING:
    from collections.abc import Iterable

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

# Signs, and the pattern that is compiled when a sentence has one of them near its start: compiling
# all takes as long as summarising an article. The first that matches is taken off, then the next.
_OPENINGS: tuple[tuple[tuple[str, ...], str], ...] = (
    # 新华社石桥5月3日电（记者 秦望舒） and a headline that ran into it.
    (
        tuple(
            [
                wire + gap + mark
                for wire in "讯訊电電息道導"
                for gap in ("", " ")
                for mark in "（(【["
            ]
        ),
        rf"[^。！？]{{0,120}}?{_WIRE}\s*[（(\[【][^（）()。！？，]{{0,12}}{_REPORTER}"
        r"[^（）()。！？]{0,60}[）)\]】][：:，\s]*",
    ),
    # 石桥网消息（石桥夜话）：
    (("消息（", "消息("), rf"{_PLAIN}{{2,14}}消息[（(][^（）()。]{{2,14}}[）)][：:]\s*"),
    # 呼和浩特1月10日电(张林虎)
    (
        ("电（", "电(", "電（", "电 (", "电 （", "讯（", "讯("),
        rf"{_PLAIN}{{0,24}}{_DATE}{_WIRE}\s*[（(][\u4e00-\u9fff ·、]{{2,24}}[）)][：:，\s]*",
    ),
    # 中新网8月6日电 据…; IT之家 8月5日消息，
    (
        ("日电", "日電", "日讯", "日訊", "日消息", "日 消息", "专电", "專電"),
        rf"{_PLAIN}{{0,20}}{_DATE}{_WIRE_AFTER_DATE}[：:，,\s]*",
    ),
    (("日报道据", "日報道據"), rf"{_PLAIN}{{0,14}}{_DATE}[报報]道(?=[据據])"),
    # 石桥日报8月5日，
    (("报", "報"), rf"{_PLAIN}{{1,8}}[日晚早商][报報](?={_DATE}，)"),
    # 中国企业报讯 7月29日
    (
        ("讯 ", "訊 ", "讯：", "訊："),
        r"[^，。；！？“”（）()\s]{1,14}[报報网網社台吧][讯訊][：:\s]+",
    ),
    # 东方网记者柏可林8月15日报道：
    (
        (
            "报道：",
            "报道 ",
            "日报道",
            "影报道",
            "報道：",
            "報導：",
            *(f"报道{n}" for n in range(10)),
        ),
        rf"{_PLAIN}{{0,14}}(?:记者|記者|通讯员|通訊員){_NAMES}{{2,40}}?(?:报道|報道|報導)"
        r"(?:[：:，]\s*|\s+|(?=\d))",
    ),
    # 马芙蓉 摄, 北京市水务局供图, 资料图
    (
        ("供图", "供圖", "资料图", "資料圖", " 摄 ", " 攝 "),
        rf"[^，。；！？：“”]{{0,20}}?(?:\s[摄攝]\s+|{_PICTURE}\s*)(?=\S)",
    ),
    # 港口的夜航灯（图 石桥日报）今年6月，…: the caption of a picture before the text.
    (
        ("（图", "（圖", "(图", "(圖"),
        r"[^。！？，]{0,30}?[（(][图圖][\s:：/](?!\d)[^（）()。，]{0,20}[）)]\s*(?=\S)",
    ),
    # 图源：石桥日报 今年6月，…
    (
        ("图源", "圖源", "图片来源", "圖片來源", "图/", "圖/"),
        r"(?:[图圖]源|[图圖]片[来來]源|[图圖]/)[：:/|｜]?\s?[^\s，。“”]{1,24}\s+(?=\S)",
    ),
    # 记者秦望舒 近日，…: behind 本报讯, which the byline has.
    (
        tuple([gap + day for gap in " 　" for day in ("近日", "日前", "昨", "今")]),
        rf"(?:记者|記者|通讯员|通訊員)[ 　]?{_NAMES}{{2,12}}?[ 　]+(?={_TIME})",
    ),
    # 【石桥新闻】, and 码头开通夜航【石桥日报记者 秦望舒】
    (
        ("【",),
        r"(?:[^。！？]{0,80}?【[^】]{0,20}(?:记者|記者|报道)[^】]{0,20}】|【[^】]{1,14}】)\s*",
    ),
    # …文/秦望舒 5月3日，: a writer between the headline and the text.
    (
        ("文/", "文／", "文丨", "文|", "文｜"),
        rf"[^。！？]{{0,80}}?文[/／丨|｜]\s*[^，。；：]{{2,30}}?(?={_TIME})",
    ),
    (
        tuple("导读： 導讀： 导语： 導語： 核心提示 摘要： 摘要:".split()),
        r"(?:导读|導讀|导语|導語|核心提示|摘要)[：:]\s*",
    ),
    (
        tuple("来源： 來源： 来源: 作者： 作者: 编辑： 编辑: 編輯：".split()),
        r"(?:来源|來源|作者|编辑|編輯)[：:][^\s，。]{1,16}\s+",
    ),
    (
        ("原标题", "原標題"),
        rf"原[标標][题題][：:](?:[^。！？!?]{{8,80}}?(?<![，、在于於将將至到从從截])(?={_TIME}))?",
    ),
    # （原标题：…）, （记者秦望舒）
    (
        tuple("（原标 （原標 (原标 （记者 （記者 (记者 （本报 （通讯员 (通讯员 （全媒体".split()),
        rf"[（(](?:原[标標][题題][：:]|[^（）()，。]{{0,8}}{_REPORTER})[^（）()。]{{0,60}}[）)]\s*",
    ),
)
# Of each sign the first character that is not common: few heads have many of these, and only with
# one of its own is a sign worth looking for.
_COMMON = "日文作 （(："
_MARKED_OPENINGS = tuple(
    [
        (frozenset([sign.lstrip(_COMMON)[0] for sign in signs]), signs, pattern)
        for signs, pattern in _OPENINGS
    ]
)
_MARKS = frozenset().union(*[marks for marks, _, _ in _MARKED_OPENINGS])
_CLOSING_BRACKETS = "）)】]"
_SIGNS_OF_ENDING = tuple(
    "编辑 編輯 责编 責編 来源 來源 作者 记者 記者 报 網 网 社 台 日 整理".split()
)
_ENDING = (
    r"\s*[（(【\[](?:责任编辑|責任編輯|编辑|編輯|责编|責編|来源|來源|作者|记者|記者)[：:/]?"
    r"[^（）()【】\[\]]{0,30}[）)】\]]$"
    # （石桥网3月16日）
    r"|(?<=[。！？”」])\s*[（(][^（）()]{0,20}(?:[报報网網社台刊]|\d日|整理|客户端)[^（）()]{0,8}[）)]$"
)
MAX_ENDING_CHARACTERS = 35
# 码头通航码头通航 上周…: a headline, said once as title and once more.
MIN_HEADLINE_CHARACTERS = 6


def statements(document: Document, sentences: Iterable[Sentence]) -> tuple[Sentence, ...]:
    """The sentences of `document` without the datelines, labels and photo credits around them."""
    return tuple([without_credits(sentence, document) for sentence in sentences])


def without_credits(sentence: Sentence, document: Document) -> Sentence:
    """The sentence without the dateline, label or photo credit around its statement.

    `start`, `end` and `line` are those of what is left; where nothing would be, it is the sentence
    itself.
    """
    start, end = statement(sentence.text)
    if (start, end) == (0, len(sentence.text)):
        return sentence
    first, last = source_span(document, sentence, start, end)
    return sentence._replace(
        text=sentence.text[start:end],
        start=first,
        end=last,
        line=sentence.line + count_newlines(document.text, sentence.start, first),
    )


def statement(text: str) -> tuple[int, int]:
    """The [start, end) of the statement in the text of a sentence."""
    end = _end(text)
    start = _behind_headline(text)
    for _ in range(3):
        opening = _opening(text, start, min(end, start + MAX_OPENING_CHARACTERS))
        if opening == start:
            break
        start = opening
    return (start, end) if end - start >= MIN_STATEMENT_CHARACTERS else (0, len(text))


def _end(text: str) -> int:
    tail = text[-MAX_ENDING_CHARACTERS:]
    if tail[-1:] not in _CLOSING_BRACKETS or not any(map(tail.__contains__, _SIGNS_OF_ENDING)):
        return len(text)
    ending = re.search(_ENDING, text)
    return ending.start() if ending else len(text)


def _behind_headline(text: str) -> int:
    again = text.find(
        text[:MIN_HEADLINE_CHARACTERS], MIN_HEADLINE_CHARACTERS, MAX_OPENING_CHARACTERS
    )
    headline = text[: max(again, 0)].rstrip()
    if len(headline) < MIN_HEADLINE_CHARACTERS or not text.startswith(headline, again):
        return 0
    behind = again + len(headline)
    return behind + 1 if text[behind : behind + 1].isspace() else again


def _opening(text: str, start: int, stop: int) -> int:
    head = text[start:stop]
    present = [mark for mark in _MARKS if mark in head]
    if not present:
        return start
    for marks, signs, pattern in _MARKED_OPENINGS:
        if not marks.isdisjoint(present) and any(map(head.__contains__, signs)):
            found = re.compile(pattern).match(text, start, stop)
            if found and found.end() < stop:
                return found.end()
    return start
