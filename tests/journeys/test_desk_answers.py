"""An answer in a real browser: draft, a check that fails, repair, clearance, approval, release."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from journeys.conftest import ROOT, LiveDesk, Look, glance
from journeys.hands import MOUSE, PLAIN, Way, says
from journeys.officer import draft, open_answer, open_listed, repair, sign

pytestmark = pytest.mark.journeys


FILL = """
import sys
import django; django.setup()
from pathlib import Path
from answerable.demo.generator import write_demo
from answerable.model.roles import Role
from answerable.store.models import Person
from answering import Answering
from store.desks import Desk
desk = Desk.__new__(Desk)
desk.people = {Role(person.roles[0]): person for person in Person.objects.all()}
Answering(desk, write_demo(Path(sys.argv[1]), records=300), reference=sys.argv[2])
"""


def _fill(live: LiveDesk, reference: str) -> Path:
    """A request that is being drafted; gives the folder with the demo's small tables."""
    export = live.home / "export"
    environment = {
        **os.environ,
        "ANSWERABLE_HOME": str(live.home),
        "DJANGO_SETTINGS_MODULE": "answerable.site.settings",
        "PYTHONPATH": os.pathsep.join(
            [str(ROOT / "tests"), *filter(None, [os.environ.get("PYTHONPATH")])]
        ),
    }
    words = [sys.executable, "-c", FILL, str(export), reference]
    subprocess.run(words, env=environment, check=True, timeout=120)
    return export


@pytest.fixture(scope="module")
def tables(live_desk: LiveDesk) -> Path:
    """Two requests that are being drafted, and the folder of their small tables."""
    _fill(live_desk, "911_16")
    return _fill(live_desk, "912_16")


def _journey(
    browser: Browser, live: LiveDesk, tables: Path, reference: str, look: Look, *, way: Way
) -> None:
    def sign_in(role: str) -> Page:
        return live.sign_in(browser, role, way=way)

    officer, approver = sign_in("officer"), sign_in("approver")
    open_answer(officer, live, reference)
    draft(officer, tables, look)
    repair(officer, look)
    open_listed(approver, live, reference)
    approver.get_by_role("link", name="Agree to the small counts").click()
    look(approver, "small-counts-agree")
    approver.get_by_role("button", name="I agree that they are printed").click()
    open_listed(officer, live, reference)
    frame = officer.frame_locator("iframe")
    assert frame.get_by_role("heading", level=1).inner_text().startswith(f"Request {reference}")
    look(officer, "answer-ready")
    officer.get_by_role("button", name="Submit for clearance").click()
    look(officer, "version-submitted")
    for role in ("officer", "analyst", "communications"):
        tab = officer if role == "officer" else sign_in(role)
        sign(tab, live, reference, "Clear", look if role == "officer" else glance)
    approver.goto(f"{live.address}/answers")
    look(approver, "answers")
    sign(approver, live, reference, "Approve", look)
    look(approver, "version-approved")
    sign(officer, live, reference, "Release and publish", look)
    look(officer, "version-released")
    says(officer, "In the log since")
    number = reference.partition("_")[0]
    page = live.home / "log" / "2016" / number / "index.html"
    officer.goto((live.home / "log" / "index.html").as_uri())
    officer.get_by_role("link", name="Complaints about the use of social media").first.click()
    says(officer, "9 cases")
    assert officer.url in {page.as_uri(), page.parent.as_uri() + "/"} or number in officer.url
    for tab in (officer, approver):
        tab.context.close()


def test_an_answer_goes_from_the_draft_to_its_page_in_the_log(
    browser: Browser, live_desk: LiveDesk, tables: Path, look: Look
) -> None:
    _journey(browser, live_desk, tables, "911_16", look, way=MOUSE)


def test_the_same_without_any_script(browser: Browser, live_desk: LiveDesk, tables: Path) -> None:
    _journey(browser, live_desk, tables, "912_16", glance, way=PLAIN)


_FOCUS = """() => {
    const it = document.activeElement;
    return [(it.labels?.[0] ?? it).textContent.trim(), it.tagName];
}"""
_LEADS = ("A", "BUTTON")


def _press_until(tab: Page, words: str, *, leads: bool = False) -> None:
    """Presses Tab until what has the focus begins with these words: a field, or what leads on."""
    for _ in range(150):
        tab.keyboard.press("Tab")
        said, tag = tab.evaluate(_FOCUS)
        whole = said.startswith(words) and not said[len(words) :][:1].isalnum()
        if whole and (tag in _LEADS) is leads:
            return
    raise AssertionError(f"the keyboard does not reach “{words}”")


def _press(tab: Page, words: str) -> None:
    """Goes to a link or button by keyboard and presses it."""
    _press_until(tab, words, leads=True)
    with tab.expect_navigation():
        tab.keyboard.press("Enter")


def test_an_answer_is_drafted_and_signed_by_keyboard_alone(
    browser: Browser, live_desk: LiveDesk
) -> None:
    _fill(live_desk, "913_16")
    tab = live_desk.sign_in(browser, "officer")
    tab.goto(f"{live_desk.address}/requests?list=mine")
    _press(tab, "913_16")
    _press(tab, "Open the answer")
    _press(tab, "Choose the sources")
    # The newest review is of this request's topic, the last by name.
    for label, key in (("Register", "ArrowDown"), ("Topic", "End"), ("Review", "ArrowDown")):
        _press_until(tab, label)
        tab.keyboard.press(key)
    _press(tab, "Save and count")
    _press(tab, "Answer question 1")
    _press(tab, "Count something in the register")
    _press_until(tab, "What is counted, in words")
    tab.keyboard.type("complaints made by members of the public")
    _press_until(tab, "Calendar year")
    tab.keyboard.press("Space")
    _press(tab, "Save and count")
    _press(tab, "Change count 1")
    _press(tab, "Case type")
    _press_until(tab, "are counted")
    _press_until(tab, "Public complaint")
    tab.keyboard.press("Space")
    _press(tab, "Save and count")
    _press(tab, "Answer")
    says(tab, "9 complaints made by members of the public")
    for number in ("2", "3", "4"):
        _press(tab, f"Answer question {number}")
        _press(tab, "Change outcome and words")
        _press_until(tab, "Granted")
        tab.keyboard.press("ArrowUp")
        _press_until(tab, "A sentence before the figures")
        tab.keyboard.type("We do not hold this.")
        _press(tab, "Save and count")
        _press(tab, "Answer")
    _press(tab, "The answer")
    _press(tab, "Give the reason")
    for _ in range(9):
        tab.keyboard.press("Tab")
        while tab.evaluate("document.activeElement.tagName") != "TEXTAREA":
            tab.keyboard.press("Tab")
        tab.keyboard.type("It was weighed.")
    _press(tab, "Save and count")
    approver = live_desk.sign_in(browser, "approver")
    _press(approver, "Answers")
    _press(approver, "913_16")
    _press(approver, "Agree to the small counts")
    _press(approver, "I agree that they are printed")
    says(approver, "You agreed")
    tab.context.close()
    approver.context.close()
