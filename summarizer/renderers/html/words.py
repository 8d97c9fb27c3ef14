"""The words of the page, in Simplified and in Traditional characters: the one place for them."""

from __future__ import annotations

LANGUAGES = ("zh-Hans", "zh-Hant")

# Name: one text for each of LANGUAGES. Fields in braces are filled in by the page or its script.
WORDS = {
    "kind": ("文章摘要", "文章摘要"),
    "untitled": ("无题", "無題"),
    "skip": ("跳到摘要", "跳到摘要"),
    "byline": ("署名", "署名"),
    "caption": ("图注", "圖註"),
    "note": ("附注", "附註"),
    "furniture": ("版面，略去", "版面，略去"),
    "facts": ("篇幅", "篇幅"),
    "characters": ("字数", "字數"),
    "sentences": ("句数", "句數"),
    "reading": ("阅读全文", "閱讀全文"),
    "summary_reading": ("阅读摘要", "閱讀摘要"),
    "compression": ("压缩到", "壓縮到"),
    "seconds": ("{n} 秒", "{n} 秒"),
    "minutes": ("{n} 分钟", "{n} 分鐘"),
    "keywords": ("关键词", "關鍵詞"),
    "keywords_hint": ("点一下，逐处查看", "點一下，逐處查看"),
    "weights": ("关键词权重", "關鍵詞權重"),
    "count": ("{n} 处", "{n} 處"),
    "tools": ("摘要的长短与显示", "摘要的長短與顯示"),
    "length": ("摘要长度", "摘要長度"),
    "shorter": ("短一句", "短一句"),
    "longer": ("长一句", "長一句"),
    "reset": ("恢复", "恢復"),
    "of": ("{n} 句，共 {all} 句", "{n} 句，共 {all} 句"),
    "size": ("{n} 句 · {characters} 字", "{n} 句 · {characters} 字"),
    "alone": ("只看摘要", "只看摘要"),
    "copy_text": ("复制", "複製"),
    "copy_markdown": ("复制 Markdown", "複製 Markdown"),
    "copied": ("已复制", "已複製"),
    "not_copied": ("浏览器不让复制", "瀏覽器不讓複製"),
    "summary": ("摘要", "摘要"),
    "empty": ("没有选出句子。", "沒有選出句子。"),
    "digest": ("分节摘要", "分節摘要"),
    "lead": ("导语", "導語"),
    "contents": ("目录", "目錄"),
    "text": ("原文", "原文"),
    "line": ("第 {n} 行", "第 {n} 行"),
    "place": ("第 {n} 名", "第 {n} 名"),
    "no_place": ("不入选：与别句重复，或离不开上下文", "不入選：與別句重複，或離不開上下文"),
    "score": ("得分 {n}", "得分 {n}"),
    "joined": ("此处原断行：第 {line} 行与第 {next} 行", "此處原斷行：第 {line} 行與第 {next} 行"),
    "repairs": ("接好的断行", "接好的斷行"),
    "occurrence": ("{term}：第 {n} 处，共 {all} 处", "{term}：第 {n} 處，共 {all} 處"),
    "finder": ("关键词的出处", "關鍵詞的出處"),
    "previous": ("上一处", "上一處"),
    "next": ("下一处", "下一處"),
    "close": ("不再标出", "不再標出"),
    "index": ("{n} 篇文章的摘要", "{n} 篇文章的摘要"),
    "number": ("序号", "序號"),
    "article": ("文章", "文章"),
    "to_index": ("回到目录", "回到目錄"),
    "made_by": ("由 summarizer {version} 生成", "由 summarizer {version} 生成"),
    "ranker": ("排句", "排句"),
    "keyword_ranker": ("排词", "排詞"),
}
# What the features of the default ranker are called; other rankers' parts keep their names.
PARTS = {
    "title": ("与标题相合", "與標題相合"),
    "news lead": ("新闻开头", "新聞開頭"),
    "opening": ("靠近开头", "靠近開頭"),
    "forward": ("领起下文", "領起下文"),
    "common terms": ("说到要点", "說到要點"),
    "centroid": ("切合全文", "切合全文"),
    "subject": ("说明主旨", "說明主旨"),
    "heading": ("切合小标题", "切合小標題"),
    "last paragraph": ("在末段", "在末段"),
    "first": ("在前面", "在前面"),
    "section start": ("在节首", "在節首"),
    "conclusion": ("作结", "作結"),
    "focus": ("合乎话题", "合乎話題"),
    "short": ("太短", "太短"),
    "question": ("是问句", "是問句"),
    "filler": ("口头语", "口頭語"),
    "latin": ("多外文", "多外文"),
    "pronoun": ("指代不明", "指代不明"),
    "colon": ("只是引出下文", "只是引出下文"),
}
# Those that the script of the page says.
_OF_SCRIPT = (
    *("seconds", "minutes", "of", "size", "copied", "not_copied", "line", "occurrence"),
    "keywords",
)


class Words:
    """The words in one of LANGUAGES, each got by calling this with its name."""

    def __init__(self, language: str) -> None:
        place = LANGUAGES.index(language)
        self.language = language
        self._of = {name: texts[place] for name, texts in WORDS.items()}
        self._parts = {name: texts[place] for name, texts in PARTS.items()}

    def __call__(self, name: str, **fields: object) -> str:
        """A text with its fields filled in."""
        return self._of[name].format(**fields)

    def part(self, name: str) -> str:
        """What a part of a score is called."""
        return self._parts.get(name, name)

    def for_script(self) -> dict[str, str]:
        """The texts that the script of the page fills in itself."""
        return {name: self._of[name] for name in _OF_SCRIPT}
