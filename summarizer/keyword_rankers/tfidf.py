"""Keywords by TF-IDF, weighted by part of speech, phrase and place (the default).

TF-IDF after Salton and Buckley (1988), with three differences: the term frequency is saturated as
in BM25 (Robertson and others 1994), what stands inside a longer phrase counts less, and the product
is weighted by what kind of term it is and where it stands.
"""

from __future__ import annotations

from math import exp, sqrt
from typing import TYPE_CHECKING

from summarizer.candidates import candidates

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from summarizer.candidates import Candidate
    from summarizer.evidence import Evidence

SATURATION = 5.0
# Of its occurrences inside a longer phrase, those that are not a term's own.
NESTED_SHARE = 0.25
IDF_POWER = 0.75
OPENING_DECAY_TOKENS = 80.0

# By the tag of a term's last token: names and nouns carry topics, verbs and adjectives seldom.
TAG_WEIGHTS = {
    "nt": 1.3,
    "eng": 1.2,
    "nz": 1.2,
    "ns": 1.1,
    "nr": 0.9,
    "vn": 0.9,
    "v": 0.7,
    "vd": 0.7,
    "a": 0.4,
    "ad": 0.4,
    "an": 0.7,
    "d": 0.3,
    "t": 0.4,
    "m": 0.3,
    "r": 0.3,
    "f": 0.4,
    "s": 0.6,
    "i": 0.7,
    "l": 0.8,
}
WEAK_EDGE_TAGS = frozenset(("a", "ad", "d", "f", "m", "mq", "p", "q", "r", "t", "c", "u", "zg"))

UNKNOWN_WEIGHT = 0.5
# Officialese, and what every paper does: as a word by itself it tells little of a text.
GENERAL_WORDS = frozenset(
    """
    发展 發展 推进 推進 推动 推動 打造 建设 建設 实现 實現 促进 促進 提升 提高 加强 加強 加快 加大
    强化 強化 完善 优化 優化 落实 落實 坚持 堅持 推广 推廣 增加 降低 提供 选择 選擇 解决 解決 使用
    采用 採用 利用 支持 服务 服務 管理 工作 项目 項目 活动 活動 领域 領域 重点 重點 重大 体系 體系
    机制 機制 措施 水平 能力 质量 品質 优势 優勢 社会 社會 经济 經濟 国家 國家 全国 全國 地区 地區
    高质量 高质量发展 研究 分析 方法 设计 設計 技术 技術 应用 應用 影响 影響 因素 作用 关系 關係
    试验 試驗 实验 實驗 理论 理論 思想 模式 规律 規律 意义 意義 原因 途径 對策 对策 探讨 探討 思考
    现状 現狀 特点 特點 特征 特徵 条件 條件 系统 系統 结构 結構 功能 性能 效果 给出 提出 讨论 討論
    表明 描述 产生 產生 变化 變化 数据 數據 信息 資訊 内容 內容
    依法 媒体报道 同比增长 环比下降 有限公司 版权声明 下列
    """.split()
)
GENERAL_WEIGHT = 0.4
PHRASE_WEIGHT = 1.7
# Of more than two tokens; of one occurrence, outside of the title; by the tokens at its edges.
LONG_PHRASE_WEIGHT = 0.6
SINGLE_PHRASE_WEIGHT = 0.4
WEAK_EDGE_WEIGHT = 0.6
STOP_WORD_EDGE_WEIGHT = 0.7
VERB_FIRST_WEIGHT = 0.6

TITLE_BONUS = 2.0
# A phrase of the title is the more likely to be a term of its own.
TITLE_PHRASE_BONUS = 4.0
HEADING_BONUS = 0.1
MAX_HEADINGS = 2
OPENING_BONUS = 0.7
WORK_BONUS = 0.5
QUOTED_BONUS = 2.0
# Verbs and idioms in quotation marks are mostly figures of speech, unless a heading has them.
RHETORICAL_TAGS = frozenset(("v", "i", "l"))
HEADED_QUOTE_BONUS = 2.0
FIGURE_OF_SPEECH_BONUS = 0.3


def score(evidence: Evidence) -> Mapping[str, float]:
    """The score of each candidate of the document, by its lower-case term."""
    found = candidates(evidence)
    tokens = {token for candidate in found.values() for token in candidate.tokens}
    words = Words(evidence, tokens, found)
    return {
        key: _place_weight(candidate, words.tag[candidate.tokens[-1]])
        * (_frequency(candidate) if candidate.count > 1 else 1.0)
        * (_word_weight if len(candidate.tokens) == 1 else _phrase_weight)(candidate, words)
        for key, candidate in found.items()
    }


class Words:
    """What is known of the tokens that the candidates are made of, by token.

    `counts` has those that are candidates themselves, `weak` those that seldom begin or end a term.
    """

    __slots__ = ("counts", "rarity", "stop_words", "tag", "unknown", "weak")

    def __init__(
        self, evidence: Evidence, tokens: Iterable[str], found: Mapping[str, Candidate]
    ) -> None:
        self.rarity: dict[str, float] = {
            token: evidence.idf(token) ** IDF_POWER for token in tokens
        }
        self.unknown: float = evidence.idf("") ** IDF_POWER
        self.tag = {token: evidence.tag(token) for token in tokens}
        self.counts = {t: found[key].count for t in tokens if (key := t.lower()) in found}
        self.weak = {token for token, tag in self.tag.items() if tag in WEAK_EDGE_TAGS}
        self.stop_words = evidence.stop_words


def _word_weight(candidate: Candidate, words: Words) -> float:
    word = candidate.tokens[0]
    weight = TAG_WEIGHTS.get(words.tag[word], 1.0) * words.rarity[word]
    if words.rarity[word] == words.unknown and candidate.count == 1 and not _is_sure(candidate):
        weight *= UNKNOWN_WEIGHT
    if word in GENERAL_WORDS:
        weight *= GENERAL_WEIGHT
    return weight


def _phrase_weight(candidate: Candidate, words: Words) -> float:
    """How likely a phrase is to be one term, by its tokens; what is quoted is one in any case."""
    tokens = candidate.tokens
    if candidate.is_quoted or candidate.is_work:
        content = [words.rarity[t] for t in tokens if t in words.counts] or [words.unknown]
        return PHRASE_WEIGHT * sum(content) / len(content)
    first, last = tokens[0], tokens[-1]
    weight = TAG_WEIGHTS.get(words.tag[last], 1.0)
    weight *= sum([words.rarity[token] for token in tokens]) / len(tokens)
    counts = [words.counts[token] for token in tokens if token in words.counts]
    if counts:
        weight *= PHRASE_WEIGHT
        rarest = min(counts)
        if candidate.count < rarest:
            weight *= sqrt(candidate.count / rarest)
    if len(tokens) > 2:
        weight *= LONG_PHRASE_WEIGHT
    if candidate.count < 2 and not candidate.in_title:
        weight *= SINGLE_PHRASE_WEIGHT
    if first in words.weak or last in words.weak:
        weight *= WEAK_EDGE_WEIGHT
    if first in words.stop_words or last in words.stop_words:
        weight *= STOP_WORD_EDGE_WEIGHT
    if words.tag[first] == "v":
        weight *= VERB_FIRST_WEIGHT
    return weight


def _frequency(candidate: Candidate) -> float:
    count: float = candidate.count
    if candidate.nested:
        count -= NESTED_SHARE * min(count, candidate.nested)
    return count * (SATURATION + 1) / (count + SATURATION)


def _is_sure(candidate: Candidate) -> bool:
    """Whether a word that no table holds is one; some that the tokenizer makes are wrong cuts."""
    is_marked = candidate.in_title or candidate.is_quoted or candidate.is_work
    return is_marked or candidate.tokens[0].isascii()


def _place_weight(candidate: Candidate, tag: str) -> float:
    weight = 1.0 + OPENING_BONUS * exp(-candidate.first / OPENING_DECAY_TOKENS)
    if candidate.in_title:
        weight += TITLE_BONUS if len(candidate.tokens) == 1 else TITLE_PHRASE_BONUS
    if candidate.headings:
        weight += HEADING_BONUS * min(candidate.headings, MAX_HEADINGS)
    if candidate.is_work:
        weight += WORK_BONUS
    if candidate.is_quoted and candidate.headings:
        weight += HEADED_QUOTE_BONUS
    if candidate.is_quoted:
        is_figure_of_speech = tag in RHETORICAL_TAGS and not (
            candidate.in_title or candidate.headings
        )
        weight += FIGURE_OF_SPEECH_BONUS if is_figure_of_speech else QUOTED_BONUS
    return weight
