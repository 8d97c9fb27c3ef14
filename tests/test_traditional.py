"""Traditional Chinese: found out, analysed as its Simplified copy, shown as it is or converted."""

from __future__ import annotations

import json
import subprocess
import sys
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import strategies
from articles import HARBOUR
from hypothesis import given, settings
from hypothesis import strategies as st
from processes import COMMANDS, ROOT, complaint, output, record, run

from summarizer import Settings, Summarizer, parse, tokenize
from summarizer.conversion import converted
from summarizer.model import Source
from summarizer.scripts import SIMPLIFIED, TRADITIONAL, is_traditional
from summarizer.simplification import fold

if TYPE_CHECKING:
    from collections.abc import Callable

    from summarizer.model import Summary

CASES = json.loads((Path(__file__).parent / "cases" / "scripts.json").read_text(encoding="utf-8"))
TABLE = (ROOT / "summarizer" / "data" / "traditional.txt").read_text(encoding="utf-8").split("\n")
pairs = pytest.mark.parametrize("case", CASES, ids=lambda case: case["id"])
mixed = st.text(st.sampled_from(TRADITIONAL[:40] + SIMPLIFIED[:40] + "著名乾隆瞭解了，。\n ")) | (
    strategies.chinese_text()
)


@cache
def converter(configuration: str) -> Callable[[str], str]:
    opencc = pytest.importorskip("opencc")
    convert: Callable[[str], str] = opencc.OpenCC(configuration).convert
    return convert


def shape(summary: Summary) -> dict[str, Any]:
    """What a summary says, in places instead of words."""

    def places(sentences: Any) -> list[tuple[int, int, int, float]]:
        return [(s.sentence.start, s.sentence.end, s.rank, s.score) for s in sentences]

    return {
        "title": len(summary.title or ""),
        "byline": len(summary.byline or ""),
        "keywords": [(k.positions, k.score) for k in summary.keywords],
        "sentences": places(summary.sentences),
        "sections": [
            (s.level, s.line, [k.positions for k in s.keywords], places(s.sentences))
            for s in summary.sections
        ],
    }


class TestScript:
    """Which script a text is in."""

    @pytest.mark.parametrize("sample", ["traditional.txt", "report.txt", "science.md", "paper.txt"])
    def test_samples(self, sample: str) -> None:
        text = (ROOT / "samples" / sample).read_text(encoding="utf-8")
        assert is_traditional(text) == (sample == "traditional.txt")

    @pytest.mark.parametrize(
        "text", ["", "hello", "山水", "今日は晴れです", "他引了一句「為學日益」，没有说来历。"]
    )
    def test_what_is_not(self, text: str) -> None:
        assert not is_traditional(text)

    @pytest.mark.parametrize("text", ["電扇", "他引了一句“为学日益”，沒有說這話的來歷。"])
    def test_short_ones(self, text: str) -> None:
        assert is_traditional(text)

    def test_a_page_that_begins_in_another_language(self) -> None:
        assert is_traditional("Lorem ipsum. " * 400 + CASES[0]["traditional"] * 8)

    def test_the_lists_are_pairs(self) -> None:
        assert fold(TRADITIONAL) == SIMPLIFIED
        assert set(TRADITIONAL).isdisjoint(SIMPLIFIED)


class TestFold:
    """The Simplified copy of a text."""

    @given(mixed)
    def test_length_stays(self, text: str) -> None:
        assert len(fold(text)) == len(text)

    @given(mixed)
    def test_twice_is_once_but_for_the_doubtful(self, text: str) -> None:
        plain = text.translate(dict.fromkeys(map(ord, "著乾瞭藉"), "一"))
        assert fold(fold(plain)) == fold(plain)

    @pytest.mark.parametrize(
        ("text", "folded"),
        [
            ("看著原著的著名作家", "看着原著的著名作家"),
            ("乾隆年間的乾糧，乾坤", "乾隆年间的干粮，乾坤"),
            ("瞭解、瞭望與明瞭", "了解、瞭望与明了"),
            ("藉口與慰藉", "借口与慰藉"),
            ("沈先生沈默了，反覆覆蓋", "沈先生沉默了，反复覆盖"),
            ("㐀𠮷①…「皇后」", "㐀𠮷①…「皇后」"),
        ],
    )
    def test_words_decide(self, text: str, folded: str) -> None:
        assert fold(text) == folded

    def test_the_table_is_one_to_one_and_sorted(self) -> None:
        rows = [line.split("\t") for line in TABLE if line]
        assert all(len(source) == len(target) for source, target in rows)
        for size in (1, 2):
            some = [source for source, _ in rows if (len(source) > 1) == (size > 1)]
            assert some == sorted(set(some))

    def test_the_table_is_that_of_opencc(self) -> None:
        converters = [converter(name) for name in ("t2s", "hk2s", "tw2s")]
        for source, target in [line.split("\t") for line in TABLE if line]:
            if len(source) == 1 and source not in "瞭藉祇甦":
                assert target in {convert(source) for convert in converters}


class TestSameInBothScripts:
    """A chapter in the one script and in the other gives the same, word for word."""

    @pairs
    @pytest.mark.parametrize("by", ["section", "document"])
    def test_summary(self, case: dict[str, str], by: str) -> None:
        both = [
            Summarizer(Settings(by=by)).summarize(Source("", case[script]))
            for script in ("simplified", "traditional")
        ]
        assert shape(both[0]) == shape(both[1])
        for summary in both:
            assert summary.sentences
            assert summary.keywords
        text = case["traditional"]
        for chosen in both[1].sentences:
            assert chosen.sentence.text == text[chosen.sentence.start : chosen.sentence.end]
        for keyword in both[1].keywords:
            assert keyword.term in {text[start:end] for start, end in keyword.positions}
        assert both[1].title is not None
        assert both[1].title in text

    @pairs
    def test_structure(self, case: dict[str, str]) -> None:
        simplified, traditional = parse(case["simplified"]), parse(case["traditional"])
        assert [
            (p.role, p.start, p.end, p.line, p.spans)
            for section in simplified.sections
            for p in section.paragraphs
        ] == [
            (p.role, p.start, p.end, p.line, p.spans)
            for section in traditional.sections
            for p in section.paragraphs
        ]
        for section in traditional.sections:
            for paragraph in section.paragraphs:
                assert paragraph.text in case["traditional"]
            assert section.heading is None or section.heading in case["traditional"]
        assert traditional.byline is not None
        assert traditional.byline in case["traditional"]

    @pytest.mark.parametrize("sample", ["report.txt", "newspaper_pdf.txt"])
    def test_figures(self, sample: str) -> None:
        text = (ROOT / "samples" / sample).read_text(encoding="utf-8")
        converted = converter("s2tw")(text)
        summarizer = Summarizer()
        figures = summarizer.figures(summarizer.parse(Source("", converted)))
        expected = summarizer.figures(summarizer.parse(Source("", text)))
        assert [figure[2:] for figure in figures] == [figure[2:] for figure in expected]
        for figure in figures:
            assert figure.text in figure.sentence.text

    @pytest.mark.parametrize("configuration", ["s2t", "s2tw", "s2hk"])
    @pytest.mark.parametrize("sample", ["report.txt", "newspaper_pdf.txt", "paper.txt"])
    def test_samples(self, sample: str, configuration: str) -> None:
        text = (ROOT / "samples" / sample).read_text(encoding="utf-8")
        summarizer = Summarizer()
        converted = converter(configuration)(text)
        assert shape(summarizer.summarize(Source("", converted))) == shape(
            summarizer.summarize(Source("", text))
        )

    def test_a_heading_has_its_own_characters(self) -> None:
        text = (
            "# 海邊的鄉鎮\n\n說到台灣的漁業，鄉公所的人總會提起那座舊碼頭。\n\n"
            "## 臺灣的漁業\n\n漁會統計，去年進港的漁船比前年多了三成。\n"
        )
        assert [section.heading for section in parse(text).sections] == [None, "臺灣的漁業"]

    def test_a_broken_line(self) -> None:
        text = (
            "觀眾抱著不轉的電扇排隊入場，台上坐著\n十二位師傅，當場拆、當場修，\n"
            "不收一毛錢，只收一個故事。\n"
        )
        document = parse(text)
        body = [p.text for section in document.sections for p in section.paragraphs]
        assert body == [text.replace("\n", "")]
        assert len(document.joins) == 2
        for join in document.joins:
            assert join.before in body[0]
            assert join.after in body[0]


class TestTokens:
    """What `tokenize` prints is the source."""

    @given(mixed)
    def test_joined_they_are_the_text(self, text: str) -> None:
        tokens = tokenize(text)
        assert "".join(token.text for token in tokens) == text
        assert all(text[token.start : token.end] == token.text for token in tokens)

    @pairs
    def test_they_are_those_of_the_simplified_text(self, case: dict[str, str]) -> None:
        text = case["traditional"].replace("「", "“").replace("」", "”")
        for mode in ("default", "search", "full"):
            one = Summarizer().tokens(case["simplified"], mode)
            other = Summarizer().tokens(text, mode)
            assert [token[1:] for token in one] == [token[1:] for token in other]

    def test_command(self) -> None:
        printed = output(
            "tokenize", data="電扇壞了，大家圍著師傅。\n這個著名的戲院裡坐滿觀眾。".encode()
        )
        assert printed.split("\n")[:2] == [
            "電扇 壞 了 ， 大家 圍著 師傅 。",
            "這個 著名 的 戲院 裡 坐滿 觀眾 。",
        ]

    def test_text_without_any_sign_is_as_jieba_has_it(self) -> None:
        assert [token.text for token in tokenize("货轮不必再等天亮")] == [
            *("货轮", "不必", "再", "等", "天亮")
        ]


class TestOwnWords:
    """The user's words, in either script."""

    TEXT = (
        "這座雲計算中心開放了，雲計算中心的電扇壞了。工程師說，雲計算中心下個月才能修好這些電扇。"
    )

    @pytest.mark.parametrize("word", ["雲計算中心", "云计算中心"])
    def test_dictionary(self, word: str, tmp_path: Path) -> None:
        (tmp_path / "words.txt").write_text(f"{word} 10 nz\n", encoding="utf-8")
        printed = output(
            "tokenize", "-u", str(tmp_path / "words.txt"), "--pos", data=self.TEXT.encode()
        )
        assert printed.count("雲計算中心/nz") == 3

    @pytest.mark.parametrize("word", ["電扇", "电扇"])
    def test_stop_words(self, word: str, tmp_path: Path) -> None:
        (tmp_path / "words.txt").write_text(word, encoding="utf-8")
        data = self.TEXT.encode()
        arguments = ("keywords", "--no-phrases", "-f", "tsv")
        assert "電扇" in output(*arguments, data=data)
        stop_words = ("--stop-words", str(tmp_path / "words.txt"))
        assert "電扇" not in output(*arguments, *stop_words, data=data)

    @pytest.mark.parametrize("word", ["電扇", "电扇"])
    def test_frequencies(self, word: str, tmp_path: Path) -> None:
        (tmp_path / "idf.txt").write_text(f"{word} 90\n中心 1\n開放 1\n", encoding="utf-8")
        found = record(
            "keywords", "--no-phrases", "--idf", str(tmp_path / "idf.txt"), data=self.TEXT.encode()
        )
        assert found["keywords"][0]["term"] == "電扇"

    @pytest.mark.parametrize("word", ["船員", "船员"])
    def test_focus(self, word: str) -> None:
        text = CASES[0]["traditional"]
        summarizer = Summarizer(Settings(by="document", sentences=1, focus=(word,)))
        assert "船員" in summarizer.summarize(Source("", text)).sentences[0].sentence.text


class TestConversion:
    """--script."""

    def test_words_decide(self) -> None:
        converter("s2tw")
        data = "理发师在后面整理头发，皇后发现了这里的发展。".encode()
        for name in COMMANDS:
            printed = output(name, "--script", "traditional", data=data)
            assert "發展" in printed or name == "outline"
            assert "发" not in printed
        tokens = output("tokenize", "--script", "traditional", data=data)
        assert tokens.replace(" ", "").strip() == "理髮師在後面整理頭髮，皇后發現了這裡的發展。"

    @settings(deadline=None, max_examples=30)
    @given(mixed)
    def test_of_any_text_only_what_is_shown_changes(self, text: str) -> None:
        convert = converter("s2tw")
        plain = Summarizer().summarize(Source("夜航", f"{HARBOUR}\n{text}"))
        other = converted(plain, convert, "traditional")
        assert (other.name, other.encoding) == (plain.name, plain.encoding)
        assert [k.positions for k in other.keywords] == [k.positions for k in plain.keywords]
        for one, before in zip(other.sentences, plain.sentences, strict=True):
            assert one.sentence.text == convert(before.sentence.text)
            assert one.sentence._replace(text="") == before.sentence._replace(text="")

    def test_only_what_is_shown_changes(self) -> None:
        converter("s2tw")
        plain = record("summarize", "samples/traditional.txt")
        simplified = record("summarize", "samples/traditional.txt", "--script", "simplified")
        assert simplified["provenance"]["settings"] == {"script": "simplified"}
        assert simplified["name"] == plain["name"]
        assert simplified["title"] == "老戏院里的「修理咖啡馆」：坏掉的东西，和被修好的人"
        for one, other in zip(plain["sentences"], simplified["sentences"], strict=True):
            assert one["text"] != other["text"]
            assert {**one, "text": ""} == {**other, "text": ""}

    @pytest.mark.parametrize("name", COMMANDS)
    def test_what_is_in_the_script_already_stays(self, name: str) -> None:
        converter("s2tw")
        for script, sample in (("simplified", "report"), ("traditional", "traditional")):
            path = f"samples/{sample}.txt"
            assert output(name, path, "--script", script) == output(name, path)

    def test_without_opencc_one_line_says_what_to_install(self, tmp_path: Path) -> None:
        (tmp_path / "opencc.py").write_text("raise ImportError", encoding="utf-8")
        arguments = ("summarize", "--script", "simplified")
        process = run(*arguments, data=HARBOUR.encode(), env={"PYTHONPATH": str(tmp_path)})
        assert "zh-summarizer[convert]" in complaint(process, 2)

    def test_simplified_text_loads_no_table(self) -> None:
        program = (
            "import sys; from summarizer import summarize\n"
            "summarize(open(sys.argv[1], encoding='utf-8').read())\n"
            "assert 'summarizer.simplification' not in sys.modules"
        )
        sample = str(ROOT / "samples" / "report.txt")
        subprocess.run([sys.executable, "-c", program, sample], check=True, timeout=60)
