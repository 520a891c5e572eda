"""Checks a drafted answer before it leaves: each rule is a small function that yields findings.

The rules read what is in the answer, as somebody outside could; only the spelling of terms also
asks the register's own words.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import zip_longest

from answerable.model.answer import Answer, Finding, QuestionAnswer
from answerable.model.checks import CHECKS, SMALL_COUNT
from answerable.model.figures import UNITS, Figure, Number, Table
from answerable.model.request import Acknowledgement
from answerable.steps.draft import Counted, sentence
from answerable.steps.read_period import read_period
from answerable.steps.spell import Vocabulary, suggestion
from answerable.steps.tally import UNDECIDED, WORDING_MISSING

_ATTACHED = re.compile(r"\b(?:attached|attachments?|enclosed|enclosures?)\b", re.IGNORECASE)
_LIST_PROMISED = re.compile(r"\b(?:listed below|the following list|list below)\b", re.IGNORECASE)
_EXAMPLES = 3


def check(
    answer: Answer,
    *,
    vocabulary: Vocabulary | None = None,
    behind: Sequence[Finding] | None = None,
) -> tuple[Finding, ...]:
    """Every finding of every rule, blocks first; warnings that were acknowledged carry the reason.

    `vocabulary` holds the register's words with their counts, for terms that look misspelt, and
    `behind` what counting found (`counting_findings`). An answer checked again without its register
    keeps what was found with it.
    """
    found = [finding for rule in _RULES for finding in rule(answer)]
    found.extend(misspelt_terms(answer, vocabulary or {}))
    found.extend(_found_before(answer, found) if behind is None else behind)
    acknowledged = [_acknowledge(finding, answer.acknowledged) for finding in found]
    acknowledged.extend(_unused(answer.acknowledged, found))
    return tuple(sorted(acknowledged, key=lambda f: _GRAVITY.index(f.severity)))


def misspelt_terms(answer: Answer, vocabulary: Vocabulary) -> Iterator[Finding]:
    """Terms nearly a platform's name, or without hits and nearly a word of the register."""
    for term in answer.method.terms:
        if near := suggestion(term.term, hits=term.hits, vocabulary=vocabulary):
            yield _finding("term-misspelt", term.term, term=term.term, suggestion=near)


def counting_findings(counted: Counted) -> Iterator[Finding]:
    """What only the register can tell of a question: conditions that match nothing, lost dates."""
    where = f"question {counted.question.number}"
    for item in counted.unmatched:
        code = "value-misspelt" if item.near else "value-unmatched"
        facts = {"value": item.value, "column": item.column, "near": item.near}
        yield _finding(code, f"{where}, {item.column} “{item.value}”", **facts)
    for tally in counted.tallies:
        if tally.undated:
            headline = tally.headline
            count = UNITS[headline.unit].words(tally.undated)
            yield _finding(
                "records-undated",
                f"{where}, {headline.label}",
                count=count,
                date=headline.date_rule,
            )


def totals_add_up(answer: Answer) -> Iterator[Finding]:
    """The lines of an additive table make its total, down and across, neither more nor less."""
    for question, table in _tables(answer):
        for place, parts, total in _sums(table) if table.additive else ():
            if sum(parts) != total:
                yield _finding(
                    "total-differs",
                    f"{_where(question, table.title)}, {place}",
                    parts=sum(parts),
                    total=total,
                    words=" + ".join(map(str, parts)),
                )


def cells_are_figures(answer: Answer) -> Iterator[Finding]:
    """Every cell prints the value of its figure."""
    for question, table in _tables(answer):
        figures = question.by_id
        for row in (*table.rows, *([table.total] if table.total else [])):
            for id, printed in zip_longest(row.figures, row.values):
                value = figures[id].value if id in figures else "missing"
                if printed != value:
                    yield _finding(
                        "cell-differs",
                        f"{_where(question, table.title)}, line “{row.label}”",
                        printed=printed,
                        value=value,
                    )


def sentences_say_figures(answer: Answer) -> Iterator[Finding]:
    """A sentence made around a figure says that figure."""
    for question in answer.questions:
        right: dict[str, list[str]] = {}
        for figure in question.figures:
            right.setdefault(figure.label, []).append(sentence(figure))
        for text in question.narrative:
            about = text.partition(": ")[2]
            for label, sentences in right.items():
                if re.match(rf"{re.escape(label)}[.,]", about) and text not in sentences:
                    facts = {"sentence": text, "right": sentences[0]}
                    yield _finding("sentence-differs", _where(question), quote=text, **facts)


def totals_agree(answer: Answer) -> Iterator[Finding]:
    """Tables of the same unit, population and period end on the same total."""
    for question in answer.questions:
        first: dict[object, Figure] = {}
        for table in question.tables:
            figure = question.by_id.get(table.total.figures[-1]) if table.total else None
            if figure is None:
                continue
            key = (figure.unit, figure.population, figure.period, figure.date_rule, figure.label)
            other = first.setdefault(key, figure)
            if other.value != figure.value:
                yield _finding(
                    "totals-disagree",
                    _where(question, table.title),
                    first=other.display,
                    second=figure.display,
                )


def figures_have_records(answer: Answer) -> Iterator[Finding]:
    """A count is the number of records behind it; a nil says what was searched to find none."""
    for question in answer.questions:
        for figure in question.figures:
            where = _where(question, f"{figure.id} {figure.label}")
            if not figure.records:
                if figure.value != 0 or not figure.searched:
                    yield _finding("figure-without-records", where, value=figure.display)
            elif figure.unit != "pound" and figure.value != len(set(figure.records)):
                yield _finding(
                    "figure-miscounted",
                    where,
                    value=figure.display,
                    records=len(set(figure.records)),
                )


def nils_looked_through_something(answer: Answer) -> Iterator[Finding]:
    """A nil found in no record at all is more often a slip in the request than an answer."""
    for question in answer.questions:
        empty = {
            (f.population, f.period): f
            for f in reversed(question.figures)
            if f.searched.startswith("0 ")
        }
        for figure in empty.values():
            where = _where(question, f"{figure.id} {figure.label}")
            yield _finding("nil-of-nothing", where, value=figure.display)


def questions_are_answered(answer: Answer) -> Iterator[Finding]:
    """Every numbered question has a figure, a list or a sentence."""
    if not answer.questions:
        yield _finding("question-unanswered", "the answer", number="1")
    for question in answer.questions:
        said = (*question.figures, *question.lists, *filter(str.strip, question.narrative))
        if not said:
            yield _finding("question-unanswered", _where(question), number=question.number)


def attachments_exist(answer: Answer) -> Iterator[Finding]:
    """Where the text says "attached" there is a file."""
    texts = [("introduction", answer.intro)]
    texts += [(_where(q), text) for q in answer.questions for text in q.narrative]
    for where, text in texts:
        if _ATTACHED.search(text) and not answer.attachments:
            yield _finding("attachment-missing", where, quote=text)


def terms_are_reported(answer: Answer) -> Iterator[Finding]:
    """A table by term shows every term searched and no other."""
    searched = [term.term for term in answer.method.terms]
    for question, table in _tables(answer):
        if not table.dimension.casefold().endswith("search term"):
            continue
        shown = [row.label for row in table.rows]
        where = _where(question, table.title)
        for term in searched:
            if term not in shown:
                yield _finding("term-unreported", where, term=term)
        for label in shown:
            if label not in searched and not label.startswith("Found by reading"):
                yield _finding("term-unsearched", where, term=label)


def periods_match(answer: Answer) -> Iterator[Finding]:
    """The figures are for the period that the question names."""
    for question in answer.questions:
        asked = read_period(question.text, received_on=answer.received_on)
        periods = dict.fromkeys(figure.period for figure in question.figures)
        for period in periods:
            if asked and period != asked:
                yield _finding(
                    "period-differs",
                    _where(question),
                    asked=asked,
                    answered=period or "no stated period",
                )


def small_counts_have_reasons(answer: Answer) -> Iterator[Finding]:
    """Small counts and lists of single people are printed for a recorded reason, or not at all."""
    small = list(_small_figures(answer))
    people = [(q, listing) for q in answer.questions for listing in q.lists if listing.rows]
    if not small and not people:
        return
    if answer.small_counts is None:
        if small:
            yield _finding(
                "small-count-without-reason",
                "the answer",
                count=f"{len(small)} count" if len(small) == 1 else f"{len(small)} counts",
                verb="is" if len(small) == 1 else "are",
                examples="; ".join(f"{f.label} = {f.display}" for f in small[:_EXAMPLES]),
            )
        for question, listing in people:
            yield _finding("person-without-reason", _where(question, listing.title))
        return
    yield from _reason_is_complete(answer)


def lists_are_whole(answer: Answer) -> Iterator[Finding]:
    """A promised list has lines, as many as its count, each with released wording, none twice."""
    for question in answer.questions:
        if not question.lists and any(_LIST_PROMISED.search(t) for t in question.narrative):
            yield _finding("list-empty", _where(question))
        for listing in question.lists:
            where = _where(question, listing.title)
            count = question.by_id.get(listing.count)
            if not listing.rows:
                yield _finding("list-empty", where)
            elif count and count.value != len(listing.rows):
                yield _finding("list-differs", where, lines=len(listing.rows), value=count.display)
            if any(WORDING_MISSING in row for row in listing.rows):
                yield _finding("wording-missing", where)
            if len(set(listing.rows)) < len(listing.rows):
                yield _finding("list-repeats", where)


def hits_are_decided(answer: Answer) -> Iterator[Finding]:
    """What nobody read or decided is said."""
    method = answer.method
    if not method.terms:
        return
    if not method.read:
        yield _finding("hits-unread", "method")
    for question in answer.questions:
        for figure in question.figures:
            if figure.label.endswith(UNDECIDED):
                count = UNITS[figure.unit].words(figure.value)
                yield _finding("hits-undecided", _where(question), count=count)
    if method.recall is None:
        yield _finding("recall-unmeasured", "method")


def rows_are_taken(answer: Answer) -> Iterator[Finding]:
    """Rows that could not be taken in are named."""
    if answer.register.set_aside:
        rows = UNITS["row"].words(answer.register.set_aside)
        yield _finding("rows-set-aside", answer.register.file, count=rows)


_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    totals_add_up,
    cells_are_figures,
    sentences_say_figures,
    totals_agree,
    figures_have_records,
    nils_looked_through_something,
    questions_are_answered,
    attachments_exist,
    terms_are_reported,
    periods_match,
    small_counts_have_reasons,
    lists_are_whole,
    hits_are_decided,
    rows_are_taken,
)
"""Every rule that needs nothing but the answer; a new rule is a function and a line here."""

_NEED_REGISTER = frozenset(
    ("term-misspelt", "value-misspelt", "value-unmatched", "records-undated")
)

_GRAVITY = ("block", "warn", "note")


def _finding(code: str, where: str, /, *, quote: str = "", **facts: object) -> Finding:
    rule = CHECKS[code]
    message = f"{rule.finding.format_map(facts)}: {rule.todo}"
    return Finding(code, rule.severity, message, where, quote)


def _where(question: QuestionAnswer, part: str = "") -> str:
    return f"question {question.number}" + (f", {part}" if part else "")


def _tables(answer: Answer) -> Iterator[tuple[QuestionAnswer, Table]]:
    return ((question, table) for question in answer.questions for table in question.tables)


def _sums(table: Table) -> Iterator[tuple[str, list[Number], Number]]:
    """Each sum a table promises: every column down to the total line, every line across."""
    if table.total is None:
        return
    lines = [row.values for row in table.rows]
    for column, parts, total in zip(
        table.columns, zip(*lines, strict=False), table.total.values, strict=False
    ):
        yield f"column “{column}”", list(parts), total
    if len(table.columns) > 1:
        for row in (*table.rows, table.total):
            yield f"line “{row.label}”", list(row.values[:-1]), row.values[-1]


def _small_figures(answer: Answer) -> Iterator[Figure]:
    for question in answer.questions:
        for figure in question.figures:
            if figure.unit != "pound" and 0 < figure.value < SMALL_COUNT:
                yield figure


def _reason_is_complete(answer: Answer) -> Iterator[Finding]:
    small = answer.small_counts
    if small is None:
        return
    missing = [key.replace("_", " ") for key, said in small.worksheet.items() if not said.strip()]
    if missing or not small.worksheet:
        words = ", ".join(missing) or "every question"
        yield _finding("worksheet-incomplete", "[small_counts.worksheet]", missing=words)
    if not small.approved_by.strip() or _same_person(small.approved_by, small.by):
        yield _finding("second-person-missing", "[small_counts]")


def _same_person(one: str, other: str) -> bool:
    return " ".join(one.casefold().split()) == " ".join(other.casefold().split())


def _acknowledge(finding: Finding, known: Iterable[Acknowledgement]) -> Finding:
    if finding.severity != "warn":
        return finding
    for item in known:
        if item.code == finding.code and item.where.casefold() in finding.where.casefold():
            return replace(finding, acknowledged=f"{item.reason} ({item.by})")
    return finding


def _found_before(answer: Answer, found: Sequence[Finding]) -> Iterator[Finding]:
    """Findings that need the register, kept from the check that had it."""
    again = {(finding.code, finding.where) for finding in found}
    for finding in answer.checks:
        if finding.code in _NEED_REGISTER and (finding.code, finding.where) not in again:
            yield replace(finding, acknowledged="")


def _unused(known: Iterable[Acknowledgement], found: Iterable[Finding]) -> Iterator[Finding]:
    """An acknowledgement left over from an earlier draft would hide the next such finding."""
    places: dict[str, list[str]] = {}
    for finding in found:
        places.setdefault(finding.code, []).append(finding.where.casefold())
    for item in known:
        if not any(item.where.casefold() in where for where in places.get(item.code, [])):
            yield _finding("acknowledgement-unused", item.where or "the request", code=item.code)
