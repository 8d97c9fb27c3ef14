"""The loop that all commands share: inputs in, results out, failures told."""

from __future__ import annotations

import os
import sys
from contextlib import closing
from gettext import gettext as _
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from summarizer.commands.output import write_to_file, write_to_stdout
from summarizer.commands.process import SOME_FAILED, SUCCESS, report
from summarizer.errors import attempt
from summarizer.model import Failure
from summarizer.pipeline import Summarizer
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    from summarizer.model import Document, Source
    from summarizer.renderers import Renderer, Shown

    Make = Callable[[Summarizer, Document], Shown]

# What `evaluate` reads of a folder.
REFERENCE_ENDINGS = (".jsonl", ".ndjson")


class Run:
    """One call of a command: what the shared options ask for, taken out of `options`.

    Raises UsageError if there is no input but a terminal, or if standard input is asked for twice.
    """

    def __init__(self, options: dict[str, Any]) -> None:
        self.files: Sequence[str] = options.pop("files")
        self.is_list_on_stdin: bool = options.pop("null", False)
        _check_stdin(self.files, self.is_list_on_stdin)
        # Only the commands that read articles have these; to `evaluate` records are no articles.
        names = ("text_field", "title_field", "id_field")
        has_records = names[0] in options
        self.fields = [options.pop(name) for name in names] if has_records else None
        given = map(click.get_current_context().get_parameter_source, names)
        self.are_fields_asked = ParameterSource.COMMANDLINE in given
        self.script: str = options.pop("script", "source")
        self.format: str = options.pop("format", "jsonl")
        self.output: str = options.pop("output")
        self.encoding: str = options.pop("encoding")
        self.source_format: str = options.pop("source_format")
        self.quiet: bool = options.pop("quiet")
        self.verbose: bool = options.pop("verbose")
        self.debug: bool = options.pop("debug")
        self.color: str = options.pop("color")
        self.is_on_terminal = self.output == "-" and sys.stdout is not None and sys.stdout.isatty()

    def sources(self) -> Generator[Source | Failure, None, None]:
        """The inputs, each read when the iterator reaches it."""
        from summarizer.inputs import ENDINGS, sources

        return sources(
            self.files,
            stdin=None if sys.stdin is None else sys.stdin.buffer,
            encoding=self.encoding,
            format=self.source_format,
            fields=self.fields,
            endings=REFERENCE_ENDINGS if self.fields is None else ENDINGS,
            is_list_on_stdin=self.is_list_on_stdin,
            are_fields_asked=self.are_fields_asked,
        )

    def tell(self, document: Document) -> None:
        """Says on standard error what is doubtful."""
        if document.doubt and not self.quiet:
            report(f"{document.name}: {document.doubt}")


def _check_stdin(files: Sequence[str], is_list_on_stdin: bool) -> None:
    """Standard input can be read once, and nobody types a list with NULs in it."""
    context = click.get_current_context()
    needed = files.count("-") + is_list_on_stdin
    if needed > 1:
        raise click.UsageError(_("standard input can be read once; give one of - and -0"), context)
    is_terminal = sys.stdin is not None and sys.stdin.isatty()
    if is_terminal and (is_list_on_stdin or not files):
        from summarizer.commands.manual.text import usage

        click.echo(usage(context).encode(), nl=False, err=True)
        if is_list_on_stdin:
            raise click.UsageError(_("no input; give files, or pipe a list of files in"), context)
        raise click.UsageError(_("no input; give files, or pipe a text in"), context)


def run(options: dict[str, Any], make: Make) -> int:
    """Makes a result of each input, prints them, and returns the exit code.

    `options` are those of the command line; those that Run leaves are settings. A failing input is
    told in one line and does not stop the others.
    """
    this = Run(options)
    settings = settings_of(options)
    if this.verbose:
        from summarizer.commands.account import run_accounted

        return run_accounted(this, settings, make)
    return work(this, Summarizer(settings), make, this.sources())


def work(
    this: Run,
    summarizer: Summarizer,
    make: Make,
    sources: Generator[Source | Failure, None, None],
) -> int:
    """Makes a result of each of the sources, prints them, and returns the exit code."""
    failures: list[Failure] = []
    if not this.is_on_terminal and sys.stderr is not None and sys.stderr.isatty():
        from summarizer.commands.progress import counted

        sources = counted(this, sources, failures)
    # Closed at once if the work fails, for the bar's sake.
    with closing(sources):
        results = _results(this, summarizer, _in_script(this, make), sources, failures)
        if this.output == "-":
            write_to_stdout(_renderer(this)(results), this.format)
        else:
            write_to_file(this.output, _renderer(this), results)
    return SOME_FAILED if failures else SUCCESS


def _in_script(this: Run, make: Make) -> Make:
    """The same, with results in the script asked for. Raises SettingsError without OpenCC."""
    if this.script == "source":
        return make
    from summarizer.conversion import in_script

    convert = in_script(this.script)
    return lambda summarizer, document: convert(make(summarizer, document), document)


def settings_of(options: dict[str, Any]) -> Settings:
    """The settings of the options; files of words are read here, settings hold values only."""
    options["repair"] = not options.pop("no_repair")
    user_dicts = options.pop("user_dicts", ())
    stop_word_files = options.pop("stop_word_files", ())
    if user_dicts:
        from summarizer.tokenization.user_words import read_user_dict

        options["user_words"] = tuple(word for path in user_dicts for word in read_user_dict(path))
    if stop_word_files:
        from summarizer.stopwords import read_stop_words

        options["stop_words"] = tuple(w for path in stop_word_files for w in read_stop_words(path))
    if "no_default_stop_words" in options:
        options["default_stop_words"] = not options.pop("no_default_stop_words")
    return Settings(**options)


def _results(
    this: Run,
    summarizer: Summarizer,
    make: Make,
    sources: Iterable[Source | Failure],
    failures: list[Failure],
) -> Iterator[Shown | Failure]:
    for source in sources:
        result = source if isinstance(source, Failure) else _attempt(this, summarizer, make, source)
        if isinstance(result, Failure):
            report(f"{result.name}: {result.message}")
            failures.append(result)
        yield result


def _attempt(this: Run, summarizer: Summarizer, make: Make, source: Source) -> Shown | Failure:
    def act() -> Shown:
        document = summarizer.parse(source)
        this.tell(document)
        return make(summarizer, document)

    name = f"{source.place} ({source.name})" if source.place else source.name
    result = attempt(name, act, debug=this.debug)
    if isinstance(result, Failure) and result.code == "internal":
        from summarizer.lexicon import shipped_lexicon

        # Before it is called a fault of ours. Not at every start, which would be a tenth longer.
        shipped_lexicon().verify()
    return result


def _renderer(this: Run) -> Renderer:
    is_colored = _is_colored(this.color, this.is_on_terminal)
    if this.is_on_terminal and this.format == "text":
        from summarizer.commands.screen import renderer

        return renderer(is_colored=is_colored)
    from summarizer.renderers import load

    return load(this.format, color=is_colored)


def _is_colored(choice: str, is_on_terminal: bool) -> bool:
    """Whether text is to be coloured: the option, else the environment, else on a terminal.

    Of the variables the refusals go first: no-color.org, force-color.org, bixense.com/clicolors.
    """
    if choice != "auto":
        return choice == "always"
    environment = os.environ.get
    if environment("NO_COLOR"):
        return False
    if environment("FORCE_COLOR") or environment("CLICOLOR_FORCE", "") not in ("", "0"):
        return True
    if environment("CLICOLOR") == "0" or environment("TERM") == "dumb":
        return False
    return is_on_terminal
