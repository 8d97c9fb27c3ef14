"""Web pages → lines: the title, the byline and the article; what else is on the page is left out.

A page has no text of its own: offsets refer to what is taken out of it (see `extracted`).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.decoding import decode_source
from summarizer.readers.extracted import Block, compose
from summarizer.readers.html import forms
from summarizer.readers.html.article import choose
from summarizer.readers.html.blocks import read_pieces
from summarizer.readers.html.front import (
    credit,
    declared_byline,
    find_byline,
    find_title,
    letters,
    read_head,
)
from summarizer.readers.html.tree import drop_unseen, parse

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.model import Manuscript, Source
    from summarizer.readers.html.blocks import Piece

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

    What marks a few blocks as headings or captions marks none where most have it.
    """
    if title:
        yield Block(title, "heading", 1)
    if byline:
        yield Block(byline, "byline")
    few = MAX_MARKED_SHARE * len(article)
    is_bold_rare = sum(is_bold_heading(piece.block) for piece in article) <= few
    is_centering_rare = sum(forms.is_centered(piece.element) for piece in article) <= few
    for piece in article:
        block = piece.block
        if block.kind == "heading" and title and letters(block.text) == letters(title):
            continue
        if is_bold_heading(block) and not is_bold_rare:
            yield Block(block.text)
        elif is_placed_caption(piece) and not is_centering_rare:
            yield Block(block.text)
        elif block.kind == "heading":
            yield block._replace(level=max(block.level, 2 if title else 1))
        else:
            yield block


def is_bold_heading(block: Block) -> bool:
    return block.kind == "heading" and block.level == forms.BOLD_HEADING_LEVEL


def is_placed_caption(piece: Piece) -> bool:
    """Whether a caption is one by its place alone."""
    is_caption = piece.block.kind == "caption"
    return is_caption and not forms.is_named_caption(piece.block.text, [piece.element])
