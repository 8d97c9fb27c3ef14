"""The text of files that have markup or layout: offsets into what was taken out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.errors import InputError
from summarizer.readers.extracted import Block, compose


def test_each_block_is_a_line_apart_by_a_blank_line() -> None:
    manuscript = compose("a.docx", "utf-8", [Block("标题", "heading", 1), Block("第一段\n接着。")])
    assert manuscript.text == "标题\n\n第一段 接着。"
    assert [(line.line, line.gap, line.kind) for line in manuscript.lines] == [
        (1, 1, "heading"),
        (3, 2, "text"),
    ]


def test_a_verbatim_block_keeps_its_lines() -> None:
    manuscript = compose("a.docx", "utf-8", [Block("a | b\nc | d", "verbatim"), Block("后文。")])
    assert [line.line for line in manuscript.lines] == [1, 4]


def test_a_verbatim_block_keeps_its_indents_and_has_no_other_line_ends() -> None:
    code = "\r\n  \n    def f():\r\n        return '\u2028'\r        # 完\n\n"
    manuscript = compose("a.docx", "utf-8", [Block(code, "verbatim"), Block("后文。")])
    assert [line.text for line in manuscript.lines] == [
        "    def f():\n        return '\u2028'\n        # 完",
        "后文。",
    ]
    assert [line.line for line in manuscript.lines] == [1, 5]


def test_more_than_anybody_reads_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("summarizer.decoding.MAX_CHARACTERS", 8)
    with pytest.raises(InputError, match=r"is longer than .* characters; give it"):
        compose("a.epub", "utf-8", [Block("渡口停航")] * 2)


@given(st.lists(st.builds(Block, st.text(max_size=20), st.sampled_from(["text", "verbatim"]))))
def test_offsets_point_at_the_text(blocks: list[Block]) -> None:
    manuscript = compose("a.docx", "utf-8", blocks)
    for line in manuscript.lines:
        assert line.line == manuscript.text.count("\n", 0, line.start) + 1
        assert manuscript.text[line.start : line.end].strip() != ""


def test_a_heading_without_letters_is_none() -> None:
    manuscript = compose("a.html", "utf-8", [Block("◆◆◆", "heading", 2), Block("正文。")])
    assert [line.kind for line in manuscript.lines] == ["text", "text"]
