"""From lines to paragraphs, sentences and tokens."""

from __future__ import annotations

from collections import ChainMap
from functools import cache
from typing import TYPE_CHECKING, Any

from fuzz.documents import visible
from fuzz.outcomes import outcome, pick, text_of, written
from summarizer import readers
from summarizer.model import Source
from summarizer.paragraphs import structure
from summarizer.sentences import MAX_SENTENCE_CHARACTERS, sentences, split
from summarizer.sentences.punctuation import WHITE
from summarizer.tokenization import MODES, Tokenizer
from summarizer.tokenization.jieba_loading import load_jieba
from summarizer.tokenization.user_words import read_user_dict

if TYPE_CHECKING:
    from collections.abc import Sequence

    from summarizer.model import Document, Paragraph, UserWord

ROLES = {"title", "byline", "caption", "heading", "body", "note", "verbatim", "furniture"}
REPAIRS = (("text", True), ("markdown", True), ("text", False), ("markdown", False))


def fuzz_paragraphs(data: bytes) -> None:
    """Repair loses no visible character and makes none up; offsets lead back to the source."""
    (format, repair), data = pick(data, REPAIRS)
    manuscript = readers.load(format)(Source("a", text_of(data)))
    document = structure(manuscript, tokenizer().cut, repair=repair)
    found = [paragraph for section in document.sections for paragraph in section.paragraphs]
    before = visible(line.text for line in manuscript.lines)
    assert sorted(visible(paragraph.text for paragraph in found)) == sorted(before)
    for paragraph in found:
        _check_paragraph(paragraph, document)
    assert repair or not document.joins
    for join in document.joins:
        assert join.line < join.next_line
        assert join.reason
    _check_sentences(document)


def _check_paragraph(paragraph: Paragraph, document: Document) -> None:
    assert paragraph.role in ROLES
    assert paragraph.text.strip()
    assert 0 <= paragraph.start < paragraph.end <= len(document.text)
    for position, character in enumerate(paragraph.text):
        origin = document.text[paragraph.source_offset(position)]
        assert character == origin or origin == "&" or character == " ", (character, origin)


def _check_sentences(document: Document) -> None:
    """Asserts that the sentences are those of the body, at their places."""
    found = sentences(document)
    assert [sentence.index for sentence in found] == list(range(len(found)))
    body = [p for section in document.sections for p in section.paragraphs if p.role == "body"]
    assert visible(sentence.text for sentence in found) == visible(p.text for p in body)
    for sentence in found:
        first, last = document.text[sentence.start], document.text[sentence.end - 1]
        assert first in (sentence.text[0], "&")
        assert last in (sentence.text[-1], "&")
        assert sentence.line == _line_of(document.text, sentence.start)


def _line_of(text: str, offset: int) -> int:
    before = text[:offset]
    return before.count("\n") + before.count("\r") - before.count("\r\n") + 1


def fuzz_sentences(data: bytes) -> None:
    """The sentences of a text are in order, trimmed, of one line, and all that can be seen."""
    text = text_of(data)
    places = split(text)
    position = 0
    for start, end in places:
        assert position <= start < end <= len(text)
        assert end - start <= MAX_SENTENCE_CHARACTERS
        assert text[position:start].strip(WHITE + "\r\n") == ""
        piece = text[start:end]
        assert piece == piece.strip(WHITE)
        assert "\n" not in piece and "\r" not in piece
        position = end
    assert text[position:].strip(WHITE + "\r\n") == ""


def fuzz_tokens(data: bytes) -> None:
    """The tokens are jieba's in every mode, and lie at their offsets."""
    text = text_of(data)
    check_tokens(text, tokenizer(), jieba())


def fuzz_user_words(data: bytes) -> None:
    """The same with words of the user's: a dictionary, and behind a NUL the text."""
    dictionary, _, rest = data.partition(b"\0")
    words = outcome(lambda: read_user_dict(written(dictionary, "words.txt")))
    if words is not None:
        text = text_of(rest) + "".join(word.word for word in words)
        check_tokens(text, Tokenizer(words), jieba_with(words))


def check_tokens(text: str, ours: Tokenizer, reference: Any) -> None:
    """Asserts that words are jieba's, and that tokens are slices of the text."""
    words = ours.cut(text)
    assert words == reference.lcut(text)
    assert "".join(words) == text
    search = [token.text for token in ours.tokens(text, "search")]
    assert search == reference.lcut_for_search(text)
    # jieba goes on with a Latin word behind a word of the user's in its midst; ours has two.
    full = [token.text for token in ours.tokens(text, "full")]
    assert "".join(full) == "".join(reference.lcut(text, cut_all=True))
    if not ours.user_words:
        assert full == list(filter(None, reference.lcut(text, cut_all=True)))
    for mode in MODES:
        for token in ours.tokens(text, mode):
            assert token.text == text[token.start : token.end] != ""
            assert token.tag


@cache
def tokenizer() -> Tokenizer:
    """The one without words of the user's."""
    return Tokenizer()


@cache
def jieba() -> Any:
    """The oracle."""
    return load_jieba()


def jieba_with(words: Sequence[UserWord]) -> Any:
    """The oracle with more words; what the last one has deleted is there again."""
    from jieba import finalseg

    finalseg.Force_Split_Words.clear()
    copy = type(jieba())()
    # A copy of 350,000 entries would take longer than all the rest.
    copy.FREQ, copy.total, copy.initialized = ChainMap({}, jieba().FREQ), jieba().total, True
    for word in words:
        copy.add_word(*word)
    return copy
