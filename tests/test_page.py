"""`summarize -f html`: what the page holds, and that nothing of a text runs in it."""

from __future__ import annotations

import base64
import hashlib
import re
from typing import TYPE_CHECKING, Any

import pytest
from articles import HARBOUR, long_section
from html_pages import having, highlighted, page, ranked, shared_page, texts
from hypothesis import given, settings
from lxml import html
from processes import COMMANDS, SAMPLES, complaint, output, record, run, shared_record
from strategies import chinese_text

import summarizer
from summarizer import Settings, Summarizer
from summarizer.errors import EmptyError
from summarizer.model import Source
from summarizer.pages import page as page_of
from summarizer.renderers.html import render
from summarizer.renderers.html.words import PARTS, WORDS
from summarizer.sentence_rankers.default import FEATURES

if TYPE_CHECKING:
    from pathlib import Path

MAX_PAGE_BYTES = 150_000
HOSTILE = (
    "</script><script>alert(1)</script>",
    '"><img src=x onerror=alert(1)>',
    "</style><style>*{display:none}</style>",
    "]]><!--{title}--><![CDATA[",
    "' autofocus onfocus=alert(1) x='",
    "{0.__class__} %s ${x} &lt;b&gt;",
    "\x00\x07\x1b[31m\x85",
    "\u202e\u2066反\u2069",
)


def sentences(summary: Any) -> dict[int, str]:
    return {sentence["rank"]: sentence["text"] for sentence in summary["sentences"]}


def hostile_article(text: str) -> str:
    return (
        f"港口{text}夜航\n\n□ 记者 林晚舟\n\n十月八日夜里，装着两千吨水泥的{text}缓缓离开石浦港，"
        f"这是开通夜航以来的第一艘货轮。\n\n## 灯{text}亮\n\n夜航灯由{text}统一调度，"
        "能见度低于五百米时会自动加亮。\n\n图为夜航灯。林晚舟 摄\n"
    )


def rendered(text: str, name: str = "a.txt") -> str:
    """The page of a plain text, made without a process."""
    summarizer = Summarizer()
    document = summarizer.parse(Source(name, text, format="text"))
    return "".join(render([page_of(summarizer, document)]))


class TestSummaryInTheArticle:
    @pytest.mark.parametrize("sample", SAMPLES)
    @pytest.mark.parametrize(
        "options",
        [(), ("-n", "5"), ("--by", "document"), ("--max-chars", "150"), ("--ranker", "textrank")],
    )
    def test_starts_with_the_sentences_of_the_summary(
        self, sample: str, options: tuple[str, ...]
    ) -> None:
        root = shared_page(sample, *options)
        expected = sentences(shared_record("summarize", sample, *options))
        assert highlighted(root) == expected
        (slider,) = root.xpath("//input[@type='range']")
        assert int(slider.get("value")) == len(expected)

    @pytest.mark.parametrize("sample", SAMPLES)
    def test_every_place_of_the_slider_is_what_n_gives(self, sample: str) -> None:
        grown = ranked(shared_page(sample, "--by", "document", "-n", "2"))
        for count in (1, 6, 15):
            asked = sentences(
                shared_record("summarize", sample, "--by", "document", "-n", f"{count}")
            )
            assert {rank: text for rank, text in grown.items() if rank <= count} == asked

    @pytest.mark.parametrize("sample", SAMPLES)
    def test_ranks_count_without_gap_up_to_the_end_of_the_slider(self, sample: str) -> None:
        root = shared_page(sample)
        ranks = [int(element.get("data-r")) for element in having(root, "s")]
        (slider,) = root.xpath("//input[@type='range']")
        assert sorted(rank for rank in ranks if rank) == list(range(1, int(slider.get("max")) + 1))

    def test_better_ranks_stand_out_more(self) -> None:
        marked = having(shared_page("samples/report.txt", "-n", "5"), "on")
        strengths = {
            int(element.get("data-r")): int(re.findall(r"\bl(\d)", element.get("class"))[0])
            for element in marked
        }
        assert [strengths[rank] for rank in sorted(strengths)] == [5, 4, 3, 2, 1]

    @pytest.mark.parametrize("sample", SAMPLES)
    def test_no_character_of_the_article_is_lost(self, sample: str) -> None:
        root = shared_page(sample)
        outline = shared_record("outline", sample)
        paragraphs = [p for section in outline["sections"] for p in section["paragraphs"]]
        shown = "".join(
            texts(having(root, "title") + having(root, "byline") + having(root, "text"))
        )
        for paragraph in paragraphs:
            assert paragraph["text"] in shown

    @pytest.mark.parametrize("sample", SAMPLES)
    def test_each_sentence_tells_how_its_score_is_made(self, sample: str) -> None:
        for element in having(shared_page(sample), "s"):
            head, *parts = element.get("title").split("\n")
            score = float(re.findall(r"[得]分 (-?[\d.]+)$", head)[0])
            total = sum(float(part.rpartition(" ")[2]) for part in parts)
            assert total == pytest.approx(score, abs=0.001 * (len(parts) + 1))

    def test_long_text_is_a_page_in_time_that_grows_as_it_does(self) -> None:
        root = page(data=long_section(1000).encode())
        assert len(having(root, "s")) == 1000


class TestStructure:
    @pytest.mark.parametrize("arguments", [(sample,) for sample in SAMPLES] + [SAMPLES])
    def test_ids_are_unique_and_links_lead_to_them(self, arguments: tuple[str, ...]) -> None:
        root = shared_page(*arguments)
        ids = root.xpath("//@id")
        assert len(ids) == len(set(ids))
        targets = {link.removeprefix("#") for link in root.xpath("//a/@href")}
        for names in root.xpath("//@aria-labelledby | //@for"):
            targets.update(names.split())
        assert targets <= set(ids)

    def test_paragraphs_are_shown_as_what_they_are(self) -> None:
        sample = "samples/newspaper_pdf.txt"
        root = shared_page(sample)
        outline = shared_record("outline", sample)
        captions = [caption["text"] for caption in outline["captions"]]
        assert texts(having(root, "caption")) == [f"图注 {text}" for text in captions]
        assert outline["byline"] in having(root, "byline")[0].text_content()
        furniture = [
            paragraph["text"]
            for section in outline["sections"]
            for paragraph in section["paragraphs"]
            if paragraph["role"] == "furniture"
        ]
        assert texts(having(root, "furniture")) == [f"版面，略去 {text}" for text in furniture]

    def test_repaired_breaks_are_marked_in_their_place_and_listed(self) -> None:
        sample = "samples/newspaper_pdf.txt"
        root = shared_page(sample)
        joins = shared_record("outline", sample)["joins"]
        marks = [element.get("title") for element in having(root, "join") if element.get("title")]
        lines = [tuple(map(int, re.findall(r"第 (\d+) 行", mark))) for mark in marks]
        assert {next_line for _, next_line in lines} == {join["next_line"] for join in joins}
        assert len(having(root, "lines")) == len(joins)

    @pytest.mark.parametrize("sample", SAMPLES)
    def test_contents_and_sections_are_those_of_the_document(self, sample: str) -> None:
        root = shared_page(sample)
        sections = shared_record("summarize", sample)["sections"]
        headings = [section["heading"] for section in sections if section["heading"]]
        assert texts(root.xpath("//nav//a")) == headings
        for section in sections if headings else ():
            for sentence in section["sentences"]:
                assert sentence["text"] in having(root, "digest")[0].text_content()

    @pytest.mark.parametrize("sample", SAMPLES)
    def test_every_occurrence_of_a_keyword_is_marked(self, sample: str) -> None:
        root = shared_page(sample)
        keywords = shared_record("summarize", sample)["keywords"]
        assert texts(root.xpath("//a[@data-k]/bdi")) == [keyword["term"] for keyword in keywords]
        for key, keyword in enumerate(keywords):
            starts = root.xpath(f"//*[contains(concat(' ', @data-o, ' '), ' {key} ')]")
            assert len(starts) == keyword["count"]
            (chip,) = root.xpath(f"//a[@data-k='{key}']")
            assert root.get_element_by_id(chip.get("href")[1:]) is starts[0]

    def test_chart_has_a_bar_for_each_keyword(self) -> None:
        root = shared_page("samples/paper.txt", "-k", "6")
        widths = [int(width) for width in root.xpath("//rect/@width")]
        assert len(widths) == 6
        assert widths == sorted(widths, reverse=True)

    def test_counts_are_told(self) -> None:
        root = page(
            data="渡船停了。大桥通车以后，坐船的人少了一大半，镇上商量停掉航线。\n".encode()
        )
        facts = {element.get("data-fact"): element.text for element in root.xpath("//dd")}
        assert facts["characters"] == "31"
        assert facts["sentences"] == "2"
        assert facts["reading"] == "10 秒"
        assert facts["compression"].endswith("%")

    @pytest.mark.parametrize("options", [("-k", "0"), ("--no-repair",), ("--max-chars", "1", "-q")])
    def test_page_without_keywords_repairs_or_sentences(self, options: tuple[str, ...]) -> None:
        root = shared_page("samples/newspaper_pdf.txt", *options)
        assert having(root, "text")

    def test_sentence_without_headings_and_title(self) -> None:
        root = page(data="大桥通车以后，坐船的人少了一大半，镇上商量要停掉这条航线。".encode())
        assert len(highlighted(root)) == 1
        assert not root.xpath("//nav")
        assert root.xpath("//title")[0].text == root.xpath("//h1")[0].text == "无题"


@settings(deadline=None, max_examples=60)
@given(chinese_text())
def test_any_text_is_a_sound_page(text: str) -> None:
    maker = Summarizer()
    try:
        made = page_of(maker, maker.parse(Source("", text)))
    except EmptyError:
        return
    root = html.document_fromstring("".join(render([made])))
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {link[1:] for link in root.xpath("//a/@href")} <= set(ids)
    assert sorted(highlighted(root)) == list(range(1, len(made.summary.sentences) + 1))
    assert len(having(root, "s")) == len(made.sentences)


class TestNothingRunsAndNothingIsFetched:
    @pytest.mark.parametrize("arguments", [SAMPLES[:1], SAMPLES])
    def test_policy_allows_the_inline_style_and_script_alone(
        self, arguments: tuple[str, ...]
    ) -> None:
        root = shared_page(*arguments)
        (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
        (style,), (script,) = root.xpath("//style"), root.xpath("//script")
        rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
        assert rules["default-src"] == "'none'"
        for name, element in (("style-src", style), ("script-src", script)):
            digest = hashlib.sha256(element.text.encode()).digest()
            assert rules[name] == f"'sha256-{base64.b64encode(digest).decode()}'"

    @pytest.mark.parametrize("arguments", [SAMPLES[:1], SAMPLES])
    def test_nothing_points_outside(self, arguments: tuple[str, ...]) -> None:
        root = shared_page(*arguments)
        assert root.xpath("//link | //img | //iframe | //form | //base | //*[@src]") == []
        assert all(link.startswith("#") for link in root.xpath("//@href"))
        names = {name for element in root.iter() for name in getattr(element, "attrib", {})}
        assert [name for name in names if name.startswith("on") or name == "style"] == []
        (style,), (script,) = root.xpath("//style"), root.xpath("//script")
        assert not re.search(r"url\(|@import|@font-face", style.text)
        assert not re.search(r"https?:|\beval\b|innerHTML|fetch\(|\bnew Function", script.text)

    @pytest.mark.parametrize("text", HOSTILE)
    def test_text_stays_text(self, text: str) -> None:
        root = html.document_fromstring(rendered(hostile_article(text)))
        harmless = html.document_fromstring(rendered(hostile_article("灯塔")))
        tags, allowed = ({element.tag for element in one.iter()} for one in (root, harmless))
        assert tags <= allowed
        assert len(root.xpath("//script")) == len(root.xpath("//style")) == 1
        assert root.xpath("//*[@onerror or @onfocus or @autofocus]") == []
        if text.isprintable():
            title, *_ = texts(having(root, "title"))
            assert text in title
            assert text in " ".join(texts(having(root, "text")))

    def test_hostile_text_on_standard_input(self) -> None:
        root = page("--from", "text", data=hostile_article(HOSTILE[0]).encode())
        assert len(root.xpath("//script")) == 1
        assert HOSTILE[0] in having(root, "title")[0].text_content()

    def test_no_control_character_and_no_lone_surrogate_is_left(self) -> None:
        text = rendered(HARBOUR.replace("夜航", "夜\x00航\udc80"), name="a\x1b\ud800.md")
        assert not re.search("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff]", text)
        assert text.encode()

    def test_name_of_the_file_is_escaped(self, tmp_path: Path) -> None:
        path = tmp_path / "<b onclick=x>&amp;.md"
        path.write_text(HARBOUR, encoding="utf-8")
        root = page(str(path))
        assert root.xpath("//b") == []
        assert having(root, "file")[0].text == str(path)


class TestCommand:
    @pytest.mark.parametrize("sample", SAMPLES)
    def test_is_small(self, sample: str) -> None:
        assert len(output("summarize", sample, "-f", "html").encode()) < MAX_PAGE_BYTES

    @pytest.mark.parametrize("command", [name for name in COMMANDS if name != "summarize"])
    def test_is_of_summarize_alone(self, command: str) -> None:
        process = run(command, "samples/report.txt", "-f", "html")
        assert "'html'" in complaint(process, 2)

    def test_several_documents_have_an_index(self) -> None:
        root = shared_page(*SAMPLES)
        documents = root.xpath("//article")
        assert len(documents) == len(SAMPLES)
        rows = root.xpath("//tbody/tr")
        titles = [shared_record("summarize", sample)["title"] for sample in SAMPLES]
        assert texts(root.xpath("//tbody//th/a")) == titles
        assert root.xpath("//tbody//a/@href") == [f"#{one.get('id')}" for one in documents]
        assert len(rows) == len(SAMPLES)
        for sample, document in zip(SAMPLES, documents, strict=True):
            assert highlighted(document) == sentences(shared_record("summarize", sample))

    def test_input_that_fails_is_no_row(self, article: Path, tmp_path: Path) -> None:
        empty = tmp_path / "empty.md"
        empty.touch()
        process = run("summarize", str(article), str(empty), "-f", "html")
        assert "empty" in complaint(process, 1)
        assert len(html.document_fromstring(process.stdout).xpath("//article")) == 1

    def test_page_is_written_to_a_file(self, article: Path, tmp_path: Path) -> None:
        path = tmp_path / "page.html"
        assert output("summarize", str(article), "-f", "html", "-o", str(path)) == ""
        assert len(highlighted(html.document_fromstring(path.read_bytes()))) == len(
            record("summarize", str(article))["sentences"]
        )

    def test_failure_alone_gives_no_page(self) -> None:
        process = run("summarize", "-f", "html")
        assert process.stdout == b""
        complaint(process, 1)

    def test_too_small_a_budget_is_told(self) -> None:
        process = run("summarize", "samples/report.txt", "-f", "html", "--max-chars", "1")
        assert "--max-chars" in complaint(process, 0)


class TestLanguage:
    def test_page_speaks_the_script_of_the_text(self) -> None:
        traditional = shared_page("samples/traditional.txt")
        assert traditional.xpath("//article/@lang") == ["zh-Hant"]
        assert "關鍵詞" in traditional.text_content()
        assert shared_page("samples/report.txt").xpath("//article/@lang") == ["zh-Hans"]

    def test_converted_page_is_marked_in_the_same_places(self) -> None:
        pytest.importorskip("opencc")
        source = shared_page("samples/report.txt")
        converted = shared_page("samples/report.txt", "--script", "traditional")
        assert converted.xpath("//article/@lang") == ["zh-Hant"]
        for name in ("s", "k"):
            pairs = zip(having(source, name), having(converted, name), strict=True)
            assert all(len(a.text_content()) == len(b.text_content()) for a, b in pairs)
        assert "農村供水" in converted.text_content()
        assert "农村" not in converted.text_content()

    def test_words_are_the_same_in_both_scripts(self) -> None:
        opencc = pytest.importorskip("opencc")
        simplify = opencc.OpenCC("tw2s").convert
        for simplified, traditional in (*WORDS.values(), *PARTS.values()):
            assert simplify(traditional) == simplified

    def test_every_feature_has_a_name(self) -> None:
        assert {feature[0] for feature in FEATURES} == set(PARTS)


class TestNotebook:
    def test_summary_is_shown_with_its_lines(self) -> None:
        summary = summarizer.summarize(HARBOUR)
        fragment = html.fragment_fromstring(summary._repr_html_())
        text = fragment.text_content()
        assert summary.title is not None and summary.title in text
        for section in summary.sections:
            for chosen in section.sentences:
                assert chosen.sentence.text in text
                assert f"第 {chosen.sentence.line} 行" in text
        assert texts(fragment.xpath(".//span[not(@class)]")) == [k.term for k in summary.keywords]

    @pytest.mark.parametrize("text", HOSTILE)
    def test_text_stays_text(self, text: str) -> None:
        summary = summarizer.summarize(HARBOUR.replace("夜航", f"夜{text}航"), name=text)
        fragment = html.fragment_fromstring(summary._repr_html_())
        tags = {element.tag for element in fragment.iter()}
        assert tags <= {"div", "style", "p", "span", "ul", "li"}
        assert len(fragment.xpath(".//style")) == 1

    def test_is_by_document_and_by_section(self) -> None:
        for by in ("document", "section"):
            made = Summarizer(Settings(by=by)).summarize(Source("", HARBOUR))
            assert made.sentences[0].sentence.text in made._repr_html_()
