"""Part-of-speech tags, in jieba's tag set, of words that no dictionary holds."""

from __future__ import annotations

from summarizer.characters import is_han

# The most common surnames, in both scripts; those that tell bylines are more (paragraphs).
SURNAMES = frozenset(
    "王李张张陈刘杨黄吴赵周徐孙马朱胡林郭何高罗郑梁谢宋唐许邓冯韩曹曾彭萧肖蔡潘田董袁于余叶蒋杜苏"
    "魏程吕丁沈任姚卢傅钟姜崔谭廖范汪陆金石戴贾韦夏邱方侯邹熊孟秦白江阎薛尹段雷黎史龙陶贺顾毛郝龚"
    "邵万钱严赖覃洪武莫孔汤"
    "張陳劉楊黃吳趙孫馬羅鄭謝許鄧馮韓蕭葉蔣蘇魏呂瀋盧鍾鐘譚陸賈韋鄒閻龍賀顧龔萬錢嚴賴湯"
)
MAX_NAME_CHARACTERS = 3


def guess_tag(word: str) -> str:
    """The tag of a word that is in no dictionary.

    m: a number, a percentage; eng: with ASCII letters; x: punctuation, white space and anything
    else that is not Han; nr: two or three Han characters that begin with a common surname; n: any
    other Han word.
    """
    if word.replace(".", "", 1).removesuffix("%").isnumeric():
        return "m"
    if word.isascii():
        return "eng" if any(map(str.isalpha, word)) else "x"
    if not is_han(word[0]):
        return "x"
    return "nr" if 2 <= len(word) <= MAX_NAME_CHARACTERS and word[0] in SURNAMES else "n"
