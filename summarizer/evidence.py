"""What a ranker may look at: the sentences with their tokens, the headings, the IDF table."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, groupby, islice, pairwise, takewhile
from math import sqrt
from typing import NamedTuple

from summarizer.model import Sentence

Vector = Mapping[str, float]
ADDRESS_MARK = "/"
# A longer "word" is data (base64, a line of one letter); taken for a term it would cost its square.
MAX_TERM_CHARACTERS = 100
# Of what decides: scores and similarities that differ by less are equal, and the first one wins.
# Python 3.12 adds floats up more exactly than 3.11, and logarithms differ between systems.
COMPARED_DIGITS = 9


class Evidence(NamedTuple):
    """A document (or one section of it) as the rankers see it.

    `tokens[i]` are the tokens of `sentences[i]`, which joined are its text; `terms[i]` those of
    them that carry content, in lower case; `vectors[i]` their TF-IDF vector of length 1 (empty for
    a sentence without content). `title`, `byline`, `headings[section]` and `focus` are token
    sequences; `content` has the tokens of all these that can carry content, each with its term: no
    stop words, numbers, marks or single characters but those of the user's dictionary. `phrases`
    allows keywords of several tokens. `news` (0 to 1) tells how much the whole document is built
    like news. `idf` gives a term's inverse document frequency, `tag` a
    token's part of speech.
    """

    sentences: tuple[Sentence, ...]
    tokens: tuple[tuple[str, ...], ...]
    terms: tuple[tuple[str, ...], ...]
    vectors: tuple[Vector, ...]
    title: tuple[str, ...]
    headings: tuple[tuple[str, ...], ...]
    focus: tuple[str, ...]
    byline: tuple[str, ...]
    content: Mapping[str, str]
    stop_words: frozenset[str]
    function_words: frozenset[str]
    phrases: bool
    news: float
    idf: Callable[[str], float]
    tag: Callable[[str], str]

    def by_section(self) -> Iterator[tuple[int, "Evidence"]]:
        """Each section that has sentences, with its part of the evidence; headings stay whole."""
        end = 0
        for section, group in groupby(self.sentences, lambda sentence: sentence.section):
            start, end = end, end + sum(1 for _ in group)
            part = slice(start, end)
            yield (
                section,
                self._replace(
                    sentences=self.sentences[part],
                    tokens=self.tokens[part],
                    terms=self.terms[part],
                    vectors=self.vectors[part],
                ),
            )

    def terms_of(self, tokens: Iterable[str]) -> tuple[str, ...]:
        """The content terms of some tokens of the document, in lower case and in order."""
        return tuple([self.content[token] for token in tokens if token in self.content])


def content_terms(
    words: Iterable[str], stop_words: frozenset[str], user_words: frozenset[str] | set[str]
) -> dict[str, str]:
    """The words that carry content, each with its term (in lower case).

    They have two to MAX_TERM_CHARACTERS characters, a letter at an edge, and are no stop words;
    those of the user's carry content in any case.
    """
    terms = {word: word.lower() for word in user_words}
    for word in words:
        if not 1 < len(word) <= MAX_TERM_CHARACTERS:
            continue
        if (word[-1].isalpha() or word[0].isalpha()) and word not in stop_words:
            term = word.lower()
            if term not in stop_words:
                terms[word] = term
    return terms


def words_of_markup(tokens: Sequence[Sequence[str]]) -> set[str]:
    r"""The words that are no language: commands (\frac), and what stands in addresses alone."""
    rows = [row for row in tokens if "\\" in row or ADDRESS_MARK in row]
    commands: set[str] = set()
    in_addresses: Counter[str] = Counter()
    for row in rows:
        commands.update([word for mark, word in pairwise(row) if mark == "\\" and len(word) > 1])
        end = 0
        for start in _address_starts(row):
            # One inside another (http://a?to=http://b) is a part of it, and counted with it.
            if start >= end:
                address = list(takewhile(_is_of_address, islice(row, start, None)))
                in_addresses.update(address)
                end = start + len(address)
    if in_addresses:
        everywhere = Counter(chain.from_iterable(tokens))
        commands.update([w for w, count in in_addresses.items() if everywhere[w] == count])
    return commands


def _address_starts(row: Sequence[str]) -> Iterator[int]:
    """Where an address begins, behind https://."""
    for i in range(len(row) - 3):
        if row[i + 1] == ADDRESS_MARK and row[i] == ":" and row[i + 2] == ADDRESS_MARK:
            yield i + 3


def _is_of_address(token: str) -> bool:
    return token.isascii() and not token.isspace()


def unit_vector(terms: Sequence[str], idf: Callable[[str], float]) -> dict[str, float]:
    """The TF-IDF vector of some terms, scaled to length 1; empty for no terms.

    Term frequency is raw, as sentences are short (Salton and Buckley 1988, "nfc" without the
    normalisation by the most frequent term).
    """
    weights: dict[str, float] = {}
    for term in terms:
        weights[term] = weights.get(term, 0.0) + idf(term)
    length = sqrt(sum([weight * weight for weight in weights.values()]))
    return {term: weight / length for term, weight in weights.items()} if length else {}


def cosine(a: Vector, b: Vector) -> float:
    """The cosine of two vectors of length 1."""
    if len(b) < len(a):
        a, b = b, a
    return sum([weight * b[term] for term, weight in a.items() if term in b])
