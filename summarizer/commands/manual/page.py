"""What is said of a command, as values."""

from typing import NamedTuple


class Entry(NamedTuple):
    """What has a name (an option, a command, an exit code), and what it means."""

    name: str
    text: str


class Page(NamedTuple):
    """All that is said of a command, in one language.

    `command` is its whole name, as in "summarizer idf build", and `arguments` what may stand behind
    it; the first of the `paragraphs` is one line. `options` are groups, each with its title. A line
    of `examples` is a shell's, or its comment.
    """

    command: str
    arguments: str
    paragraphs: tuple[str, ...]
    commands: tuple[Entry, ...]
    options: tuple[tuple[str, tuple[Entry, ...]], ...]
    examples: tuple[str, ...]
    exit_codes: tuple[Entry, ...]
