"""The loop that all commands share: inputs in, results out, failures told."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING, Any, NamedTuple

import click

from summarizer.commands.process import SOME_FAILED, SUCCESS, report
from summarizer.errors import InputError, SettingsError
from summarizer.model import Failure
from summarizer.pipeline import Settings, Summarizer

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.model import Source
    from summarizer.renderers import Renderer, Result


class Run(NamedTuple):
    """One call of a command: what the shared options ask for."""

    files: Sequence[str]
    format: str
    output: str
    encoding: str
    source_format: str
    quiet: bool
    verbose: bool
    debug: bool
    color: str

    def note(self, message: str) -> None:
        """Tells something that is no error, unless that is unwanted."""
        if not self.quiet:
            report(message)


def run(options: dict[str, Any], make: Callable[[Summarizer, Source, Run], Result]) -> int:
    """Makes a result of each input, prints them, and returns the exit code.

    `options` are those of the command line; those that Run does not know are settings. A failing
    input is told in one line and does not stop the others.
    """
    own = {name: options.pop(name) for name in Run._fields}
    this = Run(**own)
    if not this.files and sys.stdin.isatty():
        context = click.get_current_context()
        click.echo(context.get_usage(), err=True)
        raise click.UsageError("no input; give files, or pipe a text in", context)
    summarizer = Summarizer(_settings(options))
    summarizer.prepare()
    failures: list[Failure] = []
    results = _results(this, summarizer, make, failures)
    _write(this, _renderer(this), results)
    return SOME_FAILED if failures else SUCCESS


def _settings(options: dict[str, Any]) -> Settings:
    """The settings of the options; files of words are read here, settings hold values only."""
    options["repair"] = not options.pop("no_repair")
    user_dicts = options.pop("user_dicts", ())
    stop_word_files = options.pop("stop_word_files", ())
    if user_dicts:
        from summarizer.tokenization import read_user_dict

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
    make: Callable[[Summarizer, Source, Run], Result],
    failures: list[Failure],
) -> Iterator[Result | Failure]:
    from summarizer.inputs import sources

    for source in sources(
        this.files,
        stdin=sys.stdin.buffer,
        encoding=this.encoding,
        format=this.source_format,
    ):
        result = source if isinstance(source, Failure) else _attempt(this, summarizer, make, source)
        if isinstance(result, Failure):
            report(f"{result.name}: {result.message}")
            failures.append(result)
        yield result


def _attempt(
    this: Run,
    summarizer: Summarizer,
    make: Callable[[Summarizer, Source, Run], Result],
    source: Source,
) -> Result | Failure:
    try:
        return make(summarizer, source, this)
    except SettingsError:
        raise
    except InputError as error:
        if this.debug:
            raise
        return Failure(source.name, error.code, str(error))
    except Exception as error:
        # One input that meets a fault of ours must not take the others with it.
        if this.debug:
            raise
        reason = f"{type(error).__name__}: {error}"
        return Failure(
            source.name, "internal", f"failed ({reason}); run with --debug and report it"
        )


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
    return this.output == "-" and sys.stdout.isatty()


def _write(this: Run, render: Renderer, results: Iterator[Result | Failure]) -> None:
    """Writes as results come to standard output, or to a file that appears only when whole."""
    if this.output == "-":
        stream = sys.stdout.buffer
        for piece in render(results):
            stream.write(encoded(piece))
            stream.flush()
        return
    from summarizer.commands.output import atomic_writer

    with atomic_writer(this.output) as stream:
        for piece in render(results):
            stream.write(encoded(piece))


def encoded(text: str) -> bytes:
    """UTF-8, whatever the locale; a lone surrogate, which no UTF-8 can hold, becomes U+FFFD."""
    try:
        return text.encode("utf-8")
    except UnicodeEncodeError:
        return text.encode("utf-16", "surrogatepass").decode("utf-16", "replace").encode("utf-8")
