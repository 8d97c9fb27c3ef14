"""Work that can be counted is counted: it grows as the text does, whatever the clock says."""

from __future__ import annotations

import sys
from collections import Counter
from typing import TYPE_CHECKING, Any

import pytest
from articles import DEEDS, PLACES, REASONS, long_section

from summarizer import Settings, Summarizer
from summarizer.evidence import cosine
from summarizer.idf import Idf
from summarizer.model import Source
from summarizer.page_rank import page_rank
from summarizer.sentence_rankers import MAX_GRAPH_SENTENCES, SENTENCE_RANKERS, textrank
from summarizer.tokenization import Tokenizer

if TYPE_CHECKING:
    from collections.abc import Callable

# Twice the text may cost so many times the work: what does not grow as fast weighs nothing.
MAX_GROWTH = 2.2
SECTION_SENTENCES = 25


def sentence(i: int) -> str:
    """A sentence with two words that no other one has, so that the vocabulary grows too."""
    return (
        f"{PLACES[i % 11]}的ship{i}船队{REASONS[i % 7]}，{DEEDS[i % 13]}，"
        f"计划crew{i}惠及居民{i * 37 % 991 + 10}户。"
    )


def one_section(count: int) -> str:
    return "\n".join(
        "".join(map(sentence, range(i, min(i + 5, count)))) for i in range(0, count, 5)
    )


def many_sections(count: int) -> str:
    sections = [
        f"## 第{i}节\n\n" + "".join(map(sentence, range(i, i + SECTION_SENTENCES)))
        for i in range(0, count, SECTION_SENTENCES)
    ]
    return "\n\n".join(["# 各地见闻", *sections])


def one_line(count: int) -> str:
    return one_section(count).translate(dict.fromkeys(map(ord, "，。\n")))


def summarize(text: str, **settings: Any) -> None:
    Summarizer(Settings(**settings)).summarize(Source("", text))


def python_calls(text: str, **settings: Any) -> int:
    """The calls of Python functions, and the steps of generators, that a summary takes."""
    summarizer = Summarizer(Settings(**settings))
    source = Source("", text)
    calls = 0

    def count(frame: object, event: str, argument: object) -> None:
        nonlocal calls
        calls += event == "call"

    before = sys.getprofile()
    sys.setprofile(count)
    try:
        summarizer.summarize(source)
    finally:
        sys.setprofile(before)
    return calls


class Counts:
    """Counts the calls of functions, each by its arguments."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self._monkeypatch = monkeypatch

    def of(self, owner: object, name: str, position: int = 0) -> Counter[Any]:
        """From now on, how often `owner.name` was called with each value of one argument."""
        calls: Counter[Any] = Counter()
        function: Callable[..., Any] = getattr(owner, name)

        def counted(*arguments: Any, **options: Any) -> Any:
            calls[arguments[position]] += 1
            return function(*arguments, **options)

        self._monkeypatch.setattr(owner, name, counted)
        return calls


@pytest.fixture
def counts(monkeypatch: pytest.MonkeyPatch) -> Counts:
    return Counts(monkeypatch)


@pytest.mark.parametrize("text", [one_section(500), many_sections(500), one_line(500)])
def test_each_character_is_cut_into_words_once(text: str, counts: Counts) -> None:
    cuts = counts.of(Tokenizer, "cut", position=1)
    summarize(text)
    assert sum(len(part) * count for part, count in cuts.items()) <= 1.05 * len(text)


def test_few_words_are_cut_to_mend_broken_lines(counts: Counts) -> None:
    text = one_section(500).replace("，", "，\n\n")
    cuts = counts.of(Tokenizer, "cut", position=1)
    summarize(text)
    assert sum(len(part) * count for part, count in cuts.items()) <= 2.5 * len(text)


def test_each_term_is_looked_up_once(counts: Counts) -> None:
    lookups = counts.of(Idf, "get", position=1)
    summarize(many_sections(500))
    assert set(lookups.values()) == {1}
    assert len(lookups) > 1_000


@pytest.mark.parametrize("ranker", [name for name in SENTENCE_RANKERS if name != "snownlp"])
@pytest.mark.parametrize("count", [500, 2_000])
def test_selection_compares_few_sentences(
    ranker: str, count: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    compared = 0

    def counted(a: Any, b: Any) -> float:
        nonlocal compared
        compared += 1
        return cosine(a, b)

    monkeypatch.setattr("summarizer.selection.sentences.cosine", counted)
    for text in (one_section(count), many_sections(count), long_section(count)):
        compared = 0
        summarize(text, ranker=ranker)
        # The document's summary and its sections' are chosen apart, each of up to three sentences.
        assert compared <= 4 * count


@pytest.mark.parametrize("count", [500, 2_000])
def test_graph_of_sentences_is_windowed(count: int, monkeypatch: pytest.MonkeyPatch) -> None:
    windows: list[int] = []
    edges = 0

    def counted(rows: Any) -> list[float]:
        nonlocal edges
        windows.append(len(rows))
        edges += sum(map(len, rows))
        return page_rank(rows)

    monkeypatch.setattr(textrank, "page_rank", counted)
    summarize(one_section(count), ranker="textrank", by="document")
    assert max(windows) <= MAX_GRAPH_SENTENCES
    assert edges <= MAX_GRAPH_SENTENCES * sum(windows)
    assert sum(windows) <= 2 * count


@pytest.mark.parametrize("make", [one_section, many_sections, long_section, one_line])
@pytest.mark.parametrize(
    "settings",
    [
        {},
        {"by": "document"},
        {"ranker": "textrank", "keyword_ranker": "textrank"},
        {"max_chars": 1_000},
        {"sentences": 20},
    ],
    ids=repr,
)
def test_twice_the_text_is_twice_the_work(
    make: Callable[[int], str], settings: dict[str, Any]
) -> None:
    # What is opened and remembered once is not counted.
    summarize(make(10), **settings)
    calls = [python_calls(make(count), **settings) for count in (500, 1_000)]
    assert calls[1] <= MAX_GROWTH * calls[0]


@pytest.mark.parametrize("ratio", [0.1, 0.5])
def test_a_share_of_twice_the_text_is_twice_the_work(ratio: float) -> None:
    summarize(one_section(10))
    calls = [python_calls(one_section(count), ratio=ratio) for count in (1_000, 2_000)]
    assert calls[1] <= MAX_GROWTH * calls[0]


def test_work_is_the_same_each_time() -> None:
    text = many_sections(100)
    summarize(text)
    assert python_calls(text) == python_calls(text)
