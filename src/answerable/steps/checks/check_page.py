"""Checks a published page: every rule that needs nothing but its words."""

from collections.abc import Callable, Iterable, Sequence
from contextlib import nullcontext
from dataclasses import dataclass

from answerable.model.answer import Finding
from answerable.model.checks import GRAVITY
from answerable.model.page_checks import Suppression
from answerable.model.pages import Page
from answerable.steps.checks import (
    check_arithmetic,
    check_asked,
    check_completeness,
    check_denials,
    check_environment,
    check_files,
    check_law,
    check_method,
    check_names,
    check_notice_dates,
    check_notices,
    check_percentages,
    check_protection,
    check_scotland,
    check_tables,
    check_units,
    check_words,
)
from answerable.steps.checks.try_rules import Watch, rule_findings

PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    *check_arithmetic.PAGE_RULES,
    *check_tables.PAGE_RULES,
    *check_percentages.PAGE_RULES,
    *check_completeness.PAGE_RULES,
    *check_asked.PAGE_RULES,
    *check_method.PAGE_RULES,
    *check_units.PAGE_RULES,
    *check_protection.PAGE_RULES,
    *check_names.PAGE_RULES,
    *check_law.PAGE_RULES,
    *check_notices.PAGE_RULES,
    *check_scotland.PAGE_RULES,
    *check_environment.PAGE_RULES,
    *check_denials.PAGE_RULES,
    *check_notice_dates.PAGE_RULES,
    *check_words.PAGE_RULES,
    *check_files.PAGE_RULES,
)
"""Every rule that reads a page; a new rule is a function in its family and a line there."""

OWN_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    check_arithmetic.words_match_digits,
    check_arithmetic.part_is_no_more_than_whole,
    *check_percentages.PAGE_RULES,
    check_completeness.placeholders_are_filled,
    check_method.terms_have_both_spellings,
    check_method.names_asked_for_are_searched,
    check_names.nobody_is_identified,
    *check_law.PAGE_RULES,
    *check_notices.PAGE_RULES,
    *check_denials.PAGE_RULES,
    check_notice_dates.extensions_have_a_date,
    *check_words.PAGE_RULES,
)
"""The rules that the sentences of an answer of ours go through too; others know its records."""


@dataclass(frozen=True, slots=True)
class Suppressed:
    """A finding that is not shown among the others, with the reason why."""

    finding: Finding
    suppression: Suppression


def check_page(
    page: Page, audited: Iterable[Finding] = (), *, watch: Watch = nullcontext
) -> tuple[Finding, ...]:
    """Every finding of every rule, blocks first, each once.

    `audited` is what was worked out of its tables (`audit_page`). A rule that fails, or takes
    longer than `watch` lets it, is told as one that could not be made.
    """
    found = dict.fromkeys(
        finding
        for rule in PAGE_RULES
        for finding in rule_findings(rule, page, where="the page", watch=watch)
    )
    known = set(map(_about, found))
    found |= dict.fromkeys(one for one in audited if _about(one) not in known)
    once = _once_for_groups(page, found)
    return tuple(sorted(once, key=lambda finding: GRAVITY.index(finding.severity)))


def _about(finding: Finding) -> tuple[str, str, str]:
    """What a finding is about: its check and place, and of a check that failed, which one did."""
    failed = finding.code == "check-failed"
    return finding.code, finding.where, finding.message if failed else ""


def _once_for_groups(page: Page, found: Iterable[Finding]) -> list[Finding]:
    """What is found in an answer to several questions ("6 & 7") is told under the first."""
    again = {exchange.where for exchange in page.exchanges if exchange.told_under}
    told = [finding for finding in found if finding.where not in again]
    known = {(finding.code, finding.quote) for finding in told}
    rest = [finding for finding in found if finding.where in again]
    return told + [finding for finding in rest if (finding.code, finding.quote) not in known]


def check_sentences(page: Page) -> tuple[Finding, ...]:
    """What is found in the sentences of an answer of ours."""
    return tuple(dict.fromkeys(finding for rule in OWN_RULES for finding in rule(page)))


def suppress(
    findings: Iterable[Finding], suppressions: Sequence[Suppression]
) -> tuple[tuple[Finding, ...], tuple[Suppressed, ...]]:
    """The findings that are left, and those that an organisation suppresses with a reason."""
    left, gone = [], []
    for finding in findings:
        reason = next((one for one in suppressions if _matches(one, finding)), None)
        if reason:
            gone.append(Suppressed(finding, reason))
        else:
            left.append(finding)
    return tuple(left), tuple(gone)


def _matches(suppression: Suppression, finding: Finding) -> bool:
    return (
        suppression.code == finding.code
        and suppression.where.casefold() in finding.where.casefold()
        and suppression.words.casefold() in f"{finding.quote} {finding.message}".casefold()
    )
