"""An answer in a real browser: draft, a check that fails, repair, clearance, approval, release."""

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from journeys.conftest import ROOT, LiveDesk

pytestmark = pytest.mark.journeys

Look = Callable[[Page, str], None]

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


def _glance(tab: Page, name: str) -> None:
    """Looks at nothing: the second time round the pages have been looked at."""


def _open(tab: Page, live: LiveDesk, reference: str) -> None:
    tab.goto(f"{live.address}/requests")
    tab.get_by_role("link", name=reference).click()
    tab.get_by_role("link", name="Open the answer").click()


def _open_listed(tab: Page, live: LiveDesk, reference: str) -> None:
    tab.goto(f"{live.address}/answers")
    tab.get_by_role("link", name=reference).click()


def _choose(tab: Page, *values: str, how: str = "are counted, and no others") -> None:
    tab.get_by_label(how).check()
    for value in values:
        tab.get_by_label(value, exact=True).check()
    tab.get_by_role("button", name="Save and count").click()


def _count(tab: Page, unit: str, date: str, words: str, *, tables: list[str]) -> None:
    """What is counted; the period is the one that was asked for."""
    tab.get_by_role("link", name="Count something in the register").click()
    tab.get_by_label("What one is").select_option(unit)
    tab.get_by_label("The date that decides").select_option(date)
    assert tab.get_by_label("As asked: 1 January 2010 to 31 December 2015").is_checked()
    tab.get_by_label("What is counted, in words").fill(words)
    for name in tables:
        tab.get_by_role("group", name="Tables").get_by_label(name, exact=True).check()
    wording = tab.get_by_label("What may be said of it, from the review")
    wording.check()
    tab.get_by_role("button", name="Save and count").click()


def _condition(tab: Page, column: str, *values: str) -> None:
    tab.get_by_role("link", name="Change count 1").click()
    tab.get_by_role("link", name=column, exact=True).click()
    _choose(tab, *values)
    tab.get_by_role("link", name="Cancel").click()


def _side(tab: Page, file: Path, *, label: str, unit: str, **columns: str) -> None:
    tab.get_by_role("link", name="Bring a table").click()
    tab.get_by_label("File").set_input_files(file)
    tab.get_by_role("button", name="Save and count").click()
    tab.get_by_label("Name of the table").fill("register of it")
    tab.get_by_label("What is counted, in words").fill(label)
    tab.get_by_label("What one is").select_option(unit)
    if "total_of" in columns:
        tab.get_by_label("Column that is summed").select_option(columns["total_of"])
        tab.get_by_label("Column of the date that decides").select_option(columns["date"])
    tab.get_by_role("button", name="Save and count").click()
    tab.get_by_role("link", name="Change table 1").click()
    tab.get_by_role("link", name=columns["column"], exact=True).click()
    tab.get_by_label(columns["value"], exact=True).check()
    tab.get_by_role("button", name="Save and count").click()
    tab.get_by_role("link", name="Cancel").click()


def _draft(tab: Page, tables: Path, look: Look) -> None:
    """Everything that is counted and said, chosen on the screens."""
    look(tab, "answer-empty")
    tab.get_by_role("button", name="Choose the sources").click()
    tab.get_by_label("Register").select_option(index=1)
    tab.get_by_label("Topic").select_option(index=1)
    tab.get_by_label("Review", exact=True).select_option(index=1)
    look(tab, "answer-sources")
    tab.get_by_role("button", name="Save and count").click()
    tab.get_by_role("link", name="Answer question 1").click()
    _count(
        tab, "case", "received_on", "complaints made by members of the public",
        tables=["Search term, each record once", "Outcome, the most severe"],
    )  # fmt: skip
    tab.get_by_role("link", name="Change count 1").click()
    look(tab, "answer-count")
    tab.get_by_role("link", name="Case type", exact=True).click()
    look(tab, "answer-condition")
    _choose(tab, "Public complaint")
    tab.get_by_role("link", name="Cancel").click()
    look(tab, "answer-question")
    tab.get_by_role("link", name="Answer", exact=True).click()
    tab.get_by_role("link", name="Answer question 2").click()
    _count(
        tab, "outcome", "outcome_on", "conduct matters that ended in a sanction",
        tables=["Outcome, the most severe"],
    )  # fmt: skip
    _condition(tab, "Case type", "Conduct matter")
    _condition(
        tab, "Outcome", "Dismissed", "Final written warning", "Written warning",
        "Management action", "Management advice",
    )  # fmt: skip
    tab.get_by_role("link", name="Answer", exact=True).click()
    tab.get_by_role("link", name="Answer question 3").click()
    _side(
        tab, tables / "posts.csv", label="posts obliged to use social media", unit="post",
        column="obliged_to_use_social_media", value="no",
    )  # fmt: skip
    tab.get_by_role("link", name="Answer", exact=True).click()
    tab.get_by_role("link", name="Answer question 4").click()
    _side(
        tab, tables / "training_spend.csv", label="spent on it", unit="pound", total_of="amount",
        date="paid_on", column="subject", value="writing",
    )  # fmt: skip
    tab.get_by_role("link", name="Answer", exact=True).click()


def _repair(tab: Page, look: Look) -> None:
    """What the checks ask for: the reason for small counts, and for what was searched as asked."""
    assert "without a recorded reason" in tab.inner_text("main")
    tab.get_by_role("button", name="Submit for clearance").click()
    assert "no check blocks the answer" in tab.inner_text("main")
    look(tab, "answer-refused")
    tab.go_back()
    look(tab, "answer-checks")
    while tab.get_by_role("link", name="Accept it with a reason").count():
        tab.get_by_role("link", name="Accept it with a reason").first.click()
        tab.get_by_label("Reason").fill("It is as it was asked.")
        tab.get_by_role("button", name="Accept it").click()
    tab.locator(".desk-finding--block a").first.click()
    tab.get_by_role("link", name="Give the reason").click()
    for box in tab.locator("textarea").all():
        box.fill("It was weighed.")
    look(tab, "small-counts-weighed")
    tab.get_by_role("button", name="Save and count").click()
    look(tab, "small-counts")


def _sign(tab: Page, live: LiveDesk, reference: str, label: str, look: Look) -> None:
    """Opens the last version from the list, and signs it."""
    tab.goto(f"{live.address}/answers")
    row = tab.get_by_role("row").filter(has_text=reference)
    row.get_by_role("link", name="Version").click()
    tab.get_by_role("link", name=label, exact=True).click()
    look(tab, f"sign-{label.split()[0].lower()}")
    tab.get_by_role("button", name=label, exact=True).click()


def _journey(
    browser: Browser, live: LiveDesk, tables: Path, reference: str, look: Look, *, script: bool
) -> None:
    def sign_in(role: str) -> Page:
        return live.sign_in(browser, role, script=script)

    officer, approver = sign_in("officer"), sign_in("approver")
    _open(officer, live, reference)
    _draft(officer, tables, look)
    _repair(officer, look)
    _open_listed(approver, live, reference)
    approver.get_by_role("link", name="Agree to the small counts").click()
    look(approver, "small-counts-agree")
    approver.get_by_role("button", name="I agree that they are printed").click()
    _open_listed(officer, live, reference)
    frame = officer.frame_locator("iframe")
    assert frame.get_by_role("heading", level=1).inner_text().startswith(f"Request {reference}")
    look(officer, "answer-ready")
    officer.get_by_role("button", name="Submit for clearance").click()
    look(officer, "version-submitted")
    for role in ("officer", "analyst", "communications"):
        tab = officer if role == "officer" else sign_in(role)
        _sign(tab, live, reference, "Clear", look if role == "officer" else _glance)
    approver.goto(f"{live.address}/answers")
    look(approver, "answers")
    _sign(approver, live, reference, "Approve", look)
    look(approver, "version-approved")
    _sign(officer, live, reference, "Release and publish", look)
    look(officer, "version-released")
    assert "In the log since" in officer.inner_text("main")
    number = reference.partition("_")[0]
    page = live.home / "log" / "2016" / number / "index.html"
    officer.goto((live.home / "log" / "index.html").as_uri())
    officer.get_by_role("link", name="Complaints about the use of social media").first.click()
    assert officer.url in {page.as_uri(), page.parent.as_uri() + "/"} or number in officer.url
    assert "9 cases" in officer.inner_text("main")
    for tab in (officer, approver):
        tab.context.close()


def test_an_answer_goes_from_the_draft_to_its_page_in_the_log(
    browser: Browser, live_desk: LiveDesk, tables: Path, look: Look
) -> None:
    _journey(browser, live_desk, tables, "911_16", look, script=True)


def test_the_same_without_any_script(browser: Browser, live_desk: LiveDesk, tables: Path) -> None:
    _journey(browser, live_desk, tables, "912_16", _glance, script=False)


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
    for label in ("Register", "Topic", "Review"):
        _press_until(tab, label)
        tab.keyboard.press("ArrowDown")
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
    assert "9 complaints made by members of the public" in tab.inner_text("main")
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
    assert "You agreed" in approver.inner_text("main")
    tab.context.close()
    approver.context.close()
