import csv
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.steps.finding.spell import distance, suggestion

SHARED = Path(__file__).parents[3] / "shared" / "data"


def test_a_misspelt_platform_is_doubted_and_its_name_proposed() -> None:
    assert suggestion("linkdin", hits=0, vocabulary={}) == "linkedin"


@pytest.mark.parametrize(
    "term",
    ["facebook", "plenty of fish", "ok cupid", "dating site", "social media", "face book", "fb"],
)
def test_terms_that_are_right_are_not_doubted(term: str) -> None:
    assert suggestion(term, hits=0, vocabulary={"dating": 9, "fish": 30, "plenty": 7}) is None


def test_a_word_the_register_never_holds_is_doubted_against_a_word_it_often_holds() -> None:
    words = {"harassment": 40, "rating": 50}
    assert suggestion("harrassment", hits=0, vocabulary=words) == "harassment"
    assert suggestion("harrassment", hits=3, vocabulary=words) is None
    assert suggestion("dating", hits=0, vocabulary=words) is None


@pytest.mark.parametrize(
    "term",
    ["whatsapp | whatsap", "facebok | facebook", "linkedin | linkdin", "face* | faceboook"],
)
def test_a_misspelling_beside_the_right_spelling_is_searched_on_purpose(term: str) -> None:
    assert suggestion(term, hits=0, vocabulary={}) is None


@pytest.mark.parametrize(
    ("term", "near"),
    [("tweet* | twiter", "tweet* | twitter"), ("bebo | whatsap", "bebo | whatsapp"),
     ("facebok NEAR/5 police", "facebook near/5 police"),
     ("facbook NOT facebook", "facebook not facebook")],
)  # fmt: skip
def test_a_misspelling_whose_right_spelling_is_not_searched_is_doubted_in_its_place(
    term: str, near: str
) -> None:
    assert suggestion(term, hits=0, vocabulary={}) == near


def test_a_misspelling_is_left_where_another_line_searches_the_right_spelling() -> None:
    assert suggestion("facbook", hits=0, vocabulary={}, beside=("twitter", "Facebook")) is None
    assert suggestion("facbook", hits=0, vocabulary={}, beside=("facebo*",)) is None
    assert suggestion("facbook", hits=0, vocabulary={}, beside=("facebook group",)) == "facebook"
    assert suggestion("facbook page", hits=0, vocabulary={}, beside=("facebook",)) is None


def test_a_word_that_the_register_writes_more_often_than_the_platform_is_left_alone() -> None:
    assert suggestion("tender", hits=9, vocabulary={"tender": 9, "tinder": 1}) is None


@pytest.mark.skipif(not SHARED.exists(), reason="the real misspellings are not beside the project")
def test_real_misspellings_of_platforms_are_noticed() -> None:
    with (SHARED / "terms" / "misspellings.csv").open(encoding="utf-8") as file:
        pairs = [(row["word"], row["misspelling"]) for row in csv.DictReader(file)]
    platforms = {"facebook", "instagram", "linkedin", "snapchat", "twitter", "whatsapp"}
    near = [(w, m) for w, m in pairs if w in platforms and distance(w, m, at_most=1) <= 1]
    assert len(near) >= 15
    assert {(w, m): suggestion(m, hits=0, vocabulary={}) for w, m in near} == {
        (w, m): w for w, m in near
    }


words = st.text("abcd", max_size=6)


@given(words, words)
def test_the_distance_is_symmetric_and_zero_only_for_equal_words(one: str, other: str) -> None:
    assert distance(one, other, at_most=9) == distance(other, one, at_most=9)
    assert (distance(one, other, at_most=9) == 0) == (one == other)


def test_two_letters_exchanged_are_one_error() -> None:
    assert distance("facebook", "facbeook", at_most=2) == 1
