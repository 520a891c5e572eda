"""The public log in a real browser: for everybody, on any screen, from a disc or a sub-path."""

import re
from collections.abc import Iterator
from datetime import date, datetime
from pathlib import Path
from threading import Event
from urllib.parse import urlencode

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, Route, expect

from answerable.log.search_index import renew_index
from answerable.log.site import add_answers
from journeys.conftest import served
from logs import SETTINGS, entries

pytestmark = pytest.mark.journeys

PAGES = (
    "index.html",
    "browse/index.html",
    "a-z/index.html",
    "a-z/p/index.html",
    "topics/index.html",
    "topics/social-media/index.html",
    "outcomes/granted/index.html",
    "2021/index.html",
    "2021/page-2/index.html",
    "2016/911/index.html",
    "2016/911/v1/index.html",
    "2021/55/index.html",
    "search/index.html",
    "about/index.html",
    "accessibility/index.html",
)
"""One page of every kind."""

SUB_PATH = "foi/log/"


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demo log as published, with its search index, in a folder that serves as sub-path."""
    folder = tmp_path_factory.mktemp("server") / SUB_PATH
    folder.parent.mkdir(parents=True)
    first, *others = entries()
    early = {**first, "intro": "The records were found by nine words."}
    add_answers(folder, [early, *others], on=date(2023, 4, 3), settings=SETTINGS)
    why = "the table by outcome named one case twice"
    add_answers(folder, [first], on=date(2023, 5, 2), because=why, settings=SETTINGS)
    renew_index(folder)
    return folder


@pytest.fixture(scope="module")
def address(log: Path) -> Iterator[str]:
    """Where a server on this machine has it."""
    top = log.parents[len(Path(SUB_PATH).parts) - 1]
    with served(top) as shown:
        yield f"{shown}/{SUB_PATH}"


@pytest.fixture(scope="module")
def divided(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the same answers are, with an index of several parts as a large log has."""
    folder = tmp_path_factory.mktemp("divided") / SUB_PATH
    folder.parent.mkdir(parents=True)
    add_answers(folder, entries(), on=date(2023, 4, 3), settings=SETTINGS)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("answerable.log.search_index.MOST_IN_A_PART", 20)
        patch.setattr("answerable.log.search_index.NEWEST", 10)
        renew_index(folder)
    with served(folder.parents[len(Path(SUB_PATH).parts) - 1]) as shown:
        yield f"{shown}/{SUB_PATH}"


def _open(browser: Browser, address: str, *, width: int = 1280, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    tab = context.new_page()
    tab.goto(address)
    return tab


def _pages(log: Path) -> list[str]:
    return [name for name in PAGES if (log / name).exists()]


def _wait_for_results(tab: Page) -> None:
    tab.wait_for_function("document.querySelectorAll('#search-results li').length > 0")


def test_the_accessibility_checker_finds_nothing_at_either_width(
    browser: Browser, log: Path, address: str
) -> None:
    for name in _pages(log):
        for width in (1280, 320):
            tab = _open(browser, address + name, width=width)
            found = Axe().run(tab).response["violations"]
            told = [(item["id"], [node["html"] for node in item["nodes"]]) for item in found]
            assert told == [], (name, width)
            assert tab.evaluate("document.documentElement.scrollWidth") <= width, name
            tab.context.close()


BROKEN_WORDS = """() => {
  const broken = [];
  for (const cell of document.querySelectorAll("th, td")) {
    const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
    for (let text = texts.nextNode(); text; text = texts.nextNode()) {
      for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
        const range = document.createRange();
        range.setStart(text, word.index);
        range.setEnd(text, word.index + word[0].length);
        const lines = new Set([...range.getClientRects()].map(box => Math.round(box.top)));
        if (lines.size > 1) broken.push(word[0]);
      }
    }
  }
  return broken;
}"""
"""The words in cells that stand on more than one line."""


@pytest.mark.parametrize("width", [320, 360])
def test_no_table_breaks_a_word_on_a_telephone(
    browser: Browser, log: Path, address: str, width: int
) -> None:
    for name in _pages(log):
        tab = _open(browser, address + name, width=width)
        assert tab.evaluate(BROKEN_WORDS) == [], name
        tab.context.close()


def test_a_word_without_end_in_a_table_moves_no_page_sideways(
    browser: Browser, address: str
) -> None:
    tab = _open(browser, address + "2016/911/index.html", width=360)
    lengthened = tab.evaluate(
        "() => { const cells = document.querySelectorAll('td:last-child, tbody th');"
        " for (const cell of cells) cell.textContent = 'x'.repeat(300); return cells.length; }"
    )
    assert lengthened > 20
    assert tab.evaluate("document.documentElement.scrollWidth") <= 360
    tab.context.close()


def test_search_results_are_accessible_too(browser: Browser, address: str) -> None:
    for width in (1280, 320):
        tab = _open(browser, f"{address}search/index.html?q=complaints", width=width)
        _wait_for_results(tab)
        found = Axe().run(tab).response["violations"]
        assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
        assert tab.evaluate("document.documentElement.scrollWidth") <= width
        tab.context.close()


def test_enlarged_to_400_percent_nothing_is_cut_off(
    browser: Browser, log: Path, address: str
) -> None:
    """1280 pixels at 400% are 320 pixels wide and 256 high (WCAG 1.4.10)."""
    for name in _pages(log):
        context = browser.new_context(viewport={"width": 320, "height": 256}, device_scale_factor=4)
        tab = context.new_page()
        tab.goto(address + name)
        assert tab.evaluate("document.documentElement.scrollWidth") <= 320, name
        context.close()


def test_no_other_host_is_ever_asked(browser: Browser, log: Path, address: str) -> None:
    asked: list[str] = []

    def only_here(route: Route) -> None:
        asked.append(route.request.url)
        here = route.request.url.startswith(address.rsplit("/foi/", 1)[0])
        route.continue_() if here else route.abort()

    context = browser.new_context()
    context.route("**/*", only_here)
    tab = context.new_page()
    for name in _pages(log):
        tab.goto(address + name, wait_until="networkidle")
    tab.goto(f"{address}search/index.html?q=social+media")
    _wait_for_results(tab)
    host = address.rsplit("/foi/", 1)[0]
    assert len(asked) > len(PAGES)
    assert [url for url in asked if not url.startswith(host)] == []
    outside = [url for url in asked if not url.startswith(address)]
    assert set(outside) <= {f"{host}/favicon.ico"}, "nothing above the sub-path is asked either"
    context.close()


def test_a_reader_searches_by_keyboard_alone(browser: Browser, address: str) -> None:
    tab = _open(browser, f"{address}index.html")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to main content"
    tab.keyboard.press("Enter")
    tab.keyboard.press("Tab")
    tab.keyboard.type("sanction")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/search/index.html?q=sanction")
    _wait_for_results(tab)
    assert tab.locator("#search-status").inner_text().startswith("1 answer found for “sanction”")
    tab.get_by_label("Words to look for").focus()
    for _ in range(12):
        tab.keyboard.press("Tab")
        if "log-item__title" in (tab.evaluate("document.activeElement.className") or ""):
            break
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/2016/911/index.html")
    tab.go_back()
    _wait_for_results(tab)
    expect(tab.get_by_label("Words to look for")).to_have_value("sanction")
    tab.context.close()


def test_filters_narrow_down_and_stand_in_the_address(browser: Browser, address: str) -> None:
    tab = _open(browser, f"{address}search/index.html")
    tab.get_by_label("Topic").select_option("social media")
    _wait_for_results(tab)
    expect(tab.locator("#search-status")).to_have_text("3 answers found.")
    titles = tab.locator("#search-results a").all_inner_texts()
    assert titles == ["Social media complaints again"] * 2 + ["Social media complaints"]
    assert tab.url.endswith("?topic=social+media")
    tab.get_by_label("Year").select_option("2016")
    tab.wait_for_function("document.querySelectorAll('#search-results li').length === 1")
    tab.reload()
    _wait_for_results(tab)
    expect(tab.get_by_label("Year")).to_have_value("2016")
    expect(tab.locator("#search-results li")).to_have_count(1)
    tab.context.close()


def test_more_answers_are_shown_on_demand_and_the_first_of_them_is_reached(
    browser: Browser, address: str
) -> None:
    tab = _open(browser, f"{address}search/index.html?q=cost")
    _wait_for_results(tab)
    expect(tab.locator("#search-results li")).to_have_count(10)
    tab.get_by_role("button", name="Show more answers").press("Enter")
    tab.wait_for_function("document.querySelectorAll('#search-results li').length === 20")
    links = tab.locator("#search-results a")
    assert tab.evaluate("document.activeElement.href") == links.nth(10).evaluate("one => one.href")
    tab.context.close()


def test_what_is_searched_for_is_never_run(browser: Browser, address: str) -> None:
    words = "<img src=x onerror=document.title='run'>cost"
    tab = _open(browser, f"{address}search/index.html")
    tab.get_by_label("Words to look for").fill(words)
    tab.keyboard.press("Enter")
    tab.wait_for_function("document.querySelector('#search-status').textContent !== ''")
    assert tab.title() != "run"
    expect(tab.locator("#search-status img, #search-results img")).to_have_count(0)
    assert words in tab.locator("#search-status").inner_text()
    tab.context.close()


def test_without_an_index_the_search_leads_to_the_lists(browser: Browser, address: str) -> None:
    context = browser.new_context()
    context.route("**/pagefind/**", lambda route: route.abort())
    tab = context.new_page()
    tab.goto(f"{address}search/index.html")
    tab.wait_for_function("document.querySelector('#search-status').textContent !== ''")
    assert "cannot be searched by words here at the moment" in tab.inner_text("#search-status")
    expect(tab.locator("#search-form")).to_be_hidden()
    tab.get_by_role("link", name="by its title, A to Z").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("A to Z")
    context.close()


@pytest.mark.parametrize("served", [True, False])
def test_without_scripts_every_answer_is_found_by_its_title(
    browser: Browser, log: Path, address: str, served: bool
) -> None:
    """From a server at a sub-path, and from a disc."""
    start = f"{address}index.html" if served else (log / "index.html").as_uri()
    tab = _open(browser, start, script=False)
    tab.get_by_role("navigation", name="Disclosure log").get_by_role("link", name="Search").click()
    expect(tab.locator("#search-form")).to_be_hidden()
    tab.get_by_role("link", name="by its title, A to Z").click()
    tab.get_by_role("link", name="S", exact=True).click()
    tab.get_by_role("link", name="Social media complaints", exact=True).first.click()
    with tab.expect_download() as download:
        tab.get_by_role("link", name="by search term (CSV)").first.click()
    assert download.value.suggested_filename.endswith(".csv")
    tab.get_by_role("link", name="All answers on social media").click()
    assert tab.get_by_role("heading", level=1).inner_text().endswith("Social media")
    tab.context.close()


def test_from_a_disc_the_search_page_says_what_to_do(browser: Browser, log: Path) -> None:
    tab = _open(browser, (log / "search/index.html").as_uri())
    tab.wait_for_function("document.querySelector('#search-status').textContent !== ''")
    expect(tab.get_by_role("link", name="by topic, year, outcome and exemption")).to_be_visible()
    expect(tab.locator("#search-form")).to_be_hidden()
    tab.context.close()


def test_a_series_has_its_numbers_in_chart_and_table_and_says_its_breaks(
    browser: Browser, address: str
) -> None:
    tab = _open(browser, f"{address}topics/social-media/index.html")
    chart = tab.get_by_role("img", name="Public complaints concerning social media, over time")
    table = tab.get_by_role("table", name="Public complaints concerning social media")
    drawn = chart.locator("g > text").all_text_contents()
    printed = [
        row.locator("td").first.inner_text() for row in table.locator("tbody tr:has(th)").all()
    ]
    assert drawn == printed
    told = table.locator(".log-break").all_inner_texts()
    assert len(told) == chart.locator("line").count() == 3
    assert "TikTok" in "".join(told)
    tab.context.close()


def test_lists_are_paged_through_and_lead_back(browser: Browser, address: str) -> None:
    tab = _open(browser, f"{address}2021/index.html")
    tab.get_by_role("link", name="Older").click()
    tab.wait_for_url(f"{address}2021/page-2/index.html")
    expect(tab.locator(".log-item")).to_have_count(15)
    tab.get_by_role("link", name="Newer").click()
    tab.wait_for_url(f"{address}2021/index.html")
    tab.context.close()


def _looked_for(tab: Page, words: str) -> None:
    tab.get_by_label("Words to look for").fill(words)
    tab.keyboard.press("Enter")


def _wait_for_all(tab: Page) -> str:
    status = tab.locator("#search-status")
    tab.wait_for_function(
        "/found[^;]*\\.$/.test(document.querySelector('#search-status').textContent)"
    )
    return status.inner_text()


def _older(url: str) -> bool:
    """Whether a file is of any part of the index but the newest, which is the fourth."""
    return re.search(r"/pagefind/[123]/", url) is not None


def test_newer_answers_are_shown_at_once_and_stay_where_they_are_when_older_ones_follow(
    browser: Browser, divided: str
) -> None:
    held: list[Route] = []
    let_go = Event()
    context = browser.new_context()
    context.route(
        _older, lambda route: route.continue_() if let_go.is_set() else held.append(route)
    )
    tab = context.new_page()
    tab.goto(f"{divided}search/index.html", wait_until="networkidle")
    assert held == [], "nothing of older answers is fetched before something is looked for"
    _looked_for(tab, "cost")
    tab.wait_for_selector("#search-newer li")
    so_far = tab.locator("#search-status").inner_text()
    assert "among the newer ones; the older ones are still being looked through" in so_far
    shown = tab.locator("#search-newer").inner_text()
    assert shown.splitlines()[0] == "9 of the 10 newest answers"
    place = tab.locator("#search-newer li").first.bounding_box()
    let_go.set()
    for route in held:
        route.continue_()
    assert _wait_for_all(tab) == "67 answers found for “cost”."
    assert tab.locator("#search-newer").inner_text() == shown
    assert tab.locator("#search-newer li").first.bounding_box() == place
    older = tab.locator("#search-older").inner_text()
    assert older.splitlines()[0] == "58 of the 60 older answers"
    tab.get_by_role("button", name="Show more older answers").press("Enter")
    tab.wait_for_function("document.querySelectorAll('#search-older li').length === 20")
    found = Axe().run(tab).response["violations"]
    assert [(item["id"], item["nodes"][0]["html"]) for item in found] == []
    context.close()


def test_where_older_answers_cannot_be_fetched_the_newer_ones_are_found_and_it_is_said(
    browser: Browser, divided: str
) -> None:
    context = browser.new_context()
    context.route(_older, lambda route: route.abort())
    tab = context.new_page()
    tab.goto(f"{divided}search/index.html?q=cost")
    tab.wait_for_function(
        "document.querySelector('#search-status').textContent.endsWith("
        "'the older ones cannot be looked through at the moment.')"
    )
    expect(tab.locator("#search-newer li")).to_have_count(5)
    expect(tab.locator("#search-older")).to_be_hidden()
    context.unroute(_older)
    _looked_for(tab, "cost")
    assert _wait_for_all(tab) == "67 answers found for “cost”."
    context.close()


def _fetched_for(browser: Browser, address: str) -> set[str]:
    """What is fetched of the words of an index to show the results of an address."""
    asked: list[str] = []
    context = browser.new_context()
    context.on("request", lambda request: asked.append(request.url))
    tab = context.new_page()
    tab.goto(address)
    _wait_for_all(tab)
    context.close()
    return {url for url in asked if url.endswith(".pf_index")}


def test_words_that_nearly_every_answer_has_are_looked_up_in_quotation_marks_alone(
    browser: Browser, divided: str
) -> None:
    words = "and what did it cost"
    for typed, looked_up in ((words, {"did", "it", "cost"}), (f'"{words}"', set(words.split()))):
        tab = _open(browser, f"{divided}search/index.html?{urlencode({'q': typed})}")
        assert f"“{typed}”" in _wait_for_all(tab)
        marked = tab.locator("#search-results mark").all_inner_texts()
        assert {re.sub("[^a-z]", "", word.lower()) for word in marked} == looked_up, typed
        tab.context.close()


def test_who_only_narrows_down_has_the_newest_first_and_does_not_fetch_the_index(
    browser: Browser, divided: str
) -> None:
    fetched = _fetched_for(browser, f"{divided}search/index.html?outcome=granted")
    assert len(fetched) == 4, "one file for each part"
    tab = _open(browser, f"{divided}search/index.html?outcome=granted")
    _wait_for_all(tab)
    facts = tab.locator("#search-newer .log-item__facts").all_inner_texts()
    days = [re.search(r"answered (\d+ \w+ \d{4})", one)[1] for one in facts]  # type: ignore[index]
    assert len(days) == 5
    read = [datetime.strptime(day, "%d %B %Y") for day in days]
    assert read == sorted(read, reverse=True)
    tab.context.close()
