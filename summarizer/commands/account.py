"""What -v says: what was guessed, repaired and left out, and how long each stage took."""

from __future__ import annotations

from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from summarizer.commands.process import report
from summarizer.commands.running import work
from summarizer.decoding import BOMS
from summarizer.pipeline import Summarizer
from summarizer.readers import BINARY, detect

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence
    from typing import TypeVar

    from summarizer.commands.running import Make, Run
    from summarizer.evidence import Evidence
    from summarizer.model import (
        Document,
        Keyword,
        Manuscript,
        Paragraph,
        Sentence,
        Source,
        SummarySentence,
        Token,
    )
    from summarizer.renderers import Shown
    from summarizer.reports import Figure
    from summarizer.settings import Settings

    T = TypeVar("T")

REST = "rest"
TELLING = "telling"
# In the order in which they are told; each has its time alone, without that of those within.
STAGES = (
    *("reading", "decoding", "structure", "tokens", "keywords", "sentences", "figures"),
    *(REST, "rendering", TELLING),
)
MAX_LISTED = 20
EXCERPT_CHARACTERS = 12
SURE_ENCODINGS = ("ascii", "utf-8")


class Clock:
    """The seconds of each stage; one within another counts for itself alone."""

    def __init__(self) -> None:
        self.seconds = dict.fromkeys(STAGES, 0.0)
        self._open: list[str] = []
        self._since = perf_counter()

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Within, time counts for the stage called `name`."""
        self._charge()
        self._open.append(name)
        try:
            yield
        finally:
            self._charge()
            self._open.pop()

    def each(self, name: str, items: Iterable[T]) -> Generator[T, None, None]:
        """The items; the time that each takes to come counts for the stage called `name`."""
        iterator = iter(items)
        while True:
            with self.stage(name):
                item = next(iterator, None)
            if item is None:
                return
            yield item

    def _charge(self) -> None:
        now = perf_counter()
        if self._open:
            self.seconds[self._open[-1]] += now - self._since
        self._since = now


class TimedSummarizer(Summarizer):
    """A Summarizer that measures its stages, and keeps what it found out of the last input.

    So an ordinary one pays nothing for that.
    """

    def __init__(self, settings: Settings, clock: Clock) -> None:
        super().__init__(settings)
        self._clock = clock
        self.source: Source | None = None
        self.news: float | None = None

    def _read(self, source: Source) -> Manuscript:
        self.source, self.news = source, None
        with self._clock.stage("decoding"):
            return super()._read(source)

    def _structure(self, manuscript: Manuscript, title: str | None) -> Document:
        with self._clock.stage("structure"):
            return super()._structure(manuscript, title)

    def evidence(self, document: Document) -> Evidence:
        with self._clock.stage("tokens"):
            return super().evidence(document)

    def tokens(
        self, text: str, mode: str = "default", *, within: str | None = None
    ) -> tuple[Token, ...]:
        with self._clock.stage("tokens"):
            return super().tokens(text, mode, within=within)

    def sentences(self, document: Document) -> tuple[Sentence, ...]:
        with self._clock.stage("sentences"):
            return super().sentences(document)

    def figures(self, document: Document) -> tuple[Figure, ...]:
        with self._clock.stage("figures"):
            return super().figures(document)

    def _keywords(
        self, document: Document, evidence: Evidence, own: tuple[Sentence, ...]
    ) -> tuple[tuple[Keyword, ...], dict[int, tuple[Keyword, ...]]]:
        with self._clock.stage("keywords"):
            return super()._keywords(document, evidence, own)

    def _sentences(
        self, evidence: Evidence
    ) -> tuple[tuple[SummarySentence, ...], dict[int, tuple[SummarySentence, ...]]]:
        # No other ranker looks at it.
        if self.settings.ranker == "default":
            self.news = evidence.news
        with self._clock.stage("sentences"):
            return super()._sentences(evidence)


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
