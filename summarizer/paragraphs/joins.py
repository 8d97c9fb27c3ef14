"""Whether a break in the text is damage: an additive score of evidence, after a few certain rules.

The weights were fitted on broken news and articles of the web (see docs) and rounded; the caution
of THRESHOLD is deliberate: a break left in the text does less harm than two paragraphs run
together.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from . import credits, lines
from .numbering import numbering

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from .pieces import Piece

MIN_BARE_LINES = 3
MANY_BARE_LINES = 5
SHORT_CLAUSE, MEDIUM_CLAUSE, LONG_CLAUSE = 10, 30, 40
WINDOW_CHARACTERS = 12
TAIL_CHARACTERS = 240
MAX_BRACKET_CHARACTERS = 60

_PAUSES = "，。；：！？、,"
_CLAUSES = "，、,"
_DASHES = "—-－–"
_STRONG_LINKS = tuple("的和与與及或在对對将將把被从從向为為以于於由".replace(" ", "")) + ("通过", "通過", "根据", "根據", "关于", "關於", "进行", "進行", "实现", "實現")
_WORDS_INSIDE = ("等", "以及", "和", "与", "與", "而", "并", "並", "后", "後", "时，", "的", "性", "化", "者", "也", "还", "還", "就", "都", "将", "將", "已", "中", "上", "下", "内", "內", "之", "其", "是", "有", "为", "為", "被", "向", "来", "來", "去", "起", "至", "于", "於")
_OPENING_CHARACTERS = frozenset("今虽雖另截当當首尽盡此如随隨除沪滬最针針注从從这這我因目根那即现現再但该該例")
_INSIDE_CHARACTERS = frozenset("们們务務入件题題些度式员員户戶群版库庫息源量取期者化程力性果区區议議示个個名间間变變情年合理供次民持消色部产產机機里裡决決种種制")
_CLOSING_CHARACTERS = frozenset("践踐结結绍紹介案景议議器题題望验驗试試置构構法型化例性量程态態序式点點展机機术術值力求战戰度况況计計制容具话話件码碼品")
_LINKS = frozenset("以這到我们們些它通你但很做党黨自两兩共当當种種过過得說说提需如经經其使同内內每各某近约約的地得和与與及或及在对對将將把被从從向为為以于於是有让讓使由而且并並跟同给給比到个個这這那一不最更还還也都就要会會能可已所其")
_PARTICLES = tuple("的地得了着著过過们們")
_SPEECH = ("说", "說", "表示", "指出", "称", "稱", "道", "认为", "認為", "介绍", "介紹", "告诉", "告訴")
_NUMERALS = frozenset("一二三四五六七八九十百千万萬亿億几幾两兩")
_UNITS = frozenset("枚级級届屆款亩畝里辆輛艘架支份套所例起层層页頁篇章节節条條间間台部件只隻月日号號时時分秒个個名万萬亿億元岁歲人次家项項条條座台臺吨噸米公千百多余餘%％‰℃倍成种種")
_LABELS = ("关键词", "關鍵詞", "附：", "附件", "来源：", "來源：", "摘要", "注：", "参考文献", "參考文獻", "http", "www.")
_OPENINGS = ("据", "據", "目前", "随着", "隨著", "近日", "日前", "今年", "此外", "同时", "同時", "但", "不过", "不過", "为此", "為此", "其中", "对此", "對此", "记者", "記者", "在")

# Name: (weight, reason).
EVIDENCE: dict[str, tuple[float, str]] = {
    "bias": (-1.0, ""),
    "digit and unit": (6.0, "a number stands apart from its unit"),
    "latin": (6.0, "a Latin word or phrase is broken"),
    "number": (6.0, "a number is broken"),
    "opener": (4.5, "the line ends in an opening mark"),
    "leading mark": (4.5, "the next line begins with a mark that begins none"),
    "bracket": (4.5, "the next line closes what is open"),
    "short end": (4.5, "the next line is the end of a sentence"),
    "word": (4.5, "the word {word} spans the break"),
    "comma": (4.0, "the line ends in a comma"),
    "dateline alone": (4.0, "the line is a dateline alone"),
    "dateline": (4.0, "the line begins with a dateline and ends no sentence"),
    "doubtful word": (3.5, "the word {word} may span the break"),
    "link": (3.0, "the line ends in a word that needs another"),
    "final": (2.5, "the next line ends the sentence"),
    "quotation": (2.5, "a quotation is open"),
    "opening word": (2.0, "the line begins as a sentence does but ends none"),
    "dash": (2.0, "the line ends in a dash"),
    "particle": (1.5, "the next line begins with a particle"),
    "weak link": (1.5, "the line ends in a word that seldom ends one"),
    "speech": (1.5, "the next line begins with a verb of speech"),
    "short clause": (1.5, "the halves make a short clause"),
    "latin capital": (1.0, "a Latin phrase may be broken"),
    "inside character": (1.0, "the next line begins inside a word"),
    "function word": (0.5, ""),
    "bare": (-0.5, ""),
    "medium clause": (-0.5, ""),
    "short next": (-0.5, ""),
    "quote next": (-1.0, ""),
    "headings": (-1.0, ""),
    "narrow clauses": (-1.0, ""),
    "closing character": (-1.5, ""),
    "crowded": (-1.5, ""),
    "opening": (-2.0, ""),
    "narrow": (-2.0, ""),
    "long clause": (-2.0, ""),
    "many headings": (-2.5, ""),
    "repeated": (-2.5, ""),
    "closed": (-2.5, ""),
    "bracketed": (-3.0, ""),
    "spaced": (-3.5, ""),
    "dateline next": (-5.5, ""),
}


class Surroundings(NamedTuple):
    """What a decision needs to know of the whole text.

    `words` cuts a string into words; `indented` tells that an indent marks paragraphs;
    `bare` is the number of short lines without any mark before running text.
    """

    words: Callable[[str], Sequence[str]]
    indented: bool = False
    bare: int = 0


class Opened(NamedTuple):
    """The paragraph so far: its last characters, and its width as a whole."""

    tail: str
    width: float
    first: Piece
    final: bool
    crowded: bool


def open_paragraph(piece: Piece, crowded: bool = False) -> Opened:
    """The paragraph that begins with `piece`; `crowded` tells that a short line stands before it."""
    return Opened(piece.text[-TAIL_CHARACTERS:], piece.width, piece, piece.final, crowded)


def extend(opened: Opened, piece: Piece) -> Opened:
    """The paragraph with `piece` joined to it."""
    tail = (opened.tail + piece.text)[-TAIL_CHARACTERS:]
    return Opened(tail, opened.width + piece.width, opened.first, piece.final, opened.crowded)


def decide(before: Opened, after: Piece, around: Surroundings) -> tuple[float, str]:
    """How much speaks for joining (over 0: join), and the best reason for it."""
    certain = _certain(before, after, around)
    if certain is not None:
        return certain
    names = [name for name in _evidence(before, after, around) if name in EVIDENCE]
    score = sum(EVIDENCE[name][0] for name in names)
    best = max(names, key=lambda name: EVIDENCE[name][0])
    reason = EVIDENCE[best][1]
    if "{word}" in reason and score > 0:
        left, right = before.tail[-WINDOW_CHARACTERS:], after.text[:WINDOW_CHARACTERS]
        reason = reason.format(word=spanning_word(around.words(left + right), len(left)))
    return score, reason


CERTAIN = 9.0
NEVER = (-9.0, "")


def _certain(before: Opened, after: Piece, around: Surroundings) -> tuple[float, str] | None:
    tail, text = before.tail, after.text
    leads = text[0] in lines.LEADING and not lines.is_only_marks(text)
    if before.final:
        if leads:
            return CERTAIN, EVIDENCE["leading mark"][1]
        return (CERTAIN, EVIDENCE["bracket"][1]) if _closes_bracket(tail, text) else NEVER
    if text.startswith(_LABELS) or "://" in tail[-40:]:
        return NEVER
    last = tail[-1]
    if last in "：:" and not leads:
        if text[0] in "“「『\"" and tail[:-1].endswith(_SPEECH):
            return CERTAIN, "the speech that a colon announces"
        return NEVER
    if last in "；;" and not leads:
        return NEVER
    if around.indented and after.indent:
        return NEVER
    is_number = text[0].isdigit() and (last.isdigit() or last in ".．")
    if numbering(text) and last not in "，、" and not is_number:
        return NEVER
    return None


def _closes_bracket(tail: str, text: str) -> bool:
    """Whether a short bracket that is open in `tail` is closed in `text`; quotations do not count.

    A quotation of many paragraphs is opened by each of them, and closed by the last.
    """
    at = lines.open_bracket(tail)
    if at < 0 or len(tail) - at > MAX_BRACKET_CHARACTERS or tail[at] in "“‘「『":
        return False
    return lines.closes(tail[at:], text[:MAX_BRACKET_CHARACTERS])


def _evidence(before: Opened, after: Piece, around: Surroundings) -> Iterator[str]:
    yield "bias"
    yield from _ending(before.tail, after.text)
    yield from _length(before)
    yield from _beginning(after)
    yield from _clause(before.tail, after.text)
    yield from _seam(before.tail, after.text, around)
    if before.crowded:
        yield "crowded"
    if not lines.has_inner_mark(before.tail):
        if around.bare >= MANY_BARE_LINES:
            yield "many headings"
        elif around.bare >= MIN_BARE_LINES:
            yield "headings"


def _ending(tail: str, text: str) -> Iterator[str]:
    last = tail[-1]
    if last in _CLAUSES:
        yield "comma"
    elif last in lines.OPENERS:
        yield "opener"
    elif last in _DASHES:
        yield "dash"
    elif tail.endswith(_STRONG_LINKS):
        yield "link"
    elif last in _LINKS:
        yield "weak link"
    elif last in lines.CLOSERS:
        yield "closed"
    elif last in _CLOSING_CHARACTERS:
        yield "closing character"
    at = lines.open_bracket(tail)
    if at >= 0 and len(tail) - at < MAX_BRACKET_CHARACTERS:
        yield "bracket" if lines.closes(tail[at:], text[:MAX_BRACKET_CHARACTERS]) else "quotation"


def _length(before: Opened) -> Iterator[str]:
    tail = before.tail
    if "。" in tail or "；" in tail or "！" in tail or "？" in tail:
        yield "sentence inside"
    elif "，" in tail:
        yield "clauses"
    else:
        yield "function word" if any(word in tail for word in "的了在是将被把从") else "bare"
        if " " in tail and lines.has_spaced_phrases(tail):
            yield "spaced"
    if before.width <= lines.MAX_SHORT_WIDTH:
        yield "narrow clauses" if "，" in tail else "narrow"
    text = before.first.text
    if text[0] == "【":
        yield "bracketed"
    if text.startswith(_OPENINGS):
        yield "opening word"
    line = credits.dateline(text)
    if line:
        yield "dateline alone" if line == text else "dateline"


def _beginning(after: Piece) -> Iterator[str]:
    text = after.text
    if text[0] in lines.LEADING:
        yield "leading mark"
    elif text.startswith(_PARTICLES):
        yield "particle"
    elif text.startswith(_SPEECH):
        yield "speech"
    elif credits.dateline(text):
        yield "dateline next"
    elif text.startswith(_OPENINGS) or text[0] in _OPENING_CHARACTERS:
        yield "opening"
    elif text[0] in lines.OPENERS:
        yield "quote next"
    elif text[0] in _INSIDE_CHARACTERS:
        yield "inside character"
    if after.final:
        yield "short end" if after.width <= 12 else "final"
    elif after.short:
        yield "short next"


def _clause(tail: str, text: str) -> Iterator[str]:
    if tail.endswith(text[:2]) or tail.startswith(text[:2]):
        yield "repeated"
    left = len(tail) - 1 - max(tail.rfind(mark) for mark in _PAUSES)
    right = min((at for mark in _PAUSES if (at := text.find(mark)) >= 0), default=len(text))
    if left + right > LONG_CLAUSE:
        yield "long clause"
    elif left + right > MEDIUM_CLAUSE:
        yield "medium clause"
    elif left + right <= SHORT_CLAUSE:
        yield "short clause"


def _seam(tail: str, text: str, around: Surroundings) -> Iterator[str]:
    last, first = tail[-1], text[0]
    if (last.isdigit() or last in _NUMERALS) and first in _UNITS:
        yield "digit and unit"
    elif last.isdigit() and first in ".．" or last in "0123456789.．" and first.isdigit():
        yield "number"
    elif last.isascii() and first.isascii() and last.isalpha() and first.isalpha():
        yield "latin" if first.islower() else "latin capital"
    elif lines.is_han(last) and lines.is_han(first):
        left, right = tail[-WINDOW_CHARACTERS:], text[:WINDOW_CHARACTERS]
        together = around.words(left + right)
        if spanning_word(together, len(left)):
            apart = len(around.words(left)) + len(around.words(right))
            yield "word" if len(together) < apart else "doubtful word"


def spanning_word(words: Sequence[str], position: int) -> str:
    """The one of adjacent `words` that begins before `position` and ends after it, or ""."""
    end = 0
    for word in words:
        start, end = end, end + len(word)
        if end > position:
            return word if start < position else ""
    return ""
