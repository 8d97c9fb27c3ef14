"""`summarizer batch` in processes: what comes out, what is set aside, and what is told."""

from __future__ import annotations

import csv
import gzip
import json
import subprocess
from datetime import date
from typing import TYPE_CHECKING, Any

import pytest
from articles import HARBOUR, long_section
from corpora import articles, read_jsonl, write_jsonl
from processes import ROOT, TIMEOUT_SECONDS, command, complaint, environment, output, run
from terminals import on_terminal

if TYPE_CHECKING:
    from pathlib import Path


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    return write_jsonl(tmp_path / "in.jsonl", articles(250))


def batch(*arguments: str, folder: Path) -> list[dict[str, Any]]:
    """What a run writes that must succeed and leave nothing but its output."""
    out = folder / "out.jsonl"
    out.unlink(missing_ok=True)
    before = set(folder.iterdir())
    assert output("batch", *arguments, "-o", str(out)) == ""
    assert set(folder.iterdir()) - before == {out}
    return read_jsonl(out)


class TestOutput:
    """One object a record, in the order of the input."""

    def test_same_bytes_for_any_number_of_processes(self, corpus: Path, tmp_path: Path) -> None:
        found = []
        for jobs in ("0", "1", "3"):
            out = tmp_path / f"{jobs}.jsonl"
            assert output("batch", str(corpus), "-o", str(out), "--jobs", jobs) == ""
            found.append(out.read_bytes())
        assert found[0] == found[1] == found[2]
        names = [json.loads(line)["name"] for line in found[0].splitlines()]
        assert names == [record["id"] for record in articles(250)]

    def test_is_what_summarize_prints_and_the_fields_of_the_record(
        self, corpus: Path, tmp_path: Path
    ) -> None:
        lines = output("summarize", str(corpus), "-f", "jsonl").splitlines()
        found = batch(str(corpus), folder=tmp_path)
        assert [record.pop("url") for record in found] == [one["url"] for one in articles(250)]
        assert found == [json.loads(line) for line in lines]

    def test_settings_are_those_of_the_other_commands(self, tmp_path: Path) -> None:
        corpus = write_jsonl(tmp_path / "in.jsonl", articles(3))
        words = tmp_path / "words.txt"
        words.write_text("惠及居民 100 nz\n", encoding="utf-8")
        options = ("-u", str(words), "-k", "2", "--by", "document", "--script", "traditional")
        lines = output("summarize", str(corpus), "-f", "jsonl", *options).splitlines()
        found = batch(str(corpus), *options, folder=tmp_path)
        assert [record.pop("url") for record in found]
        assert found == [json.loads(line) for line in lines]

    def test_tasks(self, tmp_path: Path) -> None:
        corpus = write_jsonl(tmp_path / "in.jsonl", articles(2))
        head = ["name", "title", "byline", "encoding"]
        tail = ["provenance", "url"]
        (first, _) = batch(str(corpus), "--do", "keywords", folder=tmp_path)
        assert list(first) == [*head, "keywords", *tail]
        (first, _) = batch(str(corpus), "--do", "tokenize", folder=tmp_path)
        assert list(first) == [*head, "tokens", *tail]
        tokens = "".join(token for sentence in first["tokens"] for token in sentence)
        assert tokens == articles(1)[0]["text"]
        (first, _) = batch(str(corpus), "--do", "tokenize,summarize", folder=tmp_path)
        assert list(first) == [*head, "keywords", "sentences", "sections", "tokens", *tail]

    def test_fields_whose_names_are_taken_are_kept_apart(self, tmp_path: Path) -> None:
        record = {"text": HARBOUR, "keywords": ["夜航"], "fields": 1, "title": None, "时间": "十月"}
        corpus = write_jsonl(tmp_path / "in.jsonl", [record])
        (found,) = batch(str(corpus), "--do", "keywords", folder=tmp_path)
        assert found["fields"] == {"keywords": ["夜航"], "fields": 1, "title": None}
        assert found["时间"] == "十月"
        assert found["title"] == "港口夜航开通 百年码头迎来不眠夜"

    def test_unknown_task(self, corpus: Path) -> None:
        assert "'summarise' is not one of" in complaint(
            run("batch", str(corpus), "--do", "summarise"), 2
        )

    def test_jobs_of_another_number(self, corpus: Path) -> None:
        assert "-1" in complaint(run("batch", str(corpus), "--jobs", "-1"), 2)
        assert "--timeout" in complaint(
            run("batch", str(corpus), "--jobs", "0", "--timeout", "1"), 2
        )


class TestInputs:
    """Files, folders and tables."""

    def test_kinds(self, tmp_path: Path) -> None:
        records = articles(4)
        folder = tmp_path / "in"
        folder.mkdir()
        with gzip.open(folder / "a.jsonl.gz", "wt", encoding="utf-8") as file:
            file.write(json.dumps(records[0]) + "\n")
        with (folder / "b.csv").open("w", encoding="utf-8", newline="") as file:
            table = csv.DictWriter(file, list(records[1]))
            table.writeheader()
            table.writerow(records[1])
        pytest.importorskip("pyarrow")
        from pyarrow import Table
        from pyarrow.parquet import write_table

        write_table(Table.from_pylist(records[2:]), folder / "c.parquet")
        (folder / "d.md").write_text(HARBOUR, encoding="utf-8")
        found = batch(str(folder), folder=tmp_path)
        assert [record["name"] for record in found] == [
            *[record["id"] for record in records],
            str(folder / "d.md"),
        ]
        assert [record["url"] for record in found[:4]] == [record["url"] for record in records]
        assert batch(str(tmp_path / "*" / "*.md"), folder=tmp_path) == found[4:]

    def test_parquet(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        from pyarrow import Table
        from pyarrow.parquet import write_table

        rows = [
            one | {"day": date(2026, 11, i + 1), "tags": [i]} for i, one in enumerate(articles(3))
        ]
        path = tmp_path / "in.parquet"
        write_table(Table.from_pylist(rows), path, row_group_size=2)
        found = batch(str(path), "--text-field", "url", "--do", "tokenize", folder=tmp_path)
        assert [(one["day"], one["tags"]) for one in found] == [
            (f"2026-11-0{i + 1}", [i]) for i in range(3)
        ]
        assert [one["text"] for one in found] == [one["text"] for one in rows]
        process = run("batch", str(path), "--text-field", "body")
        assert process.stdout.count(b"\n") == 1
        assert b"--text-field: id, title, text, url, day, tags" in process.stderr

    def test_parquet_that_is_cut_short_or_a_pipe(self, tmp_path: Path) -> None:
        pytest.importorskip("pyarrow")
        path = tmp_path / "in.parquet"
        path.write_bytes(b"PAR1 and no more")
        assert "is no whole Parquet file" in complaint(run("keywords", str(path)), 1)
        process = run("keywords", "--from", "parquet", data=b"PAR1")
        assert "give it as a file" in complaint(process, 1)

    def test_own_output_in_the_folder_is_no_input(self, corpus: Path) -> None:
        out = corpus.with_name("out.jsonl")
        for _ in range(2):
            output("batch", str(corpus.parent), "-o", str(out))
            assert len(read_jsonl(out)) == 250

    def test_missing_input_is_told_and_the_others_done(self, corpus: Path) -> None:
        out = corpus.with_name("out.jsonl")
        process = run("batch", "none.jsonl", str(corpus), "-o", str(out))
        assert process.returncode == 1
        first, second = process.stderr.decode().splitlines()
        assert first == "summarizer: none.jsonl: cannot be read: no such file; check the path"
        assert "1 of 251 records failed" in second
        assert len(read_jsonl(out)) == 250

    def test_nothing_but_failures_leaves_the_old_output(self, tmp_path: Path) -> None:
        out = tmp_path / "out.jsonl"
        out.write_bytes(b"old\n")
        assert run("batch", "none.jsonl", "-o", str(out)).returncode == 1
        assert out.read_bytes() == b"old\n"
        assert {path.name for path in tmp_path.iterdir()} == {"out.jsonl", "out.jsonl.failed.jsonl"}


class TestFailures:
    """Bad records are set aside with all that is known of them, and the run goes on."""

    RECORDS = (
        articles(1)[0],
        b"{oops",
        {"id": "x", "headline": "no text"},
        {"id": "y", "text": "# 只有标题"},
        b'{"id": "z", "text": "\xff\xfe"}',
        articles(2)[1],
    )

    def test_failed_records(self, tmp_path: Path) -> None:
        corpus = write_jsonl(tmp_path / "in.jsonl", self.RECORDS)
        out = tmp_path / "out.jsonl"
        process = run("batch", str(corpus), "-o", str(out), "--jobs", "2")
        assert complaint(process, 1) == (f"{out}: 4 of 6 records failed; see {out}.failed.jsonl")
        assert [record["name"] for record in read_jsonl(out)] == ["a0", "a1"]
        failed = read_jsonl(tmp_path / "out.jsonl.failed.jsonl")
        assert [(one["source"], one["line"]) for one in failed] == [
            (str(corpus), line) for line in (2, 3, 4, 5)
        ]
        codes = [one["error"]["code"] for one in failed]
        assert codes == ["input", "input", "empty", "decoding"]
        assert [one["raw"] for one in failed[:2]] == ["{oops", json.dumps(self.RECORDS[2])]
        assert json.loads(failed[2]["raw"]) == self.RECORDS[3]
        assert failed[2]["name"] == "y"

    def test_raw_text_of_a_row(self, tmp_path: Path) -> None:
        table = tmp_path / "in.csv"
        table.write_text('id,text\n1,"好\n的。"\n2,a,b,c\n3,"港口开通了夜航。"\n', encoding="utf-8")
        out = tmp_path / "out.jsonl"
        assert run("batch", str(table), "-o", str(out)).returncode == 1
        (failed,) = read_jsonl(tmp_path / "out.jsonl.failed.jsonl")
        assert (failed["line"], failed["raw"]) == (4, "2,a,b,c")

    def test_old_failures_go_with_a_run_that_has_none(self, corpus: Path) -> None:
        old = corpus.with_name("out.jsonl.failed.jsonl")
        old.write_bytes(b"old\n")
        output("batch", str(corpus), "-o", str(corpus.with_name("out.jsonl")))
        assert not old.exists()

    def test_what_takes_too_long_is_set_aside(self, tmp_path: Path) -> None:
        slow = {"id": "slow", "text": long_section(1001) * 40}
        corpus = write_jsonl(tmp_path / "in.jsonl", [*articles(3), slow, *articles(5)[3:]])
        out = tmp_path / "out.jsonl"
        process = run("batch", str(corpus), "-o", str(out), "--timeout", "0.5", "--jobs", "2")
        assert "1 of 6 records failed" in complaint(process, 1)
        assert [record["name"] for record in read_jsonl(out)] == [f"a{i}" for i in range(5)]
        (failed,) = read_jsonl(tmp_path / "out.jsonl.failed.jsonl")
        assert (failed["name"], failed["line"], failed["error"]["code"]) == ("slow", 4, "timeout")

    @pytest.mark.parametrize("jobs", ["0", "1"])
    def test_fields_that_are_nested_too_deeply(self, tmp_path: Path, jobs: str) -> None:
        deep = (
            b'{"text": "'
            + "港口开通了夜航。".encode()
            + b'", "x": '
            + b"[" * 960
            + b"]" * 960
            + b"}"
        )
        corpus = write_jsonl(tmp_path / "in.jsonl", [deep, articles(1)[0]])
        process = run("batch", str(corpus), "--jobs", jobs)
        assert b"Traceback" not in process.stderr
        assert json.loads(process.stdout.splitlines()[-1])["name"] == "a0"

    def test_parquet_without_pyarrow(self, tmp_path: Path) -> None:
        (tmp_path / "pyarrow").mkdir()
        (tmp_path / "pyarrow" / "__init__.py").write_text("raise ImportError\n")
        table = tmp_path / "in.parquet"
        table.write_bytes(b"PAR1")
        process = run("keywords", str(table), env={"PYTHONPATH": str(tmp_path)})
        assert "pip install 'zh-summarizer[parquet]'" in complaint(process, 1)


class TestStream:
    """Standard input and output: one record in, one out."""

    def test_each_record_is_answered_before_the_next_one_comes(self) -> None:
        with subprocess.Popen(
            command("batch", "-", "--from", "jsonl"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=ROOT,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for line in (
                json.dumps(articles(1)[0]).encode(),
                b"[]",
                json.dumps(articles(1)[0]).encode(),
            ):
                process.stdin.write(line + b"\n")
                process.stdin.flush()
                answer = json.loads(process.stdout.readline())
                assert ("error" in answer) == (line == b"[]")
            process.stdin.close()
            assert process.stdout.read() == b""
            assert process.wait(TIMEOUT_SECONDS) == 1
            assert process.stderr is not None
            assert b"1 of 3 records failed" in process.stderr.read()

    def test_many_records(self, corpus: Path) -> None:
        process = run("batch", "--from", "jsonl", "--jobs", "2", data=corpus.read_bytes())
        assert (process.returncode, process.stderr) == (0, b"")
        names = [json.loads(line)["name"] for line in process.stdout.splitlines()]
        assert names == [record["id"] for record in articles(250)]

    def test_to_a_file(self, corpus: Path) -> None:
        out = corpus.with_name("out.jsonl")
        process = run("batch", "--from", "jsonl", "-o", str(out), data=corpus.read_bytes())
        assert (process.returncode, process.stdout, process.stderr) == (0, b"", b"")
        assert len(read_jsonl(out)) == 250
        assert {path.name for path in corpus.parent.iterdir()} == {"in.jsonl", "out.jsonl"}

    def test_a_reader_that_goes_ends_it_silently(self, corpus: Path) -> None:
        with subprocess.Popen(
            command("batch", str(corpus)),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            env=environment(),
            cwd=ROOT,
        ) as process:
            assert process.stdout is not None
            assert process.stderr is not None
            process.stdout.readline()
            process.stdout.close()
            assert process.stderr.read() == b""
            assert process.wait(TIMEOUT_SECONDS) == 0

    def test_a_pipe_cannot_be_resumed(self, tmp_path: Path) -> None:
        out = str(tmp_path / "out.jsonl")
        assert "pipe" in complaint(run("batch", "-", "-o", out, "--resume"), 2)
        assert "-o" in complaint(run("batch", "samples", "--resume"), 2)


class TestProgress:
    """On a terminal, and there alone."""

    @pytest.mark.parametrize("options", [(), ("-q",)])
    def test_progress_on_a_terminal(self, corpus: Path, options: tuple[str, ...]) -> None:
        write_jsonl(corpus, articles(3000))
        out = str(corpus.with_name("out.jsonl"))
        shown, code = on_terminal("batch", str(corpus), "-o", out, *options, stream="stderr")
        assert code == 0
        assert ("3000 done, 0 failed" in shown) == (not options)


def test_standard_input_holds_records_unless_it_is_told_otherwise() -> None:
    record = json.dumps({"id": "甲", "text": "渔港昨天开通了夜航，货轮不必再等天亮。"}).encode()
    assert json.loads(run("batch", "-", data=record).stdout)["name"] == "甲"
    text = json.loads(run("batch", "-", "--from", "text", data="渔港开通了夜航。".encode()).stdout)
    assert text["name"] == "-"
