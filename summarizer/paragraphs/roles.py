"""What stands at the head and the foot of a text: bylines, dates, notes and signatures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.paragraphs import captions, credits, names
from summarizer.paragraphs.pieces import ROLES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.paragraphs.pieces import Piece

HEAD_LINES = 6
FOOT_LINES = 5
MAX_SIGNATURE_WIDTH = 25
MAX_SIGNATURE_LINES = 2


def mark_credits(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces with bylines, dates and signatures told at both ends, notes and captions anywhere.

    A byline counts among the first six and the last five lines.
    """
    told = list(sequence)
    texts = [position for position, piece in enumerate(told) if piece.role == "text"]
    ends = {*texts[:HEAD_LINES], *texts[-FOOT_LINES:]}
    opening = next((position for position in texts if told[position].body), len(told))
    for position in texts:
        piece = told[position]
        role = _role_by_form(piece)
        if not role and position in ends:
            role = _credit(piece, in_head=position <= opening)
        if role:
            told[position] = piece._replace(role=role)
    _mark_signature(told)
    return told


def find_byline(sequence: Sequence[Piece]) -> tuple[list[Piece], str | None]:
    """The pieces with the credits behind the body told as notes, and the byline.

    It is the first credit at the top, else the dateline of the first paragraph, else the first
    credit at the end.
    """
    told = list(sequence)
    byline: str | None = None
    in_body = False
    for position, piece in enumerate(told):
        if piece.role == "byline":
            if byline is None:
                byline = piece.text
            elif in_body:
                told[position] = piece._replace(role="note")
        elif piece.role == "text" and piece.body and not in_body:
            in_body = True
            byline = byline or credits.dateline(piece.text) or None
    return told, byline


def keep_body(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces; where none is left as body, notes and captions that read like text are body."""
    if any(piece.role not in ROLES for piece in sequence):
        return list(sequence)
    return [
        piece._replace(role="text") if piece.body and piece.role in ("note", "caption") else piece
        for piece in sequence
    ]


def _role_by_form(piece: Piece) -> str:
    if credits.is_note(piece.text, piece.width):
        return "note"
    return "caption" if captions.is_caption(piece.text, piece.width, final=piece.final) else ""


def _credit(piece: Piece, *, in_head: bool) -> str:
    if credits.is_byline(piece.text, piece.width):
        return "byline"
    if not in_head:
        return ""
    is_dated = piece.text[0] in "（(" and credits.begins_with_date(piece.text)
    return "note" if is_dated or credits.is_date(piece.text) else ""


def _mark_signature(told: list[Piece]) -> None:
    """Give the role "note" to the date and the names that end a letter."""
    rest = [position for position, piece in enumerate(told) if piece.role == "text"]
    if len(rest) < 2:
        return
    last = told[rest[-1]]
    if _is_place_and_date(last):
        told[rest[-1]] = last._replace(role="note")
    elif _is_narrow(last) and _is_signed(last):
        for position in rest[-MAX_SIGNATURE_LINES:]:
            if _is_narrow(told[position]) and _is_signed(told[position]):
                told[position] = told[position]._replace(role="note")
    elif credits.is_date(last.text):
        told[rest[-1]] = last._replace(role="note")
        for position in reversed(rest[-1 - MAX_SIGNATURE_LINES : -1]):
            piece = told[position]
            if not piece.short or piece.width > MAX_SIGNATURE_WIDTH:
                break
            told[position] = piece._replace(role="note")


def _is_place_and_date(piece: Piece) -> bool:
    if piece.short and credits.ends_in_date(piece.text):
        return True
    is_dated = credits.begins_with_date(piece.text) and not credits.is_date(piece.text)
    return is_dated and _is_narrow(piece)


def _is_narrow(piece: Piece) -> bool:
    return not piece.final and piece.width <= MAX_SIGNATURE_WIDTH


def _is_signed(piece: Piece) -> bool:
    return names.is_person(piece.text) or names.is_institution(piece.text)
