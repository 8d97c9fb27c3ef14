"""The text of files that have markup or layout: offsets into what was taken out."""

from hypothesis import given
from hypothesis import strategies as st

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


@given(st.lists(st.builds(Block, st.text(max_size=20), st.sampled_from(["text", "verbatim"]))))
def test_offsets_point_at_the_text(blocks: list[Block]) -> None:
    manuscript = compose("a.docx", "utf-8", blocks)
    for line in manuscript.lines:
        assert line.line == manuscript.text.count("\n", 0, line.start) + 1
        assert manuscript.text[line.start : line.end].strip() != ""


def test_a_heading_without_letters_is_none() -> None:
    manuscript = compose("a.html", "utf-8", [Block("◆◆◆", "heading", 2), Block("正文。")])
    assert [line.kind for line in manuscript.lines] == ["text", "text"]
