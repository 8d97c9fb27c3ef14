"""The process of the command: `summarizer`, and `python -m summarizer`."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
from typing import NoReturn

# An article makes some 100,000 objects, click's own among them, and no cycle of them is garbage;
# at Python's 700 the collector takes a twentieth of the run.
NEW_OBJECTS_A_COLLECTION = 50_000
# As `process` has it, which may not be there yet: importing is half of a short run.
INTERRUPTED = 130


def run() -> int:
    """Runs the command line and returns its exit code: see the help."""
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
