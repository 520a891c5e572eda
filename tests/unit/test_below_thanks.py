"""Who signs a letter is no part of its questions, and what is stated in it is none of them."""

from datetime import date

import pytest

from answerable.steps.requests import tidy_letter
from answerable.steps.requests.read_questions import read_questions

SIGNATURES = [
    "The Cost of Living Campaign",
    "The Total People Project\njane@example.org",
    "The Value of Evidence Ltd",
    "The Number One Café, 12 High Street",
    "The Number of Things Ltd, for the public since 2010",
    "Campaign to Cut the Number of Cars",
]
LISTED = "1. How many complaints were made in 2022?\n2. How many were upheld?"
BARE = "1 How many complaints were made in 2022?\n2 How many were upheld?"
PROSE = "How many complaints were made in 2022? How many were upheld?"
ASKED = ["How many complaints were made in 2022?", "How many were upheld?"]


def _read(text: str) -> tuple[list[str], list[str]]:
    read = read_questions(text, received_on=date(2024, 5, 15))
    return [one.text for one in read.questions], list(read.notes)


@pytest.mark.parametrize("questions", [LISTED, BARE, PROSE], ids=["listed", "bare", "prose"])
@pytest.mark.parametrize("signature", SIGNATURES)
def test_who_signs_is_no_part_of_a_question(questions: str, signature: str) -> None:
    address = "12 High Street, Leeds LS1 4AB\nTel 01632 960000"
    letter = f"{questions}\n\nKind regards,\n(Dr) Jane Smith\n{signature}\n{address}"
    assert _read(letter)[0] == ASKED


@pytest.mark.parametrize("mark", ["a:", "A.", "(a)", "1)", "•"])
@pytest.mark.parametrize("further", ["", "PS How many were fined in 2021?"])
def test_a_telephone_behind_a_letter_is_no_item_of_a_list(mark: str, further: str) -> None:
    following = {"a:": "b:", "A.": "B.", "(a)": "(b)", "1)": "2)"}.get(mark, mark)
    questions = f"{mark} {ASKED[0]}\n{following} {ASKED[1]}"
    signed = "Jane Smith\nt: 01632 960 000 ext\nM. 07700 900 123 mobile\n• Writer of many books"
    letter = f"{questions}\n\nKind regards,\n{signed}\n{further}"
    assert _read(letter)[0] == [*ASKED, *filter(None, [further])]


def test_an_item_below_the_thanks_that_goes_on_with_the_list_is_read() -> None:
    letter = f"{LISTED}\n\nThanks.\n\n3. Reasons for every dismissal\n4. Ages of those fined"
    assert _read(letter)[0] == [*ASKED, "Reasons for every dismissal", "Ages of those fined"]


@pytest.mark.parametrize("questions", [LISTED, PROSE], ids=["listed", "prose"])
@pytest.mark.parametrize("signature", SIGNATURES)
def test_who_signs_above_a_postscript_is_no_part_of_a_question(
    questions: str, signature: str
) -> None:
    further = "PS How many were fined in 2021?"
    letter = f"{questions}\n\nKind regards,\nJane Smith\n{signature}\n{further}\nJane Smith"
    assert _read(letter)[0] == [*ASKED, further]


@pytest.mark.parametrize("questions", [LISTED, PROSE], ids=["listed", "prose"])
@pytest.mark.parametrize(
    ("below", "further"),
    [
        (
            "Thanks. Also the number of officers dismissed in 2022.",
            "Also the number of officers dismissed in 2022.",
        ),
        ("Thanks\n\nPS How many were fined?", "PS How many were fined?"),
        ("Thanks\nJane\n\nPlus the amount spent on fees", "Plus the amount spent on fees"),
        ("Thanks\n\nThe amount spent in 2021", "The amount spent in 2021"),
        ("Thanks\n\nThe same information for PCSOs", "The same information for PCSOs"),
        ("Thanks\n\nNumber of officers fined", "Number of officers fined"),
    ],
)
def test_what_is_asked_below_the_thanks_is_still_read(
    questions: str, below: str, further: str
) -> None:
    assert _read(f"{questions}\n{below}")[0] == [*ASKED, further]


def test_who_signs_in_sentences_behind_the_last_item_is_no_question() -> None:
    letter = f"{LISTED} Kind regards. Jane Smith. The Cost of Living Campaign."
    assert _read(letter)[0] == ASKED


def test_an_item_below_the_thanks_goes_on_until_it_has_ended() -> None:
    letter = f"{LISTED}\nThanks.\n\n3. The number fined,\nExcluding PCSOs.\nJane Smith"
    assert _read(letter)[0] == [*ASKED, "The number fined,\nExcluding PCSOs."]


def test_below_the_thanks_nobody_is_a_point_of_an_announced_list() -> None:
    letter = "Please tell me the following:\n\nDogs kept\nCats kept\n\nThanks\nJane Smith\n{}"
    further = "PS How many in 2022?"
    assert _read(letter.format(further))[0] == ["Dogs kept", "Cats kept", further]


@pytest.mark.parametrize("questions", [LISTED, PROSE], ids=["listed", "prose"])
@pytest.mark.parametrize(
    "statement",
    [
        "The total cost of policing rose last year.",
        "The number of officers in the force is a matter of public record.",
        "The number of officers leaving the force was 12.",
        "The number of complaints published in the annual report, which I enclose.",
        "The numbers published by other forces in London.",
        "The average number, according to the Home Office, of complaints per force.",
        "The number of complaints doubled in 2020.",
        "The number of complaints since the pandemic has doubled.",
        "The number of days lost in 2022 was 14.",
    ],
)
def test_what_is_told_of_a_number_is_a_note(questions: str, statement: str) -> None:
    assert _read(f"{questions}\n\n{statement}") == (ASKED, [statement])


@pytest.mark.parametrize("questions", [LISTED, PROSE], ids=["listed", "prose"])
@pytest.mark.parametrize(
    "further",
    [
        "The number of officers who were dismissed.",
        "The number of complaints that were upheld in 2022.",
        "The number of reports published in 2022.",
        "The number of arrests your officers have made since 2019.",
        "The number of arrests the force has made.",
        "The amount you have spent.",
        "The number of vehicles seized by make and model.",
        "The number of times tasers were fired.",
        "The number of hours officers have worked in 2022.",
        "The number of complaints received since the scheme was introduced in 2020.",
        "The number of complaints (a complaint is any expression of anger) made in 2022.",
        "The number of officers dismissed and the reasons they were dismissed.",
    ],
)
def test_a_number_named_with_a_verb_that_tells_nothing_is_asked(
    questions: str, further: str
) -> None:
    assert _read(f"{questions}\n\n{further}") == ([*ASKED, further], [])


@pytest.mark.parametrize("thanks", [1_000, 10_000])
def test_every_line_below_the_thanks_is_looked_at_once(
    thanks: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked_at: list[str] = []
    whole = tidy_letter.asks_for_more

    def _counted(text: str) -> bool:
        looked_at.append(text)
        return whole(text)

    monkeypatch.setattr(tidy_letter, "asks_for_more", _counted)
    letter = "How many were fined?\n\n" + "Thanks.\n\n" * thanks + "How many were upheld?"
    assert tidy_letter.tidy_letter(letter)[-1].text == "How many were upheld?"
    assert len(looked_at) == thanks


def test_a_letter_that_thanks_to_its_last_character_is_read_to_its_end() -> None:
    letter = "1. How many were fined?\n" + "Thanks.\n\n" * 11_000 + "2. How many were upheld?"
    assert _read(letter[: tidy_letter.LONGEST])[0] == ["How many were fined?"]
