"""When a table that does not make its total is told, and when the page itself explains it."""

import pytest

from answerable.steps.pages.tell_reading import tell_unread
from pages import ask, codes, page

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


ARRESTS = "\n\nOffence | Arrests\nTheft | 200\nAssault | 310\nOther | 40"


@pytest.mark.parametrize(
    "said",
    [
        "A total of 540 arrests were made." + ARRESTS,
        "540 arrests were made. The breakdown by offence is:" + ARRESTS,
        "The total number of arrests was 540." + ARRESTS,
        "There were 540 arrests." + ARRESTS + "\nTotal | 550",
    ],
)
def test_a_stated_total_of_whatever_the_table_counts_is_compared(said: str) -> None:
    assert "stated-total-differs" in codes(ask("How many arrests?", said))


@pytest.mark.parametrize(
    "said",
    [
        "There were 500 arrests for assault." + ARRESTS + "\nTotal | 550",
        "A total of 540 arrests were made. The largest kinds are:" + ARRESTS,
        "A total of 540 arrests were made, of which the main kinds are below." + ARRESTS,
        "A total of 540 vans were there." + ARRESTS,
        "There were 540 arrests." + ARRESTS,
    ],
)
def test_a_number_of_something_else_or_of_one_line_is_not(said: str) -> None:
    assert "stated-total-differs" not in codes(ask("How many arrests?", said))


@pytest.mark.parametrize("thing", ["arrests", "patients", "permits"])
def test_what_a_number_comprises_makes_it(thing: str) -> None:
    said = f"There were 120 {thing}, comprising 45 in May, 60 in June and {{}} in July."
    assert "parts-differ" in codes(ask("How many?", said.format(10)))
    assert "parts-differ" not in codes(ask("How many?", said.format(15)))


@pytest.mark.parametrize(
    "said",
    [
        "There were 230 permits, of which {} (80%) were paid.",
        "We found {} permits out of 230, or 80 per cent.",
        "Paid: {}/230 (80%).",
    ],
)
def test_a_percentage_in_a_sentence_is_worked_out(said: str) -> None:
    assert "percent-differs" in codes(ask("How many?", said.format(154)))
    assert "percent-differs" not in codes(ask("How many?", said.format(184)))


def test_a_table_of_amounts_is_added_up() -> None:
    said = "Year | Spend\n2021 | £1,200\n2022 | £1,400\nTotal | £{}"
    assert "total-differs" in codes(ask("What was spent?", said.format("2,700")))
    assert "total-differs" not in codes(ask("What was spent?", said.format("2,600")))


def test_a_table_in_another_currency_is_said_to_be_unread() -> None:
    text = ask("What was spent?", "Year | Spend\n2021 | $1,200\n2022 | $1,400\nTotal | $2,600")
    assert "could not be read as counts" in tell_unread(page(text))[0]


DRAWN = """                 2019    2020    2021    Total
 Thefts            40      52      61      153
 Frauds             9       7      12       28
 Total             49      59      {}      181"""


def test_a_table_drawn_with_blanks_is_added_up() -> None:
    assert "total-differs" in codes(ask("How many?", DRAWN.format("79")))
    assert "total-differs" not in codes(ask("How many?", DRAWN.format("73")))


def test_words_in_columns_and_lone_figures_are_no_table() -> None:
    said = "Received by      the office\nPaid in         full\n\nNumber of calls    12"
    assert not page(ask("How many?", said)).exchanges[0].grids


LEFT = (
    "Between 2019 and 2021, {} officers left. Each officer is counted once.\n\n"
    "Year | Resigned | Retired | Officers\n2019 | 8 | 4 | 12\n2020 | 5 | 6 | {}\n2021 | 9 | 1 | 10"
    "\nTotal | 22 | 11 | 33"
)


def test_a_last_column_that_sums_up_is_a_total_whatever_it_is_called() -> None:
    assert "total-differs" in codes(ask("How many left?", LEFT.format(33, 12)))
    assert "stated-total-differs" in codes(ask("How many left?", LEFT.format(36, 11)))
    assert not {"total-differs", "stated-total-differs"} & codes(
        ask("How many left?", LEFT.format(33, 11))
    )


ALLEGATIONS = (
    "Year | Proved | Not proved | Total\n2019 | 8 | 14 | 22\n2020 | 5 | 16 | 21\n2021 | 9 | 11 | 25"
)


def test_several_of_what_is_counted_explain_no_wrong_sum() -> None:
    said = f"Allegations by result. A case can have several {{}}.\n\n{ALLEGATIONS}"
    counts = ask("How many?", f"Allegations by result\n\n{ALLEGATIONS}\n\nA case {{}}.")
    assert "total-differs" in codes(counts.format("can hold several allegations"))
    assert "total-differs" not in codes(counts.format("can have several results"))
    assert "total-differs" not in codes(ask("How many?", said.format("results")))


@pytest.mark.parametrize("all_of_them", [", total 41", " (all of them 41)"])
def test_a_list_in_a_sentence_makes_the_total_it_ends_with(all_of_them: str) -> None:
    said = "Thefts by month: Jan 12, Feb 9, March 20{}."
    assert "parts-differ" not in codes(ask("How many?", said.format(all_of_them)))
    assert "parts-differ" in codes(ask("How many?", said.format(all_of_them.replace("1", "2"))))


def test_a_total_in_the_sentence_below_is_that_of_the_list() -> None:
    said = "Jan 12, Feb 9, March 20. Total {} reports."
    assert "parts-differ" in codes(ask("How many?", said.format(42)))
    assert "parts-differ" not in codes(ask("How many?", said.format(41)))


RATED = (
    "Area | Calls | Answered | %\nEast | 80 | 60 | 75.0\nWest | 120 | 90 | {}\nAll | 200 | 150 | 75"
)


def test_percentages_in_a_column_are_those_of_two_columns_beside_them() -> None:
    assert "percent-differs" in codes(ask("How many?", RATED.format("77.0")))
    assert "percent-differs" not in codes(ask("How many?", RATED.format("75.0")))


SHARES = (
    " | 2021 | 2022 | 2023\nCalls | 80 | 120 | 50\nAnswered | 60 | 90 | 30\nShare | 75% | {} | 60%"
)


def test_percentages_in_a_line_are_those_of_two_lines_above_them() -> None:
    assert "percent-differs" in codes(ask("How many?", SHARES.format("57%")))
    assert "percent-differs" not in codes(ask("How many?", SHARES.format("75%")))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("The office decided 140 claims. 133 were granted and 7 (5%) were refused.", False),
        ("The office decided 140 claims, and 7 (6%) were refused.", True),
        ("The office decided 140 claims. Of an unknown number, 7 (35%) were late.", False),
    ],
)
def test_a_percentage_in_brackets_is_that_of_a_number_before_it(said: str, wrong: bool) -> None:
    assert ("percent-differs" in codes(ask("How many?", said))) is wrong
