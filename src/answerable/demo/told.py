"""Builds the cases that are told one by one, with fixed references, so that tests can name them."""

from datetime import date, timedelta

from answerable.demo.cases import (
    CONDUCT,
    MISCELLANEOUS,
    PREFIXES,
    PUBLIC,
    Allegation,
    CaseRecord,
    DecidedCase,
    Verdict,
)

SOURCES = {
    PUBLIC: "Member of the public",
    CONDUCT: "Internal",
    MISCELLANEOUS: "Member of the public",
}
STAFF_TYPES = {
    "PCSO": "PCSO",
    "Special Constable": "Special Constabulary",
    "Support Staff": "Police Staff",
    "Detention Officer": "Police Staff",
    "": "",
}
"""The kind of staff that goes with a rank; every other rank is a police officer's."""

Told = tuple[str, str, str, str, str, str, str]
"""Allegation, its summary, its result, subject, rank, outcome, day of the outcome."""


def told(
    ref: str,
    received: str,
    finalised: str,
    *,
    place: tuple[str, str],
    summary: str,
    rows: tuple[Told, ...],
    verdict: Verdict | None,
) -> DecidedCase:
    """A case in full. Days are ISO 8601, "" where there is none; place is location and division."""
    case_type = next(kind for kind, prefix in PREFIXES.items() if ref.startswith(prefix))
    received_on = date.fromisoformat(received)
    record = CaseRecord(
        ref=ref,
        case_type=case_type,
        source=SOURCES[case_type],
        received_on=received_on,
        recorded_on=received_on + timedelta(days=2),
        finalised_on=_day(finalised),
        location=place[0],
        division=place[1],
        category=rows[0][0],
        summary=summary,
        allegations=tuple(_allegation(number, row) for number, row in _numbered(rows)),
    )
    return DecidedCase(record, verdict)


def staff_type(rank: str) -> str:
    """The kind of staff that a rank belongs to."""
    return STAFF_TYPES.get(rank, "Police Officer")


def _numbered(rows: tuple[Told, ...]) -> list[tuple[int, Told]]:
    """Rows with the number of their allegation: the same words against two people are one."""
    kinds = list(dict.fromkeys(row[:2] for row in rows))
    return [(kinds.index(row[:2]) + 1, row) for row in rows]


def _allegation(number: int, row: Told) -> Allegation:
    label, summary, result, subject, rank, outcome, on = row
    return Allegation(
        number=number,
        label=label,
        summary=summary,
        result=result,
        subject=subject,
        staff_type=staff_type(rank),
        rank=rank,
        outcome=outcome,
        outcome_on=_day(on),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
