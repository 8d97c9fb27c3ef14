"""The default ranker: what it prefers, and why, on texts where one thing differs."""

from __future__ import annotations

import pytest

from summarizer import Settings, Summarizer, summarize
from summarizer.model import Source

BODY = (
    "港口的装卸设备全部换成了电动的。航道两侧新装了二百一十四盏夜航灯。"
    "货轮在夜里也能进出，平均少等九个小时。渔民的小船改走北侧的支航道。"
)


def news_share(text: str) -> float:
    summarizer = Summarizer()
    return summarizer.evidence(summarizer.parse(Source("", text))).news


@pytest.mark.parametrize(
    ("opening", "expected"),
    [
        ("本报石浦3月4日电（记者 罗启明）石浦港昨晚开通夜航。", 1.0),
        ("10月8日，石浦港开通夜航。", 1.0),
        ("近日，石浦港开通夜航。", 1.0),
        ("石浦港开通夜航。", 0.5),
        ("我在石浦港工作了三十年，我们都没有见过夜航。", 0.0),
        ("主持人：您好，请您谈谈石浦港的夜航。", 0.0),
    ],
)
def test_news_is_told_by_its_opening_and_its_person(opening: str, expected: float) -> None:
    assert news_share(opening + BODY) == expected


def test_quotations_may_be_personal_in_news() -> None:
    quoted = "“我们等了三十年。”罗启明说。" * 3
    assert news_share("10月8日，石浦港开通夜航。" + BODY + quoted) == 1.0


def test_news_may_report_what_was_said_without_quotation_marks() -> None:
    said = "罗启明表示，我们等了三十年。我们愿意同各港合作。石浦人支持夜航。"
    assert news_share("石浦港负责人罗启明27日在宁波会见船长代表。" + said) == 1.0
    assert news_share("我27日在宁波会见船长代表。" + said) == 0.0
    assert news_share("石浦港负责人罗启明在宁波会见船长代表。" + said) == 0.0


def test_a_long_or_divided_text_is_no_news_without_a_sign_of_it() -> None:
    assert news_share("石浦港开通夜航。" + BODY * 12) == 0.0
    assert news_share(f"## 一\n\n{BODY}\n\n## 二\n\n{BODY}") == 0.0


def test_sections_know_that_their_document_is_news() -> None:
    summarizer = Summarizer()
    text = f"10月8日，石浦港开通夜航。{BODY}\n\n## 渔民\n\n{BODY}"
    evidence = summarizer.evidence(summarizer.parse(Source("", text)))
    assert [part.news for _, part in evidence.by_section()] == [1.0, 1.0]


def test_what_the_text_is_for_leads() -> None:
    filler = "日志系统每天写入四百万行记录，机器有十二台。磁盘的空间总是在周末用完。"
    aim = "本文介绍我们怎样用列式存储把日志系统的磁盘空间压缩到十分之一。"
    text = f"我们维护日志系统已经三年了，机器换过两批。{aim}{filler}"
    summary = summarize(text, sentences=1)
    assert [chosen.sentence.text for chosen in summary.sentences] == [aim]


def test_parts_add_up_to_the_score() -> None:
    summarizer = Summarizer(Settings(explain=True))
    text = f"10月8日，石浦港开通夜航。{BODY}本文介绍了夜航灯。"
    for chosen in summarizer.summarize(Source("", text)).sentences:
        assert sum(chosen.parts.values()) == pytest.approx(chosen.score, abs=1e-3)
        assert chosen.parts


def test_a_number_that_is_asked_for_is_met_where_scores_are_below_zero() -> None:
    text = "嗯，港口换设备了对吧，这个这个很好？" + "嗯，就是说夜航灯装了二百一十四盏对吧？" + BODY
    assert len(summarize(text, sentences=6).sentences) >= 4
