"""Which sentences can stand alone in a summary."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

MIN_CHARACTERS = 15
# Below this a sentence needs a figure to be worth its place: the rest are slogans and proverbs.
MIN_CHARACTERS_WITHOUT_FIGURE = 22
MAX_ATTRIBUTION_CHARACTERS = 30

FINAL_MARKS = "。！？!?…｡．.～~；;"
CLOSING_MARKS = "”’」』）)】》〉]\"'"
PAIRS = (("“", "”"), ("‘", "’"), ("「", "」"), ("『", "』"), ("（", "）"), ("《", "》"), ("(", ")"))
PAIRED = frozenset("".join([opening + closing for opening, closing in PAIRS]) + '"')
SPEECH_VERBS = tuple(
    "说 說 道 问 問 表示 指出 认为 認為 介绍 介紹 强调 強調 告诉记者 告訴記者 透露 回忆 "
    "回憶".split()
)
DANGLING_STARTS = tuple(
    "此外 但 同时 同時 另外 因此 所以 然而 不过 不過 而且 并且 並且 于是 於是 可是 况且 況且 "
    "这一 這一 这些 這些 这样 這樣 这种 這種 这个 這個 这也 這也 这是 這是 这就 這就 对此 對此 "
    "为此 為此 其中 其次 再次 最后 最後 与此 與此 除此 据此 據此 由此 那么 那麼 即便如此 尽管如此 "
    "他 她 它 该 該 上述 以上 如下".split()
)


def is_readable(text: str) -> bool:
    """Whether a sentence is a whole statement that a reader understands where it is shown alone.

    It is not when it is short, lacks its end, is an attribution or a bracket alone, has unbalanced
    quotes or brackets, asks, announces (ends in a colon), or continues another sentence.
    """
    bare = text.rstrip(CLOSING_MARKS)
    if len(text) < MIN_CHARACTERS or not bare or bare[-1] not in FINAL_MARKS:
        return False
    if len(text) < MIN_CHARACTERS_WITHOUT_FIGURE and not any(map(str.isdigit, text)):
        return False
    return not (
        bare[-1] in "？?；;"
        or text[0] in "（(【[—-…，、：；。"
        or text.startswith(DANGLING_STARTS)
        or _is_attribution(bare)
        or not is_balanced(text)
    )


def is_balanced(text: str) -> bool:
    """Whether every opening quotation mark and bracket has its closing one."""
    if PAIRED.isdisjoint(text):
        return True
    return all(text.count(opening) == text.count(closing) for opening, closing in PAIRS) and not (
        text.count('"') % 2
    )


def is_junk(text: str) -> bool:
    """Whether a sentence must not be shown even where a section has nothing else to show."""
    return not any(map(str.isalnum, text)) or not is_balanced(text)


def _is_attribution(bare: str) -> bool:
    """Whether a sentence only says who speaks: 「春荣说。」."""
    said = bare.rstrip(FINAL_MARKS)
    return (
        len(said) <= MAX_ATTRIBUTION_CHARACTERS
        and said.endswith(SPEECH_VERBS)
        and not any(mark in said for mark in "，,：“「")
    )


def readable(texts: Sequence[str]) -> list[int]:
    """The indices of the sentences that may be chosen: the readable ones if there are any.

    Where none is, those that at least are whole; where none is that, all that are no mere marks:
    there is nothing better to show.
    """
    for is_good in (is_readable, _is_whole, _is_shown):
        good = [i for i, text in enumerate(texts) if is_good(text)]
        if good:
            return good
    return []


def _is_whole(text: str) -> bool:
    bare = text.rstrip(CLOSING_MARKS)
    return _is_shown(text) and bare[-1:] in tuple(FINAL_MARKS) and not _is_attribution(bare)


def _is_shown(text: str) -> bool:
    return not is_junk(text)
