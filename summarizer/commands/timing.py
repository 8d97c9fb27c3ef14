"""How long each stage of the pipeline takes, measured from outside."""

from __future__ import annotations

from contextlib import contextmanager
from time import perf_counter
from typing import TYPE_CHECKING

from summarizer.pipeline import Summarizer

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator
    from typing import TypeVar

    from summarizer.evidence import Evidence
    from summarizer.model import (
        Document,
        Keyword,
        Manuscript,
        Sentence,
        Source,
        SummarySentence,
        Token,
    )
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
