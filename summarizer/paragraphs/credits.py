"""Who wrote it: bylines, datelines, credits and signatures, and the captions of pictures."""

from __future__ import annotations

from . import lines

MAX_BYLINE_WIDTH = 50
MAX_NAME_CHARACTERS = 16
MAX_DATELINE_CHARACTERS = 60
MAX_CAPTION_WIDTH = 120

_SYMBOLS = "□■◎◇◆●○▪▲△★☆▌|｜丨/／ 　"
_NAME_SYMBOLS = frozenset("□■◎◇◆▌")
_BRACKETS = "（(【[〔"
# Whatever is written after these words is a name or a source.
_CREDITS = tuple(
    "作者 文/ 文／ 文| 文｜ 文丨 文： 文: 图/ 图文/ 图文： 撰文 撰稿 供稿 采写 採寫 编译 編譯 编辑 編輯"
    " 翻译： 翻譯： 译者 譯者 来源： 來源： 来源: 來源: 稿源 信息来源 責任編輯 责任编辑 责编 責編 校对 校對"
    " 审核 審核 监制 監製 策划： 策劃： 统筹： 統籌： 主编 主編 摄影： 攝影： 摄影/ 实习生 實習生"
    " 通讯员 通訊員 值班编辑 美编 二审 三审 终审 初审 排版： 制图： 發稿 发稿".split()
)
_REPORTERS = tuple(
    "记者 記者 本报记者 本報記者 本刊记者 本刊記者 本网记者 本網記者 特约记者 特約記者 见习记者 見習記者"
    " 实习记者 實習記者 全媒体记者 全媒體記者 融媒体记者 首席记者 驻站记者 本台记者 特派记者 新华社记者"
    " 新華社記者 本报通讯员 本報通訊員 本报评论员 本報評論員 本社记者".split()
)
_ENDINGS = ("文/图", "文/圖", "文图", "图/文", "圖/文", "文/摄", "摄影报道", "攝影報道", "攝影報導", "/文", "/图")
_AFFILIATIONS = ("作者单位", "作者單位", "作者系", "作者为", "作者為", "作者是", "作者：", "记者", "記者")
_NOT_NAMES = tuple(
    "手记 手記 观察 觀察 调查 調查 从 從 在 获悉 獲悉 了解 瞭解 来到 來到 走进 走進 问 問 节 節 站 会 會 招待"
    " 追问 追問 札记 札記 看 看到 见 見 近日 日前 今天 昨 采访 採訪 发现 發現 注意 提问 提問 团 團 们 們 直击"
    " 表示 介绍 随 隨 跟 的 和 与 眼 再 还 ： 应 就 带".split()
)
_AGENCIES = ("新华社", "新華社", "中新社", "中新网", "中新網", "中央社", "本报", "本報", "本刊", "本网", "本網", "人民网", "央视网", "新华网", "中国网", "光明网", "央广网")
_WIRES = ("电", "電", "讯", "訊", "消息", "专电", "專電")
_NOTES = ("编者按", "編者按", "【编者按", "【編者按", "编者的话", "編者的話", "编者注", "編者注", "(编者", "（编者", "（編者", "原标题：", "原標題：", "本文转载", "本文轉載", "转载请注明", "轉載請註明", "免责声明", "免責聲明", "版权声明", "版權聲明")
_CAPTIONS = ("▲", "△", "图为", "圖為", "图：", "圖：", "图源", "圖源", "图片来源", "圖片來源", "资料图", "資料圖", "上图", "上圖", "下图", "下圖", "左图", "左圖", "右图", "右圖", "题图", "題圖")
_NUMBERED = ("图", "圖", "表", "附图", "附圖", "附表", "插图", "插圖")
_SHOTS = ("摄", "攝", "供图", "供圖", "配图", "配圖", "制图", "製圖", "资料图片", "資料圖片", "资料图", "資料圖", "资料照片", "資料照片", "视频截图", "視頻截圖", "网络图片")
_DATE_MARKS = str.maketrans("", "", "0123456789０１２３４５６７８９年月日号號 -/.:：时時分〇零一二三四五六七八九十（）()")


def is_byline(text: str, width: float) -> bool:
    """Whether a line says nothing but who wrote, edited or published the text."""
    if width > MAX_BYLINE_WIDTH or text[-1] in "。！？；，、":
        return False
    bare = text.strip(_SYMBOLS).lstrip(_BRACKETS)
    if not bare or "。" in text:
        return False
    if text[0] in _NAME_SYMBOLS and lines.has_only_names(bare):
        return True
    if bare.startswith(_CREDITS):
        return not lines.has_inner_mark(bare) or text[0] in _BRACKETS
    if text[0] in _BRACKETS and text[-1] in "）)】]":
        return bare.startswith(_AFFILIATIONS) or _has_postcode(bare)
    if lines.has_inner_mark(bare):
        return False
    if text.endswith(_ENDINGS) and width <= lines.MAX_SHORT_WIDTH:
        return True
    return _is_reporter(bare) or is_dated_source(bare)


def _is_reporter(text: str) -> bool:
    at = text.find("记者")
    at = at if at >= 0 else text.find("記者")
    if at < 0 or at > 8 or not (text.startswith(_REPORTERS) or text[:at].endswith(("报", "報", "网", "網", "社", "台", "臺", "刊"))):
        return False
    names = text[at + 2 :]
    if not names or len(names) > MAX_NAME_CHARACTERS * 2 or names.strip().startswith(_NOT_NAMES):
        return False
    first = names.replace("/", " ").replace("、", " ").replace("：", " ").split()
    return bool(first) and all(len(name) <= 8 for name in first)


def _has_postcode(text: str) -> bool:
    run = 0
    for character in text:
        run = run + 1 if "0" <= character <= "9" else 0
        if run == 6:
            return True
    return False


def is_dated_source(text: str) -> bool:
    """Whether a line holds a date in digits and a source: `2023-10-12 08:30 石桥日报`."""
    if not text[0].isdigit() or len(text) < 8:
        return False
    rest = text.translate(_DATE_MARKS)
    return 2 <= len(rest) <= 14 and text[:4].isdigit() and (" " in text or "来源" in text)


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, in digits or in Han."""
    return (
        6 <= len(text) <= 24
        and (text[0].isdigit() or text[0] in "二一〇（(")
        and not text.translate(_DATE_MARKS)
        and any(mark in text for mark in "年月-/.:")
    )


def dateline(text: str) -> str:
    """The dateline that opens a paragraph (`新华社石桥5月3日电（记者秦望舒）`), or ""."""
    head = text[:MAX_DATELINE_CHARACTERS]
    if not head.startswith(_AGENCIES, 1 if head[0] in "（(【" else 0):
        return ""
    ends = [at + len(wire) for wire in _WIRES if 0 < (at := head.find(wire)) <= 30]
    if not ends:
        return ""
    end = min(ends)
    if any(mark in head[:end] for mark in "，。；！？“"):
        return ""
    after = head[end:].lstrip()
    if after[:1] in ("（", "("):
        close = min((at for mark in "）)" if (at := head.find(mark, end)) > 0), default=-1)
        return head[: close + 1] if close > 0 else ""
    return head[:end] if head[end : end + 1] in (" ", "　", "：", "，", "】", "") or "日" in head[:end] else ""


def is_note(text: str) -> bool:
    """Whether a paragraph is the editor's and not the author's."""
    return text.startswith(_NOTES)


def is_caption(text: str, width: float, final: bool) -> bool:
    """Whether a line says by its form that it belongs to a picture or a table."""
    if width > MAX_CAPTION_WIDTH:
        return False
    if text.startswith(_CAPTIONS):
        return True
    if text.startswith(_NUMBERED):
        return _is_numbered_caption(text, final)
    bare = text.rstrip("）)】] 。")
    return bare.endswith(_SHOTS) and _names_photographer(bare)


def _is_numbered_caption(text: str, final: bool) -> bool:
    rest = text.lstrip("附插图圖表 ")
    digits = len(rest) - len(rest.lstrip("0123456789０１２３４５６７８９一二三四五六七八九十.-—－"))
    after = rest[digits : digits + 1]
    # "图1显示" goes on as a sentence of the body.
    return digits > 0 and (after in ("", " ", "：", ":", "、", ".", "　", "】") or not final and after not in "是中为為显顯示给給展")


def _names_photographer(text: str) -> bool:
    tail = text[-14:]
    at = max(tail.rfind(mark) for mark in "。，；！？ （(/：|｜")
    return at >= 0 or len(text) <= 8


def ends_in_date(text: str) -> bool:
    """Whether a line is a name and a date: `石桥县水务局 2023年10月12日`."""
    year = max(text.rfind("年") - 4, 0)
    return text[-1] in "日号號" and year > 0 and is_date(text[year:])
