"""What stands on a terminal: width, line ends, bars, colour; and what never gets there."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from articles import HARBOUR
from hypothesis import given
from processes import SAMPLES, output, run, shared_output
from strategies import any_text
from terminals import on_terminal, without_color
from wcwidth import wcswidth

from summarizer.commands.screen import harmless
from summarizer.renderers import terminal

if TYPE_CHECKING:
    from pathlib import Path

CONTROLS = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0))} - {"\n", "\t"}
REPORT = "samples/report.txt"
ESCAPE = "\x1b"
CALLS = (
    ("summarize",),
    ("summarize", "--explain"),
    ("keywords", "--by", "section"),
    ("keywords", "--figures"),
    ("tokenize", "--pos"),
    ("sentences",),
    ("outline",),
    ("clean", "-f", "text"),
)
ARTICLES = [sample for sample in SAMPLES if sample.endswith((".txt", ".md"))]
WITHOUT_BARS = CALLS[3:]
NEVER_FIRST = "，。、；：！？）】》」』”’…·％"
NEVER_LAST = "（【《「『“‘"
HOSTILE = "标题\x1b]0;owned\x07夜航\x1b[2J开通\x9b31m\x08\x0e了\x7f。"
FILES = ("a.jsonl", "b\x1b[31m.md")


def _continued(shown: str, piped: str) -> list[str]:
    """The lines of a terminal that a pipe does not have: those that go on."""
    whole = set(piped.split("\n"))
    return [line for line in shown.split("\n") if line and line not in whole]


@pytest.mark.parametrize("columns", [80, 200])
@pytest.mark.parametrize("call", CALLS, ids=" ".join)
class TestLayout:
    """Lines fit, break where Chinese may, and say what they say in a pipe."""

    def test_no_line_is_wider_than_the_terminal_or_the_measure(
        self, call: tuple[str, ...], columns: int
    ) -> None:
        shown, code = on_terminal(*call, *ARTICLES, columns=columns)
        assert code == 0
        widths = [wcswidth(line) for line in without_color(shown).split("\n")]
        assert -1 not in widths
        assert max(widths) <= min(columns, 100)

    def test_no_line_begins_or_ends_with_a_mark_that_may_not(
        self, call: tuple[str, ...], columns: int
    ) -> None:
        shown, _ = on_terminal(*call, *ARTICLES, columns=columns)
        lines = _continued(without_color(shown), shared_output(*call, *ARTICLES))
        assert [line for line in lines if line.strip()[:1] in NEVER_FIRST] == []
        assert [line for line in lines if line.strip()[-1:] in NEVER_LAST] == []


@pytest.mark.parametrize("call", WITHOUT_BARS, ids=" ".join)
def test_nothing_is_lost(call: tuple[str, ...]) -> None:
    shown, _ = on_terminal(*call, *ARTICLES)
    piped = shared_output(*call, *ARTICLES)
    assert "".join(without_color(shown).split()) == "".join(piped.split())


class TestSummary:
    """The main job on a terminal."""

    def test_sentences_hang_behind_their_numbers(self) -> None:
        shown, _ = on_terminal("summarize", REPORT, "--color", "never")
        summary = json.loads(shared_output("summarize", REPORT, "-f", "json"))
        flat = shown.replace("\n       ", "")
        for chosen in summary["sentences"]:
            assert f"\n{chosen['line']:>5}  {chosen['text']}\n" in flat

    def test_latin_words_and_numbers_stay_whole(self, tmp_path: Path) -> None:
        text = "港口引进了Kubernetes平台，吞吐量达1234567.8万吨，比去年多了不少呢。" * 3
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        for columns in range(32, 64):
            shown, _ = on_terminal("sentences", "a.txt", columns=columns, cwd=tmp_path)
            lines = [line.strip() for line in without_color(shown).split("\n")]
            assert sum(line.count("Kubernetes") for line in lines) == 3
            assert sum(line.count("1234567.8万") for line in lines) == 3

    def test_what_is_wider_than_the_line_is_cut(self, tmp_path: Path) -> None:
        text = f"详见{'x' * 300}，港口昨天开通了夜航。"
        (tmp_path / "a.txt").write_text(text, encoding="utf-8")
        shown, _ = on_terminal("sentences", "a.txt", columns=40, cwd=tmp_path)
        assert max(map(wcswidth, without_color(shown).split("\n"))) <= 40
        assert "x" * 300 in without_color(shown).replace("\n", "").replace(" ", "")

    def test_columns_are_those_of_the_variable_if_it_is_set(self) -> None:
        wide, _ = on_terminal("summarize", REPORT, columns=80)
        narrow, _ = on_terminal("summarize", REPORT, columns=80, env={"COLUMNS": "40"})
        assert max(map(wcswidth, without_color(narrow).split("\n"))) <= 40
        assert narrow.count("\n") > wide.count("\n")
        assert run("summarize", REPORT, env={"COLUMNS": "40"}).stdout.decode() == shared_output(
            "summarize", REPORT
        )

    def test_bars_are_blocks_or_what_the_encoding_has(self) -> None:
        shown, _ = on_terminal("keywords", REPORT)
        assert "━" in shown
        shown, _ = on_terminal("keywords", REPORT, env={"PYTHONIOENCODING": "ascii"})
        assert "━" not in shown
        assert "====" in shown

    def test_best_keyword_has_the_longest_bar(self) -> None:
        shown, _ = on_terminal("keywords", REPORT, "--color", "never")
        lengths = [line.count("━") for line in shown.rstrip("\n").split("\n")[1:]]
        assert lengths == sorted(lengths, reverse=True)
        assert lengths[0] > lengths[-1]
        assert "━" not in shared_output("keywords", REPORT)

    def test_rows_of_keywords_are_tried_by_the_width_and_not_by_their_number(
        self, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        tried = 0

        def counted(first: Any, *others: Any) -> Any:
            nonlocal tried
            tried += 0 if others else len(first)
            return max(first, *others)

        monkeypatch.setattr("summarizer.renderers.terminal.max", counted, raising=False)
        a_row, widths = terminal._grid([14, 18] * 2000, 80)
        assert (a_row, widths) == (4, [14, 18, 14, 18])
        assert tried < 6 * 4000

    def test_file_is_written_as_for_a_pipe(self, tmp_path: Path) -> None:
        target = tmp_path / "a.txt"
        on_terminal("summarize", REPORT, "-o", str(target))
        assert target.read_text(encoding="utf-8") == shared_output("summarize", REPORT)


class TestColor:
    """The terminal decides the layout; colour is asked for apart from it."""

    @pytest.mark.parametrize(
        ("arguments", "env", "is_colored"),
        [
            ([], {}, True),
            ([], {"NO_COLOR": "1"}, False),
            ([], {"NO_COLOR": ""}, True),
            ([], {"NO_COLOR": "1", "FORCE_COLOR": "1"}, False),
            ([], {"CLICOLOR": "0"}, False),
            ([], {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, True),
            ([], {"TERM": "dumb"}, False),
            ([], {"TERM": "dumb", "FORCE_COLOR": "1"}, True),
            (["--color", "never"], {"FORCE_COLOR": "1"}, False),
            (["--color", "always"], {"NO_COLOR": "1"}, True),
        ],
    )
    def test_on_a_terminal(
        self, arguments: list[str], env: dict[str, str], is_colored: bool
    ) -> None:
        shown, _ = on_terminal("summarize", REPORT, *arguments, env=env)
        assert (ESCAPE in shown) == is_colored
        plain, _ = on_terminal("summarize", REPORT, env=env | {"NO_COLOR": "1"})
        if "TERM" not in env:
            assert without_color(shown) == without_color(plain)

    @pytest.mark.parametrize(
        ("env", "is_colored"),
        [
            ({"CLICOLOR_FORCE": "1"}, True),
            ({"CLICOLOR_FORCE": "0"}, False),
            ({"CLICOLOR": "1"}, False),
        ],
    )
    def test_in_a_pipe(self, env: dict[str, str], is_colored: bool) -> None:
        shown = run("summarize", REPORT, env=env).stdout.decode()
        assert (ESCAPE in shown) == is_colored
        assert without_color(shown) == shared_output("summarize", REPORT)


class TestControls:
    """No control character of a text, a title or a name acts on a terminal."""

    @pytest.mark.parametrize("format", ["text", "markdown", "tsv", "json", "jsonl"])
    @pytest.mark.parametrize(
        "name", ["summarize", "keywords", "tokenize", "sentences", "outline", "clean"]
    )
    def test_on_a_terminal(self, name: str, format: str, hostile: Path) -> None:
        shown, code = on_terminal(name, "-f", format, "--color", "never", *FILES, cwd=hostile)
        assert code == 0
        assert [c for c in shown if not c.isprintable() and c not in "\n\t\u3000"] == []
        if format == "json":
            piped = output(name, "-f", "json", *FILES, cwd=hostile)
            assert json.loads(shown) == json.loads(piped)

    @pytest.mark.parametrize("call", [("summarize",), ("outline",), ("clean", "-f", "text")])
    def test_text_in_a_pipe_has_none_either(self, call: tuple[str, ...], hostile: Path) -> None:
        text = output(*call, *FILES, cwd=hostile)
        assert [c for c in text if not c.isprintable() and c != "\n"] == []
        assert "␛" in text

    def test_what_programs_read_is_left_alone_in_a_pipe(self, hostile: Path) -> None:
        (row,) = output("outline", "-f", "jsonl", FILES[0], cwd=hostile).split("\n")[:-1]
        assert json.loads(row)["title"] == HOSTILE
        assert HOSTILE in output("summarize", "-f", "markdown", FILES[0], cwd=hostile)

    def test_a_delimiter_may_be_a_control_character(self) -> None:
        text = output("tokenize", "-d", "\x1f", data="港口开通了夜航。".encode())
        assert text.rstrip("\n").split("\x1f")[0] == "港口"


@pytest.fixture
def hostile(tmp_path: Path) -> Path:
    """A folder with FILES: control characters in a title, in names, and in code."""
    record = {"id": f"a{HOSTILE}", "title": HOSTILE, "text": "港口开通了夜航，货轮不必等天亮。"}
    (tmp_path / FILES[0]).write_text(json.dumps(record) + "\n", encoding="utf-8")
    (tmp_path / FILES[1]).write_text(f"{HARBOUR}\n```\n{HOSTILE}\n```\n", encoding="utf-8")
    return tmp_path


@given(any_text())
def test_no_control_character_of_any_text_gets_through(text: str) -> None:
    shown = "".join(harmless([text], "text"))
    assert CONTROLS.isdisjoint(shown)
    assert len(shown) == len(text)
    printed = "".join(harmless([json.dumps(text, ensure_ascii=False)], "json"))
    assert CONTROLS.isdisjoint(printed)
    assert json.loads(printed) == text
