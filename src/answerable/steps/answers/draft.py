"""Drafts the answer: per question the sentences, figures, tables and lists, and the method.

No figure is written here: sentences are made around figures that were counted.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from answerable.model.answer import Answer, Method, QuestionAnswer, RegisterNote
from answerable.model.certificates import Certificate
from answerable.model.clauses import CLAUSES
from answerable.model.cost import CostLimit
from answerable.model.figures import UNITS, Figure
from answerable.model.hits import SearchReport
from answerable.model.request import Question, Request
from answerable.model.snapshot import Snapshot, layout_hash
from answerable.steps.answers.word_figures import filled_in
from answerable.steps.answers.write_notice import is_held, write_notice, write_routes
from answerable.steps.counts.match_columns import Unmatched
from answerable.steps.counts.tally import Tally
from answerable.steps.finding.conclude_review import Conclusion
from answerable.steps.finding.review import Reviewed
from answerable.steps.finding.search import PRIMARY_RULE
from answerable.steps.protection.print_answer import keeps_method_quiet, shown_amount
from answerable.steps.registers.take_in import records_lost


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted for one question: its tallies, and its figures from small registers.

    `unmatched` are the values of its conditions that no record has.
    """

    question: Question
    tallies: tuple[Tally, ...]
    side_figures: tuple[Figure, ...]
    unmatched: tuple[Unmatched, ...] = ()


def draft(
    request: Request,
    snapshot: Snapshot,
    counted: Sequence[Counted],
    *,
    report: SearchReport | None,
    reviewed: Reviewed | None,
    conclusion: Conclusion | None = None,
) -> Answer:
    """The answer as it stands before it is checked."""
    register = snapshot.register
    quiet = _is_quiet(counted)
    codes = clauses_for(
        counted,
        report,
        reviewed,
        lost=records_lost(register),
        certificate=conclusion.certificate if conclusion else None,
        quiet=quiet,
    )
    return Answer(
        reference=request.reference,
        title=request.title,
        authority=request.authority,
        received_on=request.received_on,
        answered_on=request.answered_on,
        limit=request.limit,
        topic=request.topic.name if request.topic else "",
        author=request.author,
        intro=request.intro,
        correction=request.correction,
        questions=tuple(_question(item, request.limit) for item in counted),
        register=RegisterNote(
            file=", ".join(dict.fromkeys(source.name for source in register.sources)),
            rows=register.rows,
            sha256=snapshot.sha256,
            taken=sum(source.taken for source in register.sources),
            set_aside=len(register.set_aside),
            cases=len(register.cases),
            layout=layout_hash(register.cases) if register.cases else "",
        ),
        method=_method(request, report, reviewed, conclusion, quiet=quiet),
        caveats=tuple(CLAUSES[code] for code in codes),
        routes=write_routes(request),
        small_counts=request.small_counts,
        acknowledged=request.acknowledged,
        policy=request.policy,
        cases=_cases(counted),
    )


def _cases(counted: Sequence[Counted]) -> dict[str, str]:
    """The case of every thing behind a figure that is not a case itself."""
    tallies = [tally for item in counted for tally in item.tallies]
    return {
        record: tally.cases[record]
        for tally in tallies
        for figure in tally.figures
        for record in figure.records
        if record in tally.cases
    }


def clauses_for(
    counted: Sequence[Counted],
    report: SearchReport | None,
    reviewed: Reviewed | None,
    *,
    lost: int,
    certificate: Certificate | None = None,
    quiet: bool = False,
) -> list[str]:
    """The codes of the clauses whose rule applies, in the order they are printed.

    `lost` is how many records of the export could not be read. A `certificate` says how many
    records on the topic may have been missed; where it is `quiet`, what each term found is not
    printed.
    """
    tallies = [tally for item in counted for tally in item.tallies]
    if not any(figure.terms for tally in tallies for figure in tally.figures):
        report, reviewed, certificate = None, None, None
    units = {tally.headline.unit for tally in tallies}
    labels = {row.label for tally in tallies for table in tally.tables for row in table.rows}
    rules = (
        ("words-only", report is not None and certificate is None),
        ("read-by-rank", certificate is not None and certificate.random > 0),
        ("read-whole", certificate is not None and certificate.random == 0),
        ("terms-not-exhaustive", report is not None and not quiet),
        ("terms-alone", report is not None and quiet),
        ("hits-unread", bool(reviewed and not reviewed.read)),
        ("hits-confirmed", bool(reviewed and reviewed.read)),
        ("hits-undecided", any(tally.undecided for tally in tallies)),
        ("units-differ", len(units) > 1),
        ("populations-differ", len({tally.headline.population for tally in tallies}) > 1),
        ("pairs-repeated", "subject" in units),
        ("people-repeated", bool(units & {"allegation", "outcome", "row"})),
        ("still-open", bool(labels & {"On-going", "Pending"})),
        ("dates-missing", any(tally.undated for tally in tallies)),
        ("records-lost", bool(tallies and lost)),
        ("live-register", bool(tallies)),
    )
    return [code for code, applies in rules if applies]


def _question(item: Counted, limit: CostLimit) -> QuestionAnswer:
    question = item.question
    figures = [figure for tally in item.tallies for figure in tally.figures]
    lists = [tally.listing for tally in item.tallies if tally.listing and tally.listing.rows]
    return QuestionAnswer(
        number=question.number,
        text=question.text,
        held=is_held(question),
        outcome=question.outcome,
        figures=(*figures, *item.side_figures),
        tables=tuple(table for tally in item.tallies for table in tally.tables),
        lists=tuple(lists),
        narrative=_narrative(item),
        refusals=question.refusals,
        notice=write_notice(question, limit),
    )


def _narrative(item: Counted) -> tuple[str, ...]:
    said = said_by(item)
    if item.question.wording:
        return filled_in(item.question.wording, said)
    sentences = [item.question.statement] if item.question.statement else []
    for tally in item.tallies:
        sentences.append(sentence(tally.headline))
        if tally.undecided:
            sentences.append(sentence(tally.undecided))
    for figure, side in zip(item.side_figures, item.question.side_counts, strict=True):
        sentences.append(sentence(figure))
        if side.note:
            sentences.append(side.note)
    return filled_in(sentences, said)


def said_by(item: Counted) -> dict[str, str]:
    """What stands in place of each placeholder that the wording of a question may use."""
    figures = [figure for tally in item.tallies for figure in tally.figures]
    said = {}
    for figure in (*figures, *item.side_figures):
        said[figure.id] = _amount(figure)
        said[f"{figure.id} number"] = figure.display
        said[f"{figure.id} sentence"] = sentence(figure)
    return said


def sentence(figure: Figure) -> str:
    """One figure in words: its unit, population, period by which date, and its conditions."""
    when = f", by {figure.date_rule}, {figure.period}" if figure.period else ""
    only = f", only where {' and '.join(figure.conditions)}" if figure.conditions else ""
    words = f"{_amount(figure)}: {figure.label}{when}{only}."
    nil = not figure.records and not figure.shown
    return f"{words} Looked through: {figure.searched}." if nil else words


def _amount(figure: Figure) -> str:
    """What is printed, with its unit; of a rounded nought, or of what is withheld, that it is."""
    if figure.unit == "pound":
        return figure.display
    if figure.shown:
        return shown_amount(figure.shown.mark, figure.display, figure.unit)
    return UNITS[figure.unit].words(figure.value) if figure.value else "None"


def _is_quiet(counted: Sequence[Counted]) -> bool:
    """Whether no count on the topic is printed, or one not as it is: what was found is not told."""
    figures = [f for item in counted for tally in item.tallies for f in tally.figures]
    refused = not any(f.terms for f in figures)
    return refused or any(keeps_method_quiet(f.terms, f.shown) for f in figures)


def _method(
    request: Request,
    report: SearchReport | None,
    reviewed: Reviewed | None,
    conclusion: Conclusion | None,
    *,
    quiet: bool,
) -> Method:
    """How the records were found; `quiet` leaves the numbers of the review out of its sentences."""
    if report is None or reviewed is None:
        return Method(limits=request.limits)
    hits = set(report.by_ref)
    said = (conclusion.quiet if quiet else conclusion.sentences) if conclusion else ()
    return Method(
        fields=report.fields,
        terms=report.terms,
        variants=request.topic.variants if request.topic else (),
        searched=report.searched,
        without_text=report.without_text,
        hits=len(hits),
        read=len(reviewed.decisions),
        relevant=len(reviewed.confirmed),
        rejected=len(reviewed.rejected),
        undecided=len(reviewed.undecided),
        found_by_reading=len(reviewed.confirmed - hits),
        recall=conclusion.recall if conclusion else None,
        limits=(*said, f"In a table by search term {PRIMARY_RULE}.", *request.limits),
    )
