"""Web pages → lines: the title, the byline and the article; what else is on the page is left out.

A page has no text of its own: offsets refer to what is taken out of it (see `extracted`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.decoding import decode_source
from summarizer.readers.extracted import Block, compose
from summarizer.readers.pages import forms
from summarizer.readers.pages.article import choose
from summarizer.readers.pages.blocks import read_pieces
from summarizer.readers.pages.front import (
    credit,
    declared_byline,
    find_byline,
    find_title,
    read_head,
)
from summarizer.readers.pages.titles import letters
from summarizer.readers.pages.tree import drop_unseen, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.model import Manuscript, Source
    from summarizer.readers.pages.blocks import Piece

MAX_MARKED_SHARE = 0.4


def read(source: Source) -> Manuscript:
    """The article of a page or of a fragment of one, headings, items and captions marked.

    Raises DecodingError, EmptyError, and InputError for a page that is too large or too deep, or
    where the libraries of the extra `documents` are missing.
    """
    text, encoding, doubt = decode_source(source)
    root = parse(text)
    head = read_head(root)
    drop_unseen(root)
    pieces = read_pieces(root)
    article = choose(root, pieces)
    start = next((n for n, piece in enumerate(pieces) if article and piece is article[0]), 0)
    place, title = find_title(head, pieces, start)
    credits = find_byline(pieces, place, start)
    shown = " ".join(credit(pieces[number]) for number in credits)
    front = {id(pieces[number]) for number in credits}
    body = [piece for piece in article if id(piece) not in front]
    return compose(
        source.name,
        encoding,
        assemble(title, shown, body),
        title=title,
        byline=declared_byline(head, shown),
        doubt=doubt,
    )


def assemble(title: str | None, byline: str, article: Sequence[Piece]) -> Iterator[Block]:
    """The title as the only heading of level 1, the byline, and the blocks of the article.

    The highest headings within come next below the title, whatever the site takes for them.
    """
    if title:
        yield Block(title, "heading", 1)
    if byline:
        yield Block(byline, "byline")
    blocks = [
        block
        for block in unmarked(article)
        if block.kind != "heading" or not title or letters(block.text) != letters(title)
    ]
    highest = min((block.level for block in blocks if block.kind == "heading"), default=0)
    shift = (2 if title else 1) - highest
    for block in blocks:
        is_heading = block.kind == "heading"
        yield block._replace(level=block.level + shift) if is_heading else block


def unmarked(article: Sequence[Piece]) -> Iterator[Block]:
    """The blocks; what marks a few as headings or captions marks none where most have it."""
    few = MAX_MARKED_SHARE * len(article)
    is_bold_rare = sum(is_bold_heading(piece.block) for piece in article) <= few
    is_centering_rare = sum(forms.is_centered(piece.element) for piece in article) <= few
    for piece in article:
        is_plain = (is_bold_heading(piece.block) and not is_bold_rare) or (
            is_placed_caption(piece) and not is_centering_rare
        )
        yield Block(piece.block.text) if is_plain else piece.block


def is_bold_heading(block: Block) -> bool:
    return block.kind == "heading" and block.level == forms.BOLD_HEADING_LEVEL


def is_placed_caption(piece: Piece) -> bool:
    """Whether a caption is one by its place alone."""
    is_caption = piece.block.kind == "caption"
    return is_caption and not forms.is_named_caption(piece.block.text, [piece.element])
