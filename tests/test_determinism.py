"""The same from the same input: whatever the hash seed, the jobs, the line ends, the rounding."""

from __future__ import annotations

import subprocess
import sys
from hashlib import sha256
from typing import TYPE_CHECKING

import pytest
from articles import HARBOUR
from processes import ROOT, SAMPLES, environment, output, record

from summarizer import Summarizer, parse
from summarizer.selection import Group, best_terms, choose_sentences

if TYPE_CHECKING:
    from pathlib import Path

ROUNDING = 1e-13


def all_outputs(folder: Path, seed: str) -> dict[str, bytes]:
    """What every call of `goldens` prints in a process with this hash seed."""
    subprocess.run(
        [sys.executable, "tests/goldens.py", "--all", str(folder)],
        env=environment({"PYTHONHASHSEED": seed}),
        cwd=ROOT,
        check=True,
        timeout=300,
    )
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_output_does_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    first, second = (all_outputs(tmp_path / seed, seed) for seed in ("1", "4242"))
    assert first.keys() == second.keys()
    assert [name for name in first if first[name] != second[name]] == []


def test_output_does_not_depend_on_the_number_of_jobs(tmp_path: Path) -> None:
    for jobs in ("0", "1", "3"):
        output("idf", "build", "samples", "--jobs", jobs, "-o", str(tmp_path / f"{jobs}.idf"))
        output("batch", "samples", "--jobs", jobs, "-o", str(tmp_path / f"{jobs}.jsonl"))
    for ending in ("idf", "jsonl"):
        assert len({path.read_bytes() for path in tmp_path.glob(f"*.{ending}")}) == 1


@pytest.mark.parametrize("newline", ["\r\n", "\r"])
@pytest.mark.parametrize("sample", [name for name in SAMPLES if not name.endswith(".html")])
def test_line_ends_change_offsets_alone(sample: str, newline: str) -> None:
    summarizer = Summarizer()
    text = parse(ROOT / sample).text.replace("\r\n", "\n")
    documents = [parse(text.replace("\n", end), name=sample) for end in ("\n", newline)]
    sentences = [summarizer.sentences(document) for document in documents]
    for here, there in zip(*sentences, strict=True):
        assert here._replace(start=0, end=0) == there._replace(start=0, end=0)
        slices = [d.text[s.start : s.end] for d, s in zip(documents, (here, there), strict=True)]
        assert slices[0] == slices[1].replace(newline, "\n")
    shown = [summarizer.summarize_document(document) for document in documents]
    assert [c.score for c in shown[0].sentences] == [c.score for c in shown[1].sentences]


def test_rounding_decides_nothing() -> None:
    evidence = Summarizer().evidence(parse(HARBOUR))
    count = len(evidence.sentences)
    scores = [1.0 + ROUNDING * i for i in range(count)]
    parts = [{"a": 0.1 + 0.2} for _ in scores]
    (chosen,) = choose_sentences([Group(evidence, scores, 1, parts=parts)])
    assert [(one.sentence.index, one.score, one.parts) for one in chosen] == [(0, 1.0, {"a": 0.3})]
    terms = best_terms({"夜航": 1.0, "货轮": 1.0 + ROUNDING}, evidence, 2)
    assert [term.key for term in terms] == ["夜航", "货轮"]


def test_provenance_names_lists_of_words_by_the_checksum_of_their_file(tmp_path: Path) -> None:
    lists = {"--user-dict": "夜航灯 100 nz\n江顺号\n", "--stop-words": "港口\n货轮\n"}
    options = []
    for option, text in lists.items():
        path = tmp_path / option
        path.write_text(text, encoding="utf-8")
        options += [option, str(path)]
    found = record("summarize", *options, data=HARBOUR.encode())["provenance"]
    names = [f"2 words {sha256(text.encode()).hexdigest()[:8]}" for text in lists.values()]
    assert found["settings"] == {"user_words": names[0], "stop_words": names[1]}
    assert found["tokenizer"].endswith(f" with {names[0]}")
