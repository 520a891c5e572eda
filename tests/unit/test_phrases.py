"""A bound in percent is rounded to its own side, and the same wherever it is printed."""

from types import SimpleNamespace
from typing import Any, cast

import pytest
from hypothesis import given
from hypothesis import strategies as st

from answerable.model.certificates import Bound, Certificate, Declaration
from answerable.model.phrases import confidence, percent_about, percent_at_least, percent_at_most
from answerable.steps.entries.lay_out import recall_words

MADE = Certificate(
    Declaration(Bound.ONE_SHOT, "0.975", unread=400, found=20, size=100, seed=1),
    records=500, ranked=100, random=100, found=28, upper_remaining=177,
    recall_lower=28 / 205, remaining=32.0,
)  # fmt: skip


@pytest.mark.parametrize(
    ("share", "least", "most"),
    [
        (28 / 205, "13.6%", "13.7%"),
        (0.57, "57%", "57%"),
        (0.29, "29%", "29%"),
        (0.9999, "99.9%", "100%"),
        (0.0001, "0%", "0.1%"),
        (1, "100%", "100%"),
        (0, "0%", "0%"),
    ],
)
def test_a_bound_is_rounded_away_from_what_is_promised(share: float, least: str, most: str) -> None:
    assert percent_at_least(share) == least
    assert percent_at_most(share) == most


@given(st.floats(0, 1))
def test_no_bound_promises_more_than_is_known(share: float) -> None:
    least, most, about = (
        float(words(share).rstrip("%"))
        for words in (percent_at_least, percent_at_most, percent_about)
    )
    assert least <= share * 100 + 1e-9
    assert most >= share * 100 - 1e-9
    assert least <= about <= most


def test_a_confidence_is_printed_as_it_was_declared() -> None:
    assert [confidence(share) for share in (0.95, 0.975, 0.9, 0.57, 0.9999999)] == [
        "95%", "97.5%", "90%", "57%", "99.99999%",
    ]  # fmt: skip


def test_the_certificate_its_table_and_the_page_say_the_same() -> None:
    from answerable.desk.views.reviews import _figures

    rows = dict(_figures(cast(Any, SimpleNamespace(certificate=MADE))))
    recall = {
        "estimate": MADE.recall_estimate, "lower": MADE.recall_lower, "confidence": 0.975,
        "missed_at_most": MADE.upper_remaining,
    }  # fmt: skip
    assert rows["Share found, at least"] == "13.6%"
    assert rows["Confidence"] == "97.5%"
    for words in (MADE.sentence, recall_words(recall), recall_words(_without(recall, "estimate"))):
        assert "at least 13.6% of" in words or "at least 13.6% were" in words
        assert "97.5% confidence" in words


def _without(recall: dict[str, Any], key: str) -> dict[str, Any]:
    return {name: value for name, value in recall.items() if name != key}
