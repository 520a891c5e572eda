import math

import pytest

from answerable.model.places import Place
from answerable.model.register import Case
from answerable.steps.read_terms import read_terms
from answerable.steps.suggest_terms import LEAST_KEYNESS, log_likelihood, suggest_terms


def _register(confirmed: int) -> tuple[list[Case], frozenset[str]]:
    """Records on the topic, all with "online page", among ten times as many that are not."""
    on = [_case(f"on{i}", f"officer {i} posted it on his online page") for i in range(confirmed)]
    off = [_case(f"off{i}", f"officer {i} stopped the car at his door") for i in range(200)]
    return [*on, *off], frozenset(case.ref for case in on)


def _case(ref: str, text: str) -> Case:
    return Case(ref, {"case_summary": text}, Place("example"))


def test_words_that_mark_out_confirmed_records_are_suggested() -> None:
    cases, confirmed = _register(12)
    found = {one.words: one for one in suggest_terms(cases, confirmed)}
    assert {"posted", "page", "online"} & {w for words in found for w in words.split()}
    assert all(one.keyness >= LEAST_KEYNESS for one in found.values())
    assert all((one.confirmed, one.elsewhere) == (12, 0) for one in found.values())
    assert not {"officer", "his", "car"} & set(found)


def test_nothing_is_suggested_from_fewer_than_ten_confirmed_records() -> None:
    assert suggest_terms(*_register(9)) == ()
    assert suggest_terms(*_register(10)) != ()


def test_a_word_in_one_record_only_is_never_suggested() -> None:
    cases, confirmed = _register(12)
    cases[0] = _case("on0", "a zebra crossing, posted on his online page")
    assert "zebra" not in {one.words for one in suggest_terms(cases, confirmed)}


def test_what_the_list_finds_already_is_not_suggested() -> None:
    cases, confirmed = _register(12)
    found = suggest_terms(cases, confirmed, read_terms(["post*", "online page"]))
    words = {one.words for one in found}
    assert not any("posted" in one.split() for one in words)
    assert "online page" not in words


def test_a_word_that_rejected_records_hold_as_often_is_not_suggested() -> None:
    cases, confirmed = _register(12)
    rejected = [_case(f"no{i}", "on his online page") for i in range(12)]
    refs = frozenset(case.ref for case in rejected)
    words = {s.words for s in suggest_terms([*cases, *rejected], confirmed, rejected=refs)}
    assert "page" not in words
    assert any("posted" in one for one in words)


def test_keyness_is_the_likelihood_ratio_of_the_table() -> None:
    by_hand = 2 * (10 * math.log(10 * 40 / (20 * 15)) + 10 * math.log(10 * 40 / (20 * 25)))
    by_hand += 2 * (5 * math.log(5 * 40 / (20 * 15)) + 15 * math.log(15 * 40 / (20 * 25)))
    assert log_likelihood(10, 20, 5, 20) == pytest.approx(by_hand)
    assert log_likelihood(5, 20, 5, 20) == pytest.approx(0)
    assert log_likelihood(20, 20, 0, 20) == pytest.approx(40 * 2 * math.log(2))
