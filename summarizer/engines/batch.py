"""A batch of records → a JSON object or a failure of each: what every engine runs.

Nothing is kept between two calls but the resources of the last settings, so that a process loads
them once, and nothing depends on where the batches begin and end.
"""

from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache
from json import JSONEncoder
from typing import NamedTuple

from summarizer.conversion import in_script
from summarizer.errors import attempt
from summarizer.inputs.record import Record
from summarizer.model import Failure
from summarizer.pipeline import Summarizer
from summarizer.renderers import encoded
from summarizer.renderers.records import record as to_record
from summarizer.settings import Settings

TASKS = {
    "summarize": "keywords, a summary, and a summary of each section",
    "keywords": "keywords alone",
    "tokenize": "the tokens of each sentence",
}


class Work(NamedTuple):
    """What is to be done with each record: values only, so that any process can be told.

    `tasks` are names of TASKS, `script` is "source" or a script to convert the result to.
    """

    settings: Settings = Settings()
    tasks: tuple[str, ...] = ("summarize",)
    script: str = "source"


def process_batch(
    records: Iterable[Record], work: Work, *, debug: bool = False
) -> list[Mapping[str, object] | Failure]:
    """The JSON object of each record, or why there is none, in their order.

    Raises SettingsError if the settings cannot be met and, with `debug`, every error.
    """
    make = _maker(work)

    def result(record: Record) -> Mapping[str, object] | Failure:
        source = record.source
        if isinstance(source, Failure):
            return source
        made = attempt(source.name, lambda: make(record), debug=debug)
        return made if isinstance(made, Failure) else with_extra(made, record.extra or {})

    return [result(record) for record in records]


def encode_batch(
    records: Iterable[Record], work: Work, *, debug: bool = False
) -> list[bytes | Failure]:
    """The same as `process_batch`, each object as a JSON line in UTF-8."""

    def line(result: Mapping[str, object] | Failure) -> bytes | Failure:
        if isinstance(result, Failure):
            return result
        # A field of the record's own may be nested too deeply.
        return attempt(str(result["name"]), lambda: json_line(result), debug=debug)

    return [line(result) for result in process_batch(records, work, debug=debug)]


def outcomes(parts: Iterable[list[bytes | Failure] | Failure]) -> list[bytes | Failure]:
    """What became of the records of a chunk, out of its parts, of which one may have been lost."""
    return [one for part in parts for one in ([part] if isinstance(part, Failure) else part)]


def json_line(value: Mapping[str, object]) -> bytes:
    """A JSON object as a line; what JSON does not know (dates of Parquet) as text."""
    # One encoder, whose method is the fastest way: json.dumps would make one a record.
    return encoded(_encode(value) + "\n")


def failure_line(failure: Failure, record: Record) -> bytes:
    """A record that gave no result, as a JSON line: where it stands, why, and its raw text."""
    place = {"source": record.file, "line": record.line}
    error = {"code": failure.code, "message": failure.message}
    raw = {"raw": record.raw} if record.raw else {}
    return json_line({"name": failure.name, "error": error, **place, **raw})


def check(work: Work) -> None:
    """Raises SettingsError if the settings cannot be met, before any process is started."""
    resources(work.settings).provenance()
    _maker(work)


_encode = JSONEncoder(ensure_ascii=False, default=str).encode


def with_extra(result: Mapping[str, object], extra: Mapping[str, object]) -> Mapping[str, object]:
    """The result with the record's own fields; those of names that are taken stand in `fields`."""
    taken = {name: value for name, value in extra.items() if name in result or name == "fields"}
    free = {name: value for name, value in extra.items() if name not in taken}
    return {**result, **free, **({"fields": taken} if taken else {})}


@lru_cache(maxsize=1)
def resources(settings: Settings) -> Summarizer:
    """The Summarizer of the process; another one only for other settings."""
    return Summarizer(settings)


@lru_cache(maxsize=1)
def _maker(work: Work) -> Callable[[Record], dict[str, object]]:
    summarizer = resources(work.settings)
    convert = in_script(work.script)

    def make(record: Record) -> dict[str, object]:
        assert not isinstance(record.source, Failure)
        document = summarizer.parse(record.source)
        provenance: object = summarizer.provenance()
        parts: dict[str, object] = {}
        if "summarize" in work.tasks:
            parts = to_record(convert(summarizer.summarize_document(document), document))
            provenance = parts.pop("provenance")
        elif "keywords" in work.tasks:
            report = convert(summarizer.keywords_of_document(document), document)
            parts["keywords"] = [keyword.to_dict() for keyword in report.keywords]
        if "tokenize" in work.tasks:
            rows = convert(summarizer.tokens_of_document(document), document).tokens
            parts["tokens"] = [[token.text for token in row] for row in rows]
        head = convert(document._replace(sections=(), joins=()), document)
        names = ("name", "title", "byline", "encoding")
        return {**{n: getattr(head, n) for n in names}, **parts, "provenance": provenance}

    return make
