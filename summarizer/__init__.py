"""Chinese summaries and keywords, every sentence with its place in the source.

>>> import summarizer
>>> text = "港口开通了夜航。夜航灯沿着十二公里的航道排开，货轮不必再等天亮。船员们很高兴。"
>>> [token.text for token in summarizer.tokenize("货轮不必再等天亮")]
['货轮', '不必', '再', '等', '天亮']
>>> summarizer.summarize(text, sentences=1).sentences[0].sentence.text
'夜航灯沿着十二公里的航道排开，货轮不必再等天亮。'
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from summarizer.model import Document, Keyword, Summary, Token
    from summarizer.pipeline import Summarizer
    from summarizer.settings import Settings

__version__ = "0.1.0"
__all__ = [
    "Settings",
    "Summarizer",
    "__version__",
    "keywords",
    "parse",
    "summarize",
    "tokenize",
]


def summarize(
    text: str | bytes | Path,
    *,
    name: str = "",
    title: str | None = None,
    by: str = "section",
    sentences: int | None = None,
    ratio: float | None = None,
    max_chars: int | None = None,
    top_keywords: int = 10,
    ranker: str = "default",
    keyword_ranker: str = "tfidf",
    focus: Iterable[str] = (),
) -> Summary:
    """The keywords and the summary of a text, of the whole and of each section.

    `text` is the text itself, the bytes of a file of any format, or the Path of one, which is then
    the `name` of the result. `title` is for a title that is kept apart from the text. `sentences`
    (a number) or `ratio` (0 to 1) say how many sentences each section gets, `max_chars` how many
    characters all together may have. `focus` are terms that the summary should speak of. Offsets in
    the result are [start, end) in characters of the text; of a file they refer to `parse(…).text`.
    Raises EmptyError if there is no sentence, DecodingError if bytes are no text, SettingsError for
    a value out of range, and OSError for a file that cannot be read.
    """
    from summarizer.pipeline import Summarizer
    from summarizer.settings import Settings
    from summarizer.sources import source_of

    settings = Settings(
        by=by,
        sentences=sentences,
        ratio=ratio,
        max_chars=max_chars,
        keywords=top_keywords,
        ranker=ranker,
        keyword_ranker=keyword_ranker,
        focus=(focus,) if isinstance(focus, str) else tuple(focus),
    )
    return Summarizer(settings).summarize(source_of(text, name=name, title=title))


def keywords(
    text: str | bytes | Path,
    *,
    title: str | None = None,
    limit: int = 10,
    phrases: bool = True,
    ranker: str = "tfidf",
) -> tuple[Keyword, ...]:
    """The best `limit` keywords and phrases of a text, best first.

    Takes and raises what `summarize` does.
    """
    from summarizer.pipeline import Summarizer
    from summarizer.settings import Settings
    from summarizer.sources import source_of

    settings = Settings(keywords=limit, phrases=phrases, keyword_ranker=ranker, by="document")
    return Summarizer(settings).keywords(source_of(text, title=title)).keywords


def tokenize(text: str | bytes | Path, *, mode: str = "default") -> tuple[Token, ...]:
    """jieba's tokens of a text, with offsets and tags; joined they are the text (mode "default").

    Of the bytes of a file, or of the Path of one, it is the text of `parse`, with what that raises.

    `mode` is "default", "search" (long words also by their parts) or "full" (all words of the
    dictionary, overlapping). The tokens of a Traditional text are those of the same text in
    Simplified. Raises SettingsError for another mode.
    """
    from summarizer.pipeline import Summarizer

    summarizer = Summarizer()
    return summarizer.tokens(text if isinstance(text, str) else summarizer.parse(text).text, mode)


def parse(
    text: str | bytes | Path, *, name: str = "", format: str = "auto", repair: bool = True
) -> Document:
    """The structure of a text or a file, given as in `summarize`: title, byline, sections.

    `format` is "auto" (by the content, then by the ending of `name`) or one of --from; of pages,
    PDF, DOCX and EPUB, offsets refer to the text taken out, which is the document's `text`.
    Raises InputError: EmptyError if there is no text, DecodingError if the bytes are none; OSError
    for a file that cannot be read.
    """
    from summarizer.pipeline import Summarizer
    from summarizer.settings import Settings
    from summarizer.sources import source_of

    source = source_of(text, name=name, format=format)
    return Summarizer(Settings(repair=repair)).parse(source)


def __getattr__(name: str) -> object:
    """Settings and Summarizer, imported when they are asked for: the command starts without."""
    if name in ("Settings", "Summarizer"):
        from summarizer import pipeline

        return getattr(pipeline, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
