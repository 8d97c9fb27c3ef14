"""What a figure looks like: one regular expression, put together from named parts.

Its alternatives are, in this order, what is no figure though it looks like one (dates, ordinals,
versions), a figure (group 1), and what is stepped over where neither begins, so that no part of it
is taken for one. Every repetition is bounded or stepped over whole: no text takes quadratic time.
"""

from __future__ import annotations

import re
from functools import lru_cache

from summarizer.figures.units import (
    APPROXIMATIONS,
    COUNTERS,
    DIGIT_COUNTERS,
    LATIN_UNITS,
    MEASURES,
    PER,
)

DIGIT = "[0-9０-９]"
ONES = "一二三四五六七八九两兩"
SCALE = "[十百千万萬亿億兆]"
SPACE = "[ \xa0]?"
TO = rf"{SPACE}(?:[-－–~～至到×]|—(?!—)){SPACE}"
MORE = "[多余餘]?"
AFTER = "(?:多(?![次种種个個家人方年元少样樣项項位条條]))?(?:左右|以[上下内內])?"
SIGN = r"(?:零下|[负負]|(?<![0-9０-９A-Za-z%％‰)）\]])[-－−+＋±])?"

# In digits, with thousands apart (12,300, １２，３００) and a scale (550多亿, 1亿2000万, 3万5).
DIGITS = (
    rf"(?:{DIGIT}{{1,3}}(?:,{DIGIT}{{3}}){{1,6}}|[０-９]{{1,3}}(?:，[０-９]{{3}}){{1,6}}|{DIGIT}+)"
    rf"(?!{DIGIT})(?:[.．]{DIGIT}+)?"
)
NUMBER = (
    rf"{DIGITS}(?:{SPACE}{MORE}{SCALE}{{1,4}}(?:{DIGITS}{SCALE}{{1,4}}){{0,3}}(?:{DIGIT}+)?)?"
    rf"(?:[多余餘]{SCALE}{{0,4}})?"
)
# More than 一, 二 or 半. Of a bare 百, 千, 万 (千家万户) only what a word before it makes a number.
NUMERAL = (
    rf"(?:[{ONES}十][{ONES}零〇几幾十百千万萬亿億]+|[三四五六七八九十两兩]"
    rf"|(?<![人总總次户戶件参參])[数數几幾]{SCALE}+|(?<![千以])上[百千万萬亿億]+"
    rf"|(?<=[近约約超逾足到过過少])[百千万萬亿億]+|[百千][万萬亿億]+(?=[元美]))"
    rf"(?:[点點][{ONES}零〇]+{SCALE}*)?(?:[多余餘来來][万萬亿億]*)?"
)
SHARE = rf"(?:{DIGITS}|[{ONES}几幾十百千万萬]+)分之(?:{DIGITS}|[{ONES}十百点點零〇]+)"
# A dollar sign that opens a formula ($10 + 5$) is none.
CURRENCY = (
    rf"(?:(?:US|HK|NT|AU|CA|S)?[$＄](?!{DIGITS}(?:[+*=\\^_{{}}$]| [-+*/=]))|[¥￥€£￡]"
    r"|(?:RMB|CNY|USD|HKD|EUR|GBP|JPY)\b)"
)

# What is no figure; DATE is the number in 十月 or 10月, HOUR that in 三时 or 15:30.
DATE = rf"(?:{DIGIT}{{1,2}}|[{ONES}十]{{1,3}})"
HOUR = rf"(?:[0-2０-２]?{DIGIT}|二?十[{ONES}]?|[{ONES}])"
ORDINAL = rf"(?:{DIGIT}+|[{ONES}零〇十百千]+)"
OTHERS = (
    rf"[12１２]{DIGIT}{{3}}(?:{TO}[12１２]{DIGIT}{{3}})?{SPACE}年",
    rf"[一二][{ONES}〇零○]{{3}}年|[〇零九八][{ONES}〇零○]年",
    rf"[0０]{DIGIT}年|{DIGIT}{{2}}年(?={DIGIT}{{1,2}}月)",
    rf"(?:民[国國]|[公西]元前?|昭和|平成|光[绪緒]|康熙|乾隆){SPACE}{ORDINAL}年",
    rf"(?:{DATE}{TO})?{DATE}{SPACE}(?:月|[日号號]|年[代级級]|世[纪紀]|季度)",
    rf"[12]{DIGIT}{{3}}[-－/]{DIGIT}{{1,2}}(?:[-－/]{DIGIT}{{1,2}})?(?!{DIGIT})",
    rf"[0-2]?{DIGIT}[:：][0-5]{DIGIT}(?:[:：][0-5]{DIGIT})?(?!{DIGIT})",
    rf"{HOUR}(?:[时時]|[点點](?![{ONES}零〇]+{SCALE}))(?:{DATE}分(?:{DATE}秒)?)?",
    rf"第{SPACE}{ORDINAL}(?:{TO}{ORDINAL})?",
    rf"{DIGIT}+(?:[.．]{DIGIT}+){{2,}}",
    "三天[两兩][头頭]",
    rf"{DIGIT}+(?:[-－]{DIGIT}+){{2,}}|{DIGIT}{{3,4}}[-－]{DIGIT}{{7,8}}",
)
# With what any of these can begin: seven of eight places need no closer look.
FIRST = (
    "[-0-9A-Za-z_０-９$＄¥￥€£￡＋+±－−零〇负負一二三四五六七八九十百千万萬亿億兆两兩半几幾数數上"
    "第民公西昭平光康乾接将將大概约約近超逾不至最起]"
)
# Stepped over when no figure begins there: names with digits, and numbers without a unit.
NAMES = (
    rf"[A-Z]{{2,}}(?={DIGITS}[%％])",
    r"[A-Za-z]+://[!-~]+",
    r"[A-Za-z_][A-Za-z0-9_]*(?:[-./@][A-Za-z0-9_]+)*",
    r"[0-9]+(?:\.[0-9]+)?[A-Za-z][A-Za-z0-9]*",
    rf"{DIGIT}+(?:[.．,]{DIGIT}+)*",
    rf"[{ONES}零〇几幾十百千万萬亿億]+",
)


@lru_cache(maxsize=1)
def scanner() -> re.Pattern[str]:
    """Matches a figure (group 1) or what must be stepped over; compiled when first asked for."""
    measures = _any(MEASURES)
    latin = rf"{_any(LATIN_UNITS)}(?![A-Za-z0-9])"
    unit = rf"[%％‰℃℉°㎜-㏄]|{_any(MEASURES, COUNTERS, DIGIT_COUNTERS)}|{latin}"
    amount = (
        rf"{CURRENCY}{SPACE}{NUMBER}(?:{SPACE}{latin})?(?:{measures})?"
        rf"|(?:{NUMBER}{TO}{SIGN})?{NUMBER}"
        rf"(?:{SPACE}(?P<unit>{unit})(?:{TO}{SIGN}{NUMBER}{SPACE}(?P=unit))?"
        r"|(?<=[万萬亿億兆])|(?<=[万萬亿億][多余餘0-9]))"
        rf"|{SHARE}|一半|半[数數]"
        rf"|(?:(?:{NUMERAL}|[一二]){TO})?(?<![唯统統周週期])"
        rf"(?:{NUMERAL}(?P<counter>{_any(MEASURES, COUNTERS)})(?:{TO}{NUMERAL}(?P=counter))?"
        rf"|[一二半]{measures})"
    )
    before = f"(?:{_any(APPROXIMATIONS)}{SPACE})?"
    figure = rf"{before}{SIGN}(?:{amount})(?:[/／]{_any(PER)})?{AFTER}"
    return re.compile(
        rf"(?={FIRST})(?:{before}(?:{'|'.join(OTHERS)})|({figure})|{'|'.join(NAMES)})"
    )


def _any(*tables: str) -> str:
    """One pattern of the words of some tables, longer ones before those that they begin with."""
    words = " ".join(tables).split()
    words.sort(key=lambda word: -len(word.partition("(?")[0]))
    return f"(?:{'|'.join(words)})"
