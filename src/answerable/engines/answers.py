"""Answers a request from an export: a whole run that reads from top to bottom, for any screen."""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace
from itertools import chain
from pathlib import Path

from answerable.engines.choice import AUTO, engine_for
from answerable.engines.leaving import bytes_are_audited, sealed_answer
from answerable.engines.reviews import concluded_review
from answerable.files.column_maps import read_column_map
from answerable.files.ledgers import all_claims, read_ledger
from answerable.files.redactions import read_rulings
from answerable.files.registers import read_register, read_tables
from answerable.files.requests import read_request
from answerable.files.time_limit import limited
from answerable.model.answer import Answer, Finding
from answerable.model.calendar import today_in_london
from answerable.model.hits import SearchReport
from answerable.model.ledger import Claim
from answerable.model.outcomes import severity_order
from answerable.model.ports import Progress
from answerable.model.protection import Presentation
from answerable.model.redaction import Redacted, Ruled
from answerable.model.references import read_reference
from answerable.model.register import Register
from answerable.model.request import Count, Question, Request, SideCount
from answerable.model.snapshot import Snapshot, content_hash
from answerable.model.tables import RawTable
from answerable.steps.answers.draft import Counted, draft
from answerable.steps.answers.keep_inside import (
    Inside,
    literals_stay_inside,
    narratives_are_ruled_on,
    published_words,
    records_have_cases,
)
from answerable.steps.checks.check import check, counting_findings, taking_in_findings
from answerable.steps.checks.check_ledger import answers_give_nothing_away
from answerable.steps.checks.check_private import NOBODY, AskedBy, nobody_is_told_of
from answerable.steps.checks.try_rules import rule_findings
from answerable.steps.counts.count_side import BESIDE, count_side, date_names, unmatched_side
from answerable.steps.counts.match_columns import (
    Columns,
    check_cases,
    check_searchable,
    named,
    unmatched,
)
from answerable.steps.counts.tally import Findings, Tally, tally
from answerable.steps.entries.publish import may_leave
from answerable.steps.finding.conclude_review import Conclusion
from answerable.steps.finding.review import Reviewed, review
from answerable.steps.finding.search import search
from answerable.steps.finding.spell import Vocabulary, vocabulary
from answerable.steps.protection.present import present
from answerable.steps.redaction.redact import know, redact


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
    column_map = read_column_map(mapping)
    beside = _dated_beside(request) if column_map else frozenset[str]()
    register = read_register(registers, column_map, dated_beside=beside)
    snapshot = Snapshot(register, content_hash(register.cases))
    steps.step("search and join the decisions")
    check_cases(register)
    conclusion = _conclusion(request, register)
    dates = column_map.dates if column_map else {}
    return work_out(
        request, snapshot, conclusion=conclusion, steps=steps, ledger=ledger, dates=dates
    )


def _dated_beside(request: Request) -> Set[str]:
    """What a mapping may call the columns by whose date small registers are counted."""
    sides = [side for question in request.questions for side in question.side_counts]
    named = [date_names(_small(request, side), side) for side in sides if side.date_column]
    return frozenset[str]().union(*named)


def _small(request: Request, side: SideCount) -> RawTable:
    """The small register of a count."""
    return read_tables(Path(request.folder) / side.file)[0]


def work_out(
    request: Request,
    snapshot: Snapshot,
    *,
    conclusion: Conclusion | None,
    steps: Progress,
    ledger: Path | None = None,
    earlier: Iterable[Claim] = (),
    words: Vocabulary | None = None,
    inside: Inside | None = None,
    dates: Mapping[str, str] | None = None,
    asked_by: AskedBy = NOBODY,
) -> Run:
    """From a request and a register in hand to the checked answer.

    `earlier` was published before; `words` are those of the register and `inside` is what it holds
    of people, where they are at hand; `asked_by` is known at the desk. `dates` is what a mapping
    says of the dates of small registers; None where no mapping can be given.
    """
    register = snapshot.register
    report, reviewed = find(request, snapshot, conclusion)
    steps.step("count")
    columns = Columns(register)
    topic = request.topic.name if request.topic else ""
    redacted = _redacted(request, register)
    derived = {ref: record.derived for ref, record in redacted.items()}
    found = Findings(report, reviewed, severity_order(request.outcome_order), topic, derived)
    counted = [_count(question, request, columns, found, dates) for question in request.questions]
    steps.step("draft and check")
    drafted = draft(
        request, snapshot, counted, report=report, reviewed=reviewed, conclusion=conclusion
    )
    behind = [
        *taking_in_findings(register),
        *chain.from_iterable(map(counting_findings, counted)),
        *_words_looked_through(drafted, inside or Inside(register.cases), redacted, asked_by),
    ]
    words = vocabulary(register.cases) if words is None else words
    checks = check(
        drafted,
        vocabulary=words,
        behind=behind,
        across=ledger_findings(drafted, ledger, earlier),
        printed=rule_findings(bytes_are_audited, drafted, watch=limited),
        watch=limited,
    )
    answer = replace(drafted, checks=checks)
    answer = answer if answer.blocked else sealed_answer(answer, looked_through=True)
    return Run(request, snapshot, report, reviewed, answer)


def _redacted(request: Request, register: Register) -> Mapping[str, Redacted]:
    """The narratives that people ruled on in the files that the request names, by record."""
    counts = [count for question in request.questions for count in question.counts]
    names = dict.fromkeys(count.redactions for count in counts if count.redactions)
    rulings: dict[str, Sequence[Ruled]] = {}
    for name in names:
        rulings |= read_rulings(Path(request.folder) / name)
    if not rulings:
        return {}
    terms = [term.text for term in request.topic.terms] if request.topic else []
    known = know(register.cases, terms=terms, latest=today_in_london().year)
    return {
        case.ref: redact(case, known, rulings[case.ref])
        for case in register.cases
        if case.ref in rulings
    }


def _words_looked_through(
    answer: Answer, inside: Inside, redacted: Mapping[str, Redacted], asked_by: AskedBy
) -> Iterator[Finding]:
    """What only the register, or who asked, can tell of the words of an answer."""

    def narratives(answer: Answer) -> Iterable[Finding]:
        return narratives_are_ruled_on(answer, inside.cases, redacted)

    def literals(answer: Answer) -> Iterable[Finding]:
        return literals_stay_inside(answer, may_leave(answer), inside)

    def belonging(answer: Answer) -> Iterable[Finding]:
        return records_have_cases(answer, inside.cases)

    def private(answer: Answer) -> Iterable[Finding]:
        return told_of_somebody(answer, asked_by)

    yield from rule_findings(belonging, answer, watch=limited)
    yield from rule_findings(private, answer, watch=limited)
    yield from rule_findings(narratives, answer, watch=limited)
    yield from rule_findings(literals, answer, watch=limited)


def told_of_somebody(answer: Answer, asked_by: AskedBy) -> Iterator[Finding]:
    """What the words of an answer tell of whoever asked, or of anybody by its shape."""
    texts = ((where, text) for where, text, _ in published_words(may_leave(answer)))
    return nobody_is_told_of(texts, asked_by, own=f"{answer.authority} {answer.reference}")


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

    def across(answer: Answer) -> Iterable[Finding]:
        return answers_give_nothing_away(answer, earlier, answer.policy, HighsEngine())

    return rule_findings(across, answer, watch=limited)


def _conclusion(request: Request, register: Register) -> Conclusion | None:
    """What the answer takes from a review, where its topic names one."""
    if request.topic is None or not request.topic.review:
        return None
    return concluded_review(Path(request.folder) / request.topic.review, register)


def _present(counted: Tally, count: Count, request: Request) -> Tally:
    """A count as its request prints it; the programs that protect it are only loaded for that."""
    if count.presentation is Presentation.EXACT:
        return counted
    from answerable.engines.disclosure import HighsEngine

    return present(counted, count, request.policy, HighsEngine())


def _count(
    question: Question,
    request: Request,
    columns: Columns,
    found: Findings,
    dates: Mapping[str, str] | None,
) -> Counted:
    where = f"question {question.number} of the request"
    searched = found.report is not None
    counts = [
        named(count, columns, found.severity, searched=searched, where=where)
        for count in question.counts
    ]
    tallies = tuple(
        _present(
            tally(columns.cases, count, found, prefix=f"{question.number}.{number}"), count, request
        )
        for number, count in enumerate(counts, start=1)
    )
    sides = [(_small(request, side), side) for side in question.side_counts]
    figures = tuple(
        count_side(table, side, figure_id=f"{question.number}.{BESIDE}{number}", dates=dates)
        for number, (table, side) in enumerate(sides, start=1)
    )
    missed = [
        unmatched(conditions, columns.values)
        for count in counts
        for conditions in (count.where, count.where_not)
    ]
    missed += [unmatched_side(table, side) for table, side in sides]
    return Counted(question, tallies, figures, tuple(chain.from_iterable(missed)))
