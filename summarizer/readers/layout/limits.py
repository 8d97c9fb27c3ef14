"""How much time and memory reading one PDF may take."""

from __future__ import annotations

import sys

BASE_SECONDS = 60
SECONDS_PER_MEGABYTE = 10
BASE_BYTES = 1_500_000_000
BYTES_PER_BYTE = 20


def time_limit(size: int) -> int:
    """The seconds of work that a PDF of `size` bytes may take: 60, and 10 more for each MB."""
    return BASE_SECONDS + SECONDS_PER_MEGABYTE * (size // 1_000_000)


def limit(size: int) -> None:
    """Limit this process to what a PDF of `size` bytes may take, where the system can do that."""
    if sys.platform == "win32":
        return
    import resource

    wanted = (
        (resource.RLIMIT_CPU, time_limit(size)),
        (resource.RLIMIT_AS, BASE_BYTES + BYTES_PER_BYTE * size),
        (resource.RLIMIT_CORE, 0),
    )
    for kind, value in wanted:
        hard = resource.getrlimit(kind)[1]
        allowed = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(kind, (allowed, hard))
        except (OSError, ValueError):
            # Some systems know a limit and do not let it be set; the parent's clock remains.
            continue
