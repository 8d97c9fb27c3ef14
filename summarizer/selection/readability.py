"""Which sentences can stand alone in a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Sequence

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
DANGLING_STARTS = tuple(
    "此外 但 同时 同時 另外 因此 所以 然而 不过 不過 而且 并且 並且 于是 於是 可是 况且 況且 否则 "
    "否則 这 這 对此 對此 为此 為此 其中 其次 再次 最后 最後 与此 與此 除此 据此 據此 由此 那 "
    "即便如此 尽管如此 儘管如此 他 她 它 牠 该 該 两者 兩者 二者 前者 后者 後者 上述 以上 如下 "
    "此举 此舉 类似地 類似地 再就是 还有 還有 也就是 或者 或是 接着 接著 然后 然後 随后 隨後 同日 "
    "之后， 之後， 甚至 可以看 从中 從中 在此 第二， 第三， 第四， 第五， 其二 其三 换句话 換句話 "
    "一句话 也 却 卻 上面 下面 注意， 图中 图上 例如 比如 譬如".split()
)
# Though they begin as those do.
STANDING_STARTS = tuple("这篇 這篇 该怎 該怎 但丁 也许 也許 也门 也門 也是".split())
# What these point at is not in the sentence.
POINTERS = tuple(
    "上图 上圖 下图 下圖 如图 如圖 图中 圖中 如表 上表 下表 上面的 下面的 如下 底下的 前一节 "
    "上一节 第一点 第二点 下面这 下面這 根据图 由图 从图 见图 从表 见表 前文 "
    "上文 下文 后文 後文".split()
)
# 为了解决这一问题，: an opening clause that speaks of what stands before the sentence.
CLAUSE_POINTERS = tuple("这 這 此基 此过 此過 此期 此背 上面 上述 以上".split())
MAX_OPENING_CLAUSE_CHARACTERS = 16
# Where a reference was that the reader could not show: 如 所示, 在 中.
HOLES = tuple(
    f"{before} {after}"
    for before in "如在与见于用由据照和（，"
    for after in "所示 中 的 ， 。 ） 、 和 一节".split()
)
# And these, unless what they point at can stand before them in the sentence.
EARLIER_POINTERS = tuple(
    "上述 前述 这几大 这几个 这几种 这几点 这两点 这三点 這幾個 這幾種 這兩點 這三點".split()
)
MAX_POINTER_OFFSET = 20
# 目前，他们…: what is spoken of stands in an earlier sentence as well.
PRONOUNS = tuple("他 她 它 牠 这些 這些 该 該".split())
MAX_ADVERBIAL_CHARACTERS = 8
# Said of the text, and not by it. A long sentence after such a label is the text, run together.
LABELS = tuple(
    "供图 供圖 资料图 資料圖 文/ 图/ 感谢 感謝 非常感谢 本文转载 本文转自 作者 编者 編者 译者 "
    "譯者 责任编辑 責任編輯 编辑： 原标题 来源： 來源： 文章来源 资料来源 資料來源 版权 版權 "
    "注： 註： 图： 本文作者： 图片来源 关注我们 扫描 编辑: IT之家注".split()
)
# A caption that ran into the text, or a note, at any length.
NOTES = tuple(
    "题： 題： 题: 本文原标题 图为 圖為 图/ 圖/ 图源 圖源 图片来源 圖片來源 本文整理自 更多精彩 "
    "作者介绍 作者介紹 作者简介 作者簡介 译者简介 譯者簡介 讲师介绍 講師介紹 嘉宾介绍 嘉賓介紹 "
    "讲师简介 嘉宾简介 关于作者 關於作者".split()
)
# 作者：秦望舒，石桥港调度员，…: who the writer is, where a label and a name come before a comma.
AUTHOR_LABELS = tuple("作者： 作者: 译者： 译者: 譯者： 譯者: 讲师： 讲师: 嘉宾： 嘉宾:".split())
MAX_AUTHOR_CHARACTERS = 12
# 2023年7月19日，航拍…: a photo's caption that ran into the text.
CAPTION_VERBS = tuple("航拍 俯拍 拍摄的 拍攝的".split())
MAX_CAPTION_OFFSET = 14
# Of the page or the account that the text stood in.
PAGE_NOTES = tuple(
    "返回搜狐 阅读原文 閱讀原文 如若转载 转载请 轉載請 请注明来源 如有侵权 侵权必究 侵权请 "
    "侵權必究 版权归原 版权归作者 版權歸原 与本网联系 与我们联系 关注公众号 公众号： 公眾號： "
    "投资建议 投资有风险 点击下方 点击上方 点击查看 长按识别 扫描二维码 扫码 演讲整理 演講整理 "
    "分享整理 录音整理 錄音整理 责任编辑： 責任編輯： 作者| 作者｜ 编辑| 编辑｜".split()
)
MAX_LABELLED_CHARACTERS = 50
# Said to the reader.
GREETINGS = tuple(
    "您好 大家好 你们好 同学们好 各位好 谢谢 謝謝 再见 再見 欢迎收听 歡迎收聽 欢迎关注 欢迎来到 "
    "晚上好 上午好 下午好 早上好".split()
)
# Of what is to come, without saying anything of it.
TEASERS = tuple(
    "敬请期待 敬請期待 拭目以待 接下来我 让我们 讓我們 下面将 下面我 下面分享 "
    "下一篇 下一节 我们来看 来看看 欢迎讨论 请记住 请注意 到目前为止 小伙伴们".split()
)
ADDRESSES = GREETINGS + PAGE_NOTES + TEASERS
# What stands after the text: works cited, thanks, who wrote it, what else there is to read.
BACK_MATTER = tuple(
    "参考文献 參考文獻 参考资料 參考資料 参考链接 引用文献 references 致谢 致謝 作者简介 作者簡介 "
    "作者介绍 作者介紹 关于作者 關於作者 相关阅读 延伸阅读 延伸閱讀 扩展阅读 版权声明".split()
)
NUMBERING = "0123456789.．、 　一二三四五六七八九十第章节節（）()"
# A work in a list of references: [J] after its title, 15(4): 71-78 after its year.
REFERENCE_MARKS = ("[J]", "[M]", "[C]", "[D]", "[R]", "[S]", "[P]", "[N]", "[EB/OL]", "[Z]")


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
        or text.startswith(NOTES)
        or _is_author_note(text)
        or _is_caption(text)
        or (len(text) <= MAX_LABELLED_CHARACTERS and text.startswith(LABELS))
        or _is_dangling(text)
        or _is_attribution(bare)
        or _is_quotation(text)
        or not is_balanced(text)
        or any(map(text.__contains__, ADDRESSES))
        or _is_reference(text)
    )


def _is_author_note(text: str) -> bool:
    return text.startswith(AUTHOR_LABELS) and "，" in text[:MAX_AUTHOR_CHARACTERS]


def _is_caption(text: str) -> bool:
    return text[0].isdigit() and any(map(text[:MAX_CAPTION_OFFSET].__contains__, CAPTION_VERBS))


def _is_short(text: str, is_news_lead: bool) -> bool:
    if len(text) >= MIN_CHARACTERS_WITHOUT_FIGURE:
        return False
    if (is_news_lead or text.startswith(TIMES)) and len(text) >= MIN_CHARACTERS_OF_NEWS:
        return False
    return len(text) < MIN_CHARACTERS or not any(map(str.isdigit, text))


def _is_dangling(text: str) -> bool:
    """Whether a sentence speaks of something that only an earlier one names."""
    if text.startswith(DANGLING_STARTS) and not text.startswith(STANDING_STARTS):
        return True
    if any(map(text.__contains__, POINTERS)):
        return True
    if " " in text and any(map(text.__contains__, HOLES)):
        return True
    opening = text[:MAX_POINTER_OFFSET]
    if any(map(opening.__contains__, EARLIER_POINTERS)):
        return True
    comma = text.find("，", 0, MAX_OPENING_CLAUSE_CHARACTERS + 1)
    clause = text[: max(comma, 0)]
    if any(map(clause.__contains__, CLAUSE_POINTERS)) and "“" not in clause:
        return True
    return 0 < comma <= MAX_ADVERBIAL_CHARACTERS and text.startswith(PRONOUNS, comma + 1)


def _is_quotation(text: str) -> bool:
    """Whether a sentence is what somebody says, without who says it."""
    closing = QUOTATION_MARKS.get(text[0])
    return closing is not None and text.find(closing) == len(text) - 1


def _is_reference(text: str) -> bool:
    if "]" in text and any(map(text.__contains__, REFERENCE_MARKS)):
        return True
    # 15(4): 71-78 and 15(4):71-78: volume, number, pages.
    before, colon, after = text.rpartition("):")
    return bool(colon) and before[-1:].isdigit() and after.lstrip()[:1].isdigit()


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


def back_matter(headings: Iterable[Sequence[str]]) -> frozenset[int]:
    """Which sections, by their headings, are references, thanks or notes on the authors.

    None where all are: the document has nothing else.
    """
    is_back_matter = [_is_back_matter("".join(heading)) for heading in headings]
    if all(is_back_matter):
        return frozenset()
    return frozenset([section for section, is_one in enumerate(is_back_matter) if is_one])


def readable(evidence: Evidence, left_out: Container[int]) -> list[int]:
    """The indices of the sentences that may be chosen: the readable ones if there are any.

    Where none is, those that at least are whole; where none is that, all that are no mere marks:
    there is nothing better to show. None is of the sections `left_out`: see `back_matter`.
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


def _is_back_matter(heading: str) -> bool:
    return heading.lstrip(NUMBERING).lower().startswith(BACK_MATTER)


def _is_whole(text: str) -> bool:
    bare = text.rstrip(CLOSING_MARKS)
    return not is_junk(text) and bare[-1:] in tuple(FINAL_MARKS) and not _is_attribution(bare)
