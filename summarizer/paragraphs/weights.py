"""What each kind of evidence for and against a join weighs, and the reason that it gives.

The weights are those of a logistic regression over 7,000 breaks of news and technical articles,
more than half of them made by cutting paragraphs at random places, rounded to halves. By hand:
commas, dashes, datelines, indents, and what looks like a caption, which were rare there.
"""

from __future__ import annotations

# Name: (weight, reason). The reason is told where this weighs most.
EVIDENCE: dict[str, tuple[float, str]] = {
    "bias": (-1.0, ""),
    "latin": (6.0, "a Latin word or phrase is broken"),
    "number": (6.0, "a number is broken"),
    "digit and unit": (6.0, "a number stands apart from its unit"),
    "bracket": (4.5, "the next line closes what is open"),
    "leading mark": (4.5, "the next line begins with a mark that begins none"),
    "opener": (4.5, "the line ends in an opening mark"),
    "word": (4.5, "the word {word} spans the break"),
    "short end": (4.0, "the next line is the end of a sentence"),
    "comma": (4.0, "the line ends in a comma"),
    "dateline": (4.0, "the line begins with a dateline and ends no sentence"),
    "doubtful word": (3.5, "the word {word} may span the break"),
    "link": (3.5, "the line ends in a word that needs another"),
    "final": (2.5, "the next line ends the sentence"),
    "quotation": (2.5, "a quotation is open"),
    "not indented": (2.0, "the next line has no indent"),
    "dash": (2.0, "the line ends in a dash"),
    "running": (1.5, "both lines hold clauses and end in none"),
    "opening word": (1.5, "the line begins as a sentence does but ends none"),
    "weak link": (1.5, "the line ends in a word that seldom ends one"),
    "particle": (1.5, "the next line begins with a particle"),
    "speech": (1.5, "the next line begins with a verb of speech"),
    "short clause": (1.5, "the halves make a short clause"),
    "latin capital": (1.0, "a Latin phrase may be broken"),
    "inside character": (1.0, "the next line begins inside a word"),
    "clauses": (0.5, "the line holds clauses but ends no sentence"),
    "function word": (0.5, ""),
    "bare": (-0.5, ""),
    "medium clause": (-0.5, ""),
    "short next": (-0.5, ""),
    "quote next": (-1.0, ""),
    "headings": (-1.0, ""),
    "narrow clauses": (-1.0, ""),
    "closing character": (-1.5, ""),
    "narrow": (-2.0, ""),
    "set apart": (-2.5, ""),
    "crowded": (-2.5, ""),
    "many headings": (-2.5, ""),
    "long clause": (-2.5, ""),
    "repeated": (-2.5, ""),
    "opening": (-2.5, ""),
    "closed": (-2.5, ""),
    "spaced": (-3.5, ""),
    "caption next": (-3.5, ""),
    "bracketed": (-4.0, ""),
    "dateline next": (-5.5, ""),
}
