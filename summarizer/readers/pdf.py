"""PDF → headings, paragraphs, captions and tables, by where its text stands on the page.

A process of its own does the reading (`layout.worker`), since pdfium takes the whole process with
it where a file makes it fail, and since it can be stopped. Running heads, page numbers, footnotes
and watermarks are left out.
"""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from summarizer.decoding.binary_files import MAX_BYTES_BEFORE_PDF, PDF
from summarizer.errors import InputError
from summarizer.readers.extracted import Block, compose, file_bytes
from summarizer.readers.layout.limits import time_limit

if TYPE_CHECKING:
    from summarizer.model import Manuscript, Source

# The processor's time is limited by the worker itself; other programs may slow it down so much.
PATIENCE = 3
WORKER = "summarizer.readers.layout.worker"


def read(source: Source) -> Manuscript:
    """The blocks of the text, in the order of reading.

    Raises DecodingError for a source of text, and InputError where its bytes are no PDF with text,
    or one that is damaged, has a password, or takes more time or memory than its size allows.
    """
    data = file_bytes(source, "pdf")
    if PDF not in data[:MAX_BYTES_BEFORE_PDF]:
        raise InputError("is no PDF; name its format with --from, or leave that out")
    answer = _ask(data)
    if "error" in answer:
        raise InputError(answer["error"])
    blocks = [Block(*block) for block in answer["blocks"]]
    return compose(source.name, "utf-8", blocks, title=answer["title"], doubt=answer["doubt"])


def _ask(data: bytes) -> dict[str, Any]:
    """What the worker answers. Raises InputError where it does not."""
    # The first place that -m looks for modules is the folder it is started in: that of the package,
    # since the one that the user is in may hold anything.
    home = Path(__file__).resolve().parents[2]
    seconds = time_limit(len(data))
    try:
        process = subprocess.run(
            [sys.executable, "-m", WORKER],
            input=data,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            cwd=home,
            timeout=PATIENCE * seconds,
        )
        answer: dict[str, Any] = json.loads(process.stdout)
    except subprocess.TimeoutExpired as error:
        raise InputError(f"takes over {seconds} s to read; split it first") from error
    except ValueError as error:
        # Nothing, or half an answer: the process was ended by pdfium or by its limits.
        raise InputError(
            "cannot be read within its limits, or is damaged; repair it first, "
            "for example with qpdf or mutool clean"
        ) from error
    return answer
