"""Nothing is fetched at run time: all commands and readers work where no socket may be opened."""

from __future__ import annotations

import io
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest
from pdf_making import Sheet
from processes import SAMPLES, environment, run
from web_pages import PARAGRAPHS, book, chapter, page

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

# Python runs a module of this name at every start, in the processes that a command starts as well.
# The audit hook sees what C code of Python's own does, too, and cannot be taken off.
SITE = """
import os
import sys

def refuse(event, arguments):
    if event in ("socket.connect", "socket.getaddrinfo", "socket.bind", "socket.sendto"):
        os.write(2, f"{event} {arguments[1:]}\\n".encode())
        os._exit(99)

sys.addaudithook(refuse)
"""
CALLS = (
    *((command, *SAMPLES) for command in ("keywords", "tokenize", "sentences", "outline", "clean")),
    *(("summarize", *SAMPLES, "-f", format) for format in ("text", "json", "html")),
    ("summarize", "samples/report.txt", "--script", "traditional"),
    ("batch", "samples", "--jobs", "2"),
    ("evaluate", "tests/quality/news.jsonl"),
    ("completion", "bash"),
    ("config", "show"),
    ("doctor",),
)


@pytest.fixture
def sealed(tmp_path: Path) -> dict[str, str]:
    """The environment of a process that ends at once where it reaches for the network."""
    (tmp_path / "sitecustomize.py").write_text(SITE, encoding="utf-8")
    return {"PYTHONPATH": str(tmp_path)}


@pytest.mark.parametrize("call", CALLS, ids=" ".join)
def test_no_command_opens_a_socket(call: tuple[str, ...], sealed: dict[str, str]) -> None:
    process = run(*call, env=sealed)
    assert (process.returncode, process.stderr.decode()) == (0, "")
    assert process.stdout


def test_no_table_needs_a_socket(sealed: dict[str, str], tmp_path: Path) -> None:
    built, merged = str(tmp_path / "built.idf"), str(tmp_path / "merged.idf")
    for call in (
        ("idf", "build", "samples", "--jobs", "2", "-o", built),
        ("idf", "merge", built, built, "-o", merged),
        ("idf", "show", merged),
    ):
        process = run(*call, env=sealed)
        assert (process.returncode, process.stderr.decode()) == (0, "")


def test_no_reader_opens_a_socket(sealed: dict[str, str], tmp_path: Path) -> None:
    """Not even for the pictures, styles and schemas that a document points at."""
    points_away = '<img src="http://192.0.2.1/a.png"><link rel="stylesheet" href="//192.0.2.1/a">'
    files = {
        "a.html": page(head=points_away).encode(),
        "a.epub": book({"1.xhtml": chapter(f"<p>{PARAGRAPHS[0]}</p>")}),
        "a.pdf": pdf(PARAGRAPHS),
        "a.docx": docx(PARAGRAPHS),
        "a.parquet": parquet(PARAGRAPHS),
        "a.jsonl": b'{"text": "%b"}\n' % PARAGRAPHS[0].encode(),
    }
    for name, data in files.items():
        (tmp_path / name).write_bytes(data)
    process = run("sentences", *[str(tmp_path / name) for name in files], env=sealed)
    assert (process.returncode, process.stderr.decode()) == (0, "")
    assert process.stdout.decode().count(PARAGRAPHS[0]) == len(files)


def test_the_seal_holds(sealed: dict[str, str]) -> None:
    program = "import socket; socket.create_connection(('192.0.2.1', 80), 1)"
    process = subprocess.run([sys.executable, "-c", program], env=environment(sealed), timeout=60)
    assert process.returncode == 99


def pdf(paragraphs: Iterable[str]) -> bytes:
    sheet = Sheet()
    for paragraph in paragraphs:
        sheet.add(paragraph)
    return sheet.finish()


def docx(paragraphs: Iterable[str]) -> bytes:
    import docx

    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def parquet(texts: Iterable[str]) -> bytes:
    import pyarrow
    from pyarrow import parquet

    stream = io.BytesIO()
    parquet.write_table(pyarrow.table({"text": list(texts)}), stream)
    return stream.getvalue()
