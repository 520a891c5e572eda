"""Reads the requests that a return is made of: a table with a line for each request."""

import re
from collections.abc import Mapping
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import TypeVar

from answerable.files.filled_in import day_of, filled_rows
from answerable.files.registers import read_tables
from answerable.model.errors import refuser
from answerable.model.phrases import folded
from answerable.model.places import Place
from answerable.model.returns import CaseOutcome, ComplaintOutcome, ReturnCase, ReviewOutcome

_refuse = refuser("return-wrong")

COLUMNS: Mapping[str, str] = {
    "reference": "the request's reference",
    "received": "the day it was received",
    "answered": "the day it was answered or withdrawn; blank while it is open",
    "outcome": "what became of it: granted, partly refused, refused, neither confirmed nor denied,"
    " not held, advice only, withdrawn",
    "clarification asked": "the day on which the requester was asked for more (section 1(3))",
    "clarified": "the day that answer came: the clock starts anew",
    "fee notice": "the day a fee was asked for",
    "fee paid": "the day it was paid; after three months without it, the request has lapsed"
    " (section 9(2))",
    "extended": "the day on which the notice of more time was given (section 10(3))",
    "reopened": "the day on which a request was taken up again that had waited for the requester:"
    " the clock starts anew, and what was asked for before is left out",
    "exemptions": "the sections relied on, as 40(2); 31(1)(a); also 12 and 14",
    "review asked": "the day an internal review was asked for",
    "review answered": "the day it was answered",
    "review outcome": "upheld, partly changed, changed",
    "complained": "the day the Commissioner was asked",
    "complaint outcome": "for the authority, in part, for the requester",
}
"""The columns of the table and what each holds; only the first two must be there."""

HEADERS: Mapping[str, str] = {
    **dict.fromkeys(("ref", "reference number", "reference no", "our reference"), "reference"),
    **dict.fromkeys(
        ("date received", "received date", "received on", "date of receipt"), "received"
    ),
    **dict.fromkeys(
        ("date answered", "date of response", "response date", "date closed"), "answered"
    ),
    **dict.fromkeys(("exemption", "exemptions applied", "exemptions used"), "exemptions"),
    **dict.fromkeys(("result", "decision"), "outcome"),
}
"""Other words for a column, where the column's own are not there."""

_SAME: Mapping[str, str] = {
    "granted in full": CaseOutcome.GRANTED,
    "disclosed": CaseOutcome.GRANTED,
    "partly granted": CaseOutcome.PARTLY,
    "part refused": CaseOutcome.PARTLY,
    "refused in full": CaseOutcome.REFUSED,
    "ncnd": CaseOutcome.DENIED,
    "information not held": CaseOutcome.NOT_HELD,
    "advice": CaseOutcome.ADVICE,
    "clarification only": CaseOutcome.ADVICE,
    "lapsed": CaseOutcome.WITHDRAWN,
}
_CITED = re.compile(r"\d{1,2}[A-C]?(?:\s?\(\w{1,4}\))*")
_APART = re.compile(r"\s*(?:[;,&]|\band\b)\s*|\s{2,}")
_LEAD = re.compile(r"\A(?:sections?|s\.?)\s?", re.IGNORECASE)
_Word = TypeVar("_Word", bound=StrEnum)


def read_return_cases(path: Path) -> tuple[ReturnCase, ...]:
    """The requests of a CSV file or workbook. Raises UserMistake "return-wrong" with the row."""
    cases: dict[str, ReturnCase] = {}
    for place, row in filled_rows(path, ("reference", "received"), _refuse, same=HEADERS):
        case = _case(row, place)
        if case.reference in cases:
            _refuse(place, f"“{case.reference[:40]}” is in the table twice")
        cases[case.reference] = case
    return tuple(cases.values())


def read_return_table(path: Path) -> tuple[tuple[str, ...], ...]:
    """The cells of a published return, or of one of ours."""
    table = read_tables(path)[0]
    return tuple(tuple(cell.strip() for cell in row) for row in table.rows if any(row))


def _case(row: Mapping[str, str], place: Place) -> ReturnCase:
    received = day_of(row.get("received", ""), place, _refuse)
    if received is None:
        _refuse(place, "the request has no day of receipt")

    def day(column: str) -> date | None:
        return day_of(row.get(column, ""), place, _refuse)

    try:
        return ReturnCase(
            reference=row.get("reference", ""),
            received=received,
            answered=day("answered"),
            outcome=_word(row, "outcome", CaseOutcome, place),
            clarification_asked=day("clarification asked"),
            clarified=day("clarified"),
            fee_notice=day("fee notice"),
            fee_paid=day("fee paid"),
            extended=day("extended"),
            reopened=day("reopened"),
            exemptions=_exemptions(row.get("exemptions", ""), place),
            review_asked=day("review asked"),
            review_answered=day("review answered"),
            review_outcome=_word(row, "review outcome", ReviewOutcome, place),
            complained=day("complained"),
            complaint_outcome=_word(row, "complaint outcome", ComplaintOutcome, place),
        )
    except ValueError as error:
        _refuse(place, str(error))


def _word(row: Mapping[str, str], column: str, words: type[_Word], place: Place) -> _Word | None:
    text = folded(row.get(column, ""))
    text = _SAME.get(text, text)
    if text and text not in set(words):
        _refuse(place, f"“{text[:40]}” is not a known {column}: use one of {', '.join(words)}")
    return words(text) if text else None


def _exemptions(text: str, place: Place) -> tuple[str, ...]:
    found = []
    for part in filter(None, _APART.split(text.strip())):
        cited = _LEAD.sub("", part)
        if not _CITED.fullmatch(cited):
            _refuse(place, f"“{part[:40]}” is not a section such as 40(2)")
        found.append(cited.replace(" ", ""))
    return tuple(found)
