"""How a job is run, by our interpreter and by that of the peers: on one text or on many."""

from __future__ import annotations

import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    Work = Callable[[str], object]


def main(jobs: Mapping[str, Callable[[], Work]]) -> None:
    """`JOB FILE` prints the result of a text; `JOB FILE.jsonl LIMIT` the cost of some articles."""
    work = jobs[sys.argv[1]]()
    path = sys.argv[2]
    if path.endswith(".jsonl"):
        measure(work, path, int(sys.argv[3]))
        return
    with open(path, encoding="utf-8") as file:
        result = work(file.read())
    sys.stdout.buffer.write(f"{result}\n".encode())


def measure(work: Work, path: str, limit: int) -> None:
    """Prints the CPU seconds, articles and bytes of the first `limit` articles as JSON.

    The first one is done once before, as that loads dictionaries.
    """
    import json

    with open(path, encoding="utf-8") as file:
        texts = [json.loads(line)["text"] for line, _ in zip(file, range(limit), strict=False)]
    work(texts[0])
    began = time.process_time()
    for text in texts:
        work(text)
    seconds = time.process_time() - began
    size = sum(len(text.encode()) for text in texts)
    print(json.dumps({"seconds": seconds, "articles": len(texts), "bytes": size}))
