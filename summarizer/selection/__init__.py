"""From scores to what is shown; rankers only score, and every cut-off and budget stands here."""

from summarizer.selection.keywords import best_terms, choose_keywords, of_section
from summarizer.selection.sentences import Group, choose_sentences

__all__ = ["Group", "best_terms", "choose_keywords", "choose_sentences", "of_section"]
