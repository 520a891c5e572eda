"""An analyst's whole way in a real browser: register, topic, terms, spellings, reading by keys."""

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from journeys.analyst import LONG, add_topic, begin, rule_on_spellings, take_in
from journeys.conftest import LiveDesk, Look, glance
from journeys.hands import PLAIN, says
from web.registers import export

pytestmark = pytest.mark.journeys


def _take_in(tab: Page, live: LiveDesk, folder: Path, name: str, look: Look) -> None:
    """A small export of its own for each test."""
    file = folder / f"{name}.csv"
    text = export(60).replace("Facebook", "Facebok", 1)
    file.write_text(text.replace("/15,", f"/15{name[-1]},"), encoding="utf-8")
    take_in(tab, live, [file], name, look)
    says(tab, "60 cases")


def _rule_and_begin(tab: Page, look: Look) -> None:
    rule_on_spellings(tab, look)
    begin(tab, look)


def _verdict(tab: Page) -> str:
    return "1" if "Face" in tab.inner_text(".desk-narrative") else "2"


def _declare(tab: Page, size: str, look: Look) -> None:
    tab.goto(tab.url.split("/read")[0] + "/certificate")
    look(tab, "certificate")
    tab.get_by_label("How many random records").fill(size)
    tab.get_by_role("button", name="Declare").click()
    expect(tab.get_by_text("The sample is declared.")).to_be_visible()


def test_from_the_export_to_the_certificate_by_keys(
    browser: Browser, live_desk: LiveDesk, look: Look, tmp_path: Path
) -> None:
    tab = live_desk.sign_in(browser, "analyst")
    wrong: list[str] = []
    tab.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    _take_in(tab, live_desk, tmp_path, "Complaints 1", look)
    add_topic(tab, live_desk, "social media", look)
    tab.get_by_label("Terms, one on each line").fill("facebook\n(twitter")
    expect(tab.locator("#counts")).to_contain_text("11 records of 60", timeout=LONG)
    expect(tab.locator("#counts")).to_contain_text("Line 2")
    look(tab, "terms")
    tab.get_by_role("button", name="Save as the next version").click()
    look(tab, "terms-problems")
    tab.get_by_label("Terms, one on each line").fill("facebook\ntwitter")
    _rule_and_begin(tab, look)
    look(tab, "review")
    tab.get_by_role("link", name="Read the records that a term hits").click()
    look(tab, "read")
    for _ in range(6):
        with tab.expect_navigation():
            tab.keyboard.press(_verdict(tab))
    before = tab.inner_text("#record-ref")
    with tab.expect_navigation():
        tab.keyboard.press("u")
    assert tab.inner_text("#record-ref") != before
    tab.get_by_label("Note").fill("12 and u are words here")
    assert "12 and u are words here" in tab.input_value("[name=note]")
    tab.get_by_label("Note").blur()
    with tab.expect_navigation():
        tab.keyboard.press("1")
    says(tab, "Read 6 of 60")
    tab.get_by_role("button", name="Switch the keys off").click()
    tab.keyboard.press("1")
    tab.wait_for_timeout(300)
    says(tab, "Read 6 of 60")
    tab.get_by_role("button", name="Switch the keys on").click()
    _declare(tab, "54", look)
    tab.goto(tab.url.replace("certificate", "read"))
    look(tab, "read-blind")
    for _ in range(54):
        with tab.expect_navigation():
            tab.keyboard.press(_verdict(tab))
    expect(tab.get_by_text("The random sample has been read to the end.")).to_be_visible()
    tab.reload()
    look(tab, "certified")
    text = tab.inner_text("main")
    assert "We read 60 of 60 records" in text
    assert "found 12 on the topic" in text
    for name in ("records", "suggestions"):
        tab.goto(tab.url.rsplit("/", 1)[0] + f"/{name}")
        look(tab, name)
    tab.goto(f"{live_desk.address}/reviews")
    look(tab, "reviews")
    tab.goto(f"{live_desk.address}/topics")
    tab.get_by_role("link", name="social media").click()
    look(tab, "topic")
    assert wrong == []


def test_the_same_way_without_scripts(
    browser: Browser, live_desk: LiveDesk, tmp_path: Path
) -> None:
    tab = live_desk.sign_in(browser, "officer", way=PLAIN)
    _take_in(tab, live_desk, tmp_path, "Complaints 2", glance)
    add_topic(tab, live_desk, "social media again", glance)
    tab.get_by_label("Terms, one on each line").fill("facebook")
    tab.get_by_role("button", name="Count").click()
    expect(tab.locator("#counts")).to_contain_text("11 records of 60")
    _rule_and_begin(tab, glance)
    tab.get_by_role("link", name="Read records").click()
    expect(tab.locator("kbd:visible")).to_have_count(0)
    for _ in range(3):
        names = {"1": "Relevant", "2": "Not relevant"}
        tab.get_by_role("button", name=names[_verdict(tab)], exact=True).click()
    tab.get_by_role("button", name="Undo my last decision").click()
    tab.get_by_role("button", name="Unsure").click()
    says(tab, "Read 3 of 60")
    _declare(tab, "2", glance)
    tab.goto(tab.url.replace("certificate", "read"))
    for _ in range(2):
        tab.get_by_role("button", name="Not relevant", exact=True).click()
    expect(tab.get_by_text("The random sample has been read to the end.")).to_be_visible()
    tab.goto(tab.url.split("/certificate")[0])
    says(tab, "With 95% confidence")


def test_whoever_is_second_is_told_and_keeps_the_note(
    browser: Browser, live_desk: LiveDesk, look: Look, tmp_path: Path
) -> None:
    one = live_desk.sign_in(browser, "analyst")
    _take_in(one, live_desk, tmp_path, "Complaints 3", glance)
    add_topic(one, live_desk, "social media once more", glance)
    one.get_by_label("Terms, one on each line").fill("facebook")
    _rule_and_begin(one, glance)
    pk = one.url.rsplit("/", 1)[1]
    one.get_by_role("link", name="Read records").click()
    ref = one.input_value("[name=ref]")
    other = live_desk.sign_in(browser, "officer")
    other.goto(f"{live_desk.address}/reviews/{pk}/read?ref={ref}")
    assert other.locator("[name=ref]").count() == 0, "what another reader has is not handed out"
    one.get_by_label("Note").fill("a post about the complainant")
    one.evaluate(
        "async pk => { const typed = new FormData(document.querySelector('.desk-decision'));"
        " typed.set('verdict', 'unsure'); await fetch(`/reviews/${pk}/decide`,"
        " {method: 'POST', body: typed}); }",
        pk,
    )
    one.get_by_role("button", name="Not relevant").click()
    look(one, "decided-meanwhile")
    says(one, "a post about the complainant")
