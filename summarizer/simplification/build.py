"""Builds summarizer/data/traditional.txt out of OpenCC's dictionaries. No part of a run.

Of a character with several counterparts the first one is taken, which is the most frequent; what
else a doubtful one becomes is told by words.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.simplification import DOUBTFUL

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

# OpenCC keeps these as they are and converts the words with them; the others are fewer.
CONVERTED = "瞭藉祇甦"
VARIANTS = ("HKVariants.txt", "TWVariants.txt")
# In these the first of 著瞭藉 stays; everywhere else it is 着, 了, 借.
KEPT = frozenset("著瞭藉")
# Of the words of OpenCC only those with one of these: 乾坤 反覆 沈默 傢俱 彷彿.
DOUBTFUL_THERE = frozenset(DOUBTFUL) - KEPT
KEEPING = tuple(
    "著名 著作 著者 著書 著述 著稱 著錄 著有 名著 原著 專著 論著 巨著 編著 譯著 遺著 合著 拙著 新著"
    " 顯著 卓著 昭著 土著 較著 見微知著 瞭望 瞭若指掌 瞭如指掌 慰藉 狼藉 枕藉 蘊藉".split()
)


def write_table(dictionaries: Path, path: Path) -> None:
    """Write the table, a source and its target a line, from the folder of OpenCC's text files."""
    characters = character_table(dictionaries)
    words = word_table(dictionaries, characters)
    rows = [*sorted(characters.items()), *sorted(words.items())]
    path.write_text("".join([f"{one}\t{other}\n" for one, other in rows]), encoding="utf-8")


def character_table(dictionaries: Path) -> dict[str, str]:
    """What each Traditional character becomes, those of Hong Kong and Taiwan among them."""
    table = {"著": "着"}
    for source, targets in _rows(dictionaries / "TSCharacters.txt"):
        target = targets[-1] if source in CONVERTED else targets[0]
        # Planes beyond the first hold simplified forms that no text uses.
        if target != source and max(source + target) <= "\uffff":
            table[source] = target
    for name in VARIANTS:
        for source, variants in _rows(dictionaries / name):
            for variant in variants:
                target = table.get(source, variant)
                if target != variant and not _is_simplified(variant):
                    table.setdefault(variant, target)
    return table


def word_table(dictionaries: Path, characters: Mapping[str, str]) -> dict[str, str]:
    """The words whose characters become something else than they do alone."""
    table = str.maketrans(dict(characters))
    words = {w: "".join([c if c in KEPT else c.translate(table) for c in w]) for w in KEEPING}
    for source, targets in _rows(dictionaries / "TSPhrases.txt"):
        is_doubtful = not DOUBTFUL_THERE.isdisjoint(source) and len(source) == len(targets[0])
        if is_doubtful and source.translate(table) != targets[0]:
            words[source] = targets[0]
    return {
        word: target
        for word, target in words.items()
        if not any(shorter != word and shorter in word for shorter in words)
    }


def _is_simplified(character: str) -> bool:
    try:
        return bool(character.encode("gb2312"))
    except UnicodeEncodeError:
        return False


def _rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    for line in path.read_text(encoding="utf-8").split("\n"):
        source, tab, targets = line.partition("\t")
        if tab:
            yield source, targets.split()
