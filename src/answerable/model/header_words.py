"""What the words of a header stand for: short forms, words that change nothing, other orders.

A header is cut into words, each written in its long form, and compared with the known headers as a
set: "Dt Rec'd (DD/MM/YYYY)" and "Date on which the complaint was received by PSD" are both the date
received. Every word counts: one that is not expected ("Target", "Complainant", "Acknowledged")
makes the header another thing, which no field claims. Values are looked at in
`steps.registers.guess_columns`, with the words of `VALUES` and `CONTESTED`.
"""

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from answerable.model.fields import BY_HEADER, BY_NAME, FIELDS, Kind, Level, normalise_header
from answerable.model.outcomes import DEFAULT_ORDER

Words = frozenset[str]


def _words(text: str) -> Words:
    return frozenset(text.split())


DATE_OF: Mapping[str, str] = {
    "allegation_result": "allegation_result_on",
    "outcome": "outcome_on",
}
"""The date that goes with a field whose header left it to the values."""

ALSO: Mapping[str, tuple[str, ...]] = {
    "case_ref": (
        "case file", "unique case identifier", "matter number", "matter id",
        "complaint file reference",
        "complaint conduct reference", "conduct reference", "conduct matter reference",
        "misconduct reference", "file number", "complaint file number", "log reference",
    ),
    "case_type": (
        "complaint or conduct", "complaint conduct", "complaint or conduct matter",
    ),
    "regime": (
        "regulations apply to case", "regulations apply",
    ),
    "source": (
        "method of receipt", "how reported", "reported via", "received via",
        "origin of complaint", "referrer type", "source of referral", "source of allegation",
        "internal external", "public internal", "internal or external", "method of complaint",
        "contact method", "channel", "how was complaint received", "how complaint was made",
        "method of reporting", "source type", "origin type",
    ),
    "received_on": (
        "date reported", "reported", "date of report", "date raised", "date complaint raised",
        "date complaint submitted", "date submitted", "stage received date",
        "date complaint lodged", "date matter received",
        "date initial complaint received", "date complaint came in",
    ),
    "recorded_on": (
        "date of allegation recorded", "registered", "date registered", "recording decision date",
        "log date",
    ),
    "finalised_on": (
        "resolved", "date resolved", "concluded", "date concluded", "resulted", "date resulted",
        "date case concluded", "date case resolved", "case end date", "date matter closed",
    ),
    "status": (
        "open closed", "current status", "investigation status", "live closed", "live finalised",
        "open or closed", "live or closed", "status reason", "stage status",
    ),
    "incident_from_on": (
        "date occurred", "occurrence date", "date of alleged incident", "date of conduct",
        "date of events", "date of event", "date of alleged conduct", "date of misconduct",
        "alleged conduct first took place date", "incident date began", "date incident started",
        "incident occurred date", "offence date", "when did it happen",
        "when did incident happen", "date it happened", "date incident took place",
        "occurred", "earliest incident date", "date incident happened",
    ),
    "incident_to_on": (
        "date incident ended", "alleged conduct last took place date",
        "latest incident date",
    ),
    "location": (
        "where did incident happen", "where did it happen",
        "where incident occurred", "scene",
        "location where incident took place", "location of occurrence",
    ),
    "division": (
        "sub division", "lpa", "policing area", "basic command unit", "incident division",
        "division name", "district name", "borough", "local policing unit", "policing district",
        "area command", "territorial division", "division bcu", "division district",
        "borough division", "incident bcu", "area division", "local policing area lpa",
        "local policing district", "policing division", "sector",
    ),
    "category": (
        "complaint theme", "issue category", "main category of complaint",
    ),
    "case_summary": (
        "case details", "complaint text", "complaint narrative", "case narrative",
        "brief description", "brief details", "brief summary", "brief circumstances",
        "summary of circumstances", "description of issue", "incident summary",
        "incident description", "incident details", "short description", "free text summary",
        "complaint in brief", "case in brief", "concern in brief", "outline",
        "outline of complaint", "complaint circumstances", "summary of complaint as whole",
        "summary of concerns", "what happened", "complaint details free text", "outline of case",
        "case text", "nature of complaint free text", "precis", "complaint precis",
        "facts of case", "circumstances of incident", "summary of facts",
        "free text", "gist", "gist of complaint", "full details",
        "complaint details summary", "incident narrative",
    ),
    "allegation_no": (
        "allegation sequence",
    ),
    "allegation_code": (
        "allegation category code", "category code",
    ),
    "allegation": (
        "nature of allegation", "alleged misconduct", "alleged breach", "type of misconduct",
        "breach type", "reason for disciplinary action", "allegation description",
        "standards of professional behaviour breached", "standards breached",
        "breach of standards", "standards of professional behaviour",
        "sopb", "misconduct category", "nature of misconduct", "conduct type",
        "nature of conduct", "standard of behaviour breached", "breach of standard",
        "standard breached allegation", "nature of alleged misconduct", "type of behaviour",
        "category of allegation description",
        "standard of behaviour", "spb", "sopb breached", "conduct standard",
        "breach of standard of professional behaviour",
    ),
    "allegation_summary": (
        "what is alleged", "allegation in brief", "allegation in short", "alleged conduct",
        "conduct reported", "particulars of allegation", "brief details of allegation",
        "allegation circumstances", "allegation outline", "allegation free text",
        "description of conduct", "details of conduct", "nature of allegation free text",
        "summary of conduct", "summary of misconduct", "details of misconduct",
    ),
    "factors": (
        "factor group", "case factors", "local factors",
        "complaint factors",
    ),
    "allegation_result": (
        "allegation outcome", "allegation disposal", "allegation conclusion", "upheld",
        "upheld not", "upheld yes no", "upheld or not upheld", "allegation status result",
    ),
    "allegation_result_on": (
        "allegation finalised date", "allegation closed date", "allegation decision date",
        "allegation outcome date", "date of finding", "allegation disposal date",
    ),
    "subject_id": (
        "collar number", "officer collar number", "subject collar number", "warrant number",
        "officer warrant number", "staff number", "person link number", "pseudonym",
        "officer reference", "officer number", "shoulder number", "payroll number",
        "unique officer id", "nominal number", "nominal reference", "officer pseudonym",
        "officer unique reference", "nominal id", "officer key", "officer code", "person urn",
        "officer urn",
    ),
    "subject_type": (
        "worker type", "officer type", "staff category", "staff group", "employment type",
        "officer staff",
    ),
    "rank": (
        "role grade", "post grade", "rank at time of incident", "rank at time", "job role",
        "post title", "position", "job title grade", "rank role", "rank post", "rank or role",
        "rank or position", "rank at time of allegation", "rank role grade",
        "role at time of incident", "substantive rank", "job title or rank",
    ),
    "sex": (
        "sex of subject code",
    ),
    "ethnicity": (
        "ethnic origin of officer", "ethnic group of officer", "ethnic appearance of officer",
        "self defined ethnicity of officer", "self defined ethnicity of subject",
        "subject ethnic app", "subject ethnic appearance", "subject ethnic group",
        "subject ethnic origin",
    ),
    "unit": (
        "department name", "station unit", "station department", "unit department",
        "station name", "officer posting", "staff department", "officer station", "posting",
        "unit name", "department or unit", "team or department", "place of work", "workplace",
        "team unit", "posting at time of incident", "department division", "department team",
        "officer division", "staff division", "officer location", "business area",
    ),
    "on_duty": (
        "on off", "on off duty status", "duty status at time", "duty status at time of incident",
        "on duty at time of incident", "on duty at time",
    ),
    "severity": (
        "severity level", "severity of allegation", "misconduct level",
        "severity assessment made", "severity of conduct", "highest severity assessment made",
        "highest severity", "conduct level", "misconduct or gross misconduct",
    ),
    "case_to_answer": (
        "case examiner decision",
    ),
    "proceeding_type": (
        "misconduct proceedings", "meeting hearing", "misconduct proceedings type",
        "disciplinary proceedings", "type of proceedings brought", "hearing or meeting type",
        "type of meeting", "misconduct meeting or hearing",
        "misconduct meeting hearing",
    ),
    "proceeding_on": (
        "hearing start date", "hearing start", "misconduct hearing date",
        "disciplinary hearing date", "misconduct meeting date", "panel date",
        "meeting hearing date", "proceedings start date",
        "misconduct proceedings date",
    ),
    "finding_level": (
        "level at which misconduct found",
    ),
    "outcome": (
        "disciplinary sanction", "misconduct result", "outcome of proceedings", "penalty imposed",
        "outcome of meeting", "final sanction", "formal action", "disciplinary result",
        "sanction applied", "outcome sanction", "outcome action", "disciplinary outcome sanction",
        "outcome of misconduct proceedings", "misconduct hearing outcome",
        "outcome of misconduct meeting", "formal sanction", "action taken against officer",
        "discipline imposed", "punishment", "outcome of disciplinary hearing",
        "misconduct sanction", "disciplinary penalty", "outcome for officer",
        "disciplinary action taken", "final action",
        "disciplinary outcome action", "result of proceedings",
    ),
    "outcome_on": (
        "disciplinary outcome date", "date of misconduct result", "misconduct outcome date",
        "hearing outcome date", "disciplinary action date",
    ),
    "left_force_reason": (
        "subject left reason",
    ),
    "referral": (
        "referred to ipcc", "iopc referral", "ipcc referral", "referral type", "referral made",
        "referred to iopc ipcc", "referred ipcc iopc yes no", "referred to pirc",
        "mandatory referral", "referral to iopc yes no",
        "mandatory voluntary referral", "iopc referral type",
    ),
    "review_result": (
        "review outcome", "appeal outcome", "review decision", "appeal decision",
        "review stage outcome", "appeal upheld", "review upheld", "outcome of iopc review",
    ),
}  # fmt: skip
"""Further headers of each field. They are less sure than those of `model.fields`: a column must
hold what the field holds, and gives way to a column with a header of that list."""

SHORT_FORMS: Mapping[str, str] = {
    short: long
    for long, shorts in {
        "allegation": "alleg allgn hoc",
        "allegations": "allegs",
        "assessment": "assess assmt",
        "category": "cat categories",
        "circumstances": "circs",
        "closed": "closure",
        "complainant": "compnt compt complt complnt complainants complainer complainers comps",
        "complaint": "comp cmplt",
        "completed": "completion",
        "concluded": "conclusion",
        "date": "dt dates datetime when",
        "department": "dept",
        "description": "desc descr",
        "details": "detail",
        "disciplinary": "disc discipline",
        "disposal": "disp",
        "division": "div",
        "ethnicity": "eth ethnic",
        "factors": "factor",
        "finalised": "fin finalized finalisation finalization",
        "finding": "findings",
        "group": "grp",
        "hearing": "hrg",
        "id": "identifier pin",
        "incident": "inc",
        "left": "leaving leaver leave",
        "location": "loc locn place",
        "number": "no num nbr nr",
        "officer": "off offr ofcr",
        "outcome": "outc outcomes",
        "proceedings": "proceeding",
        "received": "recd rcvd recv recvd receipt",
        "recorded": "recded recording",
        "reference": "ref refno refs refnum",
        "referral": "referred refd",
        "regulations": "reg regs regulation",
        "resolved": "resolution",
        "result": "results",
        "sanction": "sanc sanctions",
        "sex": "gender",
        "severity": "sev",
        "station": "stn",
        "subject": "individual person registrant employee emp subj",
        "summary": "summ synopsis",
        "type": "kind",
    }.items()
    for short in shorts.split()
}
"""The long form of each short one, and one word for several that mean the same."""

FILLERS = _words(
    "the a an of on in for at which was is were has been this that our given set if there"
    " psd psb force applicable"
)
"""Words that change nothing."""

HINTS = _words(
    "dd mm yy yyyy hh ss ddmmyyyy y n na yes no m f u x free text at time primary exact if app"
    " applicable drop down list select please officers only required mandatory optional see notes"
    " note date format e g eg or whole years force reference ref one per row max characters"
    " numeric pseudonymised anonymised redacted separate by"
)
"""What brackets behind a header may hold without making it another thing; figures too."""

_OF_CASE = frozenset(("case", "complaint", "matter", "report"))
_OF_SUBJECT = frozenset(("subject", "officer", "staff"))
_BESIDE = _words("description label any applied imposed made found brought primary main current")
"""Words beside the name of a coded field that leave it what it is."""

_THEN = _words("time incident allegation")
"""Words that say of a subject's field when it held."""

_UNCODED = _words("subject_id case_ref allegation_no complainant_count source category")
_EITHER = re.compile(r"/|&|\b(?:or|and)\b", re.IGNORECASE)
_NUMBERED = frozenset(("number", "id"))
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"_x0020_"), " "),
    (re.compile(r"_x[0-9a-fA-F]{4}_"), " "),
    (re.compile(r"\btbl(?=[A-Z])"), " "),
    (re.compile(r"['’`]s\b|['’`]|\(e?s\)"), ""),
    (re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"), " "),
    (re.compile(r"\A\s*#(?=\s*[^\W_])|\b(?:no|num|number)s?\.? of\b", re.IGNORECASE), " count "),
    (re.compile(r"#"), " number "),
    (re.compile(r"\bprofessional standards(?: department)?\b", re.IGNORECASE), " PSD "),
    (re.compile(r"\b(?:by|in|into|to|from) (?:the )?(?:ps[db]|force)\b", re.IGNORECASE), " "),
    (re.compile(r"\bdate ?(?:/|and|&)? ?time\b", re.IGNORECASE), " date "),
    (re.compile(r"\bon ?(?:/|or)? ?off\b", re.IGNORECASE), " onoff "),
    (re.compile(r"\A\s*(?:no|num|number|total)\.? (?=complain)", re.IGNORECASE), " count "),
    (re.compile(r"\bc(?:ta|2a)\b", re.IGNORECASE), " case to answer "),
    (re.compile(r"\b(?:under )?sch(?:edule)?\.? ?3\b", re.IGNORECASE), " "),
    (re.compile(r"\bsubject to (?:the )?allegation\b", re.IGNORECASE), " "),
    (re.compile(r"\bheads? of complaint\b", re.IGNORECASE), " allegation "),
    (re.compile(r"\by ?/ ?n\b|\byes ?/ ?no\b", re.IGNORECASE), " "),
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 120


def words_of(header: str) -> Words:
    """The words of a header that count, each in its long form."""
    if len(header) > _LONGEST:
        return frozenset()
    found = (SHORT_FORMS.get(word, word) for word in _WORD.findall(_plain(header)))
    return frozenset(found) - FILLERS


def _plain(header: str) -> str:
    """A header in small letters without hints, its phrases in our words."""
    for pattern, instead in _PHRASES:
        header = pattern.sub(instead, header)
    return _BRACKETS.sub(_bracket, header).casefold()


def _bracket(found: re.Match[str]) -> str:
    """Nothing for a hint, a list of the values, or the initials of the words before."""
    words = _WORD.findall(found[1].casefold())
    before = "".join(word[0] for word in _WORD.findall(found.string[: found.start()].casefold()))
    hint = all(word in HINTS or word.isdecimal() for word in words)
    choices = "/" in found[1] and not OF_OTHERS & set(words)
    return " " if hint or choices or before.endswith("".join(words)) else found[0]


@lru_cache(maxsize=10_000)
def field_of(header: str) -> str:
    """The field that a header stands for by its words, "" where none claims it."""
    if len(header) > _LONGEST:
        return ""
    exact = BY_HEADER.get(normalise_header(header))
    if exact:
        return exact
    words, parts = words_of(header), _EITHER.split(_plain(header))
    apart = len(parts) > 1 and any(words_of(part) <= _OF_CASE | {"date"} for part in parts)
    found = BY_WORDS.get(words) if apart else _by_words(words, BY_WORDS)
    return found or _of_each(parts)


def _of_each(parts: Sequence[str]) -> str:
    """The field of "Division / LPA": the one that each of its parts stands for."""
    fields = {field_of(part) for part in parts} if len(parts) > 1 else {""}
    return next(iter(fields)) if len(fields) == 1 else ""


@lru_cache(maxsize=10_000)
def sureness(header: str) -> int:
    """How surely a header stands for its field: as listed, in words as listed, or else."""
    if len(header) > _LONGEST:
        return UNSURE
    if normalise_header(header) in BY_HEADER:
        return EXACT
    return IN_WORDS if _by_words(words_of(header), LISTED) else UNSURE


UNSURE, IN_WORDS, EXACT = range(3)


def _by_words(words: Words, known: Mapping[Words, str]) -> str:
    """The field of a set of words: as known, or without what only says whose it is."""
    if found := known.get(words):
        return found
    if "reference" in words and (found := known.get(words - _NUMBERED)):
        return found
    found = known.get(words - _OF_CASE, "")
    if found and BY_NAME[found].level is Level.CASE:
        return found
    found = known.get(words - _BESIDE, "")
    if found and found not in _UNCODED and BY_NAME[found].kind is Kind.TEXT:
        return found
    as_subject = (words - _OF_SUBJECT) | ({"subject"} if words & _OF_SUBJECT else frozenset())
    for less in (as_subject, words - _OF_SUBJECT, words - _OF_SUBJECT - _THEN):
        found = known.get(less, "")
        if found and BY_NAME[found].level is Level.SUBJECT:
            return found
    return ""


QUALIFIERS = frozenset(
    ("case", "complaint", "matter", "investigation", "final", "formal", "overall", "code")
)
"""Words beside a contested one that leave it to the values."""

CONTESTED: Mapping[Words, tuple[str, ...]] = {
    **{
        frozenset((word,)): ("allegation_result", "outcome")
        for word in ("outcome", "result", "decision", "disposal", "finding", "concluded")
    },
    **{
        frozenset(words.split()): fields
        for words, fields in {
            "type": ("case_type", "subject_type"),
            "category": ("allegation_code", "case_type"),
            "resolved": ("allegation_result", "outcome"),
            **dict.fromkeys(
                ("closed reason", "resolved type", "disposal type", "disposal method")
                + ("disposal means", "outcome type", "result type", "outcome description")
                + ("result description",),
                ("allegation_result", "outcome"),
            ),
            "role": ("subject_type",),
            "subject role": ("subject_type",),
            "subject type": ("subject_type",),
            "level": ("severity",),
            "allegation category": ("allegation_code",),
            "allegation decision": ("allegation_result",),
        }.items()
    },
}
"""What the values decide of headers that may be several things; else it is as the words say."""

LONG: Mapping[Words, str] = {
    frozenset(("allegation", "description")): "allegation_summary",
    frozenset(("allegation",)): "allegation_summary",
    frozenset(("complaint",)): "case_summary",
}
"""Headers that are a narrative where their values are long."""

VALUES: Mapping[str, tuple[str, ...]] = {
    "allegation_result": (
        "upheld", "not upheld", "partially upheld", "partly upheld", "part upheld", "substantiated",
        "unsubstantiated", "not substantiated", "partially substantiated", "proven", "not proven",
        "unproven", "justified", "not justified", "partly justified", "unjustified", "acceptable",
        "not acceptable", "service", "the service", "unable to determine", "not determined",
        "case to answer", "no case to answer", "resolved", "not resolved", "locally resolved",
        "local resolution", "informally resolved", "unfounded", "ill founded", "well founded",
        "founded", "not founded", "sustained", "not sustained", "exonerated", "withdrawn",
        "dispensation", "disapplication", "disapplied", "discontinued", "discontinuance",
    ),
    "outcome": (
        *(normalise_header(word) for row in DEFAULT_ORDER[:-2] for word in row if len(word) > 2),
        "verbal", "warning", "dismiss", "resign", "retire", "reflective", "reflection",
        "practice requiring", "gross incompetence", "suspension", "suspended", "demot",
    ),
    "case_type": (
        "complaint", "public complaint", "conduct", "recordable conduct", "internal conduct",
        "misconduct", "dsi", "death or serious injury", "miscellaneous", "direction and control",
        "internal", "complaint matter", "grievance", "disciplinary", "formal complaint",
        "organisational",
    ),
    "subject_type": (
        "police officer", "officer", "police staff", "staff", "pcso", "special", "regular",
        "support staff", "designated", "contractor", "volunteer", "civilian", "unidentified",
        "unknown officer", "police community support",
    ),
    "severity": ("misconduct", "gross misconduct", "gross misc", "not misconduct", "neither", "gm"),
}  # fmt: skip
"""How the values of a field begin, where values decide."""

RESULT_WORDS = frozenset(word for value in VALUES["allegation_result"] for word in value.split())
"""A header of these alone lists the results there are: "Upheld / Not upheld"."""

BARE: Mapping[Words, str] = {
    frozenset((name, *more)): name
    for name, others in {
        "sex": ((), ("code",)),
        "ethnicity": (
            (),
            ("code",),
            ("16", "1"),
            ("6", "1"),
            ("5", "1"),
            ("origin",),
            ("group",),
            ("appearance",),
            ("self", "defined"),
        ),
    }.items()
    for more in others
}
"""Headers that are the subject's only in a table about subjects: they may be the complainant's."""

OF_OTHERS = _words(
    "complainant complainants victim victims witness witnesses patient patients customer customers"
    " claimant caller child parent aggrieved investigator investigating handler io reviewer"
)
"""Words of a header that is about somebody else than the subject."""

REFERENCES = frozenset(("reference", "number", "id"))
OTHER_REFERENCES = _words(
    "crime incident allegation subject officer staff review appeal hearing niche collar warrant"
    " user student custody url path row sra registrant phone contact telephone order invoice cost"
    " count version checksum link linked related other previous old sheet page employee item log"
    " days date stage factor year"
)
"""Words that say whose reference a column holds, where it is not the case's."""


LISTED: Mapping[Words, str] = {
    words_of(header): field.name for field in FIELDS for header in (field.label, *field.aliases)
}
"""The field of each set of words of `model.fields`."""

BY_WORDS: Mapping[Words, str] = {
    **{words_of(header): name for name, headers in ALSO.items() for header in headers},
    **LISTED,
}
"""The field of each set of words that is known; a set stands for one field only."""
