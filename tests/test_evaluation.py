"""ROUGE, keyword F1, their sums over a corpus, and the command that prints them."""

from __future__ import annotations

import json
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from processes import complaint, run
from rouge_score.rouge_scorer import RougeScorer
from rouge_score.tokenizers import Tokenizer

from summarizer.evaluation import MEASURES
from summarizer.evaluation.evaluator import Budget
from summarizer.evaluation.keyword_scores import keyword_scores
from summarizer.evaluation.rouge import characters, rouge, words
from summarizer.evaluation.tally import Tally

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

units = st.lists(st.sampled_from("一二三四五"), max_size=30)


class Split(Tokenizer):  # type: ignore[misc]  # the library has no types
    """The units as they are, joined by spaces."""

    def tokenize(self, text: str) -> list[str]:
        return text.split()


class TestRouge:
    """Against rouge-score, the reimplementation of Google Research."""

    @given(units, units)
    def test_equals_rouge_score(self, candidate: list[str], reference: list[str]) -> None:
        scorer = RougeScorer(["rouge1", "rouge2", "rougeL"], tokenizer=Split())
        expected = scorer.score(" ".join(reference), " ".join(candidate))
        for ours, theirs in zip(
            rouge(candidate, reference).values(), expected.values(), strict=True
        ):
            assert ours.precision == pytest.approx(theirs.precision)
            assert ours.recall == pytest.approx(theirs.recall)
            assert ours.f1 == pytest.approx(theirs.fmeasure)

    def test_counts_are_clipped(self) -> None:
        assert rouge("的的的的", "的一")["rouge-1"] == (1, 4, 2)

    def test_units_are_characters_and_latin_runs(self) -> None:
        assert characters("ＴｉＤＢ 的 v5.0，快𠮷！") == ["tidb", "的", "v5", "0", "快", "𠮷"]

    def test_words_leave_punctuation_out(self) -> None:
        assert words(["深度", "，", "GPU", "。", " "]) == ["深度", "gpu"]


class TestKeywordScores:
    """Exact match after NFKC and case folding, and the share that overlaps."""

    def test_exact(self) -> None:
        scores = keyword_scores(["tidb", "分布式", "优化器"], ["ＴｉＤＢ", "优化", "TiDB"])
        assert scores["precision@3"] == pytest.approx(1 / 3)
        assert scores["recall@3"] == pytest.approx(1 / 2)
        assert scores["f1@3"] == pytest.approx(2 / 5)

    @given(st.lists(units.map("".join)), st.lists(units.map("".join).filter(bool), min_size=1))
    def test_scores_are_shares(self, ours: list[str], references: list[str]) -> None:
        assert all(0 <= value <= 1 for value in keyword_scores(ours, references).values())
        same = keyword_scores(references, references)
        assert same["f1@m"] == same["soft@m"] == pytest.approx(1)

    def test_missing_keywords_count_as_wrong(self) -> None:
        scores = keyword_scores(["一"], ["一"])
        assert scores["precision@10"] == pytest.approx(0.1)
        assert scores["f1@m"] == 1.0

    def test_soft_score_counts_the_overlap(self) -> None:
        # 优化 in 优化器: 4 of 5 characters, seen from both sides.
        assert keyword_scores(["优化器"], ["优化"])["soft@m"] == pytest.approx(0.8)
        assert keyword_scores(["天气"], ["优化"])["soft@m"] == 0.0


class TestTally:
    """Sums that can be taken apart and added up."""

    @staticmethod
    def tally(values: Sequence[tuple[float, float]], start: int = 0) -> Tally:
        tally = Tally("lead", "rouge")
        for seed, (lead, other) in enumerate(values, start):
            tally.add({"lead": {"rouge": lead}, "other": {"rouge": other}}, seed)
        return tally

    def test_parts_add_up_to_the_whole(self) -> None:
        random = Random(1)
        values = [(random.random(), random.random()) for _ in range(60)]
        whole, part = self.tally(values), self.tally(values[:23])
        part.merge(self.tally(values[23:], 23))
        assert part.documents == whole.documents
        assert part.means("other") == pytest.approx(whole.means("other"))
        assert part.over_baseline("other") == pytest.approx(whole.over_baseline("other"))

    def test_interval_is_that_of_the_mean(self) -> None:
        random = Random(2)
        values = [(0.0, random.gauss(0.1, 0.2)) for _ in range(400)]
        difference, low, high = self.tally(values).over_baseline("other")
        # 1.96 standard errors of .2 / sqrt(400) on each side.
        assert high - low == pytest.approx(2 * 1.96 * 0.01, rel=0.15)
        assert low < difference < high

    def test_no_difference_has_no_width(self) -> None:
        assert self.tally([(0.3, 0.3)] * 5).over_baseline("other") == (0.0, 0.0, 0.0)


class TestBudget:
    """What a summary may hold."""

    def test_the_best_stays_and_the_next_must_fit(self) -> None:
        assert Budget(characters=10).chosen([2, 0, 1], [5, 3, 30]) == [2]
        assert Budget(characters=10).chosen([0, 2, 1], [5, 3, 30]) == [0, 1]

    def test_sentences(self) -> None:
        assert Budget(sentences=2).chosen([2, 0, 1], [5, 3, 30]) == [0, 2]


TEXT = (
    "云州港今年新开三条航线，货运量比去年增长两成。港口的工人们每天从清晨忙到深夜。"
    "新航线连接了六个国家的十二座港口。市民王先生说，家门口的变化看得见。"
    "专家认为，航线增加将带动沿线城市的外贸。天气预报说明天有小雨。"
)
RECORDS = (
    {"text": TEXT, "summary": "云州港新开三条航线，货运量增长两成", "keywords": ["云州港", "航线"]},
    {"text": TEXT * 2, "title": "新航线", "summary": "新航线连接六国十二港"},
    {"text": "只有关键词。" + TEXT, "keywords": "航线；外贸"},
)


@pytest.fixture
def references(tmp_path: Path) -> str:
    path = tmp_path / "references.jsonl"
    lines = [json.dumps(record, ensure_ascii=False) for record in RECORDS]
    path.write_text("\n".join(lines) + "\n\n", encoding="utf-8")
    return str(path)


def report(*arguments: str) -> dict[str, Any]:
    process = run("evaluate", *arguments, "-f", "json")
    assert (process.returncode, process.stderr) == (0, b"")
    result: dict[str, Any] = json.loads(process.stdout)
    return result


class TestCommand:
    """`summarizer evaluate` in a process."""

    def test_every_ranker_stands_beside_random_lead_and_oracle(self, references: str) -> None:
        result = report(references, "--ranker", "default,textrank", "--ranker", "tfidf")
        summaries = result["summaries"]
        assert summaries["documents"] == 2
        rows = {row["ranker"]: row for row in summaries["rankers"]}
        assert list(rows) == ["random", "lead", "default", "textrank", "tfidf", "oracle"]
        assert rows["oracle"]["rouge"] == max(row["rouge"] for row in rows.values())
        assert rows["lead"]["over_baseline"] == {"difference": 0.0, "low": 0.0, "high": 0.0}
        assert all(row["sentences"] <= 3 for row in rows.values())

    def test_keywords_stand_beside_jieba_and_oracle(self, references: str) -> None:
        keywords = report(references, "--keyword-ranker", "tfidf,textrank")["keywords"]
        assert keywords["documents"] == 2
        rows = {row["ranker"]: row for row in keywords["rankers"]}
        assert list(rows) == ["jieba", "tfidf", "textrank", "oracle"]
        assert rows["oracle"]["recall@10"] == 1.0

    def test_every_measure_is_there(self, references: str) -> None:
        result = report(references)
        found = {
            name
            for task in ("summaries", "keywords")
            for row in result[task]["rankers"]
            for name in row
        }
        assert found.issuperset(MEASURES)

    def test_lead_is_the_first_sentences(self, references: str) -> None:
        row = report(references, "-n", "1")["summaries"]["rankers"][1]
        # 16 units of 19 in 16; the first sentence begins with the reference.
        assert row["rouge-1-recall"] > 0.5
        assert row["sentences"] == 1.0

    def test_median_budget(self, references: str) -> None:
        result = report(references, "--max-chars", "median")
        assert result["budget"] == "17 characters"

    def test_headline_as_reference_gives_nothing_away(self, tmp_path: Path) -> None:
        path = tmp_path / "headlines.jsonl"
        line = {"text": TEXT, "title": "天气预报", "summary": "天气预报"}
        path.write_text(json.dumps(line, ensure_ascii=False), encoding="utf-8")
        shown = report(str(path), "-n", "1")["summaries"]["rankers"]
        path.write_text(json.dumps(line | {"title": ""}, ensure_ascii=False), encoding="utf-8")
        assert report(str(path), "-n", "1")["summaries"]["rankers"] == shown

    def test_skip_verbatim(self, tmp_path: Path) -> None:
        path = tmp_path / "verbatim.jsonl"
        lines = [{"text": TEXT, "summary": TEXT[:20]}, {"text": TEXT, "summary": "港口很忙"}]
        path.write_text("\n".join(json.dumps(line) for line in lines), encoding="utf-8")
        result = report(str(path), "--skip-verbatim")
        assert (result["summaries"]["documents"], result["skipped"]) == (1, 1)

    def test_fail_under(self, references: str) -> None:
        assert run("evaluate", references, "--fail-under", "rouge-l=0.01").returncode == 0
        process = run("evaluate", references, "--fail-under", "rouge-l=0.99")
        assert "rouge-l of default" in complaint(process, 3)
        assert process.stdout

    @pytest.mark.parametrize(
        ("arguments", "word"),
        [
            (("--ranker", "best"), "'best'"),
            (("--fail-under", "rouge=30"), "0 to 1"),
            (("--fail-under", "bleu=0.3"), "'bleu'"),
            (("--max-chars", "some"), "'some'"),
            (("--max-chars", "9", "-n", "2"), "exclude"),
        ],
    )
    def test_wrong_usage_is_told(
        self, references: str, arguments: tuple[str, ...], word: str
    ) -> None:
        assert word in complaint(run("evaluate", references, *arguments), 2)

    def test_wrong_lines_are_named_and_the_others_measured(self, tmp_path: Path) -> None:
        path = tmp_path / "mixed.jsonl"
        lines = [
            json.dumps(RECORDS[0]),
            "{oops",
            "[]",
            '{"summary": "一"}',
            json.dumps({"text": TEXT}),
            json.dumps({"text": TEXT, "summary": 3}),
            json.dumps({"text": TEXT, "keywords": [3]}),
            json.dumps({"text": "# 只有标题", "summary": "标题"}),
        ]
        path.write_text("\n".join(lines), encoding="utf-8")
        process = run("evaluate", str(path), "-f", "json")
        assert process.returncode == 1
        result = json.loads(process.stdout)
        assert (result["summaries"]["documents"], result["failed"]) == (1, 7)
        complaints = process.stderr.decode().splitlines()
        places = [line.split(": ")[1] for line in complaints]
        assert places == [f"{path}:{number}" for number in range(2, 9)]

    def test_empty_standard_input(self) -> None:
        assert complaint(run("evaluate"), 1).startswith("-: is empty; ")

    def test_formats(self, references: str) -> None:
        text = run("evaluate", references).stdout.decode()
        assert "summaries: 2 documents" in text
        assert "keywords: 2 documents" in text
        table = run("evaluate", references, "-f", "tsv").stdout.decode().splitlines()
        assert table[0] == "ranker\tmeasure\tvalue\ttask\tdocuments"
        assert {line.count("\t") for line in table} == {4}
        rows = run("evaluate", references, "-f", "jsonl").stdout.decode().splitlines()
        assert [json.loads(row)["task"] for row in rows] == ["summaries"] * 4 + ["keywords"] * 3
        assert "| random |" in run("evaluate", references, "-f", "markdown").stdout.decode()

    def test_standard_input_and_file_output(self, references: str, tmp_path: Path) -> None:
        with open(references, "rb") as file:
            data = file.read()
        target = tmp_path / "report.json"
        process = run("evaluate", "-f", "json", "-o", str(target), data=data)
        assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")
        assert json.loads(target.read_text(encoding="utf-8"))["summaries"]["documents"] == 2
