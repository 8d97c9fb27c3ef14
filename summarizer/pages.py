"""A document with its summary and all ranks, for the page that makes a summary grow."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.model import SummarySentence
from summarizer.reports import Page
from summarizer.selection import SCORE_DIGITS, Group, ranked
from summarizer.sentence_rankers import explain

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.pipeline import Summarizer


def page(summarizer: Summarizer, document: Document) -> Page:
    """The page of a document; the first ranks are those of its summary, in their order.

    Then come the sentences in the order in which more of them would be chosen. Raises EmptyError if
    the document has no sentence.
    """
    evidence = summarizer.evidence(document)
    summary = summarizer.summarize_evidence(document, evidence)
    parts = explain(summarizer.settings.ranker, evidence)
    group = Group.explained(evidence, parts, len(parts))
    chosen = sorted(summary.sentences, key=lambda chosen: chosen.rank)
    # Left to itself the summary has fewer and less similar sentences than one that is asked to
    # grow, so it need not be where the longer one starts.
    order = dict.fromkeys([chosen.sentence.index for chosen in chosen])
    order |= dict.fromkeys(ranked(group))
    rank = {i: place for place, i in enumerate(order, 1)}
    own = summarizer.own_sentences(document, evidence)
    return Page(
        document,
        summary,
        tuple(
            [
                SummarySentence(
                    sentence, round(group.scores[i], SCORE_DIGITS), rank.get(i, 0), group.parts[i]
                )
                for i, sentence in enumerate(own)
            ]
        ),
    )
