"""What -v says: what was guessed, repaired and left out, and how long each stage took."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.commands.process import report
from summarizer.commands.running import work
from summarizer.commands.timing import REST, TELLING, Clock, TimedSummarizer
from summarizer.decoding import BOMS
from summarizer.readers import BINARY, detect

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from summarizer.commands.running import Make, Run
    from summarizer.model import Document, Paragraph, Source
    from summarizer.pipeline import Summarizer
    from summarizer.renderers import Shown
    from summarizer.settings import Settings

MAX_LISTED = 20
EXCERPT_CHARACTERS = 12
SURE_ENCODINGS = ("ascii", "utf-8")


def run_accounted(this: Run, settings: Settings, make: Make) -> int:
    """Does the work of a run, says what was done, and returns the exit code."""
    clock = Clock()
    summarizer = TimedSummarizer(settings, clock)

    def make_told(_: Summarizer, document: Document) -> Shown:
        with clock.stage(TELLING):
            _tell(document, summarizer.source)
        with clock.stage(REST):
            result = make(summarizer, document)
        if summarizer.news is not None:
            _tell_news(document.name, summarizer.news)
        return result

    with clock.stage("rendering"):
        code = work(this, summarizer, make_told, clock.each("reading", this.sources()))
    _tell_times(clock.seconds)
    return code


def _tell(document: Document, source: Source | None) -> None:
    """Says what was guessed of a document, and what was repaired and left out."""
    guessed = [] if source is None else [_input(document, source)]
    for line in (*guessed, _roles(document), *_repairs(document)):
        report(f"{document.name}: {line}")


def _tell_news(name: str, news: float) -> None:
    """Says how a text is built, as far as its summary was made by that."""
    if news:
        reason = "a dateline or a time opens it" if news == 1 else "it is short and impersonal"
        report(f"{name}: taken for news, so its opening counts more: {reason}")
    else:
        report(f"{name}: not taken for news, so its opening counts little")


def _tell_times(seconds: Mapping[str, float]) -> None:
    """Says how long the stages took, all inputs together."""
    shown = {name: 1000 * s for name, s in seconds.items() if s and name != TELLING}
    stages = ", ".join([f"{name} {ms:.1f}" for name, ms in shown.items()])
    report(f"{sum(shown.values()):.1f} ms: {stages}")


def _input(document: Document, source: Source) -> str:
    format = detect(source) if source.format == "auto" else source.format
    how = "taken for" if source.format == "auto" else "read as"
    if isinstance(source.data, str):
        return f"a text of {len(source.data)} characters, {how} {format}"
    size = f"{len(source.data)} bytes, {how} {format}"
    return size if format in BINARY else f"{size} in {document.encoding} ({_certainty(source)})"


def _certainty(source: Source) -> str:
    """How sure the encoding of the bytes of a source is."""
    from summarizer.decoding import decode

    assert isinstance(source.data, bytes)
    if source.encoding != "auto":
        return "as named"
    if any(source.data.startswith(mark) for mark, _ in BOMS):
        return "its mark says so"
    decoded = decode(source.data)
    if decoded.doubt:
        return f"guessed, doubtful: {decoded.doubt}"
    return "certain" if decoded.encoding in SURE_ENCODINGS else "guessed, no other is near"


def _roles(document: Document) -> str:
    roles = [p.role for section in document.sections for p in section.paragraphs]
    kinds = {"body": "paragraph", "heading": "heading", "caption": "caption", "note": "note"}
    counted = [_counted(roles.count(role), kind) for role, kind in kinds.items() if role in roles]
    parts = (
        _found("title", document.title, _with_role(document, "title")),
        _found("byline", document.byline, _with_role(document, "byline")),
        ", ".join(counted),
    )
    return "; ".join(parts)


def _found(what: str, text: str | None, paragraphs: Sequence[Paragraph]) -> str:
    if not text:
        return f"no {what}"
    return f"{what}: {text}" + (f" (line {paragraphs[0].line})" if paragraphs else "")


def _repairs(document: Document) -> Iterator[str]:
    if document.joins:
        places = [f"{join.line}+{join.next_line}" for join in document.joins]
        yield f"{_counted(len(places), 'break')} mended, at lines {_listed(places, ', ')}"
    furniture = _with_role(document, "furniture")
    if furniture:
        texts = [f"{p.line} {p.text[:EXCERPT_CHARACTERS]}" for p in furniture]
        yield f"{_counted(len(texts), 'line')} left out: {_listed(texts, '; ')}"


def _with_role(document: Document, role: str) -> list[Paragraph]:
    return [p for section in document.sections for p in section.paragraphs if p.role == role]


def _counted(number: int, noun: str) -> str:
    return f"{number} {noun}{'s' * (number != 1)}"


def _listed(items: Sequence[str], separator: str) -> str:
    shown = separator.join(items[:MAX_LISTED])
    rest = len(items) - MAX_LISTED
    return shown if rest <= 0 else f"{shown}, and {rest} more (clean --report tells all)"
