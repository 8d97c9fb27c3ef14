"""Which marks end a sentence rather than stand in a word or number, and what trails after them."""

from __future__ import annotations

from summarizer.characters import SPACELESS
from summarizer.sentences.punctuation import (
    ASCII_MARKS,
    CLOSERS,
    DOTS,
    FINAL_MARKS,
    INNER_MARKS,
    OPENERS,
    ROUND_OPENERS,
    STRAIGHT,
    STRONG_MARKS,
    WHITE,
    past_white,
)

# Words that a dot follows without ending the sentence; ! after the last one.
ABBREVIATIONS = frozenset({
    "al", "approx", "apr", "assoc", "aug", "bros", "ca", "capt", "cf", "ch", "co", "col",
    "corp", "dec", "dept", "dr", "e.g", "ed", "eds", "eg", "eq", "eqs", "est", "etc", "feb",
    "fig", "figs", "gen", "gov", "hon", "i.e", "ie", "inc", "jan", "jr", "jul", "jun", "lt",
    "ltd", "mar", "mr", "mrs", "ms", "mt", "no", "nos", "nov", "oct", "op", "ph.d", "pp",
    "prof", "ref", "refs", "rev", "sec", "sen", "sep", "sept", "sgt", "sr", "st", "tab", "u.k",
    "u.n", "u.s", "v.s", "vol", "vols", "vs", "yahoo",
})  # fmt: skip
# A number after one of these is a label (图1. 第2.), not the end of a sentence.
NUMBERED = frozenset("图圖表第式节節章步骤驟例附题題注条條款卷")
MAX_WORD_CHARACTERS = 12
MAX_ITEM_DIGITS = 2
MIN_TRAILING_OFF_CHARACTERS = 30
MAX_TRAILING_OFF_CHARACTERS = 200
_TRAILING_OFF = frozenset({"……", "⋯⋯", "......"})
_GOING_ON = INNER_MARKS | frozenset("的等之都也")
_MARKS_AFTER_END = frozenset(WHITE) | frozenset(")]}\"'")
MAX_BRACKET_CHARACTERS = 40
MAX_ITEM_NUMBER_CHARACTERS = 3
MAX_ICON_CHARACTERS = 4
FIRST_EMOJI, LAST_EMOJI = "\U0001f000", "\U0001faff"
_TRAILING = (FINAL_MARKS - DOTS) | frozenset(CLOSERS) | frozenset("~～\ufe0f\u200d❤♥☺✨")
_SQUARE = frozenset("[［")
_NOTE_CHARACTERS = frozenset("0123456789０１２３４５６７８９-–—,，、~注")
_NUMERALS = frozenset("0123456789０１２３４５６７８９一二三四五六七八九十百甲乙丙丁")


def is_final(text: str, start: int, end: int, begin: int, stop: int) -> bool:
    """Whether the marks at [start, end), a run of final marks, end a sentence of a line.

    The line ends at `stop`, its current sentence begins at `begin`; all are offsets into `text`.
    """
    run = text[start:end]
    if not STRONG_MARKS.isdisjoint(run):
        return True
    if not ASCII_MARKS.isdisjoint(run):
        return not _is_inside_word(text, start, end, begin, stop)
    if len(run) == 1 and run in DOTS:
        return _is_final_dot(text, start, begin, stop)
    return _is_final_ellipsis(text, start, end, begin, stop)


def _is_inside_word(text: str, start: int, end: int, begin: int, stop: int) -> bool:
    """Whether ASCII ! or ? belongs to an address, a name or code: join?id=7, Yahoo!奇摩, ![]()."""
    if end == stop or (start > begin and not text[start - 1].isascii()):
        return text.startswith("![", end - 1)
    if _is_word_going_on(text[end]):
        return True
    return text[end] not in WHITE and _word_before(text, start, begin) in ABBREVIATIONS


def _is_word_going_on(following: str) -> bool:
    """Whether what follows a mark makes it part of a word: config.yaml, self.__init__()."""
    return following.isascii() and following not in _MARKS_AFTER_END


def _is_final_ellipsis(text: str, start: int, end: int, begin: int, stop: int) -> bool:
    """An ellipsis ends a sentence at the end of a line and before white space and a new start.

    One in mid-line ends it too where a long list or account trails off: 泳池、球场、跑道……
    Of 80 such places in news all but 4 were the end of a sentence.
    """
    while end < stop and text[end] in CLOSERS:
        end += 1
    after = past_white(text, end, stop)
    if after == stop:
        return True
    if after > end:
        return not text[after].islower()
    if start - begin < MIN_TRAILING_OFF_CHARACTERS or text[start:end] not in _TRAILING_OFF:
        return False
    # Bounded, since a line may hold any number of ellipses.
    told = text[max(begin, start - MAX_TRAILING_OFF_CHARACTERS) : start]
    return ("，" in told or "、" in told) and text[after] not in _GOING_ON


def _is_final_dot(text: str, dot: int, begin: int, stop: int) -> bool:
    """Whether a single ASCII or full-width dot ends a sentence."""
    if dot == begin:
        return False
    if dot + 1 == stop:
        return True
    before, following = text[dot - 1], text[dot + 1]
    if following in INNER_MARKS or following.islower():
        return False
    if before.isdecimal():
        return _is_final_after_number(text, dot, begin)
    if before.isalpha() and before < SPACELESS:
        return _is_final_after_latin(text, dot, begin, stop)
    if before in CLOSERS and text[begin] in OPENERS and dot - begin < MAX_WORD_CHARACTERS:
        return False
    # 结果表明.DNA and 停止.2种 end a sentence, 使用.NET and 见.{go,mod} do not.
    is_word = _is_word_going_on(following) and not following.isalnum()
    is_text = before.isalpha() or before in CLOSERS or before in "\"'%％"
    return is_text and not is_word and not text.startswith("NET", dot + 1)


def _is_final_after_latin(text: str, dot: int, begin: int, stop: int) -> bool:
    if _is_word_going_on(text[dot + 1]):
        return False
    word = _word_before(text, dot, begin)
    if word in ABBREVIATIONS or len(word.rpartition(".")[2]) == 1:
        return False
    return not text[dot + 1 : min(dot + 4, stop)].lstrip(WHITE)[:1].islower()


def _is_final_after_number(text: str, dot: int, begin: int) -> bool:
    """Not in 2.5, nor after the number of an item (1. 登记) or of a figure (图1.示意)."""
    if text[dot + 1].isdecimal() or _is_word_going_on(text[dot + 1]):
        return False
    start = dot
    while start > max(begin, dot - MAX_WORD_CHARACTERS) and (
        text[start - 1].isdecimal() or text[start - 1] in DOTS
    ):
        start -= 1
    if dot - start <= MAX_ITEM_DIGITS:
        return False
    before = text[max(begin, start - 4) : start].rstrip(WHITE)[-1:]
    return before.isalpha() and before not in NUMBERED


def _word_before(text: str, end: int, begin: int) -> str:
    """The Latin word, in lower case and with its inner dots, that ends at `end`."""
    start = end
    while start > max(begin, end - MAX_WORD_CHARACTERS) and (
        text[start - 1] in DOTS or (text[start - 1].isalpha() and text[start - 1] < SPACELESS)
    ):
        start -= 1
    return text[start:end].lower().replace("．", ".")


def past_trailing(text: str, position: int, stop: int, partners: dict[int, int]) -> int:
    """The end of what belongs to a sentence after its final mark.

    Closing marks, further marks, emoji, notes such as [1] and short brackets such as （完）.
    """
    while position < stop:
        if _is_trailing(text, position, stop, partners):
            position += 1
            continue
        opening = past_white(text, position, stop)
        closing = partners.get(opening, -1)
        if closing < opening or not _is_trailing_bracket(text, opening, closing, stop):
            break
        position = closing + 1
    return position


def _is_trailing(text: str, position: int, stop: int, partners: dict[int, int]) -> bool:
    mark = text[position]
    if mark == STRAIGHT:
        return position + 1 == stop or partners.get(position, stop) < position
    return mark in _TRAILING or FIRST_EMOJI <= mark <= LAST_EMOJI


def _is_trailing_bracket(text: str, opening: int, closing: int, stop: int) -> bool:
    """Whether a bracket after a final mark belongs to the sentence before it."""
    length = closing - opening - 1
    if length > MAX_BRACKET_CHARACTERS or not length:
        return False
    inner = text[opening + 1 : closing]
    if text[opening] in _SQUARE:
        return _is_note(inner, text[closing + 1 : min(closing + 2, stop)])
    if text[opening] not in ROUND_OPENERS or inner[-1] in FINAL_MARKS:
        return False
    is_item = length <= MAX_ITEM_NUMBER_CHARACTERS and _NUMERALS.issuperset(inner)
    return closing + 1 == stop or not is_item


def _is_note(inner: str, following: str) -> bool:
    """[1], [注2] and [鼓掌] end a sentence; [文档][3] and [文档](url) are links that open one."""
    if _NOTE_CHARACTERS.issuperset(inner):
        return following != "("
    is_icon = len(inner) <= MAX_ICON_CHARACTERS and inner.isalpha() and not inner.isascii()
    return is_icon and following not in ("[", "(")
