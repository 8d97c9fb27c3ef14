"""What `doctor` looks at: the installation, its surroundings, and whether it works."""

from __future__ import annotations

import os
import platform
import re
import sys
from typing import TYPE_CHECKING, NamedTuple

from summarizer import __version__
from summarizer.commands import configuration, setting_files
from summarizer.commands.screen import width
from summarizer.commands.setting_paths import VARIABLE
from summarizer.commands.suggestions import nearest
from summarizer.errors import SummarizerError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

OK, NOTE, BROKEN = "ok", "note", "broken"
DISTRIBUTION = "zh-summarizer"
AGAIN = f"pip install --force-reinstall {DISTRIBUTION}"
# Those of developers.
NO_FEATURES = ("test", "docs")
LOCALE = ("LC_ALL", "LC_CTYPE", "LANG")
COLOURS = ("NO_COLOR", "FORCE_COLOR", "TERM")
MEGABYTE = 2**20
# Words that only the dictionary has, and one that only the Markov model finds (夜航灯).
TEXT = (
    "港口开通了夜航。夜航灯沿着十二公里的航道排开，货轮不必再等天亮就能靠岸。"
    "船员们说，夜航灯让港口的夜晚亮了起来。"
)
KEYWORDS = ["夜航灯", "港口", "货轮"]


class Finding(NamedTuple):
    """What was found of one thing: "ok", "note" (works without) or "broken", and what to do."""

    subject: str
    state: str
    detail: str
    advice: str = ""


def checkup(file: str | None) -> Iterator[Finding]:
    """All findings; `file` holds the settings to check instead of those in force."""
    checks: dict[str, Callable[[], Iterator[Finding]]] = {
        "summarizer": _versions,
        "dependencies": _dependencies,
        "lexicon": _lexicon,
        "extras": _extras,
        "settings": lambda: _settings(file),
        "locale": _locale,
        "terminal": _terminal,
        "self-test": _self_test,
    }
    for subject, check in checks.items():
        try:
            yield from check()
        except SummarizerError as error:
            detail, _, advice = str(error).partition("; ")
            yield Finding(subject, BROKEN, detail, advice)
        except Exception as error:
            # A broken installation may fail in any way; the other checks still tell something.
            yield Finding(subject, BROKEN, f"failed ({type(error).__name__}: {error})", AGAIN)


def _versions() -> Iterator[Finding]:
    folder = os.path.dirname(os.path.dirname(__file__))
    yield Finding("summarizer", OK, f"{__version__} in {folder}")
    system = f"{platform.system()} {platform.machine()}"
    yield Finding("Python", OK, f"{platform.python_version()} on {system}, {sys.executable}")


def _requirements() -> dict[str, list[str]]:
    """The distributions that each extra needs, "" being what is always needed."""
    from importlib.metadata import requires

    found: dict[str, list[str]] = {}
    for line in requires(DISTRIBUTION) or ():
        name = re.match(r"[\w.-]+", line)
        extra = re.search(r"extra == [\"'](\w+)", line)
        # tomli is for Pythons that have no tomllib.
        is_for_others = "python_version" in line and sys.version_info >= (3, 11)
        if name is not None and not is_for_others:
            found.setdefault(extra[1] if extra else "", []).append(name[0])
    return found


def _version(name: str) -> str | None:
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version(name)
    except PackageNotFoundError:
        return None


def _dependencies() -> Iterator[Finding]:
    for name in _requirements()[""]:
        found = _version(name)
        if found is None:
            yield Finding(name, BROKEN, "is not installed", f"pip install {name}")
        else:
            yield Finding(name, OK, found)


def _extras() -> Iterator[Finding]:
    for extra, names in _requirements().items():
        if not extra or extra in NO_FEATURES:
            continue
        versions = {name: _version(name) for name in names}
        absent = [name for name in names if versions[name] is None]
        if absent:
            advice = f"pip install '{DISTRIBUTION}[{extra}]'"
            yield Finding(f"[{extra}]", NOTE, f"without {', '.join(absent)}", advice)
        else:
            detail = ", ".join([f"{name} {version}" for name, version in versions.items()])
            yield Finding(f"[{extra}]", OK, detail)


def _lexicon() -> Iterator[Finding]:
    from hashlib import sha256

    from summarizer.lexicon import shipped_lexicon
    from summarizer.lexicon.sources import find_jieba

    lexicon = shipped_lexicon()
    try:
        lexicon.verify()
    except SummarizerError as error:
        yield Finding("lexicon", BROKEN, str(error), AGAIN)
        return
    dictionary = sha256((find_jieba() / "dict.txt").read_bytes()).hexdigest()
    if dictionary != lexicon.checksums["dict.txt"]:
        detail = "made from another dictionary than that of the jieba that is installed"
        yield Finding("lexicon", BROKEN, detail, AGAIN)
        return
    size = f"{os.path.getsize(lexicon.path) / MEGABYTE:.1f} MB"
    yield Finding("lexicon", OK, f"{size}, whole, of jieba's dictionary {dictionary[:12]}")


def _settings(file: str | None) -> Iterator[Finding]:
    layers = setting_files.layers(file)
    contexts = configuration.contexts(layers)
    for context in contexts.values():
        configuration.settings(context, layers)
    known = configuration.variables(contexts)
    variables = sorted([name for name in os.environ if name.startswith(VARIABLE)])
    found = [f"{path} ({kind})" for kind, path in setting_files.files_in_force(file)]
    found += [name for name in variables if name in known]
    yield Finding("settings", OK, ", ".join(found) or "no files, no variables")
    for name in variables:
        if name not in known:
            near = nearest(name, known)
            advice = f"it sets nothing; did you mean {near}?" if near else "it sets nothing"
            yield Finding("settings", NOTE, f"no setting is called {name}", advice)


def _locale() -> Iterator[Finding]:
    values = " ".join([f"{name}={os.environ[name]}" for name in LOCALE if os.environ.get(name)])
    encoding = "none" if sys.stdout is None else sys.stdout.encoding
    detail = f"{values or 'not set'}, standard output is {encoding}"
    if encoding.lower().replace("-", "") == "utf8":
        yield Finding("locale", OK, detail)
    else:
        advice = "what is written is always UTF-8: see that the terminal shows it"
        yield Finding("locale", NOTE, detail, advice)


def _terminal() -> Iterator[Finding]:
    values = [f"{name}={os.environ[name]}" for name in COLOURS if name in os.environ]
    if sys.stdout is not None and sys.stdout.isatty():
        detail = f"{width(sys.stdout)} columns"
    else:
        detail = "standard output is no terminal"
    yield Finding("terminal", OK, ", ".join([detail, *values]))


def _self_test() -> Iterator[Finding]:
    from summarizer import keywords
    from summarizer.tokenization import Tokenizer
    from summarizer.tokenization.jieba_loading import load_jieba

    got = [keyword.term for keyword in keywords(TEXT, limit=len(KEYWORDS))]
    if got != KEYWORDS:
        yield Finding("keywords", BROKEN, f"{got} instead of {KEYWORDS}", AGAIN)
    else:
        yield Finding("keywords", OK, "、".join(got))
    jieba = list(load_jieba().cut(TEXT))
    for subject, expected_characters in (("tokens", len(TEXT)), ("tokens (rjieba)", MEGABYTE)):
        tokenizer = Tokenizer()
        tokenizer.expect(expected_characters)
        if list(tokenizer.cut(TEXT)) != jieba:
            yield Finding(subject, BROKEN, "not those of jieba", AGAIN)
        else:
            yield Finding(subject, OK, f"{len(jieba)}, those of jieba")
