"""The loop that all commands share: inputs in, results out, failures told."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any

import click

from summarizer.commands.output import write_to_file, write_to_stdout
from summarizer.commands.process import SOME_FAILED, SUCCESS, report
from summarizer.errors import attempt
from summarizer.model import Failure
from summarizer.pipeline import Summarizer
from summarizer.settings import Settings

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.model import Document, Source
    from summarizer.renderers import Renderer, Result

    Make = Callable[[Summarizer, Document], Result]

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
        self.script: str = options.pop("script", "source")
        self.format: str = options.pop("format", "jsonl")
        self.output: str = options.pop("output")
        self.encoding: str = options.pop("encoding")
        self.source_format: str = options.pop("source_format")
        self.quiet: bool = options.pop("quiet")
        self.verbose: bool = options.pop("verbose")
        self.debug: bool = options.pop("debug")
        self.color: str = options.pop("color")

    def sources(self) -> Iterator[Source | Failure]:
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
        )

    def tell(self, document: Document) -> None:
        """Says on standard error what is doubtful and, if asked for, what was done."""
        if document.doubt and not self.quiet:
            report(f"{document.name}: {document.doubt}")
        if self.verbose:
            report(f"{document.name}: {_account(document)}")


def _check_stdin(files: Sequence[str], is_list_on_stdin: bool) -> None:
    """Standard input can be read once, and nobody types a list with NULs in it."""
    context = click.get_current_context()
    needed = files.count("-") + is_list_on_stdin
    if needed > 1:
        raise click.UsageError("standard input can be read once; give one of - and -0", context)
    is_terminal = sys.stdin is not None and sys.stdin.isatty()
    if is_terminal and (is_list_on_stdin or not files):
        click.echo(context.get_usage(), err=True)
        what = "a list of files" if is_list_on_stdin else "a text"
        raise click.UsageError(f"no input; give files, or pipe {what} in", context)


def run(options: dict[str, Any], make: Make) -> int:
    """Makes a result of each input, prints them, and returns the exit code.

    `options` are those of the command line; those that Run leaves are settings. A failing input is
    told in one line and does not stop the others.
    """
    this = Run(options)
    failures: list[Failure] = []
    results = _results(this, Summarizer(settings_of(options)), _in_script(this, make), failures)
    if this.output == "-":
        write_to_stdout(_renderer(this)(results))
    else:
        write_to_file(this.output, _renderer(this), results)
    return SOME_FAILED if failures else SUCCESS


def _in_script(this: Run, make: Make) -> Make:
    """The same, with results in the script asked for. Raises SettingsError without OpenCC."""
    if this.script == "source":
        return make
    from summarizer.conversion import converted, converter
    from summarizer.scripts import is_traditional

    convert = converter(this.script)

    def make_converted(summarizer: Summarizer, document: Document) -> Result:
        result = make(summarizer, document)
        # What is in the script already would only be spoilt: 皇后 is no 皇後.
        if is_traditional(document.text) == (this.script == "traditional"):
            return result
        return converted(result, convert, this.script)

    return make_converted


def _account(document: Document) -> str:
    roles = [p.role for section in document.sections for p in section.paragraphs]
    return (
        f"read as {document.encoding}; {roles.count('heading')} headings, "
        f"{roles.count('body')} paragraphs, {roles.count('caption')} captions; "
        f"{len(document.joins)} lines joined, {roles.count('furniture')} left out"
    )


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
    this: Run, summarizer: Summarizer, make: Make, failures: list[Failure]
) -> Iterator[Result | Failure]:
    for source in this.sources():
        result = source if isinstance(source, Failure) else _attempt(this, summarizer, make, source)
        if isinstance(result, Failure):
            report(f"{result.name}: {result.message}")
            failures.append(result)
        yield result


def _attempt(this: Run, summarizer: Summarizer, make: Make, source: Source) -> Result | Failure:
    def act() -> Result:
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
    from summarizer.renderers import load

    return load(this.format, color=this.format == "text" and _is_colored(this))


def _is_colored(this: Run) -> bool:
    if this.color != "auto":
        return this.color == "always"
    if os.environ.get("NO_COLOR"):
        return False
    if os.environ.get("FORCE_COLOR"):
        return True
    return this.output == "-" and sys.stdout is not None and sys.stdout.isatty()
