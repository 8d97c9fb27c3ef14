"""What a page says of its article: the title, who published it, and when."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from summarizer.readers.pages.titles import letters, without_site
from summarizer.readers.pages.trimming import CLAUSE_MARKS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from lxml.html import HtmlElement

    from summarizer.readers.pages.blocks import Piece

MIN_TITLE_CHARACTERS = 4
MAX_PIECES_TO_ARTICLE = 15
MAX_BYLINE_CHARACTERS = 60
MAX_CREDIT_CHARACTERS = 30
MAX_CREDITS = 4
TITLE_NAME = re.compile(r"title|headline|biaoti", re.IGNORECASE)

DATE = re.compile(r"(?:19|20)\d\d ?[-年/.] ?\d{1,2} ?[-月/.] ?\d{1,2}")
CREDITS = re.compile(
    r"来源|來源|稿源|作者|记者|記者|编辑|編輯|撰文|执笔|執筆|文[/／|｜丨]|出处|出處|发布|發布|發佈"
)
# What stands in one line with the byline and is no part of it.
TOOLS = re.compile(
    r"(?:(?<![\d:./-])\d+ *)?(?:人?参与|评论|評論|阅读|閱讀|浏览|瀏覽|点击|點擊|跟贴|点赞|讨论)"
    r"|分享|字号|字號|打印|列印|收藏|举报|檢舉|关注|扫码|纠错|【?大 *中 *小"
)
DATE_NAMES = (
    "article:published_time",
    "og:time",
    "og:release_date",
    "publishdate",
    "publish_date",
    "publish-date",
    "pubdate",
    "datepublished",
    "release_date",
    "weibo: article:create_at",
    "apub:time",
    "date",
)
SOURCE_NAMES = ("source", "article:source", "og:article:source")
AUTHOR_NAMES = ("author", "article:author", "og:article:author")


class Head(NamedTuple):
    """What the head of a page declares: its titles, the most exact one first, and its meta tags."""

    titles: tuple[str, ...]
    meta: Mapping[str, str]


def read_head(root: HtmlElement) -> Head:
    """The titles and the meta tags; where a name is given twice, the first is taken."""
    meta: dict[str, str] = {}
    for element in root.iter("meta"):
        name = element.get("property") or element.get("name") or element.get("itemprop") or ""
        content = " ".join(element.get("content", "").split())
        if content:
            meta.setdefault(name.strip().lower(), content)
    whole = next((element.text_content() for element in root.iter("title")), "")
    titles = (meta.get("og:title", ""), " ".join(whole.split()))
    return Head(tuple(filter(None, titles)), meta)


def find_title(head: Head, pieces: Sequence[Piece], start: int) -> tuple[int | None, str | None]:
    """The number of the piece that is the title, and its text; `start` is where the article begins.

    It is the longest heading, or text whose element is called so, that the page's title contains;
    else a heading of the first level above the article; else the page's title, the site's name cut
    off.
    """
    best, length = None, MIN_TITLE_CHARACTERS - 1
    for number, piece in enumerate(pieces):
        text = letters(piece.block.text)
        if len(text) > length and is_title(piece) and is_declared(text, head.titles):
            best, length = number, len(text)
    if best is None and "og:title" not in head.meta:
        near = range(max(0, start - MAX_PIECES_TO_ARTICLE), min(start + 1, len(pieces)))
        best = next((n for n in near if is_main_heading(pieces[n])), None)
    if best is not None:
        return best, pieces[best].block.text
    return None, next((without_site(title) for title in head.titles), None)


def is_declared(text: str, titles: Sequence[str]) -> bool:
    """Whether a title of the head opens with the letters `text`, or has them before its site."""
    return any(
        letters(title).startswith(text) or text in letters(without_site(title)) for title in titles
    )


def is_title(piece: Piece) -> bool:
    name = f"{piece.element.get('class', '')} {piece.element.get('id', '')}"
    return piece.block.kind == "heading" or bool(TITLE_NAME.search(name))


def is_main_heading(piece: Piece) -> bool:
    return (
        piece.block.level == 1
        and not piece.linked
        and len(letters(piece.block.text)) >= MIN_TITLE_CHARACTERS
    )


def find_byline(pieces: Sequence[Piece], title: int | None, start: int) -> list[int]:
    """The numbers of the pieces that tell who published it and when: those around the title.

    They stand between the title and the first running text, or else above the article.
    """
    first = start - MAX_PIECES_TO_ARTICLE if title is None else title + 1
    found: list[int] = []
    for number in range(max(first, 0), min(first + 2 * MAX_PIECES_TO_ARTICLE, len(pieces))):
        text = pieces[number].block.text
        if number >= start and not CLAUSE_MARKS.isdisjoint(text):
            break
        if is_credit(text):
            found.append(number)
    return found[:MAX_CREDITS]


def is_credit(text: str) -> bool:
    """Whether a line tells a date or a source, and little else."""
    bare = without_tools(text)
    if len(bare) > MAX_BYLINE_CHARACTERS or not CLAUSE_MARKS.isdisjoint(bare):
        return False
    return bool(DATE.search(bare)) or (
        len(bare) <= MAX_CREDIT_CHARACTERS and bool(CREDITS.search(bare))
    )


def credit(piece: Piece) -> str:
    """The byline in a piece, what is in elements of their own set apart, the tools left out."""
    parts = [part.strip() for part in piece.element.itertext() if part.strip()]
    is_whole = "".join("".join(parts).split()) == "".join(piece.block.text.split())
    return without_tools(" ".join(parts) if is_whole else piece.block.text)


def without_tools(text: str) -> str:
    """A line without what the reader can do (字号, 分享, 12人参与) from where that begins.

    >>> without_tools("2024-05-06 字号：A- A+ 来源：某报 分享到"), without_tools("某报 0人参与")
    ('2024-05-06 来源：某报', '某报')
    """
    first, *others = TOOLS.split(text)
    credits = [CREDITS.search(other) for other in others]
    kept = [first, *(match.string[match.start() :] for match in credits if match)]
    return " ".join(" ".join(part.split()).strip(" |/·-（(【") for part in kept).strip()


def declared_byline(head: Head, shown: str) -> str | None:
    """The byline `shown` on the page, with what only the head declares; None where nothing is."""
    date = next((head.meta[name] for name in DATE_NAMES if name in head.meta), "")
    date = date.replace("T", " ")[:16].removesuffix(" 00:00") if DATE.match(date) else ""
    found = [head.meta.get(name, "") for name in (*SOURCE_NAMES, *AUTHOR_NAMES)]
    names = [name for name in found if name and not name.isdigit() and "://" not in name]
    if shown and not DATE.search(shown):
        parts = [date, shown]
    elif shown:
        is_date_alone = not DATE.sub("", shown).strip(" :0123456789")
        parts = [shown, *(names if is_date_alone else ())]
    else:
        parts = [date, *names]
    return " ".join(dict.fromkeys([part for part in parts if part])) or None
