"""The parts of a header: what it is about, and what it says of it.

"Date complaint closed" is about a case and says when it was closed; "OfficerRank" is about a
subject and says the rank. A field is made of parts, each one of several words, in any order. Every
word counts: one of no part ("Target", "Complainant", "Acknowledged") makes the header another
thing, which no field claims. So do words that are parts, but do not belong together.
"""

import re
from collections.abc import Mapping

from answerable.model.fields import BY_NAME, Kind, Level

Words = frozenset[str]


def words_in(text: str) -> Words:
    """The words of a list that is written as a text."""
    return frozenset(text.split())


PARTS: Mapping[str, Words] = {
    name: words_in(words)
    for name, words in {
        "ACCUSED": "subject officer po staff respondent accused defendant",
        "ACTION": "action actions",
        "ALLEGATION": "allegation allegations alleged",
        "AREA": "area local territorial basic unit sub geographic",
        "BADGE": "collar warrant shoulder payroll nominal epaulette badge shield",
        "BAND": "band grade",
        "BEFORE": "if before",
        "BESIDE": "label any applied assigned imposed made brought given reached held awarded"
        " issued equivalent",
        "BODY": "iopc ipcc pirc copfs pca lado lpb ombudsman mandatory voluntary any request",
        "BREACH": "breach breached",
        "BRIEF": "brief short full",
        "BY": "by who",
        "CASE": "case complaint matter concern grievance report enquiry inquiry dossier",
        "CLOSED": "closed finalised completed concluded resolved resulted finished disposed"
        " determined",
        "CONDUCT": "conduct misconduct behaviour",
        "DATE": "date day",
        "DECISION": "decision determination adjudication verdict",
        "DIVISION": "division district borough sector precinct bcu lpa lpu",
        "DUTY": "onoff duty",
        "EMPLOYMENT": "employment workforce",
        "END": "end ended ending",
        "ENDED": "closed finalised completed determined",
        "ETHNICITY": "ethnicity race",
        "FILE": "file log ticket docket",
        "FIRST": "first from start started starting began begin earliest initial commenced",
        "FORMAL": "formal final taken against",
        "FOUND": "found proven proved",
        "GOT": "came got get",
        "HAPPENED": "incident occurred occurrence event happened happen occur",
        "HEARING": "hearing meeting panel proceedings tribunal heard",
        "HOW": "how via method mode medium",
        "INVOLVED": "involved concerned",
        "KEY": "key code",
        "LAST": "last to end ended ending latest until finish",
        "LEVEL": "level rating",
        "LIVE": "live open",
        "LOCATION": "location where scene",
        "MAIN": "main primary",
        "NATURE": "nature category theme classification class topic heading",
        "NOT": "not partly partially",
        "OFFICER": "officer constable",
        "ORIGIN": "group origin appearance app self defined background code sde",
        "OUTSIDE": "public external",
        "POLICING": "policing command geographic local",
        "RANK": "rank grade post position",
        "REASON": "reason cause",
        "RECEIVED": "received reported reporting raised submitted lodged notified receive",
        "RECORDED": "recorded registered logged opened entered",
        "REFERENCE": "reference number id urn serial sequence",
        "REGIME": "regime regulations legislation",
        "RESULT": "result outcome disposal disposition concluded",
        "REVIEW": "review appeal reconsideration",
        "ROLE": "role substantive",
        "SANCTION": "sanction penalty punishment",
        "SCOPE": "national local",
        "SOPB": "sopb spb",
        "SOURCE": "source origin referrer",
        "STAGE": "stage investigation formal current",
        "STANDARD": "standard professional rule principle",
        "STATUS": "status state",
        "STORY": "summary details narrative text circumstances facts outline precis gist overview"
        " wording free",
        "SUBJECT": "subject officer po staff respondent accused practitioner worker defendant"
        " licensee councillor constable",
        "TELLS": "description describe",
        "THEN": "time date incident allegation",
        "UNIT": "unit department station posting workplace",
        "UPHELD": "upheld substantiated sustained",
        "WORK": "work business",
    }.items()
}
"""The parts of a header of several words: what it is about, and what it says of it."""

READINGS: Mapping[str, tuple[str, ...]] = {
    "case_ref": (
        "CASE REFERENCE ? FILE disciplinary CONDUCT unique", "CONDUCT REFERENCE",
        "FILE REFERENCE ? CONDUCT", "disciplinary REFERENCE", "CASE FILE",
    ),
    "case_type": ("CASE type ? what",),
    "regime": ("REGIME ? LAST apply",),
    "source": (
        "SOURCE ? RECEIVED type ALLEGATION referral", "HOW RECEIVED", "HOW CASE", "HOW contact",
        "channel ? contact", "internal OUTSIDE", "RECEIVED BY !", "CASE BY !", "HOW !",
    ),
    "received_on": ("RECEIVED ? DATE FIRST STAGE", "CASE DATE", "GOT DATE ? CASE"),
    "recorded_on": ("RECORDED ? DATE DECISION FILE", "FILE DATE", "ALLEGATION RECORDED DATE"),
    "finalised_on": ("CLOSED ? DATE FILE", "CASE END ? DATE"),
    "status": ("STATUS ? STAGE REASON", "LIVE CLOSED"),
    "incident_from_on": (
        "HAPPENED ? DATE FIRST ALLEGATION CONDUCT", "CONDUCT DATE ? FIRST ALLEGATION HAPPENED",
        "CONDUCT FIRST", "offence DATE",
    ),
    "incident_to_on": (
        "HAPPENED LAST ? DATE ALLEGATION CONDUCT", "CONDUCT LAST ? DATE ALLEGATION HAPPENED",
    ),
    "location": ("LOCATION ? HAPPENED", "address HAPPENED"),
    "division": (
        "DIVISION ? HAPPENED AREA POLICING name where", "POLICING area ? AREA DIVISION",
        "POLICING UNIT ? AREA",
    ),
    "category": (
        "CASE NATURE ? MAIN", "CASE type ? what", "CASE REASON", "issue ? type NATURE MAIN",
        "NATURE MAIN",
    ),
    "case_summary": (
        "STORY ? HAPPENED BRIEF issue TELLS", "TELLS ? HAPPENED BRIEF issue", "CASE BRIEF",
        "what ? HAPPENED your TELLS", "CASE particulars", "CASE NATURE free STORY",
    ),
    "allegation_no": ("ALLEGATION REFERENCE",),
    "allegation_code": ("NATURE code ? ALLEGATION", "type code ? ALLEGATION"),
    "allegation": (
        "ALLEGATION ? type NATURE", "CONDUCT type", "CONDUCT NATURE",
        "ALLEGATION CONDUCT ? type NATURE", "REASON disciplinary ? ACTION",
        "BREACH ? STANDARD SOPB type NATURE CONDUCT ALLEGATION what", "SOPB", "STANDARD CONDUCT",
        "ALLEGATION TELLS ? NATURE type",
    ),
    "allegation_summary": (
        "ALLEGATION STORY ? BRIEF CONDUCT NATURE TELLS", "CONDUCT STORY", "CONDUCT TELLS",
        "ALLEGATION TELLS BRIEF", "BREACH STORY ? ALLEGATION", "ALLEGATION particulars",
        "what ALLEGATION", "ALLEGATION BRIEF", "ALLEGATION CONDUCT", "CONDUCT RECEIVED",
    ),
    "factors": ("factors ? group SCOPE ALLEGATION code",),
    "allegation_result": (
        "ALLEGATION RESULT ? STATUS", "ALLEGATION DECISION", "ALLEGATION finding", "UPHELD ? NOT",
        "ALLEGATION CLOSED HOW",
    ),
    "allegation_result_on": (
        "ALLEGATION RESULT DATE", "ALLEGATION DECISION DATE", "ALLEGATION CLOSED DATE",
        "ALLEGATION ENDED", "finding DATE ? ALLEGATION",
    ),
    "subject_id": (
        "SUBJECT REFERENCE ? pseudonym BADGE link unique", "SUBJECT KEY", "subject OFFICER",
        "BADGE ? REFERENCE", "pseudonym",
    ),
    "subject_type": (
        "SUBJECT type", "SUBJECT NATURE", "SUBJECT group", "EMPLOYMENT type", "OFFICER staff",
    ),
    "rank": (
        "RANK ? ROLE job title BAND what", "job ROLE", "job title ? ROLE RANK", "SUBJECT ROLE",
        "role", "SUBJECT BAND", "pay BAND",
    ),
    "sex": ("ACCUSED sex ? code",),
    "ethnicity": ("ACCUSED ETHNICITY ? ORIGIN",),
    "unit": (
        "UNIT ? team name DIVISION posted LAST", "team SUBJECT", "team INVOLVED", "UNIT INVOLVED",
        "SUBJECT DIVISION", "SUBJECT LOCATION", "WORK LOCATION", "WORK AREA",
    ),
    "on_duty": ("DUTY ? STATUS",),
    "severity": (
        "severity ? LEVEL highest assessment CONDUCT ALLEGATION FIRST", "assessment LEVEL",
        "assessment RESULT !", "assessment FIRST !", "CONDUCT LEVEL", "CONDUCT gross",
    ),
    "case_to_answer": ("CASE LAST answer ? DECISION FOUND", "CASE examiner DECISION"),
    "proceeding_type": ("HEARING ? type CONDUCT disciplinary",),
    "proceeding_on": ("HEARING DATE ? FIRST CONDUCT disciplinary", "HEARING FIRST"),
    "finding_level": ("LEVEL finding", "LEVEL FOUND ? CONDUCT"),
    "outcome": (
        "SANCTION ? RESULT ACTION disciplinary CONDUCT FORMAL HEARING what",
        "disciplinary RESULT ? CONDUCT HEARING ACTION", "disciplinary imposed",
        "HEARING RESULT ? CONDUCT disciplinary", "CONDUCT RESULT", "SUBJECT RESULT",
        "ACTION FORMAL ? disciplinary SUBJECT", "ACTION disciplinary", "RESULT ACTION",
    ),
    "outcome_on": (
        "SANCTION DATE ? RESULT ACTION disciplinary CONDUCT FORMAL effective",
        "disciplinary RESULT DATE ? CONDUCT HEARING ACTION",
        "HEARING RESULT DATE ? CONDUCT disciplinary", "CONDUCT RESULT DATE",
        "ACTION DATE ? disciplinary FORMAL",
    ),
    "left_force_reason": (
        "left REASON ? SUBJECT BEFORE LAST HEARING code", "left type", "HOW left",
    ),
    "referral": ("referral ? BODY LAST type STATUS",),
    "review_result": (
        "REVIEW RESULT ? BODY STAGE LAST", "REVIEW DECISION ? BODY STAGE",
        "REVIEW UPHELD ? BODY STAGE", "REVIEW finding", "REVIEW !",
    ),
}  # fmt: skip
"""How the parts of a header make a field: those that it needs and, behind "?", those it may
have; with "!" only where the values are words of the field.

They are less sure than the headers of `model.fields`: a column must hold what the field holds, and
gives way to a column with a header of that list.
"""

KNOWN = words_in(re.sub(r"[A-Z?!]+", " ", " ".join(sum(READINGS.values(), ())))).union(
    *PARTS.values(), ("police",)
)
"""Every word of a part."""

_UNCODED = words_in("subject_id case_ref allegation_no complainant_count source category")
_BESIDE_CODED = words_in("description current primary main")
_LEVEL_MAY: Mapping[Level, Words] = {
    Level.CASE: PARTS["CASE"],
    Level.ALLEGATION: PARTS["CASE"],
    Level.SUBJECT: PARTS["SUBJECT"] | PARTS["THEN"] | {"police"},
    Level.OUTCOME: PARTS["CASE"],
}


def _of_part(name: str) -> Words:
    """The words of a part; a small letter stands for itself."""
    return PARTS.get(name) or frozenset((name,))


def _made_of(name: str, reading: str) -> tuple[str, tuple[Words, ...], Words]:
    """A field, each part that it needs, and every word that it may have."""
    needs, _, may = reading.rstrip(" !").partition("?")
    required = tuple(map(_of_part, needs.split()))
    allowed = map(_of_part, (*may.split(), "BESIDE"))
    coded = BY_NAME[name].kind is Kind.TEXT and name not in _UNCODED
    besides = _LEVEL_MAY[BY_NAME[name].level] | (_BESIDE_CODED if coded else frozenset())
    return name, required, besides.union(*required, *allowed)


_MADE_OF = tuple(
    _made_of(name, one) for name, ways in READINGS.items() for one in ways if "!" not in one
)
_PERHAPS = tuple(
    _made_of(name, one) for name, ways in READINGS.items() for one in ways if "!" in one
)


def made_of(words: Words, *, perhaps: bool = False) -> tuple[str, ...]:
    """Every field that these words make; none where one of them is of no part.

    `perhaps`: those that they make only where the values are words of that field.
    """
    if not words or not words <= KNOWN:
        return ()
    known = _PERHAPS if perhaps else _MADE_OF
    makes = (name for name, needs, may in known if words <= may and _each(needs, words))
    return tuple(dict.fromkeys(makes))


def _each(needs: tuple[Words, ...], words: Words) -> bool:
    return not any(need.isdisjoint(words) for need in needs)
