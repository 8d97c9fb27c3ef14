"""What we are asked to do: keywords and summaries of everything, through one Summarizer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from benchmarks.jobs import main

if TYPE_CHECKING:
    from benchmarks.jobs import Work


def summaries() -> Work:
    """Keywords and summary of the document and of each of its sections."""
    from summarizer import Settings, Summarizer
    from summarizer.model import Source

    summarizer = Summarizer(Settings())
    return lambda text: summarizer.summarize(Source("", text))


if __name__ == "__main__":
    main({"summaries": summaries})
