"""Who says what at the head and the foot of a text: title, byline, dateline, notes, signature."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import credits
from .numbering import numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from .pieces import Piece

HEAD_LINES = 6
FOOT_LINES = 5
MAX_TITLE_WIDTH = 45
MAX_SIGNATURE_WIDTH = 25
MIN_SHARED_CHARACTERS = 6


def mark_credits(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces with bylines, dates and signatures at both ends told, notes and captions anywhere.

    Credits at the end have the role "note".
    """
    told = list(sequence)
    texts = [position for position, piece in enumerate(told) if piece.role == "text"]
    foot = set(texts[max(HEAD_LINES, len(texts) - FOOT_LINES) :]) | set(texts[-FOOT_LINES:][1:])
    head = set(texts[:HEAD_LINES])
    opening = next((position for position in texts if told[position].body), len(told))
    for position in texts:
        piece = told[position]
        role = "text"
        if credits.is_note(piece.text):
            role = "note"
        elif credits.is_caption(piece.text, piece.width, piece.final):
            role = "caption"
        elif position in head or position in foot:
            role = _credit(piece, in_head=position < opening)
        told[position] = piece._replace(role=role)
    _mark_signature(told)
    return told


def _credit(piece: Piece, *, in_head: bool) -> str:
    if credits.is_byline(piece.text, piece.width):
        return "byline"
    return "note" if in_head and credits.is_date(piece.text) else "text"


def _mark_signature(told: list[Piece]) -> None:
    """Give the role "note" to the date that ends a letter and to the name above it."""
    rest = [position for position, piece in enumerate(told) if piece.role == "text"]
    if len(rest) < 2:
        return
    last = told[rest[-1]]
    if credits.is_date(last.text):
        told[rest[-1]] = last._replace(role="note")
        for position in reversed(rest[-3:-1]):
            piece = told[position]
            if not piece.short or piece.width > MAX_SIGNATURE_WIDTH:
                break
            told[position] = piece._replace(role="note")
    elif last.short and credits.ends_in_date(last.text):
        told[rest[-1]] = last._replace(role="note")


def mark_title(
    sequence: Sequence[Piece],
    known: str | None,
    continues: Callable[[int], bool],
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
    ]
    if not order:
        return told, known
    first = told[order[0]]
    second = told[order[1]] if len(order) > 1 else None
    third = told[order[2]] if len(order) > 2 else None
    if not _is_title(first, second, third, told, known):
        return told, known
    if first.role == "text" and known is None and continues(order[0]):
        return told, known
    told[order[0]] = first._replace(role="title")
    title = first.text
    if second is not None and _is_subtitle(first, second, third) and not continues(order[1]):
        told[order[1]] = second._replace(role="title")
        title = f"{title} {second.text}"
    return told, known or title


def _is_title(
    first: Piece,
    second: Piece | None,
    third: Piece | None,
    sequence: Sequence[Piece],
    known: str | None,
) -> bool:
    if first.role == "heading":
        levels = [piece.level for piece in sequence if piece.role == "heading"]
        return levels.count(first.level) == 1
    if first.role != "text" or first.width > MAX_TITLE_WIDTH:
        return False
    if known is not None:
        return _is_same_title(first.text, known)
    if "。" in first.text or first.text[-1] in "，、；：,;:…" or credits.dateline(first.text):
        return False
    if numbering(first.text) not in ("", "item") or first.text.startswith(("问：", "答：", "●", "•")):
        return False
    if second is None:
        return first.short
    if first.final and not (second.body and second.width > first.width and second.gap > 1):
        return False
    if third is not None and second.short and third.short and second.gap == third.gap == 1:
        # Verse and lists have no title of their own on the first line.
        return False
    return True


def _is_same_title(text: str, known: str) -> bool:
    one = "".join(filter(str.isalnum, text))
    other = "".join(filter(str.isalnum, known))
    if one == other:
        return True
    shorter, longer = sorted((one, other), key=len)
    return len(shorter) >= MIN_SHARED_CHARACTERS and shorter in longer


def _is_subtitle(title: Piece, second: Piece, third: Piece | None) -> bool:
    if second.role != "text" or second.final or second.width > MAX_TITLE_WIDTH:
        return False
    if second.text.startswith(("——", "--", "—", "──")):
        return True
    return (
        title.role == "text"
        and second.gap == 1
        and second.short
        and not numbering(second.text)
        and third is not None
        and third.gap > 1
        and third.body
    )


def find_byline(sequence: Sequence[Piece]) -> tuple[list[Piece], str | None]:
    """The pieces with end credits told from bylines, and the byline.

    It is the first credit at the top, else the dateline of the first paragraph, else the first
    credit at the end.
    """
    told = list(sequence)
    line: str | None = None
    seen_body = False
    for position, piece in enumerate(told):
        if piece.role == "byline":
            if line is None:
                line = piece.text
            elif seen_body:
                told[position] = piece._replace(role="note")
        elif piece.role == "text" and piece.body and not seen_body:
            seen_body = True
            line = line or credits.dateline(piece.text) or None
    return told, line
