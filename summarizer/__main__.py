"""The process of the command: `summarizer`, and `python -m summarizer`."""

from __future__ import annotations

import gc
import sys
from typing import NoReturn

# An article makes some 100,000 objects, click's own among them, and no cycle of them is garbage;
# at Python's 700 the collector takes a twentieth of the run.
NEW_OBJECTS_A_COLLECTION = 50_000


def run() -> int:
    """Runs the command line and returns its exit code: see the help."""
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
