"""Settings in files and variables: what counts, where it is said to be set, what is refused."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from hashlib import sha256
from importlib import import_module
from typing import TYPE_CHECKING, Any

import click
import pytest
from hypothesis import given
from hypothesis import strategies as st
from processes import ROOT, complaint, environment, run
from terminals import on_terminal

from summarizer.commands import commands
from summarizer.commands.configuration import options_of
from summarizer.commands.setting_files import SHARED
from summarizer.commands.setting_values import written

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from processes import Process

texts = st.text(st.characters(codec="utf-8"))
tomllib = import_module("tomllib" if sys.version_info >= (3, 11) else "tomli")

# Those that read articles, in which what is set for all commands counts.
READING = (
    "summarize",
    "keywords",
    "tokenize",
    "sentences",
    "outline",
    "clean",
    "batch",
    "idf build",
)
# Of more than one command, and yet not the same in each.
OF_SECTIONS = {"format", "ranker", "pos", "jobs", "timeout", "engine", "master"}


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """The folder of the user's settings."""
    folder = tmp_path / "home" / "summarizer"
    folder.mkdir(parents=True)
    return folder


@pytest.fixture
def project(article: Path) -> Path:
    """The folder of an article, which is a repository."""
    (article.parent / ".git").mkdir()
    return article.parent


def call(
    project: Path, *arguments: str, env: Mapping[str, str] | None = None, cwd: Path | None = None
) -> Process:
    home = {"XDG_CONFIG_HOME": str(project / "home")}
    return run(*arguments, env=home | dict(env or {}), cwd=cwd or project)


def terms(project: Path, *arguments: str, **others: Any) -> list[str]:
    article = str(project / "harbour.md")
    process = call(project, "keywords", article, "-f", "tsv", *arguments, **others)
    assert (process.returncode, process.stderr) == (0, b"")
    return process.stdout.decode().split("\n")[1:-1]


def test_flags_come_first_then_variables_then_the_project_then_the_user(
    project: Path, home: Path
) -> None:
    assert len(terms(project)) > 4
    (home / "config.toml").write_text("keywords = 2\n")
    assert len(terms(project)) == 2
    (project / "summarizer.toml").write_text("keywords = 3\n")
    assert len(terms(project)) == 3
    variable = {"SUMMARIZER_KEYWORDS": "4"}
    assert len(terms(project, env=variable)) == 4
    assert len(terms(project, "-k", "1", env=variable)) == 1


def test_a_file_that_is_named_stands_in_for_the_others(project: Path, home: Path) -> None:
    (home / "config.toml").write_text("keywords = 2\n")
    (project / "summarizer.toml").write_text("keywords = 3\n")
    (project / "mine.toml").write_text("by = 'document'\n")
    usual = terms(project, "--config", os.devnull)
    assert len(usual) > 3
    assert terms(project, "--config", "mine.toml") == usual
    assert terms(project, env={"SUMMARIZER_CONFIG": "mine.toml"}) == usual
    assert len(terms(project, "--config", "summarizer.toml", env={"SUMMARIZER_CONFIG": "no"})) == 3


def test_a_section_comes_before_what_is_set_for_all(project: Path, home: Path) -> None:
    (home / "config.toml").write_text("keywords = 3\n")
    (project / "summarizer.toml").write_text("[keywords]\nkeywords = 2\n")
    assert len(terms(project)) == 2
    (project / "summarizer.toml").write_text("by = 'section'\n[keywords]\nby = 'document'\n")
    assert (
        json.loads(call(project, "keywords", "harbour.md", "-f", "json").stdout)["sections"] == []
    )
    variables = {"SUMMARIZER_KEYWORDS": "3", "SUMMARIZER_KEYWORDS_KEYWORDS": "1"}
    assert len(terms(project, env=variables)) == 1


def test_underscores_are_as_good_as_dashes(project: Path) -> None:
    (project / "summarizer.toml").write_text("max_chars = 30\n")
    found = json.loads(call(project, "summarize", "harbour.md", "-f", "json").stdout)
    assert sum(len(sentence["text"]) for sentence in found["sentences"]) <= 30
    assert found["provenance"]["settings"]["max_chars"] == 30


class TestProjectFile:
    """Where it is looked for, and what it may not do."""

    def test_counts_in_the_folders_below_it(self, project: Path) -> None:
        (project / "summarizer.toml").write_text("keywords = 2\n")
        below = project / "a" / "b"
        below.mkdir(parents=True)
        assert len(terms(project, cwd=below)) == 2

    def test_the_nearest_one_counts(self, project: Path) -> None:
        (project / "summarizer.toml").write_text("keywords = 2\n")
        below = project / "a"
        below.mkdir()
        (below / "summarizer.toml").write_text("keywords = 3\n")
        assert len(terms(project, cwd=below)) == 3

    def test_above_a_repository_none_counts(self, project: Path) -> None:
        (project / "summarizer.toml").write_text("keywords = 2\n")
        below = project / "a"
        (below / ".git").mkdir(parents=True)
        assert len(terms(project, cwd=below)) > 3

    def test_without_a_repository_only_that_of_the_folder_counts(
        self, article: Path, tmp_path: Path
    ) -> None:
        (tmp_path / "summarizer.toml").write_text("keywords = 2\n")
        below = tmp_path / "a"
        below.mkdir()
        assert len(terms(tmp_path, cwd=below)) > 3
        assert len(terms(tmp_path)) == 2

    def test_home_is_no_project_but_where_one_works(self, project: Path) -> None:
        (project / "summarizer.toml").write_text("keywords = 2\n")
        below = project / "a"
        below.mkdir()
        home = {"HOME": str(project)}
        assert len(terms(project, env=home)) == 2
        assert len(terms(project, cwd=below, env=home)) > 3

    def test_a_folder_that_is_gone_has_none(self, project: Path) -> None:
        gone = project / "gone"
        gone.mkdir()
        script = f"import os, sys; os.chdir({str(gone)!r}); os.rmdir({str(gone)!r})\n"
        script += (
            "from summarizer.commands import setting_paths; print(setting_paths.project_file())"
        )
        found = subprocess.run([sys.executable, "-c", script], capture_output=True, check=True)
        assert found.stdout == b"None\n"

    def test_paths_are_seen_from_its_folder(self, project: Path) -> None:
        (project / "words.txt").write_text("夜航灯沿着 100 nz\n", encoding="utf-8")
        (project / "summarizer.toml").write_text('user-dict = "words.txt"\n')
        below = project / "a"
        below.mkdir()
        found = call(project, "config", "show", "tokenize", cwd=below).stdout.decode()
        assert f'user-dict = ["{project / "words.txt"}"]' in found
        assert call(project, "tokenize", str(project / "harbour.md"), cwd=below).returncode == 0

    @pytest.mark.parametrize("path", ["../words.txt", "/etc/passwd", "~/words.txt", "link/passwd"])
    def test_reads_nothing_outside(self, project: Path, path: str) -> None:
        (project / "link").symlink_to("/etc")
        (project / "summarizer.toml").write_text(f'stop-words = ["{path}"]\n')
        found = complaint(call(project, "keywords", "harbour.md"), 2)
        assert "summarizer.toml:1: " in found
        assert "is outside the project" in found

    @pytest.mark.parametrize("key", ["output", "resume", "null"])
    def test_writes_nothing(self, project: Path, key: str) -> None:
        (project / "summarizer.toml").write_text(f'[batch]\n{key} = "x"\n')
        found = complaint(call(project, "batch", "harbour.md"), 2)
        assert found.endswith(
            f"summarizer.toml:2: {key} is for the command line alone; take it out"
        )

    @pytest.mark.parametrize("key", ["engine", "master", "jobs"])
    def test_connects_to_nothing_and_starts_nothing(
        self, project: Path, home: Path, key: str
    ) -> None:
        (home / "config.toml").write_text('[batch]\nengine = "local"\n')
        assert call(project, "batch", "harbour.md").returncode == 0
        (project / "summarizer.toml").write_text(f'[batch]\n{key} = "spark"\n')
        assert "not for a project" in complaint(call(project, "batch", "harbour.md"), 2)


class TestRivals:
    """An option that excludes another one gives way to it."""

    def test_to_a_flag(self, project: Path) -> None:
        (project / "summarizer.toml").write_text("sentences = 2\n")
        assert call(project, "summarize", "harbour.md", "--ratio", "0.5").returncode == 0
        jobs = {"SUMMARIZER_BATCH_JOBS": "1"}
        found = call(project, "batch", "harbour.md", "--engine", "spark", env=jobs)
        assert "jobs" not in complaint(found, 2)

    def test_to_a_stronger_file(self, project: Path, home: Path) -> None:
        (home / "config.toml").write_text("sentences = 2\n")
        (project / "summarizer.toml").write_text("ratio = 0.5\n")
        found = call(project, "config", "show", "summarize").stdout.decode()
        assert "# sentences is not set\n" in found
        assert "\nratio = 0.5\n" in found

    def test_not_within_one_file(self, project: Path) -> None:
        (project / "summarizer.toml").write_text("sentences = 2\nratio = 0.5\n")
        assert "exclude each other" in complaint(call(project, "summarize", "harbour.md"), 2)

    def test_fields_of_records_leave_texts_alone(self, project: Path) -> None:
        (project / "summarizer.toml").write_text('text-field = "body"\n')
        assert call(project, "summarize", "harbour.md").returncode == 0
        assert call(project, "summarize", "harbour.md", "--text-field", "body").returncode == 1


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ("keyword = 3", "c.toml:1: keyword cannot be set here; did you mean keywords?"),
        ("ranker = 'lead'", "c.toml:1: ranker cannot be set here; put it into the section of a c"),
        ("[summarize]\n\nrankr = 'x'", "c.toml:3: rankr cannot be set here; did you mean ranker?"),
        ("[summarize]\nmode = 'x'", "c.toml:2: mode cannot be set here; see summarizer summarize"),
        ("[sumarize]\n", "c.toml: [sumarize] cannot be set here; did you mean [summarize]?"),
        ("by = 'page'", 'c.toml:1: by cannot be "page"; give one of section, document'),
        ("explain = 'yes'", 'c.toml:1: explain cannot be "yes"; give true or false'),
        ("keywords = true", "c.toml:1: keywords cannot be true; give a whole number of 0 or more"),
        ("keywords = -1", "c.toml:1: keywords cannot be -1; give a whole number of 0 or more"),
        ("keywords = 1.5", "c.toml:1: keywords cannot be 1.5; give a whole number of 0 or more"),
        ("keywords = [1]", "c.toml:1: keywords cannot be [1]; give a whole number of 0 or more"),
        ("ratio = 2", "c.toml:1: ratio cannot be 2; give a number over 0 and up to 1"),
        ("focus = [1]", "c.toml:1: focus cannot be [1]; give a text in quotes, or a list of such"),
        ("idf = 1979-05-27", "c.toml:1: idf cannot be 1979-05-27; give a text in quotes"),
        ('idf = "a\\u0000"', 'c.toml:1: idf cannot be "a\\u0000"; give a text in quotes'),
        ("[a" + ".a" * 9999 + "]\nb = 1", "c.toml: "),
        ("by = " + "[" * 9999, "c.toml: is no TOML: "),
        ("config = 'x'", "c.toml:1: config is for the command line alone; take it out"),
        ("by = \n", "c.toml: is no TOML: Invalid value (at line 1, column 6); mend it or leave"),
        (
            "keywords = 3\n[keywords]\nby = 'x'",
            "c.toml:1: keywords cannot be a setting beside [key",
        ),
        (
            "[[summarize]]\nby = 1",
            "c.toml: summarize cannot be set here; put it into the section",
        ),
    ],
)
def test_what_cannot_be_set_is_told_in_one_line(project: Path, content: str, expected: str) -> None:
    (project / "c.toml").write_text(content)
    process = call(project, "summarize", "harbour.md", "--config", "c.toml")
    assert complaint(process, 2).startswith(expected)
    assert process.stdout == b""


@pytest.mark.parametrize(
    ("variable", "expected"),
    [
        ({"SUMMARIZER_BY": "page"}, 'SUMMARIZER_BY: by cannot be "page"; give one of section, '),
        ({"SUMMARIZER_EXPLAIN": "perhaps"}, "give true or false"),
        ({"SUMMARIZER_SUMMARIZE_RANKER": "best"}, "give one of default, lead"),
        ({"SUMMARIZER_CONFIG": "no.toml"}, "no.toml: cannot be read: no such file or directory"),
    ],
)
def test_a_wrong_variable_is_told_in_one_line(
    project: Path, variable: dict[str, str], expected: str
) -> None:
    assert expected in complaint(call(project, "summarize", "harbour.md", env=variable), 2)


def test_variables_of_others_and_empty_ones_are_left_alone(project: Path) -> None:
    variables = {"SUMMARIZER_HOME": "/opt", "SUMMARIZER_KEYWORDS": ""}
    assert terms(project, env=variables) == terms(project)


def test_a_variable_names_several_files(project: Path) -> None:
    for name in ("a.txt", "b.txt"):
        (project / name).write_text(f"词{name[0]}\n", encoding="utf-8")
    variable = {"SUMMARIZER_STOP_WORDS": f"a.txt{os.pathsep}b.txt"}
    found = json.loads(call(project, "summarize", "harbour.md", "-f", "json", env=variable).stdout)
    checksum = sha256("词a\n词b\n".encode()).hexdigest()
    assert found["provenance"]["settings"]["stop_words"] == f"2 words {checksum[:8]}"


@pytest.mark.parametrize("data", [b"\xef\xbb\xbfkeywords = 2\r\n", b"keywords = 2 # \xe4\xb8\xad"])
def test_files_of_all_editors_are_read(project: Path, data: bytes) -> None:
    (project / "summarizer.toml").write_bytes(data)
    assert len(terms(project)) == 2


def test_a_file_that_is_no_utf_8_is_told(project: Path) -> None:
    (project / "summarizer.toml").write_bytes('focus = "港口"'.encode("gb18030"))
    assert "is not UTF-8" in complaint(call(project, "summarize", "harbour.md"), 2)


@pytest.mark.parametrize("arguments", [["--help"], ["--version"], ["summarize", "--help"]])
@pytest.mark.parametrize("data", [b"=", b"keywords = 'x'", b"\xff"])
def test_help_works_with_a_broken_file(project: Path, arguments: list[str], data: bytes) -> None:
    (project / "summarizer.toml").write_bytes(data)
    named = ["--config", "summarizer.toml"] if arguments[0] == "summarize" else []
    for process in (call(project, *arguments), call(project, *arguments[:-1], *named, "--help")):
        assert (process.returncode, process.stderr) == (0, b"")
    assert call(project, "summarize", "harbour.md").returncode == 2


def test_evaluate_takes_only_what_is_set_for_it(project: Path) -> None:
    data = {"text": (project / "harbour.md").read_text(encoding="utf-8"), "summary": "港口夜航。"}
    (project / "references.jsonl").write_text(json.dumps(data))
    usual = call(project, "evaluate", "references.jsonl")
    assert usual.returncode == 0
    (project / "summarizer.toml").write_text("sentences = 1\nkeyword-ranker = 'yake'\n")
    assert call(project, "evaluate", "references.jsonl").stdout == usual.stdout
    (project / "summarizer.toml").write_text("[evaluate]\nranker = ['textrank', 'lead']\n")
    assert b"textrank" in call(project, "evaluate", "references.jsonl").stdout
    (project / "summarizer.toml").write_text("[evaluate]\nranker = 'best'\n")
    found = complaint(call(project, "evaluate", "references.jsonl"), 2)
    assert "summarizer.toml:2: ranker: 'best' is not one of" in found


def _options(path: str) -> dict[str, click.Parameter]:
    context = click.Context(commands)
    command: click.Command = commands
    for name in path.split():
        assert isinstance(command, click.Group)
        found = command.get_command(context, name)
        assert found is not None
        command = found
    return options_of(command)


def test_what_may_be_set_for_all_commands_means_the_same_in_each() -> None:
    meanings: dict[str, list[object]] = {}
    for path in READING:
        for key, option in _options(path).items():
            choices = sorted(getattr(option.type, "choices", ()))
            meaning = (option.type.name, choices, option.multiple, option.nargs)
            meanings.setdefault(key, []).append(meaning)
    shared = {key for key, found in meanings.items() if len(found) > 1}
    assert shared == {*SHARED, *OF_SECTIONS}
    for key in SHARED:
        assert all(meaning == meanings[key][0] for meaning in meanings[key]), key


@pytest.mark.parametrize(
    "name", ["README.md", "README.en.md", "docs/zh/howto-settings.md", "docs/en/howto-settings.md"]
)
def test_the_file_of_the_documentation_is_right(project: Path, name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    (example,) = re.findall(r"^```toml\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    (project / "summarizer.toml").write_text(example, encoding="utf-8")
    shown = call(project, "config", "show", "summarize", "--origin").stdout.decode()
    assert f"sentences = 2  # {project / 'summarizer.toml'}:6\n" in shown


class TestShow:
    """`config show` and `config path`."""

    def test_tells_where_each_value_is_set(self, project: Path, home: Path) -> None:
        (home / "config.toml").write_text('by = "document"\n\n[keywords]\npos = "n"\n')
        (project / "summarizer.toml").write_text("keywords = 3\nsummarize.ranker = 'lead'\n")
        variables = {"SUMMARIZER_BATCH_JOBS": "2", "SUMMARIZER_NO_REPAIR": "true"}
        process = call(project, "config", "show", "-f", "json", env=variables)
        origins = {
            (row["command"], row["key"]): (row["value"], row["origin"])
            for row in json.loads(process.stdout)
        }
        user, mine = home / "config.toml", project / "summarizer.toml"
        assert origins["summarize", "by"] == ("document", f"{user}:1")
        assert origins["keywords", "pos"] == ("n", f"{user}:4")
        assert origins["keywords", "keywords"] == (3, f"{mine}:1")
        assert origins["summarize", "ranker"] == ("lead", str(mine))
        assert origins["batch", "jobs"] == (2, "SUMMARIZER_BATCH_JOBS")
        assert origins["clean", "no-repair"] == (True, "SUMMARIZER_NO_REPAIR")
        assert ("evaluate", "by") not in origins

    def test_of_a_command_shows_the_defaults(self, project: Path) -> None:
        (project / "summarizer.toml").write_text("keywords = 3\n")
        found = call(project, "config", "show", "summarize", "--origin").stdout.decode()
        assert f"keywords = 3  # {project / 'summarizer.toml'}:1\n" in found
        assert 'ranker = "default"  # default\n' in found
        assert "# max-chars is not set\n" in found

    def test_prints_what_may_be_a_file_again(self, project: Path) -> None:
        for path in READING:
            shown = call(project, "config", "show", *path.split()).stdout.decode()
            (project / "summarizer.toml").write_text(shown.replace("engine = ", "# "), "utf-8")
            assert tomllib.loads(shown)
            assert call(project, "config", "show", *path.split()).stdout.decode() == shown
            (project / "summarizer.toml").unlink()

    @given(texts | st.booleans() | st.integers() | st.floats(allow_nan=False) | st.lists(texts))
    def test_prints_any_value_as_toml(self, value: object) -> None:
        assert tomllib.loads(f"a = {written(value)}") == {"a": value}

    def test_says_when_nothing_is_set(self, project: Path) -> None:
        assert call(project, "config", "show").stdout.startswith(b"# nothing is set")
        assert json.loads(call(project, "config", "show", "-f", "json").stdout) == []

    def test_finds_what_is_wrong_for_any_command(self, project: Path) -> None:
        (project / "summarizer.toml").write_text("[clean]\nrepot = true\n")
        assert call(project, "keywords", "harbour.md").returncode == 0
        found = complaint(call(project, "config", "show"), 2)
        assert found.endswith("summarizer.toml:2: repot cannot be set here; did you mean report?")
        (project / "summarizer.toml").write_text("[idf.merge]\nmin-df = 2\n")
        assert "[idf merge] takes no settings" in complaint(call(project, "config", "show"), 2)

    def test_no_control_character_reaches_a_terminal(self, project: Path) -> None:
        (project / "summarizer.toml").write_text('focus = "\\u001b[31m\\u009b\\u007f"\n')
        text = call(project, "config", "show", "--origin").stdout.decode()
        in_pipe = call(project, "config", "show", "-f", "json").stdout.decode()
        home = {"XDG_CONFIG_HOME": str(project / "home")}
        on_screen, _ = on_terminal("config", "show", "-f", "json", env=home, cwd=project)
        for shown in (text, on_screen):
            assert all(character.isprintable() for character in shown.replace("\n", ""))
        assert json.loads(on_screen) == json.loads(in_pipe)
        assert json.loads(in_pipe)[0]["value"] == ["\x1b[31m\x9b\x7f"]

    def test_another_command_is_refused(self, project: Path) -> None:
        told = complaint(call(project, "config", "show", "summarise"), 2)
        assert "did you mean 'summarize'?" in told

    def test_path_is_that_of_the_user(self, tmp_path: Path) -> None:
        for env, expected in (
            ({"XDG_CONFIG_HOME": "/etc/xdg"}, "/etc/xdg"),
            ({"XDG_CONFIG_HOME": "relative", "HOME": str(tmp_path)}, str(tmp_path / ".config")),
        ):
            process = run("config", "path", env=env)
            assert process.stdout.decode() == f"{expected}/summarizer/config.toml\n"


def test_nothing_is_imported_for_it_where_nothing_is_set(project: Path) -> None:
    program = "import sys; from summarizer.commands import commands as c\n"
    program += "c.main(['summarize', 'harbour.md', '-o', 'x'], standalone_mode=False)\n"
    program += "print(*[m for m in sys.modules if 'configuration' in m or 'toml' in m])"

    def loaded() -> bytes:
        process = subprocess.run(
            [sys.executable, "-c", program],
            env=environment({"XDG_CONFIG_HOME": str(project / "home")}),
            cwd=project,
            capture_output=True,
            check=True,
        )
        return process.stdout

    assert loaded() == b"\n"
    (project / "summarizer.toml").write_text("keywords = 3\n")
    assert b"summarizer.commands.configuration" in loaded()
