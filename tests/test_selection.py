"""Selection: budgets, redundancy, order, readability, keyword occurrences."""

from __future__ import annotations

import pytest
from articles import HARBOUR, long_section
from hypothesis import given, settings
from hypothesis import strategies as st
from strategies import chinese_text

from summarizer import Settings, Summarizer, keywords, summarize, tokenize
from summarizer.errors import EmptyError
from summarizer.model import Source, Summary
from summarizer.selection import Group
from summarizer.selection.readability import is_readable
from summarizer.selection.sentences import ranking


def texts(summary: Summary) -> list[str]:
    return [chosen.sentence.text for chosen in summary.sentences]


@pytest.mark.parametrize(
    "text",
    [
        "夜航灯由岸上的控制中心统一调度，能见度低于五百米时会自动加亮。",
        "“有了夜航灯，货轮平均少等九个小时。”港务局调度科科长罗启明说。",
        "全县今年提水1860万吨，增长12.7%。",
        "「有了夜航燈，貨輪平均少等九個小時。」港務局調度科科長羅啟明說。",
        "The harbour opened 214 new lights along the channel.",
        "这篇文章介绍石浦港怎样用两年的时间装好了夜航灯。",
        "十月八日，石浦港的夜航灯第一次在货轮进港时全部点亮。",
        '石浦港在"夜航月"里迎来了两千吨级的货轮和许多游客。',
        "石浦港上月，为了这件事，请来了三十名做过引航员的老人。",
        "为了这一段航道上的所有灯塔与航标灯，石浦港请来了三十名引航员。",
        "为了“这一天”，石浦港的引航员们准备了整整两年零三个月。",
        "夜航灯全部点亮以后，他们在岸上欢呼了整整一夜才肯回家。",
        "X光机从上个月起安放在石浦港的每一个码头的入口和出口。",
        "目前，夏粮收购已展开。",
        "石浦港的书记和镇长在大会上为渔民们作了很详细的介绍。",
        "石浦港港务局调度科的科长罗启明“在接受本台记者采访的时候”说。",
        "石浦港15(a): 71号码头的夜航灯全部点亮，货轮平均少等九个小时。",
        "石浦港9月请人航拍夜航灯，灯光沿着航道一盏一盏地排开。",
        "9月的石浦港请来了一位名叫罗启明的摄影师来航拍夜航灯。",
        "作者：罗启明和石浦港务局调度科的科长们在三十年里写过三本书，说的都是航道、灯塔和"
        "夜航灯的历史与技术，读的人不少。",
        "本文作者：罗启明和石浦港务局调度科的科长们，三十年来一同为了航道、灯塔和夜航灯的"
        "历史与技术写过三本书。",
    ],
)
def test_whole_statements_are_readable(text: str) -> None:
    assert is_readable(text)


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("谢谢大家。", "too short"),
        ("水深则鱼聚，木茂则鸟集。", "a proverb: short and without a figure"),
        ("调度科科长罗启明在接受采访的时候说。", "an attribution alone"),
        ("调度科科長羅啟明在接受採訪的時候說。", "an attribution alone, Traditional"),
        ("（石浦港务局宣传科供稿，未经许可不得转载。）", "a credit in brackets"),
        (
            '"有了夜航灯，货轮平均少等九个小时，一年下来就很可观。"',
            "straight marks alone",
        ),
        ("“有了夜航灯，货轮平均少等九个小时，一年下来就很可观。", "an open quotation"),
        ("为什么一百多年来货轮只能在白天进出石浦港呢？", "a question"),
        ("港务局为此定下了三条人人都要遵守的规矩：", "announces what follows"),
        ("此外，夜航灯的用电全部来自码头屋顶的光伏板。", "a dangling start"),
        ("这也是该港第一次在夜里迎来两千吨级的货轮靠泊。", "a dangling start"),
        ("目前，他们已经把夜航灯的用电全部换成了光伏发电。", "a pronoun after an adverbial"),
        ("这座一百多年的老港终于在夜里迎来了两千吨级的货轮。", "points back"),
        (
            "“有了夜航灯，货轮平均少等九个小时，一年下来就很可观。”",
            "a quotation without its speaker",
        ),
        ("从上图可以看出，夜航灯点亮以后货轮的等待时间变短了。", "points at a figure"),
        ("作者介绍：罗启明，石浦港务局调度科科长，从业三十年。", "a note on the author"),
        (
            "作者：罗启明，石浦港务局调度科科长，在港口做过引航员和调度员，从业三十年，"
            "热衷于航道、灯塔和夜航灯的历史与技术。",
            "a long note on the author",
        ),
        (
            "图源：石浦港务局为了让货轮在夜里进港，调度科沿着十二公里的航道布置了夜航灯，"
            "用的是光伏发电，每年省下四十吨柴油。",
            "a credit that ran into the text",
        ),
        ("8月3日，航拍石浦港的夜航灯，灯光沿着航道排开。", "a caption"),
        ("各位听众朋友，大家好，今天我们来谈谈石浦港的夜航灯。", "a greeting"),
        ("罗启明. 港口夜航灯的布置方法[J]. 航道工程, 2021, 15(4): 71-78.", "a reference"),
        ("罗启明. 港口夜航灯的布置方法. 航道工程, 2021, 15(4):71-78.", "a reference"),
        ("春季运动会开幕式入场顺序及各代表队的注意事项", "no end"),
        ("石浦港港务局调度科的科长罗启明在接受本台记者采访的时候说。", "an attribution alone"),
        ("石浦港港务局调度科的科长罗启明在接受本台记者采访的时候说！", "an attribution alone"),
        ("目前，夏粮已收。", "too short, though it opens with a time"),
        ("如 所示，石浦港的夜航灯沿着航道排成了长长的两列。", "a hole where a figure was"),
        ("罗启明(编): 港口夜航灯. 航道工程, 2021, 15(4):71-78.", "a reference"),
        ("罗启明. 港口夜航灯的布置方法. 航道工程, 2021, 15(4): 71-78.", "a reference"),
        ("罗启明. 港口夜航灯的布置方法和历史[M]. 航道工程出版社, 2021.", "a reference to a book"),
        ("为了迎接这一天，石浦港的引航员们准备了整整两年零三个月。", "its clause points back"),
        (
            "为了接好石浦港的这一艘货轮的船长，引航员们准备了两年零三个月。",
            "its clause points back",
        ),
        ("夜航灯点亮后，他们在岸上欢呼了整整一夜才肯回家去睡。", "a pronoun after an adverbial"),
        ("责任编辑罗启明在石浦港务局的调度科工作了三十年，写过三本书。", "a label"),
        ("石浦港的引航员们准备了整整两年零三个月才迎来的这一天；", "ends in a semicolon"),
        ("，石浦港的引航员们准备了整整两年零三个月才迎来这一天。", "begins with a mark"),
        ("石浦港（在湖的东岸的引航员们准备了整整两年零三个月才开航。", "an open bracket"),
        ('石浦港在"夜航月里迎来了两千吨级的货轮和许多游客。', "an open straight quote"),
    ],
)
def test_fragments_are_not_readable(text: str, why: str) -> None:
    assert not is_readable(text), why


def test_news_may_begin_with_a_short_sentence() -> None:
    lead, longer = "石浦港今日开通了夜航。", "石浦港今日开通了它的夜航。"
    assert not is_readable(lead)
    assert is_readable(lead, is_news_lead=True)
    assert not is_readable("石浦港开夜航了。", is_news_lead=True)
    more = "货轮平均少等九个小时，一年下来可以省下四十吨柴油和许多时间。"
    text = f"新华社石浦5月3日电（记者秦望舒）{longer}{more}"
    assert texts(summarize(f"石浦港开通夜航\n\n{text}", sentences=5)) == [longer, more]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        pytest.param(
            "春季运动会入场顺序\n谢谢大家。", ["谢谢大家。"], id="whole before broken off"
        ),
        pytest.param("罗启明说。\n谢谢大家。", ["谢谢大家。"], id="whole before an attribution"),
        pytest.param("春季运动会\n「谢谢大家。」", ["「谢谢大家。」"], id="its end before a mark"),
        pytest.param("……？！\n春季运动会", ["春季运动会"], id="no mere marks"),
        pytest.param("“谢谢大家。\n谢谢大家", ["谢谢大家"], id="no open quotation"),
        pytest.param("注意：\n谢谢大家", ["谢谢大家"], id="no colon"),
        pytest.param("……？！", [], id="marks alone"),
        pytest.param(
            "- 春季运动会\n- 「谢谢大家。」", ["- 「谢谢大家。」"], id="an end in a quotation"
        ),
        pytest.param("- 春季运动会\n- 谢谢大家。", ["- 谢谢大家。"], id="an end in a list"),
        pytest.param("罗启明说。\n春季运动会", ["罗启明说。", "春季运动会"], id="nothing is whole"),
    ],
)
def test_where_nothing_is_readable_the_best_of_the_rest_is_shown(
    text: str, shown: list[str]
) -> None:
    assert texts(summarize(text, sentences=5, by="document")) == shown


def test_a_section_of_one_short_sentence_still_shows_it() -> None:
    summary = summarize("# 渠\n\n开头说的是水渠的来历，一共修了三十年。\n\n## 尾声\n\n水到了。\n")
    assert [c.sentence.text for c in summary.sections[-1].sentences] == ["水到了。"]


def test_a_list_of_references_is_not_summarised() -> None:
    works = "罗启明著《港口夜航灯的布置方法》，航道工程出版社二〇二一年出版，共二百页。\n\n" * 3
    body = "石浦港用两年的时间在航道两侧装好了二百一十四盏夜航灯，货轮平均少等九个小时。"
    summary = summarize(f"# 港\n\n## 1 引言\n\n{body}\n\n## 参考文献\n\n{works}")
    assert [len(section.sentences) for section in summary.sections] == [1, 0]
    assert texts(summary) == [body]
    alone = summarize(f"## 参考文献\n\n{works}")
    assert texts(alone)


def test_equal_sentences_are_shown_once() -> None:
    same = "石浦港在十月八日夜里迎来了开通夜航以来的第一艘货轮。"
    other = "港务局用三年时间在十二公里的航道上安装了214盏夜航灯。"
    summary = summarize(f"{same}\n{other}\n{same}\n{same}", sentences=3, by="document")
    assert sorted(texts(summary)) == sorted([same, other])


def ranked(sentences: list[str], scores: list[float], min_share: float | None = None) -> list[int]:
    summarizer = Summarizer()
    evidence = summarizer.evidence(summarizer.parse(Source("", "\n".join(sentences))))
    assert len(evidence.sentences) == len(sentences)
    group = (
        Group(evidence, scores, 9) if min_share is None else Group(evidence, scores, 9, min_share)
    )
    return list(ranking(group, range(len(sentences))))


NIGHT = "石浦港在十月八日夜里迎来了开通夜航以来的第一艘货轮。"
NIGHT_AGAIN = "石浦港在十月八日夜里迎来了货轮，岸上的人都睡了，茶馆还开着。"
LAMPS = "港务局用三年时间在十二公里的航道上安装了214盏夜航灯。"
TEA = "老板娘周大川一个月多卖了三千碗面。"
BOOKS = "县图书馆上周新添两万册旧报纸。"


@pytest.mark.parametrize("scale", [100.0, 0.01])
def test_what_says_something_new_comes_before_what_scores_a_little_more(scale: float) -> None:
    scores = [1.0 * scale, 0.9 * scale, 0.89 * scale]
    assert ranked([NIGHT, NIGHT_AGAIN, LAMPS], scores) == [0, 2, 1]
    assert ranked([NIGHT, NIGHT_AGAIN, LAMPS], [scores[0], scores[1], 0.1 * scale]) == [0, 1, 2]


def test_equal_scores_go_to_the_first_sentence() -> None:
    assert ranked([NIGHT, BOOKS, TEA], [0.0, 0.0, 0.0]) == [0, 1, 2]
    assert ranked([NIGHT, BOOKS, TEA], [-1.0, -2.0, -1.0]) == [0, 2, 1]


def test_a_sentence_needs_a_share_of_the_best_score_where_one_is_set() -> None:
    assert ranked([NIGHT, BOOKS, TEA], [1.0, 0.5, 0.4999], 0.5) == [0, 1]
    assert ranked([NIGHT, BOOKS, TEA], [1.0, 0.5, 0.4999]) == [0, 1, 2]


def test_number_of_sentences() -> None:
    text = long_section(200)
    assert len(summarize(text, sentences=7, by="document").sentences) == 7
    assert len(summarize(text, ratio=0.1, by="document").sentences) == 20


def test_a_section_of_2000_sentences_works() -> None:
    summary = summarize("## 一节\n\n" + long_section(2000), ratio=0.05)
    assert len(summary.sections[0].sentences) == 100


def test_a_repetition_is_found_among_many_chosen_sentences() -> None:
    same = "石浦港在十月八日夜里迎来了开通夜航以来的第一艘货轮。"
    text = f"{same}\n{long_section(300)}\n{same}"
    chosen = texts(summarize(text, ratio=0.9, by="document"))
    assert len(chosen) > 100
    assert chosen.count(same) == 1


def test_a_clause_that_is_said_once_is_no_keyword() -> None:
    text = "夜航灯照亮石浦港航道。罗启明看着夜航灯。货轮驶过石浦港航道。"
    terms = [keyword.term for keyword in keywords(text, limit=30)]
    assert "石浦港航道" in terms or "航道" in terms
    assert [term for term in terms if "照亮" in term and term != "照亮"] == []


@settings(deadline=None, max_examples=60)
@given(chinese_text(), st.integers(1, 120), st.sampled_from(["section", "document"]))
def test_budget_is_never_exceeded(text: str, limit: int, by: str) -> None:
    try:
        summary = summarize(text + HARBOUR, max_chars=limit, by=by)
    except EmptyError:
        return
    chosen = [c for section in summary.sections for c in section.sentences]
    assert sum(len(c.sentence.text) for c in chosen) <= limit
    assert sum(len(c.sentence.text) for c in summary.sentences) <= limit


@settings(deadline=None, max_examples=100)
@given(chinese_text())
def test_sentences_are_verbatim_in_source_order_and_ranked(text: str) -> None:
    try:
        summary = summarize(text)
    except EmptyError:
        return
    for chosen in (summary.sentences, *(section.sentences for section in summary.sections)):
        starts = [c.sentence.start for c in chosen]
        assert starts == sorted(starts)
        assert sorted(c.rank for c in chosen) == list(range(1, len(chosen) + 1))
        for c in chosen:
            source = text[c.sentence.start : c.sentence.end]
            letters = [character for character in c.sentence.text if character.isalnum()]
            remaining = iter(source)
            assert all(letter in remaining for letter in letters)


def test_keyword_positions_slice_back_across_a_join() -> None:
    text = "港口的夜航\n\n灯亮了以后，货轮不必再等天亮。夜航灯一共有两百多盏，夜航灯很亮。"
    document = Source("", text)
    report = Summarizer(Settings(keywords=5)).keywords(document)
    found = {keyword.term: keyword for keyword in report.keywords}
    assert "夜航" in "".join(found)
    for keyword in found.values():
        assert keyword.count == len(keyword.positions)
        for start, end in keyword.positions:
            assert "".join(text[start:end].split()) == keyword.term


def test_keywords_count_both_cases_of_latin_as_one() -> None:
    text = "Docker很轻。docker的镜像分层存放。用Docker部署，用Docker测试，处处一样。"
    best = keywords(text, limit=3)[0]
    assert (best.term, best.count) == ("Docker", 4)


def test_a_term_inside_a_better_phrase_is_left_out() -> None:
    text = "霜冻预警系统上线。霜冻预警系统覆盖三个茶场。霜冻预警系统每六小时更新一次。"
    terms = [keyword.term for keyword in keywords(text, limit=6)]
    assert not any(a != b and a in b for a in terms for b in terms[: terms.index(a)])


def test_pos_keeps_only_terms_of_those_tags() -> None:
    summarizer = Summarizer(Settings(pos=("ns",), keywords=5))
    text = "从北京到上海的列车每天四趟。北京和上海的旅客都很多，列车常常满员。"
    assert {k.term for k in summarizer.keywords(Source("", text)).keywords} == {"北京", "上海"}


def test_no_phrases() -> None:
    text = "霜冻预警系统上线。霜冻预警系统覆盖三个茶场。霜冻预警系统每六小时更新一次。"
    tokens = {token.text for token in tokenize(text)}
    assert {keyword.term for keyword in keywords(text, phrases=False)} <= tokens
