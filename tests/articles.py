"""Articles for tests: written for this project, each in one string."""

from __future__ import annotations

HARBOUR = """# 港口夜航开通 百年码头迎来不眠夜

□ 记者 林晚舟

十月八日夜里十一点，装着两千吨水泥的“江顺号”缓缓离开石浦港，这是该港开通夜航以来的第一艘货轮。

石浦港建于1912年，过去一百多年里，货轮只能在白天进出。港务局用三年时间，在十二公里的航道上安装了214盏夜航灯。

## 灯亮之后

夜航灯由岸上的控制中心统一调度，能见度低于五百米时会自动加亮。“有了夜航灯，货轮平均少等九个小时。”港务局调度科科长罗启明说。

罗启明算过一笔账：少等九个小时，一艘两千吨的货轮可以省下燃油1.2吨。

此外，夜航灯的用电全部来自码头屋顶的光伏板。

## 船员的变化

船员周大川跑船二十六年，第一次在夜里看清了两岸的航标。他说，过去进港要赶在天黑以前，常常连饭也顾不上吃。

今年前九个月，石浦港货物吞吐量达到1860万吨，同比增长12.7%。
"""


PLACES = tuple(
    "石桥县 云岫县 霧坪鄉 平安镇 临江市 白石岭 松子口 长桥村 东湖区 南山港 西塘站".split()
)
DEEDS = (
    "修好了水渠 收割了稻子 开通了夜航 种下了茶树 迁走了工厂 办起了夜校 铺设了光缆 关闭了煤矿 "
    "养殖了鲈鱼 重建了钟楼 举行了运动会 印刷了县志 引进了医生"
).split()
REASONS = (
    "因为连续三年干旱 在退休教师的带动下 用了不到一百天 花费四百万元 比原来的计划早了半年 "
    "得到邻近各县的支持 多亏了年轻的志愿者"
).split()


def long_section(count: int) -> str:
    """A section of `count` sentences (up to 1,001 no two alike), five a paragraph."""
    sentences = [
        f"{PLACES[i % 11]}{REASONS[i % 7]}，{DEEDS[i % 13]}，惠及居民{i * 37 % 991 + 10}户。"
        for i in range(count)
    ]
    return "\n".join("".join(sentences[i : i + 5]) for i in range(0, count, 5))
