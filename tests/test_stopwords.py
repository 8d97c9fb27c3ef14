"""The stop lists that ship, and the user's own files."""

from __future__ import annotations

import pathlib

import pytest

from summarizer import stopwords
from summarizer.stopwords import function_words, load, read_stop_words

DATA = pathlib.Path(stopwords.__file__).parent / "data"


@pytest.mark.parametrize("name", ["stopwords.txt", "function_words.txt"])
def test_list_is_sorted_and_clean(name: str) -> None:
    text = (DATA / name).read_bytes().decode("utf-8")
    lines = text.removesuffix("\n").split("\n")
    assert lines == sorted(set(lines))
    assert all(line == line.strip().lower() != "" for line in lines)
    assert all(any(map(str.isalnum, line)) for line in lines)


def test_function_words_are_stop_words() -> None:
    assert function_words() < load()


@pytest.mark.parametrize(
    "words",
    [
        "的 了 和 與 与 在 是 这 這 我们 我們 但是",
        "今年 目前 近日 日前 此外 同时 同時 以及 后来 後來",
        "记者 記者 表示 介绍 介紹 指出 据悉 據悉 报道 報道 報導",
        "我区 我區 我市 我县 我縣 我省 我国 我國 本市 本报 本報 本网 本網",
        "进行 進行 开展 開展 进一步 進一步 相关 相關 有关 有關",
        "什么 什麼 甚麼 这里 這裡 這裏 为了 為了 爲了 随着 隨着 隨著",
        "the of and is",
    ],
)
def test_words_without_content_are_stop_words(words: str) -> None:
    assert not set(words.split()) - load()


@pytest.mark.parametrize(
    "words",
    [
        "技术 技術 经济 經濟 市场 市場 人工智能 新能源 产业 產業",
        "发展 發展 项目 項目 推进 打造",
        "编译 消息 图片 阅读 下载 链接 评论",
        "北京 台湾 臺灣 农村 農村 医院 醫院 老师 群众",
    ],
)
def test_topics_are_no_stop_words(words: str) -> None:
    assert not set(words.split()) & load()


def test_extra_words_are_added() -> None:
    assert load(["渔港"]) == load() | {"渔港"}


def test_extra_words_are_found_in_lower_case() -> None:
    assert load(["5G网络"], default=False) == {"5g网络"}


def test_extra_words_may_stand_alone() -> None:
    assert load(["渔港"], default=False) == {"渔港"}


def test_user_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("# 我的词\n\n渔港\n新能源 汽车\n#标签", "utf-8")
    assert read_stop_words(str(path)) == ("渔港", "新能源 汽车", "#标签")


def test_line_separators_of_unicode_are_no_line_ends(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "words.txt"
    path.write_text("渔\u2028港\n海\x85岸", "utf-8")
    assert read_stop_words(str(path)) == ("渔\u2028港", "海\x85岸")


def test_empty_user_file(tmp_path: pathlib.Path) -> None:
    path = tmp_path / "words.txt"
    path.touch()
    assert read_stop_words(str(path)) == ()
