"""Numbers with their units: what is one, where it stands, and how the command prints it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from processes import FORMATS, SAMPLES, complaint, output, record, run, shared_output, shared_record
from strategies import chinese_text
from test_samples import source

from summarizer import Summarizer
from summarizer.errors import EmptyError
from summarizer.figures import spans
from summarizer.model import Source

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.reports import Figure

REPORT = "samples/report.txt"
NEWSPAPER = "samples/newspaper_pdf.txt"

# Text, and its figures with a space between two.
FIGURES = {
    "digits": ("产销36060辆，增长212.7%，用电45.8万千瓦时", "36060辆 212.7% 45.8万千瓦时"),
    "scales": ("1.2万平方米，1亿2000万元，3万5千人", "1.2万平方米 1亿2000万元 3万5千人"),
    "a scale as the unit": ("费用1.2万，粉丝超300万", "1.2万 超300万"),
    "thousands": ("1,265处，12,300人，３，２００人", "1,265处 12,300人 ３，２００人"),
    "full width": ("占２０％，３６０萬元，２．５倍", "２０％ ３６０萬元 ２．５倍"),
    "spaces": ("减产 4200\xa0万元，功耗 96 mW。", "4200\xa0万元 96\x20mW"),
    "word before": (
        "近550亿元，约5人，超3成，逾2天，超过48小时，不足六成，至少7家，不到1度",
        "近550亿元 约5人 超3成 逾2天 超过48小时 不足六成 至少7家 不到1度",
    ),
    "达 is none of them": ("达38.6万吨，高达90%", "38.6万吨 90%"),
    "the same letters in other words": (
        "节约379万元，预约30人，附近3公里，最近5天，赶超2国，看不到3家",
        "379万元 30人 3公里 5天 3家",
    ),
    "多 and 余": ("550多亿元，6200余人，二十余家，三年多", "550多亿元 6200余人 二十余家 三年多"),
    "word after": ("80%以上，13摄氏度左右，三天以内", "80%以上 13摄氏度左右 三天以内"),
    "ranges": (
        "3至5天，10%-15%，500～900万元，31℃~33℃，两到三倍，1.2亿—1.5亿元",
        "3至5天 10%-15% 500～900万元 31℃~33℃ 两到三倍 1.2亿—1.5亿元",
    ),
    "no range": ("由14.2吨降至12.5吨，由9%升至31%", "14.2吨 12.5吨 9% 31%"),
    "signs": (
        "零下60摄氏度，降幅为-1.2%，气温-3℃，±5毫米，负0.5%",
        "零下60摄氏度 -1.2% -3℃ ±5毫米 负0.5%",
    ),
    "Chinese numerals": (
        "三百二十万元，两成，十二公里，三点五亿元，三五天",
        "三百二十万元 两成 十二公里 三点五亿元 三五天",
    ),
    "uncertain numerals": (
        "近百家，上万人，数十亿元，几十台，十几个，百万元",
        "近百家 上万人 数十亿元 几十台 十几个 百万元",
    ),
    "shares": (
        "三分之一，百分之三十五，千分之一，六成，三成半，一半人",
        "三分之一 百分之三十五 千分之一 六成 三成半 一半",
    ),
    "points": ("升5个百分点，涨13.5点，报3200点", "5个百分点 13.5点 3200点"),
    "Traditional": (
        "逾2.5億元，3個百分點，12公里，約四分之一，兩萬噸，三個多月",
        "逾2.5億元 3個百分點 12公里 約四分之一 兩萬噸 三個多月",
    ),
    "money": ("￥3000，€5.5，300美元，HK$20", "￥3000 €5.5 300美元 HK$20"),
    "a formula": ("$10 + 5$与$x_1$", ""),
    "units of two": ("35微克/立方米，26.5元/吨，120km/h", "35微克/立方米 26.5元/吨 120km/h"),
    "Latin units": ("100kg、3.5mm、500mAh、10GB", "100kg 3.5mm 500mAh 10GB"),
    "durations": (
        "43天，三年，9个月，两小时，两年半，三个半月，1小时30分钟，43秒70",
        "43天 三年 9个月 两小时 两年半 三个半月 1小时30分钟 43秒70",
    ),
    "dates": ("3月4日，2025年，2026-07-12，1—8月，2023至2025年，十月八日，13年10月", ""),
    "years": ("20世纪90年代，民国二十一年，公元前221年，一九八四年，二〇二五年，05年", ""),
    "times": ("15:30，晚8点30分，5时40分，凌晨两点，20时", ""),
    "ordinals": ("第3条，第十二条，第一季度，第2至4章，三季度，五年级", ""),
    "names": ("5G，4K电视，COVID-19，F1赛车，PM2.5，S425，iPhone15", ""),
    "a name before a share": ("占GDP3.2%", "3.2%"),
    "versions and addresses": ("版本3.10.2，192.168.1.1，https://a.cn/5天", ""),
    "telephones": ("021-62345678，13812345678，400-820-8820", ""),
    "without a unit": ("共计2024，三二一，1860", ""),
    "一 before a counter": ("一个中心，一条新路，一次，一天，统一个人", ""),
    "一 before a measure": ("一公里，一吨水，一百次，一倍", "一公里 一吨 一百次 一倍"),
    "一 in other words": ("一度，一成不变，一元化，唯一，万一", ""),
    "idioms": ("千家万户，成千上万只，三天两头，十分常见，千方百计", ""),
    "weekdays": ("星期三天气好，周三家里", ""),
    "units that begin other words": ("图3条形，2023成都，2024年度，3部门，12升至15", ""),
}  # fmt: skip


def texts(text: str) -> list[str]:
    return [text[start:end] for start, end in spans(text)]


def figures_of(text: str) -> tuple[Document, tuple[Figure, ...]]:
    summarizer = Summarizer()
    document = summarizer.parse(Source("", text))
    return document, summarizer.figures(document)


@pytest.mark.parametrize(("text", "expected"), FIGURES.values(), ids=FIGURES)
def test_figures(text: str, expected: str) -> None:
    assert " ".join(texts(text)) == expected


def test_money_in_english() -> None:
    assert texts("增资US$ 300 million，共 1.5 billion") == ["US$ 300 million", "1.5 billion"]


def test_figure_across_a_repaired_break_is_whole() -> None:
    line = "这条船在夜里离开港口去很远的地方，运回的货物有二十五种，每种都要多花1.2"
    document, (_, found) = figures_of(f"{line}\n\n万元的运费，船员们都这样说。\n")
    assert (found.text, found.line) == ("1.2万元", 1)
    assert document.text[found.start : found.end] == "1.2\n\n万元"


def test_lines_are_those_of_the_figures() -> None:
    text = "# 标题\n\n货轮运来三百吨\n水泥，省下燃油\n1.2吨。\n\n共有12人。\n"
    document, found = figures_of(text)
    assert [(f.text, f.line) for f in found] == [("三百吨", 3), ("1.2吨", 5), ("12人", 7)]
    assert document.text[found[1].start : found[1].end] == "1.2吨"


def test_text_without_figures_has_none() -> None:
    assert figures_of("# 标题\n\n没有数字的一句话。\n")[1] == ()
    assert figures_of("# 只有标题 3 个\n")[1] == ()


NUMBERS = st.sampled_from(
    "3 12.5 1,200 ２０ 三 两百 数十 百 万 亿 多 近 约 超 第 月 年 日 元 % ％ 个百分点 吨 km kg 成 "
    "分之 至 - ～ . : 点 时 $ ￥ 零下 左右 / 一 半 G v".split()
)  # fmt: skip


@settings(deadline=None, max_examples=300)
@given(st.lists(st.one_of(NUMBERS, chinese_text()), max_size=20).map("".join))
@example("近3.5万元至4万元，约两成。\r\n\r\n第3条三年")
def test_figures_are_slices_in_order(text: str) -> None:
    try:
        document, found = figures_of(text)
    except EmptyError:
        return
    places = [place for figure in found for place in (figure.start, figure.end)]
    assert places == sorted(places)
    for figure in found:
        sentence = figure.sentence
        assert figure.text.strip() == figure.text
        assert figure.text in sentence.text
        assert sentence.start <= figure.start < figure.end <= sentence.end
        raw = document.text[figure.start : figure.end]
        if sentence.text == document.text[sentence.start : sentence.end]:
            assert raw == figure.text
        assert (raw[0], raw[-1]) == (figure.text[0], figure.text[-1])


@settings(deadline=None, max_examples=300)
@given(st.lists(NUMBERS, max_size=30).map("".join))
def test_spans_do_not_overlap(text: str) -> None:
    places = [place for span in spans(text) for place in span]
    assert places == sorted(places)


class TestCommand:
    """`keywords --figures` in real processes."""

    @pytest.mark.parametrize("sample", SAMPLES)
    def test_json_tells_place_line_and_sentence(self, sample: str) -> None:
        text = source(sample)
        sentences = {s["text"] for s in shared_record("sentences", sample)["sentences"]}
        result = shared_record("keywords", "--figures", sample)
        assert list(result) == ["name", "title", "figures"]
        assert result["figures"]
        for each in result["figures"]:
            assert list(each) == ["figure", "start", "end", "line", "sentence"]
            raw = text[each["start"] : each["end"]]
            assert "".join(raw.split()) == "".join(each["figure"].split())
            assert text.count("\n", 0, each["start"]) + 1 == each["line"]
            assert each["sentence"] in sentences
            assert each["figure"] in each["sentence"]

    def test_a_figure_that_the_page_broke(self) -> None:
        found = shared_record("keywords", "--figures", NEWSPAPER)["figures"]
        assert "1.2万元" in [each["figure"] for each in found]

    def test_jsonl_is_an_object_a_document(self) -> None:
        lines = shared_output("keywords", "--figures", *SAMPLES, "-f", "jsonl").split("\n")[:-1]
        assert list(map(json.loads, lines)) == shared_record("keywords", "--figures", *SAMPLES)

    def test_tsv_has_a_header_and_a_row_a_figure(self) -> None:
        table = shared_output("keywords", "--figures", *SAMPLES, "-f", "tsv")
        rows = [row.split("\t") for row in table.split("\n")[:-1]]
        assert rows[0] == ["figure", "line", "start", "end", "sentence", "name"]
        expected = [
            [
                each["figure"].replace("\n", " "),
                *map(str, (each["line"], each["start"], each["end"])),
            ]
            for document in shared_record("keywords", "--figures", *SAMPLES)
            for each in document["figures"]
        ]
        assert [row[:4] for row in rows[1:]] == expected

    def test_text_shows_each_sentence_once(self) -> None:
        lines = shared_output("keywords", "--figures", REPORT).split("\n")[:-1]
        found: list[dict[str, Any]] = shared_record("keywords", "--figures", REPORT)["figures"]
        sentences = list(dict.fromkeys(each["sentence"] for each in found))
        assert [line.strip() for line in lines[1::2]] == sentences
        assert "".join(lines[::2]).count("  ") >= len(found)
        assert lines[0] == "    5  近三十年  83毫米  三成  9座  4座"

    def test_markdown_is_a_table_under_the_title(self) -> None:
        lines = shared_output("keywords", "--figures", REPORT, "-f", "markdown").split("\n")
        assert lines[0].startswith("# 云岫县水务局")
        assert lines[2] == "| 数字 | 行 | 句子 |"
        assert len(lines) - 5 == len(shared_record("keywords", "--figures", REPORT)["figures"])
        data = "一根a|b管子长3米。".encode()
        assert r"a\|b" in output("keywords", "--figures", "-f", "markdown", data=data)

    @pytest.mark.parametrize("format", FORMATS)
    def test_a_text_without_figures(self, format: str) -> None:
        process = run("keywords", "--figures", "-f", format, data="没有数字的一句话。".encode())
        assert (process.returncode, process.stderr) == (0, b"")

    def test_repair_can_be_turned_off(self) -> None:
        found = record("keywords", "--figures", "--no-repair", NEWSPAPER)["figures"]
        assert "1.2万元" not in [each["figure"] for each in found]

    @pytest.mark.parametrize(
        "options",
        [["-k", "3"], ["--by", "section"], ["--pos", "n"], ["--ranker", "bm25"], ["--no-phrases"]],
        ids=" ".join,
    )
    def test_options_for_keywords_are_refused(self, options: list[str]) -> None:
        process = run("keywords", "--figures", REPORT, *options)
        message = complaint(process, 2)
        assert "--figures" in message
        assert process.stdout == b""
