"""From scores to what is shown; rankers only score, and every cut-off and budget stands here."""

from summarizer.selection.keywords import best_terms, by_section, choose_keywords
from summarizer.selection.notes import back_matter
from summarizer.selection.readability import readable
from summarizer.selection.sentences import SCORE_DIGITS, Group, choose_sentences, ranking

__all__ = [
    "SCORE_DIGITS",
    "Group",
    "back_matter",
    "best_terms",
    "by_section",
    "choose_keywords",
    "choose_sentences",
    "ranking",
    "readable",
]
