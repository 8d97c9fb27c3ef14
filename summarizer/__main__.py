"""The process of the command: `summarizer`, and `python -m summarizer`."""

from __future__ import annotations

import gc
import sys
from importlib import import_module
from types import ModuleType
from typing import NoReturn

# An article makes some 100,000 objects, click's own among them, and no cycle of them is garbage;
# at Python's 700 the collector takes a twentieth of the run.
NEW_OBJECTS_A_COLLECTION = 50_000


class Deferred(ModuleType):
    """Stands for a module until something of it is asked for."""

    def __getattr__(self, name: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return getattr(import_module(self.__name__), name)


def run() -> int:
    """Runs the command line and returns its exit code: see the help."""
    # click imports it for its own help and pager, which no command here uses; with ast, dis and
    # tokenize it is a seventh of click's time.
    sys.modules.setdefault("inspect", Deferred("inspect"))
    gc.set_threshold(NEW_OBJECTS_A_COLLECTION)
    # Only now, so that importing click is spared the collector, too.
    from summarizer.commands import commands, process

    return process.run(commands)


def main() -> NoReturn:
    """Runs the command line and ends the process at once."""
    code = run()
    from summarizer.commands.process import leave

    leave(code)


if __name__ == "__main__":
    sys.exit(run())
