"""Structure and repair: from the lines of a reader to paragraphs with roles, under headings.

The stages, in an order that was measured (roles given before unwrapping cost 6 to 25 points):
unwrap, furniture, credits and captions by their form, title, numbered headings, items, verse, joins
with the hop over captions, the short lines that are left, sections.
"""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from summarizer.model import Document
from summarizer.paragraphs import (
    furniture,
    headings,
    items,
    joins,
    mending,
    pieces,
    roles,
    sections,
    titles,
    verse,
    wrapping,
)
from summarizer.paragraphs.surroundings import Surroundings

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.model import Join, Manuscript
    from summarizer.paragraphs.pieces import Piece

__all__ = ["structure"]

MIN_TITLE_JOIN_SCORE = 2.0


def structure(
    manuscript: Manuscript,
    words: Callable[[str], Sequence[str]],
    *,
    title: str | None = None,
    repair: bool = True,
) -> Document:
    """The document that the lines of `manuscript` make: paragraphs with roles, sections, joins.

    `words` cuts a short string into adjacent words; it is asked at undecided breaks only. `title`
    is a title known apart from the text. Without `repair` no lines are joined.
    """
    source = manuscript.text
    sequence, made = _unwrapped(manuscript, repair)
    sequence = furniture.set_aside(sequence, source)
    sequence = roles.mark_credits(sequence)
    around = _surroundings(sequence, words)
    continues = partial(_continues, sequence, around)
    sequence, name = titles.mark_title(sequence, title or manuscript.title, continues)
    sequence = verse.mark_verse(items.mark_items(headings.mark_headings(sequence)))
    if repair:
        sequence, mended = mending.mend(sequence, around, source)
        made += mended
    sequence = headings.name_short_lines(sequence)
    sequence, byline = roles.find_byline(roles.keep_body(sequence))
    return Document(
        manuscript.name,
        name,
        manuscript.byline or byline,
        manuscript.encoding,
        source,
        sections.build(sequence),
        tuple(sorted(made)),
        manuscript.doubt,
    )


def _unwrapped(manuscript: Manuscript, repair: bool) -> tuple[list[Piece], list[Join]]:
    sequence = [pieces.from_line(line) for line in manuscript.lines]
    if not repair:
        return sequence, []
    return wrapping.unwrap(sequence, [line.soft for line in manuscript.lines], manuscript.text)


def _continues(sequence: Sequence[Piece], around: Surroundings, position: int) -> bool:
    """Whether the piece at `position` is half a sentence that the next one goes on with."""
    opened = joins.open_paragraph(sequence[position])
    step = mending.find_continuation(sequence, position + 1, opened, around)
    return step is not None and step.score > MIN_TITLE_JOIN_SCORE


def _surroundings(sequence: Sequence[Piece], words: Callable[[str], Sequence[str]]) -> Surroundings:
    texts = [piece for piece in sequence if piece.role == "text"]
    bare = sum(before.short and after.body for before, after in pairwise(texts))
    gaps = sorted(piece.gap for piece in texts)
    gap = gaps[len(gaps) // 2] if gaps else 1
    return Surroundings(words, wrapping.is_indented(sequence), bare, gap)
