"""Somebody types, is signed out meanwhile, and hands in what they typed after signing in again."""

import pytest
from playwright.sync_api import Browser, Page

from journeys.conftest import PASSWORD, LiveDesk, Look, glance
from journeys.hands import MOUSE, PLAIN, Way

pytestmark = pytest.mark.journeys

TITLE = "A title & <b>another</b>"


def _sign_in(tab: Page) -> None:
    tab.get_by_label("E-mail address").fill("officer@force.example")
    tab.get_by_label("Password", exact=True).fill(PASSWORD)
    tab.get_by_role("button", name="Sign in").click()
    tab.wait_for_load_state()


@pytest.mark.parametrize("way", [MOUSE, PLAIN], ids=str)
def test_what_was_typed_is_handed_in_after_signing_in_again(
    browser: Browser, live_desk: LiveDesk, look: Look, way: Way
) -> None:
    seen = look if way is MOUSE else glance
    tab = live_desk.sign_in(browser, "officer", way=way)
    tab.goto(f"{live_desk.address}/requests/new")
    tab.get_by_label("Title").fill(TITLE)
    other = tab.context.new_page()
    other.goto(live_desk.address)
    other.get_by_role("button", name="Sign out").click()
    tab.locator("main form button").last.click()
    tab.get_by_text(TITLE).wait_for()
    seen(tab, "unsaved-sign-in")
    _sign_in(tab)
    tab.get_by_text(TITLE).wait_for()
    seen(tab, "unsaved-hand-in")
    tab.get_by_role("button", name="Hand in what you typed").click()
    assert tab.get_by_label("Title").input_value() == TITLE
    other.get_by_role("heading", name="Sign in").wait_for()
    other.goto(live_desk.address)
    other.get_by_role("button", name="Sign out").click()
    _sign_in(other)
    tab.locator("main form button").last.click()
    tab.get_by_role("button", name="Hand in what you typed").click()
    assert tab.get_by_label("Title").input_value() == TITLE
    tab.context.close()
