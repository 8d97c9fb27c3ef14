"""Pages and books of own writing, as sites and shops make them."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

PARAGRAPHS = (
    "渡口的老船工周德顺在江边守了三十一年，每天清晨五点准时解开缆绳，送第一批菜农过江。",
    "大桥通车以后，坐船的人少了一大半，镇上几次商量要停掉这条航线，都被对岸的村民拦了下来。",
    "周德顺说，只要还有一个人要过江，他就不会收起船桨，何况学校里还有十几个孩子等着回家。",
)
TITLE = "最后的渡口：一条航线和它的守船人"


def page(
    body: str | None = None,
    *,
    title: str = f"{TITLE}_社会_江城日报网",
    head: str = "",
    info: str = "2023年5月6日 09:30 来源：江城日报",
) -> str:
    """A whole page with navigation, related links and comments around `body`."""
    if body is None:
        body = "".join(f"<p>　　{paragraph}</p>" for paragraph in PARAGRAPHS)
    return f"""<!DOCTYPE html><html><head><title>{title}</title>{head}
<script>document.write("<p>脚本里的文字，不该出现。</p>")</script></head><body>
<div class="nav"><ul><li><a href="/">首页</a></li><li><a href="/n">新闻</a></li></ul></div>
<div class="wrap"><h1>{TITLE}</h1><div class="info">{info}</div>
<div class="text">{body}</div>
<div class="more"><h3>相关阅读</h3><ul><li><a href="/1">江上又起了一座新桥</a></li>
<li><a href="/2">摆渡人的冬天来得更早</a></li></ul></div>
<div class="comments"><p>网友甲：小时候坐过这条船，一毛钱一次，现在想起来真怀念。</p></div></div>
<div class="footer"><p>江城日报版权所有，未经许可不得转载。</p></div></body></html>"""


def chapter(body: str, title: str = "章") -> str:
    return (
        '<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html>'
        '<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops">'
        f"<head><title>{title}</title><script/></head><body>{body}</body></html>"
    )


def book(
    chapters: Mapping[str, str],
    *,
    labels: Mapping[str, str] | None = None,
    spine: str | None = None,
    extra: Mapping[str, bytes] | None = None,
    package: str | None = None,
) -> bytes:
    """An EPUB with the chapters in their order; `labels` go into an NCX, by href."""
    items = "".join(
        f'<item id="c{n}" href="{name}" media-type="application/xhtml+xml"/>'
        for n, name in enumerate(chapters)
    )
    if spine is None:
        spine = "".join(f'<itemref idref="c{n}"/>' for n in range(len(chapters)))
    points = "".join(
        f'<navPoint id="n{n}"><navLabel><text>{text}</text></navLabel><content src="{href}"/>'
        "</navPoint>"
        for n, (href, text) in enumerate((labels or {}).items())
    )
    if package is None:
        package = (
            '<package xmlns="http://www.idpf.org/2007/opf" version="2.0">'
            '<metadata xmlns:dc="http://purl.org/dc/elements/1.1/">'
            "<dc:title>江上书</dc:title><dc:creator>沈月华</dc:creator></metadata>"
            f'<manifest>{items}<item id="ncx" href="toc.ncx" '
            'media-type="application/x-dtbncx+xml"/></manifest>'
            f'<spine toc="ncx">{spine}</spine></package>'
        )
    container = (
        '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles>'
        '<rootfile full-path="OEBPS/content.opf"/></rootfiles></container>'
    )
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        archive.writestr("mimetype", "application/epub+zip")
        archive.writestr("META-INF/container.xml", container)
        archive.writestr("OEBPS/content.opf", package)
        archive.writestr(
            "OEBPS/toc.ncx",
            f'<ncx xmlns="http://www.daisy.org/z3986/2005/ncx/"><navMap>{points}</navMap></ncx>',
        )
        for name, content in chapters.items():
            archive.writestr(f"OEBPS/{name}", content, zipfile.ZIP_DEFLATED)
        for name, raw in (extra or {}).items():
            archive.writestr(name, raw, zipfile.ZIP_DEFLATED)
    return data.getvalue()
