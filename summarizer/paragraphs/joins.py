"""Whether a break in the text is damage: a few certain rules, then a score of evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.characters import is_han
from summarizer.paragraphs import credits, lines, vocabulary
from summarizer.paragraphs.evidence import (
    MAX_BRACKET_CHARACTERS,
    WINDOW_CHARACTERS,
    Opened,
    Surroundings,
    gather,
    spanning_word,
)
from summarizer.paragraphs.numbering import numbering
from summarizer.paragraphs.weights import EVIDENCE

if TYPE_CHECKING:
    from summarizer.paragraphs.pieces import Piece

TAIL_CHARACTERS = 240
FOREIGN_CHARACTERS = 30
CERTAIN = 9.0
NEVER = (-CERTAIN, "")


def open_paragraph(piece: Piece, *, crowded: bool = False) -> Opened:
    """The paragraph that begins with `piece`; `crowded`: a loose short line stands before it."""
    tail = piece.text[-TAIL_CHARACTERS:]
    return Opened(tail, piece.width, piece, piece, crowded, True)


def extend(opened: Opened, piece: Piece) -> Opened:
    """The paragraph with `piece` joined to it."""
    tail = (opened.tail + piece.text)[-TAIL_CHARACTERS:]
    width = opened.width + piece.width
    return Opened(tail, width, opened.first, piece, opened.crowded, False)


def decide(before: Opened, after: Piece, around: Surroundings) -> tuple[float, str]:
    """How much speaks for a join (over 0: join), and the most telling reason for it."""
    settled = _settle(before, after, around)
    if settled is not None:
        return settled
    names = list(gather(before, after, around))
    score = sum(EVIDENCE[name][0] for name in names)
    # A spanned word tells the user most, whatever weighs more.
    reason = EVIDENCE[max(names, key=_tells)][1]
    if "{word}" in reason and score > 0:
        left, right = before.tail[-WINDOW_CHARACTERS:], after.text[:WINDOW_CHARACTERS]
        reason = reason.format(word=spanning_word(around.words(left + right), len(left)))
    return score, reason


def _tells(name: str) -> tuple[bool, bool, float]:
    weight, reason = EVIDENCE[name]
    return "{word}" in reason, bool(reason) and name != "final", weight


def _settle(before: Opened, after: Piece, around: Surroundings) -> tuple[float, str] | None:
    """The decision where one sign settles it, else None."""
    tail, text = before.tail, after.text
    if before.first.marker != after.marker:
        return NEVER
    leads = text[0] in lines.LEADING and not lines.is_only_marks(text)
    if before.last.final:
        if leads:
            return CERTAIN, EVIDENCE["leading mark"][1]
        return (CERTAIN, EVIDENCE["bracket"][1]) if _closes_bracket(tail, text) else NEVER
    if text.startswith(vocabulary.LABELS) or _ends_in_address(tail) or _is_foreign(tail, text):
        return NEVER
    if tail[-1] in "：:；;" and not leads:
        return _announced(tail, text)
    if around.indented and after.indent:
        return NEVER
    if before.whole and not after.short and _is_dateline(tail, text):
        return CERTAIN, "the dateline goes on"
    is_number = text[0].isdigit() and (tail[-1].isdigit() or tail[-1] in ".．")
    if numbering(text) and tail[-1] not in "，、" and not is_number:
        return NEVER
    return None


def _announced(tail: str, text: str) -> tuple[float, str]:
    if tail[-1] in "：:" and text[0] in '“「『"' and tail[:-1].endswith(vocabulary.SPEECH):
        return CERTAIN, "the speech that a colon announces"
    return NEVER


def _ends_in_address(tail: str) -> bool:
    at = tail.rfind("://")
    return at >= 0 and tail[at:].isascii() and " " not in tail[at:]


def _is_foreign(tail: str, text: str) -> bool:
    """Whether no Han stands near the break: a log, code, or a text that our signs do not fit."""
    return not any(map(is_han, tail[-FOREIGN_CHARACTERS:] + text[:FOREIGN_CHARACTERS]))


def _is_dateline(tail: str, text: str) -> bool:
    """Whether a dateline ends at the break or goes on over it."""
    line = credits.dateline(tail + text[: credits.MAX_DATELINE_CHARACTERS])
    return len(line) >= len(tail) and not credits.dateline(text)


def _closes_bracket(tail: str, text: str) -> bool:
    """Whether a short bracket that is open in `tail` is closed in `text`; quotations do not count.

    A quotation of many paragraphs is opened by each of them, and closed by the last.
    """
    at = lines.open_bracket(tail)
    if at < 0 or len(tail) - at > MAX_BRACKET_CHARACTERS or tail[at] in "“‘「『":
        return False
    return lines.closes(tail[at:], text[:MAX_BRACKET_CHARACTERS])
