"""Whether a text that opens with < is HTML: a whole page, or a part of one."""

from __future__ import annotations

import re

MIN_TAGS = 3
TAG = re.compile(
    r"<(?:head|body|meta|title|div|p|h[1-6]|br|ul|ol|li|table|section|article|span|strong|a)\b"
    r"[^<>]*>",
    re.IGNORECASE,
)


def is_page(opening: str) -> bool:
    """Whether the text begins as HTML and XHTML documents do, comments aside."""
    text = opening.lower()
    while text.startswith(("<!--", "<?")):
        _, _, text = text.partition("-->" if text.startswith("<!--") else ">")
        text = text.lstrip()
    return text.startswith(("<!doctype html", "<html", "<head", "<body"))


def is_fragment(opening: str) -> bool:
    """Whether the text begins with several tags; a Markdown file that does has a # heading soon."""
    has_heading = any(line.startswith("#") for line in opening.split("\n"))
    tags = TAG.finditer(opening)
    return not has_heading and sum(1 for _ in tags) >= MIN_TAGS
