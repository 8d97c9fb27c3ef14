"""`-v`: what was guessed, repaired and left out, and how long each stage took."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from articles import HARBOUR
from processes import COMMANDS, ROOT, run, shared_output, shared_record

if TYPE_CHECKING:
    from pathlib import Path

NEWSPAPER = "samples/newspaper_pdf.txt"
STAGES = {
    "summarize": "reading decoding structure tokens keywords sentences rendering",
    "keywords": "reading decoding structure tokens keywords rendering",
    "tokenize": "reading decoding structure tokens sentences rendering",
    "sentences": "reading decoding structure sentences rendering",
    "outline": "reading decoding structure rendering",
    "clean": "reading decoding structure rendering",
}


def account(*arguments: str, data: bytes = b"") -> str:
    """What a call says on standard error beside its result."""
    process = run(*arguments, "-v", data=data)
    assert process.returncode == 0
    return process.stderr.decode()


@pytest.mark.parametrize("name", COMMANDS)
def test_result_is_the_same_and_all_stages_are_timed(name: str) -> None:
    process = run(name, NEWSPAPER, "-v")
    assert process.stdout.decode() == shared_output(name, NEWSPAPER)
    (times,) = re.findall(r"^summarizer: [\d.]+ ms: (.*)$", process.stderr.decode(), re.MULTILINE)
    stages = [re.fullmatch(r"(\w+) \d+\.\d", each) for each in times.split(", ")]
    assert [stage[1] for stage in stages if stage and stage[1] != "rest"] == STAGES[name].split()


def test_repairs_are_told_with_their_lines() -> None:
    told = account("summarize", NEWSPAPER)
    outline = shared_record("outline", NEWSPAPER)
    places = ", ".join(f"{join['line']}+{join['next_line']}" for join in outline["joins"])
    assert f"{len(outline['joins'])} breaks mended, at lines {places}\n" in told
    dropped = [p for s in outline["sections"] for p in s["paragraphs"] if p["role"] == "furniture"]
    assert f"{len(dropped)} lines left out: " in told
    for paragraph in dropped:
        assert f"{paragraph['line']} {paragraph['text']}" in told


def test_title_and_byline_are_told_with_their_lines() -> None:
    told = account("keywords", NEWSPAPER)
    outline = shared_record("outline", NEWSPAPER)
    assert f"title: {outline['title']} (line 3); byline: {outline['byline']} (line 5)" in told
    told = account("keywords", "--from", "jsonl", data=_record(title="夜航开通"))
    assert "title: 夜航开通; no byline" in told


@pytest.mark.parametrize(
    ("sample", "options", "certainty"),
    [
        ("samples/report.txt", [], "utf-8 (certain)"),
        ("samples/gb18030.txt", [], "gb18030 (guessed, no other is near)"),
        ("samples/gb18030.txt", ["-E", "gbk"], "gb18030 (as named)"),
    ],
)
def test_encoding_is_told_with_how_sure_it_is(
    sample: str, options: list[str], certainty: str
) -> None:
    assert f" in {certainty}\n" in account("outline", sample, *options)


def test_mark_and_doubt_of_an_encoding_are_told() -> None:
    assert "utf-16-le (its mark says so)" in account("outline", data=HARBOUR.encode("utf-16"))
    spoilt = HARBOUR.encode().replace("夜航".encode(), "夜航".encode()[:-1], 1)
    assert "(guessed, doubtful: " in account("outline", data=spoilt)


def test_news_is_told_where_the_ranker_asks() -> None:
    news = "新华社石浦10月8日电（记者 林晚舟）石浦港8日开通夜航，货轮不必等天亮。".encode()
    assert "taken for news" in account("summarize", data=news)
    assert "news" not in account("keywords", data=news)
    assert "news" not in account("summarize", "--ranker", "lead", data=news)
    essay = "我喜欢看船。我常常和你说起那些夜里进港的船。我们都记得。".encode()
    assert "not taken for news" in account("summarize", data=essay)


def test_several_inputs_have_one_line_of_times(tmp_path: Path) -> None:
    told = account("summarize", NEWSPAPER, "samples/report.txt", "-o", str(tmp_path / "out"))
    assert len(re.findall(r"^summarizer: [\d.]+ ms: ", told, re.MULTILINE)) == 1
    assert told.count(": title: ") == 2


def test_long_lists_are_cut(tmp_path: Path) -> None:
    data = (ROOT / "samples/report.txt").read_bytes()
    assert "more (clean --report tells all)" in account("outline", data=data)


def test_without_it_nothing_is_told() -> None:
    assert run("summarize", NEWSPAPER).stderr == b""


def test_batch_counts(tmp_path: Path) -> None:
    process = run("batch", "-", "-o", str(tmp_path / "out"), "-v", "-j", "0", data=_record("甲"))
    assert process.stderr.decode().endswith("out: 1 records, 1 done\n")


def _record(title: str) -> bytes:
    record = {"title": title, "text": "港口昨天开通了夜航，货轮不必再等天亮就能靠岸。"}
    return json.dumps(record).encode() + b"\n"
