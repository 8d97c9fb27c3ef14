"""rjieba with its repairs: the same words as the mapped trie and jieba, whatever the text."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from processes import ROOT, environment

from summarizer import tokenization
from summarizer.model import UserWord
from summarizer.tokenization import RUST_CHARACTERS, Tokenizer
from summarizer.tokenization.jieba_loading import load_jieba
from summarizer.tokenization.rust_engine import rust_engine

SENTENCES = [
    "",
    "河边的老槐树下，三位木匠正在修一条旧船。",
    "今年水库蓄水212.7%，比2019年多了3.5亿方，占1/3。",
    "赵雨萌说：「请把藥還給欧阳淑芬。」她们都在乌鲁木齐的T恤店。",
    "第一行\r\n第二行\n\r\n\n第三行\r第四行\t完 \u3000 了\u2028\x1c\x85。",
    "笑死😀😀👨‍👩‍👧了……——《》【】①②½〇与γ射线",
]
# What rjieba alone cuts otherwise than jieba.
MARKED = [
    "网址是m.example.cn，时间2018-05-24，比分1-9。",
    "Wi-Fi和av_num以及a.b.c、3.5.7、100%%、5%5、-_-、.5.、%5",
    "图3.1号店有售，小S5%，小S.5，MTV.5，1.4S店，C++.5，x5.5，7.5%涨",
]
STRANGE = [
    "生僻字：䶮、𠮷、鿕、鿖、一、㐀、\uf900、龘靐齉爩。",
    "㐀丈3㐀4丈鿖鿿甬\u4dbf\ufaff𪛟",
    "\ud800孤\udfff立\x00的\x01代理\uffff项",
]
REPEATED = [
    "赞赞赞赞赞赞赞，丈丈丈丈丈，丨丨丨丨",
    "粧姬姬姬粧与琉崢崢崢絆",
    "赳赳赳秪頢赳頢秪赳秪頢赳",
    "色的甒色阳色甒甒色色阳色阳色甒甒的阳",
    "势診势势診診势，应应程应应程应应程应应",
    "一一一一一，哈哈哈哈哈哈哈",
]
FRAGMENTS = [
    *"的一是在不了有和人这赞丈丨甒診",
    "中国",
    "图书馆",
    "长江大桥",
    "圖書館",
    "1号店",
    "T恤",
]
FRAGMENTS += ["3.5", "212.7%", "-", ".", "%", "_", "c#", "小S", "iPad", "㐀", "\u9fd5", "\u9fd6"]
FRAGMENTS += ["𠮷", "\ud800", "😀", "\0", "\r\n", "，", " "]
pieces = st.sampled_from(FRAGMENTS) | st.characters() | st.characters(max_codepoint=0x7F)
# Repeated as a whole too: what matters most is what comes again.
texts = st.lists(
    st.builds(str.__mul__, pieces | st.lists(pieces, max_size=3).map("".join), st.integers(1, 5)),
    max_size=12,
).map("".join)


@pytest.fixture(scope="module")
def jieba() -> Any:
    return load_jieba()


@pytest.mark.parametrize("text", [*SENTENCES, *MARKED, *STRANGE, *REPEATED])
def test_words_are_those_of_jieba(text: str, jieba: Any) -> None:
    assert rust_engine().cut(text) == jieba.lcut(text)


@pytest.mark.parametrize("text", [MARKED[0], STRANGE[1], REPEATED[0]])
def test_known_differences_of_rjieba_are_still_there(text: str, jieba: Any) -> None:
    """Otherwise a part of the repair can go."""
    import rjieba

    assert rjieba.cut(text) != jieba.lcut(text)


@settings(max_examples=500, deadline=None)
@given(text=texts)
@example(text="一" * 60 + "-" * 60 + "赞赞" * 30)
def test_words_of_any_text_are_those_of_jieba(text: str, jieba: Any) -> None:
    words = rust_engine().cut(text)
    assert words == jieba.lcut(text)
    assert "".join(words) == text


def test_switch_is_invisible(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenization, "RUST_CHARACTERS", 100)
    tokenizer, fresh = Tokenizer(), Tokenizer()
    fresh.expect(100)
    every = [*SENTENCES, *MARKED, *STRANGE, *REPEATED]
    assert [tokenizer.tokens(text) for text in every] == [fresh.tokens(text) for text in every]
    assert tokenizer.name == fresh.name == Tokenizer().name


def test_much_input_goes_to_rjieba_however_it_comes(monkeypatch: pytest.MonkeyPatch) -> None:
    class Loaded:
        def cut(self, text: str) -> list[str]:
            return [f"{text} by rjieba"]

    monkeypatch.setattr(tokenization, "RUST_CHARACTERS", 9)
    monkeypatch.setattr("summarizer.tokenization.rust_engine.rust_engine", Loaded)
    tokenizer = Tokenizer()
    assert [tokenizer.cut("我们走") for _ in range(3)] == [["我们", "走"]] * 2 + [
        ["我们走 by rjieba"]
    ]
    expected = Tokenizer()
    expected.expect(8)
    assert expected.cut("走") == ["走"]
    expected.expect(9)
    assert expected.cut("走") == ["走 by rjieba"]


def test_long_texts_are_cut_in_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join([*SENTENCES, *MARKED, *STRANGE, *REPEATED]) * 3
    tokenizer = Tokenizer()
    whole = tokenizer.cut(text)
    tokenizer.expect(RUST_CHARACTERS)
    monkeypatch.setattr(tokenization, "PART_CHARACTERS", 20)
    assert tokenizer.cut(text) == whole


def test_words_of_the_user_count_in_large_input() -> None:
    tokenizer = Tokenizer([UserWord("老槐树下"), UserWord("木匠", 0)])
    tokenizer.expect(10**6)
    assert tokenizer.cut(SENTENCES[1])[2:3] == ["老槐树下"]
    assert "木匠" not in tokenizer.cut(SENTENCES[1])


def test_threads_may_share_a_tokenizer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tokenization, "RUST_CHARACTERS", 300)
    every = [*SENTENCES, *MARKED, *STRANGE, *REPEATED] * 5
    expected = [Tokenizer().cut(text) for text in every]
    shared = Tokenizer()
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(shared.cut, every)) == expected


PROGRAM = """
import sys
from summarizer.tokenization import RUST_CHARACTERS, Tokenizer
Tokenizer().cut("河边的老槐树\\n" * (RUST_CHARACTERS // 7 + int(sys.argv[1])))
print("rjieba" in sys.modules)
"""


@pytest.mark.parametrize(("more_lines", "is_loaded"), [(-1, False), (1, True)])
def test_rjieba_is_loaded_for_large_input_alone(more_lines: int, is_loaded: bool) -> None:
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(more_lines)],
        env=environment(),
        cwd=ROOT,
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert done.stdout.decode().strip() == str(is_loaded)
