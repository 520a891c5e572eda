"""The request that started it all, done by an officer, an analyst and an approver at one desk.

Three times, with one description of the steps: by mouse, by keyboard alone, without scripts.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page

from answerable.demo.generator import DemoFiles, write_demo
from answerable.files.decisions import read_decisions
from answerable.log.search_index import renew_index
from answerable.model.decisions import Decision, Verdict
from answering import QUESTIONS
from journeys.analyst import LONG, add_topic, begin, rule_on_spellings, take_in
from journeys.conftest import LiveDesk, Look, glance, served
from journeys.hands import KEYBOARD, MOUSE, PLAIN, Way, by_keyboard, says
from journeys.officer import draft, log_request, open_answer, open_listed, repair, sign

pytestmark = pytest.mark.journeys

REGISTER = "Complaints and conduct (made up)"
RULE = "An officer or member of staff used social media, on duty or off, in a way complained of."
CLOSING = "5. Would you please send your answer by e-mail?"
FACEBOK = "A picture of the inside of a house shown on Facebook after a search"
"""What is said of the one record that only the accepted spelling finds."""


@pytest.fixture(scope="module")
def export(tmp_path_factory: pytest.TempPathFactory) -> DemoFiles:
    """The demo's register, small enough to be read in a test."""
    return write_demo(tmp_path_factory.mktemp("export"), records=300)


@pytest.fixture(scope="module")
def decided(export: DemoFiles) -> dict[str, Decision]:
    """What the demo's readers decided, by record."""
    return {one.ref: one for one in read_decisions(export.decisions)}


def _letter() -> str:
    asked = [f"{number}. {text}" for number, text in enumerate(QUESTIONS, start=1)]
    lines = "\n".join([*asked, CLOSING])
    return f"Dear Sir or Madam,\n\nplease tell me:\n\n{lines}\n\nYours faithfully\nRowan Vale"


def _log_and_split(tab: Page, reference: str, look: Look) -> None:
    """By hand with the day on which it came; what the splitter took for a question is put right."""
    came = date.today() - timedelta(days=21)
    look(tab, "requests-empty")
    log_request(tab, reference, letter=_letter(), received=came)
    look(tab, "questions")
    tab.get_by_role("link", name="Correct question 5").click()
    tab.get_by_role("button", name="This is no question").click()
    tab.get_by_role("heading", name="Question 5").wait_for(state="detached")
    tab.get_by_role("link", name="Correct question 3").click()
    question = tab.get_by_label("Question", exact=True)
    question.fill(question.input_value().replace("How many", "At the time of asking, how many"))
    tab.get_by_label("Who answers it").select_option("The analyst")
    look(tab, "question")
    tab.get_by_role("button", name="Save").first.click()
    tab.wait_for_load_state()
    tab.goto(tab.url.partition("/questions")[0])
    says(tab, "At the time of asking")
    says(tab, f"{came.day} {came:%B %Y}")
    look(tab, "request")


def _move(tab: Page, *actions: str) -> None:
    for action in actions:
        tab.get_by_role("link", name=action, exact=True).click()
        tab.get_by_role("button", name=action, exact=True).click()


def _make_topic(
    tab: Page, live: LiveDesk, export: DemoFiles, reference: str, look: Look, way: Way
) -> None:
    """Register, topic, terms with their counts, one spelling accepted and one refused."""
    take_in(tab, live, [export.complaints, export.outcomes], REGISTER, look)
    add_topic(tab, live, "social media", look, rule=RULE, request=reference)
    terms = tab.get_by_label("Terms, one on each line")
    terms.fill(export.terms.read_text(encoding="utf-8"))
    if not way.script:
        tab.get_by_role("button", name="Count").click()
    tab.locator("#counts").filter(has_text="46 records of 300").wait_for(timeout=LONG)
    look(tab, "terms")
    rule_on_spellings(tab, look, refused="fb")


def _say(tab: Page, wording: str) -> None:
    tab.get_by_text("Wording for publication").click()
    field = tab.get_by_label("What may be published of it")
    field.fill(wording)


def _decide(tab: Page, verdict: Verdict, way: Way) -> None:
    """By key; without scripts by the button that the key stands for."""
    key, label = ("1", "Relevant") if verdict is Verdict.RELEVANT else ("2", "Not relevant")
    if not way.script:
        with tab.expect_navigation():
            tab.get_by_role("button", name=label, exact=True).click()
        return
    while tab.locator("textarea:focus, summary:focus").count():
        tab.keyboard.press("Tab")  # Out of what is being written.
    with tab.expect_navigation():
        tab.keyboard.press(key)


def _read(tab: Page, decided: dict[str, Decision], look: Look, way: Way) -> None:
    """Every record that a term hits, as the demo's readers decided."""
    look(tab, "review")
    tab.get_by_role("link", name="Read the records that a term hits").click()
    look(tab, "read")
    seen: set[str] = set()
    while tab.locator(".desk-narrative mark").count():
        ref = tab.input_value("[name=ref]")
        found = decided.get(ref, Decision(ref, Verdict.RELEVANT, "", wording=FACEBOK))
        if found.verdict is Verdict.RELEVANT and found.wording:
            _say(tab, found.wording)
            (glance if "read-wording" in seen else look)(tab, "read-wording")
            seen.add("read-wording")
        _decide(tab, found.verdict, way)
        seen.add(ref)
    assert decided.keys() < seen
    tab.goto(tab.url.partition("/read")[0])
    look(tab, "review-read")


def _doubt_a_typed_number(tab: Page, look: Look) -> None:
    """A number typed beside the figures is doubted, until it is the figure itself."""
    said = "A sentence before the figures"
    for words, doubted in (("We found 12 of them.", 1), ("We found {1.1.1 number} of them.", 0)):
        tab.get_by_role("link", name="Answer question 1").click()
        tab.get_by_role("link", name="Change outcome and words").click()
        tab.get_by_label(said).fill(words)
        tab.get_by_role("button", name="Save and count").click()
        tab.get_by_role("link", name="Answer", exact=True).click()
        tab.wait_for_load_state()
        look(tab, f"answer-typed-number-{doubted}")
        assert tab.locator(".desk-finding--warn", has_text="“12”").count() == doubted


def _sign_and_release(
    browser: Browser, live: LiveDesk, officer: Page, reference: str, look: Look, way: Way
) -> None:
    """Small counts agreed to, cleared by three, approved by a fourth, released by the officer."""
    approver = live.sign_in(browser, "approver", way=way)
    open_listed(approver, live, reference)
    approver.get_by_role("link", name="Agree to the small counts").click()
    look(approver, "small-counts-agree")
    approver.get_by_role("button", name="I agree that they are printed").click()
    open_listed(officer, live, reference)
    look(officer, "answer-ready")
    officer.get_by_role("button", name="Submit for clearance").click()
    look(officer, "version-submitted")
    sign(officer, live, reference, "Clear", look)
    for role in ("analyst", "communications"):
        tab = live.sign_in(browser, role, way=way)
        sign(tab, live, reference, "Clear", glance)
        tab.context.close()
    open_listed(approver, live, reference)
    page = approver.frame_locator("iframe").get_by_role("heading", level=1)
    assert page.inner_text().startswith(f"Request {reference}")
    approver.goto(f"{live.address}/answers")
    look(approver, "answers")
    sign(approver, live, reference, "Approve", look)
    look(approver, "version-approved")
    sign(officer, live, reference, "Release and publish", look)
    look(officer, "version-released")
    says(officer, "In the log since")
    approver.context.close()


def _see_what_was_done(browser: Browser, live: LiveDesk, look: Look) -> None:
    """The administrator's pages, with everything that the others did in the history."""
    administrator = live.sign_in(browser, "administrator")
    for name in ("people/add", "settings", "history"):
        administrator.goto(f"{live.address}/{name}")
        look(administrator, name.replace("people/add", "add-person"))
    says(administrator, "by The approver")
    administrator.context.close()


@pytest.fixture
def log_address(own_desk: LiveDesk) -> Iterator[str]:
    """The public log of the desk, as a web server shows it."""
    folder = own_desk.home / "log"
    folder.mkdir(exist_ok=True)
    with served(folder) as address:
        yield address


def _find_in_the_log(browser: Browser, live: LiveDesk, address: str, look: Look, way: Way) -> Page:
    """As a reader would: by searching; without scripts by the list of answers."""
    renew_index(live.home / "log")
    page = browser.new_context(java_script_enabled=way.script).new_page()
    reader = page if way.mouse else by_keyboard(page)
    if way.script:
        reader.goto(f"{address}/search/index.html?q=facebook")
        reader.locator("#search-results a").first.wait_for()
        look(reader, "log-search")
        reader.locator("#search-results a").first.click()
    else:
        reader.goto(f"{address}/index.html")
        reader.get_by_role("link", name="Complaints about the use of social media").first.click()
    reader.get_by_role("heading", level=1).wait_for()
    return reader


def _whole(
    browser: Browser, live: LiveDesk, export: DemoFiles, decided: dict[str, Decision],
    reference: str, look: Look, way: Way,
) -> None:  # fmt: skip
    officer = live.sign_in(browser, "officer", way=way)
    _log_and_split(officer, reference, look)
    _move(officer, "Check validity", "Accept as valid", "Begin drafting")
    analyst = live.sign_in(browser, "analyst", way=way)
    _make_topic(analyst, live, export, reference, look, way)
    begin(analyst, look, hits=47)
    _read(analyst, decided, look, way)
    analyst.context.close()
    open_answer(officer, live, reference)
    draft(officer, export.folder, look, obliged="yes", subject="social media")
    _doubt_a_typed_number(officer, look)
    repair(officer, look)
    _sign_and_release(browser, live, officer, reference, look, way)
    officer.context.close()


@pytest.mark.parametrize(
    "way",
    [
        pytest.param(MOUSE, id=str(MOUSE)),
        pytest.param(KEYBOARD, id=str(KEYBOARD), marks=pytest.mark.again),
        pytest.param(PLAIN, id=str(PLAIN), marks=pytest.mark.again),
    ],
)
def test_three_people_answer_the_request_that_started_it_all(
    way: Way,
    browser: Browser,
    own_desk: LiveDesk,
    export: DemoFiles,
    decided: dict[str, Decision],
    log_address: str,
    look: Look,
) -> None:
    seen = look if way is MOUSE else glance
    _whole(browser, own_desk, export, decided, "911_16", seen, way)
    reader = _find_in_the_log(browser, own_desk, log_address, seen, way)
    assert urlsplit(reader.url).path.startswith("/2016/911/")
    seen(reader, "log-page")
    text = reader.inner_text("main")
    assert "10 cases" in text
    assert "We found 10 of them." in text
    assert FACEBOK in text
    reader.context.close()
    if way is MOUSE:
        _see_what_was_done(browser, own_desk, look)
