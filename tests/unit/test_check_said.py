"""What is said to a question: nothing, zero, a number of others, a name, a total in words."""

import pytest

from pages import ask, codes

THREE = (
    "Vans\n\nYou asked\n\n1. How many vans?\n2. How many are electric?\n3. Who repairs them?\n\n"
)


def _twice(one: str, two: str) -> str:
    asked = "Cases\n\nRequest\n\n1. How many complaints?\n2. How many officers?\n\nResponse\n\n"
    return f"{asked}1. {one}\n\n2. {two}\n"


def test_a_question_that_no_paragraph_speaks_of_is_told() -> None:
    said = "We said\n\nThere are 40 vans.\n\nThey are repaired by 2 garages.\n"
    assert "answer-not-found" in codes(THREE + said)
    assert "answer-not-found" not in codes(THREE + said + "\nOf these 9 are electric.\n")


@pytest.mark.parametrize(
    "said",
    [
        "We said\n\nWe do not hold this.\n",
        "We said\n\nThere are 40, of which 9 run on batteries.\n",
    ],
)
def test_one_answer_to_all_leaves_no_question_out(said: str) -> None:
    assert "answer-not-found" not in codes(THREE + said)


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("The value of what was stolen in the two years was £90,000, as the owners gave it.", True),
        ("The value of what was stolen was £90,000, and £12,000 of it was recovered.", False),
        ("(a) £90,000 (b) £12,000", False),
        ("The value of what was stolen is not recorded.", False),
    ],
)
def test_a_part_of_a_question_that_nothing_is_said_to_is_told(said: str, missing: bool) -> None:
    asked = "(a) What was the value of what was stolen, and (b) the value of what was recovered?"
    assert ("answer-not-found" in codes(ask(asked, said))) is missing


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        ("0. The system does not record this.", True),
        ("Nil. There is no marker for it.", True),
        ("0. The log has a field for this.", False),
        ("0 in 2021 and 12 in 2022. Helmets are not recorded.", False),
        ("None of this is recorded.", False),
    ],
)
def test_zero_is_not_said_of_what_is_not_recorded(said: str, unknown: bool) -> None:
    assert ("nil-of-unrecorded" in codes(ask("How many wore a helmet?", said))) is unknown


def test_one_whole_is_not_of_complaints_and_of_officers() -> None:
    mixed = _twice("There were 64 complaints.", "There were 64 officers.")
    assert "unit-changes" in codes(mixed)
    assert "unit-changes" not in codes(mixed.replace("64 officers", "51 officers"))
    each = mixed.replace("64 officers.", "64 officers. Each complaint is about one officer.")
    assert "unit-changes" not in codes(each)


WITHHELD = "{}\n\nRank | Dismissed officers\nPC | 21\nPS | 12\nStaff | <5\n"


@pytest.mark.parametrize(
    ("said", "follows"),
    [
        ("In 2021 36 officers were dismissed.", True),
        ("In 2021 36 vans were bought.", False),
        ("In 2021 90 officers were dismissed or left.", False),
    ],
)
def test_a_number_kept_back_follows_from_a_total_in_words(said: str, follows: bool) -> None:
    assert ("withheld-recoverable" in codes(ask("Ranks?", WITHHELD.format(said)))) is follows


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("Mrs Olwen Tate wrote about the noise (case N/2231).", "identifier-printed"),
        ("The tractor of Mr Ivo Hale (crime no. 33/4471/21) was found.", "identifier-printed"),
        ("The witness, Ms Olwen Tate, saw it.", "person-named"),
        ("Mr Ivo Hale of 14 Heron Close saw it.", "person-named"),
    ],
)
def test_a_private_person_in_a_case_is_told(said: str, code: str) -> None:
    assert code in codes(ask("A copy?", said))


@pytest.mark.parametrize(
    "said",
    [
        "Mr Ivo Hale, Director of Estates, signed contract no. 2231/19.",
        "Write to Mrs Olwen Tate, 14 Heron Close, and quote case N/2231.",
        "See the judgment of Mr Justice Hale in case 4471/21.",
        "The case N/2231 was closed.",
    ],
)
def test_people_in_office_and_cases_without_names_are_not(said: str) -> None:
    assert not {"identifier-printed", "person-named"} & codes(ask("A copy?", said))


DENIED = (
    "Cases\n\nRequest\n\n1. How many officers are there?\n2. Is there an undercover officer?\n\n"
    "Response\n\n1. {}\n\n2. We neither confirm nor deny that we hold this, by section 31(3).\n"
)


def test_what_is_denied_is_not_counted_elsewhere() -> None:
    assert "denial-given-away" in codes(DENIED.format("40 officers, 2 officers undercover."))
    assert "denial-given-away" not in codes(DENIED.format("40 officers, 2 officers on leave."))


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("45 were received. Eleven were proven after investigation.", False),
        ("45 came in, of which 11 were proven.", False),
        ("Forty-five. Eleven.", False),
        ("There were 45. Of these 11 stood.", False),
        ("45 complaints and 11 findings.", False),
        ("45 complaints were received.", True),
        ("12 complaints in 2021 and 33 complaints in 2022.", True),
        ("20 complaints in 2021, 25 complaints in 2022, making 45 complaints.", True),
    ],
)
def test_as_many_numbers_as_parts_are_an_answer_to_each(said: str, missing: bool) -> None:
    asked = "(a) How many complaints were received, and (b) how many were upheld?"
    assert ("answer-not-found" in codes(ask(asked, said))) is missing


@pytest.mark.parametrize(
    ("said", "unknown"),
    [
        (
            "Zero. Notices are not recorded for exempt vehicles because none is issued to them.",
            False,
        ),
        ("0. Flights are not recorded, since we have no drones.", False),
        ("Nil. We do not record this, as nobody rides here.", False),
        ("Zero. It is not recorded, because it never happens.", False),
        ("0. It is not recorded as there is no marker for it.", True),
        ("0. We do not record this, because none is kept.", True),
        ("Nil. It is not recorded, since no system has it.", True),
    ],
)
def test_a_zero_with_its_reason_is_one(said: str, unknown: bool) -> None:
    assert ("nil-of-unrecorded" in codes(ask("How many notices?", said))) is unknown


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ("The rooms are Room 1, Room 2 and Room 3. Total 450 seats.", False),
        ("The halls are Hall 4, Hall 7 and Hall 9. Total 450 seats.", False),
        ("We use Room 1, Hall 2 and Studio 3. Total 450 seats.", False),
        ("Buses run on Line 11, Line 14, Line 18. Total 90 buses.", False),
        ("Wards: Ward 2, Ward 5 and Ward 6. Total 70.", False),
        ("Arts 5, Law 7 and Music 9. Total 25.", True),
        ("Ward A 5, Ward B 7, Ward C 9. Total 25.", True),
    ],
)
def test_numbered_names_are_no_parts(said: str, wrong: bool) -> None:
    assert ("parts-differ" in codes(ask("How many seats?", said))) is wrong


@pytest.mark.parametrize(
    ("one", "two", "mixed"),
    [
        ("45 complaints were recorded in 2020.", "45 officers were trained.", False),
        ("45 complaints were received.", "45 staff were given a camera.", False),
        ("45 complaints were closed.", "45 officers were paid for it.", False),
        ("45 allegations were recorded.", "45 employees were hired in 2020.", False),
        ("45 cases were opened.", "In 2021 45 officers were moved to Ilden.", False),
        ("45 complaints were recorded.", "45 officers were involved.", True),
        ("45 complaints were received.", "45 officers were complained about.", True),
    ],
)
def test_what_is_done_to_others_only_has_its_number_by_chance(
    one: str, two: str, mixed: bool
) -> None:
    assert ("unit-changes" in codes(_twice(one, two))) is mixed


@pytest.mark.parametrize(
    ("said", "missing"),
    [
        ("8 minutes in 2022/23; 9 minutes in 2023/24.", False),
        ("12 in 2022 and 14 in 2023.", False),
        ("2022: 12 complaints. 2023: 14 complaints.", False),
        ("26 between 1 January 2022 and 31 December 2023.", True),
        ("26 complaints from 2022 to 2023.", True),
        ("26 complaints in 2022-2023 and 2 more.", True),
    ],
)
def test_two_years_are_broken_down_where_each_has_a_number(said: str, missing: bool) -> None:
    asked = "How many were there in each year?"
    assert ("breakdown-not-given" in codes(ask(asked, said))) is missing
