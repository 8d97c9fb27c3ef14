"""What the repair makes of clean text that was broken in known ways: texts of our own.

The levels are what was measured last: a change that does worse has to say so here. On unseen texts
see docs/decisions.md.
"""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path
from random import Random

import damage
import pytest
from damage import Count

from summarizer.model import Document, Source
from summarizer.paragraphs import structure
from summarizer.readers import load
from summarizer.tokenization import Tokenizer

QUALITY = Path(__file__).parent / "quality"
GENRES = ("essays", "judgments", "news", "papers", "transcripts")
ROUNDS = 2
# Kind: how many of its seams are joined at least, and what else is joined at most.
LEVELS = {
    "cut": (218, 2),
    "caption": (214, 2),
    "page": (214, 2),
    "turn": (218, 3),
    "invisible": (213, 3),
    "spaced": (220, 3),
    "wrap 20": (3758, 0),
    "wrap 32 indented": (2214, 0),
    "wrap 40": (1642, 0),
    "wrap 72 indented": (770, 0),
    "mail 36": (1882, 0),
    "columns": (4606, 0),
}
MAX_LOST_ENDS = 0.004


@cache
def texts() -> tuple[tuple[str, ...], ...]:
    """The paragraphs of each article."""
    return tuple(
        tuple(line.strip() for line in json.loads(record)["text"].split("\n") if line.strip())
        for genre in GENRES
        for record in (QUALITY / f"{genre}.jsonl").read_text(encoding="utf-8").splitlines()
    )


def repair(text: str) -> Document:
    return structure(load("text")(Source("damaged", text)), Tokenizer().cut)


@cache
def counted(kind: str) -> Count:
    total = Count()
    for number, paragraphs in enumerate(texts()):
        for turn in range(ROUNDS):
            broken = damage.KINDS[kind](paragraphs, Random(f"{kind} {number} {turn}"))
            total = total.plus(damage.count(broken, repair(broken.text)))
    return total


@pytest.mark.parametrize("kind", damage.KINDS)
def test_broken_text_is_mended(kind: str) -> None:
    total = counted(kind)
    joined, wrong = LEVELS[kind]
    assert total.joined >= joined, total
    assert total.lost_ends + total.strays <= wrong, total


def test_paragraphs_that_the_author_kept_apart_stay_apart() -> None:
    total = Count()
    for kind in damage.KINDS:
        total = total.plus(counted(kind))
    assert total.lost <= MAX_LOST_ENDS, total


def test_text_that_was_not_damaged_stays_as_it_is() -> None:
    joins = [repair("\n".join(paragraphs) + "\n").joins for paragraphs in texts()]
    assert sum(map(len, joins)) <= MAX_LOST_ENDS * sum(map(len, texts()))


@pytest.mark.parametrize("kind", ["spaced", "invisible"])
def test_what_was_strewn_is_gone(kind: str) -> None:
    paragraphs = texts()[0]
    document = repair(damage.KINDS[kind](paragraphs, Random(kind)).text)
    found = "".join(p.text for section in document.sections for p in section.paragraphs)
    assert re.sub(r"\s", "", found) == re.sub(r"\s", "", "".join(paragraphs))
    assert not re.search(r"[\u4e00-\u9fff，。] [\u4e00-\u9fff，。]|[\u00ad\u200b\u200c]", found)


def test_quoted_mail_is_told_apart_from_the_answer() -> None:
    text = (
        "> 周三的会还开不开？若是要开，请把冬季停航的日子也\n> 一起定下来。\n"
        "照常开，我把这一项排在第二位，请各站带着数字来。\n"
    )
    document = repair(text)
    assert [
        (paragraph.marker, paragraph.text)
        for section in document.sections
        for paragraph in section.paragraphs
    ] == [
        ("> ", "周三的会还开不开？若是要开，请把冬季停航的日子也一起定下来。"),
        ("", "照常开，我把这一项排在第二位，请各站带着数字来。"),
    ]
