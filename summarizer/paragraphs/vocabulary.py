"""The words that tell roles and breaks, in both scripts. Each list is one string, split once."""

from __future__ import annotations


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


# Whatever follows these words is a name, a date or a source.
CREDITS = _words(
    "作者 文/ 文／ 文| 文｜ 文丨 文： 文: 图/ 圖/ 图文/ 圖文/ 图文： 圖文： 撰文 撰稿 供稿"
    " 采写 採寫 编译 編譯 编辑 編輯 翻译： 翻譯： 译者 譯者 来源： 來源： 来源: 來源: 稿源"
    " 信息来源 資料來源： 责任编辑 責任編輯 责编 責編 校对 校對 审核 審核 监制 監製 策划："
    " 策劃： 统筹： 統籌： 主编 主編 摄影： 攝影： 摄影/ 攝影/ 实习生 實習生 通讯员 通訊員"
    " 值班编辑 值班編輯 美编 美編 排版： 一审 二审 三审 初审 初審 终审 終審 制图： 製圖："
    " 发稿： 發稿："
)
REPORTERS = _words(
    "记者 記者 本报记者 本報記者 本刊记者 本刊記者 本网记者 本網記者 本台记者 本臺記者"
    " 本社记者 本社記者 特约记者 特約記者 见习记者 見習記者 实习记者 實習記者 首席记者"
    " 首席記者 特派记者 特派記者 驻站记者 駐站記者 全媒体记者 全媒體記者 融媒体记者"
    " 融媒體記者 新华社记者 新華社記者"
)
PUBLISHERS = _words("报 報 网 網 社 台 臺 刊 媒体 媒體")
# After 记者 these begin a sentence or a headline, not a name.
NOT_NAMES = _words(
    "手记 手記 观察 觀察 调查 調查 从 從 在 获悉 獲悉 了解 瞭解 来到 來到 走进 走進 问 問 节"
    " 節 站 会 會 招待 追问 追問 札记 札記 看 见 見 近日 日前 今天 昨 采访 採訪 发现 發現"
    " 注意 提问 提問 团 團 们 們 直击 直擊 表示 介绍 介紹 随 隨 跟 的 和 与 與 眼 再 还 還 ："
    " 应 應 就 带 帶"
)
CREDIT_ENDINGS = _words(
    "文/图 文/圖 文图 文圖 图/文 圖/文 文/摄 文/攝 摄影报道 攝影報道 攝影報導 /文 /图 /圖"
)
AFFILIATIONS = _words(
    "作者单位 作者單位 作者系 作者係 作者为 作者為 作者是 作者： 记者 記者 通讯员 通訊員"
)
INSTITUTIONS = _words("大学 大學 学院 學院 研究所 研究院 研究中心 实验室 實驗室 医院 醫院")
AGENCIES = _words(
    "新华社 新華社 中新社 中新网 中新網 中央社 本报 本報 本刊 本网 本網 本社 人民网 人民網"
    " 央视网 央視網 新华网 新華網 中国网 中國網 光明网 光明網 央广网 央廣網"
)
WIRES = _words("电 電 讯 訊 消息")
NOTES = _words(
    "编者按 編者按 【编者按 【編者按 （编者按 （編者按 编者的话 編者的話 编者注 編者註"
    " （编者注 （編者註"
)
# Notes of one line: in texts whose line ends were lost, all of the body follows them.
SHORT_NOTES = _words(
    "原标题： 原標題： 本文转载 本文轉載 转载请注明 轉載請註明 免责声明 免責聲明 版权声明 版權聲明"
)
CAPTION_OPENINGS = _words(
    "▲ △ 图为 圖為 图： 圖： 图源 圖源 图片来源 圖片來源 资料图 資料圖 上图 上圖 下图 下圖"
    " 左图 左圖 右图 右圖 题图 題圖"
)
FIGURES = _words("图 圖 表 附图 附圖 附表 插图 插圖")
SHOTS = _words(
    "摄 攝 供图 供圖 配图 配圖 制图 製圖 资料图 資料圖 资料图片 資料圖片 资料照片 資料照片"
    " 视频截图 視頻截圖 网络图片 網絡圖片"
)
TURNS = _words("下转 下轉 上接 紧接 緊接 转第 轉第 接第 续上 續上")

SPEECH = _words(
    "说 說 表示 指出 称 稱 道 认为 認為 介绍 介紹 告诉 告訴 强调 強調 写道 寫道 问 問 答"
)
PARTICLES = _words("的 地 得 了 着 著 过 過 们 們")
LABELS = _words(
    "中图分类号 中圖分類號 文献标识码 收稿日期 基金项目 Abstract Keywords DOI"
    " 关键词 關鍵詞 附： 附件 来源： 來源： 摘要 注： 註： 参考文献 參考文獻 http:// https:// www."
)
# Words that begin a sentence more often than they stand inside one.
OPENINGS = _words(
    "据 據 目前 随着 隨著 近日 近年 日前 今年 去年 此外 同时 同時 但 不过 不過 为此 為此 其中"
    " 对此 對此 记者 記者 在 如果 因此 所以 由于 由於 虽然 雖然 然而 首先 其次 最后 最後"
    " 接下来 接下來 下面 总之 總之 总的 總的 总体 總體 值得 幸运 幸運 例如 比如 另外 我们"
    " 我們 本文 本次 通过 通過 对于 對於 关于 關於 根据 根據 当然 當然 事实上 事實上 换句话"
    " 換句話 与此同时 與此同時 第二 第三 尽管 儘管 除了 因为 因為 而且 现在 現在"
)
OPENING_CHARACTERS = frozenset(
    "今虽雖另截当當首尽盡此如随隨除沪滬最针針注从從这這我因目根那即现現再但该該例"
)
# Characters that stand at the end of words: they begin lines where a word was cut in two.
INSIDE_CHARACTERS = frozenset(
    "们們务務入件题題些度式员員户戶群版库庫息源量取期者化程力性果区區议議示個个名间間变變情年"
    "合理供次民持消色部产產机機里裡决決种種制"
)
# What stands at the end of a line that is not complete: prepositions, pronouns, measure words ...
LINKS = _words(
    "的 和 与 與 及 在 对 對 将 將 把 被 从 從 向 为 為 以 于 於 由 通过 通過 根据 根據 关于"
    " 關於 进行 進行 实现 實現"
)
LINK_CHARACTERS = frozenset(
    "了着著座项項条條位名只隻以這这到我们們些它通你但很做党黨自两兩共当當种種过過得说說提需如经經其"
    "使同内內每各某近约約地有是让讓而且并並跟给給比个個那一不最更还還也都就要会會能可已所"
)
# Nouns that headings end in.
CLOSING_CHARACTERS = frozenset(
    "践踐结結绍紹介案景议議器题題望验驗试試置构構法型化例性量程态態序式点點展机機术術值力求战"
    "戰度况況计計制容具话話件码碼品"
)
NUMERALS = frozenset("一二三四五六七八九十百千万萬亿億几幾两兩")
UNITS = frozenset(
    "年月日号號时時分秒点點个個位名万萬亿億元岁歲人次家项項条條座台臺吨噸米公千百多余餘%％‰"
    "℃倍成种種枚级級届屆款亩畝里辆輛艘架支份套所例起层層页頁篇章节節间間部件只隻"
)
