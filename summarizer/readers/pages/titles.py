"""Titles as sites write them: with the names of site and channel behind, and with other marks."""

from __future__ import annotations

MAX_SITE_CHARACTERS = 12
MIN_REST_CHARACTERS = 2
# The site's and the channel's names stand behind these; behind the others only if they look so.
SURE_SEPARATORS = ("_", "--", " - ", " | ", " – ", " — ", "｜", "::")
SEPARATORS = (*SURE_SEPARATORS, "|", "-", "—", "–", "丨")
SITES = tuple(
    "网 網 新闻 新聞 频道 頻道 报 報 社 资讯 資訊 客户端 公众号 博客 论坛 首页 在线 "
    ".com .cn".split()
)


def letters(text: str) -> str:
    """The letters and digits of a text alone: sites write the same title with other marks."""
    return "".join(filter(str.isalnum, text))


def without_site(title: str) -> str:
    """A page's title without the names of site and channels at its end.

    >>> without_site("芯片_新闻_某网"), without_site("江河-长江日报"), without_site("2024-2025")
    ('芯片', '江河', '2024-2025')
    """
    while True:
        # The one that ends last, and of those the longest.
        separator = max(SEPARATORS, key=lambda mark: (end_of(title, mark), len(mark)))
        end = end_of(title, separator)
        rest, name = title[: max(end - len(separator), 0)].strip(" -_|"), title[end:].strip()
        is_sure = separator in SURE_SEPARATORS or name.endswith(SITES)
        if not is_sure or len(name) > MAX_SITE_CHARACTERS or len(rest) < MIN_REST_CHARACTERS:
            return title.strip()
        title = rest


def end_of(title: str, mark: str) -> int:
    """Where the last `mark` ends, 0 where there is none."""
    return title.rfind(mark) + len(mark) if mark in title else 0
