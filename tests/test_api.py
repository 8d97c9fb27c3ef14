"""The package as a library: what it takes, what it gives, and that its surface stays."""

from __future__ import annotations

import enum
import inspect
import pickle
import re
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from articles import HARBOUR
from processes import ROOT, SAMPLES, environment, output

import summarizer
from summarizer import Settings, Summarizer, errors, model, reports, settings
from summarizer.errors import DecodingError, EmptyError, InputError
from summarizer.model import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SURFACE = ROOT / "tests" / "cases" / "public_api.txt"
REPORT = ROOT / "samples" / "report.txt"
# Values between the stages, which may change from one version to the next.
INTERNAL = re.compile(r"\b(?:Evidence|Idf|Tokenizer|Line|Manuscript|provenance\(|stop_words ->)")
FUNCTIONS: tuple[Callable[[Any], Any], ...] = (
    summarizer.summarize,
    summarizer.keywords,
    summarizer.tokenize,
    summarizer.parse,
    Summarizer().summarize,
    Summarizer().keywords,
    Summarizer().parse,
)


class TestInput:
    """A text, the bytes of a file, the path of one."""

    @pytest.mark.parametrize("name", ["summarize", "keywords", "tokenize"])
    def test_text_bytes_and_path_give_the_same(self, name: str) -> None:
        function = getattr(summarizer, name)
        text = function(REPORT.read_text(encoding="utf-8"))
        for other in (function(REPORT.read_bytes()), function(REPORT)):
            if name == "summarize":
                assert other.sentences == text.sentences
            else:
                assert other == text

    def test_a_file_is_called_by_its_path(self) -> None:
        assert summarizer.summarize(REPORT).name == str(REPORT)
        assert summarizer.parse(REPORT).name == str(REPORT)
        assert summarizer.summarize(REPORT, name="a").name == "a"
        assert Summarizer().summarize(REPORT).name == str(REPORT)

    @pytest.mark.parametrize("name", ["page.html", "gb18030.txt", "traditional.txt"])
    def test_a_file_is_read_as_its_content_is(self, name: str) -> None:
        path = ROOT / "samples" / name
        document = summarizer.parse(path)
        assert "<p" not in document.text
        assert {sentence.text for sentence in Summarizer().sentences(document)}
        assert summarizer.summarize(path).title == document.title
        assert "".join(token.text for token in summarizer.tokenize(path)) == document.text

    def test_a_text_that_looks_like_a_path_is_a_text(self) -> None:
        with pytest.raises(EmptyError):
            summarizer.summarize("samples/report.txt")

    @pytest.mark.parametrize("function", FUNCTIONS)
    @pytest.mark.parametrize("value", [float("nan"), None, 7, ["港口开通了夜航。"]])
    def test_what_is_no_text_is_a_type_error(
        self, function: Callable[[Any], Any], value: Any
    ) -> None:
        with pytest.raises(TypeError, match="is no text; give str, bytes, or a Path"):
            function(value)

    @pytest.mark.parametrize("function", FUNCTIONS)
    def test_files_that_cannot_be_read(
        self, function: Callable[[Any], Any], tmp_path: Path
    ) -> None:
        with pytest.raises(FileNotFoundError):
            function(tmp_path / "none.txt")
        with pytest.raises(OSError):
            function(tmp_path)
        (tmp_path / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)))
        with pytest.raises(DecodingError):
            function(tmp_path / "picture.png")
        (tmp_path / "empty.txt").touch()
        with pytest.raises(EmptyError):
            function(tmp_path / "empty.txt")

    def test_a_path_called_dash_is_no_standard_input(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(tmp_path)
        Path("-").write_text(HARBOUR, encoding="utf-8")
        assert summarizer.summarize(Path("-")).title == "港口夜航开通 百年码头迎来不眠夜"


class TestOutput:
    """to_dict, to_json, to_markdown, and pickles."""

    @pytest.mark.parametrize("sample", SAMPLES)
    @pytest.mark.parametrize("format", ["json", "markdown"])
    def test_is_what_the_command_prints(
        self, sample: str, format: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.chdir(ROOT)
        summary = summarizer.summarize(Path(sample))
        got = summary.to_json() if format == "json" else summary.to_markdown()
        assert got == output("summarize", sample, "-f", format)

    def test_of_what_was_made_can_be_pickled(self) -> None:
        summary = summarizer.summarize(REPORT)
        found = summarizer.keywords(REPORT), summarizer.parse(REPORT), summarizer.tokenize("港口")
        for value in (summary, *found):
            assert pickle.loads(pickle.dumps(value)) == value
        assert pickle.loads(pickle.dumps(summary)).to_json() == summary.to_json()

    def test_a_summarizer_keeps_its_settings_when_pickled(self) -> None:
        one = Summarizer(Settings(sentences=1, keywords=3))
        two = pickle.loads(pickle.dumps(one))
        assert two.summarize(HARBOUR) == one.summarize(HARBOUR)
        assert len(two.summarize(HARBOUR).keywords) == 3


class TestPandas:
    """A column of texts."""

    def test_a_series_can_be_mapped(self) -> None:
        pandas = pytest.importorskip("pandas")
        texts = pandas.Series([HARBOUR, REPORT.read_text(encoding="utf-8")], index=["a", "b"])
        expected = [summarizer.summarize(text) for text in texts]
        assert texts.map(summarizer.summarize).tolist() == expected
        assert texts.map(Summarizer().summarize).tolist() == expected
        assert list(texts.map(summarizer.summarize).index) == ["a", "b"]
        terms = texts.map(summarizer.keywords).map(lambda found: found[0].term)
        assert terms.tolist() == [summary.keywords[0].term for summary in expected]

    def test_missing_texts_may_be_left_out(self) -> None:
        pandas = pytest.importorskip("pandas")
        texts = pandas.Series([HARBOUR, None, float("nan")])
        found = texts.map(summarizer.summarize, na_action="ignore")
        assert found.isna().tolist() == [False, True, True]


def _public(module: Any) -> Iterator[tuple[str, Any]]:
    """The classes and functions that a module defines under a public name."""
    for name, value in sorted(vars(module).items()):
        is_own = getattr(value, "__module__", None) == module.__name__
        if is_own and not name.startswith("_") and (inspect.isclass(value) or callable(value)):
            yield name, value


def _members(owner: type) -> Iterator[str]:
    for name, value in sorted(vars(owner).items()):
        if name.startswith("_") or isinstance(value, enum.Enum):
            continue
        if inspect.isfunction(value):
            yield f"    {name}{inspect.signature(value)}"
        elif isinstance(value, property):
            yield f"    {name} -> {inspect.signature(value.fget).return_annotation}"  # type: ignore[arg-type]


def _surface() -> Iterator[str]:
    """A line for each name that others may rely on, with what it takes and gives."""
    for name in summarizer.__all__:
        value = getattr(summarizer, name)
        if inspect.isfunction(value):
            yield f"summarizer.{name}{inspect.signature(value)}"
    yield f"summarizer.Summarizer{inspect.signature(Summarizer)}"
    yield from _members(Summarizer)
    for module in (settings, model, reports):
        for name, value in _public(module):
            if inspect.isclass(value):
                yield f"{module.__name__}.{name}{inspect.signature(value)}"
                yield from _members(value)
    for name, error in _public(errors):
        if inspect.isclass(error):
            yield f"summarizer.errors.{name}({error.__bases__[0].__name__}) {vars(error)['code']}"


def _steady(line: str) -> str:
    """The line as every Python writes it: types without their modules, and without quotes."""
    line = re.sub(r"(?<=[ [(|])(?:summarizer\.\w+|typing|collections\.abc)\.(?=[A-Z])", "", line)
    return re.sub(r"(: |-> )'([^']*)'", r"\1\2", line)


def test_public_surface_is_the_one_that_is_promised(request: pytest.FixtureRequest) -> None:
    lines = [line for line in map(_steady, _surface()) if not INTERNAL.search(line)]
    if request.config.getoption("--update-golden"):
        SURFACE.write_text("\n".join(lines) + "\n", encoding="utf-8")
    promised = SURFACE.read_text(encoding="utf-8")
    assert "\n".join(lines) + "\n" == promised, "a change for users: --update-golden, CHANGELOG"


def test_every_public_name_is_there() -> None:
    for name in summarizer.__all__:
        assert getattr(summarizer, name) is not None
    assert summarizer.Settings is settings.Settings
    with pytest.raises(AttributeError):
        summarizer.nothing  # noqa: B018  # the look-up is the test


def test_the_package_says_that_it_is_typed() -> None:
    assert files("summarizer").joinpath("py.typed").is_file()


def test_errors_are_those_of_the_documented_tree() -> None:
    with pytest.raises(InputError):
        summarizer.summarize("")
    with pytest.raises(errors.SettingsError):
        summarizer.summarize(Source("", HARBOUR).data, ratio=2)


@pytest.mark.parametrize("name", ["README.md", "README.en.md"])
def test_python_of_the_readme_is_typed(name: str, tmp_path: Path) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    blocks = re.findall(r"^```python\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)
    assert blocks
    example = tmp_path / "example.py"
    example.write_text("\n".join(blocks), encoding="utf-8")
    process = subprocess.run(
        [sys.executable, "-m", "mypy", "--strict", str(example)],
        cwd=ROOT,
        env=environment(),
        capture_output=True,
        text=True,
        timeout=300,
    )
    assert process.returncode == 0, process.stdout
