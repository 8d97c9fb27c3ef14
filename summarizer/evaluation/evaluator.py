"""Rankers measured on documents: what each chooses, against what a person wrote."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from summarizer import keyword_rankers, sentence_rankers
from summarizer.evaluation import baselines
from summarizer.evaluation.keyword_scores import keyword_scores
from summarizer.evaluation.rouge import characters, mean_f1, rouge, words
from summarizer.evaluation.tally import Tally
from summarizer.scripts import is_traditional
from summarizer.selection import Group, best_terms, choose_keywords, ranked
from summarizer.simplification import fold

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.evaluation.references import Reference
    from summarizer.evidence import Evidence
    from summarizer.model import Document
    from summarizer.pipeline import Summarizer

RANDOM, LEAD, ORACLE, JIEBA = "random", "lead", "oracle", "jieba"
# What intervals are computed of: the mean F1 of ROUGE-1/2/L on characters, and F1@5.
ROUGE, F1_AT_5 = "rouge", "f1@5"
MAX_KEYWORDS = 10
# Terms that are looked at for each keyword wanted: some stand inside better ones.
CONSIDERED = 8


class Budget(NamedTuple):
    """How long a summary may be: so many sentences, or so many characters.

    With characters the best sentence stays even if it alone is longer, and each further one must
    fit: a budget of a headline's length would otherwise measure who has the shorter sentences.
    """

    sentences: int | None = None
    characters: int | None = None

    def chosen(self, ranked: Sequence[int], lengths: Sequence[int]) -> list[int]:
        """The first of the ranked sentences that the budget allows, in source order."""
        chosen: list[int] = []
        for i in ranked:
            if len(chosen) == self.sentences:
                break
            if self.allows([*chosen, i], lengths):
                chosen.append(i)
        return sorted(chosen)

    def allows(self, indices: Sequence[int], lengths: Sequence[int]) -> bool:
        """Whether these sentences, of `lengths` characters, are within the budget."""
        if self.characters is None or len(indices) == 1:
            return True
        return sum([lengths[i] for i in indices]) <= self.characters

    def __str__(self) -> str:
        if self.characters is not None:
            return f"{self.characters} characters"
        return f"{self.sentences} sentences"


def median_length(references: Sequence[Reference]) -> int:
    """The median length of the summaries, in characters; 1 if there is none."""
    lengths = sorted([len(reference.summary) for reference in references if reference.summary])
    return lengths[len(lengths) // 2] if lengths else 1


class Evaluator:
    """Measures rankers on one document after the other and keeps the sums.

    `summaries` and `keywords` are the tallies of the documents that have the one or the other.
    """

    def __init__(
        self,
        summarizer: Summarizer,
        rankers: Sequence[str],
        keyword_rankers: Sequence[str],
        budget: Budget,
    ) -> None:
        self.summarizer = summarizer
        self.rankers = tuple(dict.fromkeys([RANDOM, LEAD, *rankers]))
        self.keyword_rankers = tuple(keyword_rankers)
        self.budget = budget
        self.summaries = Tally(LEAD, ROUGE)
        self.keywords = Tally(JIEBA, F1_AT_5)
        self._jieba: baselines.JiebaKeywords | None = None

    def add(self, reference: Reference) -> None:
        """Measures all rankers on a document. Raises EmptyError if it has no sentence."""
        document = self.summarizer.parse(reference.source)
        evidence = self.summarizer.evidence(document)
        # The words of the sentences as they stand there, which the evidence may have simplified.
        shown = evidence._replace(sentences=self.summarizer.own_sentences(document, evidence))
        seed = crc32(document.text.encode("utf-8", "replace"))
        if reference.summary:
            wanted = characters(reference.summary), self._words(document, reference.summary)
            scores = self._summary_scores(evidence, shown, reference.summary, wanted, seed)
            self.summaries.add(scores, seed)
        if reference.keywords:
            self.keywords.add(self._keyword_scores(document, evidence, shown, reference), seed)

    def _words(self, document: Document, summary: str) -> list[str]:
        """The words of a summary, in the script of the evidence's tokens."""
        text = fold(summary) if is_traditional(document.text) else summary
        return words(self.summarizer.resources.tokenizer.cut(text))

    def _summary_scores(
        self,
        evidence: Evidence,
        shown: Evidence,
        summary: str,
        wanted: tuple[list[str], list[str]],
        seed: int,
    ) -> dict[str, dict[str, float]]:
        lengths = [len(sentence.text) for sentence in evidence.sentences]
        limit = len(lengths) if self.budget.sentences is None else self.budget.sentences
        scores = {}
        for name in self.rankers:
            values = (
                baselines.random_scores(evidence, seed)
                if name == RANDOM
                else sentence_rankers.load(name)(evidence)
            )
            group = Group(evidence, values, limit)
            chosen = self.budget.chosen(list(ranked(group)), lengths)
            scores[name] = self._measures(shown, chosen, wanted)

        def fits(indices: Sequence[int]) -> bool:
            return self.budget.allows(indices, lengths)

        best = baselines.oracle(shown, summary, limit, fits)
        scores[ORACLE] = self._measures(shown, best, wanted)
        return scores

    def _measures(
        self, evidence: Evidence, chosen: Sequence[int], wanted: tuple[list[str], list[str]]
    ) -> dict[str, float]:
        text = "".join([evidence.sentences[i].text for i in chosen])
        tokens = [token for i in chosen for token in evidence.tokens[i]]
        measures: dict[str, float] = {}
        for prefix, overlaps in (
            ("", rouge(characters(text), wanted[0])),
            ("word-", rouge(words(tokens), wanted[1])),
        ):
            for name, overlap in overlaps.items():
                measures[f"{prefix}{name}-precision"] = overlap.precision
                measures[f"{prefix}{name}-recall"] = overlap.recall
                measures[prefix + name] = overlap.f1
            measures[prefix + ROUGE] = mean_f1(overlaps.values())
        return measures | {"sentences": float(len(chosen)), "characters": float(len(text))}

    def _keyword_scores(
        self, document: Document, evidence: Evidence, shown: Evidence, reference: Reference
    ) -> dict[str, dict[str, float]]:
        gold = reference.keywords
        limit = max(MAX_KEYWORDS, len(gold))
        if self._jieba is None:
            self._jieba = baselines.JiebaKeywords()
        found = {JIEBA: self._jieba(reference.source, limit)}
        for name in self.keyword_rankers:
            values = keyword_rankers.load(name)(evidence)
            terms = best_terms(values, evidence, CONSIDERED * limit)
            chosen = choose_keywords(terms, shown, document, limit)
            found[name] = [keyword.term for keyword in chosen]
        found[ORACLE] = baselines.oracle_keywords(reference.source, gold)
        return {
            name: keyword_scores(terms, gold)
            | {"keywords": float(len(terms)), "characters": float(sum(map(len, terms)))}
            for name, terms in found.items()
        }
