"""The Python API."""

from __future__ import annotations

import json
import pickle
from concurrent.futures import ThreadPoolExecutor

import pytest
from articles import HARBOUR

import summarizer
from summarizer import Settings, Summarizer, keywords, parse, summarize, tokenize
from summarizer.errors import EmptyError, SettingsError
from summarizer.model import Source, UserWord


def test_a_summary_has_title_byline_keywords_and_every_section() -> None:
    summary = summarize(HARBOUR, name="harbour.md")
    assert summary.title == "港口夜航开通 百年码头迎来不眠夜"
    assert summary.byline == "□ 记者 林晚舟"
    assert "夜航" in "".join(keyword.term for keyword in summary.keywords[:3])
    headings = [section.heading for section in summary.sections]
    assert headings == [None, "灯亮之后", "船员的变化"]
    assert all(section.sentences for section in summary.sections)


def test_summary_of_a_document_alone_has_no_sections() -> None:
    summary = summarize(HARBOUR, by="document", sentences=2)
    assert (len(summary.sentences), summary.sections) == (2, ())


def test_to_dict_is_the_json_of_the_command_line() -> None:
    record = summarize(HARBOUR, name="harbour.md").to_dict()
    again = json.loads(json.dumps(record, ensure_ascii=False))
    assert list(again) == [
        "name",
        "title",
        "byline",
        "encoding",
        "keywords",
        "sentences",
        "sections",
        "provenance",
    ]
    assert set(again["sentences"][0]) == {
        "text",
        "start",
        "end",
        "line",
        "section",
        "score",
        "rank",
    }
    for sentence in again["sentences"]:
        assert HARBOUR[sentence["start"] : sentence["end"]] == sentence["text"]
        assert 0 <= sentence["section"] < len(again["sections"])


def test_the_index_of_a_section_counts_the_sections_that_are_shown() -> None:
    text = "# 只有标题的开头\n\n## 第一节\n\n石浦港在十月八日夜里迎来了第一艘货轮，一共两千吨。\n"
    record = summarize(text).to_dict()
    assert record["sections"][0]["heading"] == "第一节"  # type: ignore[index]
    assert record["sentences"][0]["section"] == 0  # type: ignore[index]


def test_a_title_kept_apart_is_the_title() -> None:
    text = "石浦港在十月八日夜里迎来了第一艘货轮，一共两千吨。"
    assert summarize(text, title="夜航").title == "夜航"
    assert keywords(text, title="石浦港的货轮")[0].term in ("石浦港", "货轮", "石浦")


def test_focus_leads_the_summary() -> None:
    summary = summarize(HARBOUR, by="document", sentences=1, focus=["燃油"])
    assert "燃油" in summary.sentences[0].sentence.text


def test_tokens_joined_are_the_text() -> None:
    text = "港务局用三年时间，安装了214盏夜航灯。"
    assert "".join(token.text for token in tokenize(text)) == text
    assert [text[t.start : t.end] for t in tokenize(text, mode="search")] == [
        t.text for t in tokenize(text, mode="search")
    ]


def test_parse_keeps_every_visible_character() -> None:
    document = parse(HARBOUR)
    kept = "".join(p.text for s in document.sections for p in s.paragraphs)
    assert sorted(kept.replace(" ", "")) == sorted(
        HARBOUR.replace("#", "").replace(" ", "").replace("\n", "")
    )


def test_user_words_count_for_keywords() -> None:
    text = "链主带动上下游，链主企业有三家，没有链主就没有产业链。"
    settings = Settings(user_words=(UserWord("链主", None, None),))
    assert "链主" in [k.term for k in Summarizer(settings).keywords(Source("", text)).keywords]


def test_an_instance_can_be_pickled_and_shared_by_threads() -> None:
    ours = Summarizer(Settings(sentences=2, user_words=(UserWord("夜航灯", 100, "n"),)))
    expected = ours.summarize(Source("a", HARBOUR))
    copy = pickle.loads(pickle.dumps(ours))
    assert copy.summarize(Source("a", HARBOUR)) == expected
    with ThreadPoolExecutor(4) as pool:
        results = list(pool.map(lambda _: ours.summarize(Source("a", HARBOUR)), range(8)))
    assert all(result == expected for result in results)


@pytest.mark.parametrize("text", ["", " \n\u3000\t", "\ufeff"])
def test_blank_text_is_an_error(text: str) -> None:
    with pytest.raises(EmptyError):
        summarize(text)


@pytest.mark.parametrize(
    "settings",
    [
        Settings(ranker="nope"),
        Settings(keyword_ranker="nope"),
        Settings(by="chapter"),
        Settings(ratio=0.0),
        Settings(ratio=1.5),
        Settings(sentences=-1),
        Settings(sentences=1, ratio=0.5),
        Settings(max_chars=-5),
        Settings(tokenizer="nope"),
        Settings(ratio="0.5"),  # type: ignore[arg-type]
        Settings(focus="港口"),  # type: ignore[arg-type]
        Settings(stop_words="港口"),  # type: ignore[arg-type]
        Settings(user_words=(UserWord("港" * 101),)),
    ],
)
def test_settings_that_cannot_be_met_are_refused(settings: Settings) -> None:
    with pytest.raises(SettingsError):
        Summarizer(settings)


def test_provenance_names_what_made_the_result() -> None:
    provenance = summarize(HARBOUR, sentences=2).provenance
    assert provenance["version"] == summarizer.__version__
    assert provenance["settings"] == {"sentences": 2}
    assert {"tokenizer", "idf", "ranker", "keyword_ranker"} <= set(provenance)
