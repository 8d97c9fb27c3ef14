"""What a printed page adds to its text: page numbers, turn lines, running heads, tables, rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.paragraphs import credits, numbering, pieces, vocabulary

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from summarizer.paragraphs.pieces import Piece

MAX_TURN_CHARACTERS = 24
MAX_CELL_CHARACTERS = 12
MAX_ROMAN_CHARACTERS = 5
MIN_TABLE_COLUMNS = 3
MAX_CONTROL_WIDTH = 34
MAX_HEADERS = 8
MAX_HEAD_WORDS = 5
MAX_HEAD_WORD_CHARACTERS = 8
MIN_PATH_MARKS = 2

_TURN_CHARACTERS = frozenset("接转轉续續")
_DIGITS = frozenset("0123456789０１２３４５６７８９")
_PAGE_CHARACTERS = str.maketrans(
    "", "", "0123456789０１２３４５６７８９ -—–－·.•第页頁共版/／~ＡＢＣＤ"
)
_ROMAN = frozenset("ivxlc")
_RULE_MARKS = frozenset("-—–－=＝_＿*＊·•.…~～─━═#+＋◆◇■□●○★☆※×")


def set_aside(sequence: Sequence[Piece], source: str) -> list[Piece]:
    """The pieces with page numbers, turn lines and running heads told apart, tables and rules too.

    A turn line that opens or closes a line of text becomes a piece of its own.
    """
    split = [part for piece in sequence for part in _part_turns(piece)]
    split = _mark_top(split)
    heads = _running_heads(split, source)
    title = _title_among_heads(split, heads)
    rows = _table_rows(split, source)
    told = []
    for position, piece in enumerate(split):
        if piece.role == "text":
            if position in rows or _RULE_MARKS.issuperset(piece.text.replace(" ", "")):
                piece = piece._replace(role="verbatim")
            elif position != title and (
                _key(piece.text) in heads or _is_page_mark(piece.text) or is_control(piece)
            ):
                piece = piece._replace(role="furniture")
        told.append(piece)
    return told


def _mark_top(sequence: Sequence[Piece]) -> list[Piece]:
    """The pieces with what is printed above a newspaper's page or a mail told apart."""
    told = list(sequence)
    if told and told[0].role == "text" and _is_page_head(told[0]):
        told[0] = told[0]._replace(role="furniture")
    heads = [_is_mail_header(piece.text, vocabulary.MAIL_HEADERS) for piece in told[:MAX_HEADERS]]
    count = heads.index(False) if False in heads else len(heads)
    if any(_is_mail_header(piece.text, vocabulary.MAIL_SENDERS) for piece in told[:count]):
        for position, piece in enumerate(told[:count]):
            if not _is_mail_header(piece.text, vocabulary.MAIL_SUBJECTS):
                told[position] = piece._replace(role="furniture")
    return told


def _is_mail_header(text: str, labels: tuple[str, ...]) -> bool:
    return text[:8].replace(":", "：").replace(" ", "").startswith(labels)


def _is_page_head(piece: Piece) -> bool:
    """Whether a line is the name of a paper and what stands beside it: 石桥日报 要闻 3."""
    words = piece.text.split()
    return (
        piece.short
        and 1 < len(words) <= MAX_HEAD_WORDS
        and any(word.endswith(vocabulary.PERIODICALS) for word in words[:2])
        and all(len(word) <= MAX_HEAD_WORD_CHARACTERS for word in words)
    )


def is_control(piece: Piece) -> bool:
    """Whether a line belongs to the web page around the text: a path, buttons, other pages."""
    if piece.width > MAX_CONTROL_WIDTH or piece.text[-1] in "。！":
        return False
    text = piece.text.replace(" ", "").replace(":", "：")
    if text.startswith(vocabulary.CONTROLS):
        return True
    words = "".join(" " if each.isdigit() else each for each in piece.text).split()
    if len(words) > 1 and vocabulary.COUNTERS.issuperset(words):
        return True
    return any(piece.text.count(mark) >= MIN_PATH_MARKS for mark in (" > ", "›", "»"))


def _part_turns(piece: Piece) -> list[Piece]:
    text = piece.text
    if piece.role != "text" or _TURN_CHARACTERS.isdisjoint(text):
        return [piece]
    if _is_turn(text):
        return [piece._replace(role="furniture")]
    if text[0] in "（(【[":
        end = 1 + min((at for mark in "）)】]" if (at := text.find(mark)) > 0), default=0)
        if _is_turn(text[:end]):
            turn, rest = pieces.cut(piece, end)
            return [turn._replace(role="furniture"), rest]
    if text[-1] in "）)】]":
        start = max(text.rfind(mark) for mark in "（(【[")
        if start > 0 and _is_turn(text[start:]):
            rest, turn = pieces.cut(piece, start)
            return [rest, turn._replace(role="furniture")]
    return [piece]


def _is_turn(text: str) -> bool:
    if len(text) > MAX_TURN_CHARACTERS:
        return False
    words = text.strip("（）()【】[] ▶►→←◀>")
    return words.startswith(vocabulary.TURNS) and words.endswith(("版", "页", "頁"))


def _is_page_mark(text: str) -> bool:
    if len(text) > MAX_TURN_CHARACTERS:
        return False
    if text.translate(_PAGE_CHARACTERS):
        # The page number of a preface: iv, xii.
        return len(text) <= MAX_ROMAN_CHARACTERS and _ROMAN.issuperset(text)
    return not _DIGITS.isdisjoint(text)


def _running_heads(sequence: Sequence[Piece], source: str) -> set[str]:
    """The short lines that come twice, and at least once where a page ends: a refrain does not.

    They may differ in the number of the page, which then ends the page before for sure, and so
    does a form feed.
    """
    has_feeds = "\f" in source
    seen: set[str] = set()
    repeated: set[str] = set()
    breaking: set[str] = set()
    before: Piece | None = None
    for piece in sequence:
        if piece.short and piece.role in ("text", "furniture") and not _is_page_mark(piece.text):
            key = _key(piece.text)
            (repeated if key in seen else seen).add(key)
            if piece.role == "furniture":
                repeated.add(key)
                breaking.add(key)
            if before is not None and (
                _ends_page(before, numbered=key != piece.text)
                or (has_feeds and "\f" in source[before.end : piece.start])
            ):
                breaking.add(key)
        before = piece
    return repeated & breaking


def _title_among_heads(sequence: Sequence[Piece], heads: Container[str]) -> int | None:
    """The position of a title that is the running head as well, and so comes first or twice."""
    top = [i for i, piece in enumerate(sequence[:4]) if not _is_page_mark(piece.text)][:2]
    if len(top) < 2 or _key(sequence[top[0]].text) not in heads:
        return None
    first, second = sequence[top[0]], sequence[top[1]]
    if _key(first.text) == _key(second.text):
        return top[1]
    is_name_of_paper = first.text.endswith(vocabulary.PERIODICALS)
    return None if is_name_of_paper or _may_be_title(second) else top[0]


def _may_be_title(piece: Piece) -> bool:
    text = piece.text
    return piece.short and not (
        numbering.numbering(text) or credits.is_date(text) or credits.is_byline(text, piece.width)
    )


def _key(text: str) -> str:
    """A running head without the number of its page."""
    bare = text.strip("0123456789")
    return bare.strip() if bare[:1] == " " or bare[-1:] == " " else text


def _ends_page(piece: Piece, *, numbered: bool) -> bool:
    """Whether a piece is a page number, a turn line, or (not enough for `numbered`) broken off."""
    if piece.role == "furniture" or _is_page_mark(piece.text):
        return True
    return not numbered and piece.role == "text" and piece.body and not piece.final


def _table_rows(sequence: Sequence[Piece], source: str) -> set[int]:
    rows = {
        position
        for position, piece in enumerate(sequence)
        if piece.role == "text" and _is_row(source[piece.start : piece.end])
    }
    return {position for position in rows if position - 1 in rows or position + 1 in rows}


def _is_row(raw: str) -> bool:
    if raw.startswith("|") and raw.count("|") >= MIN_TABLE_COLUMNS:
        return True
    wide = raw.replace("\t", "  ").replace("\u3000", "  ")
    if "  " not in wide:
        return False
    cells = [cell for cell in wide.split("  ") if cell.strip()]
    return len(cells) >= MIN_TABLE_COLUMNS and all(
        len(cell.strip()) <= MAX_CELL_CHARACTERS for cell in cells
    )
