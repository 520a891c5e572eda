"""Honest pages whose words look like those of a defect, and their twins that have one."""

import pytest

from pages import ask, codes, findings

COST = (
    "To answer would exceed the appropriate limit of 18 hours (section 12(1)). There are 1,900"
    " files. Each takes 5 minutes, which is 158 hours. {} Ask for an internal review, then the ICO."
)
LATE = "Vans\n\nReceived: 4 March 2024\nAnswered: 28 May 2024\n\nRequest\n\nHow many vans?\n\n"


@pytest.mark.parametrize(
    ("said", "refused"),
    [
        ("There are 40 cameras. Nothing has been withheld.", False),
        ("There are 40 cameras. No part of the information is exempt.", False),
        ("There are 40 cameras. None of the data was refused.", False),
        ("There are 40 cameras. The list was not withheld.", False),
        ("There are 40 cameras, and we have withheld nothing.", False),
        ("The places of the cameras are withheld.", True),
        ("Nothing can be given, as this information is exempt.", True),
        ("No place can be told and this is withheld.", True),
        ("Apart from the number, nothing is given: the list is withheld.", True),
        ("None is shown, since the data was refused.", True),
    ],
)
def test_nothing_withheld_is_no_refusal(said: str, refused: bool) -> None:
    assert ("refusal-without-section" in codes(ask("The cameras?", said))) is refused


@pytest.mark.parametrize(
    ("cells", "live"),
    [
        ("Open data | Log of requests", False),
        ("Open spaces | Parks", False),
        ("Open to the public | Gates", False),
        ("Open day visits | May", False),
        ("Open Government Licence | Reuse", False),
        ("Speeding | Open", True),
        ("Speeding | Open case", True),
        ("Speeding | Open - awaiting hearing", True),
        ("Speeding | Open investigation", True),
        ("Speeding | Ongoing", True),
    ],
)
def test_open_is_of_a_case_where_it_says_no_more(cells: str, live: bool) -> None:
    said = f"As below.\n\nMatter | State\n{cells}\nTheft | Closed with a warning\n"
    assert ("live-cases-published" in codes(ask("Which cases?", said))) is live


@pytest.mark.parametrize(
    ("more", "wrong"),
    [
        ("For 200 files the work would take 16 hours 40 minutes.", False),
        ("If you were to limit it to 200 files, each at 40 minutes would be too long.", False),
        ("You may wish to ask for 200 files, at 4 minutes each.", False),
        ("That is 158 hours and 20 minutes.", False),
        ("Two of us would need 79 hrs 10 mins.", False),
    ],
)
def test_a_length_of_time_and_a_narrower_request_are_no_estimate(more: str, wrong: bool) -> None:
    assert ("estimate-differs" in codes(ask("Which?", COST.format(more)))) is wrong
    assert "estimate-differs" in codes(ask("Which?", COST.format("").replace("158", "258")))


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("Complaints fell from 200 in 2021 to 96 (52%).", False),
        ("There were 200 in May, which rose to 104 (52%) by the end.", False),
        ("From 200 complaints we went down to 96 (52%).", False),
        ("Of 19,765 issued, those of 2022 (10.0%) were few.", False),
        ("There were 19,765 notices. Cancelled in 2022 (10.0%) were 1,842.", False),
        ("There were 1,400 complaints and 95 appeals (9.8%).", True),
        ("There were 1,400 complaints, and 95 (9.8%) led to an appeal.", True),
        ("Of the complaints, 1,400 in all, 95 were upheld (9.8%).", True),
    ],
)
def test_a_change_and_a_year_are_no_share(said: str, wrong: bool) -> None:
    assert ("percent-differs" in codes(ask("How many?", said))) is wrong


@pytest.mark.parametrize(
    ("said", "late"),
    [
        ("We answered it on 25 March. You asked for an internal review on 2 May. 40 vans.", False),
        ("Your e-mail of 2 May asking for a review reached us. 40 vans.", False),
        ("I have now reviewed our response. There are 40 vans.", False),
        ("The applicant then requested an internal review. 40 vans.", False),
        ("Ilden School Trust has 40 vans.", False),
        ("Our pupils go in 40 vans.", False),
        ("We carry pupils in 40 vans.", True),
        ("40 vans. You may ask for an internal review within 40 working days.", True),
        ("40 vans. If you dislike how your request was handled you can ask for a review.", True),
        ("40 vans. If the outcome of an internal review does not suit you, go to the ICO.", True),
    ],
)
def test_the_answer_to_a_review_and_a_school_are_not_late(said: str, late: bool) -> None:
    assert ("answer-late" in codes(f"{LATE}Response\n\n{said}\n")) is late


def test_the_words_of_the_day_end_with_it() -> None:
    said = f"{LATE}Response\n\n40 vans.\n".replace("2024\n\nReq", "2024\nDear Applicant\n\nReq")
    quotes = [one.quote for one in findings(said) if one.code == "answer-late"]
    assert quotes == ["Answered: 28 May 2024"]


@pytest.mark.parametrize(
    "route",
    [
        "Complaints: within 40 working days to the Information Manager.",
        "Complaints: write to the Clerk.",
        "Complaint: by letter to the Town Clerk.",
    ],
)
def test_complaints_to_somebody_are_a_route(route: str) -> None:
    said = "The names are withheld under section 40(2), as it would be unfair. {} Then to the ICO."
    assert "review-route-missing" not in codes(ask("Who?", said.format(route)))
    assert "review-route-missing" in codes(ask("Who?", said.format("Complaints: 12 in 2021.")))


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("We own 4 DJI Matrice 30T.", False),
        ("We own 2 JCB Loadall 525 trucks.", False),
        ("They are of BMW Series 5.", False),
        ("We run IBM Power 9 machines.", False),
        ("The car is a MAN Lion 12C.", False),
        ("The PDQ was told of it in 2021.", True),
        ("A PDQ Board sat.", True),
        ("The PDQ Report 2021 has it.", True),
    ],
)
def test_the_maker_of_a_model_is_no_abbreviation(said: str, noted: bool) -> None:
    assert ("abbreviation-unexplained" in codes(ask("Which?", said))) is noted
