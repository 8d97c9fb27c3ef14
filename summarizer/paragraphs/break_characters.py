"""Which characters begin and end what was cut in two, and which begin and end what is whole.

By their odds in news and technical articles: the characters on both sides of random places inside
of sentences against the first ones of paragraphs and the last ones of headlines. Odds of four and
more are in the strong sets, of two and more in the weak ones; surnames were left out, the
Traditional forms added.
"""

from __future__ import annotations

# They begin a paragraph rather than the second half of one, and the other way round.
BEGINS = frozenset(
    "在新据據这這原如当噹當此你第从從今报報近总總由另根首随隨编編王截尽儘盡值返除广廣虽雖简簡"
)
MAY_BEGIN = frozenset(
    "中我对對本下目最现現其使文但安接二然因两兩北小所三未基每图圖该該双雙四它山河参參项項例"
)
MAY_GO_ON = frozenset(
    "国國人用日发發髮方到成公多出工高要平加部主长長进進示理场場民外也好持过過提市点點"
    "并並併保交系係繫性建利代计計库庫起明手问問存领領资資说說流升共里裡论論期推得预預"
    "约約立看没沒查处處列信"
)
GOES_ON = frozenset(
    "的是了和个個箇行时時动動展务務于於能年生们們定地机機体體家合化月等力者产產强強果"
    "统統子员員区區入间間量都件队隊表次式元门門管源度万萬"
)

# They end a headline rather than the first half of a sentence, and the other way round.
CLOSES = frozenset(
    "究用展析结結式化理件题題统統计計构構制製响響性器例议議型试試案介景论論践踐考绍紹"
    "况況具码碼划劃置话話谈談录錄验驗讨討较較节節望境"
)
MAY_CLOSE = frozenset("行现現务務点點机機力量度战戰定本户戶库庫果项項备備片源标標路步别別口育")
MAY_NEED_MORE = frozenset(
    "着著国國日发發髮人出时時要上全主生对對家多地就前使更产產市体體通平与與你当噹當看交队"
    "隊所小道管政商天始员員内內"
)
NEEDS_MORE = frozenset(
    "的一中有在是为為和了个個箇大我不们們以这這下到方可于於过過月也民实實同如部自分近"
    "等文加经經总總将將基关關最第其都运運提工及他说說服公重种種推很安增但调調西消指意"
    "并並併"
)
