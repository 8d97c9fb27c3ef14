"""A batch of records → in how many of them each term stands: the map side of `idf build`."""

from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from summarizer.engines.batch import Work, resources
from summarizer.errors import attempt
from summarizer.inputs.record import Record
from summarizer.model import Failure, Source

# The terms of many documents are fewer than those of each, and so is what the parent adds up.
CHUNK_RECORDS = 500


class Counted(NamedTuple):
    """How many documents were counted, in how many of them each term stands, and what failed."""

    documents: int
    counts: Mapping[str, int]
    failures: tuple[Failure, ...]


def count_batch(records: Iterable[Record], work: Work) -> Counted:
    """Counts the terms of each record once.

    Raises SettingsError if the settings cannot be met.
    """
    summarizer = resources(work.settings)
    counts: Counter[str] = Counter()
    failures: list[Failure] = []
    documents = 0

    def terms(source: Source) -> frozenset[str]:
        return summarizer.terms(summarizer.parse(source))

    for record in records:
        source = record.source
        if not isinstance(source, Failure):
            found = attempt(source.name, lambda source=source: terms(source), debug=False)  # type: ignore[misc]
            if not isinstance(found, Failure):
                documents += 1
                counts.update(found)
                continue
            source = found
        failures.append(source)
    return Counted(documents, dict(counts), tuple(failures))
