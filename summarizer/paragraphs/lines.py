"""Words for a line: how wide it is, whether it ends a sentence, what it looks like.

Widths count a full-width character as 1 and an ASCII character as one half.
"""

from __future__ import annotations

OPENERS = "“‘「『（《〈【〔［("
CLOSERS = "”’」』）》〉】〕］)]\"'"
FINALS = frozenset("。！？!?…｡～~")
INNER = "，。；！？"
# Marks that no line of running text begins with.
LEADING = frozenset("，。、；：！？”’」』）》〉】〕］,;)]｡％")

MAX_SHORT_WIDTH = 30
MIN_BODY_WIDTH = 34

_NOTES = "0123456789[]①②③④⑤⑥⑦⑧⑨⑩"
_ENDINGS = ("（完", "（完毕", "（完畢", "(完", "（全文完", "（待续", "（待續")
_UNFINISHED = "，、；：,;:"
_EMOJI = "\U0001f000"


def measure_width(text: str) -> float:
    """The width of `text` in full-width characters."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def is_final(text: str) -> bool:
    """Whether `text` ends a sentence, closing marks, note numbers and emoji after it aside."""
    body = text
    if body[-1:] == "]" or body[-1:] in _NOTES[12:]:
        body = body.rstrip(_NOTES)
    body = body.rstrip(CLOSERS)
    while body and (body[-1] >= _EMOJI or body[-1] in "\ufe0f\u200d"):
        body = body[:-1].rstrip()
    if not body:
        return bool(text) and text[-1] >= _EMOJI
    last = body[-1]
    if last in "“‘" and body[-2:-1] in FINALS:
        # An opening mark typed for a closing one.
        return True
    if last in FINALS or body.endswith(_ENDINGS):
        return True
    if last in ".．":
        # After a digit it is a decimal point or a number, not a full stop.
        return len(body) > 1 and (body[-2].isalpha() or body[-2] in CLOSERS)
    return False


def has_inner_mark(text: str) -> bool:
    """Whether a clause or a sentence ends inside of `text`."""
    return any(mark in text for mark in INNER)


def looks_short(text: str, width: float, final: bool) -> bool:
    """Whether `text` is as short and bare of punctuation as a heading or a caption."""
    return (
        width <= MAX_SHORT_WIDTH
        and not final
        and text[-1] not in _UNFINISHED
        and not has_inner_mark(text)
    )


def looks_like_body(text: str, width: float, final: bool) -> bool:
    """Whether `text` is running text: it ends a sentence, holds clauses, or is long."""
    return final or width > MIN_BODY_WIDTH or has_inner_mark(text)


def is_han(character: str) -> bool:
    """Whether `character` is a Chinese character of any plane."""
    return (
        "\u4e00" <= character <= "\u9fff"
        or "\u3400" <= character <= "\u4dbf"
        or "\uf900" <= character <= "\ufaff"
        or "\U00020000" <= character <= "\U0003ffff"
        or character == "〇"
    )


def open_bracket(text: str) -> int:
    """Where the innermost unclosed quotation or bracket of `text` begins, or -1."""
    stack: list[int] = []
    for position, character in enumerate(text):
        if character in _BRACKETS:
            mate = _BRACKETS[character]
            if mate is None:
                stack.append(position)
            elif stack and text[stack[-1]] == mate:
                stack.pop()
    return stack[-1] if stack else -1


_PAIRS = ("“”", "‘’", "「」", "『』", "（）", "《》", "〈〉", "【】", "〔〕", "［］", "()")
_BRACKETS: dict[str, str | None] = {pair[0]: None for pair in _PAIRS}
_BRACKETS.update({pair[1]: pair[0] for pair in _PAIRS})


def closes(opened: str, text: str) -> bool:
    """Whether `text` closes the bracket or quotation that `opened` begins with."""
    mate = _MATES.get(opened[0], "")
    return bool(mate) and mate in text


def has_spaced_phrases(text: str) -> bool:
    """Whether a space stands between two Han characters, as in headlines."""
    at = text.find(" ")
    while 0 < at < len(text) - 1:
        if is_han(text[at - 1]) and is_han(text[at + 1]):
            return True
        at = text.find(" ", at + 1)
    return False


_MATES = {pair[0]: pair[1] for pair in _PAIRS}


def has_only_names(text: str) -> bool:
    """Whether `text` is one to four words of two to four Han characters, as names are."""
    names = text.replace("、", " ").replace("/", " ").replace("·", "").split()
    return 0 < len(names) <= 4 and all(
        2 <= len(name) <= 4 and all(is_han(character) for character in name) for name in names
    )


def is_only_marks(text: str) -> bool:
    """Whether `text` is a row of marks and nothing else."""
    return not any(character.isalnum() for character in text)
