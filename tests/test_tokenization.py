"""Tokens: jieba's own, with offsets and tags, for any text and any words of the user's."""

from __future__ import annotations

import json
import pickle
import subprocess
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from strategies import chinese_text

from summarizer import tokenization
from summarizer.errors import ResourceError, SettingsError
from summarizer.lexicon import shipped_lexicon
from summarizer.model import UserWord
from summarizer.tokenization import MODES, TOKENIZERS, Tokenizer, jieba_loading
from summarizer.tokenization.best_path import cut_words
from summarizer.tokenization.jieba_loading import load_jieba
from summarizer.tokenization.user_words import read_user_dict
from summarizer.tokenization.vocabulary import Vocabulary

SENTENCES = [
    "",
    "我们在湖边的小路上慢慢地走，谁也没有说话。",
    "市图书馆上周新添了3,500册书，借阅量增长212.7%，其中iPad阅览区占1/3。",
    "工信处女干事每月经过下属科室都要亲口交代24口交换机等技术性器件的安装工作",
    "赵雨萌和欧阳淑芬在乌鲁木齐的T恤店里卖卡拉OK碟片，AT&T、C++、B超、PM2.5都认得。",
    "臺灣的圖書館員陳怡君說：「請把書還到櫃檯。」",
    "赞赞赞赞赞赞赞，哈哈哈哈哈哈哈，丨丨丨丨",
    "m.example.cn 2018-05-24 1-9 Wi-Fi av_num MTV WMT.US 100%% 5%5 .5. -_- a.b.c 3.5.7",
    "第一行\r\n第二行\n\r\n\n第三行\r第四行\t完 \u3000 了\u2028\x1c\x85。",
    "生僻字：䶮、𠮷、鿕、鿖、一、㐀、\uf900、龘靐齉爩，〇与γ射线。",
    "笑死😀😀👨‍👩‍👧了……——《》【】①②½",
    "\ud800孤\udfff立\x00的\x01代理\uffff项",
    "南京市长江大桥研究生命起源乒乓球拍卖完了结婚的和尚未结婚的",
    "欧阳雨萱怡蓁",
    "两行\r\n\r\n\r\n空着\r\n",
]
# Half of them words of one to four characters, so that the dictionary has something to choose from.
FRAGMENTS = [*"的一是在不了有和人这中大为上国我", "中国", "人民", "图书馆", "南京市", "长江大桥"]
FRAGMENTS += [
    "研究生",
    "生命",
    "臺灣",
    "圖書館",
    "T恤",
    "AT&T",
    "c#",
    "3.5",
    "212.7%",
    "\r\n",
    "Ａ",
]
FRAGMENTS += [
    "\u4dff",
    "\u4e00",
    "\u9fd5",
    "\u9fd6",
    "𠮷",
    "\ud800",
    "\udfff",
    "😀",
    "γ",
    "\0",
    "\1",
]
texts = st.lists(
    st.sampled_from(FRAGMENTS)
    | st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF)
    | st.characters(min_codepoint=0, max_codepoint=0x7F)
    | st.characters(),
    max_size=30,
).map("".join)
user_words = st.lists(
    st.builds(
        UserWord,
        st.lists(st.sampled_from(FRAGMENTS), min_size=1, max_size=3).map("".join),
        st.none() | st.integers(0, 10**6),
        st.none() | st.sampled_from(["n", "nz", "v"]),
    ),
    max_size=6,
)


@pytest.fixture(scope="module")
def jieba() -> Any:
    return load_jieba()


@pytest.fixture(scope="module")
def tokenizer() -> Tokenizer:
    return Tokenizer()


@pytest.fixture(autouse=True)
def _forget_deleted_words(jieba: Any) -> Iterator[None]:
    """jieba keeps deleted words for the whole process."""
    yield
    forget_deleted_words()


def forget_deleted_words() -> None:
    from jieba import finalseg

    finalseg.Force_Split_Words.clear()


def with_words(jieba: Any, words: Sequence[UserWord]) -> Any:
    """A copy of a jieba tokenizer that knows more words."""
    forget_deleted_words()
    copy = type(jieba)()
    copy.FREQ, copy.total, copy.initialized = dict(jieba.FREQ), jieba.total, True
    for word in words:
        copy.add_word(*word)
    return copy


def assert_same_words(text: str, tokenizer: Tokenizer, jieba: Any) -> None:
    assert tokenizer.cut(text) == jieba.lcut(text)
    assert words(tokenizer, text, "search") == jieba.lcut_for_search(text)
    # What suggests the frequency of a user's word.
    vocabulary = Vocabulary(shipped_lexicon(), tokenizer.user_words)
    assert cut_words(text, vocabulary, hmm=False) == jieba.lcut(text, HMM=False)
    # jieba has empty words beside white space.
    assert words(tokenizer, text, "full") == list(filter(None, jieba.lcut(text, cut_all=True)))


def words(tokenizer: Tokenizer, text: str, mode: str) -> list[str]:
    return [token.text for token in tokenizer.tokens(text, mode)]


def case_texts() -> list[str]:
    """Every text in the cases of the other stages."""
    found: list[str] = []

    def collect(value: object) -> None:
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, dict):
            collect(list(value.values()))
        elif isinstance(value, list):
            for item in value:
                collect(item)

    for path in sorted((Path(__file__).parent / "cases").glob("*.json")):
        collect(json.loads(path.read_text(encoding="utf-8")))
    return found


@pytest.mark.parametrize("text", SENTENCES)
def test_the_words_are_those_of_jieba(text: str, tokenizer: Tokenizer, jieba: Any) -> None:
    assert_same_words(text, tokenizer, jieba)


def test_the_words_of_all_cases_are_those_of_jieba(tokenizer: Tokenizer, jieba: Any) -> None:
    for text in case_texts():
        assert_same_words(text, tokenizer, jieba)


@settings(max_examples=300, deadline=None)
@given(text=texts)
@example(text="赞" * 50)
@example(text="a" * 40 + "MTV" + "1.5%" * 9)
def test_the_words_of_any_text_are_those_of_jieba(
    text: str, tokenizer: Tokenizer, jieba: Any
) -> None:
    assert_same_words(text, tokenizer, jieba)


@settings(max_examples=60, deadline=None)
@given(text=texts, words=user_words)
@example(
    text="我在图书馆中国人民", words=[UserWord("图书馆", 0), UserWord("国人"), UserWord("馆中", 0)]
)
def test_user_words_count_as_in_jieba(text: str, words: list[UserWord], jieba: Any) -> None:
    text += "".join(word.word for word in words)
    assert_same_words(text, Tokenizer(words), with_words(jieba, words))


@pytest.mark.parametrize(
    "words",
    [
        [UserWord("链主企业")],
        [UserWord("湖边的小路"), UserWord("湖边的"), UserWord("小路上慢慢")],
        [UserWord("我们", 0), UserWord("说话", 0), UserWord("图书馆", 0), UserWord("南京市", 0)],
        [UserWord("图书馆", 0), UserWord("图书馆")],
        [UserWord("一", 0), UserWord("的", 0)],
        [UserWord("怡蓁", 0)],
        [UserWord("赞赞", 3), UserWord("哈哈哈", 1), UserWord("的", 900_000)],
        [UserWord("员陈"), UserWord("江大桥", 10**12)],
        [
            UserWord("C++"),
            UserWord("PM2.5"),
            UserWord("Wi-Fi"),
            UserWord("2018-05"),
            UserWord("MTV"),
        ],
        [UserWord("γ射线"), UserWord("我 们"), UserWord("😀😀"), UserWord("𠮷"), UserWord("\r\n")],
        [UserWord("鿕、鿖"), UserWord("-_"), UserWord("-_-", 9), UserWord("丨丨", 0)],
    ],
)
def test_user_words_in_sentences(words: list[UserWord], jieba: Any) -> None:
    reference, ours = with_words(jieba, words), Tokenizer(words)
    for text in SENTENCES:
        assert_same_words(text, ours, reference)


def test_a_user_word_without_a_frequency_is_found() -> None:
    text = "他是新能源链主企业的员工"
    assert "链主企业" not in Tokenizer().cut(text)
    assert "链主企业" in Tokenizer([UserWord("链主企业")]).cut(text)


def test_two_tokenizers_do_not_share_words() -> None:
    with_words = Tokenizer([UserWord("是链主", 10**6), UserWord("我们", 0)])
    assert with_words.cut("我们是链主") == ["我", "们", "是链主"]
    assert Tokenizer().cut("我们是链主") == ["我们", "是", "链主"]


@given(text=texts)
@settings(max_examples=200, deadline=None)
def test_tokens_join_to_the_text(text: str, tokenizer: Tokenizer) -> None:
    tokens = tokenizer.tokens(text)
    assert "".join(token.text for token in tokens) == text
    assert [token.start for token in tokens] == [0, *(token.end for token in tokens)][: len(tokens)]
    assert all(token.tag for token in tokens)


@pytest.mark.parametrize("mode", MODES)
@given(text=texts)
@settings(max_examples=100, deadline=None)
def test_offsets_slice_the_text(mode: str, text: str, tokenizer: Tokenizer) -> None:
    for token in tokenizer.tokens(text, mode):
        assert token.text == text[token.start : token.end] != ""


def test_finer_modes_overlap(tokenizer: Tokenizer) -> None:
    search = tokenizer.tokens("在中华人民共和国", "search")
    assert ("人民", 3, 5) in [token[:3] for token in search]
    assert search[-1][:3] == ("中华人民共和国", 1, 8)
    full = tokenizer.tokens("在 中华人民共和国", "full")
    assert ("共和国", 6, 9) in [token[:3] for token in full]


def test_full_mode_keeps_latin_words_whole(tokenizer: Tokenizer) -> None:
    assert words(tokenizer, "用Python3写", "full") == ["用", "Python3", "写"]


def test_pieces_of_a_latin_word_around_a_user_word_keep_their_offsets() -> None:
    tokenizer = Tokenizer([UserWord("US", 100), UserWord("USB", 100)])
    # jieba has a word xy here, which does not stand in the text.
    assert [token[:3] for token in tokenizer.tokens("xUSBy", "full")][-2:] == [
        ("x", 0, 1),
        ("y", 4, 5),
    ]


@pytest.mark.parametrize(
    ("word", "tag"),
    [
        *[
            ("北京", "ns"),
            ("打扫", "v"),
            ("圖書館", "n"),
            ("AT&T", "nz"),
            ("的", "uj"),
            ("两百", "m"),
        ],
        *[("3.5", "m"), ("212.7%", "m"), ("2018", "m"), ("１", "m"), ("½", "m"), ("一千零三", "m")],
        *[("iPad", "eng"), ("5G", "eng"), ("x", "eng"), ("-_-", "x"), ("1.2.3", "x"), ("，", "x")],
        *[(" ", "x"), ("\r\n", "x"), ("😀", "x"), ("%", "x"), ("\ud800", "x"), ("é", "x")],
        *[
            ("王雨萱萱", "n"),
            ("王雨萱", "nr"),
            ("陳怡蓁", "nr"),
            ("链主", "n"),
            ("䶮", "n"),
            ("𠮷", "n"),
        ],
    ],
)
def test_tags(word: str, tag: str, tokenizer: Tokenizer) -> None:
    assert tokenizer.tag(word) == tag


@pytest.mark.parametrize("character", "\u3400\u4dbf\u9fff\uf900\ufaff\U00020000\U000323af")
def test_the_first_and_last_han_characters_are_nouns(character: str, tokenizer: Tokenizer) -> None:
    assert tokenizer.tag(character + "甬") == "n"


@pytest.mark.parametrize("character", "\u33ff\u4dc0\ua000\uf8ff\ufb00\U0001ffff\U000323b0")
def test_their_neighbours_are_not(character: str, tokenizer: Tokenizer) -> None:
    assert tokenizer.tag(character) == "x"


def test_a_user_word_keeps_its_tag() -> None:
    assert Tokenizer([UserWord("链主", 5, "nz"), UserWord("链主", 9)]).tag("链主") == "nz"


def test_tags_of_user_words() -> None:
    tokenizer = Tokenizer([UserWord("链主", 5, "nz"), UserWord("打扫"), UserWord("氢装上阵")])
    assert [tokenizer.tag(word) for word in ("链主", "打扫", "氢装上阵")] == ["nz", "v", "n"]


def test_a_tokenizer_survives_pickling() -> None:
    tokenizer = Tokenizer([UserWord("湖边的小路")])
    copy = pickle.loads(pickle.dumps(tokenizer))
    assert copy.cut(SENTENCES[1]) == tokenizer.cut(SENTENCES[1])
    assert (copy.user_words, copy.engine, copy.name) == (
        tokenizer.user_words,
        tokenizer.engine,
        tokenizer.name,
    )


def test_the_name_tells_user_words_apart() -> None:
    names = {Tokenizer(words).name for words in ([], [UserWord("链主")], [UserWord("链主", 5)])}
    assert len(names) == 3


@pytest.mark.parametrize("engine", TOKENIZERS)
def test_every_engine_gives_the_same_tokens(engine: str, tokenizer: Tokenizer) -> None:
    words = [UserWord("湖边的小路"), UserWord("链主", 3)]
    assert Tokenizer(engine=engine).tokens(SENTENCES[1]) == tokenizer.tokens(SENTENCES[1])
    ours, other = Tokenizer(words), Tokenizer(words, engine)
    for text in SENTENCES:
        for mode in MODES:
            assert other.tokens(text, mode) == ours.tokens(text, mode)


def test_the_engine_that_is_asked_for_cuts(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loaded:
        def lcut(self, text: str) -> list[str]:
            return [f"{text} by jieba"]

    monkeypatch.setattr(jieba_loading, "load_jieba", lambda words: Loaded())
    assert Tokenizer(engine="jieba").cut("我们走") == ["我们走 by jieba"]
    assert Tokenizer().cut("我们走") == ["我们", "走"]


def test_long_texts_are_cut_in_parts(tokenizer: Tokenizer, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "我们在湖边，\r\n\r\n走啊走。\n" * 20 + "没有换行的尾巴" * 30
    whole = tokenizer.cut(text)
    for size in (1, 7, 8, 9, 50):
        monkeypatch.setattr(tokenization, "PART_CHARACTERS", size)
        assert tokenizer.cut(text) == whole


@settings(deadline=None, max_examples=100)
@given(texts=st.lists(chinese_text() | st.sampled_from(["", "\r", "末尾\r", "\n头", "两\n行"])))
@pytest.mark.parametrize("is_large", [False, True])
def test_texts_cut_together_have_the_words_of_each_alone(texts: list[str], is_large: bool) -> None:
    tokenizer = Tokenizer()
    if is_large:
        tokenizer.expect(tokenization.RUST_CHARACTERS)
    assert [list(words) for words in tokenizer.cut_each(texts)] == [*map(tokenizer.cut, texts)]


def test_many_texts_are_cut_together_in_parts(tokenizer: Tokenizer) -> None:
    texts = ["河边的老槐树下。", "三位木匠。", ""] * tokenization.TEXTS_A_CALL
    assert [list(words) for words in tokenizer.cut_each(texts)] == [*map(tokenizer.cut, texts)]


def test_what_cannot_be_asked_for() -> None:
    with pytest.raises(SettingsError, match="auto, jieba"):
        Tokenizer(engine="thulac")
    with pytest.raises(SettingsError, match="default, search, full"):
        Tokenizer().tokens("我们", "fine")
    for word in (UserWord(""), UserWord("我们", -1)):
        with pytest.raises(SettingsError, match="a user word has characters"):
            Tokenizer([word])


def test_jieba_is_loaded_without_noise_or_cache_file(tmp_path: Path) -> None:
    program = (
        "from summarizer.tokenization.jieba_loading import load_jieba;"
        "print(*load_jieba().cut('我们走'))"
    )
    done = subprocess.run(
        [sys.executable, "-W", "always", "-B", "-c", program],
        capture_output=True,
        env={"TMPDIR": str(tmp_path), "PYTHONIOENCODING": "utf-8"},
        cwd=Path(__file__).parent.parent,
        check=True,
    )
    assert done.stdout.decode().split() == ["我们", "走"]
    assert done.stderr == b""
    assert list(tmp_path.iterdir()) == []


def write(folder: Path, data: bytes) -> str:
    path = folder / "u.txt"
    path.write_bytes(data)
    return str(path)


@pytest.mark.parametrize(
    "data",
    [
        "链主 5 nz\n湖边\n云计算 3\n氫能 n\n",
        "链主\t5\tnz\n\n湖边 \n  云计算   3\n氫能\tn\n\n",
    ],
)
def test_user_dictionaries(tmp_path: Path, data: str) -> None:
    assert read_user_dict(write(tmp_path, data.encode())) == (
        UserWord("链主", 5, "nz"),
        UserWord("湖边", None, None),
        UserWord("云计算", 3, None),
        UserWord("氫能", None, "n"),
    )


def test_after_a_frequency_any_tag_is_taken(tmp_path: Path) -> None:
    assert read_user_dict(write(tmp_path, "链主 5 abc".encode()))[0].tag == "abc"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("链主 abc", "'abc' is neither a frequency nor a part-of-speech tag"),
        ("链主 -5", "'-5' is neither"),
        ("链主 1.5 n", "'1.5' is neither"),
        ("链主 ５", "'５' is neither"),
        ("链主 N", "'N' is neither"),
        ("链主 5 N", "'N' is not a part-of-speech tag"),
        ("链主 n 5", "'5' is not"),
        ("链主 5 n n", "'n' is not"),
        ("New York 5 nz", "'York' is neither"),
        ("链主 99999999999999999999", "is neither"),
    ],
)
def test_bad_lines_of_user_dictionaries(tmp_path: Path, line: str, reason: str) -> None:
    path = write(tmp_path, f"湖边\n\n{line}\n云计算 3\n".encode())
    with pytest.raises(ResourceError) as caught:
        read_user_dict(path)
    assert str(caught.value).startswith(f"{path}:3: ")
    assert reason in str(caught.value)
    assert str(caught.value).endswith("write WORD [FREQUENCY] [TAG]")


def test_a_user_dictionary_may_be_empty(tmp_path: Path) -> None:
    assert read_user_dict(write(tmp_path, b"")) == ()


def test_a_list_without_line_ends_is_no_word(tmp_path: Path) -> None:
    longest = "链" * 100
    assert read_user_dict(write(tmp_path, longest.encode())) == (UserWord(longest, None, None),)
    with pytest.raises(ResourceError, match=r":1: a word of 60000 characters; write one word a li"):
        read_user_dict(write(tmp_path, ("链主，" * 20_000).encode()))
