"""The tokens of a document in a row, and the phrases in them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

MAX_PHRASE_TOKENS = 4
LATIN_GLUE = frozenset(" +#.-_")
# After each sentence: no word, so no phrase goes across it.
BREAK = "\n"


class Stream:
    """The tokens of some sentences in a row, BREAK after each sentence.

    The glue between two Latin `words` (the space of `deep learning`, the mark of `Wi-Fi`) is taken
    out; `glue[i]` stood before token i.
    """

    __slots__ = ("glue", "tokens")

    def __init__(self, flat: list[str], words: frozenset[str]) -> None:
        self.tokens = flat
        self.glue: Mapping[int, str] = {}
        if LATIN_GLUE.isdisjoint(flat):
            return

        def is_latin(token: str) -> bool:
            return token.isascii() and token in words

        dropped = [
            i
            for i, token in enumerate(flat)
            if token in LATIN_GLUE and is_latin(flat[i - 1]) and is_latin(flat[i + 1])
        ]
        gone = set(dropped)
        self.glue = {i - before: flat[i] for before, i in enumerate(dropped)}
        self.tokens = [token for i, token in enumerate(flat) if i not in gone]

    def adjacent(self, words: Container[str], start: int, end: int) -> list[int]:
        """The places from start to end where a token and the next one are both among `words`."""
        tokens = self.tokens[start : end + 1]
        places = [i for i, token in enumerate(tokens, start) if token in words]
        return [i for i, following in pairwise(places) if following == i + 1]

    def keys(self, places: Sequence[int], size: int) -> list[str]:
        """The phrases of `size` tokens at some places, as they stand in the text, in lower case."""
        tokens, glue = self.tokens, self.glue
        keys = ["".join(tokens[i : i + size]).lower() for i in places]
        glued = {i - before for i in glue for before in range(1, size)}
        for n in [n for n, i in enumerate(places) if i in glued] if glued else ():
            i = places[n]
            rest = [glue.get(j, "") + tokens[j] for j in range(i + 1, i + size)]
            keys[n] = (tokens[i] + "".join(rest)).lower()
        return keys


def flattened(rows: Iterable[Sequence[str]]) -> list[str]:
    """The tokens of all rows, BREAK after each row."""
    flat: list[str] = []
    for row in rows:
        flat += row
        flat.append(BREAK)
    return flat


def longer(starts: Sequence[int]) -> list[int]:
    """Where phrases of one token more begin: one of these phrases begins there, and one behind."""
    following = set(starts)
    return [i for i in starts if i + 1 in following]
