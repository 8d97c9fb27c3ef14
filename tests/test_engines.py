"""The pool of processes: order, records that kill, records that hang; the pure function."""

from __future__ import annotations

import os
import pickle
import signal
import time
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from articles import HARBOUR
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import any_text

from summarizer import Settings, Summarizer
from summarizer.engines.batch import Work, process_batch
from summarizer.engines.feed import Bell, Feed, chunks
from summarizer.engines.local import parallel, serial
from summarizer.errors import SettingsError
from summarizer.inputs.corpus import Placed, Position
from summarizer.inputs.record import Record
from summarizer.model import Failure, Source, UserWord

if TYPE_CHECKING:
    from collections.abc import Iterable


def placed(texts: Iterable[str]) -> list[Placed]:
    return [
        Placed(Record(Source(str(i), text), "a", i), Position(0, i + 1), i)
        for i, text in enumerate(texts)
    ]


def obey(records: Iterable[Record], work: Work) -> list[str]:
    """The names of the records, whose texts are orders to the process."""
    return [_obey(record.source) for record in records]


def _obey(source: Source | Failure) -> str:
    assert isinstance(source, Source)
    order, _, path = str(source.data).partition(" ")
    if order == "die":
        os._exit(3)
    if order == "hang":
        time.sleep(1000)
    if order == "refuse":
        raise SettingsError("no")
    if order == "die-once" and not Path(path).exists():
        Path(path).touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return source.name


def outcomes(texts: Iterable[str], **options: Any) -> list[Any]:
    """What comes out for each record, in order."""
    found: list[Any] = []
    for chunk, parts in parallel(obey, placed(texts), Work(), **options):
        flat = [one for p in parts for one in ([p] if isinstance(p, Failure) else p)]
        assert len(flat) == len(chunk)
        found += flat
    return found


class TestPool:
    """Processes that may die."""

    def test_order(self) -> None:
        assert outcomes(["go"] * 450, jobs=3) == [str(i) for i in range(450)]

    def test_no_records(self) -> None:
        assert outcomes([], jobs=2) == []

    def test_records_that_kill_are_set_aside_alone(self) -> None:
        texts = ["die" if i in (0, 57, 58, 219) else "go" for i in range(220)]
        found = outcomes(texts, jobs=2)
        failed = {int(one.name): one.code for one in found if isinstance(one, Failure)}
        assert failed == dict.fromkeys((0, 57, 58, 219), "crash")
        assert [i for i, one in enumerate(found) if one == str(i)] == [
            i for i in range(220) if i not in failed
        ]

    def test_a_process_that_is_killed_costs_no_record(self, tmp_path: Path) -> None:
        texts = [f"die-once {tmp_path / str(i)}" if i % 50 == 7 else "go" for i in range(200)]
        assert outcomes(texts, jobs=2) == [str(i) for i in range(200)]
        assert len(list(tmp_path.iterdir())) == 4

    def test_records_that_hang_are_set_aside_alone(self) -> None:
        texts = ["hang" if i in (3, 120) else "go" for i in range(130)]
        found = outcomes(texts, jobs=2, timeout_seconds=0.5)
        failed = {int(one.name): one.code for one in found if isinstance(one, Failure)}
        assert failed == {3: "timeout", 120: "timeout"}
        assert len(found) == 130

    def test_settings_that_cannot_be_met_end_the_run(self) -> None:
        with pytest.raises(SettingsError):
            outcomes(["go", "refuse"], jobs=2)

    def test_few_records_are_read_ahead(self) -> None:
        count = 0

        def endless() -> Iterable[Placed]:
            nonlocal count
            while True:
                count += 1
                yield placed(["go"])[0]

        stop = Bell()
        taken = 0
        for chunk, _ in parallel(obey, endless(), Work(), jobs=2, limit_records=10, stop=stop):
            taken += len(chunk)
            # Six chunks on their way, one read ahead, and the one at hand.
            assert count - taken <= 80
            if taken > 1000:
                stop.ring()
        assert taken <= count <= taken + 11

    def test_an_error_of_reading_comes_through(self) -> None:
        def broken() -> Iterable[Placed]:
            yield from placed(["go"])
            raise SettingsError("no such encoding")

        with pytest.raises(SettingsError, match="encoding"):
            list(parallel(obey, broken(), Work(), jobs=1))


class TestFeed:
    """Chunks of what is there."""

    def test_long_records_travel_in_small_company(self) -> None:
        sizes = [len(chunk) for chunk in chunks(placed(["x" * 600_000] * 5 + ["y"] * 7), 4)]
        assert sizes == [2, 2, 4, 4]

    @given(st.lists(any_text()), st.integers(1, 5))
    def test_chunks_are_the_records_in_their_order(self, texts: list[str], limit: int) -> None:
        records = placed(texts)
        found = list(chunks(records, limit))
        assert [one for chunk in found for one in chunk] == records
        assert all(1 <= len(chunk) <= limit for chunk in found)

    def test_all_is_given_in_order(self) -> None:
        feed = Feed(placed(["go"] * 95), 10)
        found: list[str] = []
        while not feed.is_at_end:
            found += [one.record.source.name for one in feed.take()]
        assert found == [str(i) for i in range(95)]


class TestProcessBatch:
    """A pure function: equal input, equal output, nothing but values in and out."""

    @settings(deadline=None, max_examples=30)
    @given(st.lists(any_text(), max_size=4), st.integers(0, 4))
    def test_any_texts_give_the_same_wherever_a_batch_ends(
        self, texts: list[str], end: int
    ) -> None:
        records = [one.record for one in placed(texts)]
        whole = process_batch(records, self.WORK)
        assert len(whole) == len(records)
        parts = [*process_batch(records[:end], self.WORK), *process_batch(records[end:], self.WORK)]
        assert parts == whole
        assert [one for one in whole if isinstance(one, Failure) and one.code == "internal"] == []

    WORK = Work(
        Settings(keywords=3, user_words=(UserWord("夜航灯", None, None),)), ("keywords", "tokenize")
    )

    def records(self) -> list[Record]:
        failure = Failure("b", "input", "is broken")
        return [Record(Source("a", HARBOUR), "f", 1, {"x": 1}), Record(failure, "f", 2)]

    def test_values_travel(self) -> None:
        work, records = pickle.loads(pickle.dumps((self.WORK, self.records())))
        found = process_batch(records, work)
        assert found == process_batch(self.records(), self.WORK)
        result, failure = found
        assert not isinstance(result, Failure)
        assert failure == self.records()[1].source
        assert result["x"] == 1
        summarizer = Summarizer(self.WORK.settings)
        assert result["provenance"] == summarizer.provenance()

    def test_two_settings_do_not_mix(self) -> None:
        first = process_batch(self.records(), self.WORK)
        assert process_batch(self.records(), Work()) != first
        assert process_batch(self.records(), self.WORK) == first

    def test_serial_is_parallel(self) -> None:
        records = placed([HARBOUR] * 3)
        (one,) = serial(process_batch, records, self.WORK)
        found = list(parallel(process_batch, records, self.WORK, jobs=1))
        assert [part for _, parts in found for results in parts for part in results] == one[1][0]
