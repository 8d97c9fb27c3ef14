"""Words of the user's own, in jieba's format: `WORD [FREQUENCY] [TAG]` a line."""

from summarizer.errors import ResourceError
from summarizer.model import UserWord
from summarizer.user_files import lines, opened

# The tags of jieba's dictionary and of its part-of-speech model.
TAG_NAMES = (
    "a ad ag an b c d df dg e eng f g h i j k l m mg mq n ng nr nrfg nrt ns nt nw nz o p q r rg rr"
    " rz s t tg u ud ug uj ul un uv uz v vd vg vi vn vq w x y z zg"
)
MAX_FREQUENCY_DIGITS = 15
# A longer one is a list without line ends; kept with all its beginnings, it would take its square.
MAX_WORD_CHARACTERS = 100
USER_DICTIONARY = ("user dictionary", "give a file of lines WORD [FREQUENCY] [TAG], saved as UTF-8")


def read_user_dict(path: str) -> tuple[UserWord, ...]:
    """The words of a dictionary file, in its order; see `user_files.lines`.

    Tabs instead of spaces are accepted. Raises ResourceError naming the file and line of what
    cannot be read.
    """
    with opened(path, *USER_DICTIONARY) as file:
        data = file.read()
    return tuple(
        [parse_user_word(line, place) for place, line in lines(data, path, *USER_DICTIONARY)]
    )


def parse_user_word(line: str, place: str) -> UserWord:
    """The word of one line that is not empty; `place` names the line in errors.

    Stricter than jieba, which takes what it does not understand for a part of the word, and then
    never finds that word: a field after the word is a frequency or a tag that exists. After a
    frequency, any lower-case tag is accepted.
    """
    word, *fields = line.split()
    if len(word) > MAX_WORD_CHARACTERS:
        raise ResourceError(f"{place}: a word of {len(word)} characters; write one word a line")
    frequency = tag = None
    if fields and is_frequency(fields[0]):
        frequency = int(fields.pop(0))
    if fields and (fields[0] in TAG_NAMES.split() or (frequency is not None and is_tag(fields[0]))):
        tag = fields.pop(0)
    if fields:
        expected = "neither a frequency nor" if frequency is None and tag is None else "not"
        raise ResourceError(
            f"{place}: {fields[0]!r} is {expected} a part-of-speech tag;"
            " write WORD [FREQUENCY] [TAG]"
        )
    return UserWord(word, frequency, tag)


def is_frequency(field: str) -> bool:
    """Whether a field is a whole number that a sum of frequencies can hold."""
    return field.isascii() and field.isdigit() and len(field) <= MAX_FREQUENCY_DIGITS


def is_tag(field: str) -> bool:
    """Whether a field has the form of a tag: lower-case ASCII letters."""
    return field.isascii() and field.isalpha() and field.islower()
