"""The errors that a caller can meet; each message says what is wrong and what to do.

SummarizerError
├── InputError          one input cannot be read; the others still can
│   ├── DecodingError   its bytes are no text in any encoding tried, or not in the one named
│   └── EmptyError      it holds no text
└── SettingsError       what the user asked for cannot be done with any input
    └── ResourceError   a user dictionary, stop list, IDF table or the lexicon is broken
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from summarizer.model import Failure

if TYPE_CHECKING:
    from collections.abc import Callable

T = TypeVar("T")


class SummarizerError(Exception):
    """The root of the tree. `code` is the stable word for machines (`{"error": {"code": …}}`)."""

    code = "error"


class InputError(SummarizerError):
    """One input cannot be read; the others of a run still can."""

    code = "input"


class DecodingError(InputError):
    """The bytes of an input are not text in the encoding named, or in any that was tried."""

    code = "decoding"


class EmptyError(InputError):
    """An input holds no text."""

    code = "empty"


class SettingsError(SummarizerError):
    """What was asked for cannot be done, whatever the input."""

    code = "settings"


class ResourceError(SettingsError):
    """A user dictionary, a stop list, an IDF table or the lexicon is missing or broken."""

    code = "resource"


def attempt(name: str, act: Callable[[], T], *, debug: bool) -> T | Failure:
    """What `act` makes of the input called `name`, or why it cannot.

    Raises SettingsError, which is not the input's fault, and with `debug` every error.
    """
    try:
        return act()
    except SettingsError:
        raise
    except InputError as error:
        if debug:
            raise
        return Failure(name, error.code, str(error))
    except Exception as error:
        # One input that meets a fault of ours must not take the others with it.
        if debug:
            raise
        message = f"failed ({type(error).__name__}: {error}); run with --debug and report it"
        return Failure(name, "internal", message)
