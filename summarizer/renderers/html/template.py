"""The template, its style sheet and its script, and the policy that lets these two run alone."""

from __future__ import annotations

from base64 import b64encode
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import TYPE_CHECKING

from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = Path(__file__).parent
# A part of the template begins below its name.
_MARK = "<!--# "
_NO_TEXT = dict.fromkeys(
    (*range(9), 11, *range(14, 32), *range(127, 160), *range(0xD800, 0xE000), 0xFFFE), "\ufffd"
)


def fill(part: str, **fields: object) -> Markup:
    """A part of the template with its fields filled in, escaped unless they are Markup.

    Control characters and lone surrogates, which no page may hold, become U+FFFD.
    """
    return _parts()[part].format(**{name: _shown(value) for name, value in fields.items()})


def escaped(text: str) -> Markup:
    """The same for a text by itself."""
    return escape(_shown(text))


def joined(parts: Iterable[Markup]) -> Markup:
    """Filled parts, one behind the other."""
    return Markup("").join(parts)


def _shown(value: object) -> object:
    if isinstance(value, str) and not isinstance(value, Markup) and not value.isprintable():
        return value.translate(_NO_TEXT)
    return value


def style() -> Markup:
    """The style sheet of the page."""
    return Markup(_read("page.css"))


def script() -> Markup:
    """The script of the page."""
    return Markup(_read("page.js"))


def fragment_style() -> Markup:
    """The style sheet of the fragment for notebooks."""
    return Markup(_read("fragment.css"))


def policy() -> str:
    """The Content-Security-Policy: nothing but the inline style and script, told by their hash."""
    return (
        f"default-src 'none'; style-src {_hash(style())}; script-src {_hash(script())}; "
        "base-uri 'none'; form-action 'none'"
    )


def _hash(content: str) -> str:
    return f"'sha256-{b64encode(sha256(content.encode()).digest()).decode()}'"


@cache
def _parts() -> dict[str, Markup]:
    parts = {}
    for part in _read("page.html").split(_MARK)[1:]:
        name, _, content = part.partition(" -->\n")
        parts[name] = Markup(content.removesuffix("\n"))
    return parts


@cache
def _read(name: str) -> str:
    # In text mode a line ends in \n on every system, as in a browser that checks the hash.
    return (_FOLDER / name).read_text(encoding="utf-8")
