"""Every entry of every table keeps the contract of its family."""

from __future__ import annotations

import math
import os
from collections.abc import Callable
from types import ModuleType

import pytest
from articles import HARBOUR, long_section
from hypothesis import given, settings
from strategies import chinese_text

import summarizer.keyword_rankers
import summarizer.readers
import summarizer.renderers
import summarizer.sentence_rankers
from summarizer import Settings, Summarizer
from summarizer.errors import EmptyError
from summarizer.evidence import Evidence
from summarizer.genre import SHORT_NEWS
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.model import Failure, Source
from summarizer.readers import READERS
from summarizer.renderers import FORMATS
from summarizer.sentence_rankers import MAX_GRAPH_SENTENCES, SENTENCE_RANKERS, explain, windows

FAMILIES = [
    (summarizer.keyword_rankers, KEYWORD_RANKERS, "score"),
    (summarizer.sentence_rankers, SENTENCE_RANKERS, "score"),
    (summarizer.readers, READERS, "read"),
    (summarizer.renderers, FORMATS, "render"),
]
# SnowNLP takes 2.5 s to import, once.
FAST_SENTENCE_RANKERS = [name for name in SENTENCE_RANKERS if name != "snownlp"]
FAST_KEYWORD_RANKERS = [name for name in KEYWORD_RANKERS if name != "snownlp"]


def evidence_of(text: str) -> Evidence:
    summarizer = Summarizer(Settings())
    return summarizer.evidence(summarizer.parse(Source("", text)))


@pytest.mark.parametrize(("family", "table", "function"), FAMILIES)
def test_each_name_is_a_file_with_the_function(
    family: ModuleType, table: dict[str, str], function: str
) -> None:
    folder = os.path.dirname(family.__file__ or "")
    for name in table:
        with open(os.path.join(folder, name + ".py"), encoding="utf-8") as file:
            assert f"def {function}(" in file.read()


@pytest.mark.parametrize("name", SENTENCE_RANKERS)
@pytest.mark.parametrize("text", [HARBOUR, "只有一句话的文章。", "……？！\n好。", long_section(450)])
def test_sentence_rankers_give_a_finite_score_for_each_sentence(name: str, text: str) -> None:
    evidence = evidence_of(text)
    scores = summarizer.sentence_rankers.load(name)(evidence)
    assert len(scores) == len(evidence.sentences)
    assert all(math.isfinite(score) for score in scores)


@pytest.mark.parametrize("name", SENTENCE_RANKERS)
def test_parts_add_up_to_the_score(name: str) -> None:
    evidence = evidence_of(HARBOUR)
    scores = summarizer.sentence_rankers.load(name)(evidence)
    for score, parts in zip(scores, explain(name, evidence), strict=True):
        assert sum(parts.values()) == pytest.approx(score)


@settings(deadline=None, max_examples=60)
@given(chinese_text())
def test_evidence_of_any_text_is_of_its_sentences(text: str) -> None:
    try:
        evidence = evidence_of(text)
    except EmptyError:
        return
    rows = zip(evidence.sentences, evidence.tokens, evidence.terms, evidence.vectors, strict=True)
    for sentence, tokens, terms, vector in rows:
        assert "".join(tokens) == sentence.text
        assert set(terms) == set(vector) <= set(evidence.content.values())
        assert not vector or sum(w * w for w in vector.values()) == pytest.approx(1)
    assert evidence.news in (0.0, SHORT_NEWS, 1.0)


@pytest.mark.parametrize("name", KEYWORD_RANKERS)
def test_keyword_rankers_score_terms_of_the_text(name: str) -> None:
    scores = summarizer.keyword_rankers.load(name)(evidence_of(HARBOUR))
    assert {"夜航", "货轮"} & set(sorted(scores, key=lambda term: -scores[term])[:6])
    assert all(term == term.lower() and term in HARBOUR.lower() for term in scores)
    assert all(math.isfinite(score) and score >= 0 for score in scores.values())


@pytest.mark.parametrize("name", KEYWORD_RANKERS)
def test_keyword_rankers_leave_out_stop_words_numbers_and_writers(name: str) -> None:
    scores = summarizer.keyword_rankers.load(name)(evidence_of(HARBOUR))
    assert not {"的", "他", "今年", "214", "1912", "林晚舟", "此外"} & set(scores)


@settings(deadline=None, max_examples=60)
@given(chinese_text())
def test_rankers_survive_any_text(text: str) -> None:
    try:
        evidence = evidence_of(text)
    except EmptyError:
        return
    for name in FAST_SENTENCE_RANKERS:
        scores = summarizer.sentence_rankers.load(name)(evidence)
        assert len(scores) == len(evidence.sentences)
        assert all(math.isfinite(score) for score in scores)
    for name in FAST_KEYWORD_RANKERS:
        found = summarizer.keyword_rankers.load(name)(evidence)
        assert all(math.isfinite(score) for score in found.values())


@pytest.mark.parametrize("name", ["tfidf", "textrank", "lexrank", "lsa", "luhn"])
def test_rankers_without_position_do_not_look_at_the_order_of_equal_sentences(name: str) -> None:
    text = "渔船在夜里回港。\n灯塔照着航道。\n渔船在夜里回港。\n"
    scores = summarizer.sentence_rankers.load(name)(evidence_of(text))
    assert scores[0] == pytest.approx(scores[2])


def test_windows_cover_everything_once_and_are_bounded() -> None:
    for length in (0, 1, MAX_GRAPH_SENTENCES, MAX_GRAPH_SENTENCES + 1, 12_345):
        parts = list(windows(length))
        assert [i for part in parts for i in part] == list(range(length))
        assert max(map(len, parts)) <= MAX_GRAPH_SENTENCES


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("count", [0, 1, 3])
def test_renderers_print_every_result_and_no_failure(name: str, count: int) -> None:
    render: Callable[..., object] = summarizer.renderers.load(name)
    summary = Summarizer().summarize(Source("a.md", HARBOUR))
    text = "".join(render([summary] * count + [Failure("b.md", "input", "gone")] * (count > 1)))  # type: ignore[arg-type]
    sentence = summary.sentences[0].sentence.text
    assert text.count(sentence) >= count
    assert "b.md" not in text
