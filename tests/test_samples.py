"""The results of the samples: places in the source, order, roles."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from processes import ROOT, SAMPLES, output, shared_output, shared_record

import summarizer

PLAIN = tuple(sample for sample in SAMPLES if sample.endswith(".txt"))


def source(sample: str) -> str:
    """The text that offsets refer to: the decoded one, or what is taken out of a page."""
    if sample.endswith(".html"):
        return summarizer.parse((ROOT / sample).read_text(encoding="utf-8")).text
    encoding = shared_record("summarize", sample)["encoding"]
    return (ROOT / sample).read_bytes().decode(encoding)


def paragraphs(sample: str) -> list[dict[str, Any]]:
    sections = shared_record("outline", sample)["sections"]
    return [paragraph for section in sections for paragraph in section["paragraphs"]]


def visible(text: str) -> str:
    return "".join(text.split())


def chosen(sample: str) -> list[list[dict[str, Any]]]:
    """The groups of sentences of a summary: of the whole, and of each section."""
    summary = shared_record("summarize", sample)
    groups = [summary["sentences"], *(section["sentences"] for section in summary["sections"])]
    return [group for group in groups if group]


def is_subsequence(part: str, whole: str) -> bool:
    characters = iter(whole)
    return all(character in characters for character in part)


@pytest.mark.parametrize("sample", SAMPLES)
class TestSentences:
    def test_lie_at_their_places(self, sample: str) -> None:
        text = source(sample)
        for sentence in shared_record("sentences", sample)["sentences"]:
            assert text.count("\n", 0, sentence["start"]) + 1 == sentence["line"]
            raw = text[sentence["start"] : sentence["end"]]
            assert raw == raw.strip()
            assert is_subsequence(visible(sentence["text"]), raw)

    def test_stand_in_source_order_without_overlap(self, sample: str) -> None:
        sentences = shared_record("sentences", sample)["sentences"]
        assert [sentence["index"] for sentence in sentences] == list(range(len(sentences)))
        places = [place for s in sentences for place in (s["start"], s["end"])]
        assert places == sorted(places)

    def test_joined_are_the_body(self, sample: str) -> None:
        body = "".join(p["text"] for p in paragraphs(sample) if p["role"] == "body")
        sentences = shared_record("sentences", sample)["sentences"]
        assert visible("".join(s["text"] for s in sentences)) == visible(body)

    def test_numbers_lead_to_the_outline(self, sample: str) -> None:
        sections = shared_record("outline", sample)["sections"]
        for sentence in shared_record("sentences", sample)["sentences"]:
            paragraph = sections[sentence["section"]]["paragraphs"][sentence["paragraph"]]
            assert paragraph["role"] == "body"
            assert sentence["text"] in paragraph["text"]


@pytest.mark.parametrize("sample", PLAIN)
def test_sentence_is_its_slice_but_for_white_space_and_what_lies_between(sample: str) -> None:
    text = source(sample)
    others = [(p["start"], p["end"]) for p in paragraphs(sample) if p["role"] != "body"]
    for sentence in shared_record("sentences", sample)["sentences"]:
        raw, position = "", sentence["start"]
        for start, end in others:
            if sentence["start"] < start and end < sentence["end"]:
                raw += text[position:start]
                position = end
        raw += text[position : sentence["end"]]
        assert visible(raw) == visible(sentence["text"])


@pytest.mark.parametrize("sample", SAMPLES)
class TestSummaries:
    def test_are_sentences_of_the_source_in_its_order(self, sample: str) -> None:
        """Whole, but for a dateline or label that is cut off."""
        whole = shared_record("sentences", sample)["sentences"]
        for group in chosen(sample):
            starts = [sentence["start"] for sentence in group]
            assert starts == sorted(set(starts))
            for sentence in group:
                (around,) = [
                    s
                    for s in whole
                    if s["start"] <= sentence["start"] < sentence["end"] <= s["end"]
                ]
                assert around["text"].endswith(sentence["text"])

    def test_ranks_count_from_one(self, sample: str) -> None:
        for group in chosen(sample):
            ranks = [sentence["rank"] for sentence in group]
            assert sorted(ranks) == list(range(1, len(group) + 1))

    def test_hold_no_caption_and_no_byline(self, sample: str) -> None:
        unwanted = [
            p["text"] for p in paragraphs(sample) if p["role"] in ("caption", "byline", "title")
        ]
        for group in chosen(sample):
            for sentence in group:
                assert not any(
                    sentence["text"] in text or text in sentence["text"] for text in unwanted
                )

    def test_sections_are_those_of_the_outline(self, sample: str) -> None:
        outline = shared_record("outline", sample)
        summary = shared_record("summarize", sample)
        assert (summary["title"], summary["byline"]) == (outline["title"], outline["byline"])
        expected = [s["heading"] for s in outline["sections"] if s["heading"]]
        assert [s["heading"] for s in summary["sections"] if s["heading"]] == expected

    def test_sentence_names_the_section_that_it_is_in(self, sample: str) -> None:
        summary = shared_record("summarize", sample)
        lines = [section["line"] for section in summary["sections"]]
        for sentence in summary["sentences"]:
            i = sentence["section"]
            assert lines[i] <= sentence["line"]
            assert i + 1 == len(lines) or sentence["line"] < lines[i + 1]

    def test_keywords_stand_in_the_source(self, sample: str) -> None:
        text = source(sample)
        for keyword in shared_record("keywords", sample)["keywords"]:
            assert len(keyword["positions"]) == keyword["count"] >= 1
            for start, end in keyword["positions"]:
                assert visible(text[start:end]).casefold() == visible(keyword["term"]).casefold()
            assert text.count("\n", 0, keyword["positions"][0][0]) + 1 == keyword["line"]

    def test_keywords_are_told_once_best_first(self, sample: str) -> None:
        keywords = shared_record("keywords", sample)["keywords"]
        scores = [keyword["score"] for keyword in keywords]
        assert scores == sorted(scores, reverse=True)
        assert len({keyword["term"] for keyword in keywords}) == len(keywords) == 10


@pytest.mark.parametrize("sample", SAMPLES)
class TestClean:
    def test_keeps_every_visible_character_but_furniture(self, sample: str) -> None:
        kept = [p["text"] for p in paragraphs(sample) if p["role"] not in ("furniture", "verbatim")]
        text = visible(shared_output("clean", sample, "-f", "text"))
        assert [part for part in kept if visible(part) not in text] == []

    def test_read_again_gives_the_same_headings(self, sample: str, tmp_path: Path) -> None:
        (tmp_path / "clean.md").write_text(shared_output("clean", sample), encoding="utf-8")
        again = output("outline", "clean.md", "-f", "tsv", cwd=tmp_path)
        assert _headings(again) == _headings(shared_output("outline", sample, "-f", "tsv"))


@pytest.mark.parametrize(
    "sample",
    [
        pytest.param(sample, marks=pytest.mark.xfail(reason="clean makes captions body text"))
        if sample == "samples/science.md"
        else sample
        for sample in SAMPLES
    ],
)
def test_clean_read_again_gives_the_same_sentences(sample: str, tmp_path: Path) -> None:
    (tmp_path / "clean.md").write_text(shared_output("clean", sample), encoding="utf-8")
    again = output("sentences", "clean.md", "-f", "tsv", cwd=tmp_path)
    assert _sentences(again) == _sentences(shared_output("sentences", sample, "-f", "tsv"))


def _headings(table: str) -> list[str]:
    rows = [row.split("\t") for row in table.split("\n")[1:-1]]
    return [row[5] for row in rows if row[0] in ("title", "heading")]


def _sentences(table: str) -> list[str]:
    """The sentences, without the numbers that markdown takes for those of a list."""
    texts = [row.split("\t")[6] for row in table.split("\n")[1:-1]]
    return [re.sub(r"^\d+\. ", "", text) for text in texts]
