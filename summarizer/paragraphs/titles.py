"""The title of a text: a heading or a short first line, and its subtitle."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING

from summarizer.paragraphs import credits, names, vocabulary
from summarizer.paragraphs.numbering import numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.paragraphs.pieces import Piece

MAX_TITLE_WIDTH = 45
MAX_WIRE_WIDTH = 60
MAX_CLAUSES_WIDTH = 25
# A kicker, the title, a subtitle, the author.
MAX_TITLE_LINES = 4
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
    is short enough and `continues(position)` does not say that it is half a sentence. The lines
    below that belong to it (a second line, a subtitle) are told too, and the author's name.
    """
    told = list(sequence)
    order = [
        position
        for position, piece in enumerate(told)
        if piece.role in ("text", "heading", "item", "quote")
    ][: MAX_TITLE_LINES + 1]
    if not order:
        return told, known
    if not _opens_with_title(told, order, known, continues):
        return _mark_known(told, order, known), known
    first = told[order[0]]
    told[order[0]] = first._replace(role="title")
    _mark_authors(told, order[1:])
    lines = [_subject(first) or first.text]
    for position in order[1:]:
        if not _is_subtitle(told, position, first) or continues(position):
            break
        told[position] = told[position]._replace(role="title")
        lines.append(told[position].text)
    return told, known or " ".join(lines)


def _opens_with_title(
    told: Sequence[Piece],
    order: Sequence[int],
    known: str | None,
    continues: Callable[[int], bool],
) -> bool:
    first = told[order[0]]
    if first.role == "heading":
        return [piece.level for piece in told if piece.role == "heading"].count(first.level) == 1
    if known is not None:
        return _is_same(first, known)
    if _subject(first):
        return first.width <= MAX_WIRE_WIDTH
    return _looks_like_title(told, order) and not continues(order[0])


def _mark_authors(told: list[Piece], positions: Sequence[int]) -> None:
    """Tell the authors among the lines below the title, from the last one, which the text follows.

    A subtitle is told by the author below it.
    """
    for position in reversed(list(takewhile(lambda at: _is_of_head(told[at]), positions))):
        if _is_author(told, position):
            told[position] = told[position]._replace(role="byline")


def _is_of_head(piece: Piece) -> bool:
    if piece.role != "text":
        return False
    return _is_name(piece.text) or not (piece.body or _is_labelled(piece))


def _subject(first: Piece) -> str:
    """The headline in the first line of a wire or in the header of a mail, or ""."""
    if first.role != "text":
        return ""
    if first.text.replace(":", "：").startswith(vocabulary.MAIL_SUBJECTS):
        return first.text.replace(":", "：").partition("：")[2].strip()
    return credits.subject(first.text)


def _mark_known(told: list[Piece], order: Sequence[int], known: str | None) -> list[Piece]:
    """The pieces with a heading that is the known title told, though it does not open the text.

    A running head stands above it, for example.
    """
    for position in order:
        if told[position].role == "heading" and told[position].text == known:
            told[position] = told[position]._replace(role="title")
    return told


def _looks_like_title(told: Sequence[Piece], order: Sequence[int]) -> bool:
    first, *others = (told[position] for position in order[:3])
    text = first.text
    if first.role != "text" or first.width > MAX_TITLE_WIDTH or "。" in text:
        return False
    if text[-1] in "？?" and not _COLONS.isdisjoint(text[:MAX_SPEAKER_CHARACTERS]):
        return False
    if text[-1] in "，、；：，;:…" or credits.dateline(text):
        return False
    # 【随笔】修船记: the name of a column, and the title.
    if numbering(text) and not (text[0] == "【" and "】" in text[:-1]):
        return False
    if not others:
        return first.short
    second = others[0]
    if first.final:
        return second.body and second.width > first.width and second.gap > 1
    # Verse and lists have no title of their own on the first line.
    return not (
        len(others) > 1
        and all(other.short and other.gap == 1 and not _is_labelled(other) for other in others)
        and not _opens_head(told, order[0])
    )


def _is_labelled(piece: Piece) -> bool:
    return not _COLONS.isdisjoint(piece.text[:MAX_SPEAKER_CHARACTERS])


def _opens_head(told: Sequence[Piece], position: int) -> bool:
    """Whether at most four short lines from `position` on are followed by a byline or by text."""
    for piece in told[position : position + MAX_TITLE_LINES + 1]:
        if piece.role in ("byline", "note", "heading") or (piece.role == "text" and piece.body):
            return True
    return False


def _is_author(told: Sequence[Piece], position: int) -> bool:
    """Whether a line is the bare name of who wrote the text: what follows is the text."""
    piece = told[position]
    after = _following(told, position)
    return (
        piece.role == "text"
        and after is not None
        and (
            after.body or after.role in ("heading", "byline", "note") or numbering(after.text) != ""
        )
        and _is_name(piece.text)
    )


def _is_name(text: str) -> bool:
    return names.is_person(text) or names.is_institution(text) or names.is_introduced(text)


def _following(told: Sequence[Piece], position: int) -> Piece | None:
    return next(
        (piece for piece in told[position + 1 :] if piece.role not in ("furniture", "caption")),
        None,
    )


def _is_same(first: Piece, known: str) -> bool:
    if first.role != "text" or first.width > MAX_TITLE_WIDTH:
        return False
    one, other = ("".join(filter(str.isalnum, text)) for text in (first.text, known))
    shorter, longer = sorted((one, other), key=len)
    return one == other or (len(shorter) >= MIN_SHARED_CHARACTERS and shorter in longer)


def _is_subtitle(told: Sequence[Piece], position: int, title: Piece) -> bool:
    piece = told[position]
    if piece.role != "text" or piece.final or piece.width > MAX_TITLE_WIDTH:
        return False
    if piece.text.startswith(_SUBTITLE_DASHES):
        return True
    if title.role != "text" or numbering(piece.text) or piece.text[-1] in "，、；：,;:":
        return False
    after = _following(told, position)
    if after is None or piece.gap > 1 or _is_labelled(piece):
        return False
    if after.role == "byline" and after.gap == 1:
        return True
    if (
        after.role == "text"
        and after.body
        and piece.width <= MAX_CLAUSES_WIDTH
        and after.width > 2 * piece.width
    ):
        return True if piece.body else after.gap > 1
    if not piece.short:
        return False
    if after.role == "text" and after.gap == 1 and after.text.startswith(_SUBTITLE_DASHES):
        return True
    return after.role == "note" or (after.gap > 1 and after.body)
