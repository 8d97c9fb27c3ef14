"""The process of the command: `summarizer`, and `python -m summarizer`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from importlib import import_module
from types import ModuleType
from typing import NoReturn

# An article makes some 100,000 objects, click's own among them, and no cycle of them is garbage;
# at Python's 700 the collector takes a twentieth of the run.
NEW_OBJECTS_A_COLLECTION = 50_000
# As `process` has it, which may not be there yet: importing is half of a short run.
INTERRUPTED = 130


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
    try:
        # Only now, so that importing click is spared the collector, too.
        from summarizer.commands import commands, process
    except KeyboardInterrupt:
        return INTERRUPTED
    return process.run(commands)


def main() -> NoReturn:
    """Runs the command line and ends the process at once.

    All that is written is flushed; taking the interpreter down object by object would add a tenth
    to the time of a run.
    """
    code = run()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            with suppress(OSError, ValueError):
                stream.flush()
    os._exit(code)


if __name__ == "__main__":
    sys.exit(run())
