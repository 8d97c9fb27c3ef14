"""Clean text broken in known ways, and the count of what the repair makes of it.

A seam is a place where one paragraph was cut in two, an end one between two paragraphs of the
author. Each is the pair of the offsets of the last character before it and the first one behind.
No text is cut where a sentence ends: nobody could tell such a cut from the end of a paragraph.
"""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from summarizer.model import Document

CUTS = 3
MIN_HALF = 4
MIN_CUT_CHARACTERS = 40
COLUMN_LINES = 30
CAPTIONS = (
    "码头夜景",
    "新教室落成",
    "研究人员在河边取样",
    "大棚里的番茄",
    "图为修复后的钟楼。秦望舒 摄",
    "▲游客在老街上拍照",
)
HEAD = "石桥日报 要闻"
INVISIBLE = "\u00ad\u200b\u200c\u2060\ufeff"

_SENTENCE_END = re.compile(r"[。！？!?…；;.～~|][”’」』）)》\]\"']*$")
_CLOSER = re.compile(r"^[”’」』）)》\]\"']")
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff，。、；：！？])(?=[\u4e00-\u9fff，。、；：！？])")


class Damaged(NamedTuple):
    """A broken text, its seams and the ends that must stay."""

    text: str
    seams: tuple[tuple[int, int], ...]
    ends: tuple[tuple[int, int], ...]


class Count(NamedTuple):
    """Seams, those joined, ends, those joined, and other joins: of captions, of running heads."""

    seams: int = 0
    joined: int = 0
    ends: int = 0
    lost_ends: int = 0
    strays: int = 0

    def plus(self, other: Count) -> Count:
        """The sum of two counts."""
        return Count(*(a + b for a, b in zip(self, other, strict=True)))

    @property
    def lost(self) -> float:
        """The share of ends of paragraphs that were joined away."""
        return self.lost_ends / max(self.ends, 1)


def _can_cut(paragraph: str, at: int) -> bool:
    before, after = paragraph[:at], paragraph[at:]
    if before[-1].isspace() or after[0].isspace() or _SENTENCE_END.search(before):
        return False
    # Half a word of Latin script is no line end that a Chinese text has.
    if before[-1].isascii() and after[0].isascii() and before[-1].isalnum():
        return False
    return not (_CLOSER.match(after) and before[-1] in "。！？!?…")


def _cut_once(paragraph: str, rng: Random) -> list[str]:
    places = [
        at for at in range(MIN_HALF, len(paragraph) - MIN_HALF + 1) if _can_cut(paragraph, at)
    ]
    if len(paragraph) < MIN_CUT_CHARACTERS or not places:
        return [paragraph]
    at = rng.choice(places)
    return [paragraph[:at], paragraph[at:]]


def _build(
    paragraphs: Sequence[Sequence[str]],
    gap: Callable[[], str],
    between: str,
    change: Callable[[str], str] = lambda part: part,
    opening: str = "",
) -> Damaged:
    """The text of `paragraphs`, each in its parts; `change` is done to each part."""
    text = opening
    seams: list[tuple[int, int]] = []
    ends: list[tuple[int, int]] = []
    for position, parts in enumerate(paragraphs):
        for number, part in enumerate(parts):
            last = len(text) - 1
            if number:
                text += gap()
                seams.append((last, len(text)))
            elif position:
                text += between
                ends.append((last, len(text)))
            text += change(part)
    # An indent stands before the first character.
    skip = re.compile(r"[\s>]*")

    def first(at: int) -> int:
        found = skip.match(text, at)
        return found.end() if found else at

    return Damaged(
        text + "\n",
        tuple((before, first(after)) for before, after in seams),
        tuple((before, first(after)) for before, after in ends),
    )


def _some_cut(paragraphs: Sequence[str], rng: Random) -> list[list[str]]:
    long = [at for at, each in enumerate(paragraphs) if len(each) >= MIN_CUT_CHARACTERS]
    chosen = set(rng.sample(long, min(CUTS, len(long))))
    return [_cut_once(each, rng) if at in chosen else [each] for at, each in enumerate(paragraphs)]


def cut(paragraphs: Sequence[str], rng: Random) -> Damaged:
    """Three paragraphs in two halves, one to three newlines between them."""
    return _build(_some_cut(paragraphs, rng), lambda: "\n" * rng.randint(1, 3), "\n\n")


def caption(paragraphs: Sequence[str], rng: Random) -> Damaged:
    """The same with a caption in the gap."""

    def gap() -> str:
        return f"\n\n\n{rng.choice(CAPTIONS)}\n\n"

    return _build(_some_cut(paragraphs, rng), gap, "\n\n")


def page(paragraphs: Sequence[str], rng: Random) -> Damaged:
    """The halves on two pages, with page numbers and the same running head each time."""
    numbers = iter(range(2, CUTS + 2))

    def gap() -> str:
        number = next(numbers)
        return f"\n— {number} —\n{HEAD}\n"

    return _build(_some_cut(paragraphs, rng), gap, "\n", opening=HEAD + "\n\n")


def turn(paragraphs: Sequence[str], rng: Random) -> Damaged:
    """The halves with turn lines between them: 下转第2版, 上接第1版."""

    def gap() -> str:
        other = rng.randint(2, 8)
        return f"\n\n（下转第{other}版）\n\n（上接第1版）\n\n"

    return _build(_some_cut(paragraphs, rng), gap, "\n\n")


def invisible(paragraphs: Sequence[str], rng: Random) -> Damaged:
    """The halves strewn with soft hyphens and characters of no width."""

    def strew(part: str) -> str:
        return (
            "".join(
                character + (rng.choice(INVISIBLE) if rng.random() < 0.05 else "")
                for character in part[:-1]
            )
            + part[-1:]
        )

    return _build(_some_cut(paragraphs, rng), lambda: "\n\n", "\n\n", strew)


def spaced(paragraphs: Sequence[str], rng: Random) -> Damaged:
    """The halves as character recognition writes them, a space between any two Han characters."""
    return _build(
        _some_cut(paragraphs, rng),
        lambda: "\n\n",
        "\n\n",
        lambda part: _BETWEEN_HAN.sub(" ", part),
    )


def _wrapped(paragraph: str, columns: int, indent: int) -> list[str]:
    """The lines of a paragraph, `columns` full-width characters wide; no mark opens one."""
    lines: list[str] = []
    line, width = "", float(indent)
    for word in re.findall(r"[!-~]+| |[^!-~ ]", paragraph):
        wide = sum(0.5 if character.isascii() else 1 for character in word)
        if line and width + wide > columns and word not in "，。、；：！？”’」』）》 ":
            lines.append(line.rstrip())
            line, width = "", 0.0
        line += word
        width += wide
    return [each for each in (*lines, line.rstrip()) if each]


def wrap(columns: int, *, indent: str = "", quote: str = "") -> Callable[..., Damaged]:
    """Lines of a fixed width; `quote` begins each, as in mail."""

    def broken(paragraphs: Sequence[str], rng: Random) -> Damaged:
        wrapped = [_wrapped(each, columns, len(indent)) for each in paragraphs]
        between = f"\n{quote}{indent}" if indent else f"\n{quote.rstrip()}\n{quote}"
        return _build(wrapped, lambda: f"\n{quote}", between, opening=quote + indent)

    return broken


def columns(paragraphs: Sequence[str], rng: Random) -> Damaged:
    """Narrow columns of a page, one below the other, a gap or a caption at the foot of each."""
    wrapped = [_wrapped(each, 17, 2) for each in paragraphs]
    left = COLUMN_LINES

    def gap() -> str:
        nonlocal left
        left -= 1
        if left:
            return "\n"
        left = COLUMN_LINES
        return rng.choice(("\n\n", "\n\n\n", f"\n\n{rng.choice(CAPTIONS)}\n\n"))

    return _build(wrapped, gap, "\n　　", opening="　　")


KINDS: dict[str, Callable[[Sequence[str], Random], Damaged]] = {
    "cut": cut,
    "caption": caption,
    "page": page,
    "turn": turn,
    "invisible": invisible,
    "spaced": spaced,
    "wrap 20": wrap(20),
    "wrap 32 indented": wrap(32, indent="　　"),
    "wrap 40": wrap(40),
    "wrap 72 indented": wrap(72, indent="  "),
    "mail 36": wrap(36, quote="> "),
    "columns": columns,
}


def count(damaged: Damaged, document: Document) -> Count:
    """What became of each seam and each end, and how many other breaks were joined."""
    seams, ends = set(damaged.seams), set(damaged.ends)
    joined = lost = strays = 0
    for section in document.sections:
        for paragraph in section.paragraphs:
            for before, after in _breaks(paragraph.text, paragraph.source_offset, damaged.text):
                if (before, after) in seams:
                    joined += 1
                elif (before, after) in ends:
                    lost += 1
                else:
                    strays += 1
    return Count(len(seams), joined, len(ends), lost, strays)


def _breaks(text: str, offset: Callable[[int], int], source: str) -> list[tuple[int, int]]:
    places = [offset(position) for position, character in enumerate(text) if character != " "]
    return [
        (before, after)
        for before, after in pairwise(places)
        if after - before > 1 and "\n" in source[before:after]
    ]
