"""What goes wrong around the program: signals, disks, environments, a broken installation."""

from __future__ import annotations

import json
import os
import resource
import shutil
import signal
import subprocess
import sys
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from articles import HARBOUR
from corpora import articles, read_jsonl, size, start, until, write_jsonl
from processes import (
    ALL_COMMANDS,
    COMMANDS,
    ROOT,
    TIMEOUT_SECONDS,
    command,
    complaint,
    environment,
    output,
    run,
    shell,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

SAMPLE = "samples/report.txt"
ENDINGS = (signal.SIGTERM, signal.SIGHUP, signal.SIGINT)
is_root = os.name == "nt" or os.geteuid() == 0
# Writes its output slowly, and tells how often: a file that has begun, and does not end by itself.
SLOW = """
import itertools, sys, time
from summarizer.commands import commands, process, whole_file
import summarizer.commands.running as running
def slow(path, render, results):
    with whole_file.writer(path) as stream:
        for i in itertools.count():
            stream.write(b"...")
            stream.flush()
            print(i, flush=True)
            time.sleep(0.01)
running.write_to_file = slow
sys.exit(process.run(commands))
"""


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def begun(*arguments: str, program: str = SLOW) -> subprocess.Popen[bytes]:
    """A call that has begun to write its output, slowly."""
    process = subprocess.Popen(
        [sys.executable, "-c", program, *arguments],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment(),
        cwd=ROOT,
    )
    assert process.stdout is not None
    assert process.stdout.readline() == b"0\n"
    return process


class TestSignals:
    """A run that is ended leaves nothing half done, and says nothing of Python."""

    @pytest.mark.parametrize("ending", [*ENDINGS, signal.SIGKILL], ids=lambda number: number.name)
    def test_an_output_that_is_being_written(self, ending: int, tmp_path: Path) -> None:
        target = tmp_path / "out.txt"
        target.write_text("old")
        with begun("tokenize", SAMPLE, "-o", str(target)) as process:
            if ending == signal.SIGKILL and names(tmp_path) != ["out.txt"]:
                process.kill()
                pytest.skip("the file system has no files without a name")
            process.send_signal(ending)
            _, told = process.communicate(timeout=TIMEOUT_SECONDS)
        assert process.returncode == (130 if ending == signal.SIGINT else -ending)
        assert told.strip() == b""
        assert names(tmp_path) == ["out.txt"]
        assert target.read_text() == "old"

    @pytest.mark.parametrize("ending", ENDINGS, ids=lambda number: number.name)
    def test_a_file_that_has_a_name_meanwhile(self, ending: int, tmp_path: Path) -> None:
        """Where no file can do without."""
        named = SLOW.replace("def slow", "whole_file.OPEN_FILES = '/nowhere'\ndef slow")
        with begun("tokenize", SAMPLE, "-o", str(tmp_path / "out"), program=named) as process:
            assert len(names(tmp_path)) == 1
            process.send_signal(ending)
            process.communicate(timeout=TIMEOUT_SECONDS)
        assert names(tmp_path) == []

    def test_a_signal_that_is_ignored_stays_so(self, tmp_path: Path) -> None:
        ignoring = (
            "import signal\n"
            "for number in (signal.SIGHUP, signal.SIGTERM):\n"
            "    signal.signal(number, signal.SIG_IGN)\n"
        )
        out = str(tmp_path / "out")
        with begun("tokenize", SAMPLE, "-o", out, program=ignoring + SLOW) as process:
            process.send_signal(signal.SIGHUP)
            process.send_signal(signal.SIGTERM)
            assert process.stdout is not None
            for _ in range(30):
                assert process.stdout.readline().strip().isdigit()
            process.send_signal(signal.SIGINT)
            process.communicate(timeout=TIMEOUT_SECONDS)
        assert process.returncode == 130
        assert names(tmp_path) == []

    @pytest.mark.parametrize(
        "ending", [*ENDINGS[:2], signal.SIGKILL], ids=lambda number: number.name
    )
    def test_a_corpus_can_be_gone_on_with(
        self, ending: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        write_jsonl(tmp_path / "in.jsonl", articles(600))
        temporary = tmp_path / "temporary"
        temporary.mkdir()
        monkeypatch.setenv("TMPDIR", str(temporary))
        out = tmp_path / "out.jsonl"
        arguments = ("batch", str(tmp_path / "in.jsonl"), "-o", str(out), "--jobs", "2")
        process = start(*arguments)
        part = tmp_path / "out.jsonl.part"
        until(lambda: size(part) > 0 or process.poll() is not None)
        process.send_signal(ending)
        said, told = process.communicate(timeout=TIMEOUT_SECONDS)
        assert (process.returncode, said, told) == (-ending, b"", b"")
        again = run(*arguments, "--resume")
        assert (again.returncode, again.stderr) == (0, b"")
        assert [record["name"] for record in read_jsonl(out)] == [f"a{i}" for i in range(600)]
        assert names(temporary) == []
        assert names(tmp_path) == ["in.jsonl", "out.jsonl", "temporary"]

    def test_interrupted_while_it_starts(self) -> None:
        program = (
            "import builtins, _thread, sys\n"
            "real = builtins.__import__\n"
            "def slow(name, *rest):\n"
            "    if name == 'click':\n"
            "        _thread.interrupt_main()\n"
            "    return real(name, *rest)\n"
            "builtins.__import__ = slow\n"
            "from summarizer.__main__ import main\n"
            "main()\n"
        )
        process = subprocess.run(
            [sys.executable, "-c", program, "summarize", SAMPLE],
            env=environment(),
            cwd=ROOT,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
        )
        assert (process.returncode, process.stdout, process.stderr) == (130, b"", b"")


class TestOutput:
    """Standard output or a file that cannot take the result."""

    needs_full = pytest.mark.skipif(not Path("/dev/full").exists(), reason="there is no /dev/full")

    @needs_full
    @pytest.mark.parametrize("name", COMMANDS)
    def test_full(self, name: str) -> None:
        process = shell(f"{sys.executable} -m summarizer {name} {SAMPLE} >/dev/full || exit $?")
        assert complaint(process, 1) == (
            "standard output cannot be written: no space left on device"
        )

    @needs_full
    def test_device_that_is_full(self) -> None:
        message = complaint(run("summarize", SAMPLE, "-o", "/dev/full"), 2)
        assert message.startswith("/dev/full: cannot be written: no space left on device; ")

    @needs_full
    @pytest.mark.parametrize(
        "arguments", ["--version", "summarize --help", "batch --jobs 1 samples"]
    )
    def test_other_output_that_is_full(self, arguments: str) -> None:
        process = shell(f"{sys.executable} -m summarizer {arguments} >/dev/full || exit $?")
        assert complaint(process, 1) == (
            "standard output cannot be written: no space left on device"
        )

    @needs_full
    def test_device_that_a_corpus_fills(self, tmp_path: Path) -> None:
        path = str(write_jsonl(tmp_path / "in.jsonl", articles(1)))
        message = complaint(run("batch", path, "-o", "/dev/full", "--jobs", "1"), 2)
        assert message.startswith("/dev/full: cannot be written: no space left on device; ")

    def test_temporary_file_that_is_full(self, tmp_path: Path) -> None:
        """It is not called by the name of what the result goes to."""
        sample = str(ROOT / SAMPLE)
        call = f"{sys.executable} -m summarizer summarize -f html {sample} {sample}"
        for place in ("| cat", "-o page.html"):
            process = shell(f"trap '' XFSZ; ulimit -f 1; {call} {place} || exit $?", tmp_path)
            assert complaint(process, 1) == "a temporary file: file too large"
            assert names(tmp_path) == []

    def test_table_whose_temporary_files_are_full(self, tmp_path: Path) -> None:
        call = f"{sys.executable} -m summarizer idf build {ROOT}/samples -o out --jobs 0"
        process = shell(f"trap '' XFSZ; ulimit -f 8; {call} || exit $?", tmp_path)
        assert complaint(process, 2).startswith("temporary files cannot be written: file too large")
        assert names(tmp_path) == []

    @pytest.mark.parametrize("name", ["航" * 85, "x" * 255], ids=["Chinese", "Latin"])
    def test_name_of_any_length(self, name: str, article: Path, tmp_path: Path) -> None:
        assert output("clean", str(article), "-o", name, cwd=tmp_path) == ""
        assert names(tmp_path) == sorted(["harbour.md", name])

    def test_rights_are_those_of_the_file_before(self, article: Path, tmp_path: Path) -> None:
        (tmp_path / "out").touch(mode=0o640)
        for name in ("out", "new"):
            output("clean", str(article), "-o", name, cwd=tmp_path)
        (tmp_path / "usual").touch()
        rights = {path.name: path.stat().st_mode & 0o777 for path in tmp_path.iterdir()}
        assert rights["out"] == 0o640
        assert rights["new"] == rights["usual"]

    def test_runs_of_one_number_do_not_meet(self, article: Path, tmp_path: Path) -> None:
        """In containers that share a folder all have the same."""
        there = tmp_path / f"out.{os.getpid()}.part"
        there.write_text("another's")
        program = (
            f"import os, sys; os.getpid = lambda: {os.getpid()}\n"
            "from summarizer.commands import commands, process\n"
            "sys.exit(process.run(commands))"
        )
        process = subprocess.run(
            [sys.executable, "-c", program, "clean", str(article), "-o", str(tmp_path / "out")],
            env=environment(),
            cwd=ROOT,
            capture_output=True,
        )
        assert (process.returncode, process.stderr) == (0, b"")
        assert there.read_text() == "another's"

    @pytest.mark.parametrize("name", [*COMMANDS, "batch --jobs 1"])
    def test_closed(self, name: str) -> None:
        process = shell(f"{sys.executable} -m summarizer {name} {SAMPLE} >&- || exit $?")
        assert complaint(process, 2).startswith("standard output: cannot be written: is closed")

    def test_closed_standard_error_is_no_reason_to_fail(self) -> None:
        process = shell(
            f"{sys.executable} -m summarizer keywords missing {SAMPLE} 2>&- || [ $? = 1 ]"
        )
        assert process.stdout.decode().endswith(output("keywords", SAMPLE))

    def test_slow_reader_gets_all(self) -> None:
        script = f"{sys.executable} -m summarizer tokenize {SAMPLE}"
        slowly = "while IFS= read -r line; do printf '%s\\n' \"$line\"; done"
        process = shell(f"{script} | {slowly}")
        assert process.stdout.decode() == output("tokenize", SAMPLE)

    @pytest.mark.parametrize(
        "arguments", [("tokenize",), ("idf", "build", "--jobs", "1")], ids=" ".join
    )
    def test_disk_that_fills_up(self, arguments: tuple[str, ...], tmp_path: Path) -> None:
        text = "".join(f"第{i}号货轮靠岸，船名是ship{i}。\n" for i in range(2000))
        (tmp_path / "long.txt").write_text(text, encoding="utf-8")
        (tmp_path / "out").write_text("old")
        process = limited(resource.RLIMIT_FSIZE, 20_000, *arguments, "long.txt", cwd=tmp_path)
        message = complaint(process, 2)
        assert message.startswith("out: cannot be written: file too large; ")
        assert names(tmp_path) == ["long.txt", "out"]
        assert (tmp_path / "out").read_text() == "old"

    def test_nothing_can_be_written_anywhere(self, tmp_path: Path) -> None:
        """An article needs no file of its own; the processes of a corpus need a little room."""
        write_jsonl(tmp_path / "in.jsonl", articles(2))
        alone = "trap '' XFSZ; ulimit -f 0; {} -m summarizer {} | cat"
        process = shell(alone.format(sys.executable, f"summarize {SAMPLE}"))
        assert process.stdout.decode() == output("summarize", SAMPLE)
        for arguments in ("batch in.jsonl --jobs 0", "batch in.jsonl --jobs 1"):
            process = shell(alone.format(sys.executable, arguments) + " || exit $?", tmp_path)
            if process.returncode:
                assert "no worker process can be started: " in complaint(process, 2)
            else:
                assert len(process.stdout.splitlines()) == 2
        message = complaint(limited(resource.RLIMIT_FSIZE, 0, "batch", "in.jsonl", cwd=tmp_path), 2)
        assert message.startswith("out: cannot be written: file too large; ")
        assert not (tmp_path / "out.checkpoint.new").exists()

    def test_output_that_is_the_input(self, article: Path) -> None:
        expected = output("clean", str(article))
        assert output("clean", str(article), "-o", str(article)) == ""
        assert article.read_text(encoding="utf-8") == expected

    def test_link_is_followed_and_stays(self, article: Path, tmp_path: Path) -> None:
        (tmp_path / "there").mkdir()
        link = tmp_path / "link"
        link.symlink_to("there/out")
        output("clean", str(article), "-o", str(link))
        assert link.is_symlink()
        assert (tmp_path / "there" / "out").read_text(encoding="utf-8") == output(
            "clean", str(article)
        )

    def test_link_to_nowhere(self, article: Path, tmp_path: Path) -> None:
        (tmp_path / "nowhere").symlink_to("no/folder/out")
        message = complaint(run("clean", str(article), "-o", "nowhere", cwd=tmp_path), 2)
        assert message.startswith("nowhere: cannot be written: no such file or directory; ")
        assert names(tmp_path) == ["harbour.md", "nowhere"]

    @pytest.mark.parametrize(
        "target", ["", ".", "harbour.md/out", "no/out", "x" * 300, "a\x1b[2J\n"]
    )
    def test_no_place_for_a_file(self, target: str, article: Path, tmp_path: Path) -> None:
        process = run("clean", str(article), "-o", target, cwd=tmp_path)
        if target.startswith("a\x1b"):
            assert (process.returncode, process.stderr) == (0, b"")
            return
        assert "cannot be written: " in complaint(process, 2)
        assert names(tmp_path) == ["harbour.md"]

    def test_pipe_takes_the_result(self, article: Path, tmp_path: Path) -> None:
        script = (
            f"mkfifo pipe; cat pipe & {sys.executable} -m summarizer clean harbour.md -o pipe; wait"
        )
        process = shell(script, cwd=tmp_path)
        assert process.stdout.decode() == output("clean", str(article))

    @pytest.mark.skipif(is_root, reason="everything is writable")
    def test_folder_that_may_not_be_written(self, article: Path, tmp_path: Path) -> None:
        (tmp_path / "locked").mkdir(mode=0o555)
        message = complaint(run("clean", str(article), "-o", str(tmp_path / "locked" / "out")), 2)
        assert "permission denied" in message

    def test_batch_whose_output_is_its_input(self, tmp_path: Path) -> None:
        path = write_jsonl(tmp_path / "in.jsonl", articles(3))
        before = path.read_bytes()
        message = complaint(run("batch", "in.jsonl", "-o", "in.jsonl", cwd=tmp_path), 2)
        assert "is an input" in message
        assert path.read_bytes() == before

    def test_batch_with_a_file_twice_does_it_twice(self, tmp_path: Path) -> None:
        write_jsonl(tmp_path / "in.jsonl", articles(2))
        output("batch", "in.jsonl", "in.jsonl", "-o", "out", "--jobs", "1", cwd=tmp_path)
        found = [record["name"] for record in read_jsonl(tmp_path / "out")]
        assert found == ["a0", "a1", "a0", "a1"]


def limited(
    what: int, limit: int, *arguments: str, cwd: Path
) -> subprocess.CompletedProcess[bytes]:
    """A call that writes to `out` under a limit of the system."""

    def limit_it() -> None:
        resource.setrlimit(what, (limit, limit))

    return subprocess.run(
        command(*arguments, "-o", "out"),
        env=environment(),
        cwd=cwd,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
        preexec_fn=limit_it,
    )


class TestEnvironment:
    """Whatever the shell around it is like, the result is the same."""

    @pytest.mark.parametrize(
        "env",
        [
            {"LC_ALL": "C"},
            {"LC_ALL": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
            {"LC_ALL": "xx_YY.nothing", "LANG": "no such"},
            {"PYTHONIOENCODING": "ascii:strict"},
            {"PYTHONIOENCODING": "utf-16"},
            {"PYTHONIOENCODING": "cp037:ignore"},
            {"PYTHONOPTIMIZE": "2"},
            {"PYTHONDONTWRITEBYTECODE": "1", "PYTHONHASHSEED": "4242"},
            {"PYTHONUNBUFFERED": "1", "PYTHONFAULTHANDLER": "1"},
            {"HOME": "/nonexistent", "XDG_CONFIG_HOME": "/nonexistent"},
            {"TMPDIR": "/nonexistent", "TEMP": "/nonexistent"},
            {"TERM": "unknown", "COLUMNS": "0", "LINES": "-1"},
            {"TZ": "No/Where", "SOURCE_DATE_EPOCH": "0"},
        ],
        ids=lambda env: " ".join(f"{name}={value}" for name, value in env.items()),
    )
    def test_same_result(self, env: Mapping[str, str]) -> None:
        process = run("summarize", "samples/traditional.txt", "-f", "json", env=env)
        assert (process.returncode, process.stderr) == (0, b"")
        expected = output("summarize", "samples/traditional.txt", "-f", "json")
        assert process.stdout.decode() == expected

    def test_no_environment_at_all(self) -> None:
        process = subprocess.run(
            command("summarize", SAMPLE), env={}, cwd=ROOT, capture_output=True, check=True
        )
        assert process.stdout.decode() == output("summarize", SAMPLE)

    @pytest.mark.parametrize("name", ALL_COMMANDS)
    def test_help_without_docstrings(self, name: str) -> None:
        process = run(name, "--help", env={"PYTHONOPTIMIZE": "2"})
        assert process.stdout.decode() == output(name, "--help")

    def test_main_help_without_docstrings(self) -> None:
        assert run("--help", env={"PYTHONOPTIMIZE": "2"}).stdout.decode() == output("--help")

    def test_assertions_do_no_work(self, tmp_path: Path) -> None:
        path = write_jsonl(tmp_path / "in.jsonl", [*articles(3), {"no": "text"}])
        process = run("batch", str(path), "--jobs", "1", env={"PYTHONOPTIMIZE": "2"})
        assert process.stdout == run("batch", str(path), "--jobs", "1").stdout

    def test_corpus_without_a_temporary_folder(self, tmp_path: Path) -> None:
        write_jsonl(tmp_path / "in.jsonl", articles(5))
        env = {"TMPDIR": "/nonexistent"}
        out = str(tmp_path / "out")
        process = run("batch", str(tmp_path / "in.jsonl"), "-o", out, "--jobs", "2", env=env)
        assert (process.returncode, process.stderr) == (0, b"")


class TestInstallation:
    """A lexicon that is not as it was installed, and code that lies in an archive."""

    @pytest.fixture
    def installed(self, tmp_path: Path) -> Path:
        """A copy of the package, alone in a folder."""
        shutil.copytree(
            ROOT / "summarizer",
            tmp_path / "summarizer",
            ignore=shutil.ignore_patterns("__pycache__"),
        )
        return tmp_path

    def call(self, installed: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        return run(*arguments, data=HARBOUR.encode(), cwd=installed)

    @pytest.mark.parametrize(
        "break_it",
        [
            lambda path: path.unlink(),
            lambda path: path.write_bytes(b""),
            lambda path: os.truncate(path, path.stat().st_size // 2),
            lambda path: os.truncate(path, path.stat().st_size - 1),
            lambda path: path.write_bytes(bytes(path.stat().st_size)),
            lambda path: (path.unlink(), path.mkdir()),
        ],
        ids=["missing", "empty", "half", "cut", "zeros", "folder"],
    )
    def test_lexicon(self, break_it: Callable[[Path], object], installed: Path) -> None:
        break_it(installed / "summarizer" / "data" / "lexicon.bin")
        message = complaint(self.call(installed, "summarize"), 2)
        assert "lexicon.bin: " in message
        assert message.endswith("install zh-summarizer again")

    def test_altered_lexicon(self, installed: Path) -> None:
        path = installed / "summarizer" / "data" / "lexicon.bin"
        data = path.read_bytes()
        path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
        message = complaint(self.call(installed, "summarize"), 2)
        assert message.endswith("lexicon.bin: is damaged; install zh-summarizer again")

    @pytest.mark.parametrize("name", ["stopwords.txt", "function_words.txt"])
    def test_lists(self, name: str, installed: Path) -> None:
        (installed / "summarizer" / "data" / name).unlink()
        message = complaint(self.call(installed, "summarize"), 2)
        assert f"{name}: " in message
        assert message.endswith("install zh-summarizer again")

    def test_archive(self, installed: Path) -> None:
        with zipfile.ZipFile(installed / "all.zip", "w") as archive:
            for path in (installed / "summarizer").rglob("*"):
                archive.write(path, path.relative_to(installed))
        shutil.rmtree(installed / "summarizer")
        program = "import sys; from summarizer.__main__ import main; main()"
        process = subprocess.run(
            [sys.executable, "-S", "-c", program, "summarize"],
            input=HARBOUR.encode(),
            env=environment({"PYTHONPATH": f"all.zip{os.pathsep}{click_folder()}"}),
            cwd=installed,
            capture_output=True,
            timeout=TIMEOUT_SECONDS,
        )
        assert "all.zip" in complaint(process, 2)

    def test_many_at_once(self, installed: Path) -> None:
        """They share one lexicon, which none of them writes."""
        script = (
            f"seq 30 | xargs -P 30 -I % {sys.executable} -m summarizer keywords {ROOT}/{SAMPLE}"
        )
        process = shell(script, cwd=installed)
        alone = output("keywords", f"{ROOT}/{SAMPLE}")
        assert process.stdout.decode() == alone * 30


def click_folder() -> Path:
    import click

    return Path(click.__file__).parent.parent


def test_clock_that_jumps(tmp_path: Path) -> None:
    """Checkpoints and progress go by a clock that does not."""
    program = (
        "import random, sys, time\n"
        "time.time = lambda: random.choice([0.0, -1e9, 4e9])\n"
        "from summarizer.commands import commands, process\n"
        "sys.exit(process.run(commands))\n"
    )
    path = write_jsonl(tmp_path / "in.jsonl", articles(30))
    process = subprocess.run(
        [sys.executable, "-c", program, "batch", str(path), "--jobs", "1", "--timeout", "60"],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        timeout=TIMEOUT_SECONDS,
    )
    assert (process.returncode, process.stderr) == (0, b"")
    assert [json.loads(line)["name"] for line in process.stdout.splitlines()] == [
        f"a{i}" for i in range(30)
    ]
