"""Sums of real published answers, each on a small page in our own words.

The figures are those of register.md, section 4.6. What agrees must be silent; what does not must be
found by rule. Each consistent page also has a twin with one number changed.
"""

import pytest

from pages import ask, findings

SUMS = {
    "parts-differ",
    "stated-total-differs",
    "total-differs",
    "tables-differ",
    "percent-differs",
    "more-than-all",
    "list-differs",
    "one-of-many",
    "word-number-differs",
}


def _sums(text: str) -> set[str]:
    return {finding.code for finding in findings(text)} & SUMS


CONSISTENT = {
    "91 the seed: six, one, one and one; two, one, three and three": ask(
        "How many complaints about social media were there, and how did they end?",
        "There were 9 complaints. 2 ended with management action, 1 with a resignation, 3 "
        "needed no further action and 3 are"
        " still going on.\n\nFacebook = 6\nTwitter = 1\nSocial media = 1\nDating site = 1",
    ),
    "93 a total of 30 and a list of 32, explained": ask(
        "How many officers were investigated, by year?",
        "30 officers were investigated in total, by year:\n\n2014 - 9\n2015 - 8\n2016 - 7\n2017 "
        "- 8\n\n"
        "Officers investigated in more than one year are in the list once for each.",
    ),
    "94 2022-130: 7 + 11 = 18 = 1 + 10 + 7": ask(
        "How many people misused the computer, by role and by outcome?",
        "Role | People\nOfficers | 7\nStaff | 11\nTotal | 18\n\nOutcome | People\nDismissed | "
        "1\nWritten warning | 10\n"
        "No further action | 7\nTotal | 18\n\n7 + 11 = 18",
    ),
    "94 4624_14: 5 + 2 = 7 = 5 + 1 + 1": ask(
        "Who was disciplined?",
        "7 people were disciplined. Of these, 5 were officers and 2 were staff.\n\n"
        "Written warning = 5\nDismissed = 1\nResigned = 1\nTotal = 7",
    ),
    "94 4826_14: 73 + 3 = 76": ask(
        "How many officers were tested?",
        "73 officers were tested without a finding and 3 with one, 76 in total.",
    ),
    "94 197 + 152 + 201 = 550": ask(
        "How many files are there for the three years?",
        "Year | Files\n2010/11 | 197\n2011/12 | 152\n2012/13 | 201\nTotal | 550",
    ),
    "94 2022-283: 90 = 13 + 77, 1 = 0 + 1": ask(
        "How many reviews were there?",
        "Period | Number of reviews | Upheld | Not upheld\n2020/21 | 90 | 13 | 77\n2021/22 | 77 "
        "| 11 | 66\n2022/23 | 1 | 0 | 1",
    ),
    "94 16610: 3 + 23 = 26": ask(
        "How many complaints were there?",
        "There were 26 complaints. 3 were made in 2015 to 2020 and 23 in 2021 to 2025.",
    ),
    "94 221/21: seven officers, seven outcomes": ask(
        "What were the outcomes?",
        "7 officers were disciplined, as follows:\n\n• PC – Written warning\n• PC – Written "
        "warning\n• PC – Dismissed\n"
        "• PS – Written warning\n• PC – Management advice\n• PC – Final written warning\n• DC – "
        "Resigned",
    ),
    "94 593/20: 3 = 2 + 1": ask(
        "How many were upheld?",
        "There were 3 complaints. Of these, 2 were upheld and 1 was not upheld.",
    ),
    "94 eleven categories of 3,581": ask(
        "How many allegations were there, by category?",
        "Category | Allegations\n"
        + "\n".join(
            f"{letter} | {n}"
            for letter, n in zip(
                "ABCDEFGHJKL", ("1,516", 780, 116, 94, 20, 191, 41, 721, 20, 64, 18), strict=True
            )
        )
        + "\nTotal | 3,581",
    ),
    "95 percentages of 244": ask(
        "What happened to the officers?",
        "Of the 244 officers, 105 (43%) had no further action, 87 (36%) had management action, "
        "40 (16%) had a written warning,"
        " 10 (4%) were dismissed and 2 (1%) resigned.",
    ),
}


@pytest.mark.parametrize("name", CONSISTENT)
def test_figures_that_agree_are_silent(name: str) -> None:
    assert _sums(CONSISTENT[name]) == set()


CHANGED = {
    "91 the seed": ("3 needed no further action", "4 needed no further action", "parts-differ"),
    "93 a total": (
        "\n\nOfficers investigated in more than one year are in the list once for each.",
        "",
        "stated-total-differs",
    ),
    "94 2022-130": ("Staff | 11", "Staff | 12", "total-differs"),
    "94 4624_14": ("Resigned = 1", "Resigned = 2", "total-differs"),
    "94 4826_14": ("73 officers", "72 officers", "parts-differ"),
    "94 197": ("550", "540", "total-differs"),
    "94 2022-283": ("90 | 13 | 77", "90 | 13 | 78", "total-differs"),
    "94 16610": ("23 in 2021", "22 in 2021", "parts-differ"),
    "94 221/21": ("\n• DC – Resigned", "", "list-differs"),
    "94 593/20": ("2 were upheld", "4 were upheld", "parts-differ"),
    "94 eleven": ("B | 780", "B | 708", "total-differs"),
    "95 percentages": ("87 (36%)", "87 (39%)", "percent-differs"),
}


@pytest.mark.parametrize("start", CHANGED)
def test_one_changed_number_is_found(start: str) -> None:
    before, after, code = CHANGED[start]
    text = next(text for name, text in CONSISTENT.items() if name.startswith(start))
    assert before in text
    assert code in _sums(text.replace(before, after))


def test_complaint_outcomes_that_the_list_of_sanctions_lacks_are_found() -> None:
    """91: two management actions and a resignation against one and none."""
    text = (
        "Social media\n\nRequest\n\n1. How many complaints were there in 2010 to 2015?\n2. Who "
        "was disciplined in 2010 to 2015?\n\n"
        "Response\n\n1. How many complaints were there in 2010 to 2015?\n\nThere were 9 "
        "complaints. 2 led to management action, 1 officer"
        " resigned, 3 needed no further action and 3 go on.\n\n2. Who was disciplined in 2010 "
        "to 2015?\n\n• PCSO – Dismissed\n"
        "• PC – Written warning\n• PC – Management action\n• PC – Management advice\n"
    )
    assert "populations-unstated" in {finding.code for finding in findings(text)}
    stated = text.replace(
        "• PCSO", "This list is of internal matters, counted apart from complaints.\n\n• PCSO"
    )
    assert "populations-unstated" not in {finding.code for finding in findings(stated)}


def test_two_tables_with_one_total_and_other_years_are_found() -> None:
    """92: 22, 17, 10, 16, 0 against 22, 17, 10, 13, 3; both make 65."""
    years = "2010 | 2011 | 2012 | 2013 | 2014"
    text = ask(
        "How many complaints were there by month and in detail?",
        f"Recorded by half year\n\nHalf | {years}\nJanuary to June | 12 | 9 | 4 | 8 | 0\nJuly "
        f"to December | 10 | 8 | 6 | 8 | 0\n"
        f"Total | 22 | 17 | 10 | 16 | 0\n\nRecorded in detail\n\nKind | {years}\nUse of force | "
        f"20 | 15 | 5 | 10 | 2\n"
        "Incivility | 2 | 2 | 5 | 3 | 1\nTotal | 22 | 17 | 10 | 13 | 3",
    )
    found = [finding for finding in findings(text) if finding.code in SUMS]
    assert [finding.code for finding in found] == ["tables-differ"]
    assert "2013 (16 and 13), 2014 (0 and 3)" in found[0].message
    assert found[0].quote == "Total | 22 | 17 | 10 | 13 | 3"


def test_outcomes_that_fall_short_are_found_with_their_split() -> None:
    """95: 105 + 87 + 40 + 10 = 242 of 244, and 20 + 77 = 97 of the 105."""
    text = ask(
        "What happened to the officers?",
        "There were 244 officers. Of these, 105 had no further action (20 after an enquiry and "
        "77 without one), 87 had"
        " management action, 40 had a written warning and 10 were dismissed.",
    )
    found = [finding.message for finding in findings(text) if finding.code == "parts-differ"]
    assert any("105 + 87 + 40 + 10 add up to 242" in message for message in found)
    assert any("20 + 77 add up to 97" in message for message in found)


def test_one_with_a_plural_is_found() -> None:
    """95: a digit lost."""
    assert _sums(ask("How many?", "After that, 1 officers were sacked.")) == {"one-of-many"}
    assert _sums(ask("How many?", "After that, 12 officers were sacked.")) == set()
