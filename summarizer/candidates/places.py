"""Where terms stand that tell what a document is about: title, headings, quotes and 《》."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.candidates.stream import MAX_PHRASE_TOKENS, Stream, flattened, longer

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evidence import Evidence

    Span = tuple[int, int]

MAX_QUOTED_CHARACTERS = 10
MAX_QUOTED_TOKENS = 6
OPENERS = {"《": "》", "“": "”", "「": "」", "『": "』", "‘": "’"}


class Places:
    """The keys of the terms and phrases that stand in a telling place; `all`: in any of them.

    `quotations` are the spans in the document's tokens that stand in quotation marks or 《》.
    """

    __slots__ = ("all", "headings", "quotations", "quoted", "title", "works")

    def __init__(self, evidence: Evidence, flat: list[str], words: frozenset[str]) -> None:
        self.title = _keys(evidence.title, words)
        self.headings = [_keys(tokens, words) for tokens in evidence.headings if tokens]
        self.quotations = quotations(flat)
        self.works: set[str] = set()
        self.quoted: set[str] = set()
        above = flattened([evidence.title, *evidence.headings])
        for tokens, spans in ((flat, self.quotations), (above, quotations(above))):
            for start, end in spans:
                key = "".join(tokens[start:end]).lower()
                (self.works if tokens[start - 1] == "《" else self.quoted).add(key)
        self.all = self.title.union(self.works, self.quoted, *self.headings)


def quotations(flat: list[str]) -> list[Span]:
    """What stands in quotation marks or 《》 and is short and plain enough to be a term."""
    if OPENERS.keys().isdisjoint(flat):
        return []
    found = []
    for opener in [i for i, token in enumerate(flat) if token in OPENERS]:
        closer = OPENERS[flat[opener]]
        characters = 0
        for i in range(opener + 1, opener + 2 + MAX_QUOTED_TOKENS):
            token = flat[i]
            if token == closer and characters > 1:
                found.append((opener + 1, i))
            characters += len(token)
            # BREAK at the latest ends the search.
            if characters > MAX_QUOTED_CHARACTERS or not token[0].isalnum():
                break
    return found


def _keys(tokens: Sequence[str], words: frozenset[str]) -> set[str]:
    """The tokens of a heading and the phrases that they make."""
    found = {token.lower() for token in tokens}
    stream = Stream(flattened([tokens]), words)
    starts = stream.adjacent(words, 0, len(stream.tokens))
    for size in range(2, MAX_PHRASE_TOKENS + 1):
        found.update(stream.keys(starts, size))
        starts = longer(starts)
    return found
