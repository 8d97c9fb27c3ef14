"""`python -m summarizer`."""

import sys

from summarizer.commands import commands
from summarizer.commands.process import run

if __name__ == "__main__":
    sys.exit(run(commands))
