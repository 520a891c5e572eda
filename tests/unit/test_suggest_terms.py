import math

import pytest

from answerable.model.decisions import Verdict
from answerable.model.places import Place
from answerable.model.register import Case
from answerable.steps.finding.judge_words import Known
from answerable.steps.finding.read_terms import read_terms
from answerable.steps.finding.suggest_terms import (
    AT_MOST,
    LEAST_KEYNESS,
    Suggestion,
    log_likelihood,
    suggest_terms,
)


def _register(confirmed: int) -> tuple[list[Case], Known]:
    """Records on the topic, all with "online page", among ten times as many that are not."""
    on = [_case(f"on{i}", f"officer {i} posted it on his online page") for i in range(confirmed)]
    off = [_case(f"off{i}", f"officer {i} stopped the car at his door") for i in range(200)]
    return [*on, *off], Known({case.ref: Verdict.RELEVANT for case in on})


def _case(ref: str, text: str) -> Case:
    return Case(ref, {"case_summary": text}, Place("example"))


def test_words_that_mark_out_confirmed_records_are_suggested() -> None:
    cases, known = _register(12)
    found = {one.words: one for one in suggest_terms(cases, known)}
    assert {"posted", "page", "online"} & {w for words in found for w in words.split()}
    assert all(one.keyness >= LEAST_KEYNESS for one in found.values())
    assert all((one.confirmed, one.elsewhere) == (12, 0) for one in found.values())
    assert not {"officer", "his", "car"} & set(found)


def test_nothing_is_suggested_from_fewer_than_ten_confirmed_records() -> None:
    assert suggest_terms(*_register(9)) == ()
    assert suggest_terms(*_register(10)) != ()


def test_a_word_in_one_record_only_is_never_suggested() -> None:
    cases, known = _register(12)
    cases[0] = _case("on0", "a zebra crossing, posted on his online page")
    assert "zebra" not in {one.words for one in suggest_terms(cases, known)}


def test_what_the_list_finds_already_is_not_suggested() -> None:
    cases, known = _register(12)
    found = suggest_terms(cases, known, read_terms(["post*", "online page"]))
    words = {one.words for one in found}
    assert not any("posted" in one.split() for one in words)
    assert "online page" not in words


def test_a_word_that_rejected_records_hold_as_often_is_not_suggested() -> None:
    cases, known = _register(12)
    rejected = [_case(f"no{i}", "on his online page") for i in range(12)]
    known = _with(known, rejected, Verdict.NOT_RELEVANT)
    words = {s.words for s in suggest_terms([*cases, *rejected], known)}
    assert "page" not in words
    assert any("posted" in one for one in words)


def _with(known: Known, cases: list[Case], verdict: Verdict, **more: object) -> Known:
    decided = {**known.verdicts, **{case.ref: verdict for case in cases}}
    return Known(decided, **more)  # type: ignore[arg-type]


def _the(found: tuple[Suggestion, ...], words: str) -> Suggestion:
    return next(one for one in found if one.words == words)


def test_a_word_rejected_oftener_than_confirmed_stays_where_most_rejected_are_without_it() -> None:
    cases, known = _register(12)
    rejected = [_case(f"no{i}", "on his own website") for i in range(20)]
    cases = [_case(case.ref, f"website {i}") for i, case in enumerate(cases[:12])] + cases[12:]
    known = _with(known, [*rejected, *cases[12:]], Verdict.NOT_RELEVANT)
    found = _the(suggest_terms([*cases, *rejected], known), "website")
    assert (found.confirmed, found.rejected, found.elsewhere) == (12, 20, 20)


def test_a_suggestion_says_what_it_would_add() -> None:
    cases, known = _register(12)
    more = [_case(f"more{i}", "a clip he posted") for i in range(8)]
    known = _with(known, more[:1], Verdict.NOT_RELEVANT, hit=frozenset({"on0", "more7"}))
    found = _the(suggest_terms([*cases, *more], known, read_terms(["online"])), "posted")
    assert (found.worth.hits, found.confirmed, found.rejected) == (20, 12, 1)
    assert found.worth.new == 6


def test_what_there_is_no_time_to_read_is_hidden() -> None:
    cases, known = _register(12)
    cases = [_case(f"on{i}", "posted") for i in range(12)] + cases[12:]
    cases += [_case(f"more{i}", "posted") for i in range(9)]
    many = Known(known.verdicts, budget=8)
    hidden = _the(suggest_terms(cases, many), "posted").worth.hidden
    assert hidden == "they would add 9 records to read, and 8 fit the budget"
    assert not _the(suggest_terms(cases, Known(known.verdicts, budget=9)), "posted").worth.hidden


def test_what_the_list_finds_by_other_words_is_hidden_and_takes_no_place() -> None:
    cases, known = _register(12)
    extra = [f"w{chr(97 + i)}x" for i in range(26)]
    cases = [_case(f"on{i}", " 1 ".join(["aaa", *extra])) for i in range(12)] + cases[12:]
    cases += [_case("elsewhere", " 1 ".join(extra))]
    found = suggest_terms(cases, Known(known.verdicts, frozenset(f"on{i}" for i in range(12))))
    assert _the(found, "aaa").worth.hidden == "terms of the list find all their records already"
    assert sum(not one.worth.hidden for one in found) == AT_MOST


def test_a_pair_and_a_word_of_it_are_one_suggestion() -> None:
    words = [set(one.words.split()) for one in suggest_terms(*_register(12))]
    assert not any(one < other for one in words for other in words)


def test_a_hidden_pair_does_not_hide_its_words() -> None:
    cases, known = _register(12)
    cases += [_case("elsewhere", "a page of his file")]
    hit = frozenset(f"on{i}" for i in range(12))
    found = suggest_terms(cases, Known(known.verdicts, hit))
    assert _the(found, "online page").worth.hidden
    assert not _the(found, "page").worth.hidden


def test_keyness_is_the_likelihood_ratio_of_the_table() -> None:
    by_hand = 2 * (10 * math.log(10 * 40 / (20 * 15)) + 10 * math.log(10 * 40 / (20 * 25)))
    by_hand += 2 * (5 * math.log(5 * 40 / (20 * 15)) + 15 * math.log(15 * 40 / (20 * 25)))
    assert log_likelihood(10, 20, 5, 20) == pytest.approx(by_hand)
    assert log_likelihood(5, 20, 5, 20) == pytest.approx(0)
    assert log_likelihood(20, 20, 0, 20) == pytest.approx(40 * 2 * math.log(2))
