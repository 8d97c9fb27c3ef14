"""Who wrote it, and when: bylines, datelines, dates, and what the editor adds."""

from __future__ import annotations

from summarizer.paragraphs import lines, names, vocabulary

MAX_BYLINE_WIDTH = 50
MAX_AFFILIATION_WIDTH = 120
MAX_NOTE_WIDTH = 300
MAX_SHORT_NOTE_WIDTH = 80
MAX_LABEL_CHARACTERS = 12
MAX_OFFICE_CHARACTERS = 12
MAX_NAMES_CHARACTERS = 32
MAX_NAME_CHARACTERS = 8
MAX_REPORTER_OFFSET = 8
MAX_DATELINE_CHARACTERS = 60
MAX_WIRE_OFFSET = 30
MAX_DATE_CHARACTERS = 24
MAX_SOURCE_CHARACTERS = 14
POSTCODE_DIGITS = 6

_SYMBOLS = "□■◎◇◆●○▪▲△★☆▌|｜丨/／ "
_NAME_SYMBOLS = frozenset("□■◎◇◆▌")
_BRACKETS = "（(【[〔"
_BRACKET_ENDS = "）)】]〕"
_SENTENCE_ENDS = "。！？；，、：:"
_DATE_CHARACTERS = (
    "0123456789０１２３４５６７８９年月日号號 -/.:：时時分〇零一二三四五六七八九十（）()"
)
_DATED_CREDITS = ("来源：", "來源：", "作者：", "来源:", "作者:")
_NOTE_MARKS = "0123456789*＊†"
_WITHOUT_NOTES = str.maketrans("，,；;", "    ", _NOTE_MARKS)
_DEED_MARKS = str.maketrans("·、/&", "    ")
_WITHOUT_DATE = str.maketrans("", "", _DATE_CHARACTERS)


def is_byline(text: str, width: float) -> bool:
    """Whether a line says nothing but who wrote, edited or published the text."""
    if text[-1] in _SENTENCE_ENDS or "。" in text:
        return False
    if width > MAX_BYLINE_WIDTH:
        return width <= MAX_AFFILIATION_WIDTH and _names_institution(text)
    bare = text.strip(_SYMBOLS).lstrip(_BRACKETS).replace(" / ", "/")
    if not bare:
        return False
    if text[:4].isdigit() and any(word in text for word in _DATED_CREDITS):
        return True
    if text[0] in _NAME_SYMBOLS and lines.has_only_names(bare):
        return True
    inner = lines.has_inner_mark(bare)
    if bare.startswith(vocabulary.CREDITS):
        return not inner or text[0] in _BRACKETS
    if text[0] in _BRACKETS and text[-1] in _BRACKET_ENDS:
        return (
            _names_institution(text)
            or bare.startswith(vocabulary.AFFILIATIONS)
            or _has_postcode(bare)
        )
    if inner:
        return _is_author_list(text)
    if text.endswith(vocabulary.CREDIT_ENDINGS) and width <= lines.MAX_SHORT_WIDTH:
        return True
    return _names_reporters(bare) or _is_dated_source(bare) or _names_author(bare)


def is_date(text: str) -> bool:
    """Whether a line is nothing but a date, in digits or in Han."""
    return (
        6 <= len(text) <= MAX_DATE_CHARACTERS
        and (text[0].isdigit() or text[0] in "二一〇（(")
        and not text.translate(_WITHOUT_DATE)
        and any(mark in text for mark in "年月-/.:")
    )


def begins_with_date(text: str) -> bool:
    """Whether a line is a date and a place: `（2023年6月20日，石桥）`, `2023年清明，写于石桥`."""
    bare = text.lstrip(_BRACKETS)
    return bare[:4].isdigit() and bare[4:5] == "年" and not text.endswith(("。", "，", "："))


def ends_in_date(text: str) -> bool:
    """Whether a line is a name and a date: `石桥县水务局 2023年10月12日`."""
    year = max(text.rfind("年") - 4, 0)
    return text[-1] in "日号號" and year > 0 and is_date(text[year:])


def dateline(text: str) -> str:
    """The dateline that opens a paragraph (`新华社石桥5月3日电（记者秦望舒）`), or ""."""
    if not text.startswith(vocabulary.AGENCIES, 1 if text[0] in "（(【" else 0):
        return ""
    head = text[:MAX_DATELINE_CHARACTERS]
    end = min(
        (at + len(wire) for wire in vocabulary.WIRES if (at := head.find(wire)) > 0),
        default=MAX_DATELINE_CHARACTERS,
    )
    if end > MAX_WIRE_OFFSET or any(mark in head[:end] for mark in "，。；！？“"):
        return ""
    if head[end:].lstrip()[:1] in ("（", "("):
        close = min((at for mark in "）)" if (at := head.find(mark, end)) > 0), default=-1)
        return head[: close + 1]
    stands_apart = head[end : end + 1] in (" ", "：", "，", "】", "")
    return head[:end] if stands_apart or "日" in head[:end] else ""


def is_note(text: str, width: float) -> bool:
    """Whether a paragraph is the editor's and not the author's."""
    head = text[:MAX_LABEL_CHARACTERS].replace(" ", "").replace(":", "：")
    if head.startswith(vocabulary.NOTES):
        return width <= MAX_NOTE_WIDTH
    if width > MAX_SHORT_NOTE_WIDTH:
        return False
    return head.startswith(vocabulary.SHORT_NOTES) or _is_remark(text) or is_document_number(text)


def is_document_number(text: str) -> bool:
    """Whether a line is the number of an official paper: `云政办发〔2023〕41号`."""
    at = max(text.find(mark) for mark in "〔［[")
    return (
        0 < at <= MAX_OFFICE_CHARACTERS
        and text[-1] in "号號"
        and text[at + 1 : at + 5].isdigit()
        and text[at + 5 : at + 6] in "〕］]"
    )


def subject(text: str) -> str:
    """The headline in the first line of a wire, or "".

    `新华社石桥5月3日电 题：码头夜航` gives 码头夜航.
    """
    for mark in ("题：", "題："):
        head, _, headline = text.partition(mark)
        if headline and head.rstrip().endswith(vocabulary.WIRES) and dateline(head):
            return headline.strip()
    return ""


def _is_remark(text: str) -> bool:
    """Whether a line in brackets is said about the text and not in it: （根据录音整理）."""
    if text[0] not in _BRACKETS or text[-1] not in _BRACKET_ENDS:
        return False
    return text[1:].startswith(vocabulary.REMARKS) or text[:-1].endswith(vocabulary.REMARK_ENDINGS)


def _names_reporters(text: str) -> bool:
    at = max(text.find("记者"), text.find("記者"))
    if not 0 <= at <= MAX_REPORTER_OFFSET:
        return False
    if not (text.startswith(vocabulary.REPORTERS) or text[:at].endswith(vocabulary.PUBLISHERS)):
        return False
    rest = text[at + 2 :].strip()
    if len(rest) > MAX_NAMES_CHARACTERS or rest.startswith(vocabulary.NOT_NAMES):
        return False
    words = rest.replace("/", " ").replace("、", " ").replace("：", " ").split()
    return bool(words) and all(len(word) <= MAX_NAME_CHARACTERS for word in words)


def _names_author(text: str) -> bool:
    """Whether a line is a name and what its bearer did: `林晚舟 著`, `采访·撰文 许安`."""
    author, _, work = text.rpartition(" ")
    if work in vocabulary.WORKS and names.is_person(author):
        return True
    deeds, _, author = text.partition(" ")
    return vocabulary.DEEDS.issuperset(deeds.translate(_DEED_MARKS).split()) and names.is_person(
        author
    )


def _names_institution(text: str) -> bool:
    return (
        text[0] in _BRACKETS
        and text[-1] in _BRACKET_ENDS
        and any(word in text for word in vocabulary.INSTITUTIONS)
    )


def _is_author_list(text: str) -> bool:
    """Whether a line is names with the numbers of their institutions: `顾清和1，许安2*`."""
    return text[-1] in _NOTE_MARKS and lines.has_only_names(text.translate(_WITHOUT_NOTES))


def _has_postcode(text: str) -> bool:
    run = 0
    for character in text:
        run = run + 1 if "0" <= character <= "9" else 0
        if run == POSTCODE_DIGITS:
            return True
    return False


def _is_dated_source(text: str) -> bool:
    """Whether a line holds a date in digits and a source: `2023-10-12 08:30 石桥日报`."""
    if not text[:4].isdigit() or " " not in text:
        return False
    date, _, source = text.rpartition(" ")
    return is_date(date) and 2 <= len(source) <= MAX_SOURCE_CHARACTERS
