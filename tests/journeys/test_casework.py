"""The officer's casework in a real browser: from an e-mail to the letters, and the public form."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from dirty.emails import EMAILS, message
from journeys.conftest import LiveDesk, Look
from journeys.hands import PLAIN, says
from servers import ANSWERABLE, free_port, listening

pytestmark = pytest.mark.journeys

SETTINGS = (
    "import django; django.setup()\n"
    "from answerable.store.writes.organisations import change_organisation\n"
    "from store.desks import Desk\n"
    "change_organisation(by=Desk.again().administrator, review_to='the Review Officer, Hollin',"
    " contact='foi@hollinshire.example')"
)


@pytest.fixture(scope="module")
def desk_with_settings(live_desk: LiveDesk) -> LiveDesk:
    """The desk, once its organisation has said to whom one writes."""
    live_desk.run(SETTINGS)
    return live_desk


def _hand_in(tab: Page, desk: LiveDesk, data: bytes) -> None:
    tab.goto(f"{desk.address}/arrived")
    file = {"name": "request.eml", "mimeType": "message/rfc822", "buffer": data}
    tab.get_by_label("E-mail file (.eml)").set_input_files(file)
    tab.get_by_role("button", name="Read the e-mail").click()


def _dated(tab: Page, day: str, month: str = "11", year: str = "2026") -> None:
    for name, value in (("Day", day), ("Month", month), ("Year", year)):
        tab.get_by_label(name, exact=True).fill(value)


def test_a_request_goes_from_its_email_to_its_letters(
    browser: Browser, desk_with_settings: LiveDesk, look: Look
) -> None:
    desk = desk_with_settings
    tab = desk.sign_in(browser, "officer")
    tab.goto(f"{desk.address}/arrived")
    tab.get_by_role("button", name="Read the e-mail").click()
    look(tab, "arrived-problem")
    _hand_in(tab, desk, EMAILS["forwarded as a file"]())
    expect(tab.get_by_label("Name of the requester")).to_have_value("Rowan Vale")
    look(tab, "log-from-email")
    tab.goto(f"{desk.address}/arrived")
    look(tab, "arrived")
    tab.get_by_role("link", name="FOI request").click()
    tab.get_by_label("Reference").fill("921_26")
    tab.get_by_label("Title").fill("Complaints about social media")
    tab.get_by_role("button", name="Log it and see its questions").click()
    expect(tab.get_by_role("heading", name="Question 2")).to_be_visible()
    tab.get_by_role("button", name="The questions are right").click()
    tab.get_by_role("link", name="Ask for clarification").click()
    _dated(tab, "5")
    tab.get_by_label("What you ask").fill("Do you mean posts by officers, or about them?")
    tab.get_by_role("button", name="Ask for clarification").click()
    tab.get_by_role("link", name="Letters").click()
    look(tab, "letters")
    tab.get_by_role("link", name="Clarification").click()
    tab.get_by_role("button", name="Look at the letter").click()
    look(tab, "letter-clarification")
    tab.get_by_role("button", name="Make and keep the letter").click()
    look(tab, "letter-made")
    with tab.expect_download() as saved:
        tab.get_by_role("button", name="Save as Word").click()
    assert saved.value.suggested_filename == "921_26-clarification.docx"
    tab.get_by_role("link", name="921_26", exact=True).click()
    tab.get_by_role("link", name="Record clarification").click()
    _dated(tab, "9")
    tab.get_by_role("button", name="Record clarification").click()
    tab.get_by_role("link", name="Extend for the public interest").click()
    _dated(tab, "16")
    tab.get_by_label("Why the public interest needs longer").fill(
        "The harm to an inquiry is weighed."
    )
    look(tab, "extend")
    tab.get_by_role("button", name="Extend").click()
    look(tab, "request-extended")
    tab.get_by_role("link", name="The time limit, day by day").click()
    look(tab, "days")
    tab.get_by_role("link", name="921_26", exact=True).click()
    tab.get_by_role("link", name="Letters").click()
    tab.get_by_role("link", name="Extension", exact=True).click()
    tab.get_by_label("The qualified exemption that is weighed").select_option("31(1)(a)")
    tab.get_by_role("button", name="Look at the letter").click()
    look(tab, "letter-extension")
    tab.get_by_role("button", name="Make and keep the letter").click()
    text = tab.get_by_label("Text for an e-mail, to be copied").input_value()
    assert "section 31(1)(a) of the Freedom of Information Act 2000" in text
    assert "the Review Officer, Hollin" in text
    tab.context.close()


def test_time_and_cost_links_and_lists(
    browser: Browser, desk_with_settings: LiveDesk, look: Look
) -> None:
    desk = desk_with_settings
    tab = desk.sign_in(browser, "officer")
    for reference in ("931_26", "932_26"):
        _hand_in(tab, desk, message(subject=f"Request {reference}").as_bytes())
        tab.get_by_label("Reference").fill(reference)
        tab.get_by_role("button", name="Log it and see its questions").click()
        tab.get_by_role("button", name="The questions are right").click()
    tab.get_by_role("link", name="Links and earlier requests").click()
    look(tab, "links")
    tab.get_by_role("link", name="Link it to 931_26").click()
    tab.get_by_label("It is a duplicate of that request").check()
    look(tab, "add-link")
    tab.get_by_role("button", name="Link").click()
    says(tab, "duplicate of 931_26")
    tab.get_by_role("link", name="932_26", exact=True).click()
    tab.get_by_role("link", name="Time and cost").click()
    tab.get_by_role("button", name="Start a timer").click()
    expect(tab.get_by_role("link", name="Timer runs: 932_26")).to_be_visible()
    look(tab, "timer")
    tab.get_by_role("button", name="Stop the timer").click()
    tab.get_by_role("link", name="Enter time by hand").click()
    tab.get_by_label("What you do").select_option("locating")
    tab.get_by_label("Minutes").fill("900")
    look(tab, "add-time")
    tab.get_by_role("button", name="Save").click()
    says(tab, "More than four fifths")
    look(tab, "time-and-cost")
    tab.get_by_role("link", name="Estimate what is still to be done").click()
    tab.get_by_label("Records still to be read").fill("100")
    tab.get_by_label("Minutes for each").fill("3")
    tab.get_by_role("button", name="Estimate").click()
    look(tab, "estimate")
    says(tab, "Together this is above the limit")
    tab.get_by_role("link", name="Requests").first.click()
    tab.get_by_role("link", name="Reference").click()
    look(tab, "requests-sorted")
    with tab.expect_download() as saved:
        tab.get_by_role("link", name="Save this list as a table (CSV)").click()
    tab.get_by_role("link", name="Return").click()
    look(tab, "return")
    says(tab, "they agree")
    _hand_in(tab, desk, message("Buy our ladders", subject="Ladders").as_bytes())
    tab.goto(f"{desk.address}/arrived")
    tab.get_by_role("link", name="Put aside").click()
    look(tab, "put-aside")
    tab.get_by_label("Why it is not logged").fill("advertising")
    tab.get_by_role("button", name="Put aside").click()
    says(tab, "Nothing is waiting to be logged")
    tab.goto(f"{desk.address}/requests?list=team&sort=reference")
    tab.get_by_role("link", name="931_26").click()
    tab.wait_for_url("**/requests/*")
    tab.goto(f"{tab.url}/result")
    look(tab, "result")
    assert "Rowan Vale" in Path(saved.value.path()).read_text(encoding="utf-8-sig")
    tab.context.close()


def test_an_administrator_hands_a_template_in(
    browser: Browser, desk_with_settings: LiveDesk, look: Look
) -> None:
    desk = desk_with_settings
    tab = desk.sign_in(browser, "administrator")
    tab.get_by_role("link", name="Letters").click()
    look(tab, "letter-templates")
    tab.get_by_role("link", name="Extension").click()
    broken = {"name": "broken.docx", "mimeType": "application/x", "buffer": b"no Word file"}
    tab.get_by_label("Word template (.docx)").set_input_files(broken)
    tab.get_by_role("button", name="Try the template and keep it").click()
    look(tab, "letter-template-problem")
    says(tab, "broken.docx")
    tab.context.close()


def test_a_letter_is_written_without_any_script_and_by_keyboard(
    browser: Browser, desk_with_settings: LiveDesk
) -> None:
    desk = desk_with_settings
    tab = desk.sign_in(browser, "officer", way=PLAIN)
    _hand_in(tab, desk, message(subject="Without a script").as_bytes())
    tab.get_by_label("Reference").fill("941_26")
    tab.get_by_role("button", name="Log it and see its questions").press("Enter")
    tab.get_by_role("button", name="The questions are right").press("Enter")
    tab.get_by_role("link", name="Letters").press("Enter")
    tab.get_by_role("link", name="Acknowledgement").press("Enter")
    tab.get_by_role("button", name="Make and keep the letter").press("Enter")
    tab.wait_for_load_state()
    says(tab, "Made by The officer")
    tab.get_by_role("link", name="941_26", exact=True).press("Enter")
    tab.get_by_role("link", name="Time and cost").press("Enter")
    tab.get_by_role("button", name="Start a timer").press("Enter")
    tab.get_by_role("button", name="Stop the timer").press("Enter")
    tab.wait_for_load_state()
    says(tab, "are kept")
    tab.context.close()


def test_paper_carries_every_day_and_not_the_buttons(
    browser: Browser, desk_with_settings: LiveDesk
) -> None:
    tab = desk_with_settings.sign_in(browser, "officer")
    tab.goto(f"{desk_with_settings.address}/requests?list=team&sort=reference")
    tab.get_by_role("link", name="941_26").click()
    tab.get_by_role("link", name="The time limit, day by day").click()
    tab.emulate_media(media="print")
    expect(tab.get_by_text("working day 20", exact=True)).to_be_visible()
    expect(tab.get_by_role("button", name="Sign out")).to_be_hidden()
    tab.context.close()


@pytest.fixture(scope="module")
def public_form(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The form in its own process: its address, its folder."""
    spool = tmp_path_factory.mktemp("form") / "spool"
    port = free_port()
    command = [
        *ANSWERABLE, "public-form", "--spool", str(spool), "--port", str(port),
        "--contact", "foi@hollinshire.example", "--organisation", "Hollinshire Police",
    ]  # fmt: skip
    with listening(command, port, stdout=subprocess.DEVNULL):
        yield f"http://127.0.0.1:{port}", spool


def test_the_public_sends_a_request_with_and_without_scripts(
    browser: Browser, public_form: tuple[str, Path], look: Look
) -> None:
    address, spool = public_form
    tab = browser.new_page()
    tab.goto(address)
    look(tab, "public-form")
    tab.get_by_role("button", name="Send the request").click()
    look(tab, "public-form-problems")
    tab.get_by_role("link", name="Enter your name").click()
    assert tab.evaluate("document.activeElement.id") == "name"
    tab.get_by_label("Your name").fill("Rowan Vale")
    tab.get_by_label("Your e-mail address").fill("rowan@example.org")
    tab.get_by_label("What information are you asking for?").fill("1. How many complaints?")
    tab.keyboard.press("Tab")
    tab.get_by_role("button", name="Send the request").press("Enter")
    tab.wait_for_url("**/received/*")
    look(tab, "public-form-received")
    tab.close()
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto(address)
    for label in ("Your name", "Your postal address (optional)"):
        plain.get_by_label(label).fill("Jo Penn")
    plain.get_by_label("What information are you asking for?").fill("1. How many?")
    plain.get_by_role("button", name="Send the request").click()
    expect(plain.get_by_role("heading", name="We have your request")).to_be_visible()
    plain.context.close()
    assert len(list(spool.glob("F-*.json"))) == 2
