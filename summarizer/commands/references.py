"""The references that `evaluate` reads, and how many documents give no score."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.commands.process import report
from summarizer.errors import attempt
from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from summarizer.commands.running import Run
    from summarizer.evaluation.references import Reference


class Counts:
    """How many documents gave no score, and why."""

    def __init__(self) -> None:
        self.failed = 0
        self.skipped = 0

    def fail(self, failure: Failure) -> None:
        """Tells of a document that cannot be measured, and counts it."""
        report(f"{failure.name}: {failure.message}")
        self.failed += 1


def read(this: Run, counts: Counts, skip_verbatim: bool) -> Iterator[Reference]:
    """The references of a run; those that give none are told and counted, those skipped counted."""
    from summarizer.decoding import decode
    from summarizer.evaluation.references import read_references

    for source in this.sources():
        if isinstance(source, Failure):
            counts.fail(source)
            continue
        decoded = attempt(
            source.name,
            lambda data=source.data: decode(data, this.encoding),  # type: ignore[misc]
            debug=this.debug,
        )
        if isinstance(decoded, Failure):
            counts.fail(decoded)
            continue
        if not decoded.text.strip():
            counts.fail(Failure(source.name, "empty", "is empty; give an object with text a line"))
            continue
        for reference in read_references(decoded.text.split("\n"), source.name, source.format):
            if isinstance(reference, Failure):
                counts.fail(reference)
            elif skip_verbatim and reference.is_verbatim():
                counts.skipped += 1
            else:
                yield reference
