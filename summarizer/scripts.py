"""Which script a text is written in, Simplified or Traditional Chinese."""

from __future__ import annotations

from functools import cache

# The most frequent characters that are only in the one script, and what the other has for them.
TRADITIONAL = (
    "為會時來國這動對開業學過區進實們資現將關務經場內數員設長報點間電還車題產應說記該沒處計問從強"
    "標隊聯單兩結運傳責東編門調樣讓書續預專線統風導總辦組無寫圖請稱項環創級規醫邊執廣費眾轉視戶議"
    "達營變軍輯認決試選帶號備給師較態況護約測險張話領習質億類監顯驗覺華賽檢戰權碼節舉論觀頭裝職義"
    "識訊際響濟語積幫難縣檔額災協連頻愛條簡紹課講見聞隨維熱滿嚴則聲斷爾馬園載紅興樂亞勢農溫屬財蘭"
    "違銷讀鎮陽織紀銀換鄉圍細評終訴啟許審擊負鐵灣買繼雙狀僅羅黃養衛絡購減堅攝龍館詐漲輛訓層錯擔親"
    "剛貨畫騙陣緊療補歡駕壓練穩陳歐軟爭損臨烏訪夠輸劉幣遠傷揮鍵藝順獻雖飛庫綠歲輕鏈韓覽戲寶錢罰譯"
    "屆債儲納礎談溝頁橋陸討賣綜擇獨輪卻駛獎紛楊樓謝島畢雜腦搶樹診詢競階劇慶誤絕踐盤潤塊廳釋漢稅隱"
    "賬齊彈擴閉尋遞歸飲蓋詳麗瀏貿績慮勞貴擁遺轄擬頂夢訂貸駐禮憶貢揚貼緩奧驟魚閱顧勵鮮儀盜筆榮圓偵"
    "吳償藍縮郵嗎冊舊偉賠諾虛臉媽靜崗煙倉謹帳輔亂絲漁飯孫贈貫牽徹蠻丟暫齡魯殺漸奮潛緒棄寬趙曉涼繳"
    "純鎖殘籌脫詞靈敗鏡婦礦邏糾欄躍燈趨暢脹貓澤側謀攜誰誠譽鄭腳賓襲鳥鋼紐紙槍廢刪勁倫訟顏騰葉肅鋒"
    "牆脅贏艦慣籃飾疊頓掃礙撐碩遼盧賴峽糧悅麥澇謂錦雞奪宮鵬鄰軌陝憑竊濃煩濱繪輝賦蹤厲恆驅憂遲撥廈"
    "貝凱詩燒騎懸蓮壽虧湯顆攤晉勸搖賞湊懲薩兌辭夾諧娛壯謠脈豬鄧綁傾濤賄畝馳滯滬萊陰邁緣馮磚遙銜橫"
    "灘滅遷爺軸緬褲賺罵饋粵鳴賭劍貧爛壩頸棟劑擋腫腸鴻廂誘飽滾膚攔蔣撫喬鳳誼拋嬰鬧閃窩賢譜錫繩蝦艱"
    "銅縱驛樁戀賀噴淺緯販頒廚遜凍呂輩穎鍛氫僑喚鍋荊偽霧傘岡賈駭諸譚瑪辯撈艙廁塵鹽蟻淚闖鈕樞獵濰貪"
    "帥敵俠鴨賃檻篩寵矯飆闊擲喪聰墜悶鷹鋰茲鞏閘龐膽毆銘嚇瞞轎爐窮閣誕攬螞韋縫鶴竄錨獄蠱罷綱輿韻頗"
    "墊慘廟犧籠膠駁殼綿擠瑤輻銳臥妝囑韌濾腎敘剎婁蘊騷棗贛獸誦煥猶譴澆濫懼瓊渾謊鄒閩贓駿闡潰彎嬌懾"
    "綏餅紋鋁滲閔屢憲憤釣轟醬諱鑄鵝瘋繹頌諜燙繡飄訝懶潑驍鉤涇纜軒燦駱掙緝詮彥龜晝暉窯冪滄飼膩驕瀟"
    "撿瀾暈倆瑩釁餓鈺瀘擷欽齒叢柵禍諷豎厭閆摯斂諒鮑貶壟棧獅廬斬謙綻巔蔥螢僥鈴饒瀕紡締蒼頑顛磯蕭謎"
    "侶瓏壘幀楓鉛惱瑣鱗壺渦瀉鎊頃龔駝婭蘆賂鈣狹襯靚剝竅懇繕鯨淪璣蘄贖釘鉀鱷紗鄲閻鹼纏燁竇薈瀝蕪癱"
    "蝕閥尷嶄嶼誹謗褻擱漿蘿雛儉撓糞誣釀睞礪櫻矚愜勻嘔蠅詠鑼隴攪曠淵綢筍豈煒繽槳鉑詭賡鏢囂幟絨鈔淶"
    "漣漬鈉鉗攢貞鏽鷗窺綽恥攏隸殯藺挾灤瘓聶誡齋襪謬轍佇嵐錚墾睜輾鑿閨寢詬閾吶嘯塢蟬鴛"
)
SIMPLIFIED = (
    "为会时来国这动对开业学过区进实们资现将关务经场内数员设长报点间电还车题产应说记该没处计问从强"
    "标队联单两结运传责东编门调样让书续预专线统风导总办组无写图请称项环创级规医边执广费众转视户议"
    "达营变军辑认决试选带号备给师较态况护约测险张话领习质亿类监显验觉华赛检战权码节举论观头装职义"
    "识讯际响济语积帮难县档额灾协连频爱条简绍课讲见闻随维热满严则声断尔马园载红兴乐亚势农温属财兰"
    "违销读镇阳织纪银换乡围细评终诉启许审击负铁湾买继双状仅罗黄养卫络购减坚摄龙馆诈涨辆训层错担亲"
    "刚货画骗阵紧疗补欢驾压练稳陈欧软争损临乌访够输刘币远伤挥键艺顺献虽飞库绿岁轻链韩览戏宝钱罚译"
    "届债储纳础谈沟页桥陆讨卖综择独轮却驶奖纷杨楼谢岛毕杂脑抢树诊询竞阶剧庆误绝践盘润块厅释汉税隐"
    "账齐弹扩闭寻递归饮盖详丽浏贸绩虑劳贵拥遗辖拟顶梦订贷驻礼忆贡扬贴缓奥骤鱼阅顾励鲜仪盗笔荣圆侦"
    "吴偿蓝缩邮吗册旧伟赔诺虚脸妈静岗烟仓谨帐辅乱丝渔饭孙赠贯牵彻蛮丢暂龄鲁杀渐奋潜绪弃宽赵晓凉缴"
    "纯锁残筹脱词灵败镜妇矿逻纠栏跃灯趋畅胀猫泽侧谋携谁诚誉郑脚宾袭鸟钢纽纸枪废删劲伦讼颜腾叶肃锋"
    "墙胁赢舰惯篮饰叠顿扫碍撑硕辽卢赖峡粮悦麦涝谓锦鸡夺宫鹏邻轨陕凭窃浓烦滨绘辉赋踪厉恒驱忧迟拨厦"
    "贝凯诗烧骑悬莲寿亏汤颗摊晋劝摇赏凑惩萨兑辞夹谐娱壮谣脉猪邓绑倾涛贿亩驰滞沪莱阴迈缘冯砖遥衔横"
    "滩灭迁爷轴缅裤赚骂馈粤鸣赌剑贫烂坝颈栋剂挡肿肠鸿厢诱饱滚肤拦蒋抚乔凤谊抛婴闹闪窝贤谱锡绳虾艰"
    "铜纵驿桩恋贺喷浅纬贩颁厨逊冻吕辈颖锻氢侨唤锅荆伪雾伞冈贾骇诸谭玛辩捞舱厕尘盐蚁泪闯钮枢猎潍贪"
    "帅敌侠鸭赁槛筛宠矫飙阔掷丧聪坠闷鹰锂兹巩闸庞胆殴铭吓瞒轿炉穷阁诞揽蚂韦缝鹤窜锚狱蛊罢纲舆韵颇"
    "垫惨庙牺笼胶驳壳绵挤瑶辐锐卧妆嘱韧滤肾叙刹娄蕴骚枣赣兽诵焕犹谴浇滥惧琼浑谎邹闽赃骏阐溃弯娇慑"
    "绥饼纹铝渗闵屡宪愤钓轰酱讳铸鹅疯绎颂谍烫绣飘讶懒泼骁钩泾缆轩灿骆挣缉诠彦龟昼晖窑幂沧饲腻骄潇"
    "捡澜晕俩莹衅饿钰泸撷钦齿丛栅祸讽竖厌闫挚敛谅鲍贬垄栈狮庐斩谦绽巅葱萤侥铃饶濒纺缔苍顽颠矶萧谜"
    "侣珑垒帧枫铅恼琐鳞壶涡泻镑顷龚驼娅芦赂钙狭衬靓剥窍恳缮鲸沦玑蕲赎钉钾鳄纱郸阎碱缠烨窦荟沥芜瘫"
    "蚀阀尴崭屿诽谤亵搁浆萝雏俭挠粪诬酿睐砺樱瞩惬匀呕蝇咏锣陇搅旷渊绸笋岂炜缤桨铂诡赓镖嚣帜绒钞涞"
    "涟渍钠钳攒贞锈鸥窥绰耻拢隶殡蔺挟滦痪聂诫斋袜谬辙伫岚铮垦睁辗凿闺寝诟阈呐啸坞蝉鸳"
)
# So much of the beginning and of the middle of a text tells what the whole is.
SAMPLE_CHARACTERS = 2_000
# A shorter text may lack all of the sure characters, and is asked for every one of the lists.
SHORT_CHARACTERS = 200
# Any longer Traditional text has one of these.
SURE = TRADITIONAL[:24]
# Of a text that is not short, these are enough to weigh the one script against the other.
WEIGHED = 160


def is_traditional(text: str) -> bool:
    """Whether more characters of a text are only Traditional than only Simplified.

    A Simplified text costs some 5 microseconds, for none of these characters is in it.
    """
    sample = text[:SAMPLE_CHARACTERS]
    if len(text) > SAMPLE_CHARACTERS:
        # A page may begin with much that is in neither script.
        middle = max(len(text) // 2, SAMPLE_CHARACTERS)
        sample += text[middle : middle + SAMPLE_CHARACTERS]
    if sample.isascii():
        return False
    is_short = len(sample) < SHORT_CHARACTERS
    if is_short and _traditional().isdisjoint(sample):
        return False
    if not is_short and not any(sign in sample for sign in SURE):
        return False
    weighed = slice(None if is_short else WEIGHED)
    traditional = sum(map(sample.count, TRADITIONAL[weighed]))
    return traditional > sum(map(sample.count, SIMPLIFIED[weighed]))


@cache
def _traditional() -> frozenset[str]:
    return frozenset(TRADITIONAL)
