"""The targets of fuzzing without the fuzzer: over what it found, and what Hypothesis makes."""

from __future__ import annotations

from pathlib import Path

import pytest
from fuzz.targets import TARGETS
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from strategies import any_text

CASES = Path(__file__).parent / "cases" / "fuzz"


@pytest.mark.parametrize("target", TARGETS)
def test_what_is_kept_holds(target: str) -> None:
    paths = sorted((CASES / target).iterdir())
    assert paths
    for path in paths:
        try:
            TARGETS[target](path.read_bytes())
        except Exception as error:
            raise AssertionError(f"{path.relative_to(CASES)}") from error


def test_every_folder_belongs_to_a_target() -> None:
    assert sorted(path.name for path in CASES.iterdir()) == sorted(TARGETS)


@pytest.mark.parametrize("target", TARGETS)
@settings(deadline=None, max_examples=25, suppress_health_check=[HealthCheck.too_slow])
@given(data=st.data())
def test_it_holds_of_texts_and_of_any_bytes(target: str, data: st.DataObject) -> None:
    kept = st.sampled_from(sorted((CASES / target).iterdir())).map(Path.read_bytes)
    made = any_text().map(lambda text: text.encode("utf-8", "surrogatepass"))
    first, second = data.draw(kept), data.draw(st.binary(max_size=40) | made)
    place = data.draw(st.integers(0, len(first)))
    TARGETS[target](first[:place] + second + first[place:])
