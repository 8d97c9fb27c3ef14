"""Repair and structure: what a reader of broken text gets back."""

from __future__ import annotations

import json
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_text

from summarizer.model import Document, Manuscript, Paragraph, Source
from summarizer.paragraphs import structure
from summarizer.readers import load
from summarizer.tokenization import Tokenizer

CASES: list[dict[str, Any]] = json.loads(
    (Path(__file__).parent / "cases" / "structure.json").read_text(encoding="utf-8")
)
CUT = Tokenizer().cut
MIN_RECALL = 0.9
MAX_WRONG_JOINS = 1


def parse(text: str, format: str = "text", **options: Any) -> Document:
    return structure(load(format)(Source("sample", text)), CUT, **options)


def paragraphs(document: Document) -> list[Paragraph]:
    return [paragraph for section in document.sections for paragraph in section.paragraphs]


def texts(document: Document, role: str) -> list[str]:
    return [paragraph.text for paragraph in paragraphs(document) if paragraph.role == role]


def headings(document: Document) -> list[tuple[str | None, int]]:
    return [(section.heading, section.level) for section in document.sections]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    document = parse(case["text"], case["format"])
    sections = [
        {
            "heading": section.heading,
            "level": section.level,
            "paragraphs": [each.text for each in section.paragraphs if each.role == "body"],
        }
        for section in document.sections
        if section.heading is not None or any(each.role == "body" for each in section.paragraphs)
    ]
    assert (document.title, document.byline) == (case["title"], case["byline"])
    assert sections == case["sections"]
    assert texts(document, "caption") == case["captions"]
    assert len(document.joins) == case["joins"]


NEWSPAPER = """\
# 渡口镇： 把“冷”货架 焐成“热”码头



□ 记者 顾清和

入秋以来，渡口镇的冷链码头一天比一天忙。镇里统计，九月份进出港的冷藏箱有4120个，比去年多了三成。



渡口镇冷链码头一角



首届湖鲜交易会

## 旧仓库 装上新“冰箱”

码头原来只有两间漏风的仓库。“那时候鱼一上岸就得赶着卖，晚半天就不值钱。”在镇上收了二十年鱼的老邱告诉记

者，现在他可以等个好价钱。

改造从前年开始。镇里先后投入2.3亿元，建起六座冷库，引进了

速冻、分拣、包装等全套设备。“从捕捞上岸到装车发走，过去要五个小时，

如今只要四十分钟。”冷库负责人万舒说。

## 小渔村 跑出“大生意”

我们把沿湖十一个村的订单合在一处，由合作社统一安排捕捞、

运输和结算，渔民只管把鱼养好。

今年以来，镇里已经开通冷链专线9条。接下来还要再开3条。



赴邻省考察湖鲜市场
"""


def test_a_newspaper_page_is_put_together_again() -> None:
    document = parse(NEWSPAPER, "markdown")
    assert document.title == "渡口镇： 把“冷”货架 焐成“热”码头"
    assert document.byline == "□ 记者 顾清和"
    assert headings(document) == [
        (None, 0),
        ("旧仓库 装上新“冰箱”", 2),
        ("小渔村 跑出“大生意”", 2),
    ]
    assert texts(document, "caption") == [
        "渡口镇冷链码头一角",
        "首届湖鲜交易会",
        "赴邻省考察湖鲜市场",
    ]
    body = "".join(texts(document, "body"))
    for seam in ("告诉记者，现在", "引进了速冻、分拣", "五个小时，如今", "捕捞、运输和结算"):
        assert seam in body
    assert len(document.joins) == 4


def test_a_join_names_its_lines_and_its_reason() -> None:
    (join,) = parse("码头改造的方案经过三轮讨论，终于在上个月\n\n的全体会议上通过。").joins
    assert (join.line, join.next_line) == (1, 3)
    assert join.before.endswith("终于在上个月")
    assert join.after.startswith("的全体会议")
    assert join.reason


def test_a_spanned_word_is_named() -> None:
    text = "标题在此\n\n老邱在码头收了二十年鱼，他最熟悉的就是湖里的天气变\n\n化和鱼的脾气。"
    (join,) = parse(text).joins
    assert "变化" in join.reason


def test_without_repair_nothing_is_joined_and_roles_are_told() -> None:
    document = parse(NEWSPAPER, "markdown", repair=False)
    assert document.joins == ()
    assert document.title == "渡口镇： 把“冷”货架 焐成“热”码头"
    assert len(document.sections) == 3
    assert "者，现在他可以等个好价钱。" in texts(document, "body")


@pytest.mark.parametrize(
    "text",
    [
        "老邱的一天\n\n凌晨三点，他准时起床。\n凌晨四点，船离开码头。\n天亮时，他已经收好第一网。",
        "会议通知\n\n时间：周三下午\n地点：镇政府二楼\n参加人：各村会计",
        "甲：今天的鱼怎么卖\n乙：一斤十二块\n甲：太贵了，便宜点\n乙：那你明天再来",
        "采购清单\n\n制冰机两台\n保温箱四百只\n叉车三辆\n\n以上设备要在月底以前到货，由码头统一验收。",
        "办事处\n\n渡口镇沿湖路18号\n邮编 314000\n电话 0573-8200000",
        "1. 打开总闸\n2. 检查油位\n3. 记录温度",
        "湖上\n\n风从南边来\n吹皱一湖水\n也吹皱\n撑船人的眉头",
        "渡口镇人民政府\n关于开放码头的公告\n\n自下月起，码头全天开放。",
        "第一条 码头由镇里统一管理。\n第二条 渔船凭证停靠，不得\n占用消防通道。",
    ],
    ids=["prose", "labels", "talk", "list", "address", "steps", "verse", "notice", "law"],
)
def test_lines_that_belong_apart_stay_apart(text: str) -> None:
    joins = [(join.before, join.after) for join in parse(text).joins]
    assert all(after == "占用消防通道。" for _, after in joins)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("記者昨日走訪時看到，工人正在把一箱箱的湖", "鮮裝上冷藏車。"),
        ("他說：「碼頭是大家的，要靠大家來維護，這一點", "誰也不能例外。」"),
        ("全鎮去年的漁業總產值達到三億", "元，比前年增加一成。"),
    ],
)
def test_traditional_text_is_joined_alike(first: str, second: str) -> None:
    document = parse(f"渡口見聞\n\n{first}\n\n{second}\n\n冷鏈專線已經開通九條。")
    assert first + second in texts(document, "body")


@pytest.mark.parametrize(
    ("line", "role"),
    [
        ("圖為漁民在碼頭卸貨。林書遠 攝", "caption"),
        ("图3 冷库平面图", "caption"),
        ("表2：九月进出港箱数", "caption"),
        ("（资料图片）", "caption"),
        ("（图片由渡口镇文化站提供）", "caption"),
        ("编者按：本刊从今天起连载沿湖见闻，欢迎读者来信。", "note"),
        ("編者按：本刊從今天起連載沿湖見聞，歡迎讀者來信。", "note"),
        ("- 7 -", "furniture"),
        ("第 8 页", "furniture"),
        ("（下转第4版）", "furniture"),
        ("＊＊＊", "verbatim"),
        ("图1显示，九月的箱数最多，十月略有回落。", "body"),
        ("记者在码头看到，冷藏车排成了长队。", "body"),
    ],
)
def test_a_line_has_its_role(line: str, role: str) -> None:
    before = "渡口镇的冷链码头一天比一天忙，九月份进出港的冷藏箱有四千多个。"
    document = parse(f"码头见闻\n\n{before}\n\n{line}\n\n接下来还要再开三条专线，通到省城。")
    (found,) = [each for each in paragraphs(document) if each.text == line]
    assert found.role == role


@pytest.mark.parametrize(
    "line",
    [
        "記者 林書遠",
        "本報記者 林書遠 攝影 許安",
        "作者：顾清和",
        "渡口日报记者 顾清和",
        "来源：渡口日报",
        "顾清和1，许安2",
        "（1. 渡口大学 信息学院；2. 湖区水产研究所）",
    ],
)
def test_a_byline_under_the_title(line: str) -> None:
    document = parse(f"码头见闻\n{line}\n\n渡口镇的冷链码头一天比一天忙。")
    assert document.byline == line
    assert texts(document, "byline") == [line]


@pytest.mark.parametrize("line", ["记者手记", "记者从渡口镇获悉新专线开通", "记者节里的记者"])
def test_a_headline_with_a_reporter_is_no_byline(line: str) -> None:
    assert parse(f"{line}\n\n渡口镇的冷链码头一天比一天忙。").byline is None


def test_signature_and_credits_at_the_end_are_notes() -> None:
    body = "自下月起，码头全天开放，请各船主按时办证。"
    document = parse(
        f"开放码头的通知\n\n{body}\n\n渡口镇人民政府\n二〇二四年九月三日\n责任编辑：许安"
    )
    assert texts(document, "body") == [body]
    assert texts(document, "note") == ["渡口镇人民政府", "二〇二四年九月三日"]
    assert document.byline == "责任编辑：许安"


def test_numbered_headings_rank_each_other() -> None:
    line = "冷库一天二十四小时有人值守，温度每小时记录一次。"
    heads = ["第一章 总则", "一、范围", "（一）码头", "1.泊位", "二、附则", "第二章 管理"]
    document = parse("码头管理办法\n\n" + "\n\n".join(f"{head}\n\n{line}" for head in heads))
    assert headings(document)[1:] == [
        ("第一章 总则", 1),
        ("一、范围", 2),
        ("（一）码头", 3),
        ("1.泊位", 4),
        ("二、附则", 2),
        ("第二章 管理", 1),
    ]


def test_a_list_of_numbered_lines_is_no_list_of_headings() -> None:
    document = parse("开机步骤\n\n1. 合闸\n2. 看表\n3. 记录\n\n以上三步不能颠倒，也不能省略。")
    assert headings(document) == [(None, 0)]


def test_a_title_known_apart_is_not_looked_for() -> None:
    body = "渡口镇的冷链码头一天比一天忙。"
    document = parse(f"冷链码头见闻\n\n{body}", title="冷链码头见闻")
    assert document.title == "冷链码头见闻"
    assert texts(document, "title") == ["冷链码头见闻"]
    assert parse(body, title="别的标题").title == "别的标题"


def test_a_title_known_apart_is_found_below_a_running_head() -> None:
    document = parse(
        "石桥年报\n\n# 夜航\n\n# 码头\n\n首班船上周开航了。", format="markdown", title="夜航"
    )
    assert texts(document, "title") == ["夜航"]
    assert headings(document)[1:] == [("码头", 1)]


def test_a_title_that_is_the_running_head_as_well_is_kept() -> None:
    head = "海岛小学的最后一堂课"
    pages = [f"{head}\n", "教室里只剩下两个学生。\n1\n", "校长敲响了那口旧钟。\n2\n"]
    document = parse(head + "\n" + f"{head}\n".join(pages))
    assert document.title == head
    assert len(document.sections) == 1


def test_two_top_headings_are_sections_and_no_title() -> None:
    document = parse("# 甲\n\n码头开了。\n\n# 乙\n\n专线通了。\n", "markdown")
    assert document.title is None
    assert headings(document) == [("甲", 1), ("乙", 1)]


def test_verse_in_markdown_keeps_its_lines() -> None:
    document = parse("# 湖上\n\n风从南边来\n吹皱一湖水\n也吹皱眉头\n", "markdown")
    assert texts(document, "body") == ["风从南边来", "吹皱一湖水", "也吹皱眉头"]


def test_a_space_between_latin_words_maps_to_the_newline() -> None:
    source = "这套系统叫作 cold\nchain 平台，由镇里自己开发。"
    document = parse(source, "markdown")
    (paragraph,) = paragraphs(document)
    at = paragraph.text.index("cold chain") + 4
    assert document.text[paragraph.source_offset(at)] == "\n"
    assert document.text[paragraph.source_offset(at + 1)] == "c"


def test_a_doubt_about_the_encoding_is_handed_on() -> None:
    manuscript = load("text")(Source("sample", "码头见闻"))
    assert structure(manuscript._replace(doubt="perhaps GBK"), CUT).doubt == "perhaps GBK"


@pytest.mark.parametrize("text", ["", "\n\n", " \n　\n"])
def test_no_text_has_no_sections(text: str) -> None:
    assert parse(text).sections == ()


# Own sentences of everyday subjects; the damage below cuts between any two characters of them.
SENTENCES = (
    "码头的灯一亮，卸货的工人就从食堂里走了出来，手里还拿着没有吃完的馒头。",
    "镇上的小学今年添了两间教室，校长说，再也不用让孩子们轮流上体育课了。",
    "去年冬天雪下得早，山路封了十多天，合作社只好请船队把药品和面粉运进来。",
    "为了弄清楚水质为什么变差，研究人员沿着河走了三天，取回四十多个样本。",
    "张师傅修了一辈子钟表，他常说，机器和人一样，最怕的不是累，而是没人照看。",
    "这家工厂把废热引到隔壁的大棚里，冬天也能种出番茄，一年多收入六十万元。",
    "图书馆改到晚上十点关门以后，来看书的人多了一倍，其中有一半是刚下班的工人。",
    "列车提速后，从县城到省城只要五十分钟，许多人开始早出晚归，两头跑着上班。",
    "医生建议老人每天散步半小时，如果膝盖不舒服，可以改成在水里慢慢地走。",
    "新的规定要求，所有外卖车辆必须登记，骑手也要接受交通安全培训。",
    "他把祖父留下的日记一页一页拍成照片，又花了两年时间整理成一本小书。",
    "专家认为，只要保护好上游的林子，下游的水库就不会再像前年那样见底。",
)
CAPTIONS = ("码头夜景", "新教室落成", "研究人员在河边取样", "大棚里的番茄")


def damage(rng: random.Random) -> tuple[str, list[str]]:
    """A text of six paragraphs, two of them cut in two, and the paragraphs as they were."""
    whole = ["".join(rng.sample(SENTENCES, 2)) for _ in range(6)]
    lines: list[str] = ["沿湖见闻"]
    for position, paragraph in enumerate(whole):
        if position % 3 == 1:
            at = rng.randint(15, len(paragraph) - 4)
            gap = "\n" * rng.randint(1, 3)
            if rng.random() < 0.3:
                gap = f"\n\n\n{rng.choice(CAPTIONS)}\n\n"
            paragraph = paragraph[:at] + gap + paragraph[at:]
        lines.append(paragraph)
    return "\n\n".join(lines), whole


def test_random_damage_is_mended() -> None:
    rng = random.Random(20)
    cuts = mended = wrong = 0
    for _ in range(60):
        text, whole = damage(rng)
        document = parse(text)
        found = texts(document, "body")
        cuts += 2
        mended += sum(paragraph in found for paragraph in (whole[1], whole[4]))
        wrong += sum(not any(each in paragraph for paragraph in whole) for each in found)
    assert mended >= MIN_RECALL * cuts
    assert wrong <= MAX_WRONG_JOINS


@pytest.mark.parametrize("columns", [20, 32, 40])
@pytest.mark.parametrize("indent", ["", "　　"])
def test_hard_wrapped_text_is_unwrapped(columns: int, indent: str) -> None:
    rng = random.Random(columns)
    whole = ["".join(rng.sample(SENTENCES, 3)) for _ in range(8)]
    blocks = []
    for paragraph in whole:
        line = indent + paragraph
        blocks.append("\n".join(line[at : at + columns] for at in range(0, len(line), columns)))
    document = parse("沿湖见闻\n\n" + ("\n" if indent else "\n\n").join(blocks))
    found = texts(document, "body")
    assert sum(paragraph in found for paragraph in whole) >= len(whole) - 1


def visible(text: str) -> str:
    return "".join(sorted("".join(text.split())))


@given(any_text(), st.sampled_from(["text", "markdown"]))
def test_nothing_visible_is_lost_and_spans_lead_back(text: str, format: str) -> None:
    manuscript: Manuscript = load(format)(Source("sample", text))
    document = structure(manuscript, CUT)
    found = paragraphs(document)
    assert visible("".join(each.text for each in found)) == visible(
        "".join(line.text for line in manuscript.lines)
    )
    for each in found:
        assert 0 <= each.start < each.end <= len(document.text)
        for position, character in enumerate(each.text):
            original = document.text[each.source_offset(position)]
            # An entity is decoded, and a break stands for a space.
            assert character == original or original == "&" or not original.isprintable()


@given(any_text())
@settings(max_examples=30)
def test_structure_is_deterministic(text: str) -> None:
    assert parse(text) == parse(text)


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=12))
def test_a_paragraph_a_line_is_left_alone(lines: list[str]) -> None:
    document = parse("\n".join(lines))
    assert document.joins == ()
    assert [each.text for each in paragraphs(document)] == lines


@pytest.mark.parametrize(
    "line", ["渔船靠在码头上等着装", "码头", "（", "“", "（下转第2版）", "1. 开"]
)
def test_the_work_grows_with_the_length(line: str) -> None:
    def count(lines: int) -> int:
        calls = 0

        def words(text: str) -> list[str]:
            nonlocal calls
            calls += 1
            assert len(text) <= 24
            return list(text)

        manuscript = load("text")(Source("sample", "\n\n".join([line] * lines)))
        structure(manuscript, words)
        return calls

    assert count(400) <= 2 * count(200) + 20


@pytest.mark.parametrize(
    ("character", "counts"),
    [
        ("\u4e00", True),
        ("\u9fff", True),
        ("\u3400", True),
        ("\u4dbf", True),
        ("\U00020000", True),
        ("\U000323af", True),
        ("\u33ff", False),
        ("\u4dc0", False),
        ("\ua000", False),
        ("\U0001ffff", False),
        ("\U000323b0", False),
    ],
)
def test_names_of_rare_characters(character: str, counts: bool) -> None:
    """◎ and a name of two Han characters is a byline, whatever plane they are from."""
    document = parse(f"码头见闻\n\n◎{character * 2}\n\n渡口镇的冷链码头一天比一天忙。")
    assert (document.byline is not None) == counts


@pytest.mark.parametrize("surname", ["萧", "蕭", "肖"])
def test_a_surname_in_all_its_forms_makes_a_byline(surname: str) -> None:
    document = parse(f"码头见闻\n\n{surname}文华\n\n渡口镇的冷链码头一天比一天忙。")
    assert document.byline == f"{surname}文华"


@pytest.mark.parametrize(
    "text",
    [
        "原标题：渡口镇开通夜航渡口镇的冷链码头一天比一天忙。"
        + "货轮不必再等天亮，船员们都很高兴。" * 6,
        "编者按：" + "渡口镇的冷链码头一天比一天忙，货轮不必再等天亮。" * 20,
        "图为渡口镇的冷链码头，货轮不必再等天亮，船员们都很高兴。",
    ],
)
def test_a_text_of_one_line_is_body_whatever_it_begins_with(text: str) -> None:
    document = parse(text)
    assert [p.role for s in document.sections for p in s.paragraphs] == ["body"]


def test_a_short_original_title_is_a_note() -> None:
    document = parse("原标题：渡口镇开通夜航\n\n渡口镇的冷链码头一天比一天忙。")
    assert [p.role for s in document.sections for p in s.paragraphs] == ["note", "body"]


def roles_of(text: str) -> list[tuple[str, str]]:
    return [(p.role, p.text) for s in parse(text).sections for p in s.paragraphs]


@pytest.mark.parametrize(
    "table",
    [
        "区域\tGDP\t增速\n东城区\t3574.7\t6.6\n海淀区\t11020.2\t7.1",
        "| 年份 | 人口 |\n|------|------|\n| 2021 | 2188万 |\n| 2022 | 2184万 |",
    ],
)
def test_the_rows_of_a_table_are_kept_as_they_are(table: str) -> None:
    found = roles_of(f"各区经济\n\n{table}\n\n海淀区总量最大，增速也最快，比上一年高出不少。")
    rows = [text for role, text in found if role == "verbatim"]
    assert sum(text.count("\n") + 1 for text in rows) == table.count("\n") + 1


def test_a_refrain_is_no_running_head() -> None:
    lines = [
        "长亭外，古道边，芳草碧连天。",
        "晚风拂柳笛声残，夕阳山外山。",
        "天之涯，地之角，知交半零落。",
    ]
    found = roles_of("送别\n\n" + "\n\n啦啦啦 我们走\n\n".join(lines) + "\n\n啦啦啦 我们走")
    assert "furniture" not in [role for role, _ in found]


def test_a_paragraph_that_closes_with_a_credit_is_body() -> None:
    long = "警方提醒，市府路自下午六时起管制，直到清晨两时才解除。（记者 林美 摄）"
    assert ("body", long) in roles_of(f"市府今天宣布了三项新规，明天起施行。\n\n{long}")


def test_an_interview_has_no_question_as_title() -> None:
    text = "记者：您怕吗？\n\n老周：不怕。\n\n（笑）\n\n记者：以后还出海吗？\n\n老周：出。"
    assert {role for role, _ in roles_of(text)} == {"body"}


def test_a_date_with_source_and_author_is_a_byline() -> None:
    line = "2024-03-21 13:27 来源：石桥日报 作者：李大明"
    text = f"一箭十二星发射成功\n{line}\n记者获悉，今天十二颗卫星发射升空，进入了预定轨道。"
    assert ("byline", line) in roles_of(text)


@pytest.mark.parametrize("bracket", ["（见图1)", "(见图1）", "（见图1）", "(见图1)"])
def test_a_bracket_closed_in_the_other_width_is_closed(bracket: str) -> None:
    steps = [
        f"一）检查船体外壳的锈蚀与裂缝，并把结果记入检修簿{bracket}。",
        "2）检查船体水线以下的部分，必要时请潜水员下水查看。",
    ]
    document = parse("\n\n".join(steps) + "\n")
    assert [paragraph.text for paragraph in paragraphs(document)] == steps
    assert document.joins == ()


def test_nothing_is_joined_across_a_rule() -> None:
    text = (
        "会议改到周五下午三点。\n\n2024年3月5日\n--\n本邮件及其附件含有保密信息，仅限收件人使用。"
    )
    assert parse(text).joins == ()


def test_a_headline_behind_a_dateline_stays_apart() -> None:
    head = "石浦网消息（晚间新闻）：渡口镇开通九条冷链专线"
    body = "近日，渡口镇又开通了三条冷链专线，到今天已经有九条，通到省城和邻省的各大市场。"
    assert parse(f"码头见闻\n\n{body}\n\n{head}\n\n{body}").joins == ()


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("十一个村子，三条专线", "为了把湖鲜早些运出去，镇里把十一个村子的订单合在一处。"),
        ("冷链码头的使用方法", "用户先在码头登记，再领取冷藏箱的编号和钥匙。"),
        ("[1] 许安. 湖鲜冷链研究. 2021: 33-40", "[2] 万舒. 码头温度记录. 2022: 11-19"),
    ],
)
def test_a_heading_is_no_first_half(first: str, second: str) -> None:
    before = "渡口镇的冷链码头一天比一天忙，九月份进出港的冷藏箱有四千多个。"
    assert parse(f"码头见闻\n\n{before}\n\n{first}\n\n{second}").joins == ()


def test_a_kicker_a_title_and_a_subtitle_are_the_title() -> None:
    text = (
        "沿江六县联手治水\n一泓清水入湖来\n——石浦湖治理观察\n顾清和\n\n渡口镇的码头一天比一天忙。"
    )
    document = parse(text)
    assert texts(document, "title") == text.split("\n")[:3]
    assert document.byline == "顾清和"
