"""Words for a line: how wide it is, whether it ends a sentence, what it looks like.

Widths count a full-width character as 1 and an ASCII character as one half.
"""

from __future__ import annotations

from summarizer.characters import is_han

OPENERS = "“‘「『（《〈【〔［("
CLOSERS = "”’」』）》〉】〕］)]\"'"
FINALS = frozenset("。！？!?…｡～~")
# Marks that no line of running text begins with.
LEADING = frozenset("，。、；：！？”’」』）》〉】〕］,;)]｡％")

MAX_SHORT_WIDTH = 30
MIN_BODY_WIDTH = 34
MAX_NAMES = 8

_INNER = frozenset("，。；！？")
_NUMBERED_NOTES = "0123456789[]"
_CIRCLED_NOTES = "①②③④⑤⑥⑦⑧⑨⑩"
_ENDINGS = ("（完", "（完毕", "（完畢", "(完", "（全文完", "（待续", "（待續")
_UNFINISHED = "，、；：,;:"
_EMOJI, _PLANE_2 = "\U0001f000", "\U00020000"
_PAIRS = ("“”", "‘’", "「」", "『』", "()", "《》", "〈〉", "【】", "〔〕", "［］")
_CLOSING = {pair[0]: pair[1] for pair in _PAIRS}
_OPENING = {pair[1]: pair[0] for pair in _PAIRS}
_BRACKETS = frozenset("".join(_PAIRS))


def look(text: str) -> tuple[float, bool, bool, bool]:
    """The look of a line that is not empty: width, final, short, body.

    "final": it ends a sentence; "short": as short and bare of punctuation as a heading or a
    caption; "body": running text, since it ends a sentence, holds clauses or is long.
    """
    width = measure_width(text)
    final = is_final(text)
    inner = has_inner_mark(text)
    short = width <= MAX_SHORT_WIDTH and not final and not inner and text[-1] not in _UNFINISHED
    return width, final, short, not short and (final or inner or width > MIN_BODY_WIDTH)


def measure_width(text: str) -> float:
    """The width of `text` in full-width characters."""
    return len(text) - len(text.encode("ascii", "ignore")) / 2


def is_final(text: str) -> bool:
    """Whether `text` ends a sentence, closing marks and note numbers after it aside."""
    body = text
    if body.endswith("]"):
        body = body.rstrip(_NUMBERED_NOTES)
    body = body.rstrip(_CIRCLED_NOTES).rstrip(CLOSERS)
    if not body:
        return False
    last = body[-1]
    if "0" <= last <= "9":
        # The number of a note: 。3
        return body.rstrip(_NUMBERED_NOTES).endswith("。")
    if last in FINALS or body.endswith(_ENDINGS):
        return True
    if last in "“‘":
        # An opening mark typed for a closing one.
        return body[-2:-1] in FINALS
    if last in ".．":
        # After a digit it is a decimal point or a number, not a full stop.
        return len(body) > 1 and (
            body[-2].isalpha() or body[-2] == last or body[-2] in CLOSERS or body[-2] in FINALS
        )
    # Who writes an emoji at the end leaves out the full stop.
    return _EMOJI <= last < _PLANE_2 or last == "\ufe0f"


def has_inner_mark(text: str) -> bool:
    """Whether a clause or a sentence ends inside of `text`, or at its end."""
    return not _INNER.isdisjoint(text)


def open_bracket(text: str) -> int:
    """Where the innermost quotation or bracket begins that `text` leaves open, or -1."""
    text = _narrow(text)
    stack: list[int] = []
    for position in [at for at, character in enumerate(text) if character in _BRACKETS]:
        if text[position] in _CLOSING:
            stack.append(position)
        elif stack and text[stack[-1]] == _OPENING[text[position]]:
            stack.pop()
    return stack[-1] if stack else -1


def _narrow(text: str) -> str:
    """The text with one kind of round brackets, since people mix them: （见图1)"""
    return text.replace("（", "(").replace("）", ")")


def closes(opened: str, text: str) -> bool:
    """Whether `text` closes the bracket or quotation that `opened` begins with."""
    opening, depth = _narrow(opened[0]), 1
    for character in _narrow(text):
        if character == opening:
            depth += 1
        elif character == _CLOSING[opening]:
            depth -= 1
            if depth == 0:
                return True
    return False


def has_spaced_phrases(text: str) -> bool:
    """Whether a space stands between two Han characters, as in headlines."""
    at = text.find(" ")
    while 0 < at < len(text) - 1:
        if is_han(text[at - 1]) and is_han(text[at + 1]):
            return True
        at = text.find(" ", at + 1)
    return False


def has_only_names(text: str) -> bool:
    """Whether `text` is one to eight words of two to four Han characters, as names are."""
    names = text.replace("、", " ").replace("/", " ").replace("·", "").split()
    return 0 < len(names) <= MAX_NAMES and all(
        2 <= len(name) <= 4 and all(map(is_han, name)) for name in names
    )


def is_only_marks(text: str) -> bool:
    """Whether `text` is a row of marks and nothing else."""
    return not any(map(str.isalnum, text))
