"""What a run of the process does at its edges: interruption, closed pipes, exit codes."""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

import click

from summarizer.commands.output import ClosedPipeError
from summarizer.errors import SettingsError

if TYPE_CHECKING:
    from collections.abc import Sequence

SUCCESS, SOME_FAILED, USAGE, TOO_LOW, INTERRUPTED = 0, 1, 2, 3, 130


def run(command: click.Command, arguments: Sequence[str] | None = None) -> int:
    """Runs a command with `arguments` (None: those of the process) and returns the exit code.

    A reader that closes the pipe early has what it wanted: that ends silently with SUCCESS.
    """
    try:
        code = command.main(arguments, prog_name="summarizer", standalone_mode=False)
    except ClosedPipeError:
        _discard_output()
        return SUCCESS
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    except click.ClickException as error:
        return _show(error)
    except SettingsError as error:
        report(str(error))
        return USAGE
    except MemoryError:
        report("the input does not fit into memory; give less of it at a time")
        return SOME_FAILED
    except OSError as error:
        _discard_output()
        report(f"standard output cannot be written: {(error.strerror or str(error)).lower()}")
        return SOME_FAILED
    return code if isinstance(code, int) else SUCCESS


def report(message: str) -> None:
    """Writes one line to standard error: what is wrong; what to do."""
    line = "summarizer: " + " ".join(message.split())
    try:
        sys.stderr.buffer.write(_printable(line).encode("utf-8", "replace") + b"\n")
        sys.stderr.flush()
    except (OSError, ValueError, AttributeError):
        # Nobody is left to tell.
        pass


def _printable(text: str) -> str:
    """The text without the control characters that a file name could send to a terminal."""
    return "".join([character if character.isprintable() else "?" for character in text])


def _show(error: click.ClickException) -> int:
    if isinstance(error, click.exceptions.NoArgsIsHelpError):
        click.echo(error.format_message(), err=True)
        return USAGE
    if isinstance(error, click.UsageError):
        context = error.ctx
        hint = f"; see '{context.command_path} --help'" if context else ""
        report(error.format_message().rstrip(".") + hint)
        return USAGE
    report(error.format_message())
    return error.exit_code


def _discard_output() -> None:
    """Sends what is still buffered to nowhere, so that no error comes up at exit."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
