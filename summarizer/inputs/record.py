"""A record of an input with what a run over a corpus has to know of it."""

from collections.abc import Mapping
from typing import NamedTuple

from summarizer.model import Failure, Source

# Of the raw text that is kept of a record.
MAX_RAW_CHARACTERS = 1_000_000


class Record(NamedTuple):
    """A document of an input, or why there is none, and where it comes from.

    `file` is the input as it is shown, `line` the line (of Parquet: the row) that the record begins
    in, None for what is no record but a whole file. `extra` are the fields that hold neither text,
    title nor id. `raw` is the record as it stands in the file, up to a limit, "" for a whole file.
    `file_bytes` tells how far the file was read then.
    """

    source: Source | Failure
    file: str
    line: int | None = None
    extra: Mapping[str, object] | None = None
    raw: str = ""
    file_bytes: int = 0
