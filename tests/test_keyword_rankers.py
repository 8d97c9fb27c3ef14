"""The keyword rankers whose scores can be worked out by hand."""

from __future__ import annotations

from math import log, log1p

import pytest

from summarizer import Settings, Summarizer, keywords
from summarizer.evidence import Evidence
from summarizer.keyword_rankers import bm25, yake
from summarizer.model import Source

LIGHTS = "渔船看见灯塔。\n灯塔照着渔船。\n灯塔很旧。\n"


def evidence_of(text: str, title: str | None = None) -> Evidence:
    summarizer = Summarizer(Settings())
    return summarizer.evidence(summarizer.parse(Source("", text, title)))


class TestBm25:
    """The sum over sentences of saturated frequency, times the IDF of the corpus."""

    def test_score_is_the_formula(self) -> None:
        evidence = evidence_of(LIGHTS)
        lengths = [len(terms) for terms in evidence.terms]
        mean = sum(lengths) / len(lengths)
        weight = sum(
            2.2 / (1 + 1.2 * (0.25 + 0.75 * length / mean))
            for length, terms in zip(lengths, evidence.terms, strict=True)
            if "灯塔" in terms
        )
        assert bm25.score(evidence)["灯塔"] == pytest.approx(weight * evidence.idf("灯塔"))

    def test_repetition_in_one_sentence_saturates(self) -> None:
        evidence = evidence_of("灯塔灯塔灯塔，渔船。\n渔船灯塔渔船，渔船渔船。\n")._replace(
            idf=lambda term: 1.0,
            terms=(("灯塔",) * 4 + ("渔船",), ("渔船",) * 4 + ("汽笛",)),
        )
        scores = bm25.score(evidence)
        assert scores["灯塔"] == pytest.approx(4 * 2.2 / (4 + 1.2))
        assert scores["灯塔"] < 2 * scores["汽笛"]
        assert scores["渔船"] == pytest.approx(scores["灯塔"] + scores["汽笛"])

    def test_longer_sentences_say_less(self) -> None:
        evidence = evidence_of(LIGHTS)._replace(
            idf=lambda term: 1.0, terms=(("灯塔",), ("渔船", "航道", "码头")), sentences=()
        )
        scores = bm25.score(evidence)
        assert scores["灯塔"] > scores["渔船"] == scores["航道"]

    def test_word_of_every_sentence_is_the_best_and_no_idf_is_negative(self) -> None:
        evidence = evidence_of(LIGHTS)
        scores = bm25.score(evidence._replace(idf=lambda term: 1.0))
        assert max(scores, key=lambda term: scores[term]) == "灯塔"
        assert set(bm25.score(evidence._replace(idf=lambda term: -1.0)).values()) == {0.0}

    def test_title_counts_as_a_sentence_but_adds_no_word(self) -> None:
        plain = bm25.score(evidence_of(LIGHTS))
        titled = bm25.score(evidence_of(LIGHTS, "渔船与汽笛"))
        assert titled.keys() == plain.keys()
        assert titled["渔船"] > plain["渔船"]


class TestYake:
    """Frequency, place, spread, neighbours and case, without a corpus."""

    def test_score_is_the_formula(self) -> None:
        # Two sentences of two words, each word once: TF 1, no deviation, DL + DR = 1.
        evidence = evidence_of("渔船。\n灯塔。\n")._replace(
            title=(), tokens=(("渔船", "靠岸"), ("灯塔", "发光"))
        )
        scores = yake.score(evidence)
        relatedness = 1 + 1
        for term, sentence in (("渔船", 0), ("灯塔", 1)):
            position = log(log(3 + sentence))
            weight = relatedness * position / (1 / relatedness + 1 / 2 / relatedness)
            assert scores[term] == pytest.approx(log1p((1 + weight) / weight))

    def test_score_of_a_phrase_is_the_formula(self) -> None:
        tokens = ("深海", "钻探", "，") * 3
        evidence = evidence_of("深海。")._replace(
            title=(), tokens=(tokens,), content={"深海": "深海", "钻探": "钻探"}
        )
        scores = yake.score(evidence)
        # DL of 深海 is 0, as only a mark stands before it; DR is 1 / 3: one word, three times.
        relatedness = 1 + 1 / 3
        weight = relatedness * log(log(3)) / (1 / relatedness + 1 / relatedness)
        assert scores["深海"] == pytest.approx(log1p(3 * (1 + weight) / weight))
        phrase = weight * weight / (3 * (1 + 2 * weight))
        assert scores["深海钻探"] == pytest.approx(log1p(1 / phrase))

    def test_earlier_words_are_better(self) -> None:
        text = "渔船靠岸。\n有人唱歌。\n有人跳舞。\n灯塔发光。\n"
        scores = yake.score(evidence_of(text))
        assert scores["渔船"] > scores["灯塔"]

    def test_words_of_more_sentences_are_better(self) -> None:
        text = "灯塔和渔船。\n灯塔亮了，渔船走了。\n灯塔灭了。\n"
        scores = yake.score(evidence_of(text))
        assert scores["灯塔"] > scores["渔船"]

    def test_acronyms_and_capitals_are_better_than_small_letters(self) -> None:
        def score(word: str) -> float:
            return yake.score(evidence_of(f"渔船装上{word}以后，不再迷路。"))[word.lower()]

        assert score("SONAR") == score("Sonar") > score("sonar")

    def test_phrases_are_scored_only_where_they_are_wanted(self) -> None:
        text = "深海钻探开始了。\n深海钻探结束了。\n"
        assert any("深海钻探" in k.term for k in keywords(text, ranker="yake"))
        assert {k.term for k in keywords(text, ranker="yake", phrases=False)} >= {"深海", "钻探"}
