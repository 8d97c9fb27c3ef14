"""A page of the manual as man reads it: roff, with the macros of man(7)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.commands.manual.wrapping import pieces

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from summarizer.commands.manual import Translate
    from summarizer.commands.manual.page import Entry, Page


def name_of(command: str) -> str:
    """The name of the page of a command: summarizer-idf-build."""
    return command.replace(" ", "-")


def render(shown: Page, translate: Translate, version: str, others: Iterable[str]) -> str:
    """The source of a page; `others` are the commands to see also."""
    lines = [*_head(shown, translate, version), *_options(shown, translate)]
    if shown.examples:
        lines += [*_section(translate("Examples")), ".nf"]
        lines += [_escaped(line) for line in shown.examples]
        lines += [".fi"]
    lines += [*_section(translate("Exit codes")), *_entries(shown.exit_codes)]
    references = [rf"\fB{_escaped(name_of(command))}\fR(1)" for command in others]
    lines += [*_section(translate("See also")), ", ".join(references)]
    return "\n".join(lines) + "\n"


def _head(shown: Page, translate: Translate, version: str) -> Iterator[str]:
    title = _escaped(name_of(shown.command).upper())
    what = _text(translate("summarizer manual"))
    # No date: the same source gives the same bytes whenever it is built.
    yield f'.TH {title} 1 "" "summarizer {version}" "{what}"'
    # Left-aligned, without hyphens: names of options are to be copied, and Chinese is not spread.
    yield from (".ad l", ".nh")
    first, *further = shown.paragraphs
    yield from _section(translate("Name"))
    yield rf"{_escaped(name_of(shown.command))} \- {_text(first.rstrip('.。'))}"
    yield from _section(translate("Synopsis"))
    yield rf"\fB{_escaped(shown.command)}\fR {_text(shown.arguments)}"
    if further:
        yield from _section(translate("Description"))
        yield "\n.PP\n".join([_text(paragraph) for paragraph in further])


def _options(shown: Page, translate: Translate) -> Iterator[str]:
    if shown.commands:
        yield from _section(translate("Commands"))
        yield from _entries(shown.commands)
    yield from _section(translate("Options"))
    for title, entries in shown.options:
        yield f".SS {_text(title)}"
        yield from _entries(entries)


def _section(title: str) -> list[str]:
    return [f".SH {_text(title.upper())}"]


def _entries(entries: Sequence[Entry]) -> Iterator[str]:
    for entry in entries:
        yield from (".TP", rf"\fB{_escaped(entry.name)}\fR", _text(entry.text))


def _text(text: str) -> str:
    r"""Running text; \: allows a line to end, as roff itself knows of spaces only."""
    if text.isascii():
        return _escaped(text)
    return r"\:".join([_escaped(piece) for piece in pieces(text)]).replace(r"\: \:", " ")


def _escaped(text: str) -> str:
    r"""Without anything that roff would take for its own; \- is a hyphen to be copied."""
    text = text.replace("\\", r"\e").replace("-", r"\-").replace('"', r"\(dq")
    return rf"\&{text}" if text[:1] in (".", "'") else text
