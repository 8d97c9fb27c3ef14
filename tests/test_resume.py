"""A run that ends before its time: whatever ended it, it can be gone on with, to the same bytes."""

from __future__ import annotations

import json
import os
import signal
import sys
from random import Random
from typing import TYPE_CHECKING

import pytest
from corpora import (
    articles,
    is_running,
    needs_proc,
    read_jsonl,
    size,
    start,
    until,
    workers,
    write_jsonl,
)
from processes import TIMEOUT_SECONDS, complaint, output, run, shell

if TYPE_CHECKING:
    import subprocess
    from pathlib import Path

COUNT = 1500
# In the middle of the records, and in the last chunk.
BAD = (40, 777, COUNT - 1)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a corpus, and its results and failures."""
    folder = tmp_path_factory.mktemp("undisturbed")
    records = [b"{oops" if i in BAD else one for i, one in enumerate(articles(COUNT))]
    write_jsonl(folder / "in.jsonl", records)
    out = str(folder / "out.jsonl")
    process = run("batch", str(folder / "in.jsonl"), "-o", out, "--jobs", "2")
    assert f"{len(BAD)} of {COUNT} records failed" in complaint(process, 1)
    return folder


def results(folder: Path) -> list[bytes]:
    """The files of a run that has come to its end, and no others of its."""
    names = sorted(path.name for path in folder.iterdir() if path.name.startswith("out."))
    assert names == ["out.jsonl", "out.jsonl.failed.jsonl"]
    return [(folder / name).read_bytes() for name in names]


def begin(undisturbed: Path, folder: Path, least_bytes: int) -> subprocess.Popen[bytes]:
    """A run that has written so much."""
    process = start(
        *("batch", str(undisturbed / "in.jsonl"), "-o", str(folder / "out.jsonl")),
        *("--jobs", "2", "--resume"),
    )
    part = folder / "out.jsonl.part"
    until(lambda: size(part) >= least_bytes or process.poll() is not None)
    assert process.poll() is None, process.communicate()
    return process


def go_on(undisturbed: Path, folder: Path) -> subprocess.CompletedProcess[bytes]:
    return run(
        *("batch", str(undisturbed / "in.jsonl"), "-o", str(folder / "out.jsonl")),
        *("--jobs", "1", "--resume"),
    )


@needs_proc
@pytest.mark.parametrize("seed", range(3))
def test_killed_again_and_again(undisturbed: Path, tmp_path: Path, seed: int) -> None:
    random = Random(seed)
    whole = size(undisturbed / "out.jsonl")
    for share in sorted(random.sample(range(1, 80), 2)):
        process = begin(undisturbed, tmp_path, whole * share // 100)
        at_work = workers(process)
        if at_work and random.random() < 0.5:
            os.kill(random.choice(at_work), signal.SIGKILL)
        process.kill()
        process.communicate(timeout=TIMEOUT_SECONDS)
        assert not (tmp_path / "out.jsonl").exists()
        # Nobody goes on working for a parent that is gone.
        until(lambda pids=at_work: not any(map(is_running, pids)))  # type: ignore[misc]
    assert go_on(undisturbed, tmp_path).returncode == 1
    assert results(tmp_path) == results(undisturbed)


@needs_proc
def test_killed_workers_are_replaced(undisturbed: Path, tmp_path: Path) -> None:
    process = begin(undisturbed, tmp_path, 1)
    for pid in workers(process):
        os.kill(pid, signal.SIGKILL)
    assert process.wait(TIMEOUT_SECONDS) == 1
    process.communicate()
    assert results(tmp_path) == results(undisturbed)


def test_interrupted_once_finishes_what_is_on_its_way(undisturbed: Path, tmp_path: Path) -> None:
    process = begin(undisturbed, tmp_path, 1)
    process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=TIMEOUT_SECONDS)
    assert process.returncode == 130
    assert b"go on with --resume" in complaints
    assert b"Traceback" not in complaints
    (state,) = read_jsonl(tmp_path / "out.jsonl.checkpoint")
    assert size(tmp_path / "out.jsonl.part") == state["counts"][3]
    # Those of older versions are gone on with.
    assert set(state["prints"]) == {"inputs", "settings"}
    assert go_on(undisturbed, tmp_path).returncode == 1
    assert results(tmp_path) == results(undisturbed)


@needs_proc
def test_interrupted_twice_leaves_at_once(tmp_path: Path) -> None:
    endless = write_jsonl(tmp_path / "in.jsonl", [{"text": "港口开通了夜航。" * 400_000}] * 4)
    process = start("batch", str(endless), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1")
    until(lambda: (tmp_path / "out.jsonl.checkpoint").exists())
    until(lambda: bool(workers(process)))
    process.send_signal(signal.SIGINT)
    while process.poll() is None:
        process.send_signal(signal.SIGINT)
    _, complaints = process.communicate(timeout=TIMEOUT_SECONDS)
    # The last one may come when Python has given the signal back: 130 in a shell, too.
    assert process.returncode in (130, -signal.SIGINT)
    assert b"Traceback" not in complaints


def test_full_disk(undisturbed: Path, tmp_path: Path) -> None:
    corpus, out = undisturbed / "in.jsonl", tmp_path / "out.jsonl"
    command = f"{sys.executable} -m summarizer batch {corpus} -o {out} --jobs 2"
    # In units of 1024 bytes; half of what there is to be written.
    limit = size(undisturbed / "out.jsonl") // 2048
    process = shell(f"ulimit -f {limit}; {command}")
    assert complaint(process, 1).startswith(f"{out}: cannot be written: file too large; ")
    assert not out.exists()
    assert go_on(undisturbed, tmp_path).returncode == 1
    assert results(tmp_path) == results(undisturbed)


@pytest.fixture
def interrupted(tmp_path: Path) -> Path:
    """A folder with a run that was interrupted."""
    corpus = write_jsonl(tmp_path / "in.jsonl", articles(COUNT))
    process = start("batch", str(corpus), "-o", str(tmp_path / "out.jsonl"), "--jobs", "1")
    until(lambda: size(tmp_path / "out.jsonl.part") > 0)
    process.send_signal(signal.SIGINT)
    process.communicate(timeout=TIMEOUT_SECONDS)
    return tmp_path


class TestRefusal:
    """What would mix two runs, or lose one, is refused."""

    def call(self, folder: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
        return run("batch", str(folder / "in.jsonl"), "-o", str(folder / "out.jsonl"), *options)

    def test_a_run_is_not_thrown_away(self, interrupted: Path) -> None:
        assert "--resume" in complaint(self.call(interrupted), 2)
        (interrupted / "out.jsonl.checkpoint").unlink()
        assert self.call(interrupted).returncode == 0
        assert len(read_jsonl(interrupted / "out.jsonl")) == COUNT

    def test_other_settings(self, interrupted: Path) -> None:
        assert "the settings are not" in complaint(self.call(interrupted, "--resume", "-k", "3"), 2)
        assert self.call(interrupted, "--resume").returncode == 0

    def test_other_inputs(self, interrupted: Path) -> None:
        write_jsonl(interrupted / "in.jsonl", articles(COUNT + 1))
        assert "the inputs are not" in complaint(self.call(interrupted, "--resume"), 2)

    def test_a_shortened_part(self, interrupted: Path) -> None:
        os.truncate(interrupted / "out.jsonl.part", 1)
        assert "shorter" in complaint(self.call(interrupted, "--resume"), 2)

    def test_what_is_no_checkpoint(self, interrupted: Path) -> None:
        (interrupted / "out.jsonl.checkpoint").write_text("[]")
        assert "no checkpoint" in complaint(self.call(interrupted, "--resume"), 2)

    def test_two_runs_at_a_time(self, undisturbed: Path, tmp_path: Path) -> None:
        process = begin(undisturbed, tmp_path, 1)
        assert "another run" in complaint(go_on(undisturbed, tmp_path), 2)
        process.kill()
        process.communicate()


def test_ended_between_the_last_steps(undisturbed: Path, tmp_path: Path) -> None:
    corpus = write_jsonl(tmp_path / "in.jsonl", [*articles(2), b"{oops"])
    out = tmp_path / "out.jsonl"
    # The process ends when it is about to remove the checkpoint, its very last step.
    program = (
        "import os, sys; from summarizer.commands import commands, process\n"
        "from summarizer.engines import checkpoint\n"
        "checkpoint._save_folder = lambda path: os._exit(9) if path.endswith('out.jsonl') else 0\n"
        "process.run(commands)"
    )
    arguments = f"batch {corpus} -o {out} --jobs 1"
    assert shell(f'{sys.executable} -c "{program}" {arguments} || test $? = 9').returncode == 0
    assert (tmp_path / "out.jsonl.checkpoint").exists()
    process = run("batch", str(corpus), "-o", str(out), "--resume")
    assert "1 of 3 records failed" in complaint(process, 1)
    assert [json.loads(line)["name"] for line in results(tmp_path)[0].splitlines()] == ["a0", "a1"]


def test_resume_with_nothing_to_go_on_with_begins(tmp_path: Path) -> None:
    corpus = write_jsonl(tmp_path / "in.jsonl", articles(2))
    assert output("batch", str(corpus), "-o", str(tmp_path / "out.jsonl"), "--resume") == ""
    assert len(read_jsonl(tmp_path / "out.jsonl")) == 2
