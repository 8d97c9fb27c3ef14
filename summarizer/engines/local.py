"""Batches on one machine: in this process, or in several that may die of a record.

The order of the input is kept, and a bounded number of chunks is on the way at any time.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.engines.feed import CHUNK_RECORDS, Bell, Feed, chunks
from summarizer.engines.pool import Pool

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from summarizer.engines.batch import Work
    from summarizer.engines.pool import Done
    from summarizer.engines.worker import BatchFunction
    from summarizer.inputs.corpus import Placed


def serial(
    function: BatchFunction,
    records: Iterable[Placed],
    work: Work,
    limit_records: int = CHUNK_RECORDS,
) -> Generator[Done, None, None]:
    """The chunks with what `function` makes of each, in this process."""
    for chunk in chunks(records, limit_records):
        yield chunk, [function([placed.record for placed in chunk], work)]


def parallel(
    function: BatchFunction,
    records: Iterable[Placed],
    work: Work,
    *,
    jobs: int,
    timeout_seconds: float | None = None,
    limit_records: int = CHUNK_RECORDS,
    stop: Bell | None = None,
) -> Generator[Done, None, None]:
    """The same from `jobs` processes, in the order of the records.

    A record that takes longer than the timeout, or that processes have died of MAX_DEATHS times
    (the last times alone), gives a Failure in its place; the others of its chunk are done. When
    `stop` is rung, no more records are taken, and what is on the way is finished. When the iterator
    is closed, all processes are ended at once. Raises EngineError if none can be started.
    """
    feed = Feed(records, limit_records)
    pool = Pool(function, work, jobs, timeout_seconds)
    stop = stop or Bell()
    try:
        while True:
            if not stop.is_rung:
                pool.fill(feed)
            yield from pool.done()
            is_over = feed.is_at_end or stop.is_rung
            if is_over and pool.is_empty():
                return
            # Without a chunk on its way there is room, so there always is something to wait for.
            wants_more = pool.has_room() and not is_over
            pool.wait([feed.bell.connection, stop.connection] if wants_more else [])
    finally:
        feed.close()
        pool.kill()
