"""The published page in a real browser: for everybody, on any screen, from a disc, without help."""

from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

from answerable.log.page import response_html
from answerable.log.site import write_site
from answerable.steps.entries.publish import public_copy
from samples import sample_answer

pytestmark = pytest.mark.journeys

PAGES = ("2016/911/index.html", "index.html", "response.html")


@pytest.fixture(scope="module")
def log(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log of two answers in a folder with a blank in its name, and the response beside it."""
    folder = tmp_path_factory.mktemp("public log") / "sub path"
    answers = [sample_answer(), sample_answer(reference="1406A/21", title="x" * 300)]
    write_site(folder, [public_copy(answer) for answer in answers])
    (folder / "response.html").write_text(response_html(public_copy(answers[0])), encoding="utf-8")
    return folder


def _open(browser: Browser, page: Path, *, width: int = 1280, script: bool = True) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": 900}, java_script_enabled=script
    )
    tab = context.new_page()
    tab.goto(page.as_uri())
    return tab


@pytest.mark.parametrize("name", PAGES)
def test_the_accessibility_checker_finds_nothing(browser: Browser, log: Path, name: str) -> None:
    for width in (1280, 320):
        tab = _open(browser, log / name, width=width)
        found = Axe().run(tab).response["violations"]
        assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == []
        tab.context.close()


@pytest.mark.parametrize("name", [*PAGES, "2021/1406A/index.html"])
def test_nothing_is_wider_than_a_small_telephone(browser: Browser, log: Path, name: str) -> None:
    tab = _open(browser, log / name, width=320)
    assert tab.evaluate("document.documentElement.scrollWidth") <= 320
    tab.context.close()


def test_the_first_key_offers_to_skip_to_the_content(browser: Browser, log: Path) -> None:
    tab = _open(browser, log / PAGES[0])
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to main content"
    assert tab.locator(".govuk-skip-link").bounding_box()["height"] > 20  # type: ignore[index]
    tab.keyboard.press("Enter")
    assert tab.evaluate("document.activeElement.id") == "main-content"
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Question 1"
    tab.context.close()


def test_a_wide_table_is_moved_by_the_keyboard(browser: Browser, log: Path) -> None:
    tab = _open(browser, log / PAGES[0], width=320)
    table = tab.get_by_role("region", name="outcome and year")
    table.focus()
    tab.keyboard.press("ArrowRight")
    tab.wait_for_function("element => element.scrollLeft > 0", arg=table.element_handle())
    tab.context.close()


def test_a_reader_without_programs_goes_from_the_index_to_the_data(
    browser: Browser, log: Path
) -> None:
    tab = _open(browser, log / "index.html", script=False)
    tab.get_by_role("link", name="Social media complaints").click()
    assert tab.get_by_role("heading", level=1).inner_text().endswith("Social media complaints")
    with tab.expect_download() as download:
        tab.get_by_role("link", name="by search term (CSV)").click()
    assert download.value.suggested_filename == "table-1-1.csv"
    tab.get_by_role("link", name="Newest").click()
    expect(tab.get_by_role("heading", level=1)).to_have_text("Disclosure log")
    tab.context.close()


def test_no_other_host_is_asked(browser: Browser, log: Path) -> None:
    for name in PAGES:
        tab = browser.new_page()
        asked: list[str] = []
        tab.on("request", lambda request, asked=asked: asked.append(request.url))
        tab.goto((log / name).as_uri())
        tab.wait_for_load_state("networkidle")
        assert asked
        assert [url for url in asked if not url.startswith("file://")] == []
        tab.close()


def test_the_page_is_read_in_order_without_its_stylesheet(browser: Browser, log: Path) -> None:
    tab = browser.new_page()
    tab.route("**/style.css", lambda route: route.abort())
    tab.goto((log / PAGES[0]).as_uri())
    text = tab.inner_text("body")
    order = ["In short", "Question 1", "Question 2", "How the figures were found", "Data"]
    places = [text.index(f"\n{words}\n") for words in order]
    assert places == sorted(places)
    assert tab.locator("svg").first.bounding_box()["height"] < 1000  # type: ignore[index]
    tab.close()


def test_print_leaves_out_what_paper_cannot_use(
    browser: Browser, log: Path, tmp_path: Path
) -> None:
    tab = _open(browser, log / PAGES[0])
    tab.emulate_media(media="print")
    expect(tab.get_by_role("heading", name="Question 4", exact=True)).to_be_visible()
    expect(tab.get_by_role("navigation")).to_be_hidden()
    expect(tab.get_by_role("link", name="Newest")).to_be_hidden()
    assert len(tab.pdf(path=tmp_path / "page.pdf", format="A4")) > 10_000
    tab.emulate_media(media="screen")
    tab.screenshot(path=tmp_path / "page.png", full_page=True)
    tab.context.close()


def test_the_charts_have_names_and_their_tables_have_captions(browser: Browser, log: Path) -> None:
    tab = _open(browser, log / PAGES[0])
    charts = tab.get_by_role("img")
    expect(charts).to_have_count(4)
    expect(tab.get_by_role("img", name="search term")).to_have_count(2)
    for table in tab.get_by_role("table").all():
        assert table.locator("caption").inner_text().strip()
        assert table.locator("th[scope=col]").count() >= 2
    tab.context.close()
