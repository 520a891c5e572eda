"""The fields of a complaints and conduct register, and the headers under which exports carry them.

Source: the columns that forces' exports, requests and published answers show. A header that no
field claims is kept under its own name and can be filtered and tallied like any other.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """What a field describes. A case holds details: allegation x subject x outcome."""

    CASE = "case"
    ALLEGATION = "allegation"
    SUBJECT = "subject"
    OUTCOME = "outcome"


class Kind(StrEnum):
    """How a cell of the field is read: only narratives are ever searched."""

    TEXT = "text"
    DATE = "date"
    NARRATIVE = "narrative"


@dataclass(frozen=True, slots=True)
class Field:
    """One field: its name in our data, its words on screen, the headers that stand for it."""

    name: str
    label: str
    level: Level
    kind: Kind = Kind.TEXT
    aliases: tuple[str, ...] = ()


def normalise_header(text: str) -> str:
    """A header without case, marks and doubled spaces, so that "Case_Ref." equals "case ref"."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return " ".join(re.findall(r"[^\W_]+", spaced.casefold()))


def _case(name: str, label: str, *aliases: str, kind: Kind = Kind.TEXT) -> Field:
    return Field(name, label, Level.CASE, kind, aliases)


def _allegation(name: str, label: str, *aliases: str, kind: Kind = Kind.TEXT) -> Field:
    return Field(name, label, Level.ALLEGATION, kind, aliases)


def _subject(name: str, label: str, *aliases: str) -> Field:
    return Field(name, label, Level.SUBJECT, Kind.TEXT, aliases)


def _outcome(name: str, label: str, *aliases: str, kind: Kind = Kind.TEXT) -> Field:
    return Field(name, label, Level.OUTCOME, kind, aliases)


# fmt: off
FIELDS: tuple[Field, ...] = (
    _case("case_ref", "case reference", "case reference", "case ref", "case number", "case no",
          "case id", "reference", "reference number", "ref", "complaint reference",
          "complaint ref", "complaint id", "complaint number", "complaint no", "cap number",
          "file reference", "matter reference", "unique reference", "urn",
          "unique reference number", "ref no", "ref number", "reference no", "case ref no",
          "case reference number", "complaint ref no", "complaint reference number", "our ref",
          "our reference", "matter ref", "log number", "log no", "centurion ref",
          "centurion reference"),
    _case("case_type", "case type", "type of case", "matter type", "record type",
          "complaint or conduct", "complaint or conduct matter"),
    _case("regime", "regime", "regulations", "legislation"),
    _case("source", "source", "source of complaint", "complaint source", "origin", "how received",
          "public or internal"),
    _case("received_on", "date received", "received", "received date", "receipt date",
          "date complaint received", "date of complaint", "complaint date", "date made",
          "date of receipt", "complaint received", "complaint received date", "first received",
          "date first received", "date complaint made", kind=Kind.DATE),
    _case("recorded_on", "date recorded", "recorded", "recorded date", "date logged",
          "logged date", "logged", "date case recorded", "date complaint recorded",
          "case recorded date", "date of recording", "recording date", kind=Kind.DATE),
    _case("finalised_on", "date finalised", "finalised", "finalised date", "date finalized",
          "date closed", "closed date", "date case finalised", "completed date", "closed",
          "date completed", "case closed date", "date case closed", "case finalised date",
          "date of finalisation", kind=Kind.DATE),
    _case("status", "status", "case status", "live or finalised", "state"),
    _case("incident_from_on", "incident from", "incident date", "date of incident",
          "incident start date", "incident start", "incident date from", "date from",
          "incident from date", "date of incident from", "date incident from",
          kind=Kind.DATE),
    _case("incident_to_on", "incident to", "incident end date", "incident end", "incident date to",
          "date to", "incident to date", "date of incident to", "date incident to", kind=Kind.DATE),
    _case("location", "location", "incident location", "location of incident"),
    _case("division", "division", "district", "dist occurrence", "district occurrence", "bcu",
          "lpu", "area", "local policing area"),
    _case("category", "category", "case category", "general cap classification", "classification",
          "complaint category", "nature", "nature of complaint"),
    _case("complainant_count", "number of complainants", "complainants", "complainant count"),
    _case("case_summary", "case summary", "summary", "complaint summary", "narrative",
          "description", "short summary", "summary of complaint", "details", "circumstances",
          "case description", "complaint details", "summary text", "complaint description",
          "description of complaint", "details of complaint", kind=Kind.NARRATIVE),
    _allegation("allegation_no", "allegation number", "allegation no", "allegation id",
                "allegation ref", "allegation reference"),
    _allegation("allegation_code", "allegation code", "code", "allegation letter"),
    _allegation("allegation", "allegation", "allegation type", "type description",
                "allegation category", "allegation description label", "allegations investigated",
                "standard breached", "standard of professional behaviour", "breach"),
    _allegation("allegation_summary", "allegation summary", "summary of allegation",
                "allegation details", "allegation narrative", "allegation text",
                kind=Kind.NARRATIVE),
    _allegation("factors", "factors", "national factors", "national factor", "factor"),
    _allegation("allegation_result", "result of allegation", "allegation result", "result",
                "finding", "allegation finding", "investigative findings", "investigative finding",
                "allegation decision"),
    _allegation("allegation_result_on", "date of allegation result", "allegation result date",
                "result date", kind=Kind.DATE),
    _subject("subject_id", "subject", "subject id", "subject reference", "subject ref",
             "subject pseudonym", "officer id", "officer", "po initials", "officer initials",
             "person id", "subject number"),
    _subject("subject_type", "kind of subject", "staff type", "subject type", "employee type",
             "officer or staff", "person type"),
    _subject("rank", "rank or grade", "rank", "grade", "role", "rank at incident",
             "rank at date of incident", "rank at incident date", "incident rank", "post",
             "rank grade", "job title", "officer rank", "subject rank"),
    _subject("sex", "sex of subject", "gender of subject", "subject sex", "officer sex", "po sex",
             "subject gender"),
    _subject("ethnicity", "ethnicity of subject", "subject ethnicity", "officer race", "po race",
             "subject race"),
    _subject("unit", "unit of subject", "staff location", "staff unit", "subject unit",
             "unit at date of incident", "department", "station", "po assigned unit",
             "assigned unit", "officer unit", "staff location at date of incident"),
    _subject("on_duty", "on duty", "on or off duty", "duty status"),
    _outcome("severity", "severity", "severity assessment", "assessment"),
    _outcome("case_to_answer", "case to answer", "case to answer decision"),
    _outcome("proceeding_type", "proceeding", "proceeding type", "proceedings", "type of hearing",
             "meeting or hearing"),
    _outcome("proceeding_on", "date of proceeding", "proceeding date", "hearing date",
             "meeting date", "date of hearing", kind=Kind.DATE),
    _outcome("finding_level", "level of finding", "finding level"),
    _outcome("outcome", "outcome", "action taken", "sanction", "disciplinary outcome", "action",
             "disciplinary findings", "disciplinary finding", "disciplinary action",
             "sanction imposed", "final outcome", "outcome of case", "disposal", "penalty",
             "hearing outcome", "misconduct outcome", "case outcome", "complaint outcome",
             "outcome of complaint"),
    _outcome("outcome_on", "date of outcome", "outcome date", "sanction date",
             "date sanction imposed", "date of sanction", "action date", kind=Kind.DATE),
    _outcome("left_force_reason", "reason for leaving", "left force reason", "leaver reason"),
    _outcome("referral", "referral", "referred", "referral yes no", "referral to iopc"),
    _outcome("review_result", "result of review", "review result", "appeal result"),
)
# fmt: on
"""Every field the product knows; each has a line in docs/reference/fields.md."""

BY_NAME: Mapping[str, Field] = {field.name: field for field in FIELDS}
"""Every field by its name."""

BY_HEADER: Mapping[str, str] = {
    normalise_header(header): field.name
    for field in FIELDS
    for header in (field.name, field.label, *field.aliases)
}
"""The field that each known header stands for; a header stands for one field only."""

NARRATIVES: tuple[str, ...] = tuple(f.name for f in FIELDS if f.kind is Kind.NARRATIVE)
"""The only fields that are searched or ranked: categories and outcomes never leak into either."""

DATES: tuple[str, ...] = tuple(f.name for f in FIELDS if f.kind is Kind.DATE)
"""The fields that are dates."""

ENDINGS = frozenset(("finalised_on", "allegation_result_on", "proceeding_on", "outcome_on"))
"""Dates on which something ends: where it has not ended, exports say so in the cell."""

OF_COMPLAINANTS = frozenset(("complainant_count", "location"))
"""Fields that may say who complained or where they live: seen only by those who may see that."""


def label_of(name: str) -> str:
    """The words for a field on screen and in letters; an unclaimed column keeps its own header."""
    return BY_NAME[name].label if name in BY_NAME else name
