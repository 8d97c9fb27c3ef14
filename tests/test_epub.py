"""EPUB books: chapters in reading order with their titles, without notes and contents."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest
from processes import complaint, record, run
from web_pages import PARAGRAPHS, book, chapter

from summarizer import readers
from summarizer.errors import InputError
from summarizer.model import Manuscript, Source

FIRST, SECOND, THIRD = PARAGRAPHS
ONE = chapter(f"<h2>第一章 渡口</h2><p>{FIRST}</p><h3>清晨</h3><p>{SECOND}</p>")
TWO = chapter(f"<h1>第二章 大桥</h1><p>{THIRD}</p>")
CHAPTERS = {"one.xhtml": ONE, "two.xhtml": TWO}


def read(data: bytes) -> Manuscript:
    return readers.read(Source("book.epub", data))


def headings(manuscript: Manuscript) -> list[tuple[int, str]]:
    return [(line.level, line.text) for line in manuscript.lines if line.kind == "heading"]


def texts(manuscript: Manuscript) -> list[str]:
    return [line.text for line in manuscript.lines if line.kind != "heading"]


def refusal(data: bytes) -> str:
    with pytest.raises(InputError) as info:
        read(data)
    assert "\n" not in str(info.value)
    return str(info.value)


class TestChapters:
    def test_stand_in_reading_order_under_their_titles(self) -> None:
        manuscript = read(book(CHAPTERS))
        assert (manuscript.title, manuscript.byline) == ("江上书", "沈月华")
        assert headings(manuscript) == [(1, "第一章 渡口"), (2, "清晨"), (1, "第二章 大桥")]
        assert texts(manuscript) == [FIRST, SECOND, THIRD]

    def test_the_spine_decides_the_order_and_what_is_read(self) -> None:
        spine = '<itemref idref="c1"/><itemref idref="c0"/><itemref idref="c2" linear="no"/>'
        chapters = {**CHAPTERS, "notes.xhtml": chapter("<p>注释在这里。</p>")}
        assert texts(read(book(chapters, spine=spine))) == [THIRD, FIRST, SECOND]

    def test_short_chapters_are_whole(self) -> None:
        chapters = {"a.xhtml": chapter("<p>一。</p>"), "b.xhtml": chapter("<div>二<br/>三</div>")}
        assert texts(read(book(chapters))) == ["一。", "二", "三"]

    def test_titles_come_from_the_contents_where_chapters_have_none(self) -> None:
        chapters = {
            "a.xhtml": chapter(f"<p>{FIRST}</p>"),
            "b%20c.xhtml": chapter(f"<p><b>第二章　大桥</b></p><p>{SECOND}</p>"),
        }
        chapters["b c.xhtml"] = chapters.pop("b%20c.xhtml")
        labels = {"a.xhtml": "第一章 渡口", "b%20c.xhtml": "第二章 大桥"}
        manuscript = read(book(chapters, labels=labels))
        assert headings(manuscript) == [(1, "第一章 渡口"), (1, "第二章 大桥")]
        assert texts(manuscript) == [FIRST, SECOND]

    def test_one_file_with_several_chapters(self) -> None:
        body = (
            f"<p>序。</p><p><a id='x'/>{FIRST}</p><div id='y'><p>{SECOND}</p></div><p>{THIRD}</p>"
        )
        labels = {"a.xhtml": "序言", "a.xhtml#x": "第一章", "a.xhtml#y": "第二章"}
        lines = read(book({"a.xhtml": chapter(body)}, labels=labels)).lines
        assert [line.text for line in lines] == [
            "序言", "序。", "第一章", FIRST, "第二章", SECOND, THIRD,
        ]  # fmt: skip

    def test_titles_of_the_navigation_document(self) -> None:
        nav = chapter(
            '<nav epub:type="toc"><ol><li><a href="a.xhtml">第一章 渡口</a></li></ol></nav>'
            '<nav epub:type="landmarks"><ol><li><a href="a.xhtml">正文</a></li></ol></nav>'
        )
        package = (
            '<package xmlns="http://www.idpf.org/2007/opf" version="3.0"><metadata/><manifest>'
            '<item id="a" href="a.xhtml" media-type="application/xhtml+xml"/>'
            '<item id="n" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>'
            '</manifest><spine><itemref idref="n"/><itemref idref="a"/></spine></package>'
        )
        chapters = {"nav.xhtml": nav, "a.xhtml": chapter(f"<p>{FIRST}</p>")}
        manuscript = read(book(chapters, package=package))
        assert headings(manuscript) == [(1, "第一章 渡口")]
        assert (manuscript.title, texts(manuscript)) == (None, [FIRST])

    def test_a_page_of_contents_is_left_out(self) -> None:
        links = "".join(f'<p><a href="c{n}.xhtml">第{n}章 江上</a></p>' for n in range(1, 9))
        chapters = {"toc.xhtml": chapter(f"<h1>目录</h1>{links}"), **CHAPTERS}
        assert texts(read(book(chapters))) == [FIRST, SECOND, THIRD]

    @pytest.mark.parametrize(
        "note",
        [
            '<aside epub:type="footnote"><p>见《江志》卷三。</p></aside>',
            '<section role="doc-endnotes"><p>见《江志》卷三。</p></section>',
            '<ol class="duokan-footnote-content"><li>见《江志》卷三。</li></ol>',
            '<span epub:type="pagebreak">12</span>',
        ],
    )
    def test_notes_and_page_numbers_are_left_out(self, note: str) -> None:
        mark = '<a epub:type="noteref" href="#n1">[1]</a>'
        body = f"<p>{FIRST}{mark}</p>{note}<p>{SECOND}</p>"
        assert texts(read(book({"a.xhtml": chapter(body)}))) == [FIRST, SECOND]

    def test_notes_are_known_by_their_links(self) -> None:
        body = (
            f'<p>{FIRST[:-1]}<sup><a id="r1" href="#f1">[1]</a></sup>。</p><p>{SECOND}'
            '<a id="r2" href="#f2">②</a></p><p id="f1"><a href="#r1">[1]</a>见《江志》卷三。</p>'
            '<ol><li id="f2">见《江志》卷四。<a href="#r2">②</a></li></ol>'
            '<p id="f3">尾声就在这里。</p>'
        )
        lines = texts(read(book({"a.xhtml": chapter(body)})))
        assert lines == [FIRST, SECOND, "尾声就在这里。"]

    def test_a_chapter_that_is_all_notes_is_left_out(self) -> None:
        notes = chapter("<p>见《江志》卷三。</p>").replace("<html", '<html epub:type="endnotes"', 1)
        assert "endnotes" in notes
        assert texts(read(book({"a.xhtml": chapter(f"<p>{FIRST}</p>"), "b.xhtml": notes}))) == [
            FIRST
        ]

    def test_a_note_of_two_marks_is_left_out_once(self) -> None:
        body = (
            f'<p>{FIRST}<a id="r1" href="#f1">[1]</a></p>'
            f'<p>{SECOND}<a id="r2" href="#f2">[2]</a></p>'
            '<p><a id="f1" href="#r1">[1]</a><a id="f2" href="#r2">[2]</a>见《江志》卷三。</p>'
        )
        assert texts(read(book({"a.xhtml": chapter(body)}))) == [FIRST, SECOND]

    def test_elements_closed_in_themselves_swallow_nothing(self) -> None:
        body = f'<p/><a id="x"/><div class="gap"/><p>{FIRST}</p><p>{SECOND}<br/></p>'
        lines = read(book({"a.xhtml": chapter(body).replace("<title>章</title>", "<title/>")}))
        assert texts(lines) == [FIRST, SECOND]

    def test_a_chapter_that_is_not_there_is_told(self) -> None:
        spine = '<itemref idref="c0"/><itemref idref="c1"/>'
        data = book(CHAPTERS, spine=spine)
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            kept = {n: archive.read(n) for n in archive.namelist() if n != "OEBPS/one.xhtml"}
        manuscript = read(zipped(kept))
        assert texts(manuscript) == [THIRD]
        assert manuscript.doubt == "1 chapters are missing in the file"

    def test_a_page_with_the_title_alone_is_no_chapter(self) -> None:
        chapters = {"title.xhtml": chapter("<h1>江上书</h1>"), **CHAPTERS}
        assert headings(read(book(chapters))) == headings(read(book(CHAPTERS)))

    def test_the_chapter_that_the_book_is_named_after_keeps_its_heading(self) -> None:
        named = chapter(f"<h1>江上书</h1><p>{SECOND}</p>")
        chapters = {"two.xhtml": TWO, "three.xhtml": named}
        assert headings(read(book(chapters))) == [(1, "第二章 大桥"), (1, "江上书")]

    @pytest.mark.parametrize("content", ["GIF89a", "<div>" * 300 + "一"])
    def test_a_chapter_that_cannot_be_read_is_told(self, content: str) -> None:
        manuscript = read(book({"a.xhtml": content, **CHAPTERS}))
        assert texts(manuscript) == [FIRST, SECOND, THIRD]
        assert manuscript.doubt == "1 chapters cannot be read"

    def test_a_chapter_that_is_a_note_as_a_whole_is_left_out(self) -> None:
        notes = ONE.replace("<html ", '<html class="footnotes" ')
        assert texts(read(book({"a.xhtml": notes, "two.xhtml": TWO}))) == [THIRD]
        assert texts(read(book({"a.xhtml": ONE.replace("<html ", "<html hidden='' ")}))) == [
            FIRST,
            SECOND,
        ]


def zipped(members: dict[str, bytes]) -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name, content)
    return data.getvalue()


class TestRefusals:
    def test_every_cut_of_a_book_is_refused_in_one_line(self) -> None:
        data = book(CHAPTERS)
        for size in range(60, len(data) - 1, 97):
            message = refusal(data[:size])
            assert message == "is no whole EPUB, but damaged or cut off; get the file again"

    def test_a_spoilt_chapter(self) -> None:
        data = bytearray(book(CHAPTERS))
        at = data.index(b"OEBPS/one.xhtml") + len(b"OEBPS/one.xhtml") + 5
        data[at : at + 20] = bytes(20)
        manuscript = read(bytes(data))
        assert texts(manuscript) == [THIRD]
        assert manuscript.doubt == "1 chapters cannot be read"

    def test_every_chapter_spoilt(self) -> None:
        data = bytearray(book({"one.xhtml": ONE}))
        at = data.index(b"OEBPS/one.xhtml") + len(b"OEBPS/one.xhtml") + 5
        data[at : at + 20] = bytes(20)
        assert refusal(bytes(data)).startswith("is no whole EPUB, but damaged")

    def test_a_bomb_by_size(self) -> None:
        data = book(CHAPTERS, extra={"OEBPS/x.bin": bytes(200_000_001)})
        message = refusal(data)
        assert message.startswith("would unpack to 200 MB, as an archive bomb does")

    def test_a_bomb_by_ratio(self) -> None:
        data = zipped({"META-INF/container.xml": b"<a/>", "a": bytes(1_000_000)})
        declared = (1_000_000).to_bytes(4, "little")
        assert data.count(declared) == 2
        bomb = data.replace(declared, (150_000_000).to_bytes(4, "little"))
        assert refusal(bomb).startswith("would unpack to 150 MB")

    def test_chapters_that_are_encrypted(self) -> None:
        encryption = (
            '<encryption xmlns="urn:oasis:names:tc:opendocument:xmlns:container" '
            'xmlns:enc="http://www.w3.org/2001/04/xmlenc#"><enc:EncryptedData>'
            '<enc:EncryptionMethod Algorithm="{}"/><enc:CipherData>'
            '<enc:CipherReference URI="OEBPS/{}"/></enc:CipherData></enc:EncryptedData>'
            "</encryption>"
        )
        drm = encryption.format("http://www.w3.org/2001/04/xmlenc#aes128-cbc", "one.xhtml")
        path = "META-INF/encryption.xml"
        assert refusal(book(CHAPTERS, extra={path: drm.encode()})) == (
            "is encrypted (DRM); only its owner's reading software can open it"
        )
        fonts = encryption.format("http://www.idpf.org/2008/embedding", "a.otf")
        assert texts(read(book(CHAPTERS, extra={path: fonts.encode()})))

    @pytest.mark.parametrize(
        ("package", "what"),
        [
            ("<package><manifest/></package>", "it names no chapters"),
            ("<package><manifest/><spine/></package>", "it names no chapters"),
            ("", "OEBPS/content.opf is broken"),
        ],
    )
    def test_a_package_without_chapters(self, package: str, what: str) -> None:
        assert refusal(book(CHAPTERS, package=package)) == (
            f"is no valid EPUB: {what}; convert it anew, for example with Calibre"
        )

    def test_no_package_at_all(self) -> None:
        data = zipped({"mimetype": b"application/epub+zip", "META-INF/container.xml": b"<a/>"})
        assert "it has no package document" in refusal(data)

    def test_none_of_the_chapters_is_there(self) -> None:
        spine = '<item id="c0" href="gone.xhtml" media-type="text/html"/>'
        package = f'<package><manifest>{spine}</manifest><itemref idref="c0"/></package>'
        assert "has none of the chapters" in refusal(book({}, package=package))

    @pytest.mark.parametrize("levels", [0, 9])
    def test_entities_are_neither_expanded_nor_read(self, levels: int, tmp_path: Path) -> None:
        secret = tmp_path / "secret.txt"
        secret.write_text("机密", encoding="utf-8")
        bomb = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(levels))
        package = (
            f'<!DOCTYPE package [<!ENTITY x SYSTEM "{secret.as_uri()}"><!ENTITY a0 "江">{bomb}]>'
            f"<package><metadata><title>江上&a{levels};&x;书</title></metadata><manifest>"
            '<item id="a" href="one.xhtml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>'
        )
        try:
            manuscript = read(book(CHAPTERS, package=package))
        except InputError as error:
            assert levels, error
            return
        assert "机密" not in (manuscript.title or "")
        assert len(manuscript.title or "") < 200
        assert texts(manuscript) == [FIRST, SECOND]


class TestCommandLine:
    def test_a_book_with_any_name_and_encoding(self, tmp_path: Path) -> None:
        (tmp_path / "book.txt").write_bytes(book(CHAPTERS))
        summary = record("summarize", "-E", "gb18030", "book.txt", cwd=tmp_path)
        assert (summary["title"], summary["byline"]) == ("江上书", "沈月华")
        assert [s["heading"] for s in summary["sections"]] == ["第一章 渡口", "清晨", "第二章 大桥"]

    def test_a_book_on_standard_input(self) -> None:
        outline = record("outline", data=book(CHAPTERS))
        assert outline["title"] == "江上书"

    def test_a_bad_book_does_not_stop_the_others(self, tmp_path: Path) -> None:
        (tmp_path / "bad.epub").write_bytes(book(CHAPTERS)[:-100])
        (tmp_path / "note.txt").write_text(FIRST + "\n", encoding="utf-8")
        process = run("clean", "bad.epub", "note.txt", cwd=tmp_path)
        assert complaint(process, 1).startswith("bad.epub: is no whole EPUB")
        assert process.stdout.decode() == FIRST + "\n"

    def test_a_book_taken_for_text_by_force(self) -> None:
        process = run("clean", "--from", "text", data=book(CHAPTERS))
        assert complaint(process, 1) == "-: is an EPUB, not text; read it with --from epub"

    @pytest.mark.parametrize(
        ("name", "message"),
        [
            ("xl/workbook.xml", "is a spreadsheet (XLSX); save it as CSV or text first"),
            ("notes/a.txt", "is a ZIP archive; unpack it and give its files"),
        ],
    )
    def test_other_archives_are_called_by_name(self, name: str, message: str) -> None:
        process = run("clean", data=zipped({name: b"a"}))
        assert complaint(process, 1) == f"-: {message}"
