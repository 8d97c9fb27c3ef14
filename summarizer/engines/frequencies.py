"""A batch of records → in how many of them each term stands: the map side of `idf build`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from summarizer.engines.batch import Work, resources
from summarizer.errors import attempt
from summarizer.inputs.record import Record
from summarizer.model import Failure, Source

# The terms of many documents are fewer than those of each, and so is what the parent adds up.
COUNTED_RECORDS = 500


class Counted(NamedTuple):
    """How many documents were counted, in how many of them each term stands, and what failed."""

    documents: int
    counts: Mapping[str, int]
    failures: tuple[Failure, ...]


def counted(parts: Iterable[Counted | Failure]) -> list[Counted]:
    """The parts of a chunk; one that is lost is a record that failed."""
    return [Counted(0, {}, (part,)) if isinstance(part, Failure) else part for part in parts]


def count_batch(records: Iterable[Record], work: Work, *, debug: bool = False) -> Counted:
    """Counts the terms of each record once.

    Raises SettingsError if the settings cannot be met and, with `debug`, every error.
    """
    summarizer = resources(work.settings)

    def terms(source: Source | Failure) -> frozenset[str] | Failure:
        if isinstance(source, Failure):
            return source
        return attempt(source.name, lambda: summarizer.terms(summarizer.parse(source)), debug=debug)

    counts: Counter[str] = Counter()
    failures: list[Failure] = []
    documents = 0
    for record in records:
        found = terms(record.source)
        if isinstance(found, Failure):
            failures.append(found)
        else:
            documents += 1
            counts.update(found)
    return Counted(documents, dict(counts), tuple(failures))
