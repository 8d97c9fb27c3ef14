"""How good the rankers are: ROUGE of their summaries and F1 of their keywords."""

# The names of what is measured, on the command line and in results: all from 0 to 1.
ROUGE_MEASURES = ("rouge-1", "rouge-2", "rouge-l")
# How many of the ranked keywords count; None: as many as the author gave.
CUTOFFS = {"3": 3, "5": 5, "10": 10, "m": None}
SUMMARY_MEASURES = (
    *[
        prefix + name + suffix
        for prefix in ("", "word-")
        for name in ROUGE_MEASURES
        for suffix in ("-precision", "-recall", "")
    ],
    "rouge",
    "word-rouge",
)
KEYWORD_MEASURES = tuple(
    [f"{name}@{cutoff}" for cutoff in CUTOFFS for name in ("precision", "recall", "f1", "soft")]
)
MEASURES = (*SUMMARY_MEASURES, *KEYWORD_MEASURES)
