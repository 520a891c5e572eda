"""When a published answer was given: from its date, its reference, or the years it speaks of."""

from datetime import date

import pytest

from answerable.steps.pages.date_page import answered_between, answered_on, received_on
from pages import codes, page


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("An answer\n\nDate: 7 June 2011\n\nIt was so.", date(2011, 6, 7), date(2011, 6, 7)),
        ("An answer\n\nDate of response: Friday, 3 May 2019", date(2019, 5, 3), date(2019, 5, 3)),
        ("Complaints (911_16)\n\nThere were 9 by 2015.", date(2016, 1, 1), date(2017, 6, 30)),
        ("Figures for 2014/15\n\nThere were 9 in 2015.", date(2015, 1, 1), date.max),
        ("An answer\n\nThe policy was published on 3 May 2012.", date(2012, 1, 1), date.max),
        ("An answer\n\nNothing is dated here.", date(2005, 1, 1), date.max),
    ],
)
def test_an_answer_was_given_between_two_days(text: str, first: date, last: date) -> None:
    assert answered_between(page(text)) == (first, last)


def test_both_days_are_read_from_the_head_of_a_page() -> None:
    head = page(
        "An answer\n\nReceived: 28 November 2025\n\nAnswered: 31 December 2025\n\nSo it is."
    )
    assert received_on(head) == date(2025, 11, 28)
    assert answered_on(head) == date(2025, 12, 31)


def test_a_day_far_down_the_page_is_not_its_date() -> None:
    assert answered_on(page("An answer\n\n" + "It was so. " * 80 + "Date: 7 June 2011")) is None


@pytest.mark.parametrize(
    "text",
    [
        "An answer\n\nDate received | 28 November 2025\nDate responded | 31 December 2025\n\nSo.",
        "An answer\n\nReceived: November 28, 2025\n\nAnswered: December 31, 2025",
        "An answer\n\n31 December 2025\n\nDear Ms Low\n\nYour request was received on 28 November"
        " 2025.",
        "An answer\n\n31 December 2025\n\nDear Ms Low\n\nThank you for your request dated 28"
        " November 2025, which we received the same day.",
        "An answer\n\n" + "It was so. " * 80 + "\n\nDate received: 28 November 2025\n\nDate of"
        " response: 31 December 2025",
    ],
)
def test_both_days_are_read_from_tables_letters_and_below_an_introduction(text: str) -> None:
    read = page(text)
    assert (received_on(read), answered_on(read)) == (date(2025, 11, 28), date(2025, 12, 31))


def test_the_day_on_which_a_page_was_put_up_is_not_that_of_the_answer() -> None:
    assert answered_on(page("An answer\n\nPublished: 7 June 2011\n\nSo it is.")) is None


LATE = (
    "An answer\n\nDate received: 3 June 2024\n\nDate responded: 26 July 2024\n\nRequest\n\nThe map?"
    "\n\nResponse\n\n{said} The map is exempt under section 41(1), as it was given in confidence.\n"
)


def test_a_late_refusal_is_told() -> None:
    assert "notice-late" in codes(LATE.format(said="We hold the map."))


@pytest.mark.parametrize(
    "said",
    [
        "We are sorry for the delay in answering.",
        "We asked you on 6 June to clarify the request, and you did so on 2 July.",
        "A fees notice was sent, and the fee was paid on 1 July.",
        "We told you that we needed more time for the public interest.",
    ],
)
def test_a_late_refusal_that_says_why_is_not(said: str) -> None:
    assert "notice-late" not in codes(LATE.format(said=said))


@pytest.mark.parametrize(
    "head",
    [
        "Received ........ 03/06/2024\nCompleted ....... 26/07/2024",
        "In: 3 June 2024 | Out: 26 July 2024",
        "Request received: Mon 3 June 2024\nSent: Fri 26 July 2024",
        "asked 3 June 2024, answered 26 July 2024",
        "Date of receipt 3.6.2024. Date of reply 26.7.2024.",
        "Thank you for your letter of 3 June 2024. Our reply is dated 26 July 2024.",
        "Your request was received by the Council on 3 June 2024.\n\nReply of 26 July 2024",
        "It was received on 3 June 2024. I have decided today, 26 July 2024, to give all.",
    ],
)
def test_an_answer_that_gives_all_is_late_too_in_whatever_words_its_days_stand(head: str) -> None:
    late = f"An answer\n\n{head}\n\nRequest\n\nHow long is the bridge?\n\nResponse\n\n40 metres."
    assert "answer-late" in codes(late)
    assert "answer-late" not in codes(late.replace("26 July", "28 June").replace("26/07", "28/06")
                                      .replace("26.7", "28.6"))  # fmt: skip


@pytest.mark.parametrize(
    "words",
    ["Extended: 28 June 2024", "More was needed under regulation 7.", "Hillside Primary School"],
)
def test_more_time_by_law_is_not_late(words: str) -> None:
    head = f"An answer\n\n{words}\n\nReceived: 3 June 2024\n\nAnswered: 26 July 2024"
    assert "answer-late" not in codes(f"{head}\n\nRequest\n\nHow long?\n\nResponse\n\n40 metres.")


@pytest.mark.parametrize(
    ("head", "asked", "said", "late"),
    [
        ("Borset Police", "Thefts at Hillside Primary School?", "There were 12 thefts.", True),
        ("Thefts at Hillside Primary School", "How many?", "The force recorded 12.", True),
        ("Borset Council › School transport", "How many pupils?", "We carry 412 pupils.", True),
        ("School transport contracts, 2025", "How many?", "We have 12 contracts.", True),
        ("University of Borset", "Cases by School?", "The School of Law has 12.", True),
        ("Borset Police", "How many visits?", "Officers went to St Ann's Academy 12 times.", True),
        ("Hillside Primary School | FOI", "How long is the bridge?", "40 metres.", False),
        ("Answers", "How many vans?", "Ilden Academies Trust has 40 vans.", False),
        ("Answers", "How many vans?", "40. We are a small primary school.", False),
    ],
)
def test_only_the_one_who_answers_has_the_time_of_a_school(
    head: str, asked: str, said: str, late: bool
) -> None:
    days = "Received: 3 June 2024\n\nAnswered: 26 July 2024"
    text = f"{head}\n\n{days}\n\nRequest\n\n{asked}\n\nResponse\n\n{said}"
    assert ("answer-late" in codes(text)) is late
    assert "answer-late" in codes(text.replace("26 July", "26 September"))


def test_a_scottish_answer_is_late_by_the_holidays_of_scotland() -> None:
    days = "Received: 28 March 2025\n\nAnswered: 29 April 2025"
    text = f"{days}\n\nRequest\n\nHow many?\n\nResponse\n\n12, under FOISA."
    assert "answer-late" in codes(text)
    assert "answer-late" not in codes(text.replace("FOISA", "the Act"))


def test_the_day_of_publication_makes_no_answer_late() -> None:
    head = "An answer\n\nReceived: 3 June 2024\n\nDate published: 26 July 2024"
    assert "answer-late" not in codes(f"{head}\n\nRequest\n\nHow long?\n\nResponse\n\n40 metres.")
