"""Which encoding makes the most likely Chinese text of some bytes.

Every candidate decodes a sample with replacement, and each character adds the logarithm of its
likelihood by class; the highest sum wins. The weights were set on news, blogs and wire reports in
all encodings, whole, cut and with spoilt bytes.
"""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import NamedTuple

SAMPLE_BYTES = 4096
# Codecs by the name that the user sees. On a tie the first wins.
CANDIDATES = {
    "utf-8": "utf-8",
    "gb18030": "gb18030",
    "big5": "big5hkscs",
    "utf-16-le": "utf-16-le",
    "utf-16-be": "utf-16-be",
}
WIDE_CANDIDATES = ("utf-16-le", "utf-16-be")
# The worst real text has a mean of -7.8, random bytes have -13 to -15.
MIN_MEAN_WEIGHT = -9.5
SHORT_TEXT_SLACK = 10.0
MAX_CUT_BYTES = 3
MAX_SAMPLE_REPAIRS = 5
REPAIR_WINDOW_BYTES = 26
# Below this lead over the second, one guess in fifty or more is wrong.
CLOSE_LEAD = 6.0

ASCII_WEIGHT = -3.5
MARK_WEIGHT = -4.0
COMMON_WEIGHT = -7.5
FREQUENT_WEIGHT = -5.5
CUT_WEIGHT = -8.0
SKIP_WEIGHT = -8.0
CONTROL_WEIGHT = -20.0
REPLACED_WEIGHT = -25.0
OTHER_WEIGHT = -13.0
# (first, last, weight): the first range that holds a character decides.
RANGES = (
    (0x20, 0x7E, ASCII_WEIGHT),
    (0x09, 0x0A, ASCII_WEIGHT),
    (0x0D, 0x0D, ASCII_WEIGHT),
    (0x00, 0x1F, CONTROL_WEIGHT),
    (0x7F, 0x9F, CONTROL_WEIGHT),
    (0xA0, 0xFF, -11.0),
    (0x4E00, 0x9FFF, -11.0),
    (0x3000, 0x303F, -9.0),
    (0xFE30, 0xFE4F, -9.0),
    (0xFF00, 0xFFEF, -9.0),
    (0x1F300, 0x1FAFF, -12.0),
    (0x3400, 0x4DBF, -14.0),
    (0x20000, 0x323AF, -14.0),
    (0xE000, 0xF8FF, CONTROL_WEIGHT),
    (0xF0000, 0x10FFFF, CONTROL_WEIGHT),
)
MARKS = "，。、；：！？“”‘’「」『』（）《》〈〉【】—…·～－．％\u3000"
# The most frequent characters of modern prose, Simplified and Traditional: about half of any text.
FREQUENT = (
    "的一是不了在人有我他这中大来上个国到说们为子和你地出会也时要就可以对生能而后自那年得"
    "着下家学过天去多经发心里用道行所然想成事现前还进样没看起同动从本两文新日市部分业工作"
    "月公民全开关电区长方高实企法面主区政报记者于与及将被把据等第"
    "這來個國說們為會時對後過經發裡現還進樣沒動從兩業開關電區長實報記於與將據點機應學"
)
CANTONESE = "嘅咗喺嚟嗰啲哋咁乜嘢冇俾佢唔啱喎噉嗱嘥攞揾搵睇瞓諗掟揸撳攰嬲氹躝屙𠺢𨋢"


class Winner(NamedTuple):
    """The best candidate; `is_close` when another one is nearly as likely."""

    encoding: str
    is_close: bool


def find_winner(data: bytes) -> Winner | None:
    """The encoding that makes the most likely Chinese text of `data`, None when none does."""
    sample = take_sample(data)
    names = WIDE_CANDIDATES if b"\0" in data else tuple(CANDIDATES)
    results = {name: rate(sample, CANDIDATES[name]) for name in names}
    first, second = sorted(results, key=lambda name: -results[name][0])[:2]
    total, characters = results[first]
    # Two or three rare characters are no reason to refuse, but NULs are.
    slack = 0.0 if b"\0" in data else SHORT_TEXT_SLACK
    if not characters or total < MIN_MEAN_WEIGHT * characters - slack:
        return None
    return Winner(first, total - results[second][0] < CLOSE_LEAD)


def take_sample(data: bytes) -> bytes:
    """The first bytes that tell encodings apart: from the first beyond ASCII on, at an even place.

    All that stands before is ASCII, so the sample begins with a whole character in any encoding.
    """
    found = re.search(rb"[\x80-\xff]", data)
    start = (found.start() if found else 0) & ~1
    return data[start : start + SAMPLE_BYTES]


def rate(sample: bytes, codec: str) -> tuple[float, int]:
    """The sum of the weights of the characters of the sample in `codec`, and their number."""
    text, cut_bytes = decode_repaired(sample, codec, MAX_SAMPLE_REPAIRS)
    is_cut_by_sampling = len(sample) == SAMPLE_BYTES
    return score(text) + (0 if is_cut_by_sampling else CUT_WEIGHT * cut_bytes), len(text)


def decode_repaired(data: bytes, codec: str, repairs: int) -> tuple[str, int]:
    """Decode with U+FFFD for spoilt bytes; also the number of bytes of a cut last character.

    In GB18030 and Big5 a spoilt byte shifts the pairing of all that follow up to the next ASCII
    character, so for the first `repairs` faults the best place to go on is looked for.
    """
    pieces: list[str] = []
    for _ in range(repairs):
        try:
            return "".join((*pieces, data.decode(codec))), 0
        except UnicodeDecodeError as error:
            pieces.append(data[: error.start].decode(codec))
            data = data[error.start :]
        if len(data) <= MAX_CUT_BYTES:
            return "".join(pieces), len(data)
        pieces.append("\ufffd")
        data = data[find_skip(data, codec) :]
    return "".join((*pieces, data.decode(codec, "replace"))), 0


def find_skip(data: bytes, codec: str) -> int:
    """How many bytes to leave out at the start of `data` so that the most likely text follows."""

    def rate_skip(skip: int) -> float:
        return SKIP_WEIGHT * skip + score(data[skip:REPAIR_WINDOW_BYTES].decode(codec, "replace"))

    return max(range(1, MAX_CUT_BYTES + 1), key=rate_skip)


def score(text: str) -> float:
    return sum(count * weigh(character) for character, count in Counter(text).items())


def weigh(character: str) -> float:
    if character == "\ufffd":
        return REPLACED_WEIGHT
    if character in MARKS:
        return MARK_WEIGHT
    if character in FREQUENT:
        return FREQUENT_WEIGHT
    if character in common_characters():
        return COMMON_WEIGHT
    code = ord(character)
    for first, last, weight in RANGES:
        if first <= code <= last:
            return weight
    return OTHER_WEIGHT


@cache
def common_characters() -> frozenset[str]:
    """The Han characters of GB2312 level 1 and Big5 level 1, and those of written Cantonese."""
    simplified = decode_block(range(0xB0, 0xD8), range(0xA1, 0xFF), "gb2312")
    trails = (*range(0x40, 0x7F), *range(0xA1, 0xFF))
    traditional = decode_block(range(0xA4, 0xC7), trails, "big5")
    return frozenset(simplified + traditional + CANTONESE)


def decode_block(leads: range, trails: range | tuple[int, ...], codec: str) -> str:
    block = bytes(byte for lead in leads for trail in trails for byte in (lead, trail))
    return block.decode(codec, "ignore")
