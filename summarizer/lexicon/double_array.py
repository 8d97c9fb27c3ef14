"""The layout of a double-array trie (Aoe, 1989), for `lexicon.build`.

With `code` the number of a character, the child of a node by that character is the cell
`base + code`, and it exists exactly when the cell holds `code`: bases are unique, so no cell can be
taken for a child of another node.
"""

from __future__ import annotations

from collections import Counter

# 0 and 1 are no character's: see `best_path.encode`.
FIRST_CODE = 2

# Placing the nodes: after this many tries the search for a node of the same size starts later, at
# three quarters of the way. Exact first fit takes ten times as long and saves nothing.
PATIENCE_TRIES = 30


def number_characters(terms: set[str]) -> dict[str, int]:
    """A number for each character, the most frequent one lowest: the cells lie closer together."""
    counts = Counter(character for term in terms for character in term)
    ordered = sorted(counts, key=lambda character: (-counts[character], character))
    return {character: number for number, character in enumerate(ordered, FIRST_CODE)}


def place_nodes(
    terms: set[str], codes: dict[str, int]
) -> tuple[dict[str, int], dict[str, list[int]]]:
    """The base of each prefix that has children, and the codes of these; the root's base is 0."""
    branches: dict[str, set[int]] = {}
    for term in terms:
        for length, character in enumerate(term):
            branches.setdefault(term[:length], set()).add(codes[character])
    children = {prefix: sorted(branch) for prefix, branch in branches.items()}
    placer = Placer(FIRST_CODE + len(codes))
    bases = {"": 0}
    for prefix in sorted(children, key=lambda prefix: (-len(children[prefix]), prefix)):
        if prefix:
            bases[prefix] = placer.place(children[prefix])
    return bases, children


class Placer:
    """First-fit placement of nodes; the widest should come first."""

    LIMIT_CELLS = 1 << 21
    SHARED_WIDTH = 64

    def __init__(self, reserved_cells: int) -> None:
        # The root's base is 0. Its cells are kept for it even where no word begins with the
        # character, so that a search may enter at any character without looking.
        self.free = bytearray(reserved_cells).ljust(self.LIMIT_CELLS, b"\1")
        self.used = bytearray(self.LIMIT_CELLS)
        self.used[0] = 1
        self.first_tries: dict[int, int] = {}

    def place(self, codes: list[int]) -> int:
        """Take the cells of a node with these children (ascending codes); its base."""
        first, *rest = codes
        width = min(len(codes), self.SHARED_WIDTH)
        start = position = self.first_tries.get(width, first + 1)
        tries = 0
        while True:
            position = self.free.find(1, position)
            base = position - first
            tries += 1
            if base > 0 and not self.used[base] and self.is_free(base, rest):
                break
            position += 1
        if tries > PATIENCE_TRIES:
            self.first_tries[width] = start + (position - start) * 3 // 4
        self.used[base] = 1
        for code in codes:
            self.free[base + code] = 0
        return base

    def is_free(self, base: int, codes: list[int]) -> bool:
        """Whether the cells of all these children are free."""
        free = self.free
        for code in codes:  # noqa: SIM110  # all() with a generator takes three times as long
            if not free[base + code]:
                return False
        return True
