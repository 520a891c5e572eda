"""Answers a request from an export: a whole run that reads from top to bottom, for any screen."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from answerable.engines.choice import AUTO, engine_for
from answerable.engines.reviews import concluded_review
from answerable.files.column_maps import read_column_map
from answerable.files.ledgers import all_claims, read_ledger
from answerable.files.registers import read_register, read_tables
from answerable.files.requests import read_request
from answerable.model.answer import Answer, Finding
from answerable.model.hits import SearchReport
from answerable.model.ledger import Claim
from answerable.model.outcomes import severity_order
from answerable.model.ports import Progress
from answerable.model.protection import Policy
from answerable.model.references import read_reference
from answerable.model.register import Register
from answerable.model.request import Question, Request
from answerable.model.snapshot import Snapshot, content_hash
from answerable.steps.check import check, counting_findings, taking_in_findings
from answerable.steps.check_ledger import answers_give_nothing_away
from answerable.steps.conclude_review import Conclusion
from answerable.steps.count_side import count_side, unmatched_side
from answerable.steps.draft import Counted, draft
from answerable.steps.match_columns import (
    Columns,
    check_cases,
    check_searchable,
    named,
    unmatched,
)
from answerable.steps.review import Reviewed, review
from answerable.steps.search import search
from answerable.steps.spell import Vocabulary, vocabulary
from answerable.steps.tally import Findings, tally


@dataclass(frozen=True, slots=True)
class Run:
    """All that one run made: the checked answer and what stands behind it."""

    request: Request
    snapshot: Snapshot
    report: SearchReport | None
    reviewed: Reviewed | None
    answer: Answer


def answer_request(
    request_file: Path,
    registers: Sequence[Path],
    *,
    mapping: str | None,
    steps: Progress,
    ledger: Path | None = None,
) -> Run:
    """From the files to the checked answer: nothing is written."""
    steps.step("read the request")
    request = read_request(request_file)
    read_reference(request.reference)
    steps.step("take in the register")
    column_map = read_column_map(mapping) if mapping else None
    register = read_register(registers, column_map)
    snapshot = Snapshot(register, content_hash(register.cases))
    steps.step("search and join the decisions")
    check_cases(register)
    conclusion = _conclusion(request, register)
    return work_out(request, snapshot, conclusion=conclusion, steps=steps, ledger=ledger)


def work_out(
    request: Request,
    snapshot: Snapshot,
    *,
    conclusion: Conclusion | None,
    steps: Progress,
    ledger: Path | None = None,
    earlier: Iterable[Claim] = (),
    words: Vocabulary | None = None,
) -> Run:
    """From a request and a register in hand to the checked answer.

    `earlier` was published before; `words` are those of the register, where they are at hand.
    """
    register = snapshot.register
    report, reviewed = find(request, snapshot, conclusion)
    steps.step("count")
    columns = Columns(register)
    topic = request.topic.name if request.topic else ""
    found = Findings(report, reviewed, severity_order(request.outcome_order), topic)
    counted = [_count(question, request, columns, found) for question in request.questions]
    steps.step("draft and check")
    drafted = draft(
        request, snapshot, counted, report=report, reviewed=reviewed, conclusion=conclusion
    )
    behind = [*taking_in_findings(register), *chain.from_iterable(map(counting_findings, counted))]
    words = vocabulary(register.cases) if words is None else words
    across = ledger_findings(drafted, ledger, earlier) if ledger or earlier else ()
    checks = check(drafted, vocabulary=words, behind=behind, across=across)
    answer = replace(drafted, checks=checks)
    return Run(request, snapshot, report, reviewed, answer)


def find(
    request: Request, snapshot: Snapshot, conclusion: Conclusion | None = None
) -> tuple[SearchReport, Reviewed] | tuple[None, None]:
    """The records of the request's topic, where it has one."""
    topic = request.topic
    if topic is None:
        return None, None
    cases = snapshot.register.cases
    check_searchable(snapshot.register, topic.fields)
    engine = engine_for(AUTO, records=len(cases))
    report = search(cases, topic.terms, engine=engine, fields=topic.fields)
    known = frozenset(case.ref for case in cases)
    decisions = conclusion.decisions if conclusion else topic.decisions
    return report, review(report, decisions, known=known)


def ledger_findings(
    answer: Answer, ledger: Path | None, also: Iterable[Claim] = ()
) -> Sequence[Finding]:
    """The findings of an answer against a ledger's file and other figures already published."""
    from answerable.engines.disclosure import HighsEngine

    earlier = [*(all_claims(read_ledger(ledger)) if ledger else ()), *also]
    return list(answers_give_nothing_away(answer, earlier, Policy(), HighsEngine()))


def _conclusion(request: Request, register: Register) -> Conclusion | None:
    """What the answer takes from a review, where its topic names one."""
    if request.topic is None or not request.topic.review:
        return None
    return concluded_review(Path(request.folder) / request.topic.review, register)


def _count(question: Question, request: Request, columns: Columns, found: Findings) -> Counted:
    where = f"question {question.number} of the request"
    searched = found.report is not None
    counts = [
        named(count, columns, found.severity, searched=searched, where=where)
        for count in question.counts
    ]
    tallies = tuple(
        tally(columns.cases, count, found, prefix=f"{question.number}.{number}")
        for number, count in enumerate(counts, start=1)
    )
    sides = [
        (read_tables(Path(request.folder) / side.file)[0], side) for side in question.side_counts
    ]
    figures = tuple(
        count_side(table, side, figure_id=f"{question.number}.r{number}")
        for number, (table, side) in enumerate(sides, start=1)
    )
    missed = [
        unmatched(conditions, columns.values)
        for count in counts
        for conditions in (count.where, count.where_not)
    ]
    missed += [unmatched_side(table, side) for table, side in sides]
    return Counted(question, tallies, figures, tuple(chain.from_iterable(missed)))
