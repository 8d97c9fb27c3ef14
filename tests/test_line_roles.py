"""The role of a single line, by where it stands: between two paragraphs, under the title, last."""

from __future__ import annotations

import pytest
from structures import ABOVE, BELOW, TITLE, parse

from summarizer.model import Document


def role(document: Document, line: str) -> str:
    paragraphs = [each for section in document.sections for each in section.paragraphs]
    return next((each.role for each in paragraphs if each.text == line), "joined")


def between(line: str) -> str:
    return role(parse(TITLE, ABOVE, line, BELOW), line)


def under_title(line: str) -> str:
    return role(parse(f"{TITLE}\n{line}", ABOVE, BELOW), line)


def last(line: str) -> str:
    return role(parse(TITLE, ABOVE, BELOW, line), line)


CAPTIONS = """
图3
图3：平面图
图3【平面图】
图3、平面图
图3平面图
附图1 平面图
图表3 平面图
图１２ 平面图
图①平面图
图三 平面图
▲码头夜景
图为渡口镇的冷链码头，货轮在等天亮。
（图3 平面图）
(表2)
（图片由文化站提供）
码头夜景 许安摄
码头夜景，许安摄
码头夜景（许安摄）
许安摄
（许安摄）
渡口镇冷链码头一角/许安摄
渡口镇冷链码头一角：许安摄
新规明天起施行。（林美 摄）
石浦湖东岸的湿地上，成群的赤麻鸭贴着水草起落，岸边有人散步（林美 摄）
""".split("\n")[1:-1]
NOTES = """
编者按：欢迎来信。
编者按:欢迎来信。
编 者 按：欢迎来信。
编后：欢迎来信。
引用本文：顾清和. 冷链研究.
引用本文:顾清和. 冷链研究.
原标题：渡口镇开通夜航
中图分类号：F2
DOI：10.3
本文转载自渡口日报。
（根据录音整理）
（本报记者综合）
（未完待续）
云政办发〔2023〕41号
云政办发［2023］41号
云政办发[2023]41號
""".split("\n")[1:-1]
FURNITURE = """
- 7 -
— 7 —
·7·
7
７
xii
第 7 页
第7版
第7頁 共9頁
7/9
（下转第4版）
下转第4版
▶下转4版
【上接第3版】
首页 > 新闻 > 码头
首页 > 新闻
首页›新闻›码头
首页»新闻»码头
渡口 > 新闻 > 码头
渡口›新闻›码头
渡口»新闻»码头
分享到：微信
字号：大 中 小
阅读 120 评论 3
阅读120 评论3 点赞8
上一篇：冷库见闻
""".split("\n")[1:-1]
VERBATIM = """
＊＊＊
* * *
-----
※※※
""".split("\n")[1:-1]
# At both ends.
BYLINES = """
记者 林書遠
记者 顾清和、许安
记者顾清和/许安
记者顾清和/欧阳海棠/许安
记者 顾清和、欧阳海棠、许安
本报记者 林書遠 攝影 許安
渡口日报记者 顾清和
渡口镇融媒体记者 顾清和
作者：顾清和
【作者：顾清和，许安】
来源：渡口日报
编辑 许安
文/许安
（文/许安）
许安 文/图
顾清和 摄影报道
□顾清和
◎ 顾清和
□ 顾清和 许安
□顾清和、许安
顾清和1，许安2
（1. 渡口大学 信息学院；2. 湖区水产研究所）
（渡口大学，石桥）
（渡口镇，石桥 314000）
（渡口镇，石桥 319999）
（作者单位：渡口镇）
（作者系渡口镇居民）
2023-10-12 08:30 石桥日报
2023-10-12 08:30 新华
2023-10-12 08:30 石桥日报社要闻部值班编辑室
2024-03-21 13:27 来源：石桥日报 作者：李大明
2024年来源：石桥日报
林晚舟 著
林晚舟 编译
采访·撰文 许安
采访、摄影 许安 顾清和
采访&撰文 许安
口述：老邱
文：老邱
""".split("\n")[1:-1]
# The author under the title, who signs at the end.
NAMES = """
林晚舟
林晚舟 许安
林晚舟、许安，顾清和/邱一
林 晚
老邱
小王
阿林
欧阳海
欧阳海棠
渡口镇人民政府
渡口镇水务局
大水务局
石桥县大江小河与湖泊水库及沿岸的湿地环境保护委员会
""".split("\n")[1:-1]
# No name, no credit, no caption: a heading between paragraphs.
HEADINGS = """
图3显示箱数
图3是平面图
图书馆一角
表格的样子
（图3 平面图
渡口镇冷链码头一角许安摄
根据录音整理
（根据录音整理的文章
按录音整理）
〔2023〕41号
云政办发〔23〕41号
云政办发〔2023〕41
云政办发〔2023－41号
渡口镇湖滨路314000）
（渡口镇湖滨路314000
九一八年十月八日
云岫县人民政府办公室文件发〔2023〕41号
下转的货轮
阅读
----码头----
渡口镇记者 顾清和
记者手记
记者从渡口镇获悉
记者
采访记者 顾清和
渡口镇新来的年轻小记者 顾清和
记者 顾清和 许安许安许安许安一
图文并茂
码头 著
整理 码头
采访许安
林晚舟 许安 顾清和 邱一 王二
大林
欧阳
欧阳海棠花
方法
石桥
林晚舟一
水务局
石桥县大江小河与湖泊水库及沿岸湿地生态环境保护委员会
关于水务局
渡口大学ABC局
23年1月
一月的码头
一、码头
二
（三）码头
(3)码头
3)码头
3. 码头
3.1 码头
3.1.2 码头
3.5米的码头
3 码头
3 月的码头
第三章 码头
第三节 码头
第三部分 码头
第三部电影
第三天：码头
第三天
第三天码头
结语
结 语
参考文献
【码头】
Q1码头
""".split("\n")[1:-1]
BODY = """
图3平面图。
市府今天宣布了三项新规，明天起施行，货车不得入城。（林美 摄）
上一篇说的是冷库。
扫一扫，关注我们！
来源：渡口日报。
来源：渡口日报。作者：许安
□ 码头一角的灯
（渡口镇，石桥 31400）
（渡口镇居民）
口述整理者记：老邱
问：码头开了吗
（笑）
第三条 码头
【码头】【冷库】
【码头】见闻
● 码头
一是码头
首先，码头
Q1：码头
""".split("\n")[1:-1]
SIGNED_DATES = """
2023年10月12日
二〇二四年九月三日
（2023年6月20日）
（2023年6月20日，石桥）
2023年清明，写于石桥
石桥县水务局 2023年10月12日
石桥县水务局2023年10月12日
""".split("\n")[1:-1]


@pytest.mark.parametrize("line", CAPTIONS)
def test_captions_are_told_anywhere(line: str) -> None:
    assert (between(line), under_title(line), last(line)) == ("caption",) * 3


@pytest.mark.parametrize("line", NOTES)
def test_notes_are_told_anywhere(line: str) -> None:
    assert (between(line), under_title(line), last(line)) == ("note",) * 3


@pytest.mark.parametrize("line", FURNITURE)
def test_furniture_is_told_anywhere(line: str) -> None:
    assert (between(line), under_title(line), last(line)) == ("furniture",) * 3


@pytest.mark.parametrize("line", VERBATIM)
def test_rules_are_told_anywhere(line: str) -> None:
    assert (between(line), under_title(line), last(line)) == ("verbatim",) * 3


@pytest.mark.parametrize("line", BYLINES)
def test_bylines_stand_at_both_ends(line: str) -> None:
    assert (under_title(line), last(line)) == ("byline", "byline")
    assert parse(f"{TITLE}\n{line}", ABOVE, BELOW).byline == line


@pytest.mark.parametrize("line", NAMES)
def test_names_write_under_the_title_and_sign_at_the_end(line: str) -> None:
    assert (under_title(line), last(line)) == ("byline", "note")


@pytest.mark.parametrize("line", HEADINGS)
def test_headings_stand_between_paragraphs(line: str) -> None:
    assert between(line) == "heading"
    assert last(line) == "body"


@pytest.mark.parametrize("line", BODY)
def test_what_only_looks_like_something_else_is_body(line: str) -> None:
    assert (between(line), last(line)) == ("body", "body")


@pytest.mark.parametrize("line", SIGNED_DATES)
def test_a_date_signs_at_the_end(line: str) -> None:
    assert last(line) == "note"


@pytest.mark.parametrize("line", ["石桥县水务局 2023年10月12日晚", "石桥 9月", "23年1月"])
def test_what_is_no_date_does_not(line: str) -> None:
    assert last(line) == "body"


@pytest.mark.parametrize(
    ("opening", "characters", "role"),
    [
        ("图为", 120, "caption"),
        ("编者按", 300, "note"),
        ("本文转载", 80, "note"),
        ("来源：", 50, "byline"),
    ],
)
def test_only_so_long_a_line_is_what_it_says(opening: str, characters: int, role: str) -> None:
    line = opening.ljust(characters, "水")
    assert under_title(line) == role
    assert under_title(line + "水") != role


def test_two_lines_above_a_date_sign_as_well() -> None:
    lines = ["渡口镇码头边上", "大柳树下老渡口", "全体渔民和船工", "2023年10月12日"]
    document = parse(TITLE, ABOVE, BELOW, "\n".join(lines))
    assert [role(document, line) for line in lines] == ["body", "note", "note", "note"]


def test_a_long_line_above_a_date_does_not_sign() -> None:
    lines = ["渡口镇码头边上大柳树下老渡口的全体渔民和全体船工", "渡口镇全体渔民", "2023年10月12日"]
    document = parse(TITLE, ABOVE, BELOW, "\n".join(["　" + lines[0] + "和家属", *lines[1:]]))
    assert [role(document, line) for line in lines[1:]] == ["note", "note"]
    assert [each.text for each in document.sections[-1].paragraphs if each.role == "note"] == lines[
        1:
    ]


def test_two_names_sign_without_a_date() -> None:
    lines = ["渡口镇渔政局", "渡口镇水务局", "渡口镇人民政府"]
    document = parse(TITLE, ABOVE, BELOW, "\n".join(lines))
    assert [role(document, line) for line in lines] == ["body", "note", "note"]
