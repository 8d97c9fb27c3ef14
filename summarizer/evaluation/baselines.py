"""What every ranker is measured beside: chance, the best that can be chosen, and jieba."""

from __future__ import annotations

from collections import Counter
from random import Random
from typing import TYPE_CHECKING

from summarizer.evaluation.rouge import characters, folded, mean_f1, rouge

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from summarizer.evidence import Evidence
    from summarizer.model import Source

# The oracle looks at the sentences that share most with the reference: enough to miss nothing
# worth while, and bounded, since it tries each again after each choice.
MAX_ORACLE_SENTENCES = 60


def random_scores(evidence: Evidence, seed: int) -> list[float]:
    """A score for each sentence by chance, the same for the same seed."""
    generator = Random(seed)
    return [generator.random() for _ in evidence.sentences]


def oracle(
    evidence: Evidence, reference: str, limit: int, fits: Callable[[Sequence[int]], bool]
) -> list[int]:
    """The sentences whose ROUGE against the reference is best, chosen greedily, in source order.

    At each step the sentence is added that raises the mean F1 of ROUGE-1/2/L on characters most,
    until none does, `limit` is reached, or nothing `fits` (Nallapati, Zhai and Zhou 2017).
    """
    wanted = characters(reference)
    units = [characters(sentence.text) for sentence in evidence.sentences]
    counts = Counter(wanted)
    shared = [(Counter(own) & counts).total() / (len(own) ** 0.5 or 1.0) for own in units]
    candidates = sorted(range(len(units)), key=shared.__getitem__, reverse=True)
    candidates = candidates[:MAX_ORACLE_SENTENCES]
    chosen: list[int] = []
    best = 0.0
    while len(chosen) < limit:
        scored = [
            (mean_f1(rouge([u for j in trial for u in units[j]], wanted).values()), -i, trial)
            for i in candidates
            if i not in chosen and fits(trial := sorted([*chosen, i]))
        ]
        value, _, trial = max(scored, default=(0.0, 0, []))
        if value <= best:
            break
        best, chosen = value, trial
    return chosen


def oracle_keywords(source: Source, gold: Sequence[str]) -> list[str]:
    """Those of the gold keywords that stand in the title or the text: the best that is there."""
    text = folded(f"{source.title or ''}\n{source.data!s}")
    return [term for term in gold if folded(term) in text]


class JiebaKeywords:
    """jieba's own TF-IDF keywords, `jieba.analyse.extract_tags`, of title and text."""

    def __init__(self) -> None:
        from summarizer.tokenization.jieba_loading import load_tfidf

        self._tfidf = load_tfidf()

    def __call__(self, source: Source, limit: int) -> list[str]:
        """The `limit` best terms, best first."""
        terms: list[str] = self._tfidf.extract_tags(f"{source.title or ''}\n{source.data!s}", limit)
        return terms
