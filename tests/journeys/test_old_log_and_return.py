"""Pages of an old log, and of a return, in a real browser: for everybody, on any screen."""

from datetime import date
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from click.testing import CliRunner
from playwright.sync_api import Browser

from answerable.cli.import_log_command import command
from answerable.log.return_page import return_html
from answerable.model.law import REGIMES
from answerable.model.returns import CaseOutcome, ReturnCase
from answerable.steps.returns.lay_out_return import lay_out_return
from answerable.steps.returns.return_figures import periods_of, return_figures
from oldlog.pages import Export

pytestmark = pytest.mark.journeys

PAGES = (
    "2016/911/index.html",
    "2020/65A/index.html",
    "2015/344/index.html",
    "2019/8259-2/index.html",
    "foi/15929/index.html",
    "return.html",
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A log that was brought along, with a return beside it."""
    made = tmp_path_factory.mktemp("brought")
    (made / "export.xml").write_text(Export().wxr(), encoding="utf-8")
    CliRunner().invoke(command, [str(made / "export.xml"), "--log", str(made / "log")])
    case = ReturnCase("1/25", date(2025, 1, 6), date(2025, 1, 9), CaseOutcome.GRANTED)
    at = date(2025, 12, 31)
    sheets = lay_out_return(return_figures([case], list(periods_of("2025")), at=at))
    page = return_html(
        sheets, title="Requests, 2025", authority="A force", at=at, regime=REGIMES["uk"]
    )
    (made / "log" / "return.html").write_text(page, encoding="utf-8")
    return made / "log"


@pytest.mark.parametrize("name", PAGES)
@pytest.mark.parametrize("width", [1280, 320])
def test_the_accessibility_checker_finds_nothing_and_nothing_is_too_wide(
    browser: Browser, folder: Path, name: str, width: int
) -> None:
    tab = browser.new_context(viewport={"width": width, "height": 900}).new_page()
    tab.goto((folder / name).as_uri())
    found = Axe().run(tab).response["violations"]
    assert [(item["id"], [node["html"] for node in item["nodes"]]) for item in found] == []
    assert tab.evaluate("document.documentElement.scrollWidth") <= width
    tab.context.close()


def test_a_further_page_leads_to_the_first(browser: Browser, folder: Path) -> None:
    tab = browser.new_page()
    tab.goto((folder / "2019/8259-2/index.html").as_uri())
    tab.get_by_role("link", name="The first page under this reference").click()
    tab.wait_for_url("**/2019/8259/index.html")
    tab.close()
