import pytest

from answerable.model.decisions import Decision, Verdict
from answerable.model.errors import UserMistake
from answerable.model.hits import Hit, SearchReport
from answerable.steps.finding.review import Reviewed, review

REPORT = SearchReport(3, 0, (), (), tuple(Hit(ref, (0,), ()) for ref in "abc"))
KNOWN = frozenset("abcd")


def _review(*decisions: tuple[str, Verdict]) -> Reviewed:
    made = [Decision(ref, verdict, "reader") for ref, verdict in decisions]
    return review(REPORT, made, known=KNOWN)


def test_without_decisions_every_hit_counts_and_is_undecided() -> None:
    reviewed = review(REPORT, None, known=KNOWN)
    assert (reviewed.read, reviewed.counted, reviewed.undecided) == (False, {*"abc"}, {*"abc"})


def test_confirmed_rejected_unsure_and_undecided_are_told_apart() -> None:
    reviewed = _review(("a", Verdict.RELEVANT), ("b", Verdict.NOT_RELEVANT), ("c", Verdict.UNSURE))
    assert (reviewed.counted, reviewed.rejected, reviewed.undecided) == ({"a"}, {"b"}, {"c"})


def test_a_record_found_by_reading_counts_though_no_term_hits_it() -> None:
    assert _review(("d", Verdict.RELEVANT)).counted == {"d"}


def test_a_decision_about_a_record_that_is_not_there_is_refused() -> None:
    with pytest.raises(UserMistake, match="no record “z”"):
        _review(("z", Verdict.RELEVANT))


def test_two_decisions_that_contradict_each_other_are_refused() -> None:
    with pytest.raises(UserMistake, match="both relevant and not relevant"):
        _review(("a", Verdict.RELEVANT), ("a", Verdict.NOT_RELEVANT))
