"""What a run of the process does at its edges: language, interruption, exit codes."""

from __future__ import annotations

import gettext
import os
import sys
from gettext import gettext as _
from typing import TYPE_CHECKING

import click

from summarizer.commands.output import ClosedPipeError, StdoutError
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

CLEAR_LINE = b"\r\x1b[K"
SUCCESS, SOME_FAILED, USAGE, TOO_LOW, INTERRUPTED = 0, 1, 2, 3, 130
# The catalogue of help and usage errors, of which there is one: locale/zh/LC_MESSAGES/DOMAIN.mo.
DOMAIN = "summarizer"
LOCALE_FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "locale")
COMPLETION_VARIABLE = "_SUMMARIZER_COMPLETE"


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Runs a command with `arguments` (None: those of the process) and returns the exit code.

    A reader that closes the pipe early has what it wanted: that ends silently with SUCCESS.
    """
    if speaks_chinese(os.environ):
        # click asks the same domain. Nothing is read before the first text is asked for.
        gettext.bindtextdomain(DOMAIN, LOCALE_FOLDER)
        gettext.textdomain(DOMAIN)
    if COMPLETION_VARIABLE in os.environ:
        from summarizer.commands import completion

        completion.prepare()
    try:
        code = command.main(arguments, prog_name="summarizer", standalone_mode=False)
    except ClosedPipeError:
        _discard_output()
        return SUCCESS
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except StdoutError as error:
        _discard_output()
        return _show(error)
    except click.ClickException as error:
        return _show(error)
    except SettingsError as error:
        report(str(error))
        return USAGE
    except MemoryError:
        report(_("the input does not fit into memory; give less of it at a time"))
        return SOME_FAILED
    except OSError as error:
        name = error.filename or _("a temporary file")
        report(f"{name}: {(error.strerror or str(error)).lower()}")
        return SOME_FAILED
    return code if isinstance(code, int) else SUCCESS


def speaks_chinese(environment: Mapping[str, str]) -> bool:
    """Whether help and usage errors are to be Chinese, in Simplified, by the rules of gettext.

    LANGUAGE, a list, goes before the locale, unless that is C. Python's own rules would open our
    catalogue for en:zh as well, since there is none for English.
    """
    names = ("LC_ALL", "LC_MESSAGES", "LANG")
    locale = next(filter(None, map(environment.get, names)), "C")
    if locale.partition(".")[0] in ("C", "POSIX"):
        return False
    for language in (environment.get("LANGUAGE") or locale).split(":"):
        name = language.replace("-", "_").replace(".", "_").partition("_")[0]
        if name in ("en", "C", "zh"):
            return name == "zh"
    return False


def report(message: str) -> None:
    """Writes one line to standard error: what is wrong; what to do."""
    line = "summarizer: " + " ".join(message.split())
    try:
        # A bar of progress may stand in the line.
        start = CLEAR_LINE if sys.stderr.isatty() and os.environ.get("TERM") != "dumb" else b""
        sys.stderr.buffer.write(start + printable(line).encode("utf-8", "replace") + b"\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        # Nobody is left to tell.
        pass


def printable(text: str) -> str:
    """The text without the control characters that a file name could send to a terminal."""
    return "".join([character if character.isprintable() else "?" for character in text])


def _show(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        from summarizer.commands.manual.text import short

        # As bytes, since the locale may have another encoding.
        click.echo(short(error.ctx).encode(), nl=False, err=True)
        return USAGE
    if isinstance(error, click.UsageError):
        from summarizer.commands.suggestions import with_suggestion

        message = with_suggestion(error).rstrip(".。")
        if error.ctx and not message.endswith(("?", "？")):
            message += _("; see '{command} --help'").format(command=error.ctx.command_path)
        report(message)
        return USAGE
    report(error.format_message())
    return error.exit_code


def _discard_output() -> None:
    """Sends what is still buffered to nowhere, so that no error comes up at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
