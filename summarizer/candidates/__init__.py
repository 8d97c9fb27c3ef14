"""Which terms and phrases of a document may be keywords, and where they stand.

A candidate is one content token, or 2 to 4 adjacent tokens with no punctuation and no function word
between them. A candidate must occur twice or stand in a telling place (title, heading, 《》,
quotation marks), or in the opening, or in a short document. Of phrases that occur once and only
there, those with a verb, an adverb, a numeral or the like are clauses, and no candidates.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from summarizer.candidates.places import Places
from summarizer.candidates.stream import MAX_PHRASE_TOKENS, Stream, flattened, longer

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Mapping, Sequence

    from summarizer.candidates.places import Span
    from summarizer.evidence import Evidence

MAX_PHRASE_CHARACTERS = 12
MAX_LATIN_CHARACTERS = 30
SHORT_DOCUMENT_TOKENS = 400
OPENING_TOKENS = 80
PARTICLES = frozenset("的 地 得 了 着 著 过 過 吗 嗎 呢 吧 啊".split())
CLAUSE_TAGS = frozenset("v vd vi vq m mq r rr rz d p c f t".split())


class Candidate:
    """A possible keyword: its tokens, and what is known of its occurrences.

    `count` occurrences, the first at token number `first` of the document; `nested` of them lie
    inside a longer candidate; `headings` is the number of headings that hold it.
    """

    __slots__ = (
        "count",
        "first",
        "headings",
        "in_title",
        "is_quoted",
        "is_work",
        "nested",
        "tokens",
    )

    def __init__(self, tokens: tuple[str, ...], first: int, count: int) -> None:
        self.tokens = tokens
        self.first = first
        self.count = count
        self.nested = 0
        self.headings = 0
        self.in_title = False
        self.is_work = False
        self.is_quoted = False


def candidates(evidence: Evidence) -> dict[str, Candidate]:
    """The candidates of a document, by key: the term as it stands in the text, in lower case."""
    words = _inner_words(evidence)
    flat = flattened(evidence.tokens)
    places = Places(evidence, flat, words)
    stream = Stream(flat, words)
    counts = Counter(stream.tokens)
    is_short = sum([counts[word] for word in words]) < SHORT_DOCUMENT_TOKENS
    # Of a longer document, what stands there once and nowhere in particular needs no look, nor do
    # phrases of which that is a part.
    likely = frozenset(
        [word for word in words if is_short or counts[word] > 1 or word.lower() in places.all]
    )
    found = _single_tokens(evidence.content, stream, counts, likely)
    if evidence.phrases:
        opening = len(stream.tokens) if is_short else OPENING_TOKENS
        opening_words = words.intersection(stream.tokens[:opening])
        once = {word for word in opening_words if evidence.tag(word) not in CLAUSE_TAGS}
        starts = stream.adjacent(opening_words, 0, opening)
        if not is_short:
            starts += stream.adjacent(likely, opening, len(stream.tokens))
        _add_phrases(found, stream, starts, places, once)
        _drop_cut_names(found, evidence)
        _count_nested(found)
        _add_quoted(found, flat, evidence.function_words, places.quotations)
    # Single tokens are clear of stop words already; a user may want a phrase left out.
    for key in found.keys() & evidence.stop_words:
        del found[key]
    _mark_places(found, places)
    return found


def _inner_words(evidence: Evidence) -> frozenset[str]:
    """The words that may stand in a phrase: letters at an edge, and no names of the writers."""
    words = set().union(evidence.title, *evidence.headings, *evidence.tokens)
    writers = {
        token
        for token in evidence.byline
        if len(token) > 1 and token in words and evidence.tag(token).startswith("nr")
    }
    words -= writers
    words -= evidence.function_words
    return frozenset([word for word in words if word[0].isalpha() or word[-1].isalpha()])


def _single_tokens(
    content: Mapping[str, str],
    stream: Stream,
    counts: Mapping[str, int],
    likely: Container[str],
) -> dict[str, Candidate]:
    tokens = stream.tokens
    opening = set(tokens[:OPENING_TOKENS])
    first = dict(zip(reversed(tokens), range(len(tokens) - 1, -1, -1), strict=True))
    found: dict[str, Candidate] = {}
    for token, count in counts.items():
        if token in content and (token in likely or token in opening):
            key = content[token]
            if key in found:
                found[key].count += count
            else:
                found[key] = Candidate((token,), first[token], count)
    return found


def _add_phrases(
    found: dict[str, Candidate],
    stream: Stream,
    starts: list[int],
    places: Places,
    once: set[str],
) -> None:
    """Adds the phrases of 2 tokens at `starts`, then of 3, then of 4, each made of shorter ones.

    One that stands there once and in no telling place must be made of the words of `once`.
    """
    tokens = stream.tokens
    for size in range(2, MAX_PHRASE_TOKENS + 1):
        keys = stream.keys(starts, size)
        counts = Counter(keys)
        kept = []
        for i, key in zip(starts, keys, strict=True):
            count = counts[key]
            if count == 1 and key not in places.all and not once.issuperset(tokens[i : i + size]):
                continue
            kept.append(i)
            limit = MAX_LATIN_CHARACTERS if tokens[i].isascii() else MAX_PHRASE_CHARACTERS
            if key not in found and len(key) <= limit:
                found[key] = Candidate(tuple(tokens[i : i + size]), i, count)
        starts = longer(kept)


def _drop_cut_names(found: dict[str, Candidate], evidence: Evidence) -> None:
    """Of 被告人王某某 the phrase 被告人王 is no candidate: a surname has a name behind it."""
    for key in [key for key, candidate in found.items() if len(candidate.tokens) > 1]:
        last = found[key].tokens[-1]
        if len(last) == 1 and evidence.tag(last) == "nr":
            del found[key]


def _count_nested(found: dict[str, Candidate]) -> None:
    """For each candidate, the most occurrences that it has inside one longer repeated phrase."""
    for candidate in found.values():
        length = len(candidate.tokens)
        if length == 1 or candidate.count < 2:
            continue
        tokens = candidate.tokens
        for size in range(1, length):
            for i in range(length - size + 1):
                inner = found.get("".join(tokens[i : i + size]).lower())
                if inner is not None:
                    inner.nested = max(inner.nested, candidate.count)


def _add_quoted(
    found: dict[str, Candidate],
    flat: list[str],
    function_words: frozenset[str],
    quotations: Iterable[Span],
) -> None:
    """What stands in quotation marks or 《》 is a candidate even where the tokenizer splits it."""
    starting: dict[str, list[Candidate]] = {}
    for start, end in quotations:
        inner = flat[start:end]
        key = "".join(inner).lower()
        if len(inner) > 1 and key not in found and _is_coined(inner, function_words):
            candidate = found[key] = Candidate(tuple(inner), start, 0)
            starting.setdefault(inner[0], []).append(candidate)
    if not starting:
        return
    for i in [i for i, token in enumerate(flat) if token in starting]:
        for candidate in starting[flat[i]]:
            if tuple(flat[i : i + len(candidate.tokens)]) == candidate.tokens:
                candidate.count += 1


def _is_coined(tokens: Sequence[str], function_words: frozenset[str]) -> bool:
    """Whether quoted tokens may be a name: 新能源之都 may, 的发展 and 发展了 may not."""
    return tokens[0] not in function_words and (
        tokens[-1] not in function_words or (len(tokens) > 2 and tokens[-1] not in PARTICLES)
    )


def _mark_places(found: Mapping[str, Candidate], places: Places) -> None:
    for key in places.title & found.keys():
        found[key].in_title = True
    for heading in places.headings:
        for key in heading & found.keys():
            found[key].headings += 1
    for key in places.works & found.keys():
        found[key].is_work = True
    for key in places.quoted & found.keys():
        found[key].is_quoted = True
