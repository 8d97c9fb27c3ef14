"""Markdown: its block structure agrees with CommonMark, its inline markup goes, offsets stay.

The headings are compared with those of markdown-it-py. Where we differ on purpose (DEVIATIONS), a
test of its own says so, and the comparison leaves these out.
"""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from summarizer.model import Line, Manuscript, Source
from summarizer.readers import markdown
from summarizer.readers.commonmark.inline import find_cuts
from summarizer.readers.lines import clean

# Names of what CommonMark has no rule for, or another one, and the tests that show it:
DEVIATIONS = (
    "front matter",
    "all-bold lines are headings of level 3",
    "headings without a space",
    "no setext heading of a long line or a sentence",
    "formula blocks, directives and footnotes",
    "indented code that is mostly Han is prose",
    "prose in HTML blocks",
)


def read(text: str) -> Manuscript:
    return markdown.read(Source("a.md", text))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(line.kind, line.text) for line in read(text).lines]


def raw_line(text: str, number: int) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")[number - 1]


def our_headings(text: str) -> list[tuple[int, str]]:
    lines = [line for line in read(text).lines if line.kind == "heading"]
    return [(line.level, raw_line(text, line.line)) for line in lines]


def reference_headings(text: str) -> list[tuple[int, str]]:
    """The headings outside quotes and lists that have any text."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    return [
        (int(token.tag[1]), raw_line(text, token.map[0] + 1))
        for token, content in pairwise(tokens)
        if token.type == "heading_open" and token.level == 0 and token.map and content.content
    ]


@pytest.mark.parametrize(
    "text",
    [
        "# 江\n## 河 ##\n###### 湖 #\n####### 七\n",
        "#\t江\n   # 河\n    # 码\n",
        "# \n#\n## ##\n",
        "江边\n===\n\n河边\n---\n\n湖边\n-\n",
        "江\n边\n===\n",
        "江边\n\n===\n\n---\n",
        "- 项\n---\n\n- 项\n===\n",
        "> 引\n---\n\n> 引\n===\n\n> # 引题\n\n# 题\n",
        "> 引\n懒\n---\n",
        "- # 项题\n\n  # 项中\n# 题\n",
        "- 项\n\n  段\n  ===\n\n# 题\n",
        "1. 项\n   # 项中\n\n # 题\n",
        "10) 项\n\n    # 项中\n   # 题\n",
        "段落\n2. 不是项\n---\n",
        "段落\n1. 项\n---\n",
        "段落\n-\n",
        "-\n\n  # 题\n",
        "-\n  # 项题\n",
        "```\n# 码\n```\n# 题\n",
        "````\n```\n# 码\n````\n# 题\n",
        "~~~ py\n# 码\n```\n# 码\n~~~~\n# 题\n",
        "``` a`b\n# 题\n",
        "- ```\n  # 码\n# 题\n",
        "> ```\n# 题\n",
        "```\n# 没有结束\n",
        "    # 码\n\n\t# 码\n\n# 题\n",
        "段落\n    # 续行\n---\n",
        "<div>\n# 块\n\n# 题\n",
        "<!-- \n# 注\n\n# 注\n-->\n# 题\n",
        "<!-- 注 -->\n# 题\n",
        "<pre>\n# 码\n\n# 码\n</pre>\n# 题\n",
        "<span>\n# 块\n\n段\n<span>\n# 题\n",
        "<?php\n# 码\n?>\n# 题\n",
        "<p>段\n# 块\n",
        "| 甲 | 乙 |\n|---|---|\n| 一 | 二 |\n# 题\n",
        "甲 | 乙\n--- | ---\n一\n---\n",
        "甲 | 乙\n---\n",
        "[江]: /url\n===\n",
        "[江]: /url '题'\n河\n===\n",
        "段\n[江]: /url\n---\n",
        "***\n* * *\n___\n# 题\n",
        "* 项\n* * *\n# 题\n",
        "# 江\r\n\r\n河\r\n===\r\n\r\n```\r\n# 码\r\n```\r\n# 湖",
        "# 江\r\r河\r---\r",
        "-   - 深\n\n      # 项中\n\n    # 项中\n\n  # 题\n",
        "+ 项\n\n\n\n  # 项中\n\n# 题\n",
        "> - 项\n>\n>   # 项中\n# 题\n",
        ">\t# 引题\n-\t# 项题\n",
    ],
)
def test_headings_agree_with_the_reference(text: str) -> None:
    assert our_headings(text) == reference_headings(text)


TEMPLATES = [
    *("# 江 边", "## 河边 ##", "#话题#", "正文一行", "江边", "===", "====  ", "---", "--", "=", ""),
    *("- 项", "  续", "   三格", "    四格", "\t制表", "- ", "-", "1.", "1. 一", "2. 二", "10) 十"),
    *("+ 加", "-   - 深", "- # 项题", "  # 缩二", "   # 缩三", "       七格", "> 引", ">续", ">"),
    *("> # 引题", "> - 引项", "  > 缩引", "```", "``` py", "~~~", "~~~~", "````", "- ```", "  ```"),
    *(
        "<div>",
        "</div>",
        "<!-- 甲",
        "-->",
        "<b>粗</b>",
        "<span>",
        "<pre>",
        "</pre>",
        "<p>段",
        "***",
    ),
    *("* * *", "[甲]: /u", "| 甲 | 乙 |", "|---|---|", "甲 | 乙", "--- | ---"),
]


@given(st.lists(st.sampled_from(TEMPLATES), max_size=10), st.sampled_from(["\n", "\r\n", "\r"]))
def test_headings_agree_on_any_mix_of_lines(lines: list[str], newline: str) -> None:
    text = newline.join(lines)
    assert our_headings(text) == reference_headings(text)


def test_a_long_line_or_a_sentence_is_no_setext_heading() -> None:
    long = "渡口" * 31
    assert our_headings(f"{long}\n---\n\n船靠了岸。\n---\n\n船靠了岸！\n===\n") == []
    assert our_headings(f"{long[:60]}\n---\n") == [(2, long[:60])]
    assert kinds("船靠了岸。\n---\n江边")[1:] == [("verbatim", "---"), ("text", "江边")]
    assert kinds("船靠了岸。\n===\n江边")[1:] == [("verbatim", "==="), ("text", "江边")]


def test_headings_without_a_space_count_where_there_are_no_others() -> None:
    text = "##渡口\n老船工靠了岸。\n#话题# 江边\n#太长" + "长" * 40 + "\n##一句话。\n#123\n"
    assert our_headings(text) == [(2, "##渡口")]
    assert our_headings("# 江边\n\n" + text) == [(1, "# 江边")]
    assert not read(text).lines[1].soft


def test_an_all_bold_short_line_is_a_heading() -> None:
    text = "**渡口**\n船靠了岸。\n\n__江边__\n\n**船靠了岸。**\n\n**甲**和**乙**\n\n- **项**\n"
    assert [(line.level, line.text) for line in read(text).lines if line.kind == "heading"] == [
        (3, "渡口"),
        (3, "江边"),
    ]


@pytest.mark.parametrize(
    ("text", "title", "byline"),
    [
        ("---\ntitle: 渡口\nauthor: 莫小川\n---\n江边", "渡口", "莫小川"),
        ("---\ntitle: '渡口'\nauthors: [莫小川, \"秦望\"]\n---\n江边", "渡口", "莫小川 秦望"),
        ("---\r\nauthors:\r\n  - 莫小川\r\n  - 秦望\r\n---\r\n江边", None, "莫小川 秦望"),
        ('+++\ntitle = "渡口: 一"\nauthor = "莫小川"\n+++\n江边', "渡口: 一", "莫小川"),
        ("\ufeff---\ntitle: 渡口\n---\n江边", "渡口", None),
        ("---\n# 注\ndate: 1\n---\n江边", None, None),
    ],
)
def test_front_matter_gives_title_and_byline(
    text: str, title: str | None, byline: str | None
) -> None:
    manuscript = read(text)
    assert (manuscript.title, manuscript.byline) == (title, byline)
    assert [line.kind for line in manuscript.lines] == ["verbatim", "text"]
    assert manuscript.lines[0].text == manuscript.lines[1].text.join(
        (text.removeprefix("\ufeff").removesuffix("江边").rstrip(), "")
    ).removesuffix("江边")


@pytest.mark.parametrize(
    "text", ["---\n江边\n---\n渡口", "---\n\n江边 的船：靠岸\n---\n", "---\na: b\n"]
)
def test_rules_are_no_front_matter(text: str) -> None:
    assert "江边" not in text or any("江边" in line.text for line in read(text).lines[1:])


@pytest.mark.parametrize(
    ("raw", "clean_text"),
    [
        ("这是**强调**的", "这是强调的"),
        ("**“渡口”**后面", "“渡口”后面"),
        ("**注意。**后面", "注意。后面"),
        ("这是*强调*和_斜体_ _好_", "这是强调和_斜体_ 好"),
        ("***三*** __二__", "三 二"),
        ("长*宽*高，5*3*2，2**8，a ** b", "长*宽*高，5*3*2，2**8，a ** b"),
        ("snake_case_name 和 _私有", "snake_case_name 和 _私有"),
        ("** 注", "** 注"),
        ("剩下的**一半", "剩下的一半"),
        ("~~删去~~ 和 ~约", "删去 和 ~约"),
        ("`a*b*` 和 `` `c` `` 和 `", "a*b* 和 `c` 和 `"),
        ("[渡口](http://a.b/c_(d)_e '题') 和 [江](<a b>)", "渡口 和 江"),
        ("[渡口] 和 [1] (见)", "[渡口] 和 [1] (见)"),
        ("船 ![图](a.png) 靠岸![](b)", "船 靠岸"),
        ("[![图](a.png)](b) 靠岸", "靠岸"),
        ("<b>粗</b>体<br/>和<!-- 注 -->注，a < b > c", "粗体和注，a < b > c"),
        ("<ruby>渡口<rt>dùkǒu</rt></ruby>", "渡口"),
        ("见 <https://a.b/c> 和 <a@b.c>", "见 https://a.b/c 和 a@b.c"),
        ("靠岸[^1]了 [^注]。", "靠岸了 。"),
        (r"\*星\* 和 C:\路径", r"*星* 和 C:\路径"),
        ("甲&nbsp;乙&amp;丙&lt;丁&copy;", "甲 乙&丙<丁&copy;"),
        ("公式 $a_1*b_2*c$ 和 $5 **元** $6", "公式 $a_1*b_2*c$ 和 $5 元 $6"),
    ],
)
def test_inline_markup_goes(raw: str, clean_text: str) -> None:
    (line,) = read("甲" + raw if raw.startswith("<") else raw).lines
    assert line.text.removeprefix("甲" if raw.startswith("<") else "") == clean_text
    assert_spans_hold(read(raw))


def assert_spans_hold(manuscript: Manuscript) -> None:
    """Between two breakpoints the clean text is the source's, but for white space and entities."""
    for line in manuscript.lines:
        assert line.spans[0] == (0, line.start)
        bounds = [span[0] for span in line.spans] + [len(line.text)]
        assert bounds == sorted(set(bounds))
        for (clean_at, raw_at), end in zip(line.spans, bounds[1:], strict=True):
            piece = line.text[clean_at:end]
            raw = manuscript.text[raw_at : raw_at + len(piece)]
            assert all(c in (" ", r) or r == "&" for c, r in zip(piece, raw, strict=True))


def test_reference_links_need_their_definition() -> None:
    text = "见[渡口][1]、[江边][]和[码头]。\n\n[1]: /u\n[江边]: /v\n"
    assert kinds(text)[0] == ("text", "见渡口、江边和[码头]。")
    assert [kind for kind, _ in kinds(text)[1:]] == ["verbatim", "verbatim"]


def test_numbered_links_do_without_their_definition() -> None:
    assert kinds("见[渡口][9]，a[i][9]，注[1][2]。") == [("text", "见渡口，a[i][9]，注[1][2]。")]


def test_marks_of_a_passage_that_runs_over_lines_go() -> None:
    assert kinds("[**读取数据集**]。看 [**链接**](http://a.b)。") == [
        ("text", "读取数据集。看 链接。")
    ]
    assert [text for _, text in kinds("[**读取数据集，\n再切成段**]。")] == [
        "读取数据集，",
        "再切成段。",
    ]


def test_roles_that_point_go_whole() -> None:
    text = "如 :numref:`fig_a` 和 :eqref:`eq_b` 所示，:class:`渡口` 是类。"
    assert kinds(text) == [("text", "如 和 所示，渡口 是类。")]


def test_lists_keep_their_markers() -> None:
    text = "- 甲\n  续\n  - [x] 乙\n\n1. 丙\n2) 丁\n\n   又一段\n* # 戊\n"
    lines = read(text).lines
    assert [(line.kind, line.marker, line.text, line.soft) for line in lines] == [
        ("item", "- ", "甲", False),
        ("item", "", "续", True),
        ("item", "  - [x] ", "乙", False),
        ("item", "1. ", "丙", False),
        ("item", "2) ", "丁", False),
        ("item", "   ", "又一段", False),
        ("item", "* # ", "戊", False),
    ]


def test_quotes_keep_their_markers_and_their_headings() -> None:
    text = "> 甲\n乙\n> > 丙\n\n> ## 丁\n> - 戊\n"
    assert [(line.kind, line.marker, line.text, line.soft) for line in read(text).lines] == [
        ("quote", "> ", "甲", False),
        ("quote", "", "乙", True),
        ("quote", "> > ", "丙", False),
        ("quote", "> ## ", "丁", False),
        ("quote", "> - ", "戊", False),
    ]


def test_soft_breaks_continue_and_hard_breaks_do_not() -> None:
    lines = read("甲\n乙\n丙  \n丁\\\n戊\n\n己\n").lines
    assert [line.soft for line in lines] == [False, True, True, False, False, False]
    assert [line.text for line in lines] == ["甲", "乙", "丙", "丁", "戊", "己"]
    assert [line.gap for line in lines] == [1, 1, 1, 1, 1, 2]


def test_images_alone_are_captions() -> None:
    text = (
        "前文\n![机房](a.png)\n后文\n\n![](a.png)\n\n![a.png](a.png)\n\n[![机房 *内*](a)](b)\n\n"
        "![在这里插入图片描述](https://a.b/c.png?x=(1))\n\n![](a)![闸门](b){width=50%}\n"
    )
    assert kinds(text) == [
        ("text", "前文"),
        ("caption", "机房"),
        ("text", "后文"),
        ("verbatim", "![](a.png)"),
        ("verbatim", "![a.png](a.png)"),
        ("caption", "机房 *内*"),
        ("verbatim", "![在这里插入图片描述](https://a.b/c.png?x=(1))"),
        ("caption", "闸门"),
    ]
    assert not any(line.soft for line in read(text).lines)


@pytest.mark.parametrize(
    "block",
    [
        "```py\n# 注释\n\nprint()\n```",
        "~~~\n没有结束",
        "| 甲 | 乙 |\n|:--|--:|\n| 一 | 二 |",
        "$$\n# a\n---\n$$",
        "$$ a = b $$",
        "***",
        ":::",
        "[TOC]",
        "{% include a %}",
        "[江]: http://a.b",
        "[^1]: 参见《水经注》。\n后一行",
        "<table>\n<tr><td>格子里的文字</td></tr>\n</table>",
        "<!-- 注释里的\n\n文字 -->",
        "    print(x)\n\n    y = 1",
    ],
)
def test_what_is_no_prose_stays_verbatim_and_whole(block: str) -> None:
    text = f"前文\n\n{block}\n"
    before, line = read(text).lines
    assert before.text == "前文"
    assert line == Line(block, 4, 4 + len(block), 3, ((0, 4),), "verbatim", gap=2)


def test_the_gap_after_a_block_counts_from_its_end() -> None:
    assert [line.gap for line in read("```\n甲\n```\n\n\n乙\n").lines] == [1, 3]


def test_a_formula_that_never_ends_is_text() -> None:
    assert kinds("$$\n渡口\n")[-1] == ("text", "渡口")


def test_han_in_indented_code_or_html_is_prose() -> None:
    assert kinds("    县里的船靠了岸。\n    又开走了。\n") == [
        ("text", "县里的船靠了岸。"),
        ("text", "又开走了。"),
    ]
    assert kinds("<p align=center>县里的<b>船</b>靠了岸。</p>\n") == [("text", "县里的船靠了岸。")]


def test_heading_text_is_bare() -> None:
    text = "## **一、**渡口 `码头` ##  \n\n# 江边 {#river}\n\n# C#\n\n第一行 \n  第二行\n===\n"
    lines = read(text).lines
    assert [line.text for line in lines] == ["一、渡口 码头", "江边", "C#", "第一行 第二行"]
    assert lines[3].line == 7
    assert_spans_hold(read(text))


@given(st.text(st.sampled_from("甲乙，。 \t*_`[]()!<>~&#-=|:$\\/a1\n\r"), max_size=60))
def test_any_text_reads_with_offsets_that_hold(text: str) -> None:
    manuscript = read(text)
    assert_spans_hold(manuscript)
    numbers = [line.line for line in manuscript.lines]
    assert numbers == sorted(set(numbers))


@given(st.text(st.sampled_from("甲乙，。 \t*_`~#-=>|$:+1.\n\r"), max_size=80))
def test_no_text_is_lost(text: str) -> None:
    lines = read(text).lines
    kept = "".join(line.text for line in lines)
    assert [c for c in kept if c in "甲乙，。"] == [c for c in text if c in "甲乙，。"]


@given(st.text(st.sampled_from("甲乙，。：“”*"), max_size=40))
def test_emphasis_costs_only_stars(text: str) -> None:
    cleaned = clean(text, 0, find_cuts(text)).text
    assert cleaned.replace("*", "") == text.replace("*", "")
