"""Apache Spark, the real one: the rows of the local engine, a record that kills, a lost worker."""

from __future__ import annotations

import gzip
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
from contextlib import contextmanager, suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from corpora import articles, read_jsonl, until, write_jsonl
from processes import ROOT, command, complaint, environment, run

if TYPE_CHECKING:
    from collections.abc import Iterator

HAS_SPARK = find_spec("pyspark") is not None
HAS_JAVA = shutil.which("java") is not None or "JAVA_HOME" in os.environ
TIMEOUT_SECONDS = 300
SPARK = ("--engine", "spark")
SHORT = ("--do", "keywords", "-k", "3")
# A process that dies of a text with 毒 in it, as of a fault in native code.
POISON = """
import os
from summarizer.engines import batch
from summarizer.engines.spark import tasks

encode = tasks.encode


def encode_batch(records, work):
    return [one for record in records for one in _encode(record, work)]


def _encode(record, work):
    if "毒" in getattr(record.source, "data", ""):
        os._exit(3)
    return batch.encode_batch([record], work)


def poisoned(job, batches):
    tasks.encode_batch = encode_batch
    return encode(job, batches)
"""
POISONED_JOB = """
import sys
import poison
from summarizer.engines import spark
from summarizer.engines.batch import Work
from summarizer.engines.spark import batch

batch.encode = poison.poisoned
session = spark.session("local[2]")
job = spark.Job(Work(tasks=("keywords",)))
print(*spark.run_batch(session, [sys.argv[1]], sys.argv[2], job))
session.stop()
"""


def needs_spark(test: Any) -> Any:
    """Marks a test that starts Spark, and skips it where that cannot be."""
    missing = "pyspark" if not HAS_SPARK else "Java" if not HAS_JAVA else ""
    reason = f"no {missing} here; see docs/cluster.md"
    return pytest.mark.spark(pytest.mark.skipif(bool(missing), reason=reason)(test))


def called(
    *arguments: object, env: dict[str, str] | None = None
) -> subprocess.CompletedProcess[bytes]:
    """A process of Python, with Spark's time-out."""
    return subprocess.run(
        [sys.executable, *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        env=environment({"SPARK_LOCAL_IP": "127.0.0.1", **(env or {})}),
        cwd=ROOT,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
    )


def lines(folder: Path) -> list[bytes]:
    """The lines of a dataset, sorted."""
    return sorted(line for part in folder.glob("part-*") for line in part.read_bytes().splitlines())


def told(process: subprocess.CompletedProcess[bytes]) -> list[str]:
    """What the command itself says, without Spark's own log."""
    found = process.stderr.decode().splitlines()
    return [line for line in found if line.startswith("summarizer: ")]


def local_lines(path: Path) -> list[bytes]:
    """What the engine of one machine makes of the same records, read as Spark does, sorted."""
    process = run("batch", str(path), "--jobs", "1", "-E", "utf-8", *SHORT)
    return sorted(line for line in process.stdout.splitlines() if b'"error"' not in line)


def write_gzip(path: Path, records: list[dict[str, Any]]) -> Path:
    path.write_bytes(gzip.compress(write_jsonl(path.with_suffix(""), records).read_bytes()))
    return path


class TestRefusals:
    """What is refused before Spark starts."""

    @pytest.mark.parametrize(
        ("arguments", "reason"),
        [
            (("batch", "a.jsonl", *SPARK), "writes a folder"),
            (("batch", *SPARK, "-o", "x"), "reads no standard input"),
            (("batch", "a.jsonl", *SPARK, "-o", "x", "--jobs", "2"), "--master local[N]"),
            (("batch", "a.jsonl", *SPARK, "-o", "x", "--resume"), "--engine local"),
            (("batch", "a.csv", *SPARK, "-o", "x", "--from", "csv"), "jsonl, parquet"),
            (("batch", "a.jsonl", *SPARK, "-o", "x", "-E", "gb18030"), "UTF-8"),
            (("batch", "a.jsonl", "--master", "local"), "--engine spark"),
            (("batch", "a.jsonl", "-f", "parquet", "-o", "x"), "--engine spark"),
            (("idf", "build", "a.jsonl", *SPARK, "-o", "x", "-j", "1"), "--master local[N]"),
        ],
    )
    def test_usage(self, arguments: tuple[str, ...], reason: str) -> None:
        assert reason in complaint(run(*arguments), 2)

    def test_without_pyspark(self, tmp_path: Path) -> None:
        (tmp_path / "pyspark.py").write_text("raise ImportError('none')")
        process = run("batch", "a.jsonl", *SPARK, "-o", "x", env={"PYTHONPATH": str(tmp_path)})
        assert "zh-summarizer[spark]" in complaint(process, 2)

    @pytest.mark.skipif(not HAS_SPARK, reason="no pyspark here")
    def test_without_java(self, tmp_path: Path) -> None:
        env = {"PATH": str(tmp_path), "JAVA_HOME": str(tmp_path)}
        process = subprocess.run(
            [sys.executable, "-m", "summarizer", "batch", "a.jsonl", *SPARK, "-o", "x"],
            env=environment() | env,
            cwd=ROOT,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
        )
        assert "Java 17" in complaint(process, 2)

    @pytest.mark.skipif(not (HAS_SPARK and HAS_JAVA), reason="no pyspark or no Java here")
    def test_without_a_master(self) -> None:
        process = run("batch", "a.jsonl", *SPARK, "-o", "x")
        assert "--master" in complaint(process, 2)


@needs_spark
def test_the_rows_are_those_of_the_local_engine(tmp_path: Path) -> None:
    records = [*articles(120), {"id": "empty", "text": " "}]
    packed = write_gzip(tmp_path / "in.jsonl.gz", records)
    folder = tmp_path / "out"
    arguments = ("-m", "summarizer", "batch", packed, *SPARK, "--master", "local[2]", "-o", folder)
    process = called(*arguments, *SHORT)
    assert told(process) == [f"summarizer: {folder}: 1 of 121 records failed; see {folder}_failed"]
    assert process.returncode == 1
    assert lines(folder) == local_lines(packed)
    (failed,) = map(json.loads, lines(tmp_path / "out_failed"))
    assert (failed["name"], failed["error"]["code"]) == ("empty", "empty")
    # A second run does not mix its rows with those of the first.
    again = called(*arguments, *SHORT)
    assert (again.returncode, "is there already" in told(again)[0]) == (2, True)


@needs_spark
def test_parquet(tmp_path: Path) -> None:
    from pyarrow import Table
    from pyarrow.parquet import read_table, write_table

    records = articles(40)
    plain = write_jsonl(tmp_path / "in.jsonl", records[:10])
    write_table(Table.from_pylist(records[10:]), tmp_path / "in.parquet")
    inputs = (plain, tmp_path / "in.parquet")
    folder = tmp_path / "out"
    master = ("--master", "local[2]", "-f", "parquet")
    process = called("-m", "summarizer", "batch", *inputs, *SPARK, *master, "-o", folder, *SHORT)
    assert (process.returncode, told(process)) == (0, [])
    rows = [row for part in folder.glob("*.parquet") for row in read_table(part).to_pylist()]
    whole = write_jsonl(tmp_path / "all.jsonl", records)
    assert sorted(row["record"].encode() for row in rows) == local_lines(whole)
    for row in rows:
        record = json.loads(row["record"])
        assert record["url"].startswith("https://")
        assert {**record, "sentences": None, "tokens": None}.items() >= {
            name: value for name, value in row.items() if name != "record"
        }.items()


@needs_spark
def test_document_frequencies(tmp_path: Path) -> None:
    source = write_jsonl(tmp_path / "in.jsonl", articles(60))
    call = ("idf", "build", str(source), "--min-df", "2", "--max-terms", "50")
    arguments = ("-m", "summarizer", *call, *SPARK, "--master", "local[2]")
    process = called(*arguments, "-o", tmp_path / "spark.idf")
    assert (process.returncode, told(process)) == (0, [])
    run(*call, "-o", str(tmp_path / "local.idf"))
    assert (tmp_path / "spark.idf").read_bytes() == (tmp_path / "local.idf").read_bytes()


@needs_spark
def test_a_record_that_kills_is_set_aside_alone(tmp_path: Path) -> None:
    (tmp_path / "poison.py").write_text(POISON, encoding="utf-8")
    records = articles(30)
    records[17]["text"] += "毒"
    source = write_jsonl(tmp_path / "in.jsonl", records)
    folder = tmp_path / "out"
    process = called("-c", POISONED_JOB, source, folder, env={"PYTHONPATH": str(tmp_path)})
    assert process.stdout.split() == [b"29", b"1"], process.stderr.decode()
    (failed,) = map(json.loads, lines(tmp_path / "out_failed"))
    assert (failed["name"], failed["error"]["code"]) == ("a17", "crash")
    names = {json.loads(line)["name"] for line in lines(folder)}
    assert names == {f"a{i}" for i in range(30) if i != 17}


@needs_spark
def test_a_worker_that_is_lost(tmp_path: Path) -> None:
    records = articles(1500)
    source = write_gzip(tmp_path / "in.jsonl.gz", records)
    folder = tmp_path / "out"
    with cluster(tmp_path) as (url, workers):
        job = subprocess.Popen(
            command("batch", str(source), *SPARK, "--master", url, "-o", str(folder), *SHORT),
            env=cluster_environment(),
            cwd=ROOT,
            stdin=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
        )
        # In mid-job: one task has written its rows, others have not.
        until(lambda: job.poll() is not None or any(folder.rglob("part-*")), TIMEOUT_SECONDS)
        assert job.poll() is None
        os.killpg(workers[0].pid, signal.SIGKILL)
        _, errors = job.communicate(timeout=TIMEOUT_SECONDS)
    assert job.returncode == 0, errors.decode()
    assert lines(folder) == local_lines(source)
    assert len(read_jsonl(tmp_path / "in.jsonl")) == len(lines(folder))


def cluster_environment() -> dict[str, str]:
    return environment({"SPARK_LOCAL_IP": "127.0.0.1", "PYSPARK_PYTHON": sys.executable})


@contextmanager
def cluster(folder: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A standalone master with two workers of one core, each a group of processes."""
    import pyspark

    program = Path(pyspark.__file__).parent / "bin" / "spark-class"
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    url = f"spark://127.0.0.1:{port}"
    deploy = "org.apache.spark.deploy"
    address = ("--host", "127.0.0.1", "--port", str(port), "--webui-port", "0")
    limits = ("--cores", "1", "--memory", "1g", "--webui-port", "0", "--host", "127.0.0.1")
    calls: list[tuple[str, ...]] = [(f"{deploy}.master.Master", *address)]
    calls += [
        (f"{deploy}.worker.Worker", *limits, "--work-dir", str(folder / f"work{i}"), url)
        for i in range(2)
    ]
    started: list[subprocess.Popen[bytes]] = []
    log = folder / "cluster.log"
    try:
        with log.open("wb") as file:
            for call in calls:
                process = subprocess.Popen(
                    [program, *call],
                    env=cluster_environment(),
                    stdout=file,
                    stderr=file,
                    start_new_session=True,
                )
                started.append(process)
        until(
            lambda: log.read_bytes().count(b"Successfully registered with master") == 2,
            TIMEOUT_SECONDS,
        )
        yield url, started[1:]
    finally:
        for process in started:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.wait()
