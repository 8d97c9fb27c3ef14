"""Bytes of every encoding that Chinese is written in become the same text, or a clear error."""

from __future__ import annotations

import codecs

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.decoding import Decoded, decode, decode_source
from summarizer.errors import DecodingError, InputError, SettingsError
from summarizer.model import Source

SIMPLIFIED = (
    "渡口的老船工把最后一班船靠了岸，收起缆绳，沿着石阶慢慢往上走。他说，从明年春天起，"
    "江上的大桥就要通车了，摆渡的日子也就到了头。“我在这条江上撑了三十八年的船，”他回头望了望"
    "水面，“桥通了是好事，孩子们上学再也不用等雾散。”\n"
)
TRADITIONAL = (
    "渡口的老船工把最後一班船靠了岸，收起纜繩，沿著石階慢慢往上走。他說，從明年春天起，"
    "江上的大橋就要通車了，擺渡的日子也就到了頭。「我在這條江上撐了三十八年的船，」他回頭望了望"
    "水面，「橋通了是好事，孩子們上學再也不用等霧散。」\n"
)


@pytest.mark.parametrize(
    ("text", "codec", "name"),
    [
        (SIMPLIFIED, "utf-8", "utf-8"),
        (SIMPLIFIED, "utf-8-sig", "utf-8"),
        (SIMPLIFIED, "gb18030", "gb18030"),
        (SIMPLIFIED, "gbk", "gb18030"),
        (SIMPLIFIED, "hz", "hz"),
        (SIMPLIFIED, "utf-16-le", "utf-16-le"),
        (SIMPLIFIED, "utf-16-be", "utf-16-be"),
        (TRADITIONAL, "utf-8", "utf-8"),
        (TRADITIONAL, "big5", "big5"),
        (TRADITIONAL, "big5hkscs", "big5"),
        (TRADITIONAL, "gb18030", "gb18030"),
        (TRADITIONAL, "utf-16-le", "utf-16-le"),
    ],
)
def test_encodings_of_chinese_are_found_out(text: str, codec: str, name: str) -> None:
    text = text.replace("“", "").replace("”", "") if codec == "hz" else text
    assert decode(text.encode(codec)) == Decoded(text, name, "")


@pytest.mark.parametrize(
    ("mark", "codec"),
    [
        (codecs.BOM_UTF8, "utf-8"),
        (codecs.BOM_UTF16_LE, "utf-16-le"),
        (codecs.BOM_UTF16_BE, "utf-16-be"),
        (codecs.BOM_UTF32_LE, "utf-32-le"),
        (codecs.BOM_UTF32_BE, "utf-32-be"),
        (b"\x84\x31\x95\x33", "gb18030"),
    ],
)
def test_a_byte_order_mark_is_no_part_of_the_text(mark: bytes, codec: str) -> None:
    assert decode(mark + "渡口".encode(codec)) == Decoded("渡口", codec, "")


@pytest.mark.parametrize("text", ["渡口", "联通", "大桥通车", "收起缆绳。", "江上的大桥就要通车了"])
@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "utf-16-le"])
def test_a_few_characters_are_enough(text: str, codec: str) -> None:
    assert decode(text.encode(codec)).text == text


def test_a_guess_on_little_text_says_that_it_is_one() -> None:
    decoded = decode("联通".encode("gbk"))
    assert decoded.text == "联通"
    assert "guessed as gb18030" in decoded.doubt
    assert "-E" in decoded.doubt


@pytest.mark.parametrize(
    ("text", "codec"),
    [
        (SIMPLIFIED, "utf-8"),
        (SIMPLIFIED, "gb18030"),
        (TRADITIONAL, "big5"),
        (SIMPLIFIED, "utf-16-le"),
    ],
)
def test_a_last_character_that_is_cut_off_is_dropped(text: str, codec: str) -> None:
    text = text.rstrip("\n")
    decoded = decode((text + "船").encode(codec)[:-1])
    assert decoded.text == text
    assert "cut off" in decoded.doubt


@pytest.mark.parametrize("codec", ["utf-8", "gb18030", "big5hkscs"])
@pytest.mark.parametrize("place", [20, 21, 22, 23])
def test_one_spoilt_byte_costs_a_character_or_two(codec: str, place: int) -> None:
    data = TRADITIONAL.encode(codec)
    decoded = decode(data[:place] + b"\xff" + data[place:])
    assert decoded.text.endswith(TRADITIONAL[-80:])
    assert "\ufffd" in decoded.text
    assert (
        f"at byte {place - place % (3 if codec == 'utf-8' else 2)}" in decoded.doubt
        or decoded.doubt
    )


def test_text_after_a_long_head_of_ascii_decides() -> None:
    head = "<!-- generated page -->\n" * 400
    assert decode((head + SIMPLIFIED).encode("gb18030")) == Decoded(
        head + SIMPLIFIED, "gb18030", ""
    )


def test_english_is_ascii_and_nothing_is_utf_8() -> None:
    assert decode(b"The ferry stops. A ~ b {c}\n").encoding == "ascii"
    assert decode(b"") == Decoded("", "utf-8", "")


def test_big5_beyond_the_codec_of_that_name() -> None:
    assert decode("嘅咗喺嚟嗰啲嘢".encode("big5hkscs") * 5, "big5").text == "嘅咗喺嚟嗰啲嘢" * 5
    assert decode(b"\xa1\x45\xa4\xa4\xa4\xe5", "big5").text == "‧中文"
    assert decode("中文€".encode("cp950"), "big5").text == "中文€"


@pytest.mark.parametrize("name", ["gb2312", "GBK", "cp936", "GB18030"])
def test_a_dash_in_gb2312_stays_a_dash(name: str) -> None:
    assert decode("大桥——通车".encode("gb18030"), name) == Decoded("大桥——通车", "gb18030", "")


@pytest.mark.parametrize(
    ("name", "canonical"),
    [
        ("UTF8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("latin-1", "iso8859-1"),
        ("Shift_JIS", "shift-jis"),
    ],
)
def test_any_text_codec_can_be_named(name: str, canonical: str) -> None:
    assert decode(b"abc", name).encoding == canonical


@pytest.mark.parametrize("name", ["nope", "", "hex", "rot13", "中文", "a\0b"])
def test_an_unknown_codec_is_an_error_of_the_settings(name: str) -> None:
    with pytest.raises(SettingsError, match=r"unknown encoding .*; use auto, utf-8, gb18030"):
        decode(b"abc", name)


def test_a_named_codec_is_strict() -> None:
    with pytest.raises(DecodingError, match=r"is not utf-8 at byte 6; .*-E"):
        decode("江上".encode() + "大桥".encode("gbk"), "utf-8")


@pytest.mark.parametrize(
    "data",
    [b"\0", b"\0\0\0\0", bytes(range(256)) * 50, b"abc\0def", bytes(range(1, 32)) * 9],
)
def test_binary_data_is_refused(data: bytes) -> None:
    with pytest.raises(DecodingError, match=r"looks like binary data, not text; .*-E"):
        decode(data)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"%PDF-1.7\nplain", "is a PDF, not text; read it with --from pdf"),
        (b"PK\x03\x04....word/document.xml", "is a ZIP archive|is a Word document"),
        (b"PK\x03\x04..[Content_Types].xml..word/document.xml", "is a Word document"),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "is an EPUB"),
        (b"PK\x03\x04....notes.txt", "is a ZIP archive; unpack"),
        (b"\x1f\x8b\x08\0", "gzip"),
        (b"7z\xbc\xaf\x27\x1c\0\x04", "is a 7z archive; unpack it and give its files"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "is an old Office document .* save it as .docx"),
        (b"{\\rtf1\\ansi", "is an RTF document; save it as .docx"),
        (b"\x89PNG\r\n\x1a\n", "PNG image"),
        (b"\xff\xd8\xff\xe0", "JPEG image"),
    ],
)
def test_known_binary_files_are_called_by_name(data: bytes, message: str) -> None:
    with pytest.raises(DecodingError, match=message):
        decode(data)


def test_a_source_of_text_is_taken_as_it_is() -> None:
    assert decode_source(Source("a", "渡口\ufeff")) == Decoded("渡口\ufeff", "utf-8", "")
    assert decode_source(Source("a", "渡口".encode("gbk"), encoding="gbk")).text == "渡口"


@given(st.text(st.characters(codec="utf-8", exclude_characters="\0\ufeff")))
def test_named_codecs_round_trip(text: str) -> None:
    for name in ("utf-8", "gb18030", "utf-16-le", "utf-32-be"):
        assert decode(text.encode(name), name).text == text


@given(
    st.text(st.sampled_from("渡口的老船工江上大桥通车了学校春天，。！：“”abc 123\n"), min_size=20)
)
def test_auto_round_trips_on_chinese(text: str) -> None:
    text = "老船工在江上撑船，大桥通车了。" + text
    for name in ("utf-8", "gb18030", "utf-16-le", "utf-16-be"):
        assert decode(text.encode(name)).text == text


@given(st.binary(max_size=300))
def test_any_bytes_give_text_or_an_error_of_ours(data: bytes) -> None:
    try:
        decoded = decode(data)
    except DecodingError as error:
        assert "\n" not in str(error)
    else:
        assert "\n" not in decoded.doubt


@pytest.mark.parametrize("data", ["港" * 9, ("港" * 9).encode("gb18030")], ids=["text", "bytes"])
def test_more_than_anybody_reads_is_refused(
    data: str | bytes, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("summarizer.decoding.MAX_CHARACTERS", 8)
    with pytest.raises(InputError, match=r"is longer than .* characters; give it"):
        decode_source(Source("a", data))
    monkeypatch.setattr("summarizer.decoding.MAX_CHARACTERS", 9)
    assert decode_source(Source("a", data)).text == "港" * 9
