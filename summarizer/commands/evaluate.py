"""`summarizer evaluate`: ROUGE and keyword F1 against what people wrote."""

from __future__ import annotations

import sys
from functools import partial
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import COMMANDS, option, options
from summarizer.commands.floors import is_too_low, parse_floors
from summarizer.commands.output import STDOUT, write_pieces, write_to_stdout
from summarizer.commands.process import SOME_FAILED, SUCCESS, TOO_LOW
from summarizer.commands.progress import progress
from summarizer.commands.references import Counts, read
from summarizer.commands.running import Run, settings_of
from summarizer.commands.screen import width
from summarizer.commands.suggestions import names_of
from summarizer.errors import attempt
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.model import Failure
from summarizer.pipeline import Summarizer
from summarizer.sentence_rankers import SENTENCE_RANKERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evaluation.evaluator import Evaluator
    from summarizer.evaluation.references import Reference

MEDIAN = "median"
DEFAULT_SENTENCES = 3


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
    callback=names_of(SENTENCE_RANKERS),
    multiple=True,
    default=["default"],
    show_default=True,
    metavar="NAMES",
    help="Sentence rankers, a,b,c; random, lead and the oracle are always beside them.",
)
@option(
    "--keyword-ranker",
    "keyword_rankers",
    callback=names_of(KEYWORD_RANKERS),
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
    callback=parse_floors,
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
    from summarizer.evaluation.tables import render, results_of

    this = Run(options)
    counts = Counts()
    references = list(read(this, counts, skip_verbatim))
    if max_chars == MEDIAN:
        max_chars = median_length(references)
    budget = (
        Budget(sentences or DEFAULT_SENTENCES)
        if max_chars is None
        else Budget(characters=int(max_chars))
    )
    evaluator = Evaluator(Summarizer(settings_of(options)), rankers, keyword_rankers, budget)
    _measure(this, evaluator, references, counts)
    results = results_of(evaluator, counts.failed, counts.skipped)
    if this.output == STDOUT:
        columns = width(sys.stdout) if this.is_on_terminal else None
        write_to_stdout(render(results, this.format, columns), this.format)
    else:
        write_pieces(this.output, render(results, this.format))
    if is_too_low(results, floors, {*rankers, *keyword_rankers}):
        return TOO_LOW
    return SOME_FAILED if counts.failed else SUCCESS


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
