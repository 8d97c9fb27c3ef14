"""Parquet: tables of columns, read some hundred rows at a time."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from summarizer.errors import InputError
from summarizer.inputs.record import MAX_RAW_CHARACTERS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping
    from typing import BinaryIO

ROWS_A_READ = 200
BUFFER_BYTES = 2**20


def parquet_rows(
    stream: BinaryIO, check: Callable[[Iterable[str]], None]
) -> Iterator[tuple[int, Mapping[str, object], str]]:
    """The number of each row, from 1, its cells by name, and the same as JSON, up to a limit.

    `check` is called with the names of the columns before anything else is read. Raises InputError
    if the stream is no whole Parquet file, or if pyarrow is not installed.
    """
    try:
        from pyarrow import ArrowException
        from pyarrow.parquet import ParquetFile
    except ImportError as error:
        raise InputError(
            "is Parquet, which needs pyarrow; install it with pip install 'zh-summarizer[parquet]'"
        ) from error
    if not stream.seekable():
        raise InputError("is a pipe, and Parquet is read from its end; give it as a file")
    number = 0
    try:
        # Without the buffer a whole column of a row group would be read at once.
        file = ParquetFile(stream, buffer_size=BUFFER_BYTES)
        check(file.schema_arrow.names)
        for batch in file.iter_batches(ROWS_A_READ, use_threads=False):
            for row in batch.to_pylist():
                number += 1
                raw = json.dumps(row, ensure_ascii=False, default=str)
                yield number, row, raw[:MAX_RAW_CHARACTERS]
    except ArrowException as error:
        reason = str(error).strip().split("\n")[0].rstrip(".")
        raise InputError(f"is no whole Parquet file ({reason}); write it anew") from error
