"""A list that says what the people or cases counted above are makes their number."""

import pytest

from pages import codes

KINDS = ("Theft", "Assault", "Speeding", "Fraud")


def _page(told: str, asked: str, values: tuple[int, ...], more: str = "") -> str:
    lines = "\n".join(f"{kind} = {value}" for kind, value in zip(KINDS, values, strict=False))
    return (
        "Police\n\nRequest\n\n1. How many officers were convicted from 2016 to 2018?\n"
        f"2. {asked}\n\nResponse\n\n1. {told}\n\n2.\n\n{lines}\n\n{more}\n"
    )


TOLD = "A total of 14 officers were convicted."


@pytest.mark.parametrize(
    ("told", "asked", "values"),
    [
        (TOLD, "What were the offences?", (5, 6, 1, 1)),
        ("40 officers in all.", "Please break these down by type.", (15, 12, 6, 5)),
        ("31 officers.", "What were their offences?", (10, 10, 6, 3)),
        ("25 officers in total. Whoever was convicted more than once is counted once.",
         "The nature of each conviction, and the outcomes.", (9, 9, 3, 2)),
        ("22 officers were convicted.", "What was the rank of each of them?", (15, 5, 2, 1)),
    ],
)  # fmt: skip
def test_a_list_of_what_was_counted_above_makes_its_number(
    told: str, asked: str, values: tuple[int, ...]
) -> None:
    assert "stated-total-differs" in codes(_page(told, asked, values))


@pytest.mark.parametrize(
    ("told", "asked", "values", "more"),
    [
        (TOLD, "What were the offences?", (5, 6, 2, 1), ""),
        (TOLD, "What were the offences?", (7, 6, 2, 1), ""),
        (TOLD, "What were the offences? The main ones.", (5, 6, 1, 1), ""),
        (TOLD, "Of these, how many were for each kind?", (5, 6, 1, 1), ""),
        (TOLD, "For those in the north, what were the offences?", (5, 6, 1, 1), ""),
        (TOLD, "What were the offences?", (5, 4, 2, 11), ""),
        (TOLD, "What were the offences?", (5, 6, 1, 1), "One offence is not recorded."),
        ("14 officers were convicted, 3 officers of them twice.", "What were the offences?",
         (5, 6, 1, 1), ""),
    ],
)  # fmt: skip
def test_other_lists_below_a_number_need_not(
    told: str, asked: str, values: tuple[int, ...], more: str
) -> None:
    assert "stated-total-differs" not in codes(_page(told, asked, values, more))
