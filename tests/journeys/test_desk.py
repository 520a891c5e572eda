"""The desk in a real browser: every screen, by keyboard, without scripts, on a telephone."""

import pytest
from playwright.sync_api import Browser, Page, expect

from answerable.desk.manual import CHAPTERS
from journeys.conftest import LiveDesk, Look
from journeys.hands import PLAIN, says
from journeys.officer import log_request

pytestmark = pytest.mark.journeys


def test_a_request_goes_from_the_letter_to_the_requester(
    browser: Browser, live_desk: LiveDesk, look: Look
) -> None:
    tab = live_desk.sign_in(browser, "officer")
    look(tab, "requests-empty")
    tab.get_by_role("button", name="Log a request").click()
    tab.get_by_role("button", name="Log it and see its questions").click()
    look(tab, "log-request-problems")
    assert tab.evaluate("document.activeElement.className") == "govuk-error-summary"
    tab.get_by_role("link", name="Enter a title").click()
    assert tab.evaluate("document.activeElement.id") == "id_title"
    tab.goto(live_desk.address)
    log_request(tab, "911_16")
    look(tab, "questions")
    tab.get_by_role("link", name="Correct question 1").click()
    tab.get_by_label("Who answers it").select_option("The analyst")
    look(tab, "question")
    tab.get_by_role("button", name="Save and go to the next").click()
    tab.get_by_role("button", name="This is no question").click()
    expect(tab.get_by_role("heading", name="Question 2")).to_have_count(0)
    tab.get_by_role("button", name="Add a question").click()
    tab.get_by_label("Number").fill("2")
    tab.get_by_label("Question", exact=True).fill("How many officers were disciplined?")
    tab.get_by_role("button", name="Save").click()
    tab.get_by_role("button", name="The questions are right").click()
    look(tab, "request")
    text = tab.inner_text("main")
    assert "1 December 2026" in text
    assert "Saint Andrew" in text
    tab.get_by_role("link", name="Ask for clarification").click()
    tab.get_by_label("What you ask").fill("Which years are meant in question 3?")
    look(tab, "ask-for-clarification")
    tab.get_by_role("button", name="Ask for clarification").click()
    says(tab, "The time does not run: waiting for clarification")
    tab.get_by_role("link", name="Requests").first.click()
    look(tab, "requests")
    tab.get_by_role("link", name="Waiting for requester (1)").click()
    expect(tab.get_by_role("link", name="911_16")).to_be_visible()
    tab.context.close()


def test_an_administrator_adds_somebody(browser: Browser, live_desk: LiveDesk, look: Look) -> None:
    tab = live_desk.sign_in(browser, "administrator")
    look(tab, "people")
    tab.get_by_role("button", name="Add somebody").click()
    tab.get_by_label("Name").fill("Nell New")
    tab.get_by_label("E-mail address").fill("nell@force.example")
    tab.get_by_label("auditor").check()
    look(tab, "add-person")
    tab.get_by_role("button", name="Add and show a one-time password").click()
    once = tab.locator(".desk-secret").inner_text()
    look(tab, "one-time-password")
    tab.get_by_role("link", name="Back to people").click()
    tab.get_by_role("link", name="Nell New").click()
    expect(tab.get_by_label("auditor")).to_be_checked()
    look(tab, "person")
    tab.get_by_role("button", name="Sign out").click()
    look(tab, "sign-in")
    tab.get_by_label("E-mail address").fill("nell@force.example")
    tab.get_by_label("Password", exact=True).fill(once)
    tab.get_by_role("button", name="Sign in").click()
    look(tab, "change-password")
    tab.get_by_label("Current password").fill(once)
    tab.get_by_label("New password", exact=True).fill("purple kettle orbit")
    tab.get_by_label("New password again").fill("purple kettle orbit")
    tab.get_by_role("button", name="Change password").click()
    look(tab, "account")
    tab.context.close()


@pytest.mark.parametrize(
    ("path", "name"), [("/nowhere", "not-found"), ("/people", "not-your-role")]
)
def test_what_goes_wrong_is_a_page_like_any_other(
    browser: Browser, live_desk: LiveDesk, look: Look, path: str, name: str
) -> None:
    tab = live_desk.sign_in(browser, "officer")
    tab.goto(live_desk.address + path)
    look(tab, name)
    tab.context.close()


def test_the_manual_is_read_on_any_screen_and_without_any_script(
    browser: Browser, live_desk: LiveDesk, look: Look
) -> None:
    tab = live_desk.sign_in(browser, "communications")
    plain = live_desk.sign_in(browser, "communications", way=PLAIN)
    tab.get_by_role("link", name="Manual").click()
    look(tab, "manual")
    for chapter in CHAPTERS:
        tab.goto(f"{live_desk.address}/manual/{chapter.slug}")
        look(tab, f"manual-{chapter.slug}")
        plain.goto(tab.url)
        assert plain.inner_text("main") == tab.inner_text("main")
        for picture in plain.locator("main img").all():
            source = picture.get_attribute("src")
            assert plain.request.get(f"{live_desk.address}{source}").ok, source
    for one in (tab, plain):
        one.context.close()


def test_a_request_is_logged_without_any_script(browser: Browser, live_desk: LiveDesk) -> None:
    tab = live_desk.sign_in(browser, "officer", way=PLAIN)
    log_request(tab, "912_16")
    expect(tab.get_by_role("heading", name="Question 3")).to_be_visible()
    tab.get_by_role("button", name="The questions are right").click()
    tab.get_by_role("link", name="Check validity").click()
    tab.get_by_role("button", name="Check validity").click()
    expect(tab.locator(".govuk-tag").first).to_have_text("validity check")
    tab.set_viewport_size({"width": 320, "height": 800})
    expect(tab.get_by_role("link", name="Requests").first).to_be_visible()
    tab.context.close()


def _press_until(tab: Page, words: str) -> None:
    """Presses Tab until what has the focus says these words."""
    for _ in range(80):
        tab.keyboard.press("Tab")
        said = tab.evaluate(
            "(document.activeElement.labels?.[0] ?? document.activeElement).textContent.trim()"
        )
        if said == words:
            return
    raise AssertionError(f"the keyboard does not reach “{words}”")


def test_a_request_is_logged_by_keyboard_alone(browser: Browser, live_desk: LiveDesk) -> None:
    tab = live_desk.sign_in(browser, "officer")
    tab.keyboard.press("Tab")
    assert tab.evaluate("document.activeElement.textContent") == "Skip to main content"
    tab.keyboard.press("Enter")
    _press_until(tab, "Log a request")
    tab.keyboard.press("Space")
    tab.wait_for_url("**/requests/new")
    for label, words in (
        ("Reference", "913_16"),
        ("Title", "Social media"),
        ("Day", "2"),
        ("Month", "11"),
        ("Year", "2026"),
        ("The request in its own words", "How many complaints were there in 2015?"),
    ):
        _press_until(tab, label)
        tab.keyboard.press("ControlOrMeta+a")
        tab.keyboard.type(words)
    _press_until(tab, "Log it and see its questions")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/questions")
    _press_until(tab, "The questions are right")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/requests/*")
    _press_until(tab, "Check validity")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/move/check")
    _press_until(tab, "Check validity")
    tab.keyboard.press("Enter")
    tab.wait_for_url("**/requests/*")
    expect(tab.locator(".govuk-tag").first).to_have_text("validity check")
    tab.context.close()


def test_no_page_asks_another_host_and_the_policy_is_never_broken(
    browser: Browser, live_desk: LiveDesk
) -> None:
    tab = live_desk.sign_in(browser, "officer")
    asked: list[str] = []
    said: list[str] = []
    tab.on("request", lambda request: asked.append(request.url))
    tab.on("console", lambda message: said.append(message.text))
    for path in ("/requests", "/requests/new", "/account", "/account/password"):
        tab.goto(live_desk.address + path)
        tab.wait_for_load_state("networkidle")
    assert asked
    assert [url for url in asked if not url.startswith((live_desk.address, "data:"))] == []
    assert said == []
    tab.context.close()


def test_paper_carries_the_request_and_not_the_buttons(
    browser: Browser, live_desk: LiveDesk
) -> None:
    tab = live_desk.sign_in(browser, "officer")
    log_request(tab, "914_16")
    tab.get_by_role("button", name="The questions are right").click()
    tab.emulate_media(media="print")
    expect(tab.get_by_text("What you can do now")).to_be_hidden()
    expect(tab.get_by_role("button", name="Sign out")).to_be_hidden()
    expect(tab.get_by_role("heading", name="History")).to_be_visible()
    tab.context.close()
