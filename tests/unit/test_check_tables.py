"""When a table that does not make its total is told, and when the page itself explains it."""

import pytest

from pages import ask, codes

TABLE = "Permits by kind\n\nKind | Permits\nParking | 40\nSkips | 30\nStalls | 22\nTotal | 102"


@pytest.mark.parametrize(
    "said",
    [
        "Permits are given by both offices.",
        "Several wardens look after them.",
        "The permits have a different form since May.",
        "The fee is higher than elsewhere and never exceeds £90.",
        "Percentages are rounded.",
    ],
)
def test_a_common_word_elsewhere_in_the_answer_does_not_excuse_a_total(said: str) -> None:
    assert "total-differs" in codes(ask("How many permits?", f"{TABLE}\n\n{said}"))


@pytest.mark.parametrize(
    "said",
    [
        "A permit can have several kinds.",
        "Some people had more than one permit.",
        "The total is lower than the sum of the lines, as permits for both uses are counted once.",
        "Figures are rounded to the nearest ten.",
        "The lines may not add up to the total.",
    ],
)
def test_a_sentence_on_lines_and_totals_excuses_it(said: str) -> None:
    assert "total-differs" not in codes(ask("How many permits?", f"{TABLE}\n\n{said}"))


def test_a_label_in_the_table_excuses_it_too() -> None:
    table = TABLE.replace("Total", "Total holders (some hold both)")
    assert "total-differs" not in codes(ask("How many permits?", table))


def test_what_is_and_is_not_need_not_be_all_where_a_third_column_counts_the_rest() -> None:
    table = (
        "Year | Granted | Part granted | Not granted | Total | % granted\n"
        "2021 | 60 | 10 | 30 | 100 | 60%\n2022 | 66 | 12 | 42 | 120 | 55%"
    )
    assert "total-differs" not in codes(ask("How many permits?", table))
