"""What a printed page adds to its text: page numbers, turn lines, running heads, tables, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from . import pieces

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .pieces import Piece

MAX_TURN_CHARACTERS = 24
MAX_CELL_CHARACTERS = 12
MIN_TABLE_COLUMNS = 3

_TURNS = ("下转", "下轉", "上接", "紧接", "緊接", "转第", "轉第", "接第", "续上", "續上")
_TURN_ENDS = ("）", ")", "】", "]", "版", "页", "頁", "版）")
_DIGITS = "0123456789０１２３４５６７８９"
_PAGE_MARKS = str.maketrans("", "", _DIGITS + " -—–－·.•第页頁共版/／~ＡＢＣＤ")
_ROMAN = frozenset("ivxlc")
_RULE_MARKS = frozenset("-—–－=＝_＿*＊·•.…~～─━═#+＋◆◇■□●○★☆※×")


def set_aside(sequence: Sequence[Piece], source: str) -> list[Piece]:
    """The pieces with page numbers, turn lines, running heads, tables and rules told apart."""
    split = [part for piece in sequence for part in _without_turns(piece)]
    repeated = _running_heads(split)
    tables = _table_rows(split, source)
    return [
        piece._replace(role="furniture")
        if piece.role == "text"
        and (position in tables or piece.text in repeated or _is_page_mark(piece.text))
        else piece
        for position, piece in enumerate(split)
    ]


def _without_turns(piece: Piece) -> list[Piece]:
    if piece.role != "text" or "接" not in piece.text and "转" not in piece.text and (
        "轉" not in piece.text and "续" not in piece.text and "續" not in piece.text
    ):
        return [piece]
    text = piece.text
    if len(text) <= MAX_TURN_CHARACTERS and _is_turn(text):
        return [piece._replace(role="furniture")]
    if text[0] in "（(【[":
        end = min((at for mark in "）)】]" if (at := text.find(mark)) > 0), default=0) + 1
        if 1 < end < len(text) and _is_turn(text[:end]):
            return list(pieces.cut(piece, end, ("furniture", piece.role)))
    if text[-1] in "）)】]":
        start = max(text.rfind(mark) for mark in "（(【[")
        if start > 0 and _is_turn(text[start:]):
            return list(pieces.cut(piece, start, (piece.role, "furniture")))
    return [piece]


def _is_turn(text: str) -> bool:
    words = text.strip("（）()【】[] ▶►→←◀>")
    return (
        len(text) <= MAX_TURN_CHARACTERS
        and words.startswith(_TURNS)
        and words.endswith(("版", "页", "頁"))
    )


def _is_page_mark(text: str) -> bool:
    if len(text) > MAX_TURN_CHARACTERS:
        return False
    if all(character in _RULE_MARKS for character in text):
        return True
    if text.translate(_PAGE_MARKS):
        # The numbers of a preface: iv, xii.
        return len(text) <= 5 and text.islower() and set(text) <= _ROMAN
    return any(character in _DIGITS for character in text)


def _running_heads(sequence: Sequence[Piece]) -> set[str]:
    seen: set[str] = set()
    repeated: set[str] = set()
    for piece in sequence:
        if piece.short and piece.role == "text":
            (repeated if piece.text in seen else seen).add(piece.text)
    return repeated


def _table_rows(sequence: Sequence[Piece], source: str) -> set[int]:
    rows = {
        position
        for position, piece in enumerate(sequence)
        if piece.role == "text" and _is_row(piece, source)
    }
    return {position for position in rows if position - 1 in rows or position + 1 in rows}


def _is_row(piece: Piece, source: str) -> bool:
    if " " not in piece.text:
        return False
    raw = source[piece.start : piece.end].replace("\t", "  ").replace("　　", "  ")
    if "  " not in raw:
        return False
    cells = [cell.strip() for cell in raw.split("  ") if cell.strip()]
    return len(cells) >= MIN_TABLE_COLUMNS and all(
        len(cell) <= MAX_CELL_CHARACTERS for cell in cells
    )
