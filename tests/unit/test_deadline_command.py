"""`deadline` shows days that follow from what was given, and none that would be false."""

import json
from datetime import date
from typing import Any

import pytest
from click.testing import CliRunner, Result

from answerable.cli.deadline_command import command
from answerable.model.errors import UserMistake
from answerable.steps.days.follow_clock import last_day_of_fee


def _run(*given: str) -> Result:
    return CliRunner().invoke(command, list(given))


def _json(*given: str) -> dict[str, Any]:
    done = _run(*given, "--json")
    assert done.exit_code == 0, done.output
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _refused(*given: str) -> str:
    mistake = _run(*given).exception
    assert isinstance(mistake, UserMistake)
    return mistake.code


FEE = ("2025-03-03", "--fee-notice", "2025-03-10", "--fee-paid")


def test_a_fee_that_came_after_three_months_gives_no_last_day() -> None:
    assert _refused(*FEE, "2025-07-24") == "fee-too-late"
    assert _refused(*FEE, "2025-06-10") == "fee-too-late"


def test_a_fees_notice_after_the_last_day_is_refused_as_at_the_desk() -> None:
    paid = ("--fee-paid", "2025-06-02")
    assert _refused("2025-03-03", "--fee-notice", "2025-04-02", *paid) == "fee-notice-late"
    assert _json("2025-03-03", "--fee-notice", "2025-04-01", *paid)["deadline"] == "2025-06-03"
    late = ("2025-03-03", "--extended", "--fee-notice")
    assert _json(*late, "2025-04-30", *paid)["deadline"] == "2025-04-01"
    assert _refused(*late, "2025-05-07", *paid) == "fee-notice-late"


def test_a_payment_without_its_notice_asks_for_the_day_of_the_notice() -> None:
    assert _refused("2024-01-02", "--fee-paid", "2024-01-05") == "fee-unasked"


def test_a_fee_that_came_within_three_months_moves_the_last_day() -> None:
    assert _json(*FEE, "2025-03-24")["deadline"] == "2025-04-15"
    assert _json(*FEE, "2025-06-09")["deadline"] == "2025-07-01"


@pytest.mark.parametrize(
    ("notice", "last"),
    [
        ("2025-03-10", "2025-06-09"),
        ("2025-01-01", "2025-03-31"),
        ("2025-11-30", "2026-02-28"),
        ("2023-11-30", "2024-02-29"),
        ("2023-11-29", "2024-02-28"),
        ("2025-08-31", "2025-11-30"),
        ("2025-08-30", "2025-11-29"),
    ],
)
def test_the_three_months_of_a_fee_begin_with_the_day_of_its_notice(notice: str, last: str) -> None:
    assert last_day_of_fee(date.fromisoformat(notice)).isoformat() == last


@pytest.mark.parametrize(
    ("given", "on"),
    [
        (("--review", "2025-07-01"), ["2025-07-30", "2025-08-29"]),
        (("2025-07-01", "--review"), ["2025-07-30", "2025-08-29"]),
        (("2025-03-10", "--answered"), ["2025-05-09"]),
        (("--answered", "2025-03-10"), ["2025-05-09"]),
        (("2025-03-10", "--answered", "--review", "2025-07-01"),
         ["2025-07-30", "2025-08-29", "2025-05-09"]),
    ],
)  # fmt: skip
def test_the_day_of_an_answer_or_review_is_never_taken_for_the_receipt(
    given: tuple[str, ...], on: list[str]
) -> None:
    found = _json(*given)
    assert (found["received"], found["deadline"]) == (None, None)
    assert [due["on"] for due in found["dates"]] == on
    shown = _run(*given).stdout
    assert "No day of receipt is given" in shown
    assert "Received" not in shown
    assert "last day to answer (" not in shown


def test_with_a_day_of_receipt_both_the_answer_and_the_review_have_their_days() -> None:
    found = _json("2025-03-03", "--answered", "2025-03-10", "--review", "2025-07-01")
    assert (found["received"], found["deadline"]) == ("2025-03-03", "2025-04-01")
    assert [due["on"] for due in found["dates"]] == [
        "2025-04-01", "2025-07-30", "2025-08-29", "2025-05-09",
    ]  # fmt: skip
    assert "Received: Monday 3 March 2025" in _run("2025-03-03").stdout


@pytest.mark.parametrize(
    "moving", [("--extended",), ("--clarified", "2025-03-05"), ("--fee-notice", "2025-03-05")]
)
def test_what_moves_the_time_to_answer_needs_a_day_of_receipt(moving: tuple[str, ...]) -> None:
    assert _refused("2025-03-10", "--answered", *moving) == "receipt-missing"


@pytest.mark.parametrize("given", [(), ("--answered",), ("--holiday", "2026-06-15")])
def test_without_any_day_there_is_nothing_to_count_from(given: tuple[str, ...]) -> None:
    assert _refused(*given) == "date-wrong"
