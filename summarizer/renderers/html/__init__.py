"""One self-contained page: the summary in its article, to be made longer or shorter."""

from __future__ import annotations

import json
from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from summarizer.renderers import with_count
from summarizer.renderers.html import template
from summarizer.renderers.html.counts import (
    CHARACTERS_PER_MINUTE,
    characters,
    share,
    summary_characters,
)
from summarizer.renderers.html.sheet import Sheet, file_name, title
from summarizer.renderers.html.template import fill, joined
from summarizer.renderers.html.words import LANGUAGES, Words
from summarizer.reports import Page
from summarizer.scripts import is_traditional

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import TextIO

    from markupsafe import Markup

    from summarizer.model import Failure
    from summarizer.renderers import Shown

PIECE_CHARACTERS = 1 << 20
_COLUMNS = ("characters", "sentences", "compression")


class Row(NamedTuple):
    """What the index says of a document."""

    language: str
    id: str
    title: str
    name: str
    first: str
    characters: str
    sentences: int
    compression: str


def render(results: Iterable[Shown | Failure]) -> Iterator[str]:
    """One page of all that are a Page: of one its article, of several an index and the articles.

    The index stands before articles that are not made yet, so these wait in a temporary file.
    """
    shown = ((page, several) for page, several in with_count(results) if isinstance(page, Page))
    first = next(shown, None)
    if first is None:
        return
    page, is_one_of_several = first
    if is_one_of_several:
        yield from _several(chain([page], (page for page, _ in shown)))
    else:
        yield _single(page, Words(_language(page)))


def _several(pages: Iterable[Page]) -> Iterator[str]:
    from tempfile import TemporaryFile

    rows: list[Row] = []
    with TemporaryFile("w+", encoding="utf-8", newline="") as waiting:
        for page in pages:
            rows.append(_waiting_row(page, f"d{len(rows) + 1}", waiting))
        words = Words(rows[0].language)
        yield _opening(words("index", n=len(rows)), words)
        yield _index(rows, words)
        waiting.seek(0)
        while piece := waiting.read(PIECE_CHARACTERS):
            yield piece
    yield _closing()


def _waiting_row(page: Page, id: str, waiting: TextIO) -> Row:
    words = Words(_language(page))
    waiting.write(Sheet(page, words, id, top=2, is_one_of_several=True).document() + "\n")
    whole = characters(page)
    best = min(page.summary.sentences, key=lambda chosen: chosen.rank, default=None)
    return Row(
        words.language,
        id,
        title(page, words),
        file_name(page),
        best.sentence.text if best else "",
        f"{whole:,}",
        len(page.sentences),
        share(summary_characters(page), whole),
    )


def _single(page: Page, words: Words) -> str:
    sheet = Sheet(page, words, "d1", top=1, is_one_of_several=False)
    return joined(
        [
            _opening(title(page, words), words, fill("skip", id="d1", skip=words("skip"))),
            sheet.document(),
            _closing(),
        ]
    )


def _opening(heading: str, words: Words, skip: Markup | str = "") -> Markup:
    opening = fill(
        "opening",
        language=words.language,
        policy=template.policy(),
        title=" ".join(heading.split()),
        style=template.style(),
        words=json.dumps(words.for_script(), ensure_ascii=False),
        pace=CHARACTERS_PER_MINUTE,
        skip=skip,
    )
    return opening + "\n"


def _closing() -> Markup:
    return fill("closing", script=template.script()) + "\n"


def _index(rows: Iterable[Row], words: Words) -> Markup:
    labels = {f"{name}_label": words(name) for name in _COLUMNS}
    filled = [
        fill("index row", number=number, **labels, **row._asdict())
        for number, row in enumerate(rows, 1)
    ]
    index = fill(
        "index",
        heading=words("index", n=len(filled)),
        rows=joined(filled),
        **{name: words(name) for name in ("kind", "number", "article", *_COLUMNS)},
    )
    return index + "\n"


def _language(page: Page) -> str:
    """Of LANGUAGES, by the text that is shown, which may be converted."""
    paragraphs = [p.text for section in page.document.sections for p in section.paragraphs]
    return LANGUAGES[is_traditional("\n".join(paragraphs))]
