"""Which characters begin and end what was cut in two, and which begin and end what is whole.

By their odds in news and technical articles: the characters on both sides of random places inside
of sentences against the first ones of paragraphs and the last ones of headlines. Odds of 4 and more
are in the strong sets, of 2 and more in the weak ones; surnames were left out, the Traditional forms
added.
"""

from __future__ import annotations

# They begin a paragraph rather than the second half of one, and the other way round.
BEGINS = frozenset(
    "在新这這据據我如当噹當此原今第从從报報但根首另由随隨王编編除截虽雖返尽儘盡针針背"
)
MAY_BEGIN = frozenset(
    "中对對本现現下最通其近你总總目使接然所因党黨而北未二该該那值简簡双雙具广廣河受参"
    "參它山再什阿引初普希"
)
MAY_GO_ON = frozenset(
    "人日要发發髮用分进進成多高业業主于於将將动動赛賽过過就出展部场場理水学學点點平提"
    "机機建市好也金外共统統电電得推代交资資斯并並併产產里裡制製任需看步向嚮问問被科次"
    "线線列书書车車社示收增计計约約变變先达達气氣手做信流或利起支布佈认認明防节節只单"
    "單功立环環案取决決容领領集服证証證积積旅升别別"
)
GOES_ON = frozenset(
    "的是和了行个個箇时時到能年方民们們务務生力地合等家化式月持系係繫者体體表区區政定"
    "强強性员員入万萬期队隊量战戰件题題间間都道源及度子元样樣着著果局议議续續组組息处"
    "處司造试試济濟播物京种種育指户戶型品"
)

# They end a headline rather than the first half of a sentence, and the other way round.
CLOSES = frozenset(
    "究用结結化析理件式题題性论論制製构構议議响響介案例器试試型片景术朮術具验驗谈談践"
    "踐绍紹言节節置划劃义義话話装裝序境望标標考语語势勢跌料幕识識策架"
)
MAY_CLOSE = frozenset(
    "展务務现現点點数數统統计計得度量果版席战戰息态態源处處求库庫明备備证証證级級效图"
    "圖测測户戶包解容项項略么麼涨漲值"
)
MAY_NEED_MORE = frozenset(
    "上要出业業全对對主工分平合关關月电電通前天代产產政就小应應员員他推外资資并並併东"
    "東等收接去使京超水斯三际際闻聞社着著支达達受克报報球治视視播院己党黨"
)
NEEDS_MORE = frozenset(
    "的中一在国國是大有人和了不日时時个個箇以为為这這我们們可方到同多经經实實民加重文"
    "将將公于於下部体體自过過市最家安内內交之万萬提联聯第指总總其你更两兩与與都特服当"
    "噹當共保也需说說北近消很基从從如然领領至委被深已完及还還调調济濟决決而没沒改它各"
    "创創些此技确確海增但"
)
