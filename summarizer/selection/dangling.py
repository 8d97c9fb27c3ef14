"""Sentences that speak of something that only an earlier one names."""

DANGLING_STARTS = tuple(
    "此外 但 同时 同時 另外 因此 所以 然而 不过 不過 而且 并且 並且 于是 於是 可是 况且 況且 否则 "
    "否則 这 這 对此 對此 为此 為此 其中 其次 再次 最后 最後 与此 與此 除此 据此 據此 由此 那 "
    "即便如此 尽管如此 儘管如此 他 她 它 牠 该 該 两者 兩者 二者 前者 后者 後者 以上 "
    "此举 此舉 类似地 類似地 再就是 还有 還有 或者 或是 接着 接著 然后 然後 随后 隨後 同日 "
    "之后， 之後， 甚至 可以看 从中 從中 在此 第二， 第三， 第四， 第五， 其二 其三 换句话 換句話 "
    "一句话 也 却 卻 上面 下面 注意， 图上 例如 比如 譬如".split()
)
# Though they begin as those do.
STANDING_STARTS = tuple("这篇 這篇 该怎 該怎 但丁 也许 也許 也门 也門 也是".split())
# What these point at is not in the sentence.
POINTERS = tuple(
    "上图 上圖 下图 下圖 如图 如圖 图中 圖中 如表 上表 下表 上面的 下面的 如下 底下的 前一节 "
    "上一节 第一点 第二点 下面这 下面這 根据图 由图 从图 见图 从表 见表 前文 "
    "上文 下文 后文 後文".split()
)
# 为了解决这一问题，: an opening clause that speaks of what stands before the sentence.
CLAUSE_POINTERS = tuple("这 這 此基 此过 此過 此期 此背 上面 以上".split())
MAX_OPENING_CLAUSE_CHARACTERS = 16
# Where a reference was that the reader could not show: 如 所示, 在 中.
HOLES = tuple(
    f"{before} {after}"
    for before in "如在与见于用由据照和（，"
    for after in "所示 中 的 ， 。 ） 、 和 一节".split()
)
# And these, unless what they point at can stand before them in the sentence.
EARLIER_POINTERS = tuple(
    "上述 前述 这几大 这几个 这几种 这几点 这两点 这三点 這幾個 這幾種 這兩點 這三點".split()
)
MAX_POINTER_OFFSET = 20
# 目前，他们…: what is spoken of stands in an earlier sentence as well.
PRONOUNS = tuple("他 她 它 牠 这些 這些 该 該".split())
MAX_ADVERBIAL_CHARACTERS = 8


def is_dangling(text: str) -> bool:
    """Whether a sentence speaks of something that only an earlier one names."""
    if text.startswith(DANGLING_STARTS) and not text.startswith(STANDING_STARTS):
        return True
    if any(map(text.__contains__, POINTERS)):
        return True
    if " " in text and any(map(text.__contains__, HOLES)):
        return True
    opening = text[:MAX_POINTER_OFFSET]
    if any(map(opening.__contains__, EARLIER_POINTERS)):
        return True
    comma = text.find("，", 0, MAX_OPENING_CLAUSE_CHARACTERS + 1)
    clause = text[: max(comma, 0)]
    if any(map(clause.__contains__, CLAUSE_POINTERS)) and "“" not in clause:
        return True
    return 0 < comma <= MAX_ADVERBIAL_CHARACTERS and text.startswith(PRONOUNS, comma + 1)
