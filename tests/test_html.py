"""Web pages: the article with title, byline, headings and captions, and nothing else."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from processes import complaint, output, record, run, shell
from web_pages import PARAGRAPHS, TITLE, page

from summarizer import readers
from summarizer.errors import InputError
from summarizer.model import Line, Manuscript, Source
from summarizer.readers.pages.article import find_densest, find_readable
from summarizer.readers.pages.blocks import read_pieces
from summarizer.readers.pages.tree import parse


def read(text: str | bytes, name: str = "a.html", format: str = "html") -> Manuscript:
    return readers.read(Source(name, text, format=format))


def told(body: str) -> list[tuple[str, str]]:
    """The kind and text of what the reader makes of a page with `body`, below the byline."""
    lines = read(page(body)).lines
    assert (lines[0].text, lines[0].kind, lines[0].level) == (TITLE, "heading", 1)
    assert lines[1].kind == "byline"
    return [(line.kind, line.text) for line in lines[2:]]


def around(*blocks: str) -> str:
    """A body in which `blocks` stand between paragraphs long enough to be an article."""
    first, second, third = (f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    return first + "".join(blocks) + second + third


def inner(*blocks: str) -> list[tuple[str, str]]:
    """What `blocks` become inside of an article."""
    lines = told(around(*blocks))
    texts = [("text", paragraph) for paragraph in PARAGRAPHS]
    assert (lines[0], lines[-2], lines[-1]) == tuple(texts)
    return lines[1:-2]


class TestArticle:
    def test_is_all_that_is_taken_from_a_page(self) -> None:
        manuscript = read(page())
        assert manuscript.title == TITLE
        assert manuscript.byline == "2023年5月6日 09:30 来源：江城日报"
        assert manuscript.text.split("\n\n") == [TITLE, manuscript.byline, *PARAGRAPHS]

    def test_two_short_paragraphs_are_one(self) -> None:
        assert told("<p>渡口今天停航。</p><p>明天照常开船。</p>") == [
            ("text", "渡口今天停航。"),
            ("text", "明天照常开船。"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "<p>渡口今天停航。</p><p>明天照常开船。</p>",
            "<div>渡口今天停航。<br>明天照常开船。</div>",
            "渡口今天停航。<br/><br/>　　明天照常开船。",
            "<table><tr><td>渡口今天停航。<p>明天照常开船。</td></tr></table>",
            "<body>渡口今天停航。</body></html><p>明天照常开船。",
        ],
    )
    def test_a_fragment_is_read_whole(self, text: str) -> None:
        assert [line.text for line in read(text).lines] == ["渡口今天停航。", "明天照常开船。"]

    def test_an_article_in_one_element_with_line_breaks(self) -> None:
        body = "<br><br>".join(f"　　{paragraph}" for paragraph in PARAGRAPHS)
        assert told(f'<font size="3">{body}</font>') == [("text", p) for p in PARAGRAPHS]

    def test_an_article_inside_a_form_and_layout_tables(self) -> None:
        paragraphs = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        body = (
            f"<form><table><tr><td>&nbsp;</td><td><table><tr><td>{paragraphs}</td></tr></table>"
            "</td></tr></table></form>"
        )
        assert told(body) == [("text", paragraph) for paragraph in PARAGRAPHS]

    @pytest.mark.parametrize("depth", [1, 2, 5])
    @pytest.mark.parametrize("tag", ["div", "section"])
    def test_paragraphs_that_stand_in_wrappers_each(self, tag: str, depth: int) -> None:
        opening, closing = f"<{tag} class='b'>" * depth, f"</{tag}>" * depth
        body = "".join(f"{opening}<p>{paragraph}</p>{closing}" for paragraph in PARAGRAPHS)
        assert told(body) == [("text", paragraph) for paragraph in PARAGRAPHS]

    def test_a_long_thread_of_comments_is_no_part_of_it(self) -> None:
        comment = f'<div class="comment"><p>{PARAGRAPHS[1]}</p></div>'
        text = page().replace('<div class="comments">', f'<div class="comments">{comment * 20}')
        assert read(text).text == read(page()).text

    def test_readability_and_the_densest_element_agree_on_it(self) -> None:
        root = parse(page())
        pieces = read_pieces(root)
        densest = find_densest(root, pieces)
        assert densest is not None
        assert densest.get("class") == "text"
        assert densest in find_readable(root)

    def test_an_article_inside_an_item_of_a_layout_list(self) -> None:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        assert told(f"<ul><li>{body}</li></ul>") == [("text", p) for p in PARAGRAPHS]

    def test_what_a_script_shows_on_opening_is_not_hidden(self) -> None:
        body = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
        hidden = f'<div style="visibility: hidden"><div style="display: none">{body}</div></div>'
        assert told(hidden) == [("text", paragraph) for paragraph in PARAGRAPHS]

    @pytest.mark.parametrize(
        "junk",
        [
            "<script>var a = '江边的脚本。';</script>",
            "<style>p { color: red }</style>",
            "<!-- 江边的注释。 -->",
            '<p style="display:none">江边的广告，点开有奖。</p>',
            "<p hidden>江边的广告，点开有奖。</p>",
            "<p>分享到：<a href='#'>微信</a></p>",
            "<p><a href='/x'>点击进入江城日报客户端</a></p>",
            "<ul><li><a href='/1'>江上又起新桥</a></li><li><a href='/2'>摆渡人的冬天</a></li></ul>",
            "<select><option>字号</option></select><textarea>说点什么</textarea>",
        ],
    )
    def test_junk_within_is_left_out(self, junk: str) -> None:
        assert inner(junk) == []

    @pytest.mark.parametrize(
        "rest",
        [
            "<h3>专题</h3><p><a href='/1'>江上又起新桥</a></p><h3>图集</h3><a href='/2'>江</a>",
            "<p><b>相关阅读</b></p><p><a href='/1'>江上又起新桥</a></p><p>新桥今年动工。</p>",
        ],
    )
    def test_other_articles_below_are_left_out(self, rest: str) -> None:
        assert told(around() + rest) == [("text", paragraph) for paragraph in PARAGRAPHS]

    @given(
        st.lists(
            st.sampled_from(
                "<p> </p> <div> </div> <b> <br> <li> <ul> <table> <tr> <td> <h2> <img> <a> </a> "
                "<pre> </table> 渡口的船， 靠岸了。 &amp; &# <![CDATA[ <!-- --> <o:p> <p".split(" ")
            ),
            max_size=40,
        )
    )
    @settings(deadline=None)
    def test_any_tags_give_lines_that_lie_at_their_places(self, parts: list[str]) -> None:
        try:
            manuscript = read("".join(parts))
        except InputError:
            return
        for line in manuscript.lines:
            if line.kind != "verbatim":
                start = line.spans[0][1]
                assert manuscript.text[start : line.end] == line.text


class TestTitleAndByline:
    @pytest.mark.parametrize(
        ("title", "expected"),
        [
            ("江上来信_文化_江城日报网", "江上来信"),
            ("江上来信--文化--江城网", "江上来信"),
            ("江上来信 - 江城晚报", "江上来信"),
            ("江上来信|江城新闻", "江上来信"),
            ("2024-2025学年校历", "2024-2025学年校历"),
            ("江城—海城航线开通", "江城—海城航线开通"),
        ],
    )
    def test_without_a_heading_the_page_title_loses_the_site(
        self, title: str, expected: str
    ) -> None:
        text = f"<html><head><title>{title}</title></head><body><p>{PARAGRAPHS[0]}</p></body>"
        assert read(text).title == expected

    def test_the_declared_title_goes_before_that_of_the_page(self) -> None:
        head = '<meta property="og:title" content="江上来信"><title>江城日报网</title>'
        assert read(f"<head>{head}</head><p>{PARAGRAPHS[0]}</p>").title == "江上来信"

    def test_a_heading_that_is_only_the_name_of_the_site_is_no_title(self) -> None:
        head = "<title>江上来信_江城新闻中心</title>"
        text = f"<head>{head}</head><h2>江城新闻中心</h2><p>{PARAGRAPHS[0]}</p>"
        assert read(text).title == "江上来信"

    def test_a_logo_is_no_title(self) -> None:
        text = page().replace("<body>", '<body><h1><a href="/">江城日报网</a></h1>')
        assert read(text).title == TITLE

    @pytest.mark.parametrize(
        ("info", "expected"),
        [
            (
                "<span>2023-05-06 09:30:11</span><span>来源：<a href='/'>江城日报</a></span>",
                "2023-05-06 09:30:11 来源： 江城日报",
            ),
            ("作者：秦望舒", "作者：秦望舒"),
            (
                "2023/5/6 字号：<a>大</a> <a>小</a> 来源：江城日报 分享到：<a>微信</a>",
                "2023/5/6 来源：江城日报",
            ),
            ("<p>来源：江城日报</p><p>2023年5月6日</p>", "来源：江城日报 2023年5月6日"),
        ],
    )
    def test_byline_is_the_line_below_the_title(self, info: str, expected: str) -> None:
        manuscript = read(page(info=info))
        assert manuscript.byline == expected
        assert (manuscript.lines[1].kind, manuscript.lines[1].text) == ("byline", expected)

    def test_byline_of_the_head_where_the_page_shows_none(self) -> None:
        head = (
            '<meta name="author" content="秦望舒"><meta name="source" content="江城日报">'
            '<meta property="article:published_time" content="2023-05-06T09:30:00+08:00">'
        )
        manuscript = read(page(head=head, info=""))
        assert manuscript.byline == "2023-05-06 09:30 江城日报 秦望舒"
        assert "秦望舒" not in manuscript.text

    def test_author_of_the_head_where_the_page_shows_a_date_alone(self) -> None:
        head = '<meta name="author" content="秦望舒">'
        assert read(page(head=head, info="2023-05-06 09:30")).byline == "2023-05-06 09:30 秦望舒"

    def test_an_editor_below_stays_for_the_repair_to_judge(self) -> None:
        body = around("") + "<p>（责任编辑：林晚）</p>"
        assert told(body)[-1] == ("text", "（责任编辑：林晚）")


class TestBlocks:
    def test_headings_follow_the_title_in_level(self) -> None:
        body = around("<h3>江上</h3>", f"<p>{PARAGRAPHS[1]}</p>", "<h4>岸边</h4>")
        lines = read(page(body)).lines
        assert [(line.text, line.level) for line in lines if line.kind == "heading"][1:] == [
            ("江上", 2),
            ("岸边", 3),
        ]

    @pytest.mark.parametrize(
        "heading",
        [
            "<p><strong>江上的日子</strong></p>",
            "<p>　　<b>江上的日子</b></p>",
            '<p><span style="font-weight: bold">江上的日子</span></p>',
            "<p><strong>江上</strong><strong>的日子</strong></p>",
            "<div><strong>江上的日子</strong><br>" + PARAGRAPHS[1] + "</div>",
        ],
    )
    def test_a_bold_paragraph_is_a_heading(self, heading: str) -> None:
        assert inner(heading)[0] == ("heading", "江上的日子")

    @pytest.mark.parametrize(
        "text",
        [
            "江上的日子，他不肯细说。",
            "本报记者 秦望舒 林晚",
            "——摘自《江上书》",
            "编者按：",
            "“船还在，人就在！”",
            "一个长得过了四十个字符的粗体段落不是小标题而是作者想要强调的一句话所以它只能算作正文的一部分",
        ],
    )
    def test_other_bold_paragraphs_are_text(self, text: str) -> None:
        body = around(f"<p>{PARAGRAPHS[1]}</p>", f"<p><b>{text}</b></p>")
        assert ("text", text) in told(body)

    def test_where_most_is_bold_nothing_is_a_heading(self) -> None:
        verse = ("山高月小", "水落石出", "江流有声", "断岸千尺")
        lines = told("".join(f"<p><b>{line}</b></p>" for line in verse) + "<p>江上诗一首。</p>")
        assert {kind for kind, _ in lines} == {"text"}

    @pytest.mark.parametrize(
        "caption",
        [
            "<figure><img src='a.jpg'><figcaption>清晨的渡口</figcaption></figure>",
            "<div><img src='a.jpg'><p class='img-desc'>清晨的渡口</p></div>",
            "<p><img src='a.jpg'><br>清晨的渡口</p>",
            "<p align='center'><img src='a.jpg'></p><p align='center'>清晨的渡口</p>",
        ],
    )
    def test_captions(self, caption: str) -> None:
        assert inner(caption) == [("caption", "清晨的渡口")]

    def test_a_paragraph_below_an_image_is_no_caption(self) -> None:
        assert inner("<p><img src='a.jpg'></p>", "<p>他沿着石阶慢慢走下去</p>") == [
            ("text", "他沿着石阶慢慢走下去")
        ]

    def test_lists_have_their_marks(self) -> None:
        nested = "<ol><li>解缆</li><li>撑船<ul><li>慢些</li></ul></li></ol>"
        body = around(nested, "<ul><li>靠岸</ul>")
        items = [line for line in read(page(body)).lines if line.kind == "item"]
        assert [(line.marker, line.text) for line in items] == [
            ("1. ", "解缆"),
            ("2. ", "撑船"),
            ("- ", "慢些"),
            ("- ", "靠岸"),
        ]

    def test_quotations(self) -> None:
        assert inner("<blockquote><p>江水不等人。</p></blockquote>") == [("quote", "江水不等人。")]

    def test_tables_of_data_are_kept_as_tables(self) -> None:
        table = "<table><tr><th>船</th><th>座位</th></tr><tr><td>甲|乙</td><td>12</td></tr></table>"
        assert inner(table) == [("verbatim", "| 船 | 座位 |\n| --- | --- |\n| 甲\\|乙 | 12 |")]

    def test_preformatted_text_keeps_its_lines(self) -> None:
        assert inner("<pre>a = 1\n  b = 2</pre>") == [("verbatim", "a = 1\n  b = 2")]

    def test_an_article_in_preformatted_text_is_an_article(self) -> None:
        body = "\n\n".join(f"　　{paragraph}" for paragraph in PARAGRAPHS)
        assert told(f"<pre>{body}</pre>") == [("text", paragraph) for paragraph in PARAGRAPHS]

    def test_entities_and_line_ends_within_a_paragraph(self) -> None:
        assert inner("<p>渡口&ldquo;停航&rdquo;&mdash;\n   大桥&#36890;车&nbsp;A&amp;B\nC</p>") == [
            ("text", "渡口“停航”—大桥通车 A&B C")
        ]

    def test_pinyin_above_characters_is_left_out(self) -> None:
        assert inner("<p><ruby>渡<rt>dù</rt>口<rt>kǒu</rt></ruby>停航了。</p>") == [
            ("text", "渡口停航了。")
        ]


class TestEncodings:
    @pytest.mark.parametrize("declared", ["gb2312", "utf-8", "big5", "nonsense"])
    @pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
    def test_the_bytes_decide_whatever_the_page_declares(
        self, declared: str, encoding: str
    ) -> None:
        text = page(head=f'<meta charset="{declared}">').replace("周德顺", "周镕顺——")
        manuscript = read(text.encode(encoding), format="auto")
        assert manuscript.encoding == encoding
        assert "周镕顺——在江边守了三十一年" in manuscript.text


class TestDispatch:
    @pytest.mark.parametrize(
        ("name", "text", "expected"),
        [
            ("a.html", "<p>渡口</p>", "html"),
            ("a.HTM", "渡口<br>江边", "html"),
            ("a.xhtml", "<?xml version='1.0'?>\n<html><body>渡口</body></html>", "html"),
            ("a.html", "渡口没有标签", "text"),
            ("a.txt", "<!DOCTYPE html><p>渡口", "html"),
            ("a.md", "\ufeff\n<!-- 存档 -->\n<html><p>渡口", "html"),
            ("-", "<div><p>渡口</p><p>江边</p></div>", "html"),
            ("-", "<p align='center'><img src='a'></p><p></p><p></p>\n\n# 渡口\n", "markdown"),
            ("a.md", "<div><p>渡口</p><p>江边</p></div>", "markdown"),
            ("-", "<渡口> 江边 <石阶>", "text"),
            ("-", "1 < 2 <p> 江边", "text"),
            ("a.txt", "文件以 %PDF-1.7 开头。", "text"),
        ],
    )
    def test_text_is_told_by_content_before_the_ending(
        self, name: str, text: str, expected: str
    ) -> None:
        assert readers.detect(Source(name, text)) == expected
        assert readers.detect(Source(name, text.encode())) == expected

    @pytest.mark.parametrize(
        ("data", "expected"),
        [
            (b"%PDF-1.7\n%\xe2\xe3", "pdf"),
            (b"\r\n\r\n%PDF-1.4\n1 0 obj\nendobj\n", "pdf"),
            (b"PK\x03\x04" + bytes(26) + b"mimetypeapplication/epub+zip", "epub"),
            (b"PK\x03\x04" + bytes(26) + b"word/document.xml", "docx"),
        ],
    )
    @pytest.mark.parametrize("name", ["-", "a.txt", "a.html", "a.md"])
    def test_bytes_are_told_by_content(self, name: str, data: bytes, expected: str) -> None:
        assert readers.detect(Source(name, data)) == expected

    @pytest.mark.parametrize("format", ["docx", "pdf", "epub"])
    def test_text_is_no_file_of_bytes(self, format: str) -> None:
        with pytest.raises(InputError, match=f"is text, not {format}"):
            read("渡口", format=format)


class TestHostilePages:
    @pytest.mark.parametrize("tag", ["div", "b", "table><tr><td", "ul><li"])
    def test_a_hundred_thousand_nested_tags(self, tag: str) -> None:
        with pytest.raises(InputError, match="nests its tags too deep"):
            read(f"<{tag}>" * 100_000 + "渡口。")

    @pytest.mark.parametrize(
        "text",
        [
            "<p>渡口。" * 100_000,
            "<p></p>" * 200_000 + "<p>渡口。</p>",
            "<br>" * 300_000 + "渡口。",
            f"<p class='{'x ' * 500_000}'>渡口。</p>",
            f"<p>{' ' * 2_000_000}渡口。</p>",
            "<a href='#'>渡口</a>" * 100_000 + "渡口。",
            "<table>" + "<tr><td>渡口</td><td>江边</td></tr>" * 50_000 + "</table>渡口。",
            "<!--" * 500_000 + "渡口。--><p>渡口。</p>",
            "<" * 1_000_000 + "<p>渡口。</p>",
            "<title>" * 100_000 + "</title><p>渡口。</p>",
        ],
        ids=lambda text: text[:12],
    )
    def test_the_quadratic_cases_of_parsers_end(self, text: str) -> None:
        process = run("clean", "--from", "html", data=text.encode())
        assert process.returncode == 0
        assert "渡口" in process.stdout.decode()

    def test_a_page_over_the_limit_is_refused(self) -> None:
        process = run("summarize", "--from", "html", data=b"<p>" + b"x" * 5_000_001)
        assert complaint(process, 1) == (
            "-: is a page of more than 5 MB; save the text alone, or a part of it"
        )

    @pytest.mark.parametrize(
        "control",
        [
            *("\x0c", "\x01", "\ufffe", "\uffff", "&#12;", "&#1;", "&#1", "&#031;", "&#65535;"),
            *("&#xb;", "&#X0C;", "&#x1f", "&#xFFFE;"),
        ],
    )
    def test_characters_that_no_tree_may_hold_are_spaces(self, control: str) -> None:
        manuscript = read(f"<p>渡口</p><script></script>{control}江边<p>大桥</p>")
        assert [line.text for line in manuscript.lines] == ["渡口", "江边", "大桥"]
        kept = read("<p>渡口</p><script></script>&#13;&#122;&#x1f600;&#x1F0;<p>大桥</p>")
        assert "z😀ǰ" in kept.text

    def test_entities_are_not_expanded_and_nothing_is_read(self, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("机密", encoding="utf-8")
        bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
        text = (
            f'<!DOCTYPE html [<!ENTITY a0 "哈哈"><!ENTITY x SYSTEM "{secret.as_uri()}">{bomb}]>'
            "<html><body><p>&a9;&x;渡口停航。</p></body></html>"
        )
        manuscript = read(text)
        assert "机密" not in manuscript.text
        assert len(manuscript.text) < 2000

    @pytest.mark.parametrize(
        "text", ["", " \n", "<!-- 空 -->", "<html></html>", "<p> </p>", "<html hidden>"]
    )
    def test_an_empty_page(self, text: str) -> None:
        process = run("summarize", "--from", "html", data=text.encode())
        assert complaint(process, 1) == "-: is empty; there is nothing to read"

    def test_a_missing_library_is_named_with_the_extra(self, tmp_path: Path) -> None:
        (tmp_path / "lxml").mkdir()
        (tmp_path / "lxml" / "__init__.py").write_text("raise ImportError", encoding="utf-8")
        process = run("summarize", data=page().encode(), env={"PYTHONPATH": str(tmp_path)})
        assert complaint(process, 1) == (
            "-: reading HTML needs lxml; pip install 'zh-summarizer[documents]'"
        )


class TestCommandLine:
    def test_a_page_on_standard_input(self) -> None:
        summary = record("summarize", data=page().encode())
        assert (summary["title"], summary["byline"]) == (TITLE, "2023年5月6日 09:30 来源：江城日报")
        assert {s["text"] for s in summary["sentences"]} <= set(PARAGRAPHS)

    def test_a_page_with_another_ending_among_other_files(self, tmp_path: Path) -> None:
        (tmp_path / "page.txt").write_text(page(), encoding="gb18030")
        (tmp_path / "note.txt").write_text("渡口停航。\n", encoding="utf-8")
        rows = output("outline", "page.txt", "note.txt", "-f", "jsonl", cwd=tmp_path).split("\n")
        assert [json.loads(row)["title"] for row in rows[:2]] == [TITLE, None]

    def test_from_overrules_the_content(self) -> None:
        assert "<p>" in output("clean", "--from", "text", data="<p>渡口</p>".encode())

    def test_the_sample_gives_title_byline_and_sections(self) -> None:
        process = shell(
            "summarizer summarize samples/page.html -f json"
            " | python -c 'import json, sys; r = json.load(sys.stdin);"
            ' print(r["title"], r["byline"], *(s["heading"] for s in r["sections"]), sep="\\n")\''
        )
        assert process.stdout.decode().split("\n") == [
            "老粮仓改成图书馆：一座县城怎样留住读书人",
            "2024-11-07 08:15 来源：临川晚报 记者：许知远舟",
            "None",
            "不拆，比拆更贵",
            "把座位让给谁",
            "书从哪里来",
            "",
        ]

    def test_offsets_refer_to_the_text_taken_out(self) -> None:
        text = read(page()).text
        for sentence in record("sentences", data=page().encode())["sentences"]:
            assert text[sentence["start"] : sentence["end"]] == sentence["text"]


def test_a_line_is_of_a_known_kind() -> None:
    kinds = {
        line.kind for line in read(page(around("<h2>江</h2><pre>a</pre><ul><li>船</ul>"))).lines
    }
    assert kinds <= {"text", "heading", "caption", "byline", "item", "quote", "verbatim"}
    assert Line._field_defaults["kind"] in kinds
