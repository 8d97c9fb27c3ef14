"""What a run is asked to do."""

from collections.abc import Iterable
from typing import NamedTuple

from summarizer.errors import SettingsError
from summarizer.keyword_rankers import KEYWORD_RANKERS
from summarizer.model import UserWord
from summarizer.sentence_rankers import SENTENCE_RANKERS

SECTION_KEYWORDS = 5


class Settings(NamedTuple):
    """What a run is asked to do; values only, so that it can be pickled and compared.

    `sentences` is the number for each section and for the whole document (None: by length),
    `ratio` the share of them instead (0 to 1), `max_chars` a hard limit on the characters of all
    chosen sentences together. `keywords` is the number for the document; each section gets up to
    SECTION_KEYWORDS of its own. `pos` keeps keywords of these part-of-speech tags only. `idf` is
    the path of a table of one's own. `explain` keeps the parts of each sentence's score.
    """

    by: str = "section"
    sentences: int | None = None
    ratio: float | None = None
    max_chars: int | None = None
    keywords: int = 10
    ranker: str = "default"
    keyword_ranker: str = "tfidf"
    phrases: bool = True
    pos: tuple[str, ...] = ()
    focus: tuple[str, ...] = ()
    explain: bool = False
    repair: bool = True
    tokenizer: str = "auto"
    user_words: tuple[UserWord, ...] = ()
    stop_words: tuple[str, ...] = ()
    default_stop_words: bool = True
    idf: str | None = None


def check(settings: Settings) -> None:
    """Raises SettingsError for a value that no input could be treated with."""
    # Only now, since the help of a command loads this module.
    from summarizer.tokenization import TOKENIZERS

    _check_choice("tokenizer", settings.tokenizer, TOKENIZERS)
    _check_tags(settings)
    _check_choice("by", settings.by, ("section", "document"))
    _check_choice("ranker", settings.ranker, SENTENCE_RANKERS)
    _check_choice("keyword ranker", settings.keyword_ranker, KEYWORD_RANKERS)
    _check_words(settings)
    if settings.sentences is not None and settings.ratio is not None:
        raise SettingsError("sentences and ratio exclude each other; give one of them")
    ratio = settings.ratio
    if ratio is not None and not (isinstance(ratio, (int, float)) and 0 < ratio <= 1):
        raise SettingsError(f"ratio is {ratio!r}; give a share over 0 and up to 1")
    for name, least in (("sentences", 1), ("max_chars", 1), ("keywords", 0)):
        value = getattr(settings, name)
        if value is not None and (not isinstance(value, int) or value < least):
            raise SettingsError(f"{name} is {value!r}; give a whole number, {least} or more")


def changed(settings: Settings) -> dict[str, object]:
    """The settings that are not defaults, by name; of lists of words their number and checksum."""
    values: dict[str, object] = {
        name: value
        for name, value, default in zip(settings._fields, settings, Settings(), strict=True)
        if value != default
    }
    for name in ("user_words", "stop_words"):
        if name in values:
            from summarizer.word_lists import list_name

            values[name] = list_name(getattr(settings, name))
    return values


def _check_tags(settings: Settings) -> None:
    if not settings.pos:
        return
    from summarizer.tokenization.user_words import TAG_NAMES

    tags = {*TAG_NAMES.split(), *(word.tag for word in settings.user_words)}
    for tag in settings.pos:
        if tag not in tags:
            raise SettingsError(f"unknown part-of-speech tag {tag!r}; use those of tokenize --pos")


def _check_words(settings: Settings) -> None:
    for name in ("pos", "focus", "stop_words"):
        # Taken for a tuple it would be one of single characters.
        if isinstance(getattr(settings, name), str):
            raise SettingsError(f"{name} is a string; give a tuple of strings")
    if settings.user_words:
        from summarizer.tokenization.user_words import MAX_WORD_CHARACTERS

        longest = max([len(word.word) for word in settings.user_words])
        if longest > MAX_WORD_CHARACTERS:
            raise SettingsError(
                f"a user word has {longest} characters; {MAX_WORD_CHARACTERS} are the most"
            )


def _check_choice(what: str, value: str, choices: Iterable[str]) -> None:
    if value not in choices:
        raise SettingsError(f"unknown {what} {value!r}; choose from {', '.join(choices)}")
