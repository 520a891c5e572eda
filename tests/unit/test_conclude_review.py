"""What a review may say in the end: it holds, and says what it does not speak of."""

import random
from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from answerable.desk.words import progress_rows
from answerable.engines.reference import ReferenceEngine
from answerable.model.certificates import Bound, Certificate, Declaration, Reading, Stratum
from answerable.model.decisions import Verdict
from answerable.model.errors import UserMistake
from answerable.model.journal import SecondDrawn
from answerable.model.periods import Period
from answerable.model.pool import Pool
from answerable.steps.finding.certify import (
    anytime_prior,
    anytime_upper_count,
    certify,
    upper_count,
)
from answerable.steps.finding.conclude_review import (
    SECOND_OF_EACH,
    agreement_of,
    certificate_of,
    conclude,
    decisions_of,
    declaration_for,
    draw_for_second,
    fitting_of,
)
from answerable.steps.finding.gather_pool import gather_pool
from answerable.steps.finding.tell_review import progress_of
from answerable.steps.finding.what_next import check_decision, hits_unread
from reviews import BEGAN, DEFINITION, SCOPE, Diary, cases_of, numbered, pool_of

YES, NO, UNSURE = Verdict.RELEVANT, Verdict.NOT_RELEVANT, Verdict.UNSURE
ALPHA = Fraction(1, 20)


def _after_ranked(pool: Pool, ranked: int, relevant: frozenset[str] = frozenset()) -> Diary:
    diary = Diary(pool)
    for number in range(1, ranked + 1):
        diary.decide(str(number), YES if str(number) in relevant else NO)
    return diary


def test_the_certificate_is_that_of_the_sample_as_it_was_declared() -> None:
    diary = _after_ranked(numbered(100), 20, frozenset("123"))
    diary.declare(40)
    diary.read_sample()
    made = certificate_of(diary.course)
    bound = upper_count(Stratum(80, 40, 0), ALPHA)
    assert (made.ranked, made.random, made.found) == (20, 40, 3)
    assert made.upper_remaining == bound
    assert made.recall_lower == pytest.approx(3 / (3 + bound))


def test_a_certificate_says_which_records_only_have_the_text_of_one_that_was_read() -> None:
    """20 texts of two records each are read by rank; of 30 more such texts 25 records are drawn."""
    diary = Diary(pool_of([f"facebook {number // 2}" for number in range(100)]))
    for number in range(1, 41, 2):
        diary.decide(str(number), NO)
    assert hits_unread(diary.course) == 60
    diary.declare(25)
    diary.read_sample()
    made = certificate_of(diary.course)
    drawn = diary.course.samples[0].refs
    places = {diary.course.pool.places[ref] for ref in drawn}
    assert (made.ranked, made.random, made.shared) == (20, 25, 20 + 2 * len(places) - 25)
    assert made.read == 40 + 2 * len(places)
    assert (
        f"(20 chosen by relevance, 25 at random, {made.shared} with the text of one of these)"
        in made.sentence
    )


def test_records_that_share_a_text_fit_the_budget_together() -> None:
    course = Diary(pool_of([f"facebook {number // 2}" for number in range(100)])).course
    told = progress_of(course)
    assert (told.records, told.texts, told.fit, told.hits_unread) == (100, 50, 100, 100)


def test_an_anytime_certificate_counts_what_was_read_without_a_gap() -> None:
    diary = _after_ranked(numbered(100), 20, frozenset("123"))
    diary.declare(None)
    order = diary.course.sample_left()
    for ref in (*order[:30], order[40]):
        diary.decide(ref, NO)
    made = certificate_of(diary.course)
    prior = anytime_prior(80, 3)
    assert made.upper_remaining == anytime_upper_count(Stratum(80, 30, 0), ALPHA, prior=prior)
    assert (made.read, made.random) == (51, 30)


def test_later_reading_takes_what_it_finds_off_the_bound() -> None:
    diary = _after_ranked(numbered(100), 20)
    diary.declare(40)
    diary.read_sample()
    before = certificate_of(diary.course).upper_remaining
    left = [diary.course.pool.records[place].ref for place in diary.course.unread()]
    diary.decide(left[0], YES)
    diary.decide(left[1], NO)
    after = certificate_of(diary.course)
    assert (after.upper_remaining, after.found, after.ranked) == (before - 1, 1, 22)


def test_a_bound_that_later_reading_disproves_is_void() -> None:
    declared = Declaration(Bound.ONE_SHOT, "0.95", 100, 0, 60, 1)
    sample = Stratum(100, 60, 0)
    bound = upper_count(sample, ALPHA)
    reading = Reading(
        read=60 + bound + 1, found=bound + 1, found_since=bound + 1, unsure=0, left=30
    )
    assert certify(declared, sample, records=100, reading=reading).upper_remaining == 30


def test_unsure_in_the_sample_counts_as_relevant_for_the_bound() -> None:
    sure, unsure = (_after_ranked(numbered(100), 20) for _ in range(2))
    for diary, verdict in ((sure, YES), (unsure, UNSURE)):
        diary.declare(40)
        first = diary.course.sample_left()[0]
        diary.decide(first, verdict)
        diary.read_sample()
    certain, careful = (certificate_of(diary.course) for diary in (sure, unsure))
    assert careful.upper_remaining == certain.upper_remaining + 1
    assert careful.found == 0
    assert "1 of those read could not be decided and counts among the others" in careful.sentence


def test_what_is_taken_back_after_the_declaration_may_be_left() -> None:
    diary = _after_ranked(numbered(100), 20, frozenset("1"))
    diary.declare(40)
    diary.read_sample()
    before = certificate_of(diary.course)
    diary.undo("1")
    after = certificate_of(diary.course)
    assert (after.found, after.read) == (0, before.read - 1)
    assert after.upper_remaining == before.upper_remaining + 1


def test_records_without_text_may_be_sampled_beside_and_share_what_may_go_wrong() -> None:
    pool = pool_of([*(f"text {n}" for n in range(60)), *[""] * 30])
    diary = _after_ranked(pool, 20)
    diary.declare(20, without_text=10)
    assert len(diary.course.sample_left()) == 30
    diary.read_sample(at_most=20)
    with pytest.raises(UserMistake, match="reading a sample of fixed size"):
        certificate_of(diary.course)
    diary.read_sample()
    made = certificate_of(diary.course)
    half = ALPHA / 2
    expected = upper_count(Stratum(40, 20, 0), half) + upper_count(Stratum(30, 10, 0), half)
    assert made.upper_remaining == expected
    assert (made.records, made.read, made.silent_unread) == (90, 50, 0)


def test_records_without_text_that_nobody_read_are_named_as_not_spoken_of() -> None:
    diary = Diary(pool_of(["one", "two", "", ""]))
    for ref in "12":
        diary.decide(ref, NO)
    made = certificate_of(diary.course)
    assert made.sentence.endswith(
        "Besides, 2 records have no text to be read: nothing is said of that here."
    )
    assert made.records == 2


def _dated_2020(texts: list[str], undated: list[str]) -> Diary:
    """A review of 2020 on a register whose last cases carry no date."""
    scope = replace(SCOPE, period=Period(date(2020, 1, 1), date(2020, 12, 31)))
    definition = replace(DEFINITION, scope=scope)
    cases = cases_of([*texts, *undated])
    blank = [replace(c, values={**c.values, "received_on": ""}) for c in cases[len(texts) :]]
    pool = gather_pool([*cases[: len(texts)], *blank], definition, engine=ReferenceEngine())
    return Diary(pool, definition)


def test_a_certificate_names_the_records_that_no_period_holds() -> None:
    diary = _dated_2020(["on facebook"], ["on facebook too", "on twitter"])
    before = conclude(diary.course)
    assert before.sentences[1:] == (
        "They are not all: 2 records carry no date received and are in no period.",
    )
    assert before.quiet == before.sentences[:1]
    assert progress_of(diary.course).undated == 2
    assert ("Records without the date, in no period", "2") in progress_rows(
        progress_of(diary.course)
    )
    diary.decide("1", YES)
    made = conclude(diary.course)
    assert made.certificate is not None
    assert made.certificate.records == 1
    assert made.sentences[1].endswith(
        "2 records carry no date received and are in no period: nothing is said of that here."
    )
    assert len(made.sentences) == 2


def test_a_review_whose_records_are_dated_or_that_has_no_period_speaks_of_no_dates() -> None:
    diary = _dated_2020(["on facebook"], [])
    cases = [replace(c, values={"case_summary": "x"}) for c in cases_of(["on facebook"])]
    whole = Diary(gather_pool(cases, DEFINITION, engine=ReferenceEngine()))
    for one in (diary, whole):
        assert one.course.pool.undated == 0
        assert len(conclude(one.course).sentences) == 1
        one.decide("1", YES)
        assert "no date" not in " ".join(conclude(one.course).sentences)


def test_a_second_certificate_spends_a_quarter_after_the_first_spent_half() -> None:
    diary = _after_ranked(numbered(200), 20)
    diary.declare(40, repeats=True)
    diary.read_sample()
    first = certificate_of(diary.course)
    assert first.upper_remaining == upper_count(Stratum(180, 40, 0), ALPHA / 2)
    earlier = set(diary.course.sample.refs)  # type: ignore[union-attr]
    diary.declare(40)
    assert not earlier & set(diary.course.sample.refs)  # type: ignore[union-attr]
    diary.read_sample()
    second = certificate_of(diary.course)
    assert second.upper_remaining == upper_count(Stratum(140, 40, 0), ALPHA / 4)


@pytest.mark.parametrize("bound", [40, None])
def test_at_most_one_in_twenty_certificates_of_whole_reviews_is_false(bound: int | None) -> None:
    """Relevant records hide at random where nobody read by rank, at the edge of the claim."""
    chance, false, runs = random.Random(11), 0, 300
    pool = numbered(120)
    for seed in range(runs):
        diary = Diary(pool, replace(DEFINITION, seed=seed))
        for number in range(1, 21):
            diary.decide(str(number), NO)
        hidden = frozenset(chance.sample([str(n) for n in range(21, 121)], 6))
        diary.declare(bound)
        diary.read_sample(hidden, at_most=40)
        made = certificate_of(diary.course)
        missed = len(hidden) - made.found
        false += missed > made.upper_remaining
    assert false / runs <= 0.05 + 3 * (0.05 * 0.95 / runs) ** 0.5


@pytest.mark.parametrize("size", [0, 81])
def test_a_size_that_cannot_be_drawn_is_refused(size: int) -> None:
    diary = _after_ranked(numbered(100), 20)
    with pytest.raises(UserMistake, match="cannot be drawn; records unread: 80"):
        declaration_for(diary.course, Bound.ONE_SHOT, size=size, repeats=False, seed=None)


def _read_twice(changed: int) -> Diary:
    diary = _after_ranked(numbered(60), 40, frozenset(map(str, range(1, 16))))
    refs = draw_for_second(diary.course, "B")
    diary.take(SecondDrawn(refs, "B", BEGAN))
    for number, ref in enumerate(refs):
        first = diary.course.decision(ref)
        assert first is not None
        other = NO if first.verdict is YES else YES
        diary.decide(ref, other if number < changed else first.verdict, by="B", second=True)
    return diary


def test_a_second_reader_gets_ten_of_each_in_an_order_that_tells_nothing() -> None:
    diary = _after_ranked(numbered(60), 40, frozenset(map(str, range(1, 16))))
    refs = draw_for_second(diary.course, "B")
    verdicts = [diary.course.decision(ref).verdict for ref in refs]  # type: ignore[union-attr]
    assert verdicts.count(YES) == verdicts.count(NO) == SECOND_OF_EACH
    assert verdicts != sorted(verdicts)
    assert verdicts != sorted(verdicts, reverse=True)


@pytest.mark.parametrize(("changed", "unstable"), [(0, False), (2, False), (3, True)])
def test_more_than_one_in_ten_decided_otherwise_makes_the_definition_unstable(
    changed: int, unstable: bool
) -> None:
    agreed = agreement_of(_read_twice(changed).course)
    assert agreed is not None
    assert (agreed.read, agreed.agreed, agreed.unstable) == (20, 20 - changed, unstable)
    assert ("unstable" in agreed.sentence) is unstable
    if not changed:
        assert agreed.kappa == 1.0


def test_kappa_is_cohens() -> None:
    diary = _after_ranked(numbered(60), 40, frozenset(map(str, range(1, 16))))
    refs = draw_for_second(diary.course, "B")
    diary.take(SecondDrawn(refs, "B", BEGAN))
    for ref in refs:
        diary.decide(ref, YES, by="B", second=True)
    agreed = agreement_of(diary.course)
    assert agreed is not None
    assert (agreed.agreed, agreed.kappa) == (10, 0.0)


def test_agreement_is_not_told_before_all_that_was_drawn_is_decided() -> None:
    diary = _read_twice(0)
    diary.undo(diary.course.drawn.refs[0], by="B", second=True)  # type: ignore[union-attr]
    assert agreement_of(diary.course) is None


def test_a_second_reader_decides_only_what_was_drawn() -> None:
    diary = _read_twice(0)
    wanted = replace(diary.course.decided[0], ref="60", second=True, by="B")
    with pytest.raises(UserMistake, match="not drawn"):
        check_decision(diary.course, wanted)


def test_there_is_nothing_to_read_twice_where_nobody_else_has_read() -> None:
    with pytest.raises(UserMistake, match="decided yes or no by somebody else"):
        draw_for_second(_after_ranked(numbered(9), 5).course, "a. reader")


def test_whoever_decided_most_of_the_records_is_no_second_reader_of_the_rest() -> None:
    diary = _after_ranked(numbered(60), 40, frozenset(map(str, range(1, 16))))
    for ref in diary.course.pool.places.keys() & {"50", "51"}:
        diary.decide(ref, NO, by="B")
    with pytest.raises(UserMistake, match="too few are left for a second opinion"):
        draw_for_second(diary.course, "A. Reader")
    assert len(draw_for_second(diary.course, "B")) == 2 * SECOND_OF_EACH


def test_the_first_sixty_random_decisions_say_what_all_would_cost() -> None:
    years = ("2019", "2020", "2021", "2022")
    cases = cases_of([f"record {n}" for n in range(2_000)], years)
    diary = Diary(gather_pool(cases, DEFINITION, engine=ReferenceEngine()))
    diary.declare(None)
    diary.read_sample(at_most=59)
    with pytest.raises(UserMistake, match="have been decided: 59; needed: 60"):
        fitting_of(diary.course)
    order = diary.course.sample_left()
    diary.decide(order[0], YES)
    fitting = fitting_of(diary.course)
    low, high = fitting.share
    assert low <= 1 / 60 <= high
    assert fitting.prospect.relevant[1] == round(2_000 / 60)
    assert not fitting.prospect.fits
    assert fitting.years == ("2021", "2022")
    diary.read_sample(frozenset(order), at_most=20)
    assert fitting_of(diary.course) == fitting


def test_what_fits_needs_a_random_sample() -> None:
    with pytest.raises(UserMistake, match="have been decided: 0; needed: 60"):
        fitting_of(Diary(numbered(99)).course)


def test_every_case_gets_its_line_and_a_shared_text_is_traced() -> None:
    diary = Diary(pool_of(["a post", "a post", "a car"]))
    diary.decide("1", YES, note="seen", wording="A post")
    diary.decide("3", UNSURE)
    first, same, other = decisions_of(diary.course)
    assert (first.ref, first.note, first.wording) == ("1", "seen", "A post")
    assert (same.ref, same.note, same.verdict) == ("2", "seen; same text as 1", YES)
    assert (other.ref, other.verdict, other.on) == ("3", UNSURE, date(2024, 3, 1))


def test_an_answer_takes_the_certificate_only_where_there_is_one() -> None:
    diary = _after_ranked(numbered(30), 10, frozenset("1"))
    assert conclude(diary.course).recall is None
    assert len(conclude(diary.course).sentences) == 1
    diary.declare(10)
    diary.read_sample(at_most=9)
    assert conclude(diary.course).recall is None
    diary.read_sample()
    concluded = conclude(diary.course)
    made = concluded.certificate
    assert made is not None
    assert concluded.recall == {
        "estimate": 1.0,
        "lower": made.recall_lower,
        "confidence": 0.95,
        "missed_at_most": made.upper_remaining,
    }
    assert made.sentence in concluded.sentences


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (Period(date(2020, 1, 1), date(2020, 12, 31)), "1 January 2020 to 31 December 2020"),
        (Period(date.min, date(2020, 12, 31)), "up to 31 December 2020"),
        (Period(date(2020, 1, 1), date.max), "from 1 January 2020 on"),
    ],
)
def test_the_scope_is_said_with_its_dates(period: Period, words: str) -> None:
    definition = replace(DEFINITION, scope=replace(SCOPE, period=period))
    told = conclude(Diary(pool_of(["a post"], definition), definition).course)
    assert words in told.sentences[0]


def test_the_scope_is_said_with_its_conditions() -> None:
    wanted = {"case_type": ("Public complaint", "Conduct matter")}
    definition = replace(DEFINITION, scope=replace(SCOPE, where=wanted))
    told = conclude(Diary(pool_of(["a post"], definition), definition).course)
    assert "(case type is Conduct matter or Public complaint)" in told.sentences[0]


def test_one_that_may_be_left_is_not_said_in_the_plural() -> None:
    declared = Declaration(Bound.ONE_SHOT, "0.95", 10, 2, 5, 1)
    made = Certificate(declared, 20, 10, 5, 2, 1, 2 / 3, 0.0)
    assert "no more than 1 other exists" in made.sentence
