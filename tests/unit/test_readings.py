"""What is read from a question besides its period: unit, people, breakdowns, chains, fallbacks."""

from datetime import date

import pytest

from answerable.model.questions import AskedQuestion
from answerable.steps.requests.read_questions import read_questions

RECEIVED = date(2021, 5, 11)

READINGS = """
How many complaints were made against police officers in 2019? | complaints | police officers | -
How many officers and members of police staff were suspended? | officers and staff | police officers, police staff | -
What number of special constables resigned, by rank and gender? | special constables | special constables | rank, gender
How many PCSOs were dismissed in each of the last five financial years? | PCSOs | PCSOs | financial year
How many grievances were raised by staff, broken down by year and outcome? | grievances | staff | year, outcome
In 2016 and also 2017, how many dogs were deployed? | dogs | - | year
Between 2016 and 2017, how many dogs were deployed? | dogs | - | -
How many members of the force (officers and staff) were vetted? | officers and staff | police officers, police staff | -
How many people were convicted while working as a police officer or PCSO? | officers and PCSOs | police officers, PCSOs | -
How many members of the public complained about the use of force? | members of the public | members of the public | -
How many cars were seized, broken down by month? | cars | - | month
How much was spent on training officers? | pounds | police officers | -
How long does an investigation take on average? | average time | - | -
Please send me a copy of your vetting policy. | policy | - | -
For each incident, state the platform used and the disciplinary action taken. | incidents | - | platform, disciplinary action, action taken
Has any officer been dismissed since 2019? | officers | police officers | -
How many sergeants failed a drugs test, and which drug was involved? | officers | police officers | drug
Of the officers who left, how many were women? | officers | police officers | -
A list of all allegations of racism, with the nature of each allegation and the rank of the officer. | allegations | police officers | nature, rank
How many officers of each ethnicity and age were stopped? | officers | police officers | ethnicity, age
What is your policy on tattoos? | - | - | -
How many cases went to a misconduct hearing? | cases | - | -
How many times was an officer the subject of a complaint? | complaints | police officers | -
How many stop and searches were recorded? | stop and searches | - | -
How many misconduct cases ended in a written warning? | cases | - | -
How many victims of domestic abuse withdrew their support, by district? | victims | victims | area
The number of custody staff disciplined and the sanction given | staff | detention officers | disciplinary action
How many applicants were refused because of their social media accounts? | applicants | applicants | -
How many officers used drones such as quadcopters? | officers | police officers | -
How many PCs and sergeants were moved to desk duty? | officers | police officers | -
How many PCs and laptops were bought? | laptops | - | -
How many upheld complaints were there? | complaints | - | -
How many alcohol-related assaults were logged? | assaults | - | -
How many code of conduct complaints were made? | complaints | - | -
How many officers, including specials, were injured? | officers | police officers | -
How many times was the siren tested? | times | - | -
Has the council received any complaints about bats? | complaints | - | -
What is the average waiting time at each clinic? | average time | - | clinic
Please send copies of any fire risk assessment. | assessment | - | -
Please send copies of the log. | documents | - | -
Figures for burglaries by street | burglaries | - | area
How many fires were put out, by month and by force area? | fires | - | month, area
Number of fires by cause and crew size | fires | - | cause, crew size
How many complaints by residents were upheld? | complaints | tenants | -
How many applications by email were refused? | applications | - | -
How many grants were refused by ward and type of club? | grants | - | area, nature
Break the fines down according to district and reason for the fine. | fines | - | area, reason
How many vans were sold, and for what price? | vans | - | price
How many vans were sold, and in which months? | vans | - | month
In which cases was force used? | cases | - | -
How many dogs were found, and what breed was each? | dogs | - | breed
How many ambulances queued, hospital by hospital? | ambulances | - | hospital
How many cooks left and why? | cooks | - | reason
How many deaths were there, with dates? | deaths | - | date
How many people with the rank of baron visited? | people | - | -
How many laptops were lost, and whether each was encrypted? | laptops | - | encrypted
For each officer dismissed, give the rank. | officers | police officers | rank, officer
How many calls were graded as urgent? | calls | - | -
How many flights by helicopters took off? | flights | - | -
How many tenants by marital status were housed? | tenants | tenants | marital status
From which countries did the vans come? | countries | - | country
Please say whether the policy was changed. | - | - | -
For each prosecution: the court, the offence and the make of the car. | prosecutions | - | offence, court, make
How many Tasers were fired, and in which custody suite? | Tasers | - | custody suite
How many patients waiting more than 52 weeks were seen? | patients | patients | -
What was the average wait, in days? | days | - | -
The longest wait of any caller (in minutes) | minutes | - | -
How many taxi driver have been attacked? | drivers | drivers | -
List all police stations closed since 2010. | stations | - | -
What was the premium in 2018-19 and in 2019-20? | pounds | - | financial year
How many hate crimes were recorded in FY2018/19 and FY2019/20? | crimes | - | financial year
How many matters were referred? | matters | - | -
How many notices went to people who were White, Black, Asian or Other? | notices | - | ethnicity
Break down each of the figures above by: calendar month, ward | - | - | month, area
The contract under which those cameras were bought. | contract | - | -
The number of those that were paid. | - | - | -
How many dogs were kept on 1 May 2018 and on 1 May 2019? | dogs | - | date
How many dogs were kept between 1 May 2018 and 1 May 2019? | dogs | - | -
How many calls of grade 1 were made? | calls | - | -
How many of these found no drugs? | - | - | -
Please list all clinics closed since 2018. | clinics | - | -
A list of every van with make, model, age and mileage. | vans | - | age, make, model, mileage
Total no. of requests made | requests | - | -
HOW MANY OFFICERS WERE HURT, BY RANK? | officers | police officers | rank
"""  # noqa: E501


def _read(text: str) -> list[AskedQuestion]:
    return list(read_questions(text, received_on=RECEIVED).questions)


@pytest.mark.parametrize("row", READINGS.strip().splitlines())
def test_unit_people_and_breakdowns_are_read_from_the_words(row: str) -> None:
    text, unit, people, by = row.split(" | ")
    one = _read(text)[0]
    shown = (
        one.unit.value if one.unit else "-",
        ", ".join(one.people) or "-",
        ", ".join(reading.value for reading in one.by) or "-",
    )
    assert shown == (unit, people, by)


@pytest.mark.parametrize(
    ("letter", "people"),
    [
        ("Dear Mercia Vale Police,\n\n1. How many staff resigned?", ("police staff",)),
        ("1. How many staff has the force dismissed?", ("police staff",)),
        ("1. How many officers or staff were dismissed?", ("police officers", "police staff")),
        ("1. How many police staff were dismissed?", ("police staff",)),
        ("1. How many civilian employees were dismissed?", ("police staff",)),
        ("1. How many employees were dismissed?", ("staff",)),
        ("Dear Trust,\n\n1. How many staff were suspended?", ("staff",)),
        (
            "Dear Hollin Borough Council,\n\n"
            "1. How many members of staff were reported to the police?",
            ("staff",),
        ),
        ("Dear Hollin University,\n\n1. How many police staff do you train?", ("police staff",)),
    ],
)
def test_staff_are_police_staff_where_the_letter_is_to_the_police(
    letter: str, people: tuple[str, ...]
) -> None:
    assert _read(letter)[0].people == people


@pytest.mark.parametrize("row", READINGS.strip().splitlines())
def test_every_reading_rests_on_words_of_the_request(row: str) -> None:
    text = row.split(" | ")[0]
    (one,) = _read(text)[:1]
    readings = [one.unit, one.population, one.asked_for, *one.by]
    assert all(reading.words in text for reading in readings if reading)


def test_a_chained_question_takes_people_unit_and_period_and_names_its_head() -> None:
    head, chained = _read(
        "1. How many PCSOs were suspended in 2019?\n2. How many of them resigned?"
    )
    assert chained.people == head.people == ("PCSOs",)
    assert (chained.unit, chained.period) == (head.unit, head.period)
    assert chained.chained is not None
    assert chained.chained.value == "question 1"


def test_a_question_of_its_own_people_takes_nobody_elses() -> None:
    _, own = _read("1. How many PCSOs left in 2019?\n2. How many special constables left?")
    assert own.people == ("special constables",)


def test_the_people_of_the_announcement_hold_for_questions_that_name_none() -> None:
    text = (
        "Please answer the following about serving police officers:\n\n"
        "1. What number of allegations was upheld in 2019?\n2. What was the cost of legal advice?"
    )
    assert [one.people for one in _read(text)] == [("police officers",)] * 2


def test_a_breakdown_asked_for_the_whole_request_holds_for_every_question() -> None:
    text = (
        "1. How many officers left in 2019?\n2. How many officers joined in 2019?\n\n"
        "Please break these figures down by month.\n"
    )
    assert [[by.value for by in one.by] for one in _read(text)] == [["month"], ["month"]]


def test_the_points_below_broken_down_by_are_dimensions() -> None:
    lead_in, first, second = _read("1. How many officers left, by:\n a) rank\n b) gender")
    assert [by.value for by in lead_in.by] == ["rank", "gender"]
    assert [by.value for by in first.by] == ["rank"]
    assert [by.value for by in second.by] == ["gender"]


@pytest.mark.parametrize(
    ("words", "who"),
    [
        ("How many officers were dismissed (NOT PCSOs)?", "PCSOs"),
        ("How many officers were dismissed, excluding special constables?", "special constables"),
        ("How many officers were dismissed? I do not need data on police staff.", "police staff"),
    ],
)
def test_whom_a_question_leaves_out_is_no_part_of_its_population(words: str, who: str) -> None:
    (one,) = _read(words)
    assert [reading.value for reading in one.excluding] == [who]
    assert one.people == ("police officers",)


def test_a_fallback_is_kept_apart_with_the_period_it_names() -> None:
    text = (
        "1. How many officers were arrested in the last ten years? If that is not possible, the "
        "last five years will do.\n2. How many were charged?"
    )
    one = _read(text)[0]
    assert one.period is not None
    assert one.period.start == date(2011, 5, 11)
    (fallback,) = one.fallbacks
    assert fallback.period is not None
    assert fallback.period.period.start == date(2016, 5, 11)


def test_a_fallback_for_the_whole_request_is_told_beside_the_questions() -> None:
    request = read_questions(
        "1. How many cars were stolen since 2010?\n2. How many were found?\n\n"
        "If this would exceed the cost limit, please answer question 1 only.\n\nThanks",
        received_on=RECEIVED,
    )
    assert ["question 1 only" in one.words for one in request.fallbacks] == [True]
    assert all(not question.fallbacks for question in request.questions)


@pytest.mark.parametrize(
    ("subject", "start"),
    [
        ("FOI request: lost radios 2018 to 2019", date(2018, 1, 1)),
        ("RE: FOI request: lost radios 2018 to 2019", None),
        ("FOI 2019/0456", None),
    ],
)
def test_a_period_in_the_subject_line_holds_where_the_letter_states_none(
    subject: str, start: date | None
) -> None:
    request = read_questions(
        "1. How many radios were lost?\n2. What did they cost?",
        received_on=RECEIVED,
        subject=subject,
    )
    found = [one.period.start if one.period else None for one in request.questions]
    assert found == [start, start]


def test_the_letter_itself_goes_before_its_subject_line() -> None:
    request = read_questions(
        "How many radios were lost in 2017?", received_on=RECEIVED, subject="Radios 2018 to 2019"
    )
    assert [one.period.start.year for one in request.questions if one.period] == [2017]


@pytest.mark.parametrize(
    "text",
    [
        "How many knife offences were recorded in Q1 2023?",
        "How many knife offences were recorded in Q1 and Q2 of 2023?",
        "How many knife offences were recorded in Q1 of the financial year 2022/23?",
        "How many knife offences were recorded in 2023 Q1?",
        "How many knife offences were recorded in Q1 of last year?",
        "How many knife offences were recorded each year between 2018 and 2020?",
        "How many knife offences were recorded in every financial year since 2018?",
        "How many knife offences were recorded per month in 2020?",
        "How many knife offences were recorded in each of the last three years?",
        "How many knife offences were recorded in the last year?",
        "How many knife offences were recorded in the year ending March 2020?",
        "How many knife offences were recorded up to the date of this request?",
    ],
)
def test_a_quarter_each_year_and_this_request_go_back_to_no_question(text: str) -> None:
    _, question = _read(f"1. How many PCSOs were dismissed between 2015 and 2017?\n2. {text}")
    assert (question.chained, question.population) == (None, None)


@pytest.mark.parametrize(
    "text",
    [
        "How many offences were recorded in Q1?",
        "Which offences were recorded in Q1, and which in Q2?",
        "What did the cases of question one cost?",
        "How many knives were found in each of those years?",
        "How many knives were found in any of the above?",
        "How many knives were found in that year?",
        "How many knives were found in each case?",
    ],
)
def test_a_question_named_and_each_of_those_go_back(text: str) -> None:
    letter = f"1. How many PCSOs were dismissed in 2015?\n2. How many dogs are kept?\n3. {text}"
    question = _read(letter)[2]
    assert question.chained is not None
    if "Q1" in text or "one" in text:
        assert question.chained.value == "question 1"


def test_the_quarters_of_a_year_name_no_question() -> None:
    _, question = _read(
        "1. How many officers were dismissed in 2018?\n"
        "2. How many complaints were received in 2019 (Q1 and Q2)?"
    )
    assert (question.chained, question.population) == (None, None)


def test_the_year_alone_goes_back_and_a_year_that_is_named_does_not() -> None:
    letter = "1. How many PCSOs left in 2015?\n2. What did equipment cost by the end of the {}?"
    _, alone = _read(letter.format("year"))
    _, named = _read(letter.format("year 2017"))
    assert (alone.people, named.people) == (("PCSOs",), ())


PARTS = """1. How many complaints in 2019 were about
 a) dash-cam footage
 b) dating sites or apps
 c) loud radios?
 Please break down by rank and by outcome.
2. How many vans were bought in 2020?
"""


def test_a_question_has_the_unit_of_the_question_it_names() -> None:
    *_, third = _read(
        "1. How many complaints were made?\n2. How many vans were sold?\n"
        "3. Of those in question 1, how many were upheld?"
    )
    assert third.unit is not None
    assert third.unit.value == "complaints"


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("Of those at 1b, how many were upheld?", "question b under 1"),
        ("Of those in question 1(b), how many were upheld?", "question b under 1"),
        ("Of those in part b of question 1, how many were upheld?", "question b under 1"),
        ("Of those at question 1, how many were upheld?", "question 1"),
        ("Of those at 1g, how many were upheld?", "question 2"),
    ],
)
def test_a_part_named_by_its_letter_is_what_a_question_goes_back_to(words: str, named: str) -> None:
    last = _read(f"{PARTS}3. {words}")[-1]
    assert last.chained is not None
    assert last.chained.value == named


def test_such_as_goes_back_to_no_question_and_such_does() -> None:
    _, example, back = _read(
        "1. How many dogs bit somebody?\n2. Do you use tools such as drones?\n"
        "3. How many such dogs were destroyed?"
    )
    assert example.chained is None
    assert back.chained is not None


def test_a_line_below_the_parts_breaks_all_of_them_down() -> None:
    by = [[reading.value for reading in one.by] for one in _read(PARTS)]
    assert by == [["rank", "outcome"]] * 4 + [[]]
    in_one_line = _read(PARTS.replace("radios?\n ", "radios? "))
    assert [bool(one.by) for one in in_one_line] == [True, False, False, True, False]


def test_what_is_said_of_all_figures_is_said_of_the_parts_of_a_count() -> None:
    text = (
        "1. How many dogs were:\n a) found\n b) claimed\n"
        "2. For each dog, please state:\n a) the breed\n\nPlease give all figures by month."
    )
    by = [[reading.value for reading in one.by] for one in _read(text)]
    assert by == [["month"]] * 3 + [["breed"], ["breed"]]


def test_what_parts_go_on_with_is_no_unit_of_theirs() -> None:
    assert [one.unit and one.unit.value for one in _read(PARTS)] == ["complaints"] * 4 + ["vans"]
    _, vans, number = _read(
        "1. Please state for 2019:\n a) vans sold at auction\n b) number of dogs"
    )
    assert (vans.unit and vans.unit.value, number.unit and number.unit.value) == ("vans", "dogs")


def test_a_line_below_for_each_is_a_particular() -> None:
    _, _, who, cost = _read(
        "1. How many spills were there?\n2. For each spill, please state:\n"
        " a) the company responsible\n b) the total cost"
    )
    assert [reading.value for reading in who.by] == ["company"]
    assert cost.by == ()


def test_labels_inside_a_sentence_broken_down_by_are_dimensions_too() -> None:
    text = "1. The number of detentions, broken down by (i) age and (ii) place of safety."
    by = [[reading.value for reading in one.by] for one in _read(text)]
    assert by == [["age", "place of safety"], ["age"], ["place of safety"]]


def test_a_single_day_is_broken_down_by_no_time_that_is_said_of_all() -> None:
    text = (
        "Please give all figures by month.\n\n1. How many vans were:\n a) sold in 2019\n"
        " b) idle as at 31 March 2020"
    )
    assert [[reading.value for reading in one.by] for one in _read(text)][1:] == [["month"], []]


def test_how_many_are_still_there_counts_those_above_and_has_no_period_of_theirs() -> None:
    still = _read("How many officers were fined in 2019?\n\nHow many are currently suspended?")[1]
    assert (still.unit and still.unit.value, still.period) == ("officers", None)
