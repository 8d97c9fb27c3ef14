"""The command line in real processes: what each option changes in the result."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from articles import HARBOUR
from processes import SAMPLES, complaint, output, record, run, shared_output, shared_record

if TYPE_CHECKING:
    from pathlib import Path

NEWSPAPER = "samples/newspaper_pdf.txt"
PAPER = "samples/paper.txt"
REPORT = "samples/report.txt"
SCIENCE = "samples/science.md"
TEXT = "链主带动上下游，链主企业有三家，没有链主就没有产业链。每家链主配一名专员。"


def terms(result: dict[str, Any]) -> list[str]:
    return [keyword["term"] for keyword in result["keywords"]]


def texts(result: dict[str, Any]) -> list[str]:
    return [sentence["text"] for sentence in result["sentences"]]


class TestLength:
    """-n, --ratio, --max-chars, -k: how much is chosen."""

    @pytest.mark.parametrize("limit", [1, 10, 30, 60, 100, 200, 500])
    @pytest.mark.parametrize("by", ["section", "document"])
    def test_character_budget_is_never_exceeded(self, limit: int, by: str) -> None:
        arguments = ("-q", "--max-chars", str(limit), "--by", by)
        for result in shared_record("summarize", *arguments, *SAMPLES):
            for group in (texts(result), [t for s in result["sections"] for t in texts(s)]):
                assert sum(map(len, group)) <= limit, result["name"]

    def test_too_small_a_character_budget_is_told(self) -> None:
        process = run("summarize", REPORT, "--max-chars", "5")
        assert "--max-chars" in complaint(process, 0)

    def test_character_budget_is_used(self) -> None:
        for result in shared_record("summarize", "--max-chars", "200", *SAMPLES):
            assert sum(map(len, texts(result))) >= 120, result["name"]

    @pytest.mark.parametrize("count", [1, 2, 4])
    def test_number_of_sentences_of_each_section(self, count: int) -> None:
        for result in shared_record("summarize", "-n", str(count), *SAMPLES):
            assert len(result["sentences"]) == count
            assert max(len(section["sentences"]) for section in result["sections"]) == count

    def test_ratio_of_the_sentences(self) -> None:
        arguments = ("--ratio", "0.25", "--by", "document")
        for result in shared_record("summarize", *arguments, *SAMPLES):
            sentences = shared_record("sentences", result["name"])["sentences"]
            expected = -(-len(sentences) // 4)
            assert expected - 1 <= len(result["sentences"]) <= expected

    def test_number_of_keywords(self) -> None:
        assert len(record("keywords", REPORT, "-k", "3")["keywords"]) == 3
        assert len(record("summarize", REPORT, "-k", "3")["keywords"]) == 3
        best = terms(record("keywords", REPORT, "-k", "30"))
        assert terms(record("keywords", REPORT, "-k", "3")) == best[:3]

    def test_no_keywords(self) -> None:
        result = record("summarize", REPORT, "-k", "0")
        assert [result["keywords"], *(s["keywords"] for s in result["sections"])] == [[]] * (
            1 + len(result["sections"])
        )
        assert "关键词" not in output("summarize", REPORT, "-k", "0")


class TestChoice:
    """--by, --focus, --ranker, --keyword-ranker, --explain: what is chosen."""

    def test_by_document_has_no_sections(self) -> None:
        result = record("summarize", REPORT, "--by", "document")
        assert result["sections"] == []
        assert result["sentences"]

    @pytest.mark.parametrize(
        ("sample", "topic"),
        [(NEWSPAPER, "鲜菇"), (REPORT, "净水车"), (SCIENCE, "空调"), (PAPER, "18650 电池")],
    )
    def test_focus_brings_a_topic_to_the_front(self, sample: str, topic: str) -> None:
        arguments = ("summarize", sample, "--by", "document", "-n", "3", "--focus", topic)
        best = next(each for each in record(*arguments)["sentences"] if each["rank"] == 1)
        assert topic.split()[-1] in best["text"]

    def test_focus_can_be_repeated(self) -> None:
        arguments = ("summarize", REPORT, "--by", "document", "-n", "2")
        both = "".join(texts(record(*arguments, "--focus", "净水车", "--focus", "周阿婆")))
        assert "净水车" in both
        assert "周阿婆" in both

    @pytest.mark.parametrize("ranker", ["default", "lead", "tfidf", "textrank"])
    def test_parts_add_up_to_the_score(self, ranker: str) -> None:
        for result in record("summarize", "--explain", "--ranker", ranker, *SAMPLES):
            groups = [result, *result["sections"]]
            chosen = [sentence for group in groups for sentence in group["sentences"]]
            assert chosen
            for sentence in chosen:
                assert abs(sum(sentence["parts"].values()) - sentence["score"]) <= 0.001

    def test_parts_are_shown_on_request_alone(self) -> None:
        assert "parts" not in shared_record("summarize", REPORT)["sentences"][0]
        assert "title " in output("summarize", REPORT, "--explain")

    def test_explanation_changes_no_choice(self) -> None:
        assert texts(record("summarize", REPORT, "--explain")) == texts(
            shared_record("summarize", REPORT)
        )

    def test_lead_is_the_first_sentences(self) -> None:
        data = HARBOUR.encode()
        first = texts(record("sentences", data=data))[:2]
        arguments = ("--ranker", "lead", "--by", "document", "-n", "2")
        assert texts(record("summarize", *arguments, data=data)) == first

    @pytest.mark.parametrize(
        ("option", "value"),
        [("--ranker", "textrank"), ("--ranker", "tfidf"), ("--keyword-ranker", "textrank")],
    )
    def test_other_rankers_are_named_in_the_provenance(self, option: str, value: str) -> None:
        provenance = record("summarize", REPORT, option, value)["provenance"]
        assert provenance[option.removeprefix("--").replace("-", "_")] == value

    def test_snownlp_ranks_sentences_silently(self, tmp_path: Path) -> None:
        process = run("summarize", REPORT, "--ranker", "snownlp", env={"TMPDIR": str(tmp_path)})
        assert (process.returncode, process.stderr) == (0, b"")
        assert list(tmp_path.iterdir()) == []

    def test_snownlp_ranks_keywords_silently(self) -> None:
        assert len(terms(record("keywords", REPORT, "--ranker", "snownlp"))) == 10

    def test_keywords_of_sections(self) -> None:
        result = record("keywords", REPORT, "--by", "section")
        headings = [section["heading"] for section in result["sections"]]
        assert "（二）堵住漏损，向旧管网要水" in headings
        assert all(section["keywords"] for section in result["sections"])
        assert record("keywords", REPORT)["sections"] == []

    def test_phrases_can_be_left_out(self) -> None:
        single = terms(record("keywords", PAPER, "-k", "50", "--no-phrases"))
        tokens = {
            token["text"]
            for s in shared_record("tokenize", PAPER)["sentences"]
            for token in s["tokens"]
        }
        title = set(
            "".join(
                output("tokenize", data="面向山地茶园的低功耗霜冻预警方法。".encode()).split("\n")
            ).split(" ")
        )
        assert [term for term in single if term not in tokens | title] == []
        assert set(terms(record("keywords", PAPER, "-k", "50"))) - tokens

    def test_keywords_by_part_of_speech(self) -> None:
        latin = terms(record("keywords", PAPER, "-k", "5", "--pos", "eng", "--no-phrases"))
        assert latin
        assert all(term.isascii() for term in latin)
        wide = terms(record("keywords", PAPER, "-k", "5", "--pos", "n,eng"))
        assert set(wide) != set(latin)


class TestWords:
    """User dictionaries, stop words, IDF tables, tokenizers, tokens."""

    @pytest.mark.parametrize(
        "content",
        [
            "产业链 1000 n\n链主企业 500 n\n",
            "\ufeff产业链 1000 n\r\n链主企业 500 n\r\n",
            "\n产业链\t1000\tn\n\n链主企业\n",
            "链主企业 nz",
        ],
        ids=["plain", "bom-crlf", "tabs-missing-frequency", "no-newline-tag-alone"],
    )
    def test_user_words_are_tokens_and_keywords(self, content: str, tmp_path: Path) -> None:
        words = tmp_path / "words.txt"
        words.write_bytes(content.encode())
        arguments = ("-u", str(words))
        assert " 链主企业 " in output("tokenize", *arguments, data=TEXT.encode())
        assert "链主企业" in terms(record("keywords", *arguments, data=TEXT.encode()))

    def test_user_dictionaries_add_up(self, tmp_path: Path) -> None:
        for word in ("链主企业", "带动上下游"):
            (tmp_path / word).write_text(word, encoding="utf-8")
        paths = [str(path) for path in tmp_path.iterdir()]
        tokens = output("tokenize", "-u", paths[0], "-u", paths[1], data=TEXT.encode())
        assert {"链主企业", "带动上下游"} <= set(tokens.split())

    def test_bad_line_of_a_user_dictionary_is_named(self, tmp_path: Path) -> None:
        words = tmp_path / "words.txt"
        words.write_text("链主\n产业链 many n\n", encoding="utf-8")
        message = complaint(run("tokenize", REPORT, "-u", str(words)), 2)
        assert message.startswith(f"{words}:2: ")

    @pytest.mark.parametrize("option", ["-u", "--stop-words", "--idf"])
    @pytest.mark.parametrize("content", [None, b"\xff\xfe\xfa\n", b"a\0b\n"])
    def test_broken_files_of_words(
        self, option: str, content: bytes | None, tmp_path: Path
    ) -> None:
        path = tmp_path / "broken.txt"
        if content is not None:
            path.write_bytes(content)
        process = run("keywords", REPORT, option, str(path))
        assert complaint(process, 2).startswith(f"{path}:")
        assert process.stdout == b""

    def test_stop_words_are_left_out(self, tmp_path: Path) -> None:
        best = terms(shared_record("keywords", REPORT))[0]
        path = tmp_path / "stop.txt"
        path.write_bytes(f"\ufeff{best}\r\n\r\n".encode())
        left = record("keywords", REPORT, "--stop-words", str(path), "-k", "50")
        assert best not in terms(left)

    def test_stop_list_can_be_dropped(self) -> None:
        data = "港口的情况很好，航道的情况也好。".encode()
        assert "情况" not in terms(record("keywords", data=data))
        assert "情况" in terms(record("keywords", "--no-default-stop-words", data=data))

    def test_own_idf_table_changes_the_order(self, tmp_path: Path) -> None:
        path = tmp_path / "own.idf"
        path.write_text("链主 0.1\n上下游 1\n企业 1\n专员 25\n", encoding="utf-8")
        assert terms(record("keywords", data=TEXT.encode()))[0] == "链主"
        result = record("summarize", "--idf", str(path), data=TEXT.encode())
        assert terms(result)[0] == "专员"
        assert result["provenance"]["idf"].startswith("own.idf")

    @pytest.mark.parametrize("content", ["链主\n", "链主 high\n", "链主 nan\n", ""])
    def test_bad_idf_table(self, content: str, tmp_path: Path) -> None:
        path = tmp_path / "own.idf"
        path.write_text(content, encoding="utf-8")
        assert complaint(run("keywords", REPORT, "--idf", str(path)), 2).startswith(f"{path}:")

    def test_jieba_itself_gives_the_same_tokens_and_says_nothing(self, tmp_path: Path) -> None:
        process = run(
            "tokenize", *SAMPLES, "--tokenizer", "jieba", "--pos", env={"TMPDIR": str(tmp_path)}
        )
        assert (process.returncode, process.stderr) == (0, b"")
        assert process.stdout.decode() == output("tokenize", *SAMPLES, "--pos")
        assert list(tmp_path.iterdir()) == []

    def test_delimiter_and_tags(self) -> None:
        plain = shared_output("tokenize", REPORT).split("\n")
        assert output("tokenize", REPORT, "-d", "|").split("\n") == [
            line.replace(" ", "|") for line in plain
        ]
        tagged = output("tokenize", REPORT, "--pos").split("\n")
        words = [" ".join(word.rsplit("/", 1)[0] for word in line.split(" ")) for line in tagged]
        assert words == plain

    def test_tokens_are_the_sentences(self) -> None:
        for document in shared_record("tokenize", *SAMPLES):
            for sentence in document["sentences"]:
                tokens = sentence["tokens"]
                assert "".join(token["text"] for token in tokens) == sentence["text"]
                for token in tokens:
                    assert sentence["text"][token["start"] : token["end"]] == token["text"]

    def test_modes(self) -> None:
        data = "清华大学的操作系统课程。".encode()
        default, search, full = (
            output("tokenize", "--mode", mode, data=data).split()
            for mode in ("default", "search", "full")
        )
        assert "清华大学" in default
        assert {"清华", "大学", "清华大学"} <= set(search)
        assert set(search) <= set(full)


class TestRepair:
    """--no-repair, clean, outline."""

    def test_broken_lines_stay_broken_on_request(self) -> None:
        assert record("outline", REPORT, "--no-repair")["joins"] == []
        assert shared_record("outline", REPORT)["joins"] != []
        repaired, broken = (
            shared_record("sentences", REPORT)["sentences"],
            record("sentences", REPORT, "--no-repair")["sentences"],
        )
        assert len(broken) > len(repaired)

    def test_clean_is_markdown_and_drops_furniture(self) -> None:
        text = shared_output("clean", NEWSPAPER)
        assert text == shared_output("clean", NEWSPAPER, "-f", "markdown")
        assert "（下转第3版）" not in text
        assert "找回昔日的热闹" in text

    def test_report_of_the_repairs_goes_to_standard_error(self) -> None:
        process = run("clean", "--report", NEWSPAPER)
        assert process.returncode == 0
        assert process.stdout.decode() == shared_output("clean", NEWSPAPER)
        told = process.stderr.decode().split("\n")[:-1]
        numbers = [
            int(line.removeprefix(f"summarizer: {NEWSPAPER}:").split(":")[0]) for line in told
        ]
        assert numbers == sorted(numbers)
        joins = shared_record("outline", NEWSPAPER)["joins"]
        assert sum("joined with line" in line for line in told) == len(joins)
        assert any("（下转第3版）" in line for line in told)

    def test_text_of_clean_has_no_markup(self) -> None:
        assert "#" not in shared_output("clean", REPORT, "-f", "text")
