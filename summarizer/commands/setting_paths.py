"""Where settings stand: variables, the file of a project, and that of the user."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import click

VARIABLE = "SUMMARIZER_"
PROJECT_FILE = "summarizer.toml"


def user_file() -> str:
    """The path of the user's settings, whether there are any or not."""
    folder = os.environ.get("XDG_CONFIG_HOME", "")
    if not os.path.isabs(folder):
        folder = os.environ.get("APPDATA") or os.path.join(os.path.expanduser("~"), ".config")
    return os.path.join(folder, "summarizer", "config.toml")


def project_file() -> str | None:
    """The settings of the working folder, or of the nearest one above it in its repository.

    Outside a repository no folder above counts: anybody may write into /tmp.
    """
    try:
        folder = os.getcwd()
    except OSError:
        return None
    found = os.path.join(folder, PROJECT_FILE)
    if os.path.isfile(found):
        return found
    home = os.path.expanduser("~")
    found = ""
    while not os.path.exists(os.path.join(folder, ".git")):
        above = os.path.dirname(folder)
        if above in (folder, home):
            return None
        folder = above
        path = os.path.join(folder, PROJECT_FILE)
        if not found and os.path.isfile(path):
            found = path
    return found or None


def configure(context: click.Context, _: click.Parameter, file: str | None) -> None:
    """Has what is set in files and variables stand in for the options that are not given."""
    # A start without settings takes these looks and imports nothing of what reads them.
    if (
        file is not None
        or any(name.startswith(VARIABLE) for name in os.environ)
        or os.path.isfile(user_file())
        or project_file() is not None
    ):
        from summarizer.commands.configuration import Defaults

        context.default_map = Defaults(context, file)
