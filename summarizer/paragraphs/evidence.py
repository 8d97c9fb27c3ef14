"""The evidence for and against a join, and where in the two halves it is found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.characters import is_han
from summarizer.paragraphs import break_characters, credits, lines, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.paragraphs.pieces import Piece

WINDOW_CHARACTERS = 12
MAX_BRACKET_CHARACTERS = 60
MAX_END_WIDTH = 12
MAX_DATED_WIDTH = 45
MAX_TINY_WIDTH = 8
MIN_WIDE_WIDTH = 18
MIN_BARE_LINES = 3
MANY_BARE_LINES = 5
SHORT_CLAUSE, MEDIUM_CLAUSE, LONG_CLAUSE = 10, 30, 40

_PAUSES = "，。；：！？、,"
_DASHES = "—-－–"
_FUNCTION_WORDS = frozenset("的了在是将將被把从從")


class Surroundings:
    """What a decision needs to know of the whole text.

    `words` cuts a string into words; `indented` tells that an indent marks paragraphs; `bare` is
    the number of short lines without any mark before running text, `gap` the number of newlines
    that is usual between lines.
    """

    __slots__ = ("bare", "gap", "indented", "words")

    def __init__(
        self,
        words: Callable[[str], Sequence[str]],
        indented: bool = False,
        bare: int = 0,
        gap: int = 1,
    ) -> None:
        self.words = words
        self.indented = indented
        self.bare = bare
        self.gap = gap


class Opened:
    """A paragraph that may go on: its last characters, its width, its first and last piece.

    `crowded` tells that another loose short line stands before it, `whole` that nothing was joined
    to it yet.
    """

    __slots__ = ("crowded", "first", "last", "tail", "whole", "width")

    def __init__(
        self, tail: str, width: float, first: Piece, last: Piece, crowded: bool, whole: bool
    ) -> None:
        self.tail = tail
        self.width = width
        self.first = first
        self.last = last
        self.crowded = crowded
        self.whole = whole


def gather(before: Opened, after: Piece, around: Surroundings) -> Iterator[str]:
    """The names of all evidence at the break between `before` and `after`."""
    yield "bias"
    yield from _ending(before.tail, after.text)
    yield from _first_half(before, around)
    yield from _beginning(after.text)
    yield from _second_half(before.tail, after, around)
    if before.last.ended:
        yield "ended"
    if around.indented and before.first.indent and not after.short:
        yield "not indented"
    yield from _clause(before.tail, after.text)
    yield from _seam(before.tail, after.text, around)


def spanning_word(words: Sequence[str], position: int) -> str:
    """The one of adjacent `words` that begins before `position` and ends after it, or ""."""
    end = 0
    for word in words:
        start, end = end, end + len(word)
        if end > position:
            return word if start < position else ""
    return ""


def _ending(tail: str, text: str) -> Iterator[str]:
    last = tail[-1]
    if last in "，、,":
        yield "comma"
    elif last in lines.OPENERS:
        yield "opener"
    elif last in _DASHES:
        yield "dash"
    elif tail.endswith(vocabulary.LINKS):
        yield "link"
    elif last in lines.CLOSERS:
        yield "closed"
    elif last in break_characters.NEEDS_MORE:
        yield "weak link"
    elif last in break_characters.MAY_NEED_MORE:
        yield "weaker link"
    elif last in break_characters.CLOSES:
        yield "closing character"
    elif last in break_characters.MAY_CLOSE:
        yield "weak closing"
    at = lines.open_bracket(tail)
    if at >= 0 and len(tail) - at < MAX_BRACKET_CHARACTERS:
        yield "bracket" if lines.closes(tail[at:], text[:MAX_BRACKET_CHARACTERS]) else "quotation"


def _first_half(before: Opened, around: Surroundings) -> Iterator[str]:
    tail, text = before.tail, before.first.text
    narrow = before.width <= lines.MAX_SHORT_WIDTH
    if lines.has_inner_mark(tail):
        yield "clauses"
        if narrow:
            yield "narrow clauses"
            if around.bare >= MIN_BARE_LINES:
                yield "clause headings"
    else:
        yield from _bare_half(tail, around)
        if narrow:
            yield "narrow"
        if before.width <= MAX_TINY_WIDTH:
            yield "tiny"
        elif narrow and before.width > MIN_WIDE_WIDTH:
            yield "wide"
    if text[0] == "【" and narrow:
        yield "bracketed"
    if text.startswith(vocabulary.OPENINGS):
        yield "opening word"
    if before.width <= MAX_DATED_WIDTH and credits.dateline(text):
        yield "dateline"
    if before.crowded:
        yield "crowded"
    if before.whole and before.first.short and before.first.gap > around.gap:
        yield "set apart"


def _bare_half(tail: str, around: Surroundings) -> Iterator[str]:
    yield "bare" if _FUNCTION_WORDS.isdisjoint(tail) else "function word"
    if lines.has_spaced_phrases(tail):
        yield "spaced"
    if around.bare >= MANY_BARE_LINES:
        yield "many headings"
    elif around.bare >= MIN_BARE_LINES:
        yield "headings"


def _beginning(text: str) -> Iterator[str]:
    if text[0] in lines.LEADING:
        yield "leading mark"
    elif text.startswith(vocabulary.PARTICLES):
        yield "particle"
    elif text.startswith(vocabulary.SPEECH):
        yield "speech"
    elif credits.dateline(text):
        yield "dateline next"
    elif text.startswith(vocabulary.OPENINGS) or text[0] in break_characters.BEGINS:
        yield "opening"
    elif text[0] in lines.OPENERS:
        yield "quote next"
    elif text[0] in break_characters.MAY_BEGIN:
        yield "weak opening"
    elif text[0] in break_characters.GOES_ON:
        yield "inside character"
    elif text[0] in break_characters.MAY_GO_ON:
        yield "weak inside"


def _second_half(tail: str, after: Piece, around: Surroundings) -> Iterator[str]:
    if after.final:
        # A short sentence after a bare line is as likely a paragraph under its heading.
        is_end = after.width <= MAX_END_WIDTH and lines.has_inner_mark(tail)
        yield "short end" if is_end else "final"
    elif after.short:
        yield "caption next" if _looks_like_caption(after, around) else "short next"
    elif after.text[-1] in "，、" and lines.has_inner_mark(tail):
        yield "running"


def _looks_like_caption(piece: Piece, around: Surroundings) -> bool:
    return piece.gap > around.gap or lines.has_spaced_phrases(piece.text)


def _clause(tail: str, text: str) -> Iterator[str]:
    if tail.endswith(text[:2]) or tail.startswith(text[:2]):
        yield "repeated"
    left = len(tail) - 1 - max(tail.rfind(mark) for mark in _PAUSES)
    right = min((at for mark in _PAUSES if (at := text.find(mark)) >= 0), default=len(text))
    if left + right > LONG_CLAUSE:
        yield "long clause"
    elif left + right > MEDIUM_CLAUSE:
        yield "medium clause"
    elif left + right <= SHORT_CLAUSE:
        yield "short clause"


def _seam(tail: str, text: str, around: Surroundings) -> Iterator[str]:
    last, first = tail[-1], text[0]
    if (last.isdigit() or last in vocabulary.NUMERALS) and first in vocabulary.UNITS:
        yield "digit and unit"
    elif (last.isdigit() and first in ".．") or (last in "0123456789.．" and first.isdigit()):
        yield "number"
    elif last.isascii() and first.isascii() and last.isalpha() and first.isalpha():
        yield "latin" if first.islower() else "latin capital"
    elif is_han(last) and is_han(first):
        left, right = tail[-WINDOW_CHARACTERS:], text[:WINDOW_CHARACTERS]
        together = around.words(left + right)
        if spanning_word(together, len(left)):
            apart = len(around.words(left)) + len(around.words(right))
            if len(together) < apart:
                yield "word" if lines.has_inner_mark(tail) else "bare word"
            elif lines.has_inner_mark(tail):
                # Behind a bare line it is as often made of a heading's end and a text's beginning.
                yield "doubtful word"
