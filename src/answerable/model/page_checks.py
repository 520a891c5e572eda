"""What published pages are checked for by their words alone, ours and other people's.

The codes of `model.checks` that can be seen in words (a total, a term, an attachment) are used for
pages as well. The rules stand in `steps.checks`, a module for each family.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from answerable.model.checks import CHECKS, Check
from answerable.model.notice_checks import NOTICE_CHECKS

_PAGE = (
    # arithmetic
    Check(
        "parts-differ", "warn",
        "the parts {parts} add up to {sum}, but the text says {total}",
        "count again, or say what became of the rest or why some are in two parts",
    ),
    Check(
        "stated-total-differs", "warn",
        "the list adds up to {sum}, but the text says {total}, and nothing explains the difference",
        "count again, or explain the difference below the list",
    ),
    Check(
        "tables-differ", "warn",
        "two tables that agree on {agree} differ for {labels}",
        "count both again from the same records, or say what else the second one counts",
    ),
    Check(
        "percent-differs", "warn",
        "{part} of {whole} is {right}%, but the page says {printed}%",
        "work the percentage out again, and print both numbers beside it",
    ),
    Check(
        "word-number-differs", "warn",
        "the number in words and the number in digits differ: {words}",
        "write the right one, once",
    ),
    Check(
        "more-than-all", "warn",
        "{part} of {whole} is more than there are",
        "count both again, in the same unit",
    ),
    Check(
        "whole-differs",
        "warn",
        "the text refers to “the {whole}” after stating {stated}",
        "count again, and write one number",
    ),
    Check(
        "one-of-many", "warn",
        "“{words}” has the number one with a plural: a digit may have been lost",
        "compare the number with the register",
    ),
    # completeness
    Check(
        "details-not-given", "warn",
        "details of the incidents are asked for (“{asked}”), but only counts are given",
        "describe them, or say that they are not held or why they are refused",
    ),
    Check(
        "list-undated", "warn",
        "none of the {lines} lines of the list has a date, so nothing shows that they fall in the"
        " period asked for",
        "give the year of each, or say which date puts a line in the period",
    ),
    Check(
        "nil-basis-unstated", "warn",
        "nothing was spent, but something is provided: “{provided}”",
        "say what was counted to find no spending, and whose time is not counted",
    ),
    Check(
        "nil-of-unrecorded", "warn",
        "0 is given for what the same answer says is not recorded",
        "say that it is not held; 0 says that there was none",
    ),
    Check(
        "answer-not-found", "warn",
        "nothing is said to question {number}: no answer has the words that it alone asks with",
        "answer it, or say that the information is not held or why it is refused",
    ),
    Check(
        "nil-contradicted", "warn",
        "the page says that nobody is, but also that some are: “{other}”",
        "say which of the two is meant, and how many they are",
    ),
    Check(
        "year-missing", "warn",
        "the years {first} to {last} are listed without {missing}",
        "print the year, with 0 where there was nothing",
    ),
    Check(
        "year-twice", "warn",
        "the year {year} is listed twice",
        "correct the year, or say what separates the two",
    ),
    Check(
        "placeholder-left", "block",
        "a placeholder of the template was left in",
        "write what belongs there",
    ),
    Check(
        "breakdown-not-given", "warn",
        "a breakdown by year is asked for, but none is given or refused",
        "give it, or say why not",
    ),
    # method
    Check(
        "term-one-spelling", "note",
        "“{term}” is searched for in this spelling only, not as “{other}”",
        "search for both spellings",
    ),
    Check(
        "term-asked-unsearched", "warn",
        "the question names {name}, which is not among the words searched for",
        "search for it, or say why not",
    ),
    Check(
        "term-partition", "note",
        "each of the {total} is counted under one term, though a text can hold several",
        "say which term counts, and give the number of records for each term as well",
    ),
    Check(
        "terms-overlap", "warn",
        "the terms add up to {sum}, but there are {total}: the lines overlap and nothing says so",
        "say that a record with several terms is in several lines",
    ),
    Check(
        "populations-unstated", "warn",
        "public complaints led to {more}, the list of all who were disciplined has {fewer}:"
        " how the two populations are related is not stated",
        "say whom each count covers, and whether one is part of the other",
    ),
    Check(
        "unit-changes", "warn",
        "the whole is counted in {whole}s, its parts in {part}s, as if they were the same",
        "count whole and parts in one unit, and name it",
    ),
    Check(
        "date-rule-unstated", "note",
        "which date puts a case into the period (received, recorded, finalised) is not stated",
        "name it beside the figures",
    ),
    Check(
        "regimes-compared", "warn",
        "figures from before and after 1 February 2020 are compared without mentioning the change"
        " in the regulations",
        "say that complaints have been logged and coded differently since then",
    ),
    Check(
        "search-size-unstated", "note",
        "how many records were searched, read and left out is not stated",
        "give the three numbers: a search by words misses what is worded otherwise",
    ),
    # protection
    Check(
        "small-counts-published", "warn",
        "{count} below five published: {examples}",
        "record why nobody can be recognised by them, or present them otherwise",
    ),
    Check(
        "live-cases-published", "warn",
        "a small number of on-going cases is published: {examples}",
        "make sure that no investigation or person is affected; consider one line for all others",
    ),
    Check(
        "people-described", "warn",
        "a list describes {lines} people one by one, each with role, outcome and incident",
        "weigh who could recognise them; separate lists cannot be joined",
    ),
    Check(
        "withheld-recoverable", "block",
        "a number kept back in {place} follows from the total and the other numbers",
        "keep back a second number, or the total",
    ),
    Check(
        "withheld-narrowed", "warn",
        "a number kept back in {place} can only be {value}: it follows from the table as a whole",
        "keep back further cells, or print a band that includes zero",
    ),
    Check(
        "identifier-printed", "block",
        "something is printed that identifies one person: {kind}",
        "take it out, and look for it in every attachment",
    ),
    Check(
        "person-named", "warn",
        "a private person is named with a part in a case or an address",
        "take the name out, or record why it may be printed",
    ),
    Check(
        "requester-named", "note",
        "the letter greets by name the one who asked",
        "take the name out before the letter is published: who asks is a private matter",
    ),
    # law
    Check(
        "refusal-without-section", "warn",
        "information is refused, but no section of the Act is named",
        "name the exemption with its subsection and say why it applies ({by})",
    ),
    Check(
        "cost-without-estimate", "warn",
        "the request is refused on cost, but no number of records, minutes or hours is given",
        "give how many records, how long each takes, and how that was measured",
    ),
    Check(
        "estimate-differs", "warn",
        "{records} records at {minutes} are {right} hours, but the text says {hours}",
        "work the estimate out again",
    ),
    Check(
        "estimate-within-limit", "warn",
        "{records} records at {minutes} are {right} hours: within the {limit} hours",
        "answer, or correct the estimate",
    ),
    Check(
        "redaction-counted", "warn",
        "time for redaction is counted in the estimate of cost",
        "count only finding out, locating, retrieving and extracting (SI 2004/3244, reg. 4(3))",
    ),
    Check(
        "advice-missing", "note",
        "the request is refused on cost, but nothing is said about what could be done within the"
        " limit",
        "offer a narrower period, a sample or fewer questions (section 16)",
    ),
    Check(
        "review-route-missing", "note",
        "information is refused, but the page does not say how to ask for a review",
        "make sure that the notice itself does ({by})",
    ),
    Check(
        "complaint-route-missing", "note",
        "information is refused, but the page does not name the Information Commissioner",
        "make sure that the notice itself does ({by})",
    ),
    Check(
        "letter-without-review", "warn",
        "a whole letter refuses, and does not say how to ask for a review",
        "say where and until when ({by})",
    ),
    Check(
        "letter-without-complaint", "warn",
        "the answer refuses and is whole, or says how to ask for a review, and does not name the"
        " Information Commissioner",
        "give the right to complain under section 50 ({by}), in Scotland to apply to the Scottish"
        " one under section 47",
    ),
    # words
    Check(
        "abbreviation-unexplained", "note",
        "the abbreviation {word} is not explained",
        "write it out where it is first used",
    ),
    Check(
        "numbering-restarts", "note",
        "every question has the number {number}",
        "number them consecutively, so that each answer can be cited",
    ),
    Check(
        "dated-too-early",
        "warn",
        "the page is dated before the year of its reference {reference}",
        "correct the date",
    ),
    # files and links
    Check(
        "attachment-unseen", "note",
        "the text says that something is attached, but the page names no file",
        "make sure that the file is there and can be opened",
    ),
    Check(
        "link-private", "block",
        "a link leads to a place that the public cannot reach: {target}",
        "publish the file and link to that",
    ),
    Check(
        "link-empty", "note",
        "the link “{words}” leads nowhere",
        "correct it or remove it",
    ),
    Check(
        "link-without-words", "note",
        "a link says only “{words}”: read on its own, it does not say where it leads",
        "use the name of what it leads to",
    ),
)  # fmt: skip

PAGE_CHECKS: Mapping[str, Check] = {check.code: check for check in (*_PAGE, *NOTICE_CHECKS)}
"""What is looked for in the words of any published page, besides what `CHECKS` has for it."""

ALL_CHECKS: Mapping[str, Check] = {**CHECKS, **PAGE_CHECKS}
"""Every check by its code; each has a line in docs/reference/checks.md."""


@dataclass(frozen=True, slots=True)
class Suppression:
    """A finding that an organisation does not want to see again, and why.

    It holds where `where` is part of the place and `words` part of the quoted words.
    """

    code: str
    reason: str
    by: str
    where: str = ""
    words: str = ""
