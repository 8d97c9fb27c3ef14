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
MAX_BRIEF_WIDTH = 15
MAX_LABEL_CHARACTERS = 5
MIN_WIDE_WIDTH = 18
MIN_BARE_LINES = 3
MANY_BARE_LINES = 5
MEDIUM_CLAUSE, LONG_CLAUSE = 30, 40

_PAUSES = "，。；：！？、,"
_DASHES = "—-－–"
_MARKS = (
    ("，、,", "comma"),
    (lines.OPENERS, "opener"),
    (_DASHES, "dash"),
    (lines.CLOSERS, "closed"),
)
_CHARACTERS = (
    (break_characters.NEEDS_MORE, "weak link"),
    (break_characters.MAY_NEED_MORE, "weaker link"),
    (break_characters.CLOSES, "closing character"),
    (break_characters.MAY_CLOSE, "weak closing"),
)
_FIRST_CHARACTERS = (
    (break_characters.BEGINS, "opening"),
    (lines.OPENERS, "quote next"),
    (break_characters.MAY_BEGIN, "weak opening"),
    (break_characters.GOES_ON, "inside character"),
    (break_characters.MAY_GO_ON, "weak inside"),
)
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
    yield from _clause(before, after.text)
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
    name = _last_mark(tail) or _last_word(tail)
    if name:
        yield name
    at = lines.open_bracket(tail)
    if at >= 0 and len(tail) - at < MAX_BRACKET_CHARACTERS:
        yield "bracket" if lines.closes(tail[at:], text[:MAX_BRACKET_CHARACTERS]) else "quotation"


def _last_mark(tail: str) -> str:
    return next((name for marks, name in _MARKS if tail[-1] in marks), "")


def _last_word(tail: str) -> str:
    if tail.endswith(vocabulary.LINKS):
        return "link"
    if tail.endswith(vocabulary.CLOSING_WORDS):
        return "closing word"
    return next((name for characters, name in _CHARACTERS if tail[-1] in characters), "")


def _first_half(before: Opened, around: Surroundings) -> Iterator[str]:
    text = before.first.text
    narrow = before.width <= lines.MAX_SHORT_WIDTH
    has_clauses = lines.has_inner_mark(before.tail)
    yield from (_half_of_clauses if has_clauses else _bare_half)(before, around, narrow)
    if narrow and text[0] == "【":
        yield "bracketed"
    elif narrow and "：" in text[1:MAX_LABEL_CHARACTERS]:
        yield "labelled"
    if text.startswith(vocabulary.OPENINGS):
        yield "opening word"
    if before.width <= MAX_DATED_WIDTH and credits.dateline(text):
        yield "dateline"
    if before.crowded:
        yield "crowded"
    if before.whole and before.first.short and before.first.gap > around.gap:
        yield "set apart"


def _half_of_clauses(before: Opened, around: Surroundings, narrow: bool) -> Iterator[str]:
    if not narrow:
        return
    yield "narrow clauses"
    if before.width <= MAX_BRIEF_WIDTH:
        yield "brief clauses"
    if around.bare >= MIN_BARE_LINES:
        yield "clause headings"


def _bare_half(before: Opened, around: Surroundings, narrow: bool) -> Iterator[str]:
    tail = before.tail
    if _FUNCTION_WORDS.isdisjoint(tail):
        yield "bare"
    if lines.has_spaced_phrases(tail):
        yield "spaced"
    if around.bare >= MANY_BARE_LINES:
        yield "many headings"
    elif around.bare >= MIN_BARE_LINES:
        yield "headings"
    if narrow:
        yield "narrow"
    if before.width <= MAX_TINY_WIDTH:
        yield "tiny"
    elif narrow and before.width > MIN_WIDE_WIDTH:
        yield "wide"


def _beginning(text: str) -> Iterator[str]:
    name = _first_mark(text) or _first_character(text)
    if name:
        yield name


def _first_mark(text: str) -> str:
    if text[0] in lines.LEADING:
        return "leading mark"
    if text.startswith(vocabulary.PARTICLES):
        return "particle"
    if text.startswith(vocabulary.SPEECH):
        return "speech"
    if 0 < text.find("：") < MAX_LABEL_CHARACTERS:
        return "label next"
    return "dateline next" if credits.dateline(text) else ""


def _first_character(text: str) -> str:
    if text.startswith(vocabulary.OPENINGS):
        return "opening"
    return next((name for characters, name in _FIRST_CHARACTERS if text[0] in characters), "")


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


def _clause(before: Opened, text: str) -> Iterator[str]:
    tail = before.tail
    if tail.endswith(text[:2]) or tail.startswith(text[:2]):
        yield "repeated"
    elif before.width <= lines.MAX_SHORT_WIDTH and _first_word(text) in tail:
        # A text takes up a word of its heading.
        yield "taken up"
    left = len(tail) - 1 - max(tail.rfind(mark) for mark in _PAUSES)
    right = min((at for mark in _PAUSES if (at := text.find(mark)) >= 0), default=len(text))
    if left + right > LONG_CLAUSE:
        yield "long clause"
    elif left + right > MEDIUM_CLAUSE:
        yield "medium clause"


def _first_word(text: str) -> str:
    """The word of Latin script that opens a line, or its first two characters."""
    end = 0
    while end < len(text) and text[end].isascii() and text[end].isalnum():
        end += 1
    return text[: max(end, 2)]


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
