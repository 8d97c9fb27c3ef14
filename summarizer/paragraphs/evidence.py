"""The evidence for and against a join: what each kind weighs, and where it is found.

The weights are those of a logistic regression over 7,000 breaks of news and technical articles, a
third of them made by cutting paragraphs at random places, rounded to halves. By hand: commas,
dashes, datelines and what stands apart (rare there), and a lower bias, since a break left in the
text does less harm than two paragraphs run together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from summarizer.paragraphs import credits, lines, vocabulary

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from summarizer.paragraphs.pieces import Piece

WINDOW_CHARACTERS = 12
MAX_BRACKET_CHARACTERS = 60
MAX_END_WIDTH = 12
MIN_BARE_LINES = 3
MANY_BARE_LINES = 5
SHORT_CLAUSE, MEDIUM_CLAUSE, LONG_CLAUSE = 10, 30, 40

_PAUSES = "，。；：！？、,"
_DASHES = "—-－–"
_FUNCTION_WORDS = frozenset("的了在是将將被把从從")

# Name: (weight, reason). The reason is told where this weighs most.
EVIDENCE: dict[str, tuple[float, str]] = {
    "bias": (-1.0, ""),
    "latin": (6.0, "a Latin word or phrase is broken"),
    "number": (6.0, "a number is broken"),
    "digit and unit": (6.0, "a number stands apart from its unit"),
    "bracket": (4.5, "the next line closes what is open"),
    "leading mark": (4.5, "the next line begins with a mark that begins none"),
    "opener": (4.5, "the line ends in an opening mark"),
    "short end": (4.5, "the next line is the end of a sentence"),
    "word": (4.0, "the word {word} spans the break"),
    "comma": (4.0, "the line ends in a comma"),
    "dateline": (4.0, "the line begins with a dateline and ends no sentence"),
    "doubtful word": (3.5, "the word {word} may span the break"),
    "link": (3.5, "the line ends in a word that needs another"),
    "not indented": (2.0, "the next line has no indent"),
    "final": (2.5, "the next line ends the sentence"),
    "quotation": (2.5, "a quotation is open"),
    "dash": (2.0, "the line ends in a dash"),
    "opening word": (1.5, "the line begins as a sentence does but ends none"),
    "weak link": (1.5, "the line ends in a word that seldom ends one"),
    "particle": (1.5, "the next line begins with a particle"),
    "speech": (1.5, "the next line begins with a verb of speech"),
    "short clause": (1.5, "the halves make a short clause"),
    "latin capital": (1.0, "a Latin phrase may be broken"),
    "inside character": (1.0, "the next line begins inside a word"),
    "clauses": (0.5, "the line holds clauses but ends no sentence"),
    "function word": (0.5, ""),
    "bare": (-0.5, ""),
    "medium clause": (-0.5, ""),
    "short next": (-0.5, ""),
    "quote next": (-1.0, ""),
    "headings": (-1.0, ""),
    "narrow clauses": (-1.0, ""),
    "closing character": (-1.5, ""),
    "narrow": (-2.0, ""),
    "set apart": (-2.5, ""),
    "crowded": (-2.5, ""),
    "many headings": (-2.5, ""),
    "long clause": (-2.5, ""),
    "repeated": (-2.5, ""),
    "opening": (-2.5, ""),
    "closed": (-2.5, ""),
    "spaced": (-3.5, ""),
    "bracketed": (-4.0, ""),
    "dateline next": (-5.5, ""),
}


class Surroundings(NamedTuple):
    """What a decision needs to know of the whole text.

    `words` cuts a string into words; `indented` tells that an indent marks paragraphs; `bare` is
    the number of short lines without any mark before running text, `gap` the number of newlines
    that is usual between lines.
    """

    words: Callable[[str], Sequence[str]]
    indented: bool = False
    bare: int = 0
    gap: int = 1


class Opened(NamedTuple):
    """A paragraph that may go on: its last characters, its width, its first piece.

    `final` tells that its last line ends a sentence, `crowded` that another loose short line stands
    before it, `whole` that nothing was joined to it yet.
    """

    tail: str
    width: float
    first: Piece
    final: bool
    crowded: bool
    whole: bool


def gather(before: Opened, after: Piece, around: Surroundings) -> Iterator[str]:
    """The names of all evidence at the break between `before` and `after`."""
    yield "bias"
    yield from _ending(before.tail, after.text)
    yield from _first_half(before, around)
    yield from _beginning(after)
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
    elif last in vocabulary.LINK_CHARACTERS:
        yield "weak link"
    elif last in lines.CLOSERS:
        yield "closed"
    elif last in vocabulary.CLOSING_CHARACTERS:
        yield "closing character"
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
    else:
        yield from _bare_half(tail, around)
        if narrow:
            yield "narrow"
    if text[0] == "【" and narrow:
        yield "bracketed"
    if text.startswith(vocabulary.OPENINGS):
        yield "opening word"
    if credits.dateline(text):
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


def _beginning(after: Piece) -> Iterator[str]:
    text = after.text
    if text[0] in lines.LEADING:
        yield "leading mark"
    elif text.startswith(vocabulary.PARTICLES):
        yield "particle"
    elif text.startswith(vocabulary.SPEECH):
        yield "speech"
    elif credits.dateline(text):
        yield "dateline next"
    elif text.startswith(vocabulary.OPENINGS) or text[0] in vocabulary.OPENING_CHARACTERS:
        yield "opening"
    elif text[0] in lines.OPENERS:
        yield "quote next"
    elif text[0] in vocabulary.INSIDE_CHARACTERS:
        yield "inside character"
    if after.final:
        yield "short end" if after.width <= MAX_END_WIDTH else "final"
    elif after.short:
        yield "short next"


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
    elif lines.is_han(last) and lines.is_han(first):
        left, right = tail[-WINDOW_CHARACTERS:], text[:WINDOW_CHARACTERS]
        together = around.words(left + right)
        if spanning_word(together, len(left)):
            apart = len(around.words(left)) + len(around.words(right))
            yield "word" if len(together) < apart else "doubtful word"
