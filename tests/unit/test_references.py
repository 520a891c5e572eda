"""References in the spellings that people use, and the address each stands for."""

import pytest

from answerable.model.errors import UserMistake
from answerable.model.references import read_reference


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
    ],
)
def test_a_reference_leads_to_one_address_however_it_is_spelt(text: str, path: str) -> None:
    assert read_reference(text).path == path


@pytest.mark.parametrize(
    "text", ["", "911", "895617", "../../etc", "911_16/../..", "0/16", "x" * 5000, "911_1６"]
)
def test_a_text_that_spells_no_reference_is_refused(text: str) -> None:
    with pytest.raises(UserMistake, match="number and year"):
        read_reference(text)


def test_a_reference_that_could_be_two_is_not_guessed() -> None:
    with pytest.raises(UserMistake, match="2011/12 or 2012/2011"):
        read_reference("2011/12")
