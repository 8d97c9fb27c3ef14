"""From scores to what is shown; rankers only score: ties, nesting, redundancy, budgets are here."""

from summarizer.selection.keywords import best_terms, choose_keywords, terms_by_section
from summarizer.selection.sentences import SCORE_DIGITS, Group, choose_sentences, ranked

__all__ = [
    "SCORE_DIGITS",
    "Group",
    "best_terms",
    "choose_keywords",
    "choose_sentences",
    "ranked",
    "terms_by_section",
]
