"""What --fail-under of `evaluate` asks for: measures with the least value that they may have."""

from __future__ import annotations

from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from summarizer.commands.process import report
from summarizer.commands.suggestions import no_such_name
from summarizer.evaluation import MEASURES

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from summarizer.evaluation.tables import Report


def parse_floors(
    context: click.Context, parameter: click.Parameter, values: Sequence[str]
) -> Sequence[tuple[str, float]]:
    """Measures, each with the least value that it may have: `rouge-l=0.30`."""
    floors = []
    for value in values:
        measure, _equals, number = value.partition("=")
        if measure not in MEASURES:
            raise no_such_name(measure, MEASURES)
        try:
            least = float(number)
        except ValueError:
            least = -1.0
        if not 0.0 <= least <= 1.0:
            text = _("{value!r} has no share of 0 to 1; write {measure}=0.30")
            raise click.BadParameter(text.format(value=value, measure=measure))
        floors.append((measure, least))
    return floors


def is_too_low(results: Report, floors: Iterable[tuple[str, float]], asked: Iterable[str]) -> bool:
    """Whether a ranker that was asked for is below a floor; each such is told."""
    are_met = True
    for measure, least in floors:
        values = _values(results, measure, asked)
        if not values:
            text = _("{measure} was not measured; give documents with what it is measured against")
            report(text.format(measure=measure))
            are_met = False
        for ranker, value in values.items():
            if value < least:
                text = _("{measure} of {ranker} is {value:.4f}; --fail-under asks for {least}")
                report(text.format(measure=measure, ranker=ranker, value=value, least=least))
                are_met = False
    return not are_met


def _values(results: Report, measure: str, asked: Iterable[str]) -> Mapping[str, float]:
    return {
        row["ranker"]: row[measure]
        for task in ("summaries", "keywords")
        for row in results[task]["rankers"]
        if measure in row and row["ranker"] in asked
    }
