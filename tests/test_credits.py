"""Datelines, labels and photo credits stay out of what is summarised, and offsets stay true."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st
from processes import run

from summarizer import parse, summarize
from summarizer.sentences import sentences
from summarizer.sentences.credits import statement, statements

STATEMENT = "石浦港三号码头上周开通夜航，首班船载客四十二人。"


@pytest.mark.parametrize(
    "opening",
    [
        "新华社石桥5月3日电（记者秦望舒）",
        "新华社石桥5月3日新媒体专电（秦望舒、莫小川）",
        "本报讯（记者 秦望舒 通讯员 莫小川）",
        "石桥5月3日电(秦望舒)",
        "中新网5月3日电 ",
        "石桥之家 5月3日消息，",
        "石桥日报讯 ",
        "石桥网记者秦望舒5月3日报道：",
        "石桥新闻记者 秦望舒 莫小川 摄影报道 ",
        "码头开通夜航石桥日报讯（记者/秦望舒 通讯员/港航局）",
        "秦望舒 摄   ",
        "石桥港航局供图",
        "【石桥新闻】",
        "码头开通夜航【石桥日报赴港记者 秦望舒】",
        "导语：",
        "来源：石桥日报 作者：秦望舒 ",
        "原标题：",
        "石桥网消息（石桥夜话）：",
        "石桥之家 5 月 3 日消息，",
        "夜航灯亮了（图 石桥日报）",
        "图源：石桥港航局 ",
        "图片来源/石桥日报  ",
        "（记者秦望舒）",
        "码头开通夜航码头开通夜航 ",
    ],
)
def test_what_opens_a_sentence_and_is_no_part_of_it(opening: str) -> None:
    text = opening + STATEMENT
    assert text[slice(*statement(text))] == STATEMENT


@pytest.mark.parametrize(
    "text",
    [
        "5月3日电影节开幕，一百二十部影片参加。",
        "8月3日电力部门抢修线路，全城恢复供电。",
        "县里向学校提供图书三千册，分给六个年级。",
        "市民可以到资料图书馆借阅县志和族谱。",
        "本报记者的深度报道，引起了港航局的重视。",
        "新华社记者在石桥看到，码头已经开通夜航。",
        "据石桥日报报道，码头已经开通夜航。",
        "首班船（图 5）载客四十二人，驶向对岸。",
        "消息（不论真假）传得很快，码头上挤满了人。",
    ],
)
def test_what_only_looks_like_a_credit_stays(text: str) -> None:
    assert statement(text) == (0, len(text))


def test_what_is_left_must_be_a_statement() -> None:
    opening = "本报讯（记者 秦望舒）"
    assert statement(opening + "码头夜航开通了。") == (len(opening), len(opening) + 8)
    assert statement(opening + "夜航开通了。") == (0, len(opening) + 6)


def test_credits_that_are_all_of_a_sentence_are_left() -> None:
    text = "石桥港航局供图 石桥之家 5月3日消息，"
    assert text[slice(*statement(text))] == "石桥之家 5月3日消息，"


def test_a_headline_that_ran_into_the_text_ends_at_the_time() -> None:
    text = "原标题：石浦港三号码头开通夜航近日，首班船载客四十二人，驶向对岸。"
    assert text[slice(*statement(text))] == "近日，首班船载客四十二人，驶向对岸。"


def test_a_reporter_ends_at_the_time() -> None:
    text = "石桥网记者 秦望舒 石桥报道5月3日，首班船载客四十二人，驶向对岸。"
    assert text[slice(*statement(text))] == "5月3日，首班船载客四十二人，驶向对岸。"


def test_a_reporter_behind_a_byline_goes() -> None:
    text = "记者秦望舒 近日，首班船载客四十二人，驶向对岸。"
    assert text[slice(*statement(text))] == "近日，首班船载客四十二人，驶向对岸。"


def test_an_editor_behind_the_sentence_goes() -> None:
    text = STATEMENT + "（责任编辑：秦望舒 S032）"
    assert text[slice(*statement(text))] == STATEMENT


def test_a_summary_points_behind_the_dateline() -> None:
    source = f"码头夜航\n\n新华社石桥5月3日电（记者\n秦望舒）{STATEMENT}\n"
    process = run("summarize", "-f", "json", data=source.encode())
    (sentence,) = json.loads(process.stdout)["sentences"]
    assert sentence["text"] == STATEMENT
    assert source[sentence["start"] : sentence["end"]] == STATEMENT
    assert sentence["line"] == 4


def test_sentences_keep_the_dateline() -> None:
    text = f"新华社石桥5月3日电（记者秦望舒）{STATEMENT}"
    process = run("sentences", "-f", "jsonl", data=text.encode())
    assert json.loads(process.stdout)["text"] == text


def test_reporters_of_a_dateline_are_no_keywords() -> None:
    summary = summarize(f"新华社石桥5月3日电（记者秦望舒）{STATEMENT * 2}", top_keywords=20)
    assert not any("秦望舒" in keyword.term for keyword in summary.keywords)


@given(st.lists(st.sampled_from(["讯", "5月3日", "电", "（记者", "）", "供图", " ", "港", "。"])))
def test_a_statement_is_a_slice_of_the_source(parts: list[str]) -> None:
    document = parse("港" + "".join(parts))
    for sentence in statements(document, sentences(document)):
        assert document.text[sentence.start : sentence.end].split() == sentence.text.split()
