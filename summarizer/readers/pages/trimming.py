"""What stands among the paragraphs of an article and is none: lists of links, and calls to act."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.readers.pages.blocks import Piece

MAX_LINK_SHARE = 0.5
MAX_CALL_CHARACTERS = 30
# What follows the title of such a list is cut off where it holds less than this of the text.
MAX_REST_SHARE = 0.3
CLAUSE_MARKS = frozenset("，。；！？")

# Lines that open a list of other articles, or the readers' part of the page.
TURNS = tuple(
    "相关阅读 相关新闻 相关报道 相关文章 相关推荐 推荐阅读 推荐新闻 猜你喜欢 为你推荐 为您推荐 "
    "热门推荐 热门文章 热点推荐 精彩推荐 精彩图集 更多新闻 更多阅读 更多精彩 更多文章 重点推荐 "
    "往期回顾 往期推荐 网友评论 网友跟贴 网友跟帖 热门评论 最新评论 全部评论 发表评论 我要评论 "
    "相關閱讀 相關新聞 相關報導 相關報道 相關文章 推薦閱讀 猜你喜歡 為你推薦 熱門推薦 熱門文章 "
    "更多新聞 網友評論 網友留言 熱門評論 發表評論".split()
)
# How a line begins that asks the reader to do something, or tells of the page.
CALLS = tuple(
    "分享到 分享至 扫一扫 扫码关注 扫描二维码 长按识别 长按二维码 点击进入 点击查看 点击下载 "
    "点击看 点击关注 微信扫 展开全文 阅读全文 阅读原文 阅读数 加载更多 返回顶部 返回首页 返回列表 "
    "上一篇 下一篇 上一页 下一页 打开APP 下载APP 正文已结束 "
    "掃一掃 掃碼關注 長按識別 點擊進入 點擊查看 點擊下載 展開全文 閱讀全文 閱讀原文 載入更多 "
    "返回頂部 返回首頁".split()
)
# Whole lines.
BUTTONS = frozenset(
    "分享 打印 收藏 关闭 举报 投诉 点赞 评论 广告 登录 注册 字号 不感兴趣 关注 转发 大 中 小 "
    "列印 關閉 檢舉 點讚 評論 廣告 登入 註冊 字號 關注 轉發 打印本页 关闭窗口 我要纠错 "
    "大中小".split()
)


def trim(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces of an article without lists of links, calls to act, and other articles below."""
    return drop_bare_headings(cut_rest(pieces))


def cut_rest(pieces: Sequence[Piece]) -> Sequence[Piece]:
    """The pieces up to the title of a list of other articles, if little text follows it."""
    whole = sum(running_text(piece) for piece in pieces)
    rest = whole
    for position, piece in enumerate(pieces):
        if position and rest <= MAX_REST_SHARE * whole and opens_with(piece, TURNS):
            return pieces[:position]
        rest -= running_text(piece)
    return pieces


def drop_bare_headings(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces but for links and calls, and for headings that had nothing else below them."""
    kept: list[Piece] = []
    has_text = has_links = False
    for piece in reversed(pieces):
        if is_link_list(piece) or is_call(piece):
            has_links = True
        elif piece.block.kind != "heading":
            has_text = True
            kept.append(piece)
        elif has_text or not has_links:
            has_text = has_links = False
            kept.append(piece)
    return kept[::-1]


def running_text(piece: Piece) -> int:
    """How many characters of the piece are running text and no link."""
    if piece.link_share > MAX_LINK_SHARE or CLAUSE_MARKS.isdisjoint(piece.block.text):
        return 0
    return len(piece.block.text) - piece.linked


def is_link_list(piece: Piece) -> bool:
    """Whether it is links for the most part, and no sentence."""
    return piece.link_share > MAX_LINK_SHARE and CLAUSE_MARKS.isdisjoint(piece.block.text)


def is_call(piece: Piece) -> bool:
    return piece.block.text.strip("：: ") in BUTTONS or opens_with(piece, CALLS)


def opens_with(piece: Piece, openings: tuple[str, ...]) -> bool:
    """Whether a short piece begins with one of the openings, marks before it aside."""
    text = piece.block.text
    return len(text) <= MAX_CALL_CHARACTERS and text.lstrip("【[（(▲↑↓*>▶■● ").startswith(openings)
