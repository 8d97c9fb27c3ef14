"""The structure of small texts: what the tests of single rules share."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.model import Source
from summarizer.paragraphs import structure
from summarizer.readers import load
from summarizer.tokenization import Tokenizer

if TYPE_CHECKING:
    from summarizer.model import Document

CUT = Tokenizer().cut
TITLE = "码头见闻"
ABOVE = "渡口镇的冷链码头一天比一天忙，九月份进出港的冷藏箱有四千多个。"
BELOW = "接下来还要再开三条专线，通到省城。"


def parse(*blocks: str, format: str = "text", title: str | None = None) -> Document:
    """The structure of some blocks of text, a blank line between them."""
    text = "\n\n".join(blocks)
    return structure(load(format)(Source("sample", text)), CUT, title=title)
