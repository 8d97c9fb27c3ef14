"""What is said of a text or to its reader, and not by the text: notes, labels, references."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

# Said of the text, and not by it. A long sentence after such a label is the text, run together.
LABELS = tuple(
    "供图 供圖 资料图 資料圖 文/ 感谢 感謝 非常感谢 本文转载 本文转自 作者 编者 編者 译者 "
    "譯者 责任编辑 責任編輯 编辑： 原标题 来源： 來源： 文章来源 资料来源 資料來源 版权 版權 "
    "注： 註： 图： 本文作者： 关注我们 扫描 编辑: IT之家注".split()
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


def is_note(text: str) -> bool:
    """Whether a sentence is a label, a note on the text, its writer or a picture, or a greeting."""
    return (
        text.startswith(NOTES)
        or _is_author_note(text)
        or _is_caption(text)
        or (len(text) <= MAX_LABELLED_CHARACTERS and text.startswith(LABELS))
        or any(map(text.__contains__, ADDRESSES))
        or _is_reference(text)
    )


def _is_author_note(text: str) -> bool:
    return text.startswith(AUTHOR_LABELS) and "，" in text[:MAX_AUTHOR_CHARACTERS]


def _is_caption(text: str) -> bool:
    return text[0].isdigit() and any(map(text[:MAX_CAPTION_OFFSET].__contains__, CAPTION_VERBS))


def _is_reference(text: str) -> bool:
    if "]" in text and any(map(text.__contains__, REFERENCE_MARKS)):
        return True
    # 15(4): 71-78 and 15(4):71-78: volume, number, pages.
    before, colon, after = text.rpartition("):")
    return bool(colon) and before[-1:].isdigit() and after.lstrip()[:1].isdigit()


def back_matter(headings: Iterable[Sequence[str]]) -> frozenset[int]:
    """Which sections, by their headings, are references, thanks or notes on the authors.

    None where all are: the document has nothing else.
    """
    is_back_matter = [_is_back_matter("".join(heading)) for heading in headings]
    if all(is_back_matter):
        return frozenset()
    return frozenset([section for section, is_one in enumerate(is_back_matter) if is_one])


def _is_back_matter(heading: str) -> bool:
    return heading.lstrip(NUMBERING).lower().startswith(BACK_MATTER)
