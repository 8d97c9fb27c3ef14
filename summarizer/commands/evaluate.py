"""`summarizer evaluate`: ROUGE and keyword F1 against what people wrote."""

from __future__ import annotations

import sys
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, option, options
from summarizer.commands.output import write_pieces, write_to_stdout
from summarizer.commands.process import SOME_FAILED, SUCCESS, TOO_LOW, report
from summarizer.commands.progress import progress
from summarizer.commands.running import Run, settings_of
from summarizer.commands.screen import width
from summarizer.commands.suggestions import no_such_name
from summarizer.errors import attempt
from summarizer.evaluation import MEASURES
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.model import Failure
from summarizer.pipeline import Summarizer
from summarizer.sentence_rankers import SENTENCE_RANKERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from summarizer.evaluation.evaluator import Evaluator
    from summarizer.evaluation.references import Reference
    from summarizer.evaluation.tables import Report

    Callback = Callable[[click.Context, click.Parameter, Sequence[str]], Sequence[str]]

MEDIAN = "median"
DEFAULT_SENTENCES = 3


def _names(table: Iterable[str]) -> Callback:
    """A callback that takes names of the table, separated by commas."""

    def parse(_: click.Context, __: click.Parameter, values: Sequence[str]) -> Sequence[str]:
        names = ",".join(values).replace(",", " ").split()
        for name in names:
            if name not in table:
                raise no_such_name(name, table)
        return tuple(dict.fromkeys(names))

    return parse


def _characters(
    context: click.Context, parameter: click.Parameter, value: str | None
) -> int | str | None:
    """A number of characters, or `median`: that of the reference summaries."""
    if value is None or value == MEDIAN:
        return value
    if not (value.isascii() and value.isdigit() and int(value)):
        text = _("{value!r} is no number over 0; give one, or {median}")
        raise click.BadParameter(text.format(value=value, median=MEDIAN))
    return int(value)


def _floors(
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


EXAMPLES = """
# our ranker beside others
summarizer evaluate references.jsonl --ranker default,textrank
# for a check: exit code 3 below this
summarizer evaluate references.jsonl --fail-under rouge-l=0.15
"""
HELP = f"""{COMMANDS["evaluate"]}

Measures rankers on FILES of JSON lines with `text`, `summary` and `keywords`.
"""


@click.command(name="evaluate", help=HELP, epilog=EXAMPLES)
@options.files
@options.output_format()
@option(
    "--ranker",
    "rankers",
    callback=_names(SENTENCE_RANKERS),
    multiple=True,
    default=["default"],
    show_default=True,
    metavar="NAMES",
    help="Sentence rankers, a,b,c; random, lead and the oracle are always beside them.",
)
@option(
    "--keyword-ranker",
    "keyword_rankers",
    callback=_names(KEYWORD_RANKERS),
    multiple=True,
    default=["tfidf"],
    show_default=True,
    metavar="NAMES",
    help="Keyword rankers, a,b,c; jieba's own TF-IDF and the oracle are always beside them.",
)
@option("-n", "--sentences", type=click.IntRange(1), help="Sentences of each summary. [default: 3]")
@option(
    "--max-chars",
    callback=_characters,
    metavar="N|median",
    help="Characters of each summary instead; median: as long as the references.",
)
@option(
    "--skip-verbatim",
    is_flag=True,
    help="Leave out documents whose summary stands in the text word for word.",
)
@option(
    "--fail-under",
    "floors",
    callback=_floors,
    multiple=True,
    metavar="MEASURE=SHARE",
    help="Exit with 3 if a ranker asked for is below, as in rouge-l=0.30. Repeatable.",
)
@option("--phrases/--no-phrases", default=True, help="Allow keywords of several tokens.")
@options.source_format(options.INPUT_FORMATS)
@options.tokenizer
@options.terms
@options.common
def command(
    rankers: Sequence[str],
    keyword_rankers: Sequence[str],
    sentences: int | None,
    max_chars: int | str | None,
    skip_verbatim: bool,
    floors: Sequence[tuple[str, float]],
    **options: Any,
) -> int:
    if sentences is not None and max_chars is not None:
        raise click.UsageError(
            _("--sentences and --max-chars exclude each other; give one of them")
        )
    from summarizer.evaluation.evaluator import Budget, Evaluator, median_length
    from summarizer.evaluation.tables import render
    from summarizer.evaluation.tables import report as report_of

    this = Run(options)
    counts = Counts()
    references = list(_references(this, counts, skip_verbatim))
    if max_chars == MEDIAN:
        max_chars = median_length(references)
    budget = (
        Budget(sentences or DEFAULT_SENTENCES)
        if max_chars is None
        else Budget(characters=int(max_chars))
    )
    evaluator = Evaluator(Summarizer(settings_of(options)), rankers, keyword_rankers, budget)
    _measure(this, evaluator, references, counts)
    results = report_of(evaluator, counts.failed, counts.skipped)
    if this.output == "-":
        columns = width(sys.stdout) if this.is_on_terminal else None
        write_to_stdout(render(results, this.format, columns), this.format)
    else:
        write_pieces(this.output, render(results, this.format))
    if _is_too_low(results, floors, {*rankers, *keyword_rankers}):
        return TOO_LOW
    return SOME_FAILED if counts.failed else SUCCESS


class Counts:
    """How many documents gave no score, and why."""

    def __init__(self) -> None:
        self.failed = 0
        self.skipped = 0

    def fail(self, failure: Failure) -> None:
        """Tells of a document that cannot be measured, and counts it."""
        report(f"{failure.name}: {failure.message}")
        self.failed += 1


def _measure(
    this: Run, evaluator: Evaluator, references: Sequence[Reference], counts: Counts
) -> None:
    """Adds the references to what is measured; what cannot be measured is told."""
    with progress(this, len(references), total=len(references)) as shown:
        for number, reference in enumerate(references, 1):
            result = attempt(
                reference.source.name, partial(evaluator.add, reference), debug=this.debug
            )
            failed = 0
            if isinstance(result, Failure):
                counts.fail(result)
                failed = 1
            shown.add(1 - failed, failed, number)


def _references(this: Run, counts: Counts, skip_verbatim: bool) -> Iterator[Reference]:
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
        for reference in read_references(decoded.text.split("\n"), source.name, source.format):
            if isinstance(reference, Failure):
                counts.fail(reference)
            elif skip_verbatim and reference.is_verbatim():
                counts.skipped += 1
            else:
                yield reference


def _is_too_low(results: Report, floors: Iterable[tuple[str, float]], asked: Iterable[str]) -> bool:
    """Whether a ranker that was asked for is below a floor; each such is told."""
    is_too_low = False
    for measure, least in floors:
        values = _values(results, measure, asked)
        if not values:
            text = _("{measure} was not measured; give documents with what it is measured against")
            report(text.format(measure=measure))
            is_too_low = True
        for ranker, value in values.items():
            if value < least:
                text = _("{measure} of {ranker} is {value:.4f}; --fail-under asks for {least}")
                report(text.format(measure=measure, ranker=ranker, value=value, least=least))
                is_too_low = True
    return is_too_low


def _values(results: Report, measure: str, asked: Iterable[str]) -> Mapping[str, float]:
    return {
        row["ranker"]: row[measure]
        for task in ("summaries", "keywords")
        for row in results[task]["rankers"]
        if measure in row and row["ranker"] in asked
    }
