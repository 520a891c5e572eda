"""The labelled sample of requests: how often the reader splits and dates them as labelled."""

from pathlib import Path
from typing import Any

import pytest

from samples import script

ROOT = Path(__file__).parents[2]
SAMPLE = ROOT.parent / "shared" / "data" / "requests" / "requests.jsonl"

pytestmark = pytest.mark.skipif(
    not SAMPLE.exists(), reason="the labelled requests are not beside the repository"
)


@pytest.fixture(scope="module")
def measured() -> Any:
    return script("questions", folder="benchmarks").measure(SAMPLE)


def test_at_least_97_of_100_questions_are_split_as_labelled(measured: Any) -> None:
    assert measured.questions == 183
    assert measured.split / measured.questions >= 0.97, measured.misread


def test_at_least_95_of_100_periods_are_right_at_both_ends(measured: Any) -> None:
    assert measured.periods / measured.stated >= 0.95, measured.misread


def test_at_most_3_of_100_questions_get_a_period_nobody_stated(measured: Any) -> None:
    assert measured.invented / measured.questions <= 0.03, measured.misread


def test_people_units_and_breakdowns_are_mostly_read_as_labelled(measured: Any) -> None:
    assert measured.people / measured.peopled >= 0.80, measured.otherwise
    assert measured.unit_noun / measured.questions >= 0.70, measured.otherwise
    assert measured.by_right / measured.by_labelled >= 0.70, measured.otherwise
    assert measured.by_right / measured.by_read >= 0.80, measured.otherwise
