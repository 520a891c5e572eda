"""Checks a drafted answer before it leaves: each rule is a small function that yields findings.

The rules read what is in the answer, as somebody outside could; only the spelling of terms also
asks the register's own words.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import nullcontext
from dataclasses import replace
from functools import partial

from answerable.model.answer import Answer, Finding
from answerable.model.checks import GRAVITY
from answerable.model.figures import UNITS
from answerable.model.register import Register
from answerable.model.request import Acknowledgement
from answerable.steps.answers.draft import Counted, said_by
from answerable.steps.answers.word_figures import typed_numbers, unknown_placeholders
from answerable.steps.checks import (
    check_completeness,
    check_figures,
    check_files,
    check_method,
    check_notice_dates,
    check_private,
    check_protection,
    check_refusals,
)
from answerable.steps.checks.check_ledger import LEDGER_CODES
from answerable.steps.checks.check_page import check_sentences
from answerable.steps.checks.try_rules import Watch, rule_findings
from answerable.steps.finding.spell import Vocabulary
from answerable.steps.pages.read_answer import page_of
from answerable.steps.registers.take_in import records_lost
from answerable.steps.words.write_finding import write_finding

ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    *check_figures.ANSWER_RULES,
    *check_completeness.ANSWER_RULES,
    *check_method.ANSWER_RULES,
    *check_protection.ANSWER_RULES,
    *check_private.ANSWER_RULES,
    *check_refusals.ANSWER_RULES,
    *check_notice_dates.ANSWER_RULES,
    *check_files.ANSWER_RULES,
)
"""Every rule that needs nothing but the answer; a new rule stands in its family."""

_FEW_LOST = 0.01


def check(
    answer: Answer,
    *,
    vocabulary: Vocabulary | None = None,
    behind: Sequence[Finding] | None = None,
    across: Sequence[Finding] | None = None,
    printed: Sequence[Finding] | None = None,
    watch: Watch = nullcontext,
) -> tuple[Finding, ...]:
    """Every finding of every rule, blocks first; warnings that were acknowledged carry the reason.

    `vocabulary` holds the register's words with their counts, for terms that look misspelt, and
    `behind` what taking in and counting found (`taking_in_findings`, `counting_findings`), and
    `across` what earlier answers gave away with it (`check_ledger`), `printed` what the bytes to be
    published give away (`audit_answer`). An answer checked again without its register, a ledger or
    its bytes keeps what was found with them. A rule that fails, or takes longer than `watch` lets
    it, blocks.
    """
    found = [f for rule in ANSWER_RULES for f in rule_findings(rule, answer, watch=watch)]
    words = rule_findings(sentences_hold, answer, watch=watch)
    found.extend(one for one in words if not _told(one, found))
    spelling = partial(check_method.misspelt_terms, vocabulary=vocabulary or {})
    found.extend(rule_findings(spelling, answer, watch=watch))
    found.extend(_found_before(answer, found, _NEED_REGISTER) if behind is None else behind)
    found.extend(_found_before(answer, found, LEDGER_CODES) if across is None else across)
    found.extend(_found_before(answer, found, PRINTED_CODES) if printed is None else printed)
    acknowledged = [_acknowledge(finding, answer.acknowledged) for finding in found]
    acknowledged.extend(_unused(answer.acknowledged, found))
    return tuple(sorted(acknowledged, key=lambda f: GRAVITY.index(f.severity)))


def sentences_hold(answer: Answer) -> Iterator[Finding]:
    """The sentences of an answer of ours, read as those of any page are.

    Seen: figures typed into a letter. Repair: as the finding says.
    """
    yield from check_sentences(page_of(answer))


def counting_findings(counted: Counted) -> Iterator[Finding]:
    """What only the register can tell of a question: conditions that match nothing, lost dates."""
    where = f"question {counted.question.number}"
    yield from _wording_findings(counted)
    for item in counted.unmatched:
        code = "value-misspelt" if item.near else "value-unmatched"
        facts = {"value": item.value, "column": item.column, "near": item.near}
        yield write_finding(code, f"{where}, {item.column} “{item.value}”", **facts)
    for tally in counted.tallies:
        if tally.unprotected:
            place = f"{where}, {tally.headline.label}"
            yield write_finding("table-unprotected", place, reason=tally.unprotected)
        if tally.undated:
            headline = tally.headline
            count = UNITS[headline.unit].words(tally.undated)
            yield write_finding(
                "records-undated",
                f"{where}, {headline.label}",
                count=count,
                date=headline.date_rule,
            )


def _wording_findings(counted: Counted) -> Iterator[Finding]:
    """What somebody wrote around the figures: placeholders of none, numbers that are no figure."""
    question, said = counted.question, said_by(counted)
    where = f"question {question.number}"
    written = (question.statement, *question.wording, *(one.note for one in question.side_counts))
    for placeholder in dict.fromkeys(unknown_placeholders(written, said)):
        yield write_finding("placeholder-unknown", where, quote=placeholder, name=placeholder)
    for text in written:
        for number in typed_numbers(text):
            yield write_finding("number-typed", f"{where}, “{number}”", quote=text, number=number)


def taking_in_findings(register: Register) -> Iterator[Finding]:
    """Records that could not be read, where they are so many that every figure is too low."""
    lost = records_lost(register)
    if lost > register.rows * _FEW_LOST:
        row = UNITS["row"]
        yield write_finding(
            "records-lost",
            "the register",
            count=row.words(lost),
            all=f"{register.rows:,}",
            share=f"{lost / register.rows:.0%}",
        )


def _told(finding: Finding, found: Iterable[Finding]) -> bool:
    """Whether what the words show has been found in the answer's own fields already."""
    return any(one.code == finding.code and one.where.startswith(finding.where) for one in found)


_NEED_REGISTER = frozenset(
    (
        "term-misspelt",
        "records-lost",
        "value-misspelt",
        "value-unmatched",
        "records-undated",
        "number-typed",
        "placeholder-unknown",
        "table-unprotected",
        "wording-copied",
        "removed-printed",
        "narrative-unredacted",
        "redaction-open",
        "register-literal-printed",
        "requester-printed",
        "identifier-printed",
        "record-without-case",
    )
)

PRINTED_CODES = frozenset(
    (
        "withheld-exposed",
        "print-contradicts",
        "print-total-differs",
        "print-unreadable",
        "not-for-release",
        "search-stale",
    )
)
"""The codes that only the bytes to be published can raise."""


def accepts(item: Acknowledgement, finding: Finding) -> bool:
    """Whether an acknowledgement speaks of a finding: of its check, at its place or around it."""
    return item.code == finding.code and item.where.casefold() in finding.where.casefold()


def _acknowledge(finding: Finding, known: Iterable[Acknowledgement]) -> Finding:
    if finding.severity != "warn":
        return finding
    for item in known:
        if accepts(item, finding):
            return replace(finding, acknowledged=f"{item.reason} ({item.by})")
    return finding


def _found_before(
    answer: Answer, found: Sequence[Finding], codes: frozenset[str]
) -> Iterator[Finding]:
    """Findings that need the register or a ledger, kept from the check that had it."""
    again = {(finding.code, finding.where) for finding in found}
    for finding in answer.checks:
        if finding.code in codes and (finding.code, finding.where) not in again:
            yield replace(finding, acknowledged="")


def _unused(known: Iterable[Acknowledgement], found: Sequence[Finding]) -> Iterator[Finding]:
    """An acknowledgement left over from an earlier draft would hide the next such finding."""
    for item in known:
        if not any(accepts(item, finding) for finding in found):
            yield write_finding(
                "acknowledgement-unused", item.where or "the request", code=item.code
            )
