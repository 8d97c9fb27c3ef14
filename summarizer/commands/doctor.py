"""`summarizer doctor`: whether all that is needed is there and works."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import click

from summarizer.commands import COMMANDS, help_option, options
from summarizer.commands.output import write_to_stdout
from summarizer.commands.process import SOME_FAILED, SUCCESS, printable

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.commands.checkup import Finding


EXAMPLES = """
summarizer doctor
# what is not well, and what to do
summarizer doctor -f json | jq '.[] | select(.state != "ok")'
"""


@click.command(name="doctor", help=COMMANDS["doctor"], epilog=EXAMPLES)
@options.output_format(("text", "json"))
@options.settings_file("Check FILE, and not the settings of the project and the user.")
@help_option
def command(format: str, file: str | None) -> int:
    from summarizer.commands.checkup import BROKEN, checkup

    findings = list(checkup(file))
    write_to_stdout(_FORMATS[format](findings), format)
    return SOME_FAILED if any(one.state == BROKEN for one in findings) else SUCCESS


def _text(findings: Sequence[Finding]) -> Iterator[str]:
    width = max(len(one.subject) for one in findings)
    for one in findings:
        advice = f"; {one.advice}" if one.advice else ""
        yield printable(f"{one.state:<7} {one.subject:<{width}}  {one.detail}{advice}") + "\n"


def _json(findings: Sequence[Finding]) -> Iterator[str]:
    text = json.dumps([one._asdict() for one in findings], ensure_ascii=False, indent=2)
    yield text + "\n"


_FORMATS: dict[str, Callable[[Sequence[Finding]], Iterator[str]]] = {"text": _text, "json": _json}
