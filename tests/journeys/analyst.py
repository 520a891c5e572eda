"""What an analyst does on the screens, from an export to the first record that is read."""

from collections.abc import Sequence
from pathlib import Path

from playwright.sync_api import Page

from journeys.conftest import LiveDesk, Look
from journeys.hands import says
from web.registers import RULE

LONG = 60_000
"""Milliseconds that reading a register may take on a busy machine."""


def take_in(tab: Page, live: LiveDesk, files: Sequence[Path], name: str, look: Look) -> None:
    """Uploads the files of one export, looks at what was understood, and uses it."""
    tab.goto(f"{live.address}/registers")
    look(tab, "registers")
    tab.get_by_role("button", name="Upload an export").click()
    tab.get_by_label("Name of the register").fill(name)
    tab.get_by_label("Files").set_input_files(files)
    look(tab, "upload-register")
    tab.get_by_role("button", name="Upload and look").click()
    tab.get_by_role("button", name="Use this file").wait_for(timeout=LONG)
    look(tab, "preview-register")
    tab.get_by_role("button", name="Use this file").click()
    tab.get_by_role("button", name="Use this file").wait_for(state="detached", timeout=LONG)


def add_topic(
    tab: Page, live: LiveDesk, name: str, look: Look, *, rule: str = RULE, request: str = ""
) -> None:
    """Begins a topic with its rule, for a request if one is named; leads to its terms."""
    tab.goto(f"{live.address}/topics")
    look(tab, "topics")
    tab.get_by_role("button", name="Add a topic").click()
    tab.get_by_label("Topic").fill(name)
    tab.get_by_label("Inclusion rule").fill(rule)
    if request:
        choices = tab.get_by_label("For which request")
        choices.select_option(choices.locator("option", has_text=request).inner_text())
    look(tab, "add-topic")
    tab.get_by_role("button", name="Save and type its terms").click()
    tab.get_by_label("Terms, one on each line").wait_for(timeout=LONG)


def rule(tab: Page, word: str, ruling: str, reason: str = "") -> None:
    """Says what becomes of one spelling."""
    tab.get_by_label(f"Ruling on “{word}”").select_option(ruling)
    tab.get_by_label(f"Reason for “{word}”").fill(reason)


def rule_on_spellings(tab: Page, look: Look, *, refused: str = "") -> None:
    """Saves the terms, accepts a slip of the pen, and refuses another spelling if one is named."""
    tab.get_by_role("button", name="Save as the next version").click()
    tab.get_by_label("Ruling on “facebok”").wait_for(timeout=LONG)
    look(tab, "spellings")
    rule(tab, "facebok", "Accept")
    tab.get_by_role("button", name="Keep the rulings").click()
    look(tab, "spellings-problems")
    rule(tab, "facebok", "Accept", "a slip of the pen")
    if refused:
        rule(tab, refused, "Refuse", "a short word that stands for other things as well")
    tab.get_by_role("button", name="Keep the rulings").click()


def begin(tab: Page, look: Look, *, hits: int = 12) -> None:
    """From the term report, whose sum is expected, to the page of a review."""
    tab.get_by_role("link", name="Begin a review").wait_for(timeout=LONG)
    look(tab, "term-report")
    says(tab, f"{hits} records hold at least one term")
    tab.get_by_role("link", name="Begin a review").click()
    look(tab, "begin-review")
    tab.get_by_role("button", name="Begin").click()
    tab.get_by_role("heading", name="Where it stands").wait_for(timeout=LONG)
