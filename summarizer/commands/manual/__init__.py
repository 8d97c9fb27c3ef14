"""What is said of a command: a page, made of its options, for the terminal and for man."""

from __future__ import annotations

import gettext
from typing import TYPE_CHECKING

import click

from summarizer.commands.manual.page import Entry, Page
from summarizer.commands.process import DOMAIN, INTERRUPTED, SOME_FAILED, SUCCESS, TOO_LOW, USAGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    # From an English text to the same in another language, or back.
    Translate = Callable[[str], str]

# The title of each group, and the options that stand in it, by the names of their parameters.
GROUPS = {
    "Content": (
        "tasks",
        "by",
        "sentences",
        "ratio",
        "max_chars",
        "keywords",
        "phrases",
        "pos",
        "figures",
        "focus",
        "delimiter",
        "mode",
        "min_df",
        "max_terms",
        "top",
        "origin",
        "skip_verbatim",
        "floors",
    ),
    "Ranking": ("ranker", "rankers", "keyword_ranker", "keyword_rankers", "explain"),
    "Words": ("tokenizer", "user_dicts", "stop_word_files", "no_default_stop_words", "idf"),
    "Input": (
        "files",
        "config",
        "file",
        "source_format",
        "encoding",
        "no_repair",
        "null",
        "text_field",
        "title_field",
        "id_field",
    ),
    "Output": ("output", "format", "script", "color"),
    "Work": ("jobs", "timeout_seconds", "resume", "engine", "master"),
    "Messages": ("quiet", "verbose", "is_reported", "debug"),
    "Other": ("version", "help"),
}
LAST_GROUP = "Other"
# The only argument that is no option and yet needs words; those of others are in their paragraphs.
FILES = "Files, folders and quoted patterns; none, or -: standard input."
EXIT_CODES = {
    SUCCESS: "Done.",
    SOME_FAILED: "Some input failed; the results of the others were written.",
    USAGE: "Wrong usage; nothing was done.",
    TOO_LOW: "What --fail-under asks for was not reached.",
    INTERRUPTED: "Interrupted.",
}
DOCTOR_EXIT_CODES = {
    SUCCESS: EXIT_CODES[SUCCESS],
    SOME_FAILED: "Something that is needed is broken.",
    USAGE: EXIT_CODES[USAGE],
    INTERRUPTED: EXIT_CODES[INTERRUPTED],
}
# What stands for a value, by the name that click gives its type.
_KINDS = {"integer": "N", "integer range": "N", "float": "X", "float range": "X"}
# More of them stand in a sentence of their own.
MAX_CHOICES_CHARACTERS = 12


def translator() -> Translate:
    """The translation into the language that was chosen for the process."""
    if gettext.textdomain() != DOMAIN:
        return str
    # Asking gettext itself looks for the catalogue's file at each text.
    folder = gettext.bindtextdomain(DOMAIN)
    return gettext.translation(DOMAIN, folder, fallback=True).gettext


def page(context: click.Context, translate: Translate) -> Page:
    """What is said of the command of a context."""
    command = context.command
    return Page(
        context.command_path,
        " ".join(_arguments(command, translate)),
        tuple([translate(paragraph) for paragraph in _paragraphs(command)]),
        tuple([Entry(name, translate(text)) for name, text in commands_of(context)]),
        tuple(_groups(context, translate)),
        tuple([_example(line, translate) for line in (command.epilog or "").split("\n") if line]),
        tuple([Entry(str(c), translate(text)) for c, text in _exit_codes(command).items()]),
    )


def commands_of(context: click.Context) -> Iterator[tuple[str, str]]:
    """The commands of a group, with the first line of their help; imports those of no table."""
    command = context.command
    if not isinstance(command, click.Group):
        return
    table: dict[str, str] = getattr(command, "table", {})
    for name in command.list_commands(context):
        if name in table:
            yield name, table[name]
        elif below := command.get_command(context, name):
            yield name, _paragraphs(below)[0]


def _paragraphs(command: click.Command) -> Sequence[str]:
    """The help of a command, each paragraph a line."""
    paragraphs = [" ".join(paragraph.split()) for paragraph in (command.help or "").split("\n\n")]
    return tuple(filter(None, paragraphs))


def _arguments(command: click.Command, translate: Translate) -> Iterator[str]:
    yield f"[{translate('OPTIONS')}]"
    for parameter in command.params:
        if isinstance(parameter, click.Argument):
            name = _value(parameter, translate)
            # Words of an argument's own have their brackets.
            bracketed = name if parameter.required or parameter.metavar else f"[{name}]"
            yield bracketed + ("..." if parameter.nargs == -1 and not parameter.metavar else "")
    if isinstance(command, click.Group):
        yield f"{translate('COMMAND')} [{translate('ARGUMENTS')}]..."


def _groups(
    context: click.Context, translate: Translate
) -> Iterator[tuple[str, tuple[Entry, ...]]]:
    parameters = {parameter.name: parameter for parameter in context.command.params}
    listed = {name for names in GROUPS.values() for name in names}
    others = [
        parameter.name
        for parameter in context.command.params
        if isinstance(parameter, click.Option) and parameter.name not in listed
    ]
    for title, names in GROUPS.items():
        entries = [
            _entry(parameters[name], context, translate)
            for name in (*(others if title == LAST_GROUP else ()), *names)
            if name in parameters
        ]
        if entries:
            yield translate(title), tuple(entries)


def _entry(parameter: click.Parameter, context: click.Context, translate: Translate) -> Entry:
    if not isinstance(parameter, click.Option):
        return Entry(_value(parameter, translate), translate(FILES))
    # The translation of nothing is the head of the catalogue.
    text = translate(parameter.help) if parameter.help else ""
    choices = _choices(parameter)
    if len("|".join(choices)) > MAX_CHOICES_CHARACTERS:
        text += translate(" One of {choices}.").format(choices=translate(", ").join(choices))
    # The option's own, since help is to work with a broken file of settings.
    default = parameter.default
    if parameter.show_default and default is not None:
        shown = ", ".join(default) if isinstance(default, (list, tuple)) else default
        text += translate(" [default: {default}]").format(default=shown)
    if parameter.required:
        text += translate(" [required]")
    return Entry(_names(parameter, translate), text)


def _names(option: click.Option, translate: Translate) -> str:
    names = ", ".join(sorted(option.opts, key=len))
    if option.secondary_opts:
        return f"{names} / {', '.join(option.secondary_opts)}"
    return names if option.is_flag else f"{names} {_value(option, translate)}"


def _value(parameter: click.Parameter, translate: Translate) -> str:
    """What stands for the value of a parameter: N, FILE, text|json."""
    if parameter.metavar:
        return translate(parameter.metavar)
    choices = "|".join(_choices(parameter))
    is_argument = isinstance(parameter, click.Argument)
    if choices:
        is_short = is_argument or len(choices) <= MAX_CHOICES_CHARACTERS
        return choices if is_short else translate("NAME")
    if is_argument:
        return translate((parameter.name or "").upper())
    return translate(_KINDS.get(parameter.type.name, "TEXT"))


def _choices(parameter: click.Parameter) -> Sequence[str]:
    return parameter.type.choices if isinstance(parameter.type, click.Choice) else ()


def _example(line: str, translate: Translate) -> str:
    comment = line.removeprefix("# ")
    return line if comment == line else f"# {translate(comment)}"


def _exit_codes(command: click.Command) -> Mapping[int, str]:
    names = {parameter.name for parameter in command.params}
    if command.name == "doctor":
        return DOCTOR_EXIT_CODES
    if isinstance(command, click.Group):
        # Of all commands, or of some that measure nothing.
        left_out = set() if hasattr(command, "table") else {TOO_LOW}
    elif "files" not in names:
        left_out = {SOME_FAILED, TOO_LOW}
    else:
        left_out = set() if "floors" in names else {TOO_LOW}
    return {code: text for code, text in EXIT_CODES.items() if code not in left_out}


def contexts(context: click.Context) -> Iterator[click.Context]:
    """The context of each command below that of `context`, itself first."""
    yield context
    if isinstance(context.command, click.Group):
        for name in context.command.list_commands(context):
            below = context.command.get_command(context, name)
            if below:
                yield from contexts(click.Context(below, context, name))
