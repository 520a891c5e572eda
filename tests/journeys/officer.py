"""What an officer does on the screens, from the letter to the signatures."""

from datetime import date
from pathlib import Path

from playwright.sync_api import Page

from journeys.conftest import LiveDesk, Look
from journeys.hands import says

LETTER = (
    "Dear Sir or Madam,\n\nplease tell me:\n\n"
    "1. How many complaints did members of the public make between 2010 and 2015 about the way"
    " your officers used social media?\n"
    "2. How many officers were disciplined between 2010 and 2015 over it?\n"
    "3. How much did you spend on training in social media?\n\nYours faithfully\nRowan Vale"
)


RECEIVED = date(2026, 11, 2)


def log_request(
    tab: Page, reference: str, *, letter: str = LETTER, received: date = RECEIVED
) -> None:
    """Logs a request by hand; leads to its questions."""
    tab.get_by_role("button", name="Log a request").click()
    tab.get_by_label("Reference").fill(reference)
    tab.get_by_label("Title").fill("Complaints about the use of social media")
    for name, value in (
        ("Day", received.day),
        ("Month", received.month),
        ("Year", received.year),
    ):
        tab.get_by_label(name, exact=True).fill(str(value))
    tab.get_by_label("Name of the requester").fill("Rowan Vale")
    tab.get_by_label("The request in its own words").fill(letter)
    tab.get_by_role("button", name="Log it and see its questions").click()


def open_answer(tab: Page, live: LiveDesk, reference: str) -> None:
    """The answer to a request that is being drafted."""
    tab.goto(f"{live.address}/requests")
    tab.get_by_role("link", name=reference).click()
    tab.get_by_role("link", name="Open the answer").click()


def open_listed(tab: Page, live: LiveDesk, reference: str) -> None:
    """The answer as the list of all answers leads to it."""
    tab.goto(f"{live.address}/answers")
    tab.get_by_role("link", name=reference).click()


def choose(tab: Page, *values: str, how: str = "are counted, and no others") -> None:
    tab.get_by_label(how).check()
    for value in values:
        tab.get_by_label(value, exact=True).check()
    tab.get_by_role("button", name="Save and count").click()


def count(tab: Page, unit: str, date: str, words: str, *, tables: list[str]) -> None:
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


def condition(tab: Page, column: str, *values: str) -> None:
    tab.get_by_role("link", name="Change count 1").click()
    tab.get_by_role("link", name=column, exact=True).click()
    choose(tab, *values)
    tab.get_by_role("link", name="Cancel").click()


def side(tab: Page, file: Path, *, label: str, unit: str, **columns: str) -> None:
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
    tab.wait_for_load_state()
    held = tab.get_by_label(columns["value"], exact=True)
    if held.count():
        held.check()
    else:
        tab.get_by_label("A value that no row holds").fill(columns["value"])
    tab.get_by_role("button", name="Save and count").click()
    tab.get_by_role("link", name="Cancel").click()


def draft(
    tab: Page, tables: Path, look: Look, *, obliged: str = "no", subject: str = "writing"
) -> None:
    """Everything that is counted and said, chosen on the screens."""
    look(tab, "answer-empty")
    tab.get_by_role("button", name="Choose the sources").click()
    tab.get_by_label("Register").select_option(index=1)
    topic, review = tab.get_by_label("Topic"), tab.get_by_label("Review", exact=True)
    topic.select_option(index=1)
    named = topic.locator("option:checked").inner_text()
    of_it = review.locator("option", has_text=f": {named}, on ")
    review.select_option(of_it.first.inner_text())
    look(tab, "answer-sources")
    tab.get_by_role("button", name="Save and count").click()
    tab.get_by_role("link", name="Answer question 1").click()
    count(
        tab, "case", "received_on", "complaints made by members of the public",
        tables=["Search term, each record once", "Outcome, the most severe"],
    )  # fmt: skip
    tab.get_by_role("link", name="Change count 1").click()
    look(tab, "answer-count")
    tab.get_by_role("link", name="Case type", exact=True).click()
    look(tab, "answer-condition")
    choose(tab, "Public complaint")
    tab.get_by_role("link", name="Cancel").click()
    look(tab, "answer-question")
    tab.get_by_role("link", name="Answer", exact=True).click()
    tab.get_by_role("link", name="Answer question 2").click()
    count(
        tab, "outcome", "outcome_on", "conduct matters that ended in a sanction",
        tables=["Outcome, the most severe"],
    )  # fmt: skip
    condition(tab, "Case type", "Conduct matter")
    condition(
        tab, "Outcome", "Dismissed", "Final written warning", "Written warning",
        "Management action", "Management advice",
    )  # fmt: skip
    tab.get_by_role("link", name="Answer", exact=True).click()
    tab.get_by_role("link", name="Answer question 3").click()
    side(
        tab, tables / "posts.csv", label="posts obliged to use social media", unit="post",
        column="obliged_to_use_social_media", value=obliged,
    )  # fmt: skip
    tab.get_by_role("link", name="Answer", exact=True).click()
    tab.get_by_role("link", name="Answer question 4").click()
    side(
        tab, tables / "training_spend.csv", label="spent on it", unit="pound", total_of="amount",
        date="paid_on", column="subject", value=subject,
    )  # fmt: skip
    tab.get_by_role("link", name="Answer", exact=True).click()


def repair(tab: Page, look: Look) -> None:
    """What the checks ask for: the reason for small counts, and for what was searched as asked."""
    says(tab, "without a recorded reason")
    tab.get_by_role("button", name="Submit for clearance").click()
    says(tab, "no check blocks the answer")
    look(tab, "answer-refused")
    tab.go_back()
    look(tab, "answer-checks")
    while tab.get_by_role("link", name="Accept it with a reason").count():
        tab.get_by_role("link", name="Accept it with a reason").first.click()
        tab.get_by_label("Reason").fill("It is as it was asked.")
        tab.get_by_role("button", name="Accept it").click()
        tab.wait_for_load_state()
    tab.locator(".desk-finding--block a").first.click()
    tab.get_by_role("link", name="Give the reason").click()
    tab.wait_for_load_state()
    for box in tab.locator("textarea").all():
        box.fill("It was weighed.")
    look(tab, "small-counts-weighed")
    tab.get_by_role("button", name="Save and count").click()
    look(tab, "small-counts")


def sign(tab: Page, live: LiveDesk, reference: str, label: str, look: Look) -> None:
    """Opens the last version from the list, and signs it."""
    tab.goto(f"{live.address}/answers")
    row = tab.get_by_role("row").filter(has_text=reference)
    row.get_by_role("link", name="Version").click()
    tab.get_by_role("link", name=label, exact=True).click()
    look(tab, f"sign-{label.split()[0].lower()}")
    tab.get_by_role("button", name=label, exact=True).click()
