"""Sentences: the cases, the properties, the hostile sizes, and places in the source."""

from __future__ import annotations

import json
import pathlib
from math import ceil
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from strategies import any_text, chinese_text, words

from summarizer.model import Document, Paragraph, Section, Spans
from summarizer.sentences import MAX_SENTENCE_CHARACTERS, sentences, split
from summarizer.sentences.punctuation import WHITE, enclosures

CASES = json.loads((pathlib.Path(__file__).parent / "cases" / "sentences.json").read_text("utf-8"))


def pieces(text: str) -> list[str]:
    return [text[start:end] for start, end in split(text)]


@pytest.mark.parametrize("case", CASES, ids=[case["id"] for case in CASES])
def test_case(case: dict[str, Any]) -> None:
    assert pieces(case["text"]) == case["sentences"], case["shows"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "他在墙上写着“闲人免进！”字样。║门锁着。", id="words that go on from a quotation"
        ),
        pytest.param("他说，“潮水来了。”║渔民们收起了网。", id="introduced by a verb and a comma"),
        pytest.param(
            "“潮水来了，”他说，“快收网。”║渔民们动了起来。", id="a quotation in two parts"
        ),
        pytest.param(
            "“真冷。”她搓着手说，然后关上了窗。║雪还在下。", id="an attribution that goes on"
        ),
        pytest.param("「真冷。」她告訴鄰居。║雪還在下。", id="a Traditional verb of speech"),
        pytest.param("他问“谁去？”“何时去？”，没人答。║会散了。", id="questions inside a sentence"),
        pytest.param(
            "船上有盐、米、布、针线、灯油、茶叶，还有几箱不知名的药材和书……║岸上的人看呆了。",
            id="a list that trails off",
        ),
        pytest.param("我等了很久……还是没有人来。", id="a short pause"),
        pytest.param("等等…… ║船开了。", id="an ellipsis before a space"),
        pytest.param("调用self.__init__()即可。║请看![图](a.png)中的说明。", id="code and markup"),
        pytest.param("条件是a!=b。║其余略。", id="an operator"),
        pytest.param("见Yahoo!奇摩的公告。", id="a name with a mark"),
        pytest.param("他用.NET写服务。║另一个用Go.", id="a name that begins with a dot"),
        pytest.param("准备事项1. 带伞2. 带水。║出发。", id="items inside a line"),
        pytest.param("共收到1205.║其中一半有效.", id="a number at the end"),
        pytest.param("[1].王某，渔业史。", id="the number of a reference"),
        pytest.param("水退了。[12]║[说明](a.html)在此。", id="a note, then a link"),
        pytest.param("真好看[鼓掌]！[鼓掌]║我也想去。", id="an icon in words"),
        pytest.param("第一，靠岸。║（二）下船。", id="a bracket that numbers"),
        pytest.param("《海》！║《山》。", id="titles"),
        pytest.param("《海上！》已经出版。║定价三十元。", id="a title that opens a sentence"),
        pytest.param("数据（见表1。)已经核对。║请看。", id="a bracket closed in ASCII"),
        pytest.param("？？你好。║再见。", id="marks before words"),
        pytest.param("真好看！[鼓掌鼓掌]║我也想去。", id="words in brackets as an icon"),
        pytest.param("真好看！║[鼓掌鼓掌啊]我也想去。", id="too long for an icon"),
        pytest.param("真好看！║[鼓掌](a.gif)我也想去。", id="an icon is no link"),
        pytest.param(
            "船上有盐、米、布、针线、灯油、茶叶，还有几箱不知名的药材和书，灯……║岸上的人看呆了。",
            id="a list trails off behind a sentence",
        ),
        pytest.param(
            "码头上堆着盐和米和布和针线和灯油和茶叶和药材和木料和麻绳和铁钉。║他等了、等了很久……还是没人来。",
            id="a short pause behind a long sentence",
        ),
        pytest.param(
            "码头上堆着盐和米和布和针线和灯油和茶叶和药材和木料和麻绳和铁钉，天亮了。║码头上堆着盐和米和布和针线和灯油和茶叶和药材和木料和麻绳和铁钉……岸上的人看呆了。",
            id="a list before a pause",
        ),
        pytest.param(
            "码头上堆着盐和米和布和针线和灯油和茶叶和药材和木料和麻绳和铁钉，灯……║岸上的人看呆了。",
            id="a list of clauses trails off",
        ),
        pytest.param(
            "码头上堆着盐和米和布和针线和灯油和茶叶和药材和木料和麻绳和铁钉、灯……║岸上的人看呆了。",
            id="a list of words trails off",
        ),
        pytest.param(
            "码头上堆着盐和米和布和针线和灯油和茶叶和药材和木料和麻绳和铁钉，灯......║岸上的人看呆了。",
            id="six dots",
        ),
        pytest.param(
            "码头上堆着盐和米和布和针线和灯油和茶叶和药材和木料和麻绳和铁钉，灯⋯⋯║岸上的人看呆了。",
            id="an ellipsis in the middle of the line",
        ),
        pytest.param(
            "码头上堆着盐和米和布和针线和灯油和茶叶和药材和木料和麻绳和铁钉，灯…岸上的人看呆了。",
            id="half an ellipsis",
        ),
        pytest.param(
            "船上有盐、米、布、针线、灯油、茶叶，还有几箱不知名的药材和书……的清单。",
            id="a list goes on with a particle",
        ),
        pytest.param(
            "船上有盐、米、布、针线、灯油、茶叶，还有几箱不知名的药材和书……都卖了。",
            id="a list is summed up",
        ),
        pytest.param(
            "船上有盐、米、布、针线、灯油、茶叶，还有几箱不知名的药材和书……，岸上的人看呆了。",
            id="a list goes on with a comma",
        ),
        pytest.param("他说wait... then he left。", id="an ellipsis, then a small letter"),
        pytest.param("他等了很久……」║ 船开了。", id="an ellipsis, a stray closing mark, a space"),
        pytest.param("他喊Go!║然后跑了。", id="a mark after a Latin word"),
        pytest.param("他看Yahoo! ║奇摩关了。", id="a mark after a name, and a space"),
        pytest.param("好。　║!important是关键字。", id="a mark before a word of code"),
        pytest.param("他写了(Go!)然后跑了。", id="a mark inside brackets"),
        pytest.param("他用 .NET写服务。", id="a dot after a space"),
        pytest.param("（好。）║.Go服务也行。", id="a name with a dot opens the sentence"),
        pytest.param("他说 好.║然后走了。", id="a dot after a word alone"),
        pytest.param("共1205.，其余略。", id="a number, a dot and a comma"),
        pytest.param("他说好.then we left。", id="a dot inside mixed script"),
        pytest.param("见A，版1205.║其中一半有效。", id="a number behind a list"),
        pytest.param("Dr. 王去了Go.", id="a title, and a dot at the end"),
        pytest.param('他走了。"', id="a stray straight quote at the end"),
        pytest.param('他走了。║" 然后我走了。', id="a stray straight quote"),
        pytest.param("共2.，其余略。", id="a dot and a comma"),
        pytest.param("他去了café.║然后走了。", id="a word with an accent"),
        pytest.param(
            "（这是一段很长很长很长的话）.║他走了。", id="a long bracket opens the sentence"
        ),
        pytest.param("他（甲）.║我走了。", id="a dot behind a bracket"),
        pytest.param("见.{go,mod}两个文件。", id="a dot before a brace"),
        pytest.param("结果表明.║DNA分子很长。", id="a dot before a Latin word"),
        pytest.param("达到95%.║其余略。", id="a dot after a share"),
        pytest.param("他说'好'.║我走了。", id="a dot after a straight quote"),
        pytest.param("他——.我走了。", id="a dot after a dash"),
        pytest.param("He left. then came back。", id="a dot, then a small letter"),
        pytest.param("He left.  ║Then came back。", id="a dot, two spaces, a capital"),
        pytest.param("Dr. 王来了。", id="a title before a name"),
        pytest.param("见e.g. 王某。", id="an abbreviation with dots"),
        pytest.param("见E．G. 王某。", id="an abbreviation in capitals"),
        pytest.param("见J. 王某。", id="an initial"),
        pytest.param("版本1205.║其中一半有效。", id="a number behind a word"),
        pytest.param("图1205.示意图。", id="the number of a figure"),
        pytest.param("图 1205.示意图。", id="the number of a figure behind a space"),
        pytest.param("：1205.其中一半。", id="a number behind a colon"),
        pytest.param("共２．５米。", id="full-width digits"),
        pytest.param("好！❤║走。", id="a heart"),
        pytest.param("好。~║走。", id="a tilde"),
        pytest.param("好。🀀║走。", id="the first emoji"),
        pytest.param("好。🫿║走。", id="the last emoji"),
        pytest.param("好。║🬀走。", id="a character behind the emoji"),
        pytest.param("水退了。 （完）║天亮了。", id="a short bracket behind a space"),
        pytest.param(
            "水退了。（水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水）║天亮了。",
            id="a bracket of forty characters",
        ),
        pytest.param(
            "水退了。║（水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水）天亮了。",
            id="a bracket of more",
        ),
        pytest.param("水退了。║（）天亮了。", id="an empty bracket"),
        pytest.param("水退了。║（天黑了。）║人走了。", id="a bracket with a sentence of its own"),
        pytest.param("水退了。║（二十一）下船。", id="the number of an item"),
        pytest.param("水退了。（1234）║下船。", id="a number too long for an item"),
        pytest.param("水退了。（二）", id="a number at the end of the line"),
        pytest.param("水退了。║[1](a.html)在此。", id="a note is no link"),
        pytest.param("水退了。[1,2]║然后。", id="a note with two numbers"),
        pytest.param("水退了。[注2]║然后。", id="a note with a word"),
        pytest.param("水退了。［12］║然后。", id="a full-width note"),
        pytest.param("水退了。║[文档][3]在此。", id="a link by number"),
        pytest.param("水退了。║[abc]在此。", id="a Latin word in square brackets"),
        pytest.param("水退了。║[第1章]在此。", id="a chapter in square brackets"),
        pytest.param("（他说：“走。”）║他走了。", id="a quotation in a bracket"),
        pytest.param("他（天黑了。）走了。", id="a bracket inside a sentence"),
        pytest.param("“‘走。’”║他走了。", id="a quotation in a quotation"),
        pytest.param("“走。” ║他走了。", id="a quotation and a space"),
        pytest.param("他说“走！”。║天黑了。", id="a mark behind the quotation"),
        pytest.param("他说：“走。”║他走了。", id="introduced by a colon"),
        pytest.param("他说：“走。”的时候，天黑了。", id="introduced, and part of the sentence"),
        pytest.param("等他说：“走。”║天黑了。", id="a line that opens as others go on"),
        pytest.param("墙上写着“走！”他看了看。", id="an embedded cry"),
        pytest.param("墙上写着“走。”║他看了看。", id="an embedded statement"),
        pytest.param("说，“走。”║老人说不行。", id="introduced by a verb alone"),
        pytest.param("他说，“走。”║老人说不行。", id="introduced, then a speaker"),
        pytest.param("共１２０５．５米。", id="a full-width fraction"),
        pytest.param("版本1205.║其5个有效。", id="a number, then one more"),
        pytest.param("“走！”║他转身。", id="a cry"),
        pytest.param(f"墙上写着“{'水' * 160}。”║他看了看。", id="a long embedded statement"),
        pytest.param("“走！”是他的口头禅。", id="a cry that is spoken of"),
        pytest.param("墙上写着“走。”║这句话很短。", id="an embedded statement, then this one"),
        pytest.param("“走。”这句话很短。", id="a statement that is spoken of"),
        pytest.param("他抬头，“走！”║天黑了。", id="a cry behind a comma"),
        pytest.param("他说: “走。”║老人说不行。", id="introduced by an ASCII colon"),
        pytest.param("他说,“走。”║老人说不行。", id="introduced by an ASCII comma"),
        pytest.param("“真冷。”║老人说：“快走。”", id="an attribution that looks ahead"),
        pytest.param("“真冷。”║他说“快走。”", id="an attribution before a quotation"),
        pytest.param('"真冷。"║他说"快走。"', id="straight quotes"),
        pytest.param("“走。”她小声地说了一句。", id="a short clause with a verb of speech"),
        pytest.param("“走。”║她小声地对我们大家说了一句。", id="a longer clause with one"),
        pytest.param("“走。”║问题很难。", id="a question is no speech"),
        pytest.param("“走。”║他看小说去了。", id="a novel is no speech"),
        pytest.param("“真冷。”老人说", id="an attribution without an end"),
        pytest.param("“真冷。”老人说.", id="an attribution with a dot"),
        pytest.param(
            "“真冷。”水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水说，天黑了。",
            id="an attribution of forty characters",
        ),
        pytest.param(
            "“真冷。”║水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水水说，天黑了。",
            id="a clause of more",
        ),
    ],
)
def test_sentences_are_cut_here(text: str) -> None:
    wanted = [piece.strip() for piece in text.split("║")]
    assert pieces(text.replace("║", "")) == wanted


@given(any_text())
def test_no_visible_character_is_lost(text: str) -> None:
    places = split(text)
    covered = [position for start, end in places for position in range(start, end)]
    left = set(range(len(text))).difference(covered)
    assert covered == sorted(set(covered))
    assert all(text[position] in WHITE for position in left)


@given(any_text())
def test_sentences_are_trimmed_and_hold_no_line_end(text: str) -> None:
    for piece in pieces(text):
        assert piece == piece.strip(WHITE) != ""
        assert "\n" not in piece
        assert "\r" not in piece


@given(any_text(), any_text())
def test_a_newline_is_always_a_boundary(above: str, below: str) -> None:
    assert pieces(f"{above}\n{below}") == pieces(above) + pieces(below)


@given(any_text())
def test_newlines_of_all_systems_are_the_same(text: str) -> None:
    plain = text.replace("\r\n", "\n").replace("\r", "\n")
    assert pieces(text) == pieces(plain) == pieces(plain.replace("\n", "\r\n"))


@given(st.lists(st.tuples(words(), st.sampled_from("。！？")).map("".join), max_size=8))
def test_a_sentence_is_one_sentence_again(parts: list[str]) -> None:
    for piece in pieces("".join(parts)):
        assert pieces(piece) == [piece]


@given(chinese_text())
def test_only_a_line_without_words_is_a_sentence_without_words(text: str) -> None:
    for line in text.replace("\r", "\n").split("\n"):
        if any(map(str.isalnum, line)):
            assert all(any(map(str.isalnum, piece)) for piece in pieces(line))
        else:
            assert len(pieces(line)) <= 1


def quoted(length: int) -> str:
    """A quotation of `length` characters in two sentences."""
    half = "水" * (length // 2 - 1) + "。"
    return "他说：“" + half + "水" * (length - len(half) - 1) + "。”"


def test_a_quotation_of_150_characters_is_one_sentence() -> None:
    assert len(pieces(quoted(150))) == 1


def test_a_quotation_of_151_characters_is_cut_inside() -> None:
    assert len(pieces(quoted(151))) == 2


def test_an_attribution_stays_with_a_long_quotation() -> None:
    long = "“" + "山路又远又难走。" * 30 + "”"
    assert pieces(long + "老人说。雪停了。")[-2:] == ["山路又远又难走。”老人说。", "雪停了。"]


def test_an_unclosed_quotation_does_not_swallow_the_rest() -> None:
    text = "他说：“走。" + "天黑了。" * 5 + "她说：“来。”门开了。"
    assert pieces(text)[-2:] == ["她说：“来。”", "门开了。"]
    assert len(pieces(text)) == 8


SIZE = 100_000
# One sentence by its marks, cut at the limit.
ENDLESS = -1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        pytest.param("“" * SIZE, ENDLESS, id="opening quotes"),
        pytest.param("”" * SIZE, ENDLESS, id="closing quotes"),
        pytest.param('"' * SIZE, ENDLESS, id="straight quotes"),
        pytest.param("“（" * SIZE + "）”" * SIZE, ENDLESS, id="nested"),
        pytest.param("“（" * SIZE + "”）" * SIZE, ENDLESS, id="crossed"),
        pytest.param("水" * SIZE, ENDLESS, id="no marks"),
        pytest.param("。" * SIZE, ENDLESS, id="marks alone"),
        pytest.param("“。”" * SIZE, ENDLESS, id="empty quotations"),
        pytest.param("“水。”" * SIZE, SIZE, id="quotations"),
        pytest.param("水……的" * SIZE, ENDLESS, id="pauses"),
        pytest.param("水……  的" * SIZE, SIZE + 1, id="ellipses and spaces"),
        pytest.param("a." * SIZE, ENDLESS, id="Latin dots"),
        pytest.param("1." * SIZE, ENDLESS, id="numbers"),
        pytest.param("水。[1]" * SIZE, SIZE, id="notes"),
        pytest.param("水。（甲）" * SIZE, SIZE, id="brackets"),
        pytest.param("水。🎉" * SIZE, SIZE, id="emoji"),
        pytest.param("水。" + " " * SIZE, 1, id="spaces"),
        pytest.param("水。 " * SIZE, SIZE, id="sentences"),
        pytest.param("\n" * SIZE, 0, id="newlines"),
    ],
)
def test_hostile_text_takes_linear_time(text: str, count: int) -> None:
    # Anything quadratic would need hours here.
    found = split(text)
    assert len(found) == (ceil(len(text) / MAX_SENTENCE_CHARACTERS) if count == ENDLESS else count)


def test_what_never_ends_is_cut_at_its_weakest_mark() -> None:
    clause = "水" * 3000
    text = f"{clause}；水，{clause}，{clause} {clause}{clause}{clause}。雪停了。"
    assert pieces(text) == [
        f"{clause}；",
        f"水，{clause}，",
        clause,
        "水" * MAX_SENTENCE_CHARACTERS,
        "水" * 4000 + "。",
        "雪停了。",
    ]


def test_a_long_sentence_stays_whole() -> None:
    text = "水深，" * 1600 + "水浅。"
    assert pieces(text + text) == [text, text]


def test_enclosures_pair_the_nearest_and_skip_the_stray() -> None:
    text = "“（”）「」"
    assert enclosures(text, range(len(text))) == {0: 2, 2: 0, 4: 5, 5: 4}


def test_straight_quotes_open_and_close_in_turn() -> None:
    assert enclosures('""""', range(3)) == {0: 1, 1: 0}


def paragraph(source: str, text: str, spans: Spans, role: str = "body") -> Paragraph:
    start = spans[0][1]
    line = source.count("\n", 0, start) + 1
    return Paragraph(text, role, start, len(source), line, spans)


def document(source: str, *paragraphs: Paragraph) -> Document:
    section = Section(None, 0, 1, paragraphs)
    return Document("a.txt", None, None, "utf-8", source, (section, section))


def test_places_lead_back_to_the_source() -> None:
    source = "\n标题\n\n　　船队清早出\r\n海。　傍晚返\r航。\n"
    text = "船队清早出海。　傍晚返航。"
    first, second = source.index("船"), source.index("海")
    spans = ((0, first), (5, second), (11, source.index("航")))
    found = sentences(document(source, paragraph(source, text, spans)))
    assert [(one.index, one.section, one.paragraph) for one in found] == [
        (0, 0, 0), (1, 0, 0), (2, 1, 0), (3, 1, 0),
    ]  # fmt: skip
    assert [one.text for one in found[:2]] == ["船队清早出海。", "傍晚返航。"]
    assert [source[one.start : one.end] for one in found[:2]] == [
        "船队清早出\r\n海。", "傍晚返\r航。",
    ]  # fmt: skip
    assert [one.line for one in found[:2]] == [4, 5]


@pytest.mark.parametrize(
    "role", ["title", "byline", "caption", "heading", "note", "verbatim", "furniture"]
)
def test_only_body_paragraphs_have_sentences(role: str) -> None:
    source = "船队出海。"
    assert sentences(document(source, paragraph(source, source, ((0, 0),), role))) == ()


@given(st.lists(words().map(lambda word: word + "。"), min_size=1, max_size=30))
def test_each_line_of_a_joined_paragraph_is_found_again(lines: list[str]) -> None:
    source = "\r\n".join(lines)
    spans, clean, raw = [], 0, 0
    for line in lines:
        spans.append((clean, raw))
        clean, raw = clean + len(line), raw + len(line) + 2
    whole = paragraph(source, "".join(lines), tuple(spans))
    for one in sentences(document(source, whole)):
        assert source[one.start : one.end].replace("\r\n", "") == one.text
        assert one.line == source.count("\n", 0, one.start) + 1
