"""What is taken out of narratives: spans, the words that stand for them, and rulings on them.

A span is a proposal. A person keeps it, removes it or generalises it, with name and day; until
then it stays out of the derived text.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class Kind(StrEnum):
    """What a span is; the marker that replaces it begins with this word."""

    COMPLAINANT = "complainant"
    OFFICER = "officer"
    PERSON = "person"
    DESCRIPTION = "description"
    PLACE = "place"
    DATE = "date"
    TIME = "time"
    BIRTH = "date of birth"
    COLLAR = "collar number"
    REFERENCE = "reference"
    PERSONAL_NUMBER = "personal number"
    VEHICLE = "vehicle"
    TELEPHONE = "telephone"
    POSTCODE = "postcode"
    ACCOUNT = "account"
    EMAIL = "e-mail"


PEOPLE = frozenset((Kind.COMPLAINANT, Kind.OFFICER, Kind.PERSON))
"""The kinds that are somebody's name; their markers carry a number, the same for one name."""


class Pass(StrEnum):
    """What found a span, in the order in which the passes run."""

    REGISTER = "register"
    IDENTIFIER = "identifier"
    NAME = "name rule"
    REPEATED = "repeated"
    CIRCUMSTANCE = "circumstance"
    READER = "reader"


@dataclass(frozen=True, slots=True)
class Found:
    """A place that a pass has found. `key` tells one person from another."""

    start: int
    end: int
    kind: Kind
    by: Pass
    key: str = ""

    def __post_init__(self) -> None:
        if not 0 <= self.start < self.end:
            raise ValueError(f"a span from {self.start} to {self.end}")


class Ruling(StrEnum):
    """What a person decided about a span."""

    KEPT = "kept"
    REMOVED = "removed"
    GENERALISED = "generalised"


@dataclass(frozen=True, slots=True)
class Ruled:
    """A ruling on the characters `start` to `end` of a record's text, which read `words`."""

    ref: str
    start: int
    end: int
    words: str
    ruling: Ruling
    by: str
    on: date
    replacement: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Span:
    """A proposed or ruled span, with what stands in its place."""

    start: int
    end: int
    kind: Kind
    replacement: str
    found_by: Pass
    ruled: Ruled | None = None

    @property
    def applied(self) -> bool:
        """Whether its characters leave the text: everything that nobody has ruled to be kept."""
        return self.ruled is None or self.ruled.ruling is not Ruling.KEPT


@dataclass(frozen=True, slots=True)
class ToRead:
    """Words that no rule removes and that may point to somebody all the same."""

    start: int
    end: int
    topic: str
    words: str


@dataclass(frozen=True, slots=True)
class Line:
    """Role, sanction and incident of one subject, and how many of the register share all three."""

    role: str
    sanction: str
    incident: str
    people: int


@dataclass(frozen=True, slots=True)
class Redacted:
    """One record: its text, the spans in it, the text without them, and what is to be read.

    `left` are removed words of three or more characters that still stand in the derived text.
    """

    ref: str
    text: str
    spans: tuple[Span, ...]
    derived: str
    to_read: tuple[ToRead, ...] = ()
    rare: tuple[str, ...] = ()
    lines: tuple[Line, ...] = ()
    left: tuple[str, ...] = ()

    @property
    def open(self) -> tuple[Span, ...]:
        """The spans that nobody has ruled on."""
        return tuple(span for span in self.spans if span.ruled is None)


HELD: Mapping[str, Kind] = {
    "dob": Kind.BIRTH, "d o b": Kind.BIRTH, "birth": Kind.BIRTH, "born": Kind.BIRTH,
    "collar": Kind.COLLAR, "shoulder": Kind.COLLAR, "warrant": Kind.COLLAR, "badge": Kind.COLLAR,
    "epaulette": Kind.COLLAR, "payroll": Kind.COLLAR, "plate": Kind.VEHICLE,
    "registration": Kind.VEHICLE, "vrm": Kind.VEHICLE, "vehicle reg": Kind.VEHICLE,
    "postcode": Kind.POSTCODE, "post code": Kind.POSTCODE, "address": Kind.PLACE,
    "street": Kind.PLACE, "house": Kind.PLACE,
    "email": Kind.EMAIL, "e mail": Kind.EMAIL, "phone": Kind.TELEPHONE,
    "telephone": Kind.TELEPHONE, "mobile": Kind.TELEPHONE, "handle": Kind.ACCOUNT,
    "username": Kind.ACCOUNT, "user name": Kind.ACCOUNT, "profile": Kind.ACCOUNT,
    "twitter": Kind.ACCOUNT, "facebook": Kind.ACCOUNT, "instagram": Kind.ACCOUNT,
    "snapchat": Kind.ACCOUNT, "nhs": Kind.PERSONAL_NUMBER, "nino": Kind.PERSONAL_NUMBER,
    "ni number": Kind.PERSONAL_NUMBER, "national insurance": Kind.PERSONAL_NUMBER,
    "crime ref": Kind.REFERENCE, "crime reference": Kind.REFERENCE,
    "crime number": Kind.REFERENCE, "custody ref": Kind.REFERENCE,
    "custody reference": Kind.REFERENCE, "custody number": Kind.REFERENCE,
    "surname": Kind.PERSON, "forename": Kind.PERSON, "forenames": Kind.PERSON,
    "first name": Kind.PERSON, "last name": Kind.PERSON, "family name": Kind.PERSON,
    "given name": Kind.PERSON, "middle name": Kind.PERSON, "full name": Kind.PERSON,
    "name": Kind.PERSON, "nickname": Kind.PERSON, "alias": Kind.PERSON, "known as": Kind.PERSON,
    "initials": Kind.PERSON,
}  # fmt: skip
"""Words of a column's header and what its cells are, the first that fits. What other headers say,
and whole names under any header, is told by `steps.redaction.tell_columns`."""

PARTS = frozenset((
    "complainant", "officer", "officers", "subject", "victim", "victims", "witness", "witnesses",
    "aggrieved", "suspect", "suspects", "offender", "offenders", "accused", "defendant",
    "informant", "informants", "caller", "callers", "reporter", "member", "members", "kin", "nok",
    "mop", "ip", "ap", "io", "oic", "applicant", "applicants", "requester", "claimant",
    "appellant", "respondent", "patient", "detainee", "prisoner", "investigator", "handler",
    "constable", "party", "parties", "by",
))  # fmt: skip
"""Words of a column's header that say somebody's part in a case: its cells may be their names."""

BESIDE_PARTS = frozenset((
    "reporting", "investigating", "attending", "arresting", "deciding", "lead", "main", "primary",
    "principal", "first", "second", "third", "other", "next", "public", "details", "full",
    "injured", "interested", "affected", "appropriate", "involved", "concerned", "accountable",
    "alleged", "allocated", "assigned", "case", "complaint", "recorded", "logged", "entered",
    "created", "handled", "investigated", "reviewed", "decided", "completed", "closed",
    "authorised", "approved",
))  # fmt: skip
"""Words beside them that leave it so; others ("rank", "count", "ethnicity") say what of them."""

NEVER = (
    "facebook", "twitter", "linkedin", "whatsapp", "instagram", "snapchat", "tiktok", "youtube",
    "foia", "foi", "iopc", "ipcc", "cps", "pcso", "pace", "bwv", "section", "schedule", "hmic",
    "hmicfrs", "pic", "psd", "crown court", "magistrates",
)  # fmt: skip
"""Words that no rule takes out: statutes, bodies and sites that answers name. The request's own
terms are added to them; a name that the register holds goes out all the same."""
