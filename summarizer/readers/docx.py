"""DOCX → headings, paragraphs, items, quotes and captions by their styles; tables verbatim.

Footnotes, comments, headers, footers, deleted revisions, field codes and tables of contents are
left out, and so are the numbers that Word counts itself, which the file does not hold as text.
"""

from __future__ import annotations

import re
from io import BytesIO
from typing import TYPE_CHECKING, Any

from summarizer.decoding.binary_files import OLE, has_password
from summarizer.errors import InputError
from summarizer.readers.archives import open_archive, read_member
from summarizer.readers.extracted import Block, compose, file_bytes
from summarizer.readers.extras import load_library
from summarizer.readers.word.body import FINALS, Paragraph, paragraphs
from summarizer.readers.word.styles import MAX_LEVEL, Styles

if TYPE_CHECKING:
    from zipfile import ZipFile

    from summarizer.model import Manuscript, Source

WHAT = "Word document"
# Of XML; a tree takes ten times as much memory. A novel of a million characters has about 20.
MAX_XML_BYTES = 64_000_000
MAX_BOLD_HEADING_CHARACTERS = 40
BOLD_HEADING_LEVEL = 2
MAX_TITLE_CHARACTERS = 60
TITLE_PARAGRAPHS = 5
DECLARATIONS = tuple(
    mark.encode(codec)
    for mark in ("<!DOCTYPE", "<!ENTITY")
    for codec in ("ascii", "utf-16-le", "utf-16-be")
)
NO_TITLE = re.compile(
    r"(?i)(?:microsoft )?word( - .*| 文档.*)?|(?:新建|无标题|未命名|untitled).*|powerpoint.*"
    r"|(?:new )?(?:document|文档|文件) ?\d*|.*\.(?:docx?|wps|rtf|txt)|\W*"
)
NUMBERED = re.compile(r"第.{1,4}[章节部编篇]|[（(]?[一二三四五六七八九十]+[）)、.．]|\d+[.、．）)]")


def read(source: Source) -> Manuscript:
    """The paragraphs of the body with the roles that their styles give.

    Raises DecodingError for a source of text, and InputError where its bytes are no DOCX, or one
    that is damaged, encrypted or a bomb.
    """
    data = file_bytes(source, "docx")
    _refuse_old_container(data)
    _check(open_archive(data, WHAT))
    library = load_library("docx", "DOCX")
    try:
        document = library.Document(BytesIO(data))
        styles = Styles(document.styles.element, _find_numbering(document.part))
        core_title = document.core_properties.title or ""
        found = paragraphs(document.element.body, styles)
    except Exception as error:
        # python-docx trusts a file: broken parts raise whatever the code that meets them raises.
        raise InputError(f"is no {WHAT} that can be read; open it and save it as .docx") from error
    if not any(paragraph.kind == "heading" for paragraph in found):
        found = _mark_bold_headings(found)
    blocks = _blocks(found)
    has_title = any(paragraph.kind == "title" for paragraph in found)
    first = next((block for block in blocks if has_title and block.level == 1), None)
    title = _line(first.text) if first else _sensible(core_title, found)
    return compose(source.name, "utf-8", blocks, title=title)


def _refuse_old_container(data: bytes) -> None:
    """Raises InputError for the container of old and of encrypted documents."""
    if not data.startswith(OLE):
        return
    if has_password(data):
        raise InputError("has a password; open it and save it without one first")
    raise InputError("is an old Word document (.doc); save it as .docx first")


def _check(archive: ZipFile) -> None:
    """Raises InputError where XML parts are too large, declare entities or are damaged."""
    names = [name for name in archive.namelist() if name.lower().endswith((".xml", ".rels"))]
    if not any(name.startswith("word/") for name in names):
        raise InputError(f"is a ZIP archive and no {WHAT}; unpack it first")
    size = sum(archive.getinfo(name).file_size for name in names)
    if size > MAX_XML_BYTES:
        raise InputError(f"holds {size / 1_000_000:,.0f} MB of markup; split the document")
    for name in names:
        part = read_member(archive, name, WHAT)
        if any(mark in part for mark in DECLARATIONS):
            raise InputError("declares XML entities, which no Word document does; save it anew")


def _find_numbering(part: Any) -> Any:
    """The root of the numbering part, or None; python-docx would make one where none is."""
    return next(
        (
            relation.target_part.element
            for relation in part.rels.values()
            if not relation.is_external and relation.reltype.endswith("/numbering")
        ),
        None,
    )


def _mark_bold_headings(found: list[Paragraph]) -> list[Paragraph]:
    """Short paragraphs that are all bold as headings; the one that opens the text as the title."""
    marked: list[Paragraph] = []
    for paragraph in found:
        text = _line(paragraph.text)
        if (
            paragraph.bold
            and paragraph.kind in ("text", "item")
            and 0 < len(text) <= MAX_BOLD_HEADING_CHARACTERS
            and not text.endswith(tuple(FINALS + "，、；："))
        ):
            is_title = not marked and not NUMBERED.match(text)
            level = 1 if is_title else BOLD_HEADING_LEVEL
            paragraph = paragraph._replace(kind="heading", level=level, marker="")
        marked.append(paragraph)
    return marked


def _blocks(found: list[Paragraph]) -> list[Block]:
    """The paragraphs as blocks; below a title all headings are one level lower."""
    has_title = any(paragraph.kind == "title" for paragraph in found)
    blocks: list[Block] = []
    was_title = False
    for text, kind, level, marker, _ in found:
        if kind == "title":
            if was_title:
                # A title of several paragraphs is one.
                text = f"{blocks.pop().text} {text}"
            blocks.append(Block(text, "heading", 1))
        else:
            shift = has_title and kind == "heading"
            blocks.append(Block(text, kind, min(level + shift, MAX_LEVEL), marker))
        was_title = kind == "title"
    return blocks


def _sensible(title: str, found: list[Paragraph]) -> str | None:
    """The title of the properties, where it is one, and the text's own: templates leave theirs."""
    title = _line(title)
    if len(title) > MAX_TITLE_CHARACTERS or NO_TITLE.fullmatch(title):
        return None
    opening = "".join(paragraph.text for paragraph in found[:TITLE_PARAGRAPHS])
    return title if "".join(title.split()) in "".join(opening.split()) else None


def _line(text: str) -> str:
    return " ".join(text.split())
