"""The JSON Schema that ships describes what the commands print, and nothing beside it."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from jsonschema import Draft202012Validator
from processes import ROOT, SAMPLES, run, shared_output, shared_record

from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

SCHEMA: dict[str, Any] = json.loads(
    (ROOT / "summarizer" / "data" / "output.schema.json").read_text(encoding="utf-8")
)
DOCUMENTS = {
    "summary": ("summarize", "--explain"),
    "keywords": ("keywords",),
    "figures": ("keywords", "--figures"),
    "tokens": ("tokenize",),
    "sentences": ("sentences",),
    "outline": ("outline",),
    "clean": ("clean",),
}
LINES = {name: name for name in DOCUMENTS} | {"tokens": "token_line", "sentences": "sentence_line"}
OWN_FIELD = (
    '{"name": "a", "text": "港口昨天开通了夜航。", "desk": "市政", "title": "夜航", "line": 3}\n'
)


def errors(name: str, value: object, **beside: object) -> list[str]:
    """What of a value is not as the definition `name` says, with further keywords beside it."""
    schema = {"$ref": f"#/$defs/{name}", "$defs": SCHEMA["$defs"], **beside}
    return [error.message for error in Draft202012Validator(schema).iter_errors(value)]


def lines(text: str) -> list[Any]:
    return [json.loads(line) for line in text.split("\n") if line]


def objects(value: object) -> Iterable[dict[str, Any]]:
    """A value's objects, itself and those inside."""
    if isinstance(value, dict):
        yield value
    if isinstance(value, (dict, list)):
        for inner in value.values() if isinstance(value, dict) else value:
            yield from objects(inner)


def test_schema_is_one() -> None:
    Draft202012Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("name", DOCUMENTS)
class TestSamples:
    @pytest.mark.parametrize("sample", SAMPLES)
    def test_one_is_an_object(self, name: str, sample: str) -> None:
        value = shared_record(*DOCUMENTS[name], sample)
        assert errors(name, value) == []
        assert errors("output", value) == []

    def test_all_are_an_array(self, name: str) -> None:
        assert errors("output", shared_record(*DOCUMENTS[name], *SAMPLES)) == []

    def test_lines(self, name: str) -> None:
        values = lines(shared_output(*DOCUMENTS[name], *SAMPLES, "-f", "jsonl"))
        assert len(values) >= len(SAMPLES)
        assert [found for value in values if (found := errors(LINES[name], value))] == []


@pytest.mark.parametrize("name", DOCUMENTS)
def test_an_unknown_key_is_an_error_wherever_it_stands(name: str) -> None:
    text = json.dumps(shared_record(*DOCUMENTS[name], "samples/report.txt"))
    accepted = []
    # One of each kind: hundreds of tokens are alike.
    kinds = {tuple(one): i for i, one in enumerate(objects(json.loads(text)))}
    for i in kinds.values():
        value = json.loads(text)
        changed = list(objects(value))[i]
        changed["unheard of"] = "x"
        if not errors(name, value):
            accepted.append(sorted(changed))
    assert accepted == []


def test_settings_are_those_of_the_package() -> None:
    settings = SCHEMA["$defs"]["provenance"]["properties"]["settings"]
    assert settings["propertyNames"]["enum"] == [*Settings._fields, "script"]


def test_settings_of_a_summary(tmp_path: Path) -> None:
    pytest.importorskip("opencc")
    path = tmp_path / "words.txt"
    path.write_text("夜航\n", encoding="utf-8")
    words = ("-u", str(path), "--stop-words", str(path))
    call = ("summarize", *words, "--script", "traditional", "--ratio", "0.1", "--focus", "夜航")
    assert errors("summary", shared_record(*call, "samples/report.txt")) == []


def test_batch() -> None:
    tasks = ("--do", "summarize,tokenize", "--jobs", "0")
    values = lines(shared_output("batch", *tasks, *SAMPLES))
    assert len(values) == len(SAMPLES)
    for value in values:
        assert errors("batch_record", value, unevaluatedProperties=False) == []
        assert errors("batch_line", value) == []


def test_fields_of_the_users_pass_through_a_batch() -> None:
    process = run("batch", "--jobs", "0", "--do", "keywords", data=OWN_FIELD.encode())
    (value,) = lines(process.stdout.decode())
    assert errors("batch_record", value) == []
    assert errors("batch_record", value, unevaluatedProperties=False)


def test_failed_record_of_a_batch() -> None:
    process = run("batch", "--jobs", "0", data=b'{oops\n{"text": ""}\n')
    values = lines(process.stdout.decode())
    assert [errors("batch_failure", value) for value in values] == [[], []]
    assert [errors("batch_line", value) for value in values] == [[], []]
