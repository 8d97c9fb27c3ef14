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


class TestDefault:
    """What the default ranker puts first."""

    @staticmethod
    def terms(text: str, title: str | None = None, limit: int = 10) -> list[str]:
        return [keyword.term for keyword in keywords(text, title=title, limit=limit)]

    def test_what_is_quoted_once_is_one_term_everywhere(self) -> None:
        text = (
            "新能源之都的名声越来越响。市里要建设“新能源之都”，电池工厂有九家。"
            "新能源之都还缺一座港口，电池要绕路出海。"
        )
        (keyword,) = [k for k in keywords(text) if k.term == "新能源之都"]
        assert keyword.count == 3
        assert self.terms(text)[0] == "新能源之都"
        assert "新能源" not in self.terms(text, limit=3)

    def test_a_coinage_that_is_said_once_is_found(self) -> None:
        text = "码头上的“链主”企业带动了三十家供应商，供应商又带来了六百名工人，工人住在镇上。"
        assert "链主" in self.terms(text, limit=3)

    def test_quoted_figures_of_speech_are_held_down_unless_a_heading_has_them(self) -> None:
        text = "两家工厂“牵手”建了一座码头。码头归两家工厂共用，码头的吊机有六台。"
        assert "牵手" not in self.terms(text, limit=2)
        headed = f"## 开头\n\n{text}\n\n## “近悦远来”的码头\n\n人们说“近悦远来”，工厂来了六家。"
        assert "近悦远来" in self.terms(headed, limit=3)

    def test_officialese_is_held_down(self) -> None:
        text = (
            "全镇推进渔港发展，打造渔港品牌。镇里推进项目建设，项目服务发展。"
            "渔港的冷库推进很快，发展靠项目，渔港打造冷链。"
        )
        assert self.terms(text, limit=1) == ["渔港"]
        assert not {"发展", "推进", "打造", "项目"}.intersection(self.terms(text, limit=3))

    def test_a_phrase_of_the_title_is_a_term_though_said_once(self) -> None:
        text = "茶园里装了传感器。霜冻来的时候传感器报警，茶农点燃柴草。低功耗节点用电池供电。"
        assert "低功耗节点" in self.terms(text, title="茶园霜冻的低功耗节点", limit=5)

    def test_a_stop_word_of_the_user_may_be_a_phrase(self) -> None:
        text = "学校开了“订单班”，订单班有四十名学生。"
        settings = Settings(stop_words=("订单班",))
        report = Summarizer(settings).keywords(Source("", text))
        assert "订单班" in self.terms(text)
        assert "订单班" not in [keyword.term for keyword in report.keywords]
