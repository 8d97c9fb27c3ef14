"""The default ranker: a weighted sum of features that a reader can check by eye.

A linear combination in the tradition of Edmundson, "New Methods in Automatic Extracting" (1969):
title, position, keywords and cue words; centrality is that of PacSum (Zheng and Lapata 2019), taken
forwards only and over TF-IDF vectors instead of a neural encoder's. Every feature is scaled to 0..1
within the text; time is linear in its length.
"""

from __future__ import annotations

from collections import Counter
from itertools import chain, groupby
from math import exp, sqrt
from typing import TYPE_CHECKING

from summarizer.sentence_rankers import tfidf

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from summarizer.evidence import Evidence, Vector

# Sentences until the weight of the position has fallen to 1/e.
POSITION_DECAY = 6.0
SHORT_CHARACTERS = 12

CONCLUSION_CUES = ("总之", "综上", "總之", "綜上", "总的来说", "總的來說", "结果表明", "結果表明")
# 本文…, or 我们将…介绍: what the writer is going to do, within so many characters of the verb.
SUBJECT_NAMES = tuple(
    "本文 本节 本節 本章 本篇 本研究 本系列 本教程 本讲 本期 本报告 这篇文章 這篇文章 这篇教程 "
    "本次分享 本次演讲 文章从".split()
)
SUBJECT_MARKS = tuple("将 將 会 會 为大家 向大家 给大家 带你 来 主要 旨在 如何".split())
SUBJECT_VERBS = tuple(
    "介绍 介紹 分享 讨论 討論 展示 探讨 探討 剖析 阐述 闡述 总结 總結 讲解 講解 解释 解釋 梳理 "
    "回顾 回顧 聊聊 说明 說明 演示 提出 研究 分析".split()
)
SUBJECT_REACH = 25
SUBJECT_BY_VERB = 0.4
SUBJECT_LATE = 0.3
FILLERS = ("嗯", "呃", "就是说", "就是說", "对吧", "對吧", "这个这个", "那个那个")
PRONOUNS = ("他", "她", "它", "这", "那", "這", "其", "此")


def score(evidence: Evidence) -> Sequence[float]:
    """The weighted sum of the features of each sentence."""
    totals = [0.0] * len(evidence.sentences)
    for _, weight, feature in FEATURES:
        values = feature(evidence)
        if any(values):
            totals = [total + weight * value for total, value in zip(totals, values, strict=True)]
    return totals


def parts(evidence: Evidence) -> Sequence[Mapping[str, float]]:
    """For each sentence, what each feature of FEATURES adds to its score (only those that do)."""
    columns = [(name, weight, feature(evidence)) for name, weight, feature in FEATURES]
    return [
        {name: weight * values[i] for name, weight, values in columns if values[i]}
        for i in range(len(evidence.sentences))
    ]


def _title(evidence: Evidence) -> list[float]:
    return _coverage(evidence, evidence.title)


def _heading(evidence: Evidence) -> list[float]:
    values: list[float] = []
    for section, sentences in groupby(evidence.sentences, lambda sentence: sentence.section):
        vectors = evidence.vectors[len(values) : len(values) + len(list(sentences))]
        values += _shares(vectors, evidence, evidence.headings[section])
    return _scaled(values)


def _focus(evidence: Evidence) -> list[float]:
    return _coverage(evidence, evidence.focus)


def _coverage(evidence: Evidence, tokens: Sequence[str]) -> list[float]:
    return _scaled(_shares(evidence.vectors, evidence, tokens))


def _shares(vectors: Sequence[Vector], evidence: Evidence, tokens: Sequence[str]) -> list[float]:
    """The share of the content of some tokens, weighted by IDF, that each sentence's terms hold."""
    weights = {term: evidence.idf(term) for term in evidence.terms_of(tokens)}
    total = sum(weights.values())
    if not total:
        return [0.0] * len(vectors)
    return [
        sum([weight for term, weight in weights.items() if term in vector]) / total
        for vector in vectors
    ]


def _opening(evidence: Evidence) -> list[float]:
    return [exp(-i / POSITION_DECAY) for i in range(len(evidence.sentences))]


def _first(evidence: Evidence) -> list[float]:
    return [1.0 / (i + 1) for i in range(len(evidence.sentences))]


def _news_lead(evidence: Evidence) -> list[float]:
    news = evidence.news
    if not news:
        return [0.0] * len(evidence.sentences)
    places = zip(_opening(evidence), _first(evidence), strict=True)
    return [news * (opening + first) / 2.0 for opening, first in places]


def _forward(evidence: Evidence) -> list[float]:
    """The mean cosine with all later sentences, by a running sum of their vectors."""
    later: dict[str, float] = {}
    values = []
    for count, vector in enumerate(reversed(evidence.vectors)):
        similarity = sum([w * later[t] for t, w in vector.items() if t in later])
        values.append(similarity / count if count else 0.0)
        for term, weight in vector.items():
            later[term] = later.get(term, 0.0) + weight
    return _scaled(values[::-1])


def _common_terms(evidence: Evidence) -> list[float]:
    """How many other sentences share the sentence's terms, over the root of its length."""
    sentences_with = Counter(chain.from_iterable(evidence.vectors))
    return _scaled(
        [
            (sum(map(sentences_with.__getitem__, terms)) - len(terms)) / sqrt(len(sentence.text))
            for terms, sentence in zip(evidence.vectors, evidence.sentences, strict=True)
        ]
    )


def _centroid(evidence: Evidence) -> list[float]:
    return _scaled(tfidf.score(evidence))


def _last_paragraph(evidence: Evidence) -> list[float]:
    sentences = evidence.sentences
    last = (sentences[-1].section, sentences[-1].paragraph) if sentences else None
    first = (sentences[0].section, sentences[0].paragraph) if sentences else None
    if last == first:
        return [0.0] * len(sentences)
    return [float((s.section, s.paragraph) == last) for s in sentences]


def _section_start(evidence: Evidence) -> list[float]:
    values = []
    before = None
    for sentence in evidence.sentences:
        values.append(float(sentence.section != before))
        before = sentence.section
    return values


def _subject(evidence: Evidence) -> list[float]:
    """Sentences that say what the text is about to do; less where they come after a third of it.

    News does not announce what it is going to say.
    """
    if evidence.news == 1.0:
        return [0.0] * len(evidence.sentences)
    announced = len(evidence.sentences) / 3
    return [
        _announces(s.text) * (1.0 if i < announced else SUBJECT_LATE)
        for i, s in enumerate(evidence.sentences)
    ]


def _announces(text: str) -> float:
    if any(name in text for name in SUBJECT_NAMES):
        return 1.0
    for verb in SUBJECT_VERBS:
        place = text.find(verb)
        if place > 0:
            before = text[max(0, place - SUBJECT_REACH) : place]
            if any(mark in before for mark in SUBJECT_MARKS):
                return SUBJECT_BY_VERB
    return 0.0


def _conclusion(evidence: Evidence) -> list[float]:
    return [float(s.text.startswith(CONCLUSION_CUES)) for s in evidence.sentences]


def _short(evidence: Evidence) -> list[float]:
    return [float(len(s.text) < SHORT_CHARACTERS) for s in evidence.sentences]


def _question(evidence: Evidence) -> list[float]:
    return [float(s.text.rstrip('”」』’"').endswith(("？", "?"))) for s in evidence.sentences]


def _filler(evidence: Evidence) -> list[float]:
    return [float(any(word in s.text for word in FILLERS)) for s in evidence.sentences]


def _latin(evidence: Evidence) -> list[float]:
    values = []
    for sentence in evidence.sentences:
        text = sentence.text
        values.append(float(2 * len(text.encode("utf-8", "replace")) < 3 * len(text)))
    return values


def _pronoun(evidence: Evidence) -> list[float]:
    return [float(s.text.startswith(PRONOUNS)) for s in evidence.sentences]


def _colon(evidence: Evidence) -> list[float]:
    return [float(s.text.endswith(("：", ":"))) for s in evidence.sentences]


def _scaled(values: Sequence[float]) -> list[float]:
    best = max(values, default=0.0)
    return [value / best for value in values] if best > 0 else [0.0] * len(values)


# Name, weight, feature. Most weights are those of a hand-weighted model that was tried on eleven
# public sets and held on the ones left out; learned weights did not. What is other than there was
# chosen on half of the documents of six sets and held on the other half (docs/decisions.md, "The
# weights of the default ranker"). Anything from .5 to 2.5 serves for `news lead`.
FEATURES = (
    ("title", 0.7, _title),  # the title is the writer's own shortest summary
    ("news lead", 2.0, _news_lead),  # news says first what happened
    ("opening", 0.5, _opening),  # and other texts, less surely, what they are about
    ("forward", 0.5, _forward),  # what the rest of the text goes on to speak of
    ("common terms", 0.5, _common_terms),  # says much that others say, in few characters
    ("centroid", 0.3, _centroid),  # near to what the text as a whole is about
    ("subject", 0.5, _subject),  # says what the text is for: 本文…, 我们将介绍…
    ("heading", 0.1, _heading),  # says what its section is about
    ("last paragraph", 0.2, _last_paragraph),  # conclusions stand at the end
    ("first", 0.1, _first),  # the very first sentence a little more
    ("section start", 0.1, _section_start),  # topic sentences open sections
    ("conclusion", 0.3, _conclusion),  # 总之, 综上
    ("focus", 4.0, _focus),  # what the user asks for leads
    ("short", -0.5, _short),  # says too little alone
    ("question", -0.5, _question),  # asks what others answer
    ("filler", -0.3, _filler),  # spoken
    ("latin", -0.2, _latin),  # code, addresses, references
    ("pronoun", -0.1, _pronoun),  # speaks of something said before
    ("colon", -0.1, _colon),  # announces what follows
)
