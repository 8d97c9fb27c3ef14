"""Breaks in the text: which are mended, for what reason, and how the halves are put together."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from structures import ABOVE, BELOW, parse

from summarizer.model import Document


def bodies(document: Document) -> list[str]:
    paragraphs = [each for section in document.sections for each in section.paragraphs]
    return [each.text for each in paragraphs if each.role == "body"]


@pytest.mark.parametrize(
    ("broken", "reason"),
    [
        (
            "镇里去年的收入达到了2║300万元，比前年多出一成，村里的路灯也都换了。",
            "a number is broken",
        ),
        (
            "镇里去年的收入达到了3.║5亿元，比前年多出一成，村里的路灯也都换了。",
            "a number is broken",
        ),
        (
            "镇里去年的收入达到了3║.5亿元，比前年多出一成，村里的路灯也都换了。",
            "a number is broken",
        ),
        (
            "入秋以来，镇里今年的收入已经达到了3║亿元，比前年多出一成，村里的路灯也都换了新的，",
            "a number stands apart from its unit",
        ),
        (
            "入秋以来，镇里今年的收入已经达到了三║亿元，比前年多出一成，村里的路灯也都换了新的，",
            "a number stands apart from its unit",
        ),
        (
            "镇里去年的收入，达到了三亿║元，比前年增加了一成。",
            "the next line is the end of a sentence",
        ),
        (
            "入秋以来，镇里的冷链码头一天比一天忙，运货的车排成了║长队。",
            "the next line is the end of a sentence",
        ),
        (
            "这套系统由镇里自己开发，名字叫作 cold ║chain 平台，十一个村子都在用它记录温度。",
            "a Latin word or phrase is broken",
        ),
        (
            "这套系统由镇里自己开发，名字叫作 cold ║Chain 平台，十一个村子都在用它记录温度。",
            "a Latin phrase may be broken",
        ),
        (
            "镇里先后投入两亿多元，建起了六座冷库（其中两座在湖║东岸），引进了速冻和分拣的设备。",
            "the next line closes what is open",
        ),
        (
            "镇里先后投入两亿多元，建起了六座冷库║，引进了速冻和分拣的设备。",
            "the next line begins with a mark that begins none",
        ),
        (
            "镇里先后投入两亿多元，建起六座冷库，引进了速冻、║分拣和包装的设备，花了三年时间。",
            "the line ends in a comma",
        ),
        (
            "镇里先后投入两亿多元，建起六座冷库，并且通过║合作社引进了速冻和分拣的设备。",
            "the line ends in a word that needs another",
        ),
        (
            "镇里先后投入两亿多元，建起六座冷库——║都在湖的东岸，离码头不到一里路。",
            "the line ends in a dash",
        ),
        (
            "镇里先后投入两亿多元，建起六座冷库，引进了新║的速冻和分拣设备，花了三年时间，",
            "the next line begins with a particle",
        ),
        (
            "老邱在码头收了二十年鱼，他最熟悉的就是湖里的天气变║化和鱼的脾气。",
            "the word 变化 may span the break",
        ),
        (
            "据镇里统计，今年进出港的冷藏箱比去年多了三成║货主来自十一个村子和三个邻省。",
            "the line begins as a sentence does but ends none",
        ),
        (
            "镇里先后投入两亿多元，建起了六座冷库║近日，渔民们又开了三条专线。",
            "the next line ends the sentence",
        ),
        (
            "新华社石桥5月3日电（记者秦望舒）镇里的码头║开通了夜航，首班船载客四十二人。",
            "the line begins with a dateline and ends no sentence",
        ),
        (
            "新华社石桥5月3日电║（记者秦望舒）镇里的码头开通了夜航，首班船载客四十二人。",
            "the dateline goes on",
        ),
        (
            "他走上码头，对众人高声说：║“码头是大家的，要靠大家来维护。”",
            "the speech that a colon announces",
        ),
        (
            "镇里的码头开放了（每天从早到晚。║周一除外），渔民们都说好。",
            "the next line closes what is open",
        ),
        ("镇里的码头开放了。║”渔民们都说好。", "the next line begins with a mark that begins none"),
    ],
)
def test_a_break_is_mended_for_a_reason(broken: str, reason: str) -> None:
    document = parse(f"码头见闻\n\n{ABOVE}\n\n{broken.replace('║', chr(10) * 2)}\n\n{BELOW}")
    assert broken.replace("║", "") in "".join(bodies(document))
    before, after = broken.split("║")
    assert [(join.line, join.next_line, join.reason) for join in document.joins[:1]] == [
        (5, 7, reason)
    ]
    assert document.joins[0].before == before.rstrip()[-10:]
    assert document.joins[0].after == after[:10]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        ("他走上码头，看着众人：", "“码头是大家的，要靠大家来维护。”"),
        ("镇里先后投入两亿多元；", "建起六座冷库，引进了速冻和分拣的设备。"),
        ("镇里先后投入两亿多元：", "建起六座冷库，引进了速冻和分拣的设备。"),
        ("详见 https://example.com/a", "和镇里的公告，里面写得很清楚。"),
        ("a log line without any han text at all in it", "and another one that ends."),
        ("镇里先后投入两亿多元，建起了六座冷库", "第二条 码头由镇里统一管理，不得占用。"),
        ("镇里先后投入两亿多元，建起了六座冷库", "关键词：冷链；码头；夜航。"),
        ("镇里先后投入两亿多元，建起了六座冷库”", "码头是大家的，要靠大家来维护。"),
        ("镇里先后投入两亿多元，建起了六座冷库", "新华社石桥5月3日电，码头是大家的。"),
        ("冷链码头的新气象", "码头是大家的，要靠大家来维护，谁也不能例外。"),
        ("【码头新闻】冷库", "都在湖的东岸，离码头不到一里路，十分方便。"),
        ("地点：镇里的码头", "都在湖的东岸，离码头不到一里路，十分方便。"),
        ("冷链 码头 新气象", "都在湖的东岸，离码头不到一里路，十分方便。"),
        ("镇里的码头开放了“每天从早到晚。", "周一除外”，渔民们都说好。"),
        ("详见 https://example.com 和 https://example.com/a", "和镇里的公告，写得很清楚。"),
        ("央视网消息（新闻联播）：渡口镇开通九条冷链专线", "渡口镇又开通了三条专线，通到省城。"),
        ("镇里先后投入两亿多元，建起的冷库参见", "[1] 许安. 湖鲜冷链研究."),
    ],
)
def test_what_is_whole_is_not_joined(above: str, below: str) -> None:
    assert parse(f"码头见闻\n\n{ABOVE}\n\n{above}\n\n{below}\n\n{BELOW}").joins == ()


@pytest.mark.parametrize(
    "ending",
    "！[12] 。① 。3 。[3] （完） (完) （待续） 。“ 。‘ ... ．． a. 好. ）. ？！ ！” 。） 😀 ☀️ ～"
    " … 。」 。]".split(),
)
def test_what_ends_a_sentence_is_whole(ending: str) -> None:
    whole = f"镇里先后投入两亿多元，建起的冷库在湖的{ending}"
    assert (
        parse(f"码头见闻\n\n{ABOVE}\n\n{whole}\n\n东岸，离码头不到一里路，十分方便。").joins == ()
    )


@pytest.mark.parametrize("ending", "3. ，① ，[3] 的3 — 的“ 的） ” ] 的①".split())
def test_what_ends_no_sentence_is_not(ending: str) -> None:
    half = f"镇里先后投入两亿多元，建起的冷库在湖的{ending}"
    (join,) = parse(
        f"码头见闻\n\n{ABOVE}\n\n{half}\n\n，的东岸，离码头不到一里路，十分方便。"
    ).joins
    assert join.before == half[-10:]


def test_an_indent_begins_a_paragraph() -> None:
    half = "入秋以来，镇里的冷链码头一天比一天忙，运货的车排成了"
    other = "长队已经不是新闻，十一个村子的渔民都开着车来。"
    text = f"码头见闻\n\n　　{ABOVE}\n\n　　{half}\n\n{{}}{other}\n\n　　{BELOW}"
    assert parse(text.format("　　")).joins == ()
    assert len(parse(text.format("")).joins) == 1


@pytest.mark.parametrize(
    "line", ["第二章 灯光", "第二节 灯光", "二、灯光", "（二）灯光", "2. 灯光"]
)
def test_a_number_begins_a_line_of_wrapped_text(line: str) -> None:
    text = "码头上的灯一亮卸货的工人就从食堂里走了出来手里还拿着没有吃完的馒头" * 4
    wrapped = "\n".join(text[at : at + 20] for at in range(0, len(text), 20))
    document = parse(f"码头见闻\n\n{wrapped[:-1]}。\n{line}\n{wrapped[:-1]}。")
    paragraphs = [each.text for section in document.sections for each in section.paragraphs]
    assert paragraphs == ["码头见闻", f"{text[:-1]}。", line, f"{text[:-1]}。"]


def test_a_single_indent_does_not() -> None:
    half = "入秋以来，镇里的冷链码头一天比一天忙，运货的车排成了"
    other = "长队已经不是新闻，十一个村子的渔民都开着车来。"
    text = f"码头见闻\n\n{ABOVE}\n\n{{}}{half}\n\n　　{other}\n\n{BELOW}"
    assert len(parse(text.format("")).joins) == 1
    assert parse(text.format("　　")).joins == ()


@pytest.mark.parametrize(
    "halves",
    "cold║chain v,║b (a║b a2║b a║2b".split(),
)
def test_latin_words_are_put_together_with_a_space(halves: str) -> None:
    document = parse(
        f"# 码头\n\n这套系统叫作{halves.replace('║', chr(10))}平台。", format="markdown"
    )
    assert bodies(document) == [f"这套系统叫作{halves.replace('║', ' ')}平台。"]


@pytest.mark.parametrize(
    "halves",
    "2║024 v.║2 v,║2 (║b a║) [║b a-║b a/║b a_║b {║b a║，b 码║b a║头 a║/b a║,b a║;b a║:b a║!b a║?b"
    " a║.b a║% a║] a║} a║’b “║b ‘║b".split(),
)
def test_all_else_is_put_together_without(halves: str) -> None:
    document = parse(
        f"# 码头\n\n这套系统叫作{halves.replace('║', chr(10))}平台。", format="markdown"
    )
    assert bodies(document) == [f"这套系统叫作{halves.replace('║', '')}平台。"]


SENTENCE = "入秋以来，镇里的冷链码头一天比一天忙，运货的车排成了长队，从早到晚都有人在卸货"


@pytest.mark.parametrize(
    ("lines", "joins"),
    [
        pytest.param([f"{SENTENCE}。{SENTENCE}。"] * 2, 0, id="paragraphs"),
        pytest.param(
            [f"{SENTENCE}。{SENTENCE}。", f"{SENTENCE}，{SENTENCE}。"], 0, id="one of many"
        ),
        pytest.param([f"{SENTENCE}。"] * 2, 1, id="sentences"),
        pytest.param([f"他说：“{SENTENCE}。”"] * 2, 1, id="quotations"),
        pytest.param([f"{SENTENCE}。{SENTENCE}"] * 2, 1, id="without an end"),
        pytest.param(["灯亮了。船来了。"] * 2, 1, id="too short"),
    ],
)
def test_a_paragraph_a_line_is_kept_in_markdown(lines: list[str], joins: int) -> None:
    assert len(parse("# 码头\n\n" + "\n".join(lines), format="markdown").joins) == joins


ARTICLES = json.loads((Path(__file__).parent / "cases" / "roles.json").read_text(encoding="utf-8"))
LINES = [(role, text) for case in ARTICLES for role, text in case["lines"]]
PARAGRAPHS = [text for role, text in LINES if role == "body" and 30 < len(text) < 130]
HEADINGS = [text for role, text in LINES if role in ("title", "heading") and len(text) < 40]
# What there is today: it may be raised.
MIN_MENDED = 1615
MAX_JOINED = 345


def test_paragraphs_that_were_cut_anywhere_are_mended() -> None:
    mended = 0
    for number, paragraph in enumerate(PARAGRAPHS):
        for at in range(5 + number % 3, len(paragraph) - 2, 3):
            halves = f"{paragraph[:at]}\n\n{paragraph[at:]}"
            document = parse(f"码头见闻\n\n{ABOVE}\n\n{halves}\n\n{BELOW}")
            mended += paragraph.strip() in bodies(document)
    assert mended >= MIN_MENDED


def test_headings_stay_apart_from_paragraphs() -> None:
    joined = 0
    for number, heading in enumerate(HEADINGS):
        for paragraph in PARAGRAPHS[number % 5 :: 5]:
            document = parse(f"码头见闻\n\n{ABOVE}\n\n{heading}\n\n{paragraph}\n\n{BELOW}")
            joined += any(join.next_line == 7 for join in document.joins)
    assert joined <= MAX_JOINED
