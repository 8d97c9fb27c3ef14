"""Which terms and phrases of a document may be keywords, and where they stand.

A candidate is one content token, or 2 to 4 adjacent tokens with no punctuation and no function word
between them. A candidate must occur twice or stand in a telling place (title, heading, 《》,
quotation marks, the opening), unless the document is short.
"""

from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from summarizer.evidence import Evidence

MAX_PHRASE_TOKENS = 4
MAX_PHRASE_CHARACTERS = 12
MAX_LATIN_CHARACTERS = 30
MAX_QUOTED_CHARACTERS = 10
SHORT_DOCUMENT_TOKENS = 400
OPENING_TOKENS = 80
LATIN_GLUE = frozenset(" +#.-_")
OPENERS = {"《": "》", "“": "”", "「": "」", "『": "』", "‘": "’"}

# A run of tokens that may stand in one phrase: (token, its index in the document, the glue before).
Run = list[tuple[str, int, str]]


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
        "is_titled",
        "nested",
        "tokens",
    )

    def __init__(self, tokens: tuple[str, ...], first: int) -> None:
        self.tokens = tokens
        self.first = first
        self.count = 0
        self.nested = 0
        self.headings = 0
        self.in_title = False
        self.is_titled = False
        self.is_quoted = False


class Places(NamedTuple):
    """The keys of the terms and phrases that stand in a telling place; `all`: in any of them."""

    title: frozenset[str]
    headings: tuple[frozenset[str], ...]
    titled: frozenset[str]
    quoted: frozenset[str]
    all: frozenset[str]


def candidates(evidence: Evidence) -> dict[str, Candidate]:
    """The candidates of a document, by key: the term as it stands in the text, in lower case."""
    inner_words = _inner_words(evidence)
    runs = list(_document_runs(evidence, inner_words))
    counts = Counter([token for run in runs for token, _, _ in run])
    is_short = sum(counts.values()) < SHORT_DOCUMENT_TOKENS
    places = _places(evidence, inner_words)
    # Of a longer document, what stands there once and nowhere in particular needs no look, nor do
    # phrases of which that is a part.
    likely = {
        token
        for token, count in counts.items()
        if is_short or count > 1 or token.lower() in places.all
    }
    found = _single_tokens(evidence, runs, likely)
    if evidence.phrases:
        _add_phrases(found, runs, likely, places, is_short)
        _add_quoted(found, evidence, places)
    _mark_places(found, places)
    return found


def _inner_words(evidence: Evidence) -> frozenset[str]:
    """The tokens of the document that may stand in a phrase: words, but no names of its writers."""
    words = {token for tokens in evidence.tokens for token in tokens}
    words.update(evidence.title, *evidence.headings)
    writers = {
        token
        for token in evidence.byline
        if len(token) > 1 and token in words and evidence.tag(token).startswith("nr")
    }
    return frozenset(
        token
        for token in words - writers - evidence.function_words
        if token[0].isalpha() or token[-1].isalpha()
    )


def _document_runs(evidence: Evidence, inner_words: frozenset[str]) -> Iterator[Run]:
    index = 0
    for tokens in evidence.tokens:
        yield from _runs(tokens, index, inner_words)
        index += len(tokens)


def _runs(tokens: Sequence[str], index: int, inner_words: frozenset[str]) -> Iterator[Run]:
    run: Run = []
    glue = ""
    for offset, token in enumerate(tokens, index):
        if token in inner_words:
            if glue and not token[0].isascii():
                yield run
                run = []
            run.append((token, offset, glue))
            glue = ""
        elif token in LATIN_GLUE and not glue and run and run[-1][0].isascii():
            glue = token
        elif run:
            yield run
            run, glue = [], ""
        else:
            glue = ""
    if run:
        yield run


def _single_tokens(
    evidence: Evidence, runs: Iterable[Run], likely: Container[str]
) -> dict[str, Candidate]:
    content_words = evidence.content_words
    found: dict[str, Candidate] = {}
    for run in runs:
        for token, index, _ in run:
            if token in content_words and (token in likely or index < OPENING_TOKENS):
                key = token.lower()
                candidate = found.get(key)
                if candidate is None:
                    candidate = found[key] = Candidate((token,), index)
                candidate.count += 1
    return found


def _phrases(run: Run) -> Iterator[tuple[str, int, int]]:
    """The phrases of 2 to 4 tokens in a run: key, first token, end token."""
    length = len(run)
    for i in range(length - 1):
        key = run[i][0]
        limit = MAX_LATIN_CHARACTERS if key.isascii() else MAX_PHRASE_CHARACTERS
        for j in range(i + 1, min(i + MAX_PHRASE_TOKENS, length)):
            token, _, glue = run[j]
            key += glue + token
            if len(key) > limit:
                break
            yield key.lower(), i, j + 1


def _add_phrases(
    found: dict[str, Candidate],
    runs: Iterable[Run],
    likely: Container[str],
    places: Places,
    is_short: bool,
) -> None:
    phrase_counts: dict[str, int] = {}
    first: dict[str, Run] = {}
    for run in runs:
        in_opening = run[0][1] < OPENING_TOKENS
        for piece in (run,) if in_opening else _pieces(run, likely):
            for key, i, j in _phrases(piece):
                if key in phrase_counts:
                    phrase_counts[key] += 1
                else:
                    phrase_counts[key] = 1
                    first[key] = piece[i:j]
    for key, count in phrase_counts.items():
        items = first[key]
        index = items[0][1]
        is_term = count > 1 or is_short or index < OPENING_TOKENS or key in places.all
        if is_term and key not in found:
            candidate = found[key] = Candidate(tuple([item[0] for item in items]), index)
            candidate.count = count
    _count_nested(found)


def _pieces(run: Run, likely: Container[str]) -> Iterator[Run]:
    """The longest parts of a run, of two tokens and more, that are all likely."""
    start = 0
    for end, item in enumerate(run):
        if item[0] not in likely:
            if end - start > 1:
                yield run[start:end]
            start = end + 1
    if len(run) - start > 1:
        yield run[start:]


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


def _add_quoted(found: dict[str, Candidate], evidence: Evidence, places: Places) -> None:
    """What stands in quotation marks or 《》 is a candidate even where the tokenizer splits it."""
    wanted = places.quoted | places.titled
    starting: dict[str, list[Candidate]] = {}
    index = 0
    for tokens in evidence.tokens:
        for i, token in enumerate(tokens):
            length = _quoted_length(tokens, i) if token in OPENERS else 0
            inner = tokens[i + 1 : i + 1 + length]
            key = "".join(inner).lower()
            is_clean = length > 1 and evidence.function_words.isdisjoint((inner[0], inner[-1]))
            if is_clean and key in wanted and key not in found:
                candidate = found[key] = Candidate(tuple(inner), index + i + 1)
                starting.setdefault(inner[0], []).append(candidate)
        index += len(tokens)
    if starting:
        _count_sequences(starting, evidence)


def _count_sequences(starting: dict[str, list[Candidate]], evidence: Evidence) -> None:
    """Counts each candidate's sequence of tokens; they are given by their first token."""
    for tokens in evidence.tokens:
        for i, token in enumerate(tokens):
            for candidate in starting.get(token, ()):
                if tokens[i : i + len(candidate.tokens)] == candidate.tokens:
                    candidate.count += 1


def _quoted_length(tokens: Sequence[str], opener: int) -> int:
    """The number of tokens between an opening mark and its closing one; 0 if that is no term."""
    closer = OPENERS[tokens[opener]]
    characters = 0
    for i in range(opener + 1, min(opener + 8, len(tokens))):
        token = tokens[i]
        if token == closer:
            return i - opener - 1 if characters > 1 else 0
        characters += len(token)
        if characters > MAX_QUOTED_CHARACTERS or not token[0].isalnum():
            return 0
    return 0


def _places(evidence: Evidence, inner_words: frozenset[str]) -> Places:
    def keys(tokens: Sequence[str]) -> frozenset[str]:
        single = {token.lower() for token in tokens}
        for run in _runs(tokens, 0, inner_words):
            single.update(key for key, _, _ in _phrases(run))
        return frozenset(single)

    titled: set[str] = set()
    quoted: set[str] = set()
    for tokens in (*evidence.tokens, evidence.title, *evidence.headings):
        for i, token in enumerate(tokens):
            if token in OPENERS:
                length = _quoted_length(tokens, i)
                if length:
                    key = "".join(tokens[i + 1 : i + 1 + length]).lower()
                    (titled if token == "《" else quoted).add(key)
    title = keys(evidence.title)
    headings = tuple([keys(tokens) for tokens in evidence.headings if tokens])
    everything = title.union(titled, quoted, *headings)
    return Places(title, headings, frozenset(titled), frozenset(quoted), everything)


def _mark_places(found: dict[str, Candidate], places: Places) -> None:
    for key in places.title:
        if key in found:
            found[key].in_title = True
    for heading in places.headings:
        for key in heading:
            if key in found:
                found[key].headings += 1
    for key in places.titled:
        if key in found:
            found[key].is_titled = True
    for key in places.quoted:
        if key in found:
            found[key].is_quoted = True
