"""JSON lines, CSV and TSV: each record is a document."""

from __future__ import annotations

import csv
import gzip
import io
import json
import subprocess
import time
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from processes import COMMANDS, ROOT, TIMEOUT_SECONDS, command, environment, output, run

from summarizer import inputs
from summarizer.inputs.fields import Fields
from summarizer.inputs.records import read
from summarizer.model import Failure, Source

if TYPE_CHECKING:
    from pathlib import Path

HARBOUR = "渔港昨天开通了夜航。夜航灯沿着十二公里的航道排开，货轮不必再等天亮就能靠岸。"
ORCHARD = "果园今年改种了耐寒的梨树。\n冷库建成之后，梨子可以一直卖到第二年的春天。"
# A second on a slow machine; eleven while each row looked through all those behind it.
MAX_TABLE_SECONDS = 4.0
texts = st.text(st.characters(codec="utf-8", exclude_characters="\ufeff\0\r"), max_size=30)


def found(data: bytes, kind: str, encoding: str = "auto", **fields: str) -> list[Source | Failure]:
    records = read(io.BytesIO(data), "a", kind, encoding, Fields(**fields))
    return [record.source for record in records]


def lines(*records: object) -> bytes:
    return "".join(json.dumps(one, ensure_ascii=False) + "\n" for one in records).encode()


def table(*rows: list[str], delimiter: str = ",") -> str:
    stream = io.StringIO()
    csv.writer(stream, delimiter=delimiter).writerows(rows)
    return stream.getvalue()


def failure(data: bytes, kind: str = "jsonl", **fields: str) -> Failure:
    (one,) = found(data, kind, **fields)
    assert isinstance(one, Failure)
    what, _, remedy = one.message.partition("; ")
    assert what
    assert remedy
    return one


def jsonl_of(name: str, path: str, *arguments: str, data: bytes = b"") -> list[Any]:
    printed = output(name, path, "-f", "jsonl", *arguments, data=data)
    return [json.loads(line) for line in printed.splitlines()]


class TestFieldNames:
    """Which field is the text, the title and the name."""

    @pytest.mark.parametrize(
        ("record", "expected"),
        [
            ({"text": "甲", "title": "乙", "id": "丙"}, Source("丙", "甲", "乙")),
            ({"content": "甲", "标题": "乙", "编号": 7}, Source("7", "甲", "乙")),
            ({"正文": "甲", "name": "丙"}, Source("丙", "甲")),
            ({"内容": "甲", "body": "丁", "title": None, "id": " "}, Source("a:1", "丁")),
            ({"TEXT": "甲", "Title": "乙", "ID": "丙"}, Source("丙", "甲", "乙")),
            ({"Text": "甲", "text": "丁", "id": True}, Source("a:1", "丁")),
        ],
    )
    def test_usual_ones(self, record: dict[str, object], expected: Source) -> None:
        (source,) = found(lines(record), "jsonl")
        assert isinstance(source, Source)
        assert source[:3] == expected[:3]

    def test_those_asked_for(self) -> None:
        record = {"text": "甲", "article": "丁", "head": "戊", "Url": "己"}
        (source,) = found(lines(record), "jsonl", text="article", title="head", id="url")
        assert source[:3] == ("己", "丁", "戊")

    def test_a_missing_text_names_the_fields_that_there_are(self) -> None:
        assert "article, 摘要" in failure(lines({"article": "甲", "摘要": "乙"})).message
        assert "'x'" in failure(lines({"text": "甲"}), text="x").message

    def test_a_table_without_the_text_is_one_failure(self) -> None:
        data = table(["编号", "摘要"], ["1", "甲"], ["2", "乙"]).encode()
        assert failure(data, "csv")[:2] == ("a", "input")
        assert "编号, 摘要" in failure(data, "csv").message
        assert "--title-field" in failure(data, "csv", text="摘要", title="x").message

    def test_names_of_many_lines_and_characters_are_told_in_one_short_line(self) -> None:
        names = ["第\n一", "长" * 1000]
        message = failure(table(names).encode(), "csv").message
        assert "第 一" in message
        assert "\n" not in message
        assert len(message) < 200


class TestJsonLines:
    """One object a line."""

    def test_a_bad_line_does_not_stop_the_others(self) -> None:
        bad = [b"{}", b"[1]", b"{\n", b'{"text": 5}', b'{"text": "\xff"}', b'"text"']
        data = b"\n".join([*lines({"text": "甲"}).split(b"\n"), *bad, lines({"text": "乙"})])
        results = found(data, "jsonl")
        assert [type(one) for one in results].count(Source) == 2
        # An empty line is nothing, and counts; so does the line end within the third of the bad.
        assert [one.name for one in results] == [f"a:{n}" for n in (1, 3, 4, 5, 7, 8, 9, 10)]
        for one in results:
            assert isinstance(one, Source) or "; " in one.message

    def test_json_of_several_lines_is_one_failure(self) -> None:
        assert "jq" in failure(json.dumps([{"text": "甲"}] * 9, indent=1).encode()).message
        assert "jq" in failure(json.dumps({"text": "甲", "id": "乙"}, indent=1).encode()).message

    @pytest.mark.parametrize("encoding", ["utf-8-sig", "gb18030", "big5", "utf-16", "utf-32"])
    def test_encodings(self, encoding: str) -> None:
        text = lines({"id": 1}, {"text": "漁港昨天開通了夜航，貨輪不必再等天亮就能靠岸。"}).decode()
        first, second = found(text.encode(encoding), "jsonl")
        assert isinstance(first, Failure)
        assert second.name == "a:2"
        assert second[1] == "漁港昨天開通了夜航，貨輪不必再等天亮就能靠岸。"

    @pytest.mark.parametrize(
        ("encoding", "spoilt"),
        [
            ("utf-16", b"\x00\xdc"),
            ("utf-16-be", b"\xd8\x00"),
            ("utf-32", b"\xff" * 4),
            ("utf-32-be", b"\x00\x00\xd8\x00"),
        ],
    )
    def test_spoilt_bytes_of_wide_encodings_fail_their_record(
        self, encoding: str, spoilt: bytes
    ) -> None:
        text = lines({"text": "\u2028甲\ufffd"}, {"text": "乙#"}, {"text": "丙"}).decode()
        data = text.encode(encoding).replace("#".encode(encoding)[-len(spoilt) :], spoilt)
        results = found(data, "jsonl", encoding)
        assert [type(one) for one in results] == [Source, Failure, Source]
        assert results[1].name == "a:2"
        assert "line 2" in results[1][2]  # type: ignore[operator]

    def test_a_wide_character_that_is_cut_off_fails_the_last_record(self) -> None:
        data = lines({"text": "甲"}, {"text": "乙"}).decode().encode("utf-16")
        assert [type(one) for one in found(data[:-1], "jsonl")] == [Source, Failure]

    def test_an_encoding_asked_for(self) -> None:
        (one,) = found(lines({"text": "联通"}).decode().encode("gbk"), "jsonl", "gbk")
        assert one[1] == "联通"

    @pytest.mark.parametrize("encoding", ["utf-16", "utf-32"])
    @pytest.mark.parametrize("kind", ["jsonl", "csv"])
    def test_units_without_a_mark_are_in_the_order_of_this_machine(
        self, encoding: str, kind: str
    ) -> None:
        text = '{"text": "渔港"}\n{"text": "夜航"}\n' if kind == "jsonl" else "text\n渔港\n夜航\n"
        data = text.encode(encoding)
        without = data.removeprefix("\ufeff".encode(encoding)[: len(data) // len(text)])
        for one in (data, without):
            assert [source[1] for source in found(one, kind, encoding)] == ["渔港", "夜航"]

    def test_nothing_and_what_is_no_text(self) -> None:
        assert "empty" in failure(b"\n\n").message
        assert "ZIP" in failure(b"PK\x03\x04" + bytes(100)).message
        packed = bytearray(gzip.compress(b"{}" * 999))
        assert "unpacked" in failure(bytes(packed[:20])).message
        packed[2] = 9
        assert "unpacked" in failure(bytes(packed)).message

    @pytest.mark.parametrize("encoding", ["gb18030", "big5"])
    def test_a_packed_file_of_another_encoding(self, encoding: str) -> None:
        text = lines({"text": "漁港昨天開通了夜航，貨輪不必再等天亮就能靠岸。"}).decode()
        (one,) = found(gzip.compress(text.encode(encoding)), "jsonl")
        assert one[1] == "漁港昨天開通了夜航，貨輪不必再等天亮就能靠岸。"

    def test_a_packed_file_whose_sum_is_wrong_gives_what_it_holds(self) -> None:
        packed = bytearray(gzip.compress(lines({"text": "渔港"})))
        packed[-8] ^= 1
        first, second = found(bytes(packed), "jsonl")
        assert first[1] == "渔港"
        assert isinstance(second, Failure)
        assert "get the whole file again" in second.message

    def test_a_line_without_end_is_a_failure(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(inputs, "MAX_BYTES", 2**20)
        assert "has a line of more than 1 MB" in failure(b"x" * (2**20 + 1)).message

    @given(st.lists(st.fixed_dictionaries({"text": texts, "title": texts, "id": texts})))
    def test_round_trip(self, records: list[dict[str, str]]) -> None:
        results = found(lines(*records), "jsonl")
        texts_found = [one[1] for one in results if isinstance(one, Source)]
        assert texts_found == [record["text"] for record in records]


class TestTables:
    """A header, and a record a row."""

    @pytest.mark.parametrize(
        ("kind", "delimiter", "encoding"),
        [
            ("csv", ",", "utf-8"),
            ("csv", ",", "utf-8-sig"),
            ("csv", ",", "gb18030"),
            ("csv", ";", "utf-8-sig"),
            ("csv", "\t", "utf-16"),
            ("tsv", "\t", "utf-8"),
        ],
    )
    def test_what_spreadsheets_write(self, kind: str, delimiter: str, encoding: str) -> None:
        rows = [["编号", "标题", "正文"], ["一", "渔港，夜航", HARBOUR], [], ["二", "", ORCHARD]]
        results = found(table(*rows, delimiter=delimiter).encode(encoding), kind)
        expected = [("一", HARBOUR, "渔港，夜航"), ("二", ORCHARD, None)]
        assert [one[:3] for one in results] == expected

    def test_lines_count_those_inside_quotation_marks(self) -> None:
        data = table(["text"], ["甲\n乙"], ["丙"], ["丁", "戊"], ["己"]).encode()
        assert [one.name for one in found(data, "csv")] == ["a:2", "a:4", "a:5", "a:6"]
        assert [type(one) for one in found(data, "csv")].count(Failure) == 1

    def test_a_field_may_be_long(self) -> None:
        text = "渔" * 300_000
        assert [one[1] for one in found(table(["text"], [text]).encode(), "csv")] == [text]

    def test_spoilt_bytes_are_one_failure(self) -> None:
        head, tail = table(["text"], [HARBOUR]).encode(), table([ORCHARD], [HARBOUR]).encode()
        results = found(head + b"\xff\xfe,\r\n" + tail, "csv")
        assert [type(one) for one in results] == [Source, Failure, Source, Source]
        assert "utf-8" in results[1][2]  # type: ignore[operator]

    def test_a_quotation_mark_that_is_not_closed_is_text(self) -> None:
        data = 'id,text\n1,"港口很忙。\n2,船来了。\n'.encode()
        assert [one[:2] for one in found(data, "csv")] == [("1", '"港口很忙。'), ("2", "船来了。")]

    @pytest.mark.parametrize("kind", ["csv", "tsv"])
    def test_quotation_marks_around_a_part_of_a_cell_are_text(self, kind: str) -> None:
        delimiter = {"csv": ",", "tsv": "\t"}[kind]
        cells = ['"好"字当头。', '"船来了"，他说。', '"', '"半个', "没有", '""', '"甲"\u2028"乙"丙']
        rows = [f"{n}{delimiter}{cell}。\n" for n, cell in enumerate(cells)]
        data = f"id{delimiter}text\n{''.join(rows)}".encode()
        assert [one[1] for one in found(data, kind)] == [f"{cell}。" for cell in cells]

    def test_cells_of_several_lines_are_whole_and_keep_the_number_of_their_line(self) -> None:
        data = 'text\n"甲\n乙""丙"\n"丁\n'.encode()
        assert [one[:2] for one in found(data, "csv")] == [("a:2", '甲\n乙"丙'), ("a:4", '"丁')]

    def test_a_mark_that_is_not_closed_leaves_the_rows_below_their_own_text(self) -> None:
        rows = ['1,"开头没有收尾的引号', "2,第二行完好。", "3,第三行完好。"]
        data = "\n".join(["id,text", *rows]) + "\n"
        records = read(io.BytesIO(data.encode()), "a", "csv", "auto", Fields())
        assert [record.raw for record in records] == rows

    def test_spoilt_bytes_below_a_mark_that_is_not_closed_fail_their_own_row(self) -> None:
        rows = ['1,"开头没有收尾的引号', "2,第二行完好。", "3,第三行\ufffd。", "4,第四行完好。"]
        data = ("\n".join(["id,text", *rows]) + "\n").encode().replace("\ufffd".encode(), b"\xff")
        records = list(read(io.BytesIO(data), "a", "csv", "utf-8", Fields()))
        assert [type(record.source) for record in records] == [Source, Source, Failure, Source]
        assert [record.raw for record in records] == rows
        assert "line 4" in records[2].source[2]  # type: ignore[operator]

    def test_spoilt_bytes_in_a_cell_of_several_lines_fail_its_row(self) -> None:
        data = 'id,text\n1,"甲\n\ufffd\n乙"\n2,丙\n'.encode().replace("\ufffd".encode(), b"\xff")
        records = list(read(io.BytesIO(data), "a", "csv", "utf-8", Fields()))
        assert [type(record.source) for record in records] == [Failure, Source]
        assert [record.raw for record in records] == ['1,"甲\n\ufffd\n乙"', "2,丙"]

    def test_spoilt_bytes_in_the_header_fail_no_row(self) -> None:
        results = found(
            "text,注\ufffd\n甲,乙\n".encode().replace("\ufffd".encode(), b"\xff"), "csv"
        )
        assert [(type(one), one.name) for one in results] == [(Failure, "a:1"), (Source, "a:2")]

    def test_rows_without_text_are_in_no_raw_text(self) -> None:
        data = "id,text\n1,甲\n,\n2,乙\n".encode()
        records = read(io.BytesIO(data), "a", "csv", "auto", Fields())
        assert [record.raw for record in records] == ["1,甲", "2,乙"]

    def test_stray_marks_are_not_looked_for_again_in_each_row(self) -> None:
        row = '"' + "渔港的夜航灯" * 50
        data = ("text\n" + f"{row}。\n" * 2_000).encode()
        before = time.process_time()
        assert len(found(data, "csv")) == 2_000
        assert time.process_time() - before < MAX_TABLE_SECONDS

    def test_rows_may_end_in_a_carriage_return_alone(self) -> None:
        data = table(["id", "text"], ["一", HARBOUR], ["二", "甲，乙;丙"]).replace("\r\n", "\r")
        assert [one[:2] for one in found(data.encode(), "csv")] == [
            ("一", HARBOUR),
            ("二", "甲，乙;丙"),
        ]

    @given(st.binary(max_size=60), st.sampled_from(["jsonl", "csv", "tsv"]))
    def test_any_bytes_are_records_or_failures(self, data: bytes, kind: str) -> None:
        for one in found(b"text,id\tx\n" + data, kind) + found(data, kind):
            assert isinstance(one, Source) or "; " in one.message

    def test_missing_cells_are_empty(self) -> None:
        (one,) = found(b"id,text,title\n7\n", "csv")
        assert one[:3] == ("7", "", None)

    def test_a_header_alone_is_a_failure(self) -> None:
        assert "empty" in failure(table(["text", "id"]).encode(), "csv").message

    @given(st.lists(st.tuples(texts.map(str.strip).filter(bool), texts)), st.sampled_from(",\t;"))
    def test_round_trip(self, rows: list[tuple[str, str]], delimiter: str) -> None:
        data = table(["id", "text"], *map(list, rows), delimiter=delimiter).encode()
        results = found(data, "csv", "utf-8")
        if rows:
            assert [one[:2] for one in results] == rows


@pytest.fixture(scope="module")
def corpus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("corpus")
    records = [{"id": "渔港", "text": HARBOUR}, {"title": "果园", "text": ORCHARD}]
    (folder / "a.jsonl").write_bytes(lines(*records))
    (folder / "a.jsonl.gz").write_bytes(gzip.compress(lines(*records)))
    rows = [["id", "title", "text"], ["渔港", "", HARBOUR], ["", "果园", ORCHARD]]
    (folder / "a.csv").write_text(table(*rows), encoding="utf-8", newline="")
    (folder / "a.tsv").write_text(table(*rows, delimiter="\t"), encoding="utf-8", newline="")
    return folder


class TestCommandLine:
    """As a user meets it."""

    @pytest.mark.parametrize("ending", [".jsonl", ".jsonl.gz", ".csv", ".tsv"])
    def test_each_record_is_a_document(self, corpus: Path, ending: str) -> None:
        path = str(corpus / f"a{ending}")
        first, second = jsonl_of("summarize", path)
        assert (first["name"], first["title"]) == ("渔港", None)
        line = second["name"].removeprefix(f"{path}:")
        assert (line, second["title"]) == ("3" if ending in (".csv", ".tsv") else "2", "果园")
        for chosen, text in ((first, HARBOUR), (second, ORCHARD)):
            for sentence in chosen["sentences"]:
                assert text[sentence["start"] : sentence["end"]] == sentence["text"]
                assert sentence["line"] == 1 + text.count("\n", 0, sentence["start"])

    @pytest.mark.parametrize("name", COMMANDS)
    def test_every_command_reads_them(self, corpus: Path, name: str) -> None:
        names = {one["name"] for one in jsonl_of(name, str(corpus / "a.jsonl"))}
        assert names == {"渔港", f"{corpus / 'a.jsonl'}:2"}

    def test_standard_input_and_field_names(self) -> None:
        data = lines({"k": "渔港", "t": HARBOUR, "h": "夜航"})
        arguments = (
            "--from",
            "jsonl",
            "--text-field",
            "t",
            "--title-field",
            "h",
            "--id-field",
            "k",
        )
        (one,) = jsonl_of("outline", "-", *arguments, data=data)
        assert (one["name"], one["title"]) == ("渔港", "夜航")
        (two,) = jsonl_of("outline", "-", "--from", "csv", data=table(["text"], [HARBOUR]).encode())
        assert two["name"] == "-:2"

    def test_a_table_can_be_read_as_a_text(self, corpus: Path) -> None:
        path = str(corpus / "a.csv")
        (one,) = jsonl_of("clean", path, "--from", "text")
        assert one["name"] == path

    def test_a_bad_line_is_told_and_the_others_written(self) -> None:
        data = lines({"text": HARBOUR}) + b"{\n" + lines({"text": ORCHARD})
        process = run("summarize", "-", "--from", "jsonl", "-f", "jsonl", data=data)
        assert process.returncode == 1
        assert process.stdout.count(b"\n") == 2
        assert process.stderr.startswith(b"summarizer: -:2: is no JSON")
        assert process.stderr.count(b"\n") == 1

    def test_the_first_result_comes_before_the_last_record(self) -> None:
        with subprocess.Popen(
            command("summarize", "--from", "jsonl", "-f", "jsonl"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment(),
            cwd=ROOT,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            for number in range(2):
                process.stdin.write(lines({"id": number, "text": HARBOUR}))
                process.stdin.flush()
                assert json.loads(process.stdout.readline())["name"] == str(number)
            process.stdin.close()
            assert process.stdout.read() == b""
            assert process.wait(TIMEOUT_SECONDS) == 0
