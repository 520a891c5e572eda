"""How a published page is taken apart: what is said to which question, and what is never lost."""

import pytest

from answerable.steps.pages.tell_reading import tell_unread
from pages import ask, codes, page

ASKED = (
    "Bicycles stolen\n\nRequest\n\n1. How many bicycles were stolen in 2022?\n2. How many"
    " bicycles were found?\n3. What did the bicycle unit cost?\n4. How many are in it?\n"
)
SAID = (
    "There were 61 thefts of bicycles.",
    "We found 12 bicycles.",
    "The unit cost £900.",
    "Six.",
)


@pytest.mark.parametrize(
    "head",
    [
        "Question {}", "Question {}:", "Request {}", "Q{}", "Point {}", "Part {}", "{}.",
        "Response to question {}", "Question {} – Response",
    ],
)  # fmt: skip
def test_a_heading_of_nothing_but_a_number_opens_the_answer_to_that_question(head: str) -> None:
    answers = [f"{head.format(n)}\n\n{said}" for n, said in enumerate(SAID, start=1)]
    read = page(f"{ASKED}\nResponse\n\n" + "\n\n".join(answers))
    assert [one.text for one in read.exchanges] == list(SAID)
    assert not tell_unread(read)


def test_a_number_in_words_opens_an_answer_too() -> None:
    read = page(f"{ASKED}\nResponse\n\nQuestion One\n\n{SAID[0]}\n\nQuestion Two\n\n{SAID[1]}")
    assert [one.text for one in read.exchanges][:2] == list(SAID[:2])


def test_a_request_and_its_response_by_number_stay_a_request_and_a_response() -> None:
    text = (
        "T\n\nRequest 1\n\nHow many?\n\nResponse 1\n\nTwelve.\n\n"
        "Request 2\n\nWhere?\n\nResponse 2\n\nHere."
    )
    assert [(e.asked, e.text) for e in page(text).exchanges] == [
        ("How many?", "Twelve."),
        ("Where?", "Here."),
    ]


def test_text_below_a_heading_of_the_request_in_a_response_is_checked() -> None:
    table = "Kind | Thefts\nTown | 40\nCountry | 30\nTotal | 75"
    text = f"{ASKED}\nResponse\n\nOutcome\n\nGiven.\n\nYour request\n\n{table}\n"
    assert "total-differs" in codes(text)


@pytest.mark.parametrize("asked", ["Where are they?", "Under the Act I request the plan."])
def test_a_request_repeated_below_the_response_is_no_answer(asked: str) -> None:
    read = page(f"{ASKED}\nResponse\n\nWe hold nothing.\n\nYour request\n\n{asked}")
    assert asked not in read.said


@pytest.mark.parametrize("heading", ["Internal review", "Documents", "Attachments"])
def test_what_is_decided_below_the_end_matter_is_checked(heading: str) -> None:
    text = (
        f"{ASKED}\nResponse\n\nWe hold this.\n\n{heading}\n\nThe decision is upheld. Of the 80"
        " bicycles, 20 (40%) are named.\n\nKind | Thefts\nTown | 40\nCountry | 30\nTotal | 75\n"
    )
    assert {"total-differs", "percent-differs"} <= codes(text)


def test_the_end_matter_itself_is_no_part_of_the_answer() -> None:
    rights = (
        "If you are unhappy with this response you may ask for a review within 40 working days.",
        "If the information was withheld you may complain to the Information Commissioner.",
        "Records Office, 1 High Street",
    )
    text = ask("How many?", "\n\n".join(("Twelve.", "Internal review", *rights)))
    assert [one.text for one in page(text).exchanges] == ["Twelve."]


def test_a_sentence_below_a_heading_of_files_is_no_file() -> None:
    read = page(ask("How?", "By post.\n\nDocuments\n\nA plan\n\nThe plan is kept at home."))
    assert read.files == ("A plan",)
    assert "The plan is kept at home." in read.said


def test_where_nothing_is_said_to_a_question_that_is_told() -> None:
    assert "no check had anything to read" in tell_unread(page(f"{ASKED}\nResponse\n"))[0]


@pytest.mark.parametrize("label", ["{}. ", "Q{}: ", "Question {}\n\n"])
def test_answers_by_number_that_leave_a_question_out_are_told_apart(label: str) -> None:
    answers = [label.format(n) + SAID[n - 1] for n in (1, 2, 4)]
    text = f"{ASKED}\nResponse\n\n" + "\n\n".join(answers)
    assert [one.text for one in page(text).exchanges] == [SAID[0], SAID[1], "", SAID[3]]
    assert "question-unanswered" in codes(text)


@pytest.mark.parametrize(
    "text",
    [
        "T\n\nQ1. How many came?\n\n12 came.\n\nQ2. How many went?\n\n"
        "Q3. How many are left?\n\nNine.",
        "T\n\nHow many came?\n\n12 came.\n\nHow many went?\n\nHow many are left?\n\nNine.",
        "T\n\nRequest\n\n1. How many came?\n2. How many went?\n3. How many are left?\n\n"
        "Response\n\n"
        "How many came?\n\n12.\n\nHow many went?\n\nHow many are left?\n\nNine.",
    ],
)
def test_a_question_without_an_answer_is_told_however_questions_are_set(text: str) -> None:
    assert "question-unanswered" in codes(text)


@pytest.mark.parametrize(
    "said",
    [
        "Three systems were asked:\n\n1. Athena.\n2. Custody.\n3. The archive.\n\nNone has them.",
        "1. There were 61 bicycles stolen.\n2. We found 12 bicycles.\n3. See question 4: the unit"
        " of six bicycle officers costs £900.",
        "1. There were 61 bicycles stolen.\n2. We found 12 bicycles.\n3. The unit costs £900.\n\n"
        "The remaining questions are refused under section 12.",
    ],
)
def test_a_list_within_an_answer_and_a_question_answered_elsewhere_leave_none_open(
    said: str,
) -> None:
    assert "question-unanswered" not in codes(f"{ASKED}\nResponse\n\n{said}\n")


def test_two_questions_answered_together_below_the_second_are_both_answered() -> None:
    text = (
        "T\n\n1. How many came?\n\n12.\n\n2. How many went?\n\n3. How many of those were late?\n\n9"
        " went, 2 late.\n\n4. Who asked?\n\nNobody."
    )
    assert "question-unanswered" not in codes(text)


@pytest.mark.parametrize(
    "asked",
    [
        "1 How many bicycles were stolen?\n2 How many were found?\n3 Who lost them?",
        "Please say: 1. how many bicycles were stolen; 2. how many were found; 3. who lost them.",
        "• Q1 – How many bicycles were stolen?\n• Q2 – How many were found?\n• Q3 – Who lost them?",
        "(1) How many bicycles were stolen?\n(2) (a) How many were found, (b) where?\n(3) By whom?",
    ],
)
def test_numbers_of_every_shape_tell_questions_and_answers_apart(asked: str) -> None:
    text = f"Bicycles\n\nYou asked:\n\n{asked}\n\nWe answer:\n\n1 It was 61.\n2 It was 12.\n3 Boys."
    told = [(one.number.strip("Q"), one.text) for one in page(text).exchanges if one.number]
    assert told == [("1", "It was 61."), ("2", "It was 12."), ("3", "Boys.")]


@pytest.mark.parametrize(
    "head",
    ["Response of 8 April 2022", "Our reply sent on 08/04/2022", "What we can tell you",
     "It is held and our answers are as follows:"],
)  # fmt: skip
def test_a_heading_with_a_day_or_a_verb_opens_the_response(head: str) -> None:
    text = f"Bicycles\n\nWhat you asked for\n\n1. How many?\n2. Whose?\n\n{head}\n\n1. 61\n2. Boys'"
    assert [one.text for one in page(text).exchanges if one.number] == ["61", "Boys'"]


def test_requests_and_responses_in_turn_are_kept_apart() -> None:
    text = (
        "Bicycles\n\nRequest 1: Number of bicycles.\n\nResponse 1: It is 61.\n\n"
        "Request 2: Cost of the unit.\n\nResponse 2: It was £900."
    )
    told = [(one.asked, one.text) for one in page(text).exchanges if one.number]
    assert told == [("Number of bicycles.", "It is 61."), ("Cost of the unit.", "It was £900.")]


def test_three_numbers_that_do_not_count_on_open_nothing() -> None:
    said = "17 High Street\n4 High Street\n9 High Street"
    assert page(ask("Where?", said)).exchanges[0].text.count("17.") == 0


@pytest.mark.parametrize("head", ["A{}. ", "A.{}  ", "A{}\n", "Answer {}: "])
def test_answers_with_a_and_a_number_belong_to_that_question(head: str) -> None:
    asked = "Q.1 How many bicycles?\nQ.2 How many were found?\nQ.3 Whose were they?\n\n"
    said = ("It is 61.", "It is 12.", "Boys.")
    answers = "\n".join(f"{head.format(n)}{one}" for n, one in enumerate(said, start=1))
    told = [(one.number, one.text) for one in page(f"Bicycles\n\n{asked}{answers}").exchanges]
    assert [one for one in told if one[0]] == [("1", said[0]), ("2", said[1]), ("3", said[2])]


def test_a_label_with_nothing_below_it_is_a_question_without_an_answer() -> None:
    text = "Vans\n\nQ1: How many vans?\nA1: 41\nQ2: How many electric?\nA2:\nQ3: Whose?\nA3: Ours"
    assert "question-unanswered" in codes(text)
    assert "question-unanswered" not in codes(text.replace("A2:", "A2: 7"))


def test_a_table_below_the_label_of_an_answer_is_read() -> None:
    text = "Vans\n\nQ1. How many vans?\nA1.\n\nArea | Vans\nEast | 12\nWest | 14\nTotal | {}\n"
    text += "\nQ2. Whose?\nA2. Ours."
    assert "total-differs" in codes(text.format(27))
    assert "total-differs" not in codes(text.format(26))
