"""Refusals of our own: the drafted notice passes every rule, and each gap in it is named."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from answerable.model.answer import Answer
from answerable.model.cost import AUTHORITIES
from answerable.model.exemptions import EXEMPTIONS, STATEMENTS, Role, Weighing
from answerable.model.refusals import Estimate, Outcome, Refusal
from answerable.steps.checks.check import check
from refusals import answer_of, complete, outcome_for, refused, refusing_answer, usable
from samples import sample_answer

KNOWN = {"recall-unmeasured", "hits-unread", "term-misspelt", "term-one-spelling", "rows-set-aside"}
"""What the sample answer raises by itself."""


def _raised(answer: Answer) -> list[tuple[str, str, str]]:
    return [(f.code, f.where, f.message) for f in check(answer) if f.code not in KNOWN]


def _codes(answer: Answer) -> set[str]:
    return {code for code, _, _ in _raised(answer)}


@pytest.mark.parametrize("limb", usable(), ids=lambda limb: limb.cited)
def test_a_complete_notice_under_any_limb_raises_nothing(limb) -> None:  # type: ignore[no-untyped-def]
    assert _raised(answer_of([refused("1", [complete(limb)], outcome_for(limb))])) == []


def test_the_limbs_of_2016_raise_nothing_in_2016() -> None:
    on = date(2016, 3, 14)
    old = [limb for limb in usable(on) if limb.last]
    assert len(old) >= 4
    for limb in old:
        answer = answer_of([refused("1", [complete(limb)], outcome_for(limb))], on=on)
        assert _raised(answer) == []


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(usable()), min_size=1, max_size=5, unique=True))
def test_complete_refusals_of_several_questions_raise_nothing(limbs) -> None:  # type: ignore[no-untyped-def]
    questions = [
        refused(str(number), [complete(limb)], outcome_for(limb))
        for number, limb in enumerate(limbs, start=1)
    ]
    assert _raised(answer_of(questions)) == []


def test_this_exemption_means_none_where_limbs_of_one_section_differ() -> None:
    limbs = [complete(EXEMPTIONS[cited]) for cited in ("37(1)(a)", "37(1)(b)")]
    questions = [refused(str(n), [limb], Outcome.REFUSED) for n, limb in enumerate(limbs, start=1)]
    assert _raised(answer_of(questions)) == []


MISSING = [
    (limb, key) for limb in usable() for key in limb.states if limb.cited in (
        "12(1)", "14(2)", "21(1)", "22(1)", "31(1)(a)", "36(2)(b)", "40(2)", "41(1)", "44(1)(a)")
]  # fmt: skip


def _without(refusal: Refusal, key: str) -> Refusal:
    if key in ("reason", "prejudice"):
        return replace(refusal, **{key: ""})
    if key in ("public_interest", "estimate"):
        return replace(refusal, **{key: None})
    return replace(refusal, particulars={})


@pytest.mark.parametrize(("limb", "key"), MISSING, ids=lambda one: getattr(one, "cited", one))
def test_each_thing_that_a_limb_asks_is_missed(limb, key: str) -> None:  # type: ignore[no-untyped-def]
    gap = _without(complete(limb), key)
    found = [m for c, _, m in _raised(answer_of([refused("1", [gap], outcome_for(limb))]))
             if c == "notice-incomplete"]  # fmt: skip
    assert len(found) == 1
    assert STATEMENTS[key] in found[0]


def test_a_weighing_without_its_balance_is_none() -> None:
    whole = complete(EXEMPTIONS["31(1)(a)"])
    assert whole.public_interest is not None
    half = replace(whole, public_interest=replace(whole.public_interest, balance=""))
    assert "notice-incomplete" in _codes(answer_of([refused("1", [half], Outcome.REFUSED)]))


def test_the_second_condition_of_section_40_is_weighed() -> None:
    first = complete(EXEMPTIONS["40(2)"])
    second = replace(first, particulars={"principle": "section 40(3B), the first principle aside"})
    assert first.missing == ()
    assert second.missing == (STATEMENTS["public_interest"],)


def test_a_notice_without_routes_is_incomplete() -> None:
    assert "notice-incomplete" in _codes(replace(refusing_answer(), routes=()))


def test_a_part_that_is_refused_is_named() -> None:
    given_too = replace(
        refused("1", [complete(EXEMPTIONS["40(2)"])], Outcome.PARTLY),
        narrative=("It began in 2019.",),
    )
    assert _raised(answer_of([given_too])) == []
    unnamed = replace(given_too, refusals=(replace(given_too.refusals[0], withheld=""),))
    assert "notice-incomplete" in _codes(answer_of([unnamed]))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"outcome": "granted"}, "an exemption is named"),
        ({"outcome": "mostly refused"}, "there is no such outcome"),
        ({"refusals": ()}, "no exemption is named"),
        ({"outcome": "partly refused"}, "nothing is given"),
        ({"outcome": "neither confirmed nor denied"}, "it says whether the information is held"),
    ],
)
def test_an_outcome_that_does_not_fit_is_told(changes: dict[str, object], words: str) -> None:
    sound = refused("1", [complete(EXEMPTIONS["31(1)(a)"])], Outcome.REFUSED)
    broken = answer_of([replace(sound, **changes)])  # type: ignore[arg-type]
    assert any(
        words in message for code, _, message in _raised(broken) if code.startswith("outcome")
    )


def test_a_denial_needs_a_limb_that_denies() -> None:
    denied = refused("1", [complete(EXEMPTIONS["31(1)(a)"])], Outcome.DENIED)
    assert "denial-without-limb" in _codes(answer_of([denied]))


def test_a_limb_that_denies_does_not_withhold() -> None:
    withheld = refused("1", [complete(EXEMPTIONS["30(3)"])], Outcome.REFUSED)
    assert "denial-limb-for-held" in _codes(answer_of([withheld]))


def test_cost_and_an_exemption_for_one_question_are_told() -> None:
    both = [complete(EXEMPTIONS[cited]) for cited in ("12(1)", "40(2)")]
    assert "cost-then-exempt" in _codes(answer_of([refused("1", both, Outcome.REFUSED)]))


def test_an_estimate_within_the_limit_is_told() -> None:
    dear = complete(EXEMPTIONS["12(1)"])
    assert dear.estimate is not None
    cheap = replace(dear, estimate=replace(dear.estimate, records=200))
    found = _codes(answer_of([refused("1", [cheap], Outcome.REFUSED)]))
    assert found == {"cost-within-limit", "estimate-within-limit"}


@pytest.mark.parametrize(
    ("records", "minutes", "blocked"),
    [(900, "0.5", True), (1_080, "1", True), (1_081, "1", False), (900, "4", False)],
)
@pytest.mark.parametrize("cited", ["12(1)", "12(2)"])
def test_a_cost_refusal_up_to_the_limit_is_blocked(
    cited: str, records: int, minutes: str, blocked: bool
) -> None:
    estimate = Estimate(records, Decimal(minutes), "We timed 30 records drawn at random.")
    refusal = replace(complete(EXEMPTIONS[cited]), estimate=estimate)
    found = check(answer_of([refused("1", [refusal], Outcome.REFUSED)]))
    assert (
        "cost-within-limit" in {one.code for one in found if one.severity == "block"}
    ) is blocked


def test_the_limit_is_that_of_the_authority() -> None:
    dear = replace(
        complete(EXEMPTIONS["12(1)"]), estimate=Estimate(300, Decimal(4), "We timed 30 records.")
    )
    police = answer_of([refused("1", [dear], Outcome.REFUSED)])
    department = AUTHORITIES["central-government"]
    theirs = answer_of([refused("1", [dear], Outcome.REFUSED, department)])
    told = " ".join(theirs.questions[0].notice[1].paragraphs)
    assert "The appropriate limit is 24 hours for a government department" in told
    assert _codes(police) == set()
    assert _codes(replace(theirs, limit=department)) == {
        "cost-within-limit",
        "estimate-within-limit",
    }


def test_a_citation_out_of_its_time_is_told_with_the_right_one() -> None:
    old = refused("1", [complete(EXEMPTIONS["40(5)(b)(i)"])], Outcome.DENIED)
    late = [m for c, _, m in _raised(answer_of([old])) if c == "citation-outdated"]
    assert "40(5B)(a)" in late[0]
    new = refused("1", [complete(EXEMPTIONS["40(5B)"])], Outcome.DENIED)
    early = answer_of([new], on=date(2016, 3, 14))
    assert any("was 40(5)(b)" in m for c, _, m in _raised(early) if c == "citation-outdated")


def test_a_live_count_and_a_denial_of_live_cases_do_not_leave_together() -> None:
    first = sample_answer().questions[0]
    live = replace(first.figures[0], label="complaints – outcome: On-going", value=9)
    counted = replace(first, figures=(live,), tables=(), lists=(), narrative=())
    about = replace(complete(EXEMPTIONS["30(3)"]), withheld="whether any investigation is ongoing")
    denied = refused("2", [about], Outcome.DENIED)
    assert "live-count-then-refused" in _codes(answer_of([counted, denied]))
    other = refused("2", [complete(EXEMPTIONS["30(3)"])], Outcome.DENIED)
    assert "live-count-then-refused" not in _codes(answer_of([counted, other]))


def test_a_refusal_after_the_twentieth_working_day_is_told() -> None:
    sound = replace(refusing_answer(), received_on=date(2025, 11, 28))
    last = replace(sound, answered_on=date(2025, 12, 31))
    assert "notice-late" not in _codes(last)
    assert "notice-late" in _codes(replace(last, answered_on=date(2026, 1, 5)))


@pytest.mark.parametrize("cited", EXEMPTIONS)
def test_every_limb_of_denial_that_is_named_is_in_the_catalogue(cited: str) -> None:
    denial = EXEMPTIONS[cited].denial
    assert not denial or EXEMPTIONS[denial].role is Role.DENIAL


def test_the_absolute_exemptions_are_those_of_section_2() -> None:
    absolute = {limb.section for limb in EXEMPTIONS.values() if limb.weighing is Weighing.ABSOLUTE}
    assert absolute == {"21", "23", "32", "34", "37", "40", "41", "44"}
