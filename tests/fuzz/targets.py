"""The targets: plain functions over bytes that assert what holds of a stage.

What a target may meet are the project's own errors, with a message of one line; anything else that
it raises is a finding.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from fuzz.documents import fuzz_docx, fuzz_epub, fuzz_html, fuzz_markdown, fuzz_pdf, fuzz_text
from fuzz.encodings import fuzz_decoding
from fuzz.language import fuzz_paragraphs, fuzz_sentences, fuzz_tokens, fuzz_user_words
from fuzz.records import fuzz_json_lines, fuzz_tables
from fuzz.resources import fuzz_idf, fuzz_settings, fuzz_stop_words, fuzz_user_dict
from fuzz.results import fuzz_json, fuzz_summary

if TYPE_CHECKING:
    from collections.abc import Callable

TARGETS: dict[str, Callable[[bytes], None]] = {
    "decoding": fuzz_decoding,
    "text": fuzz_text,
    "markdown": fuzz_markdown,
    "html": fuzz_html,
    "docx": fuzz_docx,
    "epub": fuzz_epub,
    "pdf": fuzz_pdf,
    "json_lines": fuzz_json_lines,
    "tables": fuzz_tables,
    "paragraphs": fuzz_paragraphs,
    "sentences": fuzz_sentences,
    "tokens": fuzz_tokens,
    "user_words": fuzz_user_words,
    "user_dict": fuzz_user_dict,
    "stop_words": fuzz_stop_words,
    "idf": fuzz_idf,
    "settings": fuzz_settings,
    "json": fuzz_json,
    "summary": fuzz_summary,
}
