"""Each sentence ranker on documents small enough to rank by hand."""

from __future__ import annotations

from collections import Counter
from math import log, sqrt
from typing import TYPE_CHECKING, Any

import pytest

from summarizer import Summarizer
from summarizer.evidence import cosine, unit_vector
from summarizer.model import Sentence, Source
from summarizer.sentence_rankers import (
    MAX_GRAPH_SENTENCES,
    MAX_GREEDY_CHOICES,
    kl_sum,
    lexrank,
    load,
    lsa,
    luhn,
    pacsum,
    scores_of_choices,
    sum_basic,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.evidence import Evidence

RANKERS = ("lexrank", "lsa", "luhn", "kl_sum", "sum_basic", "pacsum")
# Three sentences on a port, two on tea, one that shares no word.
MIXED = ("港口 货轮 航道", "港口 货轮 码头", "港口 灯塔", "茶树 雨水", "茶树 雨水 采摘", "运动会")


def evidence(*sentences: str, idf: Callable[[str], float] = lambda _: 1.0) -> Evidence:
    """Sentences whose tokens are set apart by spaces; those of one character carry no content."""
    tokens = tuple([tuple(sentence.split()) for sentence in sentences])
    content = {token: token for row in tokens for token in row if len(token) > 1}
    terms = tuple([tuple([token for token in row if token in content]) for row in tokens])
    summarizer = Summarizer()
    return summarizer.evidence(summarizer.parse(Source("", "港口。")))._replace(
        sentences=tuple([Sentence(i, 0, 0, "".join(row), 0, 0, 1) for i, row in enumerate(tokens)]),
        tokens=tokens,
        terms=terms,
        vectors=tuple([unit_vector(row, idf) for row in terms]),
        content=content,
        idf=idf,
    )


def numbered(count: int) -> Evidence:
    """As many sentences, each with words of its neighbours and one of its own."""
    return evidence(*[f"word{i % 7} word{i % 11} own{i}" for i in range(count)])


def order(scores: Sequence[float]) -> list[int]:
    """The sentences from the best to the worst, the first of equals first."""
    return sorted(range(len(scores)), key=lambda i: -scores[i])


@pytest.mark.parametrize("name", RANKERS)
@pytest.mark.parametrize("sentences", [(), ("的",), ("的", "了"), ("港口 货轮",), MIXED])
def test_scores_are_not_negative(name: str, sentences: Sequence[str]) -> None:
    # Selection takes shares of the best score.
    scores = load(name)(evidence(*sentences))
    assert len(scores) == len(sentences)
    assert all(0 <= score < 10 for score in scores)


@pytest.mark.parametrize("name", RANKERS)
def test_a_sentence_without_content_does_not_lead(name: str) -> None:
    assert order(load(name)(evidence("的 了", "港口 货轮", "港口 航道")))[0] != 0


@pytest.mark.parametrize("name", RANKERS)
@pytest.mark.parametrize("value", [0.0, -1.0])
def test_a_table_without_weights_is_no_error(name: str, value: float) -> None:
    table = {"港口": value}
    scores = load(name)(evidence(*MIXED, idf=lambda term: table.get(term, 1.0)))
    assert all(0 <= score < 10 for score in scores)


def cosines(document: Evidence) -> list[list[float]]:
    """The cosines of all pairs, one by one; of a sentence with itself too."""
    return [[cosine(a, b) for b in document.vectors] for a in document.vectors]


class TestLexRank:
    def test_the_sentence_that_shares_words_with_all_others_leads(self) -> None:
        scores = lexrank.score(evidence("港口 船员", "港口 货轮 茶树", "茶树 雨水", "货轮 码头"))
        # The centre c and each leaf l: c = .15 + .85 * 3l, l = .15 + .85 * c / 3.
        assert scores == pytest.approx([0.694, 1.919, 0.694, 0.694], abs=0.002)

    def test_a_sentence_alone_comes_last(self) -> None:
        assert lexrank.score(evidence(*MIXED))[-1] == pytest.approx(0.15)

    def test_rare_words_bind_more_than_common_ones(self) -> None:
        rare = {"灯塔": 5.0}
        scores = lexrank.score(
            evidence("港口 灯塔", "灯塔 航道", "港口 码头", idf=lambda term: rare.get(term, 1.0))
        )
        assert scores[1] > scores[2]

    def test_cosines_are_those_of_all_pairs(self) -> None:
        document = evidence(*MIXED, "港口 雨水 雨水", "的")
        found = {
            (i, j): value
            for i, row in enumerate(lexrank.cosines(document.vectors))
            for j, value in row
        }
        expected = {
            (i, j): pytest.approx(value)
            for i, row in enumerate(cosines(document))
            for j, value in enumerate(row)
            if value and i != j
        }
        assert found == expected

    def test_graph_is_windowed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sizes = recorded_sizes(monkeypatch, lexrank, "page_rank")
        lexrank.score(numbered(450))
        assert sum(sizes) == 450
        assert max(sizes) <= MAX_GRAPH_SENTENCES


class TestLsa:
    def test_topics_of_two_sentences(self) -> None:
        # With the cosine .5 the squares of the singular values are 1 + .5 and 1 - .5.
        (first, even), (second, odd) = lsa.topics(evidence("港口 货轮", "港口 茶树").vectors)
        assert (first**2, second**2) == pytest.approx((1.5, 0.5), abs=1e-4)
        half = sqrt(0.5)
        assert [abs(part) for part in (*even, *odd)] == pytest.approx([half] * 4, abs=0.01)
        assert even[0] * even[1] > 0 > odd[0] * odd[1]

    @pytest.mark.parametrize("document", [evidence(*MIXED), numbered(40)])
    def test_topics_are_singular_vectors(
        self, document: Evidence, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        bounded = [value for value, _ in lsa.topics(document.vectors)]
        monkeypatch.setattr(lsa, "MAX_ITERATIONS", 5_000)
        monkeypatch.setattr(lsa, "TOLERANCE", 1e-9)
        topics = lsa.topics(document.vectors)
        products = cosines(document)
        for value, topic in topics:
            image = [sum(a * b for a, b in zip(row, topic, strict=True)) for row in products]
            assert image == pytest.approx([value**2 * part for part in topic], abs=1e-5)
        for i, (_, a) in enumerate(topics):
            for j, (_, b) in enumerate(topics):
                product = sum(x * y for x, y in zip(a, b, strict=True))
                assert product == pytest.approx(float(i == j), abs=1e-6)
        values = [value for value, _ in topics]
        assert values == sorted(values, reverse=True)
        assert bounded == pytest.approx(values, rel=0.02)

    def test_the_first_topic_is_the_largest(self) -> None:
        # No vector of length 1 gains more by the matrix: neither a sentence nor all of them.
        document = numbered(40)
        products = cosines(document)
        ((first, _), *_) = lsa.topics(document.vectors)
        assert first**2 >= sum(map(sum, products)) / 40 > 1

    def test_the_second_topic_is_covered_and_an_aside_is_not(self) -> None:
        # Five, two and one sentence of a kind: the squares of the singular values are 5, 2 and 1.
        scores = lsa.score(evidence(*["港口 货轮"] * 5, *["茶树 雨水"] * 2, "运动会"))
        assert scores == pytest.approx([1.0] * 7 + [0.0], abs=0.01)

    def test_topics_are_few(self) -> None:
        apart = evidence(*[f"term{i}" for i in range(10)])
        assert len(lsa.topics(apart.vectors)) == lsa.MAX_TOPICS

    def test_matrix_is_windowed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        sizes = recorded_sizes(monkeypatch, lsa, "topics")
        lsa.score(numbered(450))
        assert sum(sizes) == 450
        assert max(sizes) <= MAX_GRAPH_SENTENCES


class TestLuhn:
    @pytest.mark.parametrize(
        ("sentence", "weight"),
        [
            ("港口", 1.0),
            ("港口 货轮", 2.0),
            ("港口 a 货轮 b", 4 / 3),
            ("港口 货轮 a b c d 港口", 9 / 7),
            ("港口 货轮 a b c d e 港口", 2.0),  # five words between: two clusters
            ("港口 ， 货轮 。", 2.0),  # marks are no words
            ("a b c", 0.0),
            ("仅此 一次", 0.0),
        ],
    )
    def test_weight_of_a_cluster(self, sentence: str, weight: float) -> None:
        scores = luhn.score(evidence(sentence, "港口 货轮", "港口 货轮"))
        assert scores[0] == pytest.approx(weight)

    def test_in_a_long_text_two_occurrences_are_few(self) -> None:
        document = evidence("港口 港口", *["货轮"] * 3, *[f"own{i}" for i in range(2_500)])
        assert luhn.score(document)[:2] == [0.0, 1.0]


class TestKlSum:
    def test_each_choice_leaves_the_least_divergence(self) -> None:
        sentences = (*MIXED, "港口 货轮 货轮 雨水", "港口 货轮 航道")
        document = evidence(*sentences)
        chosen: list[int] = []
        for i in order(kl_sum.score(document)):
            left = [j for j in range(len(sentences)) if j not in chosen]
            least = min(divergence(document, [*chosen, j]) for j in left)
            assert divergence(document, [*chosen, i]) == pytest.approx(least)
            chosen.append(i)

    def test_divergences_are_those_of_the_definition(self) -> None:
        document = evidence(*MIXED)
        summary = kl_sum.GrowingSummary(document.terms)
        summary.add(3)
        summary.add(0)
        assert summary.divergences() == pytest.approx(
            [divergence(document, [3, 0, i]) for i in range(len(MIXED))]
        )

    def test_the_same_is_not_said_twice(self) -> None:
        scores = kl_sum.score(evidence("港口 货轮", "港口 货轮", "茶树 雨水"))
        assert order(scores) == [0, 2, 1]


def divergence(document: Evidence, summary: Sequence[int]) -> float:
    """The divergence of some sentences from the document, term by term."""
    counts = Counter(term for terms in document.terms for term in terms)
    said = Counter(term for i in summary for term in document.terms[i])
    size = said.total() + kl_sum.SMOOTHING * len(counts)
    shares = {term: count / counts.total() for term, count in counts.items()}
    return sum(p * log(p * size / (said[t] + kl_sum.SMOOTHING)) for t, p in shares.items())


class TestSumBasic:
    def test_the_same_is_not_said_twice(self) -> None:
        # 港口 3/6, 货轮 2/6, 茶树 1/6: the first; then 1/4, 1/9, 1/6: the last.
        scores = sum_basic.score(evidence("港口 货轮", "港口 货轮", "港口 茶树"))
        assert order(scores) == [0, 2, 1]

    def test_a_choice_has_the_most_probable_word(self) -> None:
        # 港口 3/14 in means of 3/28, 货轮 2/14 in means of 4/28.
        scores = sum_basic.score(
            evidence(
                "货轮", "港口 航道 码头 灯塔", "港口 茶树 雨水 采摘", "港口 县志 钟楼 水渠", "货轮"
            )
        )
        assert order(scores)[:2] == [1, 0]

    def test_a_longer_sentence_gains_nothing_by_it(self) -> None:
        # 港口 2/5, the others 1/5: means of 4/15 and 3/10.
        assert order(sum_basic.score(evidence("港口 航道 码头", "港口 货轮"))) == [1, 0]

    def test_a_mean_counts_each_word_as_often_as_it_stands(self) -> None:
        scores = sum_basic.score(evidence("港口 货轮", "港口 港口 货轮"))
        assert order(scores) == [1, 0]


class TestPacSum:
    def test_earlier_of_equals_leads(self) -> None:
        # 2, 0 and -2 before the lowest is taken off, over two other sentences.
        scores = pacsum.score(evidence(*["港口 货轮"] * 3))
        assert scores == pytest.approx([2.0, 1.0, 0.0])

    def test_scores_are_those_of_all_pairs(self) -> None:
        document = evidence(*MIXED, "港口 雨水 雨水", "的")
        sums = [sum(row[i + 1 :]) - sum(row[:i]) for i, row in enumerate(cosines(document))]
        expected = [(value - min(sums)) / (len(sums) - 1) for value in sums]
        assert pacsum.score(document) == pytest.approx(expected)

    def test_what_is_taken_up_again_leads_over_what_takes_it_up(self) -> None:
        scores = pacsum.score(evidence("运动会", "港口 货轮", "港口 航道", "货轮 码头"))
        assert order(scores)[0] == 1
        assert scores[0] > max(scores[2:])


def test_choices_stand_over_all_others() -> None:
    assert scores_of_choices([2, 0], [0.5, 0.1, 0.3]) == [1.5, 0.1, 2.0]
    assert scores_of_choices([], [0.5]) == [0.5]


@pytest.mark.parametrize("name", ["kl_sum", "sum_basic"])
def test_choices_are_bounded(name: str) -> None:
    scores = load(name)(numbered(3 * MAX_GREEDY_CHOICES))
    chosen = [score for score in scores if score > 1]
    assert len(chosen) == len(set(chosen)) == MAX_GREEDY_CHOICES
    assert min(scores) > 0


@pytest.mark.parametrize("name", ["kl_sum", "sum_basic"])
def test_the_rest_are_ranked_by_what_they_would_add(name: str) -> None:
    # The last but one repeats a word of all others, the last has words of its own alone.
    others = [f"港口 货轮 own{i} own{i}" for i in range(2 * MAX_GREEDY_CHOICES)]
    scores = load(name)(evidence(*others, "港口 货轮 航道 once", "茶树 雨水 采摘 twice"))
    assert 1 > scores[-1] > scores[-2] > 0


def recorded_sizes(monkeypatch: pytest.MonkeyPatch, owner: object, name: str) -> list[int]:
    """From now on, how long the argument of each call of `owner.name` was."""
    sizes: list[int] = []
    function: Callable[[Sequence[Any]], Any] = getattr(owner, name)

    def recorded(argument: Sequence[Any]) -> Any:
        sizes.append(len(argument))
        return function(argument)

    monkeypatch.setattr(owner, name, recorded)
    return sizes
