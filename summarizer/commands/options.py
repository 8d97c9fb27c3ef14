"""The options that commands share, each defined once."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

from summarizer.commands import help_option, option
from summarizer.commands.setting_paths import configure
from summarizer.inputs import RECORD_FORMATS
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.readers import READERS
from summarizer.renderers import FORMATS
from summarizer.sentence_rankers import SENTENCE_RANKERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from click.shell_completion import CompletionItem

    Decorator = Callable[[Callable[..., Any]], Callable[..., Any]]

SCRIPTS = ("source", "simplified", "traditional")
INPUT_FORMATS = ("auto", *READERS)


class Choice(click.Choice):  # type: ignore[type-arg]
    """One of some names; a mistyped one is told with the nearest of them."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value not in self.choices:
            from summarizer.commands.suggestions import no_such_name

            raise no_such_name(value, self.choices)
        return value


def stacked(*decorators: Decorator) -> Decorator:
    """One decorator of several, which stand in the help in the order given."""

    def decorate(function: Callable[..., Any]) -> Callable[..., Any]:
        for decorator in reversed(decorators):
            function = decorator(function)
        return function

    return decorate


def output_format(formats: Iterable[str] = FORMATS, default: str = "text") -> Decorator:
    """-f/--format among `formats`."""
    return option(
        "-f",
        "--format",
        type=Choice(list(formats)),
        default=default,
        show_default=True,
        help="Output format.",
    )


def complete_path(_: click.Context, __: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Leaves the names of files to the shell."""
    from click.shell_completion import CompletionItem

    return [CompletionItem(incomplete, type="file")]


# Not click.Path: its name is looked up in the locale's catalogues, which takes 2 ms.
files = click.argument("files", nargs=-1, shell_complete=complete_path)


def source_format(formats: Iterable[str]) -> Decorator:
    """--from among `formats`."""
    return option(
        "--from",
        "source_format",
        type=Choice(list(formats)),
        default="auto",
        show_default=True,
        help="Format of the input.",
    )


# What a summary is to hold, and what chooses it.
summaries = stacked(
    option(
        "--by",
        type=Choice(["section", "document"]),
        default="section",
        show_default=True,
        help="Summarise each section and the whole, or the whole alone.",
    ),
    option(
        "-n",
        "--sentences",
        type=click.IntRange(1),
        help="At most so many sentences of each section. [by its length]",
    ),
    option(
        "--ratio",
        type=click.FloatRange(0, 1, min_open=True),
        help="Instead of -n, a share of each section's sentences: 0.2 is a fifth.",
    ),
    option(
        "--max-chars",
        type=click.IntRange(1),
        help="At most so many characters for all sections together.",
    ),
    option(
        "-k",
        "--keywords",
        type=click.IntRange(0),
        default=10,
        show_default=True,
        help="Number of keywords.",
    ),
    option(
        "--ranker",
        type=Choice(list(SENTENCE_RANKERS)),
        default="default",
        show_default=True,
        help="What ranks the sentences.",
    ),
    option(
        "--keyword-ranker",
        type=Choice(list(KEYWORD_RANKERS)),
        default="tfidf",
        show_default=True,
        help="What ranks the keywords.",
    ),
    option(
        "--focus",
        multiple=True,
        metavar="TERMS",
        help="Prefer sentences on these terms. Repeatable.",
    ),
    option("--explain", is_flag=True, help="Show the parts of each score."),
)

# Of the commands that read articles: what the input is, and the script of the output.
articles_in = stacked(
    source_format((*INPUT_FORMATS, *dict.fromkeys(RECORD_FORMATS.values()))),
    option(
        "--text-field",
        metavar="NAME",
        help="Field of the text in records. [text, content, body, 正文 or 内容]",
    ),
    option("--title-field", metavar="NAME", help="Field of the title. [title or 标题]"),
    option("--id-field", metavar="NAME", help="Field of the document's name. [id, 编号 or name]"),
    option(
        "-0",
        "--null",
        is_flag=True,
        help="Read a list of files from standard input, a NUL behind each: find -print0.",
    ),
)
articles = stacked(
    articles_in,
    option(
        "--script",
        type=Choice(SCRIPTS),
        default="source",
        show_default=True,
        help="Script of the output, by OpenCC; positions stay those of the source.",
    ),
)

config = option(
    "--config",
    is_eager=True,
    expose_value=False,
    callback=configure,
    metavar="FILE",
    shell_complete=complete_path,
    help="Take settings from FILE, and not from those of the project and the user.",
)


def settings_file(help: str) -> Decorator:
    """--config of a command that looks at the settings themselves: `file`, if one is named."""
    return option("--config", "file", metavar="FILE", shell_complete=complete_path, help=help)


# Where it comes from, where it goes, and what is said meanwhile.
common = stacked(
    option(
        "-o",
        "--output",
        default="-",
        metavar="FILE",
        shell_complete=complete_path,
        help="Write to FILE, whole or not at all; - is standard output.",
    ),
    option(
        "-E",
        "--encoding",
        default="auto",
        metavar="NAME",
        help="Encoding of the input: auto, utf-8, gb18030, big5, …",
    ),
    option("--no-repair", is_flag=True, help="Leave broken lines and paragraphs as they are."),
    option("-q", "--quiet", is_flag=True, help="No notes on standard error, only errors."),
    option("-v", "--verbose", is_flag=True, help="Say on standard error what was done."),
    option("--debug", is_flag=True, help="Show the traceback of an error."),
    option(
        "--color",
        type=Choice(["auto", "always", "never"]),
        default="auto",
        show_default=True,
        help="Colour of text output; NO_COLOR and FORCE_COLOR are heeded.",
    ),
    config,
    help_option,
)

tokenizer = stacked(
    option(
        "--tokenizer",
        type=Choice(["auto", "jieba"]),
        default="auto",
        help="jieba: by jieba itself, slow to start; auto: the same tokens without it.",
    ),
    option(
        "-u",
        "--user-dict",
        "user_dicts",
        multiple=True,
        metavar="FILE",
        shell_complete=complete_path,
        help="User dictionary in jieba's format: WORD [FREQUENCY] [TAG]. Repeatable.",
    ),
)

terms = stacked(
    option(
        "--stop-words",
        "stop_word_files",
        multiple=True,
        metavar="FILE",
        shell_complete=complete_path,
        help="Stop words, one a line, added to the list. Repeatable.",
    ),
    option("--no-default-stop-words", is_flag=True, help="Leave out the stop words that ship."),
    option(
        "--idf",
        metavar="FILE",
        shell_complete=complete_path,
        help="IDF table: a file of idf build, or of lines TERM IDF.",
    ),
)
