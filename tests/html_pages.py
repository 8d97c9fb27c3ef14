"""The page of `summarize -f html`, taken apart."""

from __future__ import annotations

from functools import cache
from typing import Any

from lxml import html
from processes import output


def page(*arguments: str, data: bytes = b"") -> Any:
    """The root element of the page that a call prints."""
    return html.document_fromstring(output("summarize", *arguments, "-f", "html", data=data))


@cache
def shared_page(*arguments: str) -> Any:
    """The same, for tests that only look; equal calls run once."""
    return page(*arguments)


def having(root: Any, name: str) -> list[Any]:
    """The elements with a class, in document order."""
    return list(root.xpath(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"))


def texts(elements: list[Any]) -> list[str]:
    """The text of each element."""
    return [element.text_content() for element in elements]


def highlighted(root: Any) -> dict[int, str]:
    """The sentences that are marked in the article, by their rank."""
    return {int(element.get("data-r")): element.text_content() for element in having(root, "on")}


def ranked(root: Any) -> dict[int, str]:
    """All sentences of the article that a summary may grow by, by their rank."""
    sentences = [element for element in having(root, "s") if element.get("data-r") != "0"]
    return {int(element.get("data-r")): element.text_content() for element in sentences}
