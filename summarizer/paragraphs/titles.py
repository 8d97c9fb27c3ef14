"""The title of a text: a heading or a short first line, and its subtitle."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.paragraphs import credits
from summarizer.paragraphs.numbering import numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.paragraphs.pieces import Piece

MAX_TITLE_WIDTH = 45
MIN_SHARED_CHARACTERS = 6

# 记者：, 主持人林晚：
MAX_SPEAKER_CHARACTERS = 7

_COLONS = frozenset("：:")
_SUBTITLE_DASHES = ("—", "--", "──")


def mark_title(
    sequence: Sequence[Piece], known: str | None, continues: Callable[[int], bool]
) -> tuple[list[Piece], str | None]:
    """The pieces with the title told, and the title: `known`, or the one that the text opens with.

    A heading is the title where it opens the text and is alone on its level; a plain line where it
    is short enough and `continues(position)` does not say that it is half a sentence.
    """
    told = list(sequence)
    order = [
        position
        for position, piece in enumerate(told)
        if piece.role in ("text", "heading", "item", "quote")
    ][:3]
    if not order:
        return told, known
    first, *others = (told[position] for position in order)
    if first.role == "heading":
        levels = [piece.level for piece in sequence if piece.role == "heading"]
        opens = levels.count(first.level) == 1
    elif known is not None:
        opens = _is_same(first, known)
    else:
        opens = _looks_like_title(first, others) and not continues(order[0])
    if not opens:
        # Below a running head, for example.
        for position in order if known else ():
            if told[position].role == "heading" and told[position].text == known:
                told[position] = told[position]._replace(role="title")
        return told, known
    told[order[0]] = first._replace(role="title")
    if not others or not _is_subtitle(first, others) or continues(order[1]):
        return told, known or first.text
    told[order[1]] = others[0]._replace(role="title")
    return told, known or f"{first.text} {others[0].text}"


def _looks_like_title(first: Piece, others: Sequence[Piece]) -> bool:
    text = first.text
    if first.role != "text" or first.width > MAX_TITLE_WIDTH or "。" in text:
        return False
    if text[-1] in "？?" and not _COLONS.isdisjoint(text[:MAX_SPEAKER_CHARACTERS]):
        return False
    if text[-1] in "，、；：,;:…" or numbering(text) or credits.dateline(text):
        return False
    if not others:
        return first.short
    second = others[0]
    if first.final:
        return second.body and second.width > first.width and second.gap > 1
    # Verse and lists have no title of their own on the first line.
    return not (len(others) > 1 and all(other.short and other.gap == 1 for other in others))


def _is_same(first: Piece, known: str) -> bool:
    if first.role != "text" or first.width > MAX_TITLE_WIDTH:
        return False
    one, other = ("".join(filter(str.isalnum, text)) for text in (first.text, known))
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= MIN_SHARED_CHARACTERS and shorter in longer)


def _is_subtitle(title: Piece, others: Sequence[Piece]) -> bool:
    second = others[0]
    if second.role != "text" or second.final or second.width > MAX_TITLE_WIDTH:
        return False
    if second.text.startswith(_SUBTITLE_DASHES):
        return True
    if title.role != "text" or len(others) < 2 or not second.short or numbering(second.text):
        return False
    return second.gap == 1 and others[1].gap > 1 and others[1].body
