import pytest

from answerable.model.decisions import Verdict
from answerable.steps.finding.judge_words import SAMPLED, Known, Worth, judge_words

HOLDING = [f"C{number}" for number in range(200)]


def _order() -> tuple[str, ...]:
    """The lot, as asking again and again for what to read next gives it."""
    known: dict[str, Verdict] = {}
    while judged := judge_words("page", HOLDING, Known(known)).read_next:
        known.update(dict.fromkeys(judged, Verdict.NOT_RELEVANT))
    return tuple(known)


def _judged(read: int, relevant: int, verdict: Verdict = Verdict.RELEVANT) -> Worth:
    order = _order()[:read]
    verdicts = dict.fromkeys(order, Verdict.NOT_RELEVANT) | dict.fromkeys(order[:relevant], verdict)
    return judge_words("page", HOLDING, Known(verdicts))


def test_the_lot_holds_every_record_once_and_is_not_the_order_of_the_register() -> None:
    assert sorted(_order()) == sorted(HOLDING)
    assert list(_order()) != HOLDING


def test_precision_is_shown_from_five_records_read_by_lot() -> None:
    assert _judged(SAMPLED - 1, 2).precision is None
    judged = _judged(SAMPLED, 2)
    assert judged.precision == pytest.approx(0.4)
    assert judged.at_least is not None
    assert judged.at_most is not None
    assert 2 / 200 < judged.at_least < 0.4 < judged.at_most < 1


def test_records_read_out_of_turn_do_not_count() -> None:
    last = dict.fromkeys(_order()[-50:], Verdict.RELEVANT)
    judged = judge_words("page", HOLDING, Known(last))
    assert (judged.read, judged.precision, judged.new) == (0, None, 150)


def test_unsure_counts_as_on_the_topic() -> None:
    assert _judged(SAMPLED, 1, Verdict.UNSURE).relevant == 1


def test_words_are_hidden_only_when_few_of_their_records_can_be_on_the_topic() -> None:
    assert _judged(20, 0).hidden == ""
    assert _judged(20, 0).at_most >= 0.10  # type: ignore[operator]
    assert "at most" in _judged(29, 0).hidden
    assert _judged(29, 1).hidden == ""


def test_where_all_few_records_are_read_the_share_is_known() -> None:
    judged = judge_words("page", ["C1", "C2"], Known(dict.fromkeys(("C1", "C2"), Verdict.RELEVANT)))
    assert (judged.precision, judged.at_most, judged.new) == (1.0, 1.0, 0)


def test_hits_of_the_list_are_no_part_of_the_lot() -> None:
    judged = judge_words("page", HOLDING, Known(hit=frozenset(HOLDING[1:])))
    assert not judged.hidden
    assert (judged.hits, judged.new, judged.read_next) == (200, 1, ("C0",))


def test_words_that_add_more_than_can_be_read_are_hidden() -> None:
    assert "199 fit the budget" in judge_words("page", HOLDING, Known(budget=199)).hidden
    assert judge_words("page", HOLDING, Known(budget=200)).hidden == ""
    assert judge_words("page", HOLDING, Known()).hidden == ""


def test_words_that_add_nothing_are_hidden_and_so_are_those_that_add_nothing_relevant() -> None:
    assert "find all" in judge_words("page", HOLDING, Known(hit=frozenset(HOLDING))).hidden
    refused = Known(dict.fromkeys(("C1", "C2"), Verdict.NOT_RELEVANT))
    assert "were read" in judge_words("page", ["C1", "C2"], refused).hidden
