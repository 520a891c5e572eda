"""References in the spellings that people use, and the address each stands for."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.errors import UserMistake
from answerable.model.references import (
    FOI,
    PAGE,
    PATH_PATTERN,
    Reference,
    read_reference,
    readings,
)


@pytest.mark.parametrize(
    ("text", "path"),
    [
        ("911_16", "2016/911/"),
        ("911/16", "2016/911/"),
        (" 911-16 ", "2016/911/"),
        ("0911/2016", "2016/911/"),
        ("2016/911", "2016/911/"),
        ("1406A/21", "2021/1406A/"),
        ("1406a_21", "2021/1406A/"),
        ("2011_12", "2012/2011/"),
        ("4896_14", "2014/4896/"),
        ("RX/118/24", "2024/RX-118/"),
        ("rx-24-118", "2024/RX-118/"),
        ("24/RX/118", "2024/RX-118/"),
        ("F-2023-00580", "2023/F-580/"),
        ("24/FOI/118", "2024/118/"),
        ("01/FOI/23/029010", "2023/01-FOI-029010/"),
        ("RFI 12345", "foi/RFI-12345/"),
        ("foi/RFI-12345", "foi/RFI-12345/"),
        ("101234567", "foi/101234567/"),
    ],
)
def test_a_reference_leads_to_one_address_however_it_is_spelt(text: str, path: str) -> None:
    assert read_reference(text).path == path


@pytest.mark.parametrize(
    "text", ["", "911", "../../etc", "911_16/../..", "0/16", "x" * 5000, "911_1６"]
)
def test_a_text_that_spells_no_reference_is_refused(text: str) -> None:
    with pytest.raises(UserMistake, match="number and year"):
        read_reference(text)


@pytest.mark.parametrize(
    ("text", "choice"),
    [("2011/12", "2011/12 or 2012/2011"), ("895617", "2017/8956 or foi/895617")],
)
def test_a_reference_that_could_be_two_is_not_guessed(text: str, choice: str) -> None:
    with pytest.raises(UserMistake, match=choice):
        read_reference(text)


REFERENCES = st.one_of(
    st.builds(
        Reference,
        st.integers(2000, 2049),
        st.from_regex(r"[1-9][0-9]{0,6}[A-Z]?", fullmatch=True),
        part=st.integers(1, 9),
    ),
    st.builds(
        Reference,
        st.integers(2000, 2049),
        st.from_regex(r"[0-9]{6}", fullmatch=True).filter(lambda number: int(number) > 0),
        st.just("01-FOI"),
        st.integers(1, 9),
    ),
    st.builds(
        Reference,
        st.just(0),
        # FOI-2016-2 may be the second request of 2016: it is told as ambiguous.
        st.from_regex(r"(?!20[0-9]{2}\Z)[1-9][0-9]{3,6}", fullmatch=True),
        st.sampled_from([FOI, PAGE]),
        st.integers(1, 9),
    ),
    st.builds(
        Reference,
        st.just(0) | st.integers(2000, 2049),
        st.from_regex(r"(?!20[0-9]{2}\Z)[1-9][0-9]{2,6}", fullmatch=True),
        st.from_regex(r"(?!FOI|PAGE)[A-Z]{1,6}", fullmatch=True),
        st.integers(1, 9),
    ),
)


@pytest.mark.parametrize("text", ["May-2019-12", "covid-19-2020", "covid-19", "12345678"])
def test_what_could_be_anything_is_a_reference_only_where_one_is_given(text: str) -> None:
    assert readings(text) == ()


@given(REFERENCES, REFERENCES)
def test_no_two_references_share_an_address(one: Reference, other: Reference) -> None:
    assert (one.path == other.path) == (one == other)
    assert re.match(PATH_PATTERN, one.path)


@given(REFERENCES)
def test_every_spelling_of_a_reference_leads_back_to_it(reference: Reference) -> None:
    for spelling in reference.spellings:
        assert readings(spelling, given=True) == (reference,)
