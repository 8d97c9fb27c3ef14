"""The command line of the measures."""

from __future__ import annotations

import argparse
from pathlib import Path

from benchmarks import growth, peer_growth, start


def main() -> None:
    """Runs the measure that the first word names."""
    options = _options()
    if options.measure == "throughput":
        # It imports summarizer; the parent of the other measures must stay small.
        from benchmarks import throughput

        throughput.main(options.data, options.repeat, options.articles, options.profile)
        return
    measures = {"start": start.main, "growth": growth.main, "peers": peer_growth.main}
    measures[options.measure](options.data, options.repeat)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measures of speed.")
    commands = parser.add_subparsers(dest="measure", required=True)
    for name, what, data in (
        ("start", "whole processes on one article", "the article (default: a sample)"),
        ("throughput", "many articles in one process", "JSONL(.gz) with `text`, or a folder"),
        ("growth", "texts of growing length", "JSONL(.gz) with `text`, or a folder"),
        ("peers", "the same growth with the peers", "JSONL(.gz) with `text`, or a folder"),
    ):
        command = commands.add_parser(name, help=what, description=what)
        command.add_argument("--data", type=_existing, help=data)
        command.add_argument("--repeat", type=_positive, help="rounds; all systems in each")
        if name == "throughput":
            command.add_argument("--articles", type=_positive, default=400, help="how many")
            command.add_argument("--profile", action="store_true", help="also ours by stage")
    return parser.parse_args()


def _existing(text: str) -> Path:
    path = Path(text)
    if not path.exists():
        raise argparse.ArgumentTypeError(f"{text} does not exist")
    return path


def _positive(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("must be at least 1")
    return number


if __name__ == "__main__":
    main()
