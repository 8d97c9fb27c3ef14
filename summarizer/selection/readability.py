"""Which sentences can stand alone in a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from summarizer.evidence import Evidence

MIN_CHARACTERS = 15
# Below this a sentence needs a figure to be worth its place: the rest are slogans and proverbs.
MIN_CHARACTERS_WITHOUT_FIGURE = 22
MAX_ATTRIBUTION_CHARACTERS = 30

FINAL_MARKS = "。！？!?…｡．.～~；;"
CLOSING_MARKS = "”’」』）)】》〉]\"'"
PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"), ("(", ")"))
QUOTATION_MARKS = {"“": "”", "「": "」", "『": "』", '"': '"'}
PAIRED = frozenset("".join([opening + closing for opening, closing in PAIRS]) + '"')
SPEECH_VERBS = tuple(
    "说 說 道 问 問 表示 指出 认为 認為 介绍 介紹 强调 強調 告诉记者 告訴記者 透露 回忆 "
    "回憶".split()
)
DANGLING_STARTS = tuple(
    "此外 但 同时 同時 另外 因此 所以 然而 不过 不過 而且 并且 並且 于是 於是 可是 况且 況且 否则 "
    "否則 这 這 对此 對此 为此 為此 其中 其次 再次 最后 最後 与此 與此 除此 据此 據此 由此 那 "
    "即便如此 尽管如此 儘管如此 他 她 它 牠 该 該 两者 兩者 二者 前者 后者 後者 上述 以上 如下 "
    "此举 此舉".split()
)
# Though they begin as those do.
STANDING_STARTS = ("这篇", "這篇", "该怎", "該怎", "但丁")
# What these point at is not in the sentence.
POINTERS = tuple(
    "上图 上圖 下图 下圖 如图 如圖 图中 圖中 如表 上表 下表 上面的 下面的 如下 底下的 前一节 "
    "上一节 基于这 针对这 有了这 回到 第一点 第二点".split()
)
# 目前，他们…: what is spoken of stands in an earlier sentence as well.
PRONOUNS = tuple("他 她 它 牠 这些 這些 该 該".split())
MAX_ADVERBIAL_CHARACTERS = 8
# Said of the text, and not by it. A long sentence after such a label is the text, run together.
LABELS = tuple(
    "供图 供圖 资料图 資料圖 文/ 图/ 感谢 感謝 非常感谢 本文转载 本文转自 作者 编者 編者 译者 "
    "譯者 责任编辑 責任編輯 编辑： 原标题 来源： 來源： 文章来源 资料来源 資料來源 版权 版權 "
    "注： 註： 图： 图片来源 关注我们 扫码 扫描".split()
)
MAX_LABELLED_CHARACTERS = 50
# Said to the reader.
GREETINGS = tuple(
    "您好 大家好 你们好 同学们好 各位好 谢谢 謝謝 再见 再見 欢迎收听 歡迎收聽 欢迎关注 欢迎来到 "
    "晚上好 上午好 下午好 早上好".split()
)
# What stands after the text: works cited, thanks, who wrote it, what else there is to read.
BACK_MATTER = tuple(
    "参考文献 參考文獻 参考资料 參考資料 参考链接 引用文献 references 致谢 致謝 作者简介 作者簡介 "
    "作者介绍 作者介紹 关于作者 關於作者 相关阅读 延伸阅读 延伸閱讀 扩展阅读 版权声明".split()
)
NUMBERING = "0123456789.．、 　一二三四五六七八九十第章节節（）()"
# A work in a list of references: [J] after its title, 15(4): 71-78 after its year.
REFERENCE_MARKS = ("[J]", "[M]", "[C]", "[D]", "[R]", "[S]", "[P]", "[N]", "[EB/OL]", "[Z]")


def is_readable(text: str) -> bool:
    """Whether a sentence is a whole statement that a reader understands where it is shown alone.

    It is not when it is short, lacks its end, is an attribution, a bracket or a quotation alone,
    has unbalanced quotes or brackets, asks, greets, announces (ends in a colon), is a note on the
    text or an entry of a list of references, or continues another sentence.
    """
    bare = text.rstrip(CLOSING_MARKS)
    if len(text) < MIN_CHARACTERS or not bare or bare[-1] not in FINAL_MARKS:
        return False
    if len(text) < MIN_CHARACTERS_WITHOUT_FIGURE and not any(map(str.isdigit, text)):
        return False
    return not (
        bare[-1] in "？?；;"
        or text[0] in "（(【[—-…，、：；。"
        or (len(text) <= MAX_LABELLED_CHARACTERS and text.startswith(LABELS))
        or _is_dangling(text)
        or _is_attribution(bare)
        or _is_quotation(text)
        or not is_balanced(text)
        or _is_greeting(text)
        or _is_reference(text)
    )


def _is_greeting(text: str) -> bool:
    return any(greeting in text for greeting in GREETINGS)


def _is_dangling(text: str) -> bool:
    """Whether a sentence speaks of something that only an earlier one names."""
    if text.startswith(DANGLING_STARTS) and not text.startswith(STANDING_STARTS):
        return True
    if any(pointer in text for pointer in POINTERS):
        return True
    comma = text.find("，", 0, MAX_ADVERBIAL_CHARACTERS + 1)
    return comma > 0 and text.startswith(PRONOUNS, comma + 1)


def _is_quotation(text: str) -> bool:
    """Whether a sentence is what somebody says, without who says it."""
    closing = QUOTATION_MARKS.get(text[0])
    return closing is not None and text.find(closing) == len(text) - 1


def _is_reference(text: str) -> bool:
    if "]" in text and any(mark in text for mark in REFERENCE_MARKS):
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
    return not any(map(str.isalnum, text)) or not is_balanced(text)


def _is_attribution(bare: str) -> bool:
    """Whether a sentence only says who speaks: 「春荣说。」."""
    said = bare.rstrip(FINAL_MARKS)
    return (
        len(said) <= MAX_ATTRIBUTION_CHARACTERS
        and said.endswith(SPEECH_VERBS)
        and not any(mark in said for mark in "，,：“「")
    )


def readable(evidence: Evidence) -> list[int]:
    """The indices of the sentences that may be chosen: the readable ones if there are any.

    Where none is, those that at least are whole; where none is that, all that are no mere marks:
    there is nothing better to show. Of references, thanks and notes on the authors none is, unless
    the document has nothing else.
    """
    is_back_matter = [_is_back_matter("".join(heading)) for heading in evidence.headings]
    is_left_out = is_back_matter if not all(is_back_matter) else [False] * len(is_back_matter)
    body = [
        (i, sentence.text)
        for i, sentence in enumerate(evidence.sentences)
        if not is_left_out[sentence.section]
    ]
    for is_good in (is_readable, _is_whole, _is_shown):
        good = [i for i, text in body if is_good(text)]
        if good:
            return good
    return []


def _is_back_matter(heading: str) -> bool:
    return heading.lstrip(NUMBERING).lower().startswith(BACK_MATTER)


def _is_whole(text: str) -> bool:
    bare = text.rstrip(CLOSING_MARKS)
    return _is_shown(text) and bare[-1:] in tuple(FINAL_MARKS) and not _is_attribution(bare)


def _is_shown(text: str) -> bool:
    return not is_junk(text)
