"""Raw lines with their offsets, and the cleaning that every line of every reader gets.

Nothing is folded (no NFKC): a clean character is the source's own, but for white space of any kind,
which becomes a plain space, and what is cut out is left to the spans to tell.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from summarizer.characters import is_han

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from summarizer.model import Spans

# [start, end) of a line's text that is left out or replaced, and the replacement.
Cut = tuple[int, int, str]

# Zero-width space, non-joiner and marks, soft hyphen, bidi marks, word joiner, invisible operators,
# byte order mark. The joiner U+200D is apart: it holds emoji together.
INVISIBLE = (
    "\u00ad\u061c\u180e\u200b\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e"
    "\u2060\u2061\u2062\u2063\u2064\u2066\u2067\u2068\u2069\ufeff"
)
JOINER = "\u200d"
# The marks that are spaced out like the characters around them.
WIDE_MARKS = frozenset("，。、；：！？“”‘’（）《》〈〉「」『』【】…—")
MIN_SPACED_CHARACTERS = 3
MIN_SPACED_PARTS = 8
MIN_SPACED_SHARE = 0.6
MIN_INDENT_CHARACTERS = 2


# Slotted classes here and in `commonmark`: a named tuple costs .2 ms at every start, these .01.


class RawLine:
    """A line without its newline; `number` counts from 1, `start` is its offset in the source."""

    __slots__ = ("number", "start", "text")

    def __init__(self, number: int, start: int, text: str) -> None:
        self.number = number
        self.start = start
        self.text = text


class CleanText:
    """Cleaned text with the [start, end) of its visible part in the source, and its spans."""

    __slots__ = ("end", "spans", "start", "text")

    def __init__(self, text: str, start: int, end: int, spans: Spans) -> None:
        self.text = text
        self.start = start
        self.end = end
        self.spans = spans


def split_lines(text: str) -> Iterator[RawLine]:
    r"""The lines of `text`, split at \r\n, \n and \r only, without a byte order mark."""
    start = int(text.startswith("\ufeff"))
    number = 1
    for chunk in text[start:].split("\n"):
        if "\r" not in chunk:
            yield RawLine(number, start, chunk)
            start += len(chunk) + 1
            number += 1
            continue
        end = start + len(chunk)
        is_followed = end < len(text)
        for piece in (chunk.removesuffix("\r") if is_followed else chunk).split("\r"):
            yield RawLine(number, start, piece)
            start += len(piece) + 1
            number += 1
        start = end + 1


def clean(text: str, offset: int, cuts: Sequence[Cut] = ()) -> CleanText:
    """Clean a line or a part of one that stands at `offset`; `cuts` are left out as well.

    The result is empty when nothing visible remains.
    """
    has_columns = "\t" in text
    if not text.isprintable():
        cuts = [*cuts, *find_invisible(text)]
        text = text.translate(spaces())
    if text.count(" ") >= MIN_SPACED_CHARACTERS - 1 and not has_columns:
        cuts = [*cuts, *find_letter_spacing(text)]
    if cuts:
        return cut_out(text, offset, sorted(cuts))
    stripped = text.strip(" ")
    start = offset + len(text) - len(text.lstrip(" "))
    return CleanText(stripped, start, start + len(stripped), ((0, start),))


def cut_out(text: str, offset: int, cuts: Sequence[Cut]) -> CleanText:
    """The text without the cuts and outer spaces, with its spans. `cuts` are in order."""
    pieces: list[str] = []
    spans = []
    length = position = 0
    for start, end, replacement in (*cuts, (len(text), len(text), "")):
        if start > position:
            pieces.append(text[position:start])
            spans.append((length, offset + position))
            length += start - position
        if replacement and start >= position:
            pieces.append(replacement)
            spans.append((length, offset + start))
            length += len(replacement)
        position = max(position, end)
    return strip("".join(pieces), tuple(spans), offset)


def strip(text: str, spans: Spans, offset: int) -> CleanText:
    left = len(text) - len(text.lstrip(" "))
    text = text.strip(" ")
    if not text:
        return CleanText("", offset, offset, ((0, offset),))
    moved = [(max(clean_at - left, 0), raw + max(left - clean_at, 0)) for clean_at, raw in spans]
    kept = [
        span
        for span, following in zip(moved, (*moved[1:], (len(text) + 1, 0)), strict=True)
        if span[0] < len(text) and following[0] > 0
    ]
    last_clean, last_raw = kept[-1]
    return CleanText(text, kept[0][1], last_raw + len(text) - last_clean, tuple(kept))


def find_invisible(text: str) -> Iterator[Cut]:
    for i, character in enumerate(text):
        if character in INVISIBLE or (character == JOINER and not is_between_symbols(text, i)):
            yield i, i + 1, ""


def is_between_symbols(text: str, i: int) -> bool:
    """Does the joiner at `i` stand between emoji, not letters or white space?"""
    around = text[max(i - 1, 0) : i] + text[i + 1 : i + 2]
    return len(around) == 2 and not any(c.isalnum() or c.isspace() for c in around)


def find_letter_spacing(text: str) -> Iterator[Cut]:
    """The spaces between three and more single Han characters, as character recognition has them.

    The marks among them are closed up alike. The space after the last one goes too when a Han
    character follows it: 上 周 通过 is 上周通过.
    """
    if is_letter_spaced(text):
        yield from find_spaces_between_han(text)
        return
    run: list[int] = []
    count = position = 0
    for piece in (*text.split(" "), ""):
        visible = piece.strip(INVISIBLE)
        position += len(piece)
        if len(visible) == 1 and (is_han(visible) or visible in WIDE_MARKS):
            run.append(position)
            count += visible not in WIDE_MARKS
        else:
            if count >= MIN_SPACED_CHARACTERS:
                is_continued = visible != "" and (is_han(visible[0]) or visible[0] in WIDE_MARKS)
                yield from ((at, at + 1, "") for at in (run if is_continued else run[:-1]))
            run = []
            count = 0
        position += 1


def is_letter_spaced(text: str) -> bool:
    """Does nearly all of a line consist of single characters with spaces between them?"""
    parts = text.strip(" ").split(" ")
    if len(parts) < MIN_SPACED_PARTS:
        return False
    singles = sum(len(part.strip(INVISIBLE)) == 1 and not part.isascii() for part in parts)
    return singles >= MIN_SPACED_SHARE * len(parts)


def find_spaces_between_han(text: str) -> Iterator[Cut]:
    for i in range(1, len(text) - 1):
        if text[i] == " " and is_wide(text[i - 1]) and is_wide(text[i + 1]):
            yield i, i + 1, ""


def is_wide(character: str) -> bool:
    return is_han(character) or character in WIDE_MARKS or character in INVISIBLE


def is_indented(text: str) -> bool:
    """Does a raw line begin with 　　, two or more spaces, or a tab?"""
    visible = text.lstrip(INVISIBLE)
    margin = visible[: len(visible) - len(visible.lstrip())]
    return "\t" in margin or len(margin) >= MIN_INDENT_CHARACTERS


@cache
def spaces() -> dict[int, str]:
    """Controls and every kind of white space → a plain space."""
    controls = (*range(0x20), *range(0x7F, 0xA1))
    others = (0x1680, *range(0x2000, 0x200B), 0x2028, 0x2029, 0x202F, 0x205F, 0x3000)
    return dict.fromkeys((*controls, *others), " ")
