"""Lines that are nothing but the name of a person or an institution."""

from __future__ import annotations

from summarizer.characters import is_han
from summarizer.paragraphs import vocabulary

MAX_PERSONS = 4
MAX_DEED_CHARACTERS = 5
MAX_INSTITUTION_CHARACTERS = 25

_SEPARATORS = str.maketrans("、/，,", "    ")
_FAMILIAR = ("老", "小", "阿")


def is_person(text: str) -> bool:
    """Whether a line is one to four names of persons, told by their surnames."""
    names = text.translate(_SEPARATORS).split()
    if len(names) == 2 and all(len(name) == 1 for name in names):
        names = ["".join(names)]
    return 0 < len(names) <= MAX_PERSONS and all(map(_is_one_person, names))


def is_introduced(text: str) -> bool:
    """Whether a line is a person and what the person did: `口述：老邱`."""
    what, _, who = text.partition("：")
    return 2 <= len(what) <= MAX_DEED_CHARACTERS and is_person(who.strip())


def is_institution(text: str) -> bool:
    """Whether a line is the name of an office, a firm, a school: told by its last characters."""
    return (
        4 <= len(text) <= MAX_INSTITUTION_CHARACTERS
        and text.endswith(vocabulary.INSTITUTION_ENDINGS)
        and all(map(is_han, text))
        and not text.startswith(("关于", "關於"))
    )


def _is_one_person(name: str) -> bool:
    if not all(map(is_han, name)):
        return False
    if name[:2] in vocabulary.LONG_SURNAMES:
        return 3 <= len(name) <= 4
    if name[:1] in _FAMILIAR and name[1:] in vocabulary.SURNAMES:
        return True
    return 2 <= len(name) <= 3 and name[0] in vocabulary.SURNAMES and name not in vocabulary.NOUNS
