"""`python -m fuzz TARGET [SECONDS] [OPTION]...`: runs one target, guided by what it covers.

Options are libFuzzer's (`-help=1`, `-runs=0`, `-seed=1`), but for those with which it starts itself
anew (`-fork`, `-merge`). What reaches something new is kept in the temporary folder, for the next
run to go on from; an input that fails is kept beside it.
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

from fuzz.dictionary import dictionary

CASES = Path(__file__).parent.parent / "cases" / "fuzz"
SAMPLES = Path(__file__).parent.parent.parent / "samples"
WORK = Path(tempfile.gettempdir()) / "zh-summarizer-fuzz"
SECONDS = "60"
OPTIONS = ("-timeout=10", "-rss_limit_mb=2048", "-print_final_stats=1")
MAX_BYTES = 4096
# jieba itself is slow, and what is special about its words takes few of them.
MAX_BYTES_OF = {"tokens": 300, "user_words": 300}
# Of a sample: long inputs are slow, and slow ones are few.
OPENING_BYTES = 600


def main(name: str = "", *arguments: str) -> None:
    """Runs the target called `name`; does not come back."""
    import atheris

    seconds, *options = (
        arguments if arguments[:1] and arguments[0].isdigit() else (SECONDS, *arguments)
    )
    # For all of the run, since stages are imported when they are needed.
    with atheris.instrument_imports(include=["summarizer"]):
        from fuzz.targets import TARGETS

        if name not in TARGETS:
            sys.exit(f"no target is called {name!r}; choose one of {', '.join(TARGETS)}")
        folder = WORK / name
        atheris.Setup(
            [
                *(sys.argv[0], *OPTIONS, f"-max_total_time={seconds}"),
                f"-max_len={MAX_BYTES_OF.get(name, MAX_BYTES)}",
                *(f"-dict={written_dictionary(folder, name)}", f"-artifact_prefix={folder}/"),
                *(*options, *corpora(folder, name)),
            ],
            TARGETS[name],
        )
        atheris.Fuzz()


def written_dictionary(folder: Path, name: str) -> Path:
    """The file with the dictionary of a target."""
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / "dictionary"
    path.write_text(dictionary(name), encoding="ascii")
    return path


def corpora(folder: Path, name: str) -> list[str]:
    """The folders of inputs to begin with: first the one that grows, then those that are kept."""
    own, openings = folder / "corpus", folder / "samples"
    for path in (own, openings):
        path.mkdir(parents=True, exist_ok=True)
    for path in SAMPLES.iterdir():
        (openings / path.name).write_bytes(path.read_bytes()[:OPENING_BYTES])
    return [str(path) for path in (own, CASES / name, openings) if path.is_dir()]


if __name__ == "__main__":
    main(*sys.argv[1:])
