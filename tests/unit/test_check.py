"""The demo's own answer with one defect planted at a time: the check names each by its code."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import partial
from time import sleep

import pytest

from answerable.engines.answers import Run
from answerable.files.time_limit import limited
from answerable.model.answer import Answer, Attachment, Finding, QuestionAnswer
from answerable.model.checks import CHECKS
from answerable.model.figures import Figure, Row
from answerable.model.periods import Period
from answerable.model.refusals import Estimate, Outcome, Refusal
from answerable.model.request import Acknowledgement
from answerable.steps.checks.check import PRINTED_CODES, check
from answerable.steps.checks.check_ledger import LEDGER_CODES
from answerable.steps.checks.check_protection import is_second_person
from answerable.steps.checks.try_rules import rule_findings
from answerable.steps.counts.tally import UNDECIDED, WORDING_MISSING

Defect = Callable[[Answer], Answer]


def _question(answer: Answer, number: int, **changes: object) -> Answer:
    questions = list(answer.questions)
    questions[number - 1] = replace(questions[number - 1], **changes)  # type: ignore[arg-type]
    return replace(answer, questions=tuple(questions))


def _figure(answer: Answer, number: int, id: str, **changes: object) -> Answer:
    question = answer.questions[number - 1]
    figures = tuple(
        replace(figure, **changes) if figure.id == id else figure  # type: ignore[arg-type]
        for figure in question.figures
    )
    return _question(answer, number, figures=figures)


def _cell(question: QuestionAnswer, table: int, row: int) -> Figure:
    return question.by_id[question.tables[table].rows[row].figures[0]]


def _total_too_high(answer: Answer) -> Answer:
    table = answer.questions[0].tables[0]
    assert table.total is not None
    return _first_table(answer, total=replace(table.total, values=(10,)))


def _line_too_high(answer: Answer) -> Answer:
    """The other direction: the lines say more than the total."""
    first, *others = answer.questions[0].tables[0].rows
    return _first_table(answer, rows=(replace(first, values=(7,)), *others))


def _first_table(answer: Answer, **changes: object) -> Answer:
    first, *others = answer.questions[0].tables
    return _question(answer, 1, tables=(replace(first, **changes), *others))  # type: ignore[arg-type]


def _totals_apart(answer: Answer) -> Answer:
    question = answer.questions[0]
    total = question.tables[1].total
    assert total is not None
    other = replace(question.by_id[total.figures[0]], id="planted", value=8)
    other = replace(other, records=other.records[:8])
    table = replace(question.tables[1], total=Row("Total", ("planted",), (8,)))
    tables = (question.tables[0], table, *question.tables[2:])
    return _question(answer, 1, figures=(*question.figures, other), tables=tables)


def _typed_figure(answer: Answer) -> Answer:
    cell = _cell(answer.questions[0], 0, 0)
    return _figure(answer, 1, cell.id, value=int(cell.value) + 1)


def _no_records(answer: Answer) -> Answer:
    return _figure(answer, 1, _cell(answer.questions[0], 0, 0).id, records=())


def _nil_without_search(answer: Answer) -> Answer:
    return _figure(answer, 3, answer.questions[2].figures[0].id, searched="")


def _unanswered(answer: Answer) -> Answer:
    return _question(answer, 3, figures=(), tables=(), lists=(), narrative=())


def _attached_source(answer: Answer) -> Answer:
    return replace(answer, attachments=(Attachment("ranks.xls", "ab" * 32),))


def _attached(answer: Answer) -> Answer:
    said = (*answer.questions[0].narrative, "Please see the attached sheet.")
    return _question(answer, 1, narrative=said)


def _misspelt(answer: Answer) -> Answer:
    terms = (replace(answer.method.terms[0], term="facebok"), *answer.method.terms[1:])
    return replace(answer, method=replace(answer.method, terms=terms))


def _term_hidden(answer: Answer) -> Answer:
    return _first_table(answer, rows=answer.questions[0].tables[0].rows[:-1])


def _term_invented(answer: Answer) -> Answer:
    method = replace(answer.method, terms=answer.method.terms[1:])
    return replace(answer, method=method)


def _other_period(answer: Answer) -> Answer:
    period = Period(date(2010, 1, 1), date(2016, 12, 31))
    figures = tuple(replace(f, period=period) for f in answer.questions[0].figures)
    return _question(answer, 1, figures=figures)


def _no_reason(answer: Answer) -> Answer:
    return replace(answer, small_counts=None)


def _open_worksheet(answer: Answer) -> Answer:
    assert answer.small_counts is not None
    sheet = {**answer.small_counts.worksheet, "press": " "}
    return replace(answer, small_counts=replace(answer.small_counts, worksheet=sheet))


def _one_person(answer: Answer) -> Answer:
    assert answer.small_counts is not None
    small = replace(answer.small_counts, approved_by=answer.small_counts.by.upper())
    return replace(answer, small_counts=small)


def _agreed_before_judged(answer: Answer) -> Answer:
    assert answer.small_counts is not None
    small = replace(answer.small_counts, approved_on=date(2010, 1, 1))
    return replace(answer, small_counts=small)


def _list(answer: Answer, **changes: object) -> Answer:
    listing = replace(answer.questions[1].lists[0], **changes)  # type: ignore[arg-type]
    return _question(answer, 2, lists=(listing,))


def _empty_list(answer: Answer) -> Answer:
    return _list(answer, rows=(), records=())


def _promised_list(answer: Answer) -> Answer:
    return _question(answer, 2, lists=(), narrative=("The sanctions are listed below.",))


def _short_list(answer: Answer) -> Answer:
    return _list(answer, rows=answer.questions[1].lists[0].rows[1:])


def _repeated_line(answer: Answer) -> Answer:
    rows = answer.questions[1].lists[0].rows
    return replace(_list(answer, rows=(rows[0], rows[0], *rows[2:])), acknowledged=())


def _no_wording(answer: Answer) -> Answer:
    first, *others = answer.questions[1].lists[0].rows
    return _list(answer, rows=((*first[:-1], WORDING_MISSING), *others))


def _undecided(answer: Answer) -> Answer:
    figure = replace(answer.questions[0].figures[0], id="u", label=f"complaints: {UNDECIDED}")
    return _question(answer, 1, figures=(*answer.questions[0].figures, figure))


def _unread(answer: Answer) -> Answer:
    return replace(answer, method=replace(answer.method, read=0))


def _one_kind(answer: Answer) -> Answer:
    table = next(t for t in answer.questions[0].tables if t.dimension == "Outcome")
    return _question(answer, 1, tables=(replace(table, rows=table.rows[:1]),))


def _rows_lost(answer: Answer) -> Answer:
    return replace(answer, register=replace(answer.register, set_aside=3))


def _stale_acknowledgement(answer: Answer) -> Answer:
    old = Acknowledgement("period-differs", "question 4", "an earlier draft", "somebody")
    return replace(answer, acknowledged=(*answer.acknowledged, old))


def _typed_sentence(answer: Answer) -> Answer:
    first, *others = answer.questions[0].narrative
    return _question(answer, 1, narrative=(first.replace("9 ", "99 ", 1), *others))


def _record_twice(answer: Answer) -> Answer:
    first, *others = answer.questions[0].figures
    twice = replace(first, records=(first.records[0], *first.records[:-1]))
    return _question(answer, 1, figures=(twice, *others))


def _no_questions(answer: Answer) -> Answer:
    return replace(answer, questions=())


def _nothing_looked_through(answer: Answer) -> Answer:
    figure = replace(answer.questions[2].figures[0], searched="0 entries of the register of posts")
    return _question(answer, 3, figures=(figure,))


def _refused_without_a_word(answer: Answer) -> Answer:
    bare = {"figures": (), "tables": (), "lists": (), "refusals": (Refusal("31(1)(a)"),)}
    return _question(answer, 4, outcome=Outcome.REFUSED, **bare)


def _refused_and_given(answer: Answer) -> Answer:
    return _question(answer, 4, outcome=Outcome.REFUSED)


def _refused_within_the_limit(answer: Answer) -> Answer:
    cheap = Refusal("12(1)", estimate=Estimate(900, Decimal("0.5"), "We timed 30 records."))
    bare = {"figures": (), "tables": (), "lists": (), "refusals": (cheap,)}
    return _question(answer, 4, outcome=Outcome.REFUSED, **bare)


DEFECTS: list[tuple[str, Defect]] = [
    ("notice-incomplete", _refused_without_a_word),
    ("outcome-contradicted", _refused_and_given),
    ("cost-within-limit", _refused_within_the_limit),
    ("total-differs", _total_too_high),
    ("total-differs", _line_too_high),
    ("cell-differs", _line_too_high),
    ("totals-disagree", _totals_apart),
    ("figure-miscounted", _typed_figure),
    ("figure-miscounted", _record_twice),
    ("sentence-differs", _typed_sentence),
    ("question-unanswered", _no_questions),
    ("nil-of-nothing", _nothing_looked_through),
    ("figure-without-records", _no_records),
    ("figure-without-records", _nil_without_search),
    ("question-unanswered", _unanswered),
    ("attachment-missing", _attached),
    ("attachment-kind", _attached_source),
    ("term-misspelt", _misspelt),
    ("term-unreported", _term_hidden),
    ("term-unsearched", _term_invented),
    ("period-differs", _other_period),
    ("small-count-without-reason", _no_reason),
    ("person-without-reason", _no_reason),
    ("all-of-one-kind", _one_kind),
    ("worksheet-incomplete", _open_worksheet),
    ("second-person-missing", _one_person),
    ("agreement-misdated", _agreed_before_judged),
    ("list-empty", _empty_list),
    ("list-empty", _promised_list),
    ("list-differs", _short_list),
    ("list-repeats", _repeated_line),
    ("wording-missing", _no_wording),
    ("hits-undecided", _undecided),
    ("hits-unread", _unread),
    ("rows-set-aside", _rows_lost),
    ("acknowledgement-unused", _stale_acknowledgement),
]


def test_the_demo_answer_leaves_nothing_unacknowledged(demo_run: Run) -> None:
    assert [finding for finding in demo_run.answer.checks if finding.open] == []


@pytest.mark.parametrize(
    ("code", "defect"), DEFECTS, ids=[d.__name__ + f"-{c}" for c, d in DEFECTS]
)
def test_a_planted_defect_is_named_by_its_code(demo_run: Run, code: str, defect: Defect) -> None:
    sound = {(f.code, f.where) for f in check(demo_run.answer)}
    found = {(f.code, f.where) for f in check(defect(demo_run.answer)) if not f.acknowledged}
    assert code in {code for code, _ in found - sound}


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("in 2015 (to 30 June)", "2015-01-01", "2015-06-30"),
        ("in 2014-15 (January to March)", "2015-01-01", "2015-03-31"),
        ("in 2014/5", "2014-04-01", "2015-03-31"),
        ("over the last three years – 2012, 2013 and 2014", "2012-01-01", "2014-12-31"),
    ],
)
def test_figures_for_a_part_of_a_year_that_is_asked_for_differ_from_nothing(
    demo_run: Run, asked: str, start: str, end: str
) -> None:
    period = Period(date.fromisoformat(start), date.fromisoformat(end))
    figures = tuple(replace(f, period=period) for f in demo_run.answer.questions[0].figures)
    answer = _question(demo_run.answer, 1, text=f"How many were made {asked}?", figures=figures)
    assert "period-differs" not in {finding.code for finding in check(answer)}


def test_every_check_has_a_defect_that_fires_it() -> None:
    always = {"recall-unmeasured"}
    by_counting = {
        "value-misspelt",
        "value-unmatched",
        "records-undated",
        "records-lost",
    }  # test_match_columns
    by_words = {"number-typed", "placeholder-unknown"}  # test_word_figures
    by_register = {
        "register-literal-printed",
        "record-without-case",
        "narrative-unredacted",
        "redaction-open",
        "wording-copied",
        "removed-printed",
    }  # test_keep_inside
    by_bytes = PRINTED_CODES | {"table-unprotected"}  # test_present, test_seal
    others = by_counting | by_words | by_register | by_bytes | LEDGER_CODES | {"check-failed"}
    others |= {"requester-printed"}  # test_check_private
    assert {code for code, _ in DEFECTS} | always | others == set(CHECKS)


def test_a_check_that_cannot_be_made_blocks_the_answer(demo_run: Run) -> None:
    def totals_are_sound(_: Answer) -> list[Finding]:
        raise ZeroDivisionError

    found = rule_findings(totals_are_sound, demo_run.answer)
    assert [(f.code, f.severity) for f in found] == [("check-failed", "block")]
    assert "totals are sound" in found[0].message


@pytest.mark.parametrize("trouble", [RecursionError, MemoryError, UnicodeError, TimeoutError])
def test_whatever_a_check_raises_blocks_the_answer(
    demo_run: Run, trouble: type[Exception], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise trouble

    monkeypatch.setattr("answerable.steps.checks.check.check_sentences", fail)
    monkeypatch.setattr("answerable.steps.checks.check.check_method.suggestion", fail)
    found = check(demo_run.answer)
    failed = [f.message for f in found if f.code == "check-failed"]
    assert {f.severity for f in found if f.code == "check-failed"} == {"block"}
    assert any("sentences hold" in words for words in failed)
    assert any("misspelt terms" in words for words in failed)


def test_a_check_that_takes_too_long_blocks_the_answer(demo_run: Run) -> None:
    def never_ends(_: Answer) -> list[Finding]:
        while True:
            pass

    def hangs_in_an_expression(_: Answer) -> list[Finding]:
        re.match(r"(a|aa)+$", "a" * 60 + "b")
        return []

    for rule in (never_ends, hangs_in_an_expression):
        found = rule_findings(rule, demo_run.answer, watch=partial(limited, 0.05))
        assert [(f.code, f.severity) for f in found] == [("check-failed", "block")]
        assert "a column with fewer values" in found[0].message
    assert rule_findings(lambda _: [], demo_run.answer, watch=limited) == []


def test_a_check_that_other_programs_keep_waiting_is_no_slow_one(demo_run: Run) -> None:
    def waits(_: Answer) -> list[Finding]:
        sleep(0.3)
        return []

    assert rule_findings(waits, demo_run.answer, watch=partial(limited, 0.1)) == []


def test_the_author_of_an_answer_is_no_second_person(demo_run: Run) -> None:
    small = demo_run.answer.small_counts
    assert small is not None
    alone = replace(small, by="somebody", approved_by=demo_run.answer.author)
    findings = check(replace(demo_run.answer, small_counts=alone))
    assert "second-person-missing" in {finding.code for finding in findings if finding.open}


@pytest.mark.parametrize("name", ["josé o’neill", " Jose  O'Neill.", "JOSÉ ONEILL", " ", "."])
def test_one_person_is_not_two_however_the_name_is_typed(name: str) -> None:
    assert not is_second_person(name, reasoned_by="José O’Neill", author="")
    assert is_second_person("Joan O’Neill", reasoned_by="José O’Neill", author=name)


@pytest.mark.parametrize(
    ("asked", "judged", "agreed", "in_order"),
    [
        *((1, 1, 2, True), (1, 3, 3, True), (3, 3, 3, True), (2, 1, 2, False), (2, 1, 1, False)),
        *((1, 2, 1, False), (1, 1, 4, False), (1, 4, 5, False), (1, 1, None, False)),
    ],
)
def test_small_counts_are_asked_for_then_judged_then_agreed_to_then_printed(
    demo_run: Run, asked: int, judged: int, agreed: int | None, in_order: bool
) -> None:
    small = demo_run.answer.small_counts
    assert small is not None
    on, approved_on = date(2016, 3, judged), agreed and date(2016, 3, agreed)
    small = replace(small, on=on, approved_on=approved_on or None)
    days = {"received_on": date(2016, 3, asked), "answered_on": date(2016, 3, 3)}
    answer = replace(demo_run.answer, small_counts=small, **days)
    codes = {finding.code for finding in check(answer) if finding.open}
    assert ("agreement-misdated" not in codes) == in_order


def test_a_block_cannot_be_acknowledged(demo_run: Run) -> None:
    excuse = Acknowledgement("figure-miscounted", "question 1", "never mind", "somebody")
    broken = _typed_figure(demo_run.answer)
    findings = check(replace(broken, acknowledged=(*broken.acknowledged, excuse)))
    assert any(f.code == "figure-miscounted" and f.open for f in findings)
