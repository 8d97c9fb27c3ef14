"""Numbered headings, and what the short lines are that nothing was joined to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.paragraphs import vocabulary
from summarizer.paragraphs.numbering import is_step, numbering

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.paragraphs.pieces import Piece

MAX_HEADING_WIDTH = 34
MIN_HEADING_WIDTH = 2
WIDE_GAP = 3
MAX_CAPTION_RUN = 4
MAX_NUMERAL_CHARACTERS = 3
MAX_CLAUSE_HEADING_WIDTH = 22
MIN_NUMBERED_HEADINGS = 2
MAX_PLAIN_HEADING_WIDTH = 8

_HAN_NUMERALS = frozenset("一二三四五六七八九十")

HEADING_NUMBERS = frozenset(
    (
        "chapter",
        "part",
        "step",
        "han",
        "han bracket",
        "digit",
        "digits 2",
        "digits 3",
        "digit bracket",
    )
)
LIST_NUMBERS = HEADING_NUMBERS - {"chapter", "part"}


def mark_headings(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces with numbered and bracketed headings told: short, and followed by text."""
    kinds = [_heading_kind(piece) for piece in sequence]
    told = list(sequence)
    for position, kind in enumerate(kinds):
        # The last line of a numbered list stands before text as a heading does.
        follows = position > 0 and kinds[position - 1] == kind and kind in LIST_NUMBERS
        if kind and not follows and _opens_text(sequence, kinds, position):
            told[position] = sequence[position]._replace(role="heading", style=kind)
    return told


def _heading_kind(piece: Piece) -> str:
    if piece.role != "text" or piece.final or piece.width > MAX_HEADING_WIDTH:
        return ""
    text = piece.text
    if text.replace(" ", "") in vocabulary.STOCK_HEADINGS:
        return "stock"
    if text[0] == "【" and text[-1] == "】" and text.count("【") == 1:
        return "bracketed"
    if len(text) <= MAX_NUMERAL_CHARACTERS and _HAN_NUMERALS.issuperset(text):
        return "han"
    kind = numbering(text)
    if kind not in ("chapter", "part") and piece.short and is_step(text):
        kind = "step"
    if kind not in HEADING_NUMBERS or text[-1] in "，、；：,;:" or "。" in text or "；" in text:
        return ""
    return kind if piece.short or ("，" in text and kind != "digit") else ""


def _opens_text(sequence: Sequence[Piece], kinds: Sequence[str], position: int) -> bool:
    if kinds[position] == "stock":
        return position + 1 < len(sequence)
    if kinds[position] in ("chapter", "part"):
        return position + 1 < len(sequence) and kinds[position + 1] != kinds[position]
    for following in range(position + 1, len(sequence)):
        piece = sequence[following]
        if piece.role in ("furniture", "caption", "verbatim"):
            continue
        if kinds[following]:
            return kinds[following] != kinds[position]
        if piece.role == "item":
            return kinds[position] != "digit"
        return piece.role in ("text", "quote", "note") and numbering(piece.text) != kinds[position]
    return False


def name_short_lines(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces with each short line that is left told as caption, heading or body."""
    marked = any(piece.role == "heading" and not piece.style for piece in sequence)
    numbered = sum(piece.style in LIST_NUMBERS or piece.style == "chapter" for piece in sequence)
    titled = any(piece.role == "title" and piece.level for piece in sequence)
    told = list(sequence)
    after: Piece | None = None
    run = 0
    # From the end, since a caption is told by the heading that follows it.
    for position in range(len(told) - 1, -1, -1):
        piece = told[position]
        is_open = piece.role == "text" and piece.short
        run = run + 1 if is_open else 0
        if not marked and _is_clause_heading(told, position, after):
            piece = told[position] = _named(piece, "heading")
        elif is_open:
            role = _short_role(piece, after, marked=marked, titled=titled)
            if role == "heading" and numbered >= MIN_NUMBERED_HEADINGS:
                # Beside numbered headings it is a caption, unless it is as short as 结语.
                role = "caption" if piece.width > MAX_PLAIN_HEADING_WIDTH else role
            piece = _named(piece, "body" if role == "caption" and run > MAX_CAPTION_RUN else role)
            told[position] = piece
        if piece.role not in ("furniture", "caption", "note", "byline"):
            after = piece
    return told


def _named(piece: Piece, role: str) -> Piece:
    return piece._replace(role=role, style="short" if role == "heading" else "")


def _is_clause_heading(told: Sequence[Piece], position: int, after: Piece | None) -> bool:
    """Whether a line between paragraphs is a heading of two clauses: 一张网，管住三百个排口."""
    piece, before = told[position], told[position - 1] if position else None
    if piece.role != "text" or piece.short or piece.final or after is None or before is None:
        return False
    text = piece.text
    return (
        piece.width <= MAX_CLAUSE_HEADING_WIDTH
        and text.count("，") == 1
        and text[-1] not in "，、；：,;:"
        and not any(mark in text for mark in "。；：")
        and not numbering(text)
        and (before.final or before.role not in ("text", "item"))
        and after.role == "text"
        and after.final
        and after.width > 2 * piece.width
    )


def _short_role(piece: Piece, after: Piece | None, *, marked: bool, titled: bool) -> str:
    text = piece.text
    if piece.width < MIN_HEADING_WIDTH or "：" in text[:8] or numbering(text):
        return "body"
    if text[0] in "（(" and text[-1] in "）)":  # （笑）
        return "body"
    if after is None:
        return "caption" if marked or piece.gap >= WIDE_GAP else "body"
    if after.role == "heading":
        return "caption" if piece.gap > 1 else "body"
    if piece.gap >= WIDE_GAP and (marked or titled or after.gap >= WIDE_GAP):
        return "caption"
    if not marked and after.role == "text" and after.body and after.text[-1] not in "：:":
        return "heading"
    return "body"
