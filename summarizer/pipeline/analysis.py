"""From a document to what its terms and rankers are told: its sentences, cut into tokens."""

from __future__ import annotations

from typing import TYPE_CHECKING

from summarizer.errors import EmptyError
from summarizer.evidence import Evidence, content_terms, unit_vector, words_of_markup
from summarizer.genre import DATELINE_SENTENCES, news_share
from summarizer.sentences import sentences as sentences_of
from summarizer.sentences.credits import statements
from summarizer.stopwords import function_words

if TYPE_CHECKING:
    from summarizer.model import Document
    from summarizer.pipeline.resources import Resources


def evidence_of(document: Document, resources: Resources) -> Evidence:
    """What the rankers look at; raises EmptyError if the document has no sentence."""
    sentences = sentences_of(document)
    if not sentences:
        raise EmptyError("has no sentence to summarise; it may be only headings or captions")
    opening = sentences[:DATELINE_SENTENCES]
    sentences = statements(document, sentences)
    settings = resources.settings
    cut = resources.tokenizer.cut
    tokens = resources.tokenizer.cut_each([sentence.text for sentence in sentences])
    title = tuple(cut(document.title or ""))
    headings = tuple([tuple(cut(s.heading or "")) for s in document.sections])
    focus = tuple(cut(" ".join(settings.focus)))
    words = set(title).union(focus, *headings, *tokens)
    user_words = words.intersection([word.word for word in settings.user_words])
    no_words = words_of_markup(tokens)
    words -= no_words
    content = content_terms(words, resources.stop_words, user_words)
    terms = tuple([tuple([content[t] for t in row if t in content]) for row in tokens])
    idf = resources.idf_of_term
    return Evidence(
        sentences=sentences,
        tokens=tokens,
        terms=terms,
        vectors=tuple([unit_vector(row, idf) for row in terms]),
        title=title,
        headings=headings,
        focus=focus,
        byline=tuple(cut(document.byline or "")),
        content=content,
        stop_words=resources.stop_words,
        function_words=function_words() | no_words,
        phrases=settings.phrases,
        news=news_share(opening, sentences, tokens),
        idf=idf,
        tag=resources.tokenizer.tag,
    )


def terms_of(document: Document, resources: Resources) -> frozenset[str]:
    """The words of title, headings and sentences with a letter at an edge, in lower case."""
    texts = [document.title or "", *[section.heading or "" for section in document.sections]]
    texts += [sentence.text for sentence in sentences_of(document)]
    words = frozenset().union(*resources.tokenizer.cut_each(texts))
    return frozenset([w.lower() for w in words if w[-1].isalpha() or w[0].isalpha()])
