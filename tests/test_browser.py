"""The page in a real browser: Chromium without a window, driven by Playwright."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from processes import output, record

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, BrowserContext, Locator, Page

    Open = Callable[..., Page]

playwright = pytest.importorskip("playwright.sync_api", reason="no playwright here")

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser"))), None)
pytestmark = [
    pytest.mark.browser,
    pytest.mark.skipif(CHROMIUM is None, reason="no chromium here"),
]

SAMPLE = "samples/newspaper_pdf.txt"
SAMPLES = ("samples/report.txt", "samples/traditional.txt")
HOSTILE = "</script><script>document.title='broken'</script><img src=x onerror=alert(1)>"
PHONE = {"width": 320, "height": 640}
MIN_CONTRAST = 4.5
# The text that stands out least from what is behind it, and by how much: what WCAG calls contrast.
LEAST_CONTRAST = """() => {
  const canvas = document.createElement("canvas").getContext("2d", { willReadFrequently: true });
  const rgba = (color) => {
    canvas.clearRect(0, 0, 1, 1);
    canvas.fillStyle = color;
    canvas.fillRect(0, 0, 1, 1);
    return canvas.getImageData(0, 0, 1, 1).data;
  };
  const luminance = ([r, g, b]) => [r, g, b]
    .map((value) => value / 255)
    .map((value) => value <= .04045 ? value / 12.92 : ((value + .055) / 1.055) ** 2.4)
    .reduce((sum, value, i) => sum + value * [.2126, .7152, .0722][i], 0);
  const behind = (element) => {
    for (let at = element; at; at = at.parentElement) {
      const color = rgba(getComputedStyle(at).backgroundColor);
      if (color[3] === 255) return color;
    }
    return rgba("canvas");
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.textContent.trim() || !element.checkVisibility()) continue;
    if (element.closest("script, .unseen")) continue;
    const style = getComputedStyle(element);
    const color = rgba(element.closest("svg") ? style.fill : style.color);
    const [a, b] = [color, behind(element)].map(luminance).sort((x, y) => y - x);
    found.push([(a + .05) / (b + .05), element.outerHTML.slice(0, 80)]);
  }
  return found.sort((x, y) => x[0] - y[0])[0];
}"""


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with playwright.sync_playwright() as driver:
        # The sandbox needs rights that containers seldom have.
        browser = driver.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The pages that the tests look at, by what is on them."""
    folder = tmp_path_factory.mktemp("pages")
    hostile = (
        f"港口{HOSTILE}夜航\n\n十月八日夜里，装着水泥的{HOSTILE}缓缓离开石浦港，是第一艘货轮。\n"
    )
    calls: dict[str, tuple[tuple[str, ...], str]] = {
        "one": ((SAMPLE,), ""),
        "two": (SAMPLES, ""),
        "many": (2 * (SAMPLE, *SAMPLES), ""),
        "hostile": (("--from", "text"), hostile),
    }
    for name, (arguments, text) in calls.items():
        path = folder / f"{name}.html"
        output("summarize", *arguments, "-f", "html", "-o", str(path), data=text.encode())
    return {name: folder / f"{name}.html" for name in calls}


@pytest.fixture
def visit(browser: Browser, pages: dict[str, Path]) -> Iterator[Open]:
    """Opens a page in a context of its own; at the end nothing may have been said or fetched."""
    contexts: list[BrowserContext] = []
    said: list[str] = []
    fetched: list[str] = []

    def open_page(name: str = "one", **options: Any) -> Page:
        context = browser.new_context(
            reduced_motion="reduce", permissions=["clipboard-read", "clipboard-write"], **options
        )
        contexts.append(context)
        opened = context.new_page()
        opened.on("console", lambda message: said.append(message.text))
        opened.on("pageerror", lambda error: said.append(str(error)))
        opened.on("request", lambda request: fetched.append(request.url))
        opened.goto(pages[name].as_uri())
        return opened

    yield open_page
    count = len(contexts)
    for context in contexts:
        context.close()
    assert said == []
    assert len(fetched) == count, fetched


def highlighted(page: Page) -> list[str]:
    return page.locator(".s.on").all_text_contents()


def listed(page: Page) -> list[str]:
    return page.locator(".summary .said").all_text_contents()


def slider(page: Page) -> Locator:
    return page.get_by_role("slider", name="摘要长度")


def asked(count: int) -> list[str]:
    """The sentences of a summary of so many sentences."""
    made = record("summarize", SAMPLE, "--by", "document", "-n", str(count))
    return [sentence["text"] for sentence in made["sentences"]]


def test_slider_makes_the_summary_longer_and_shorter(visit: Open) -> None:
    page = visit()
    start = [sentence["text"] for sentence in record("summarize", SAMPLE)["sentences"]]
    assert highlighted(page) == listed(page) == start
    for count in (7, 1, 3):
        slider(page).fill(str(count))
        assert highlighted(page) == listed(page) == asked(count)
        assert page.locator("output").inner_text().startswith(f"{count} 句")
    page.get_by_role("button", name="长一句").click()
    assert listed(page) == asked(4)
    page.get_by_role("button", name="短一句").click()
    page.get_by_role("button", name="恢复").click()
    assert listed(page) == start


def test_numbers_follow_the_slider(visit: Open) -> None:
    page = visit()
    shares = []
    for count in (1, 5, 20):
        slider(page).fill(str(count))
        shares.append(int(page.locator('[data-fact="compression"]').inner_text().rstrip("%")))
    assert shares == sorted(set(shares))


def test_script_marks_as_the_page_was_made(visit: Open) -> None:
    page = visit()
    marks = "all => all.map(one => [one.id, one.className, one.tabIndex, one.getAttribute('role')])"
    before = page.locator(".s").evaluate_all(marks)
    facts = page.locator("dd").all_text_contents()
    size = page.locator("output").inner_text()
    slider(page).fill("9")
    slider(page).fill("3")
    assert page.locator(".s").evaluate_all(marks) == before
    assert page.locator("dd").all_text_contents() == facts
    assert page.locator("output").inner_text() == size


def test_summary_is_shown_alone_or_in_the_article(visit: Open) -> None:
    page = visit()
    button = page.get_by_role("button", name="只看摘要")
    assert page.locator(".text").is_visible()
    button.click()
    assert button.get_attribute("aria-pressed") == "true"
    assert not page.locator(".text").is_visible()
    assert page.locator(".summary").is_visible()
    page.locator(".summary a").first.click()
    assert page.locator(".text").is_visible()
    assert page.locator(".s:target").is_visible()


def test_chips_step_through_the_occurrences(visit: Open) -> None:
    page = visit()
    keyword = record("summarize", SAMPLE)["keywords"][0]
    chip = page.locator(".chip").first
    for at in range(1, keyword["count"] + 1):
        chip.click()
        assert "".join(page.locator(".now").all_text_contents()) == keyword["term"]
        assert page.locator(".finder .at").inner_text() == f"{at}/{keyword['count']}"
        top = page.locator(".now").first.evaluate("one => one.getBoundingClientRect().top")
        assert 0 < top < page.viewport_size["height"]  # type: ignore[index]  # it has one
    chip.click()
    assert page.locator(".finder .at").inner_text() == f"1/{keyword['count']}"
    page.get_by_role("button", name="上一处").click()
    assert page.locator(".finder .at").inner_text() == f"{keyword['count']}/{keyword['count']}"
    page.get_by_role("button", name="不再标出").click()
    assert page.locator(".hit, .now").count() == 0


def test_keyword_inside_a_longer_one_is_found_as_well(visit: Open) -> None:
    page = visit()
    for chip in page.locator(".chip").all():
        term = chip.locator("bdi").inner_text()
        chip.click()
        assert "".join(page.locator(".now").all_text_contents()).lower() == term.lower()


def test_score_is_told_on_hover_and_on_focus(visit: Open) -> None:
    page = visit()
    sentence, tip = page.locator(".s.on").first, page.get_by_role("tooltip")
    sentence.hover()
    assert "得分" in tip.inner_text()
    assert tip.locator("div").count() > 2
    page.mouse.move(2, 2)
    playwright.expect(tip).to_be_hidden()
    page.locator(".s.on").nth(1).focus()
    assert tip.is_visible()
    assert page.locator(".s.on").nth(1).get_attribute("aria-describedby") == "tip"
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    # Those that are not chosen tell, too: by a click, or with a finger.
    page.locator(".s:not(.on)").first.click()
    assert tip.is_visible()


def test_all_is_reached_with_the_keyboard(visit: Open) -> None:
    page = visit()
    reached: list[str] = []
    for _ in range(60):
        page.keyboard.press("Tab")
        what = page.evaluate(
            "() => { const at = document.activeElement;"
            " return at.dataset.do || at.className || at.type || at.tagName }"
        )
        reached.append(what)
    assert reached[0] == "skip"
    for name in ("chip", "range", "longer", "alone", "text", "markdown", "SUMMARY"):
        assert name in reached
    assert [what for what in reached if what.startswith("s on")]
    slider(page).focus()
    page.keyboard.press("ArrowRight")
    assert listed(page) == asked(4)
    page.keyboard.press("Home")
    assert listed(page) == asked(1)
    assert (
        slider(page).get_attribute("aria-valuetext")
        == f"1 句，共 {slider(page).get_attribute('max')} 句"
    )
    page.locator(".chip").nth(1).focus()
    page.keyboard.press("Enter")
    assert page.locator(".now").count() > 0
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    assert page.locator(".now").count() == 0


def test_changes_are_told_to_screen_readers(visit: Open) -> None:
    page = visit()
    slider(page).fill("5")
    status = page.get_by_role("status").last
    playwright.expect(status).to_have_text(page.locator("output").inner_text())
    assert page.locator("[role=mark]").count() == 5
    page.locator(".chip").first.click()
    playwright.expect(status).to_contain_text("第 1 处")


@pytest.mark.parametrize("name", ["复制", "复制 Markdown"])
@pytest.mark.parametrize("has_clipboard", [True, False])
def test_summary_is_copied(visit: Open, name: str, has_clipboard: bool) -> None:
    page = visit()
    slider(page).fill("2")
    if not has_clipboard:
        page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    page.get_by_role("button", name=name, exact=True).click()
    playwright.expect(page.locator("output")).to_have_text("已复制")
    page.evaluate("document.body.append(document.createElement('textarea'))")
    page.locator("textarea").focus()
    page.keyboard.press("Control+V")
    copied = page.locator("textarea").input_value()
    title = record("summarize", SAMPLE)["title"]
    if name == "复制":
        assert copied == f"{title}\n\n{asked(2)[0]}\n{asked(2)[1]}\n"
    else:
        assert copied.startswith(f"# {title}\n\n**关键词**：")
        assert copied.endswith(f"\n\n- {asked(2)[0]}\n- {asked(2)[1]}\n")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("name", ["one", "two"])
def test_text_stands_out_from_its_ground(visit: Open, name: str, scheme: str) -> None:
    page = visit(name, color_scheme=scheme)
    for count in ("5", "20"):
        page.locator("input").first.fill(count)
        page.locator(".chip").nth(2).click()
        page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
        contrast, what = page.evaluate(LEAST_CONTRAST)
        assert contrast >= MIN_CONTRAST, what


def test_dark_mode_is_dark(visit: Open) -> None:
    ground = "getComputedStyle(document.body).backgroundColor.match(/\\d+/g).map(Number)"
    assert max(visit(color_scheme="dark").evaluate(ground)) < 60
    assert min(visit(color_scheme="light").evaluate(ground)) > 200


@pytest.mark.parametrize("name", ["one", "two"])
def test_fits_a_phone(visit: Open, name: str) -> None:
    page = visit(name, viewport=PHONE, has_touch=True)
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
    page.locator(".chip").first.tap()
    assert page.evaluate("document.scrollingElement.scrollWidth") <= PHONE["width"]
    height = page.locator(".tools").first.evaluate("one => one.getBoundingClientRect().height")
    assert height < PHONE["height"] / 3
    page.locator(".s.on").first.tap()
    box = page.get_by_role("tooltip").bounding_box()
    assert box and box["x"] >= 0 and box["x"] + box["width"] <= PHONE["width"]


def test_prints_the_summary_and_the_article_and_no_tools(visit: Open) -> None:
    page = visit(color_scheme="light")
    page.emulate_media(media="print")
    assert not page.locator(".tools").is_visible()
    assert page.locator(".summary").is_visible()
    assert page.locator(".text").is_visible()
    assert page.pdf()[:5] == b"%PDF-"
    assert page.locator("details:not([open])").count() == 0


def test_works_without_javascript(visit: Open) -> None:
    page = visit(java_script_enabled=False)
    start = [sentence["text"] for sentence in record("summarize", SAMPLE)["sentences"]]
    assert listed(page) == start
    assert page.locator(".s.on").all_text_contents() == start
    assert page.locator(".s.on").first.get_attribute("title")
    assert not page.locator(".tools").is_visible()
    page.locator(".chip").first.click()
    assert page.url.partition("#")[2] == page.locator(".chip").first.get_attribute("href")[1:]  # type: ignore[index]  # it has one


def test_each_of_several_documents_has_tools_of_its_own(visit: Open) -> None:
    page = visit("two")
    page.locator("tbody a").nth(1).click()
    second = page.locator(".doc").nth(1)
    assert second.evaluate("one => Math.abs(one.getBoundingClientRect().top) < innerHeight")
    before = page.locator(".doc").first.locator(".said").all_text_contents()
    second.locator("input").fill("1")
    assert second.locator(".said").count() == 1
    assert page.locator(".doc").first.locator(".said").all_text_contents() == before
    page.locator(".doc").first.locator(".chip").first.click()
    second.locator(".chip").first.click()
    assert page.locator(".doc").first.locator(".hit").count() == 0


@pytest.mark.parametrize("place", [4, 6])
def test_the_index_leads_to_its_article(visit: Open, place: int) -> None:
    page = visit("many")
    page.locator(f'a[href="#d{place}"]').first.click()
    top = page.locator(f"#d{place}").bounding_box()
    assert top is not None
    assert -10 <= top["y"] < 200


def test_hostile_text_does_not_run(visit: Open) -> None:
    page = visit("hostile")
    slider(page).fill("1")
    assert HOSTILE in page.title()
    assert HOSTILE in page.locator("h1").inner_text()
    assert page.locator("img").count() == 0
