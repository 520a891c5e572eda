"""What the words of a header stand for: short forms, words that change nothing, other orders.

A header is cut into words, each written in its long form, and compared with the known headers as a
set: "Dt Rec'd (DD/MM/YYYY)" and "Date on which the complaint was received by PSD" are both the date
received. Every word counts: one that is not expected ("Target", "Complainant", "Acknowledged")
makes the header another thing, which no field claims. Values are looked at in
`steps.registers.guess_columns`, with the words of `VALUES` and `CONTESTED`.
"""

import re
import unicodedata
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

PARTS: Mapping[str, Words] = {
    name: _words(words)
    for name, words in {
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
        " member licensee councillor constable",
        "TELLS": "description describe",
        "THEN": "time date incident allegation",
        "UNIT": "unit department station posting workplace",
        "UPHELD": "upheld substantiated sustained",
        "WORK": "work business",
    }.items()
}
"""The parts of a header of several words: what it is about, and what it says of it."""

READINGS: Mapping[str, tuple[str, ...]] = {
    "case_ref": ("CASE REFERENCE ? FILE disciplinary CONDUCT unique", "CONDUCT REFERENCE",
                 "FILE REFERENCE ? CONDUCT", "disciplinary REFERENCE", "CASE FILE"),
    "case_type": ("CASE type ? what",),
    "regime": ("REGIME ? LAST apply",),
    "source": ("SOURCE ? RECEIVED type ALLEGATION referral", "HOW RECEIVED", "HOW CASE",
               "HOW contact", "channel ? contact", "internal OUTSIDE",
               "RECEIVED BY !", "CASE BY !", "HOW !"),
    "received_on": ("RECEIVED ? DATE FIRST STAGE", "CASE DATE",
                    "GOT DATE ? CASE"),
    "recorded_on": ("RECORDED ? DATE DECISION FILE", "FILE DATE", "ALLEGATION RECORDED DATE"),
    "finalised_on": ("CLOSED ? DATE FILE", "CASE END ? DATE"),
    "status": ("STATUS ? STAGE REASON", "LIVE CLOSED"),
    "incident_from_on": ("HAPPENED ? DATE FIRST ALLEGATION CONDUCT",
                         "CONDUCT DATE ? FIRST ALLEGATION HAPPENED", "CONDUCT FIRST",
                         "offence DATE"),
    "incident_to_on": ("HAPPENED LAST ? DATE ALLEGATION CONDUCT",
                       "CONDUCT LAST ? DATE ALLEGATION HAPPENED"),
    "location": ("LOCATION ? HAPPENED", "address HAPPENED"),
    "division": ("DIVISION ? HAPPENED AREA POLICING name where", "POLICING area ? AREA DIVISION",
                 "POLICING UNIT ? AREA"),
    "category": ("CASE NATURE ? MAIN", "CASE type ? what", "CASE REASON", "issue ? type NATURE MAIN",
                 "NATURE MAIN"),
    "case_summary": ("STORY ? HAPPENED BRIEF issue TELLS", "TELLS ? HAPPENED BRIEF issue",
                     "CASE BRIEF", "what ? HAPPENED your TELLS", "CASE particulars",
                     "CASE NATURE free STORY"),
    "allegation_no": ("ALLEGATION REFERENCE",),
    "allegation_code": ("NATURE code ? ALLEGATION", "type code ? ALLEGATION"),
    "allegation": ("ALLEGATION ? type NATURE", "CONDUCT type", "CONDUCT NATURE",
                   "ALLEGATION CONDUCT ? type NATURE", "REASON disciplinary ? ACTION",
                   "BREACH ? STANDARD SOPB type NATURE CONDUCT ALLEGATION what", "SOPB",
                   "STANDARD CONDUCT", "ALLEGATION TELLS ? NATURE type"),
    "allegation_summary": ("ALLEGATION STORY ? BRIEF CONDUCT NATURE TELLS", "CONDUCT STORY",
                           "CONDUCT TELLS", "ALLEGATION TELLS BRIEF", "BREACH STORY ? ALLEGATION",
                           "ALLEGATION particulars",
                           "what ALLEGATION", "ALLEGATION BRIEF", "ALLEGATION CONDUCT",
                           "CONDUCT RECEIVED"),
    "factors": ("factors ? group SCOPE ALLEGATION code",),
    "allegation_result": ("ALLEGATION RESULT ? STATUS", "ALLEGATION DECISION",
                          "ALLEGATION finding", "UPHELD ? NOT", "ALLEGATION CLOSED HOW"),
    "allegation_result_on": ("ALLEGATION RESULT DATE", "ALLEGATION DECISION DATE",
                             "ALLEGATION CLOSED DATE", "ALLEGATION ENDED", "finding DATE ? ALLEGATION"),
    "subject_id": ("SUBJECT REFERENCE ? pseudonym BADGE link unique", "SUBJECT KEY", "subject OFFICER",
                                      "BADGE ? REFERENCE", "pseudonym"),
    "subject_type": ("SUBJECT type", "SUBJECT NATURE", "SUBJECT group", "EMPLOYMENT type",
                     "OFFICER staff"),
    "rank": ("RANK ? ROLE job title BAND what", "job ROLE", "job title ? ROLE RANK", "SUBJECT ROLE", "role",
             "SUBJECT BAND", "pay BAND"),
    "sex": ("SUBJECT sex ? code",),
    "ethnicity": ("SUBJECT ETHNICITY ? ORIGIN",),
    "unit": ("UNIT ? team name DIVISION posted LAST", "posted LAST", "posted where", "team SUBJECT", "team INVOLVED", "UNIT INVOLVED",
             "SUBJECT DIVISION",
             "SUBJECT LOCATION", "WORK LOCATION", "WORK AREA"),
    "on_duty": ("DUTY ? STATUS",),
    "severity": ("severity ? LEVEL highest assessment CONDUCT ALLEGATION FIRST",
                 "assessment LEVEL", "assessment RESULT !", "assessment FIRST !", "CONDUCT LEVEL",
                 "CONDUCT gross"),
    "case_to_answer": ("CASE LAST answer ? DECISION FOUND", "CASE examiner DECISION"),
    "proceeding_type": ("HEARING ? type CONDUCT disciplinary",),
    "proceeding_on": ("HEARING DATE ? FIRST CONDUCT disciplinary", "HEARING FIRST"),
    "finding_level": ("LEVEL finding", "LEVEL FOUND ? CONDUCT"),
    "outcome": ("SANCTION ? RESULT ACTION disciplinary CONDUCT FORMAL HEARING what",
                "disciplinary RESULT ? CONDUCT HEARING ACTION", "disciplinary imposed",
                "HEARING RESULT ? CONDUCT disciplinary", "CONDUCT RESULT", "SUBJECT RESULT",
                "ACTION FORMAL ? disciplinary SUBJECT", "ACTION disciplinary", "RESULT ACTION"),
    "outcome_on": ("SANCTION DATE ? RESULT ACTION disciplinary CONDUCT FORMAL effective",
                   "disciplinary RESULT DATE ? CONDUCT HEARING ACTION",
                   "HEARING RESULT DATE ? CONDUCT disciplinary", "CONDUCT RESULT DATE",
                   "ACTION DATE ? disciplinary FORMAL"),
    "left_force_reason": ("left REASON ? SUBJECT BEFORE LAST HEARING code", "left type", "HOW left"),
    "referral": ("referral ? BODY LAST type STATUS",),
    "review_result": ("REVIEW RESULT ? BODY STAGE LAST", "REVIEW DECISION ? BODY STAGE",
                      "REVIEW UPHELD ? BODY STAGE", "REVIEW finding", "REVIEW !"),
}  # fmt: skip
"""How the parts of a header make a field: those that it needs and, behind "?", those it may
have; with "!" only where the values are words of `VALUES`.

They are less sure than the headers of `model.fields`: a column must hold what the field holds, and
gives way to a column with a header of that list.
"""

SHORT_FORMS: Mapping[str, str] = {
    short: long
    for long, shorts in {
        "allegation": "alleg allgn allegn allg hoc",
        "allegations": "allegs",
        "alleged": "allegedly",
        "answer": "ans",
        "assessment": "assess assessed assmt",
        "category": "cat catg ctgry categories",
        "circumstances": "circs",
        "closed": "closure clsd",
        "complainant": "compnt compt complt complnt complainants complainer complainers comps",
        "complaint": "comp cmplt cmpl complaints",
        "completed": "completion",
        "concluded": "conclusion",
        "date": "dt dte dates datetime when",
        "department": "dept dpt",
        "description": "desc descr",
        "details": "detail det dets dtls",
        "disciplinary": "disc discipline",
        "disposal": "disp",
        "division": "div divn",
        "ethnicity": "eth ethn ethnic",
        "factors": "factor",
        "finalised": "fin finalized finalisation finalization",
        "finding": "findings fndg",
        "group": "grp",
        "hearing": "hrg",
        "id": "identifier pin",
        "incident": "inc incid",
        "left": "leaving leaver leave departure exit",
        "location": "loc locn place",
        "number": "no num nbr nr",
        "officer": "off offr ofcr ofc",
        "outcome": "outc outcm outcomes",
        "proceedings": "proceeding",
        "received": "recd rcvd recv recvd receipt",
        "recorded": "recded recording regd",
        "reference": "ref refno refs refnum",
        "referral": "referred refd",
        "regulations": "reg regs regulation",
        "resolved": "resolution",
        "result": "results rslt res",
        "sanction": "sanc sanct sanctions",
        "sex": "gender gdr gndr",
        "severity": "sev seriousness",
        "narrative": "narr narrtv",
        "meeting": "mtg",
        "national": "nat",
        "occurred": "occ",
        "professional": "prof",
        "rank": "rk rnk",
        "sequence": "seq",
        "standard": "std standards",
        "action": "actn",
        "code": "cd",
        "status": "sts",
        "district": "dist distr",
        "station": "stn",
        "subject": "individual person registrant employee emp subj",
        "summary": "summ synopsis",
        "type": "kind typ sort",
    }.items()
    for short in shorts.split()
}
"""The long form of each short one, and one word for several that mean the same."""

FILLERS = _words(
    "the a an of on in for at which was is were has been this that our given set if there"
    " psd psb force applicable or and it its did do does you we us as whole about take tell their they"
    " between tbl dbo"
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
_EITHER = re.compile(r"/|&|\b(?:or|and)\b", re.IGNORECASE)
_PHRASES: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"_x0020_"), " "),
    (re.compile(r"_x[0-9a-fA-F]{4}_"), " "),
    (re.compile(r"\btbl(?=[A-Z])"), " "),
    (re.compile(r"['’`]s\b|['’`]|\(e?s\)"), ""),
    (re.compile(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])"), " "),
    (re.compile(r"\A\s*#(?=\s*[^\W_])|\b(?:no|num|number)s?\.? of\b", re.IGNORECASE), " count "),
    (re.compile(r"#"), " number "),
    (re.compile(r"\A\s*(?:q ?)?\d+ ?[.):](?=\s*[^\W\d])", re.IGNORECASE), " "),
    (re.compile(r"\bt(?:ake|akes|ook|aken) place\b", re.IGNORECASE), " happened "),
    (re.compile(r"\bstage (?:1|one)\b", re.IGNORECASE), " "),
    (re.compile(r"\bprofessional standards(?: department)?\b", re.IGNORECASE), " PSD "),
    (re.compile(r"\b(?:by|in|into|to|from) (?:the )?(?:ps[db]|force)\b", re.IGNORECASE), " "),
    (re.compile(r"\bd(?:ate|t) ?(?:/|and|&)? ?time\b", re.IGNORECASE), " date "),
    (re.compile(r"\bcompl\b\.?(?=\W*(?:ref|no|num|id|type|cat|nat|desc|summ|det))", re.IGNORECASE),
     " complaint "),
    (re.compile(r"\bhow many\b", re.IGNORECASE), " count "),
    (re.compile(r"\bas (?:set out|defined|described) in\b.*", re.IGNORECASE), " "),
    (re.compile(r"\bgm\b", re.IGNORECASE), " gross "),
    (re.compile(r"\bon ?(?:/|or)? ?off\b", re.IGNORECASE), " onoff "),
    (re.compile(r"\A\s*(?:no|num|number|total)\.? (?=complain)", re.IGNORECASE), " count "),
    (re.compile(r"\bc(?:ta|2a)\b", re.IGNORECASE), " case to answer "),
    (re.compile(r"\b(?:under )?sch(?:edule)?\.? ?3\b", re.IGNORECASE), " "),
    (re.compile(r"\bsubject to (?:the )?allegation\b", re.IGNORECASE), " "),
    (re.compile(r"\bheads? of complaint\b", re.IGNORECASE), " allegation "),
    (re.compile(r"\by ?/ ?n\b|\byes ?/? ?no\b", re.IGNORECASE), " "),
)
_BRACKETS = re.compile(r"[(\[]([^()\[\]]*)[)\]]")
_WORD = re.compile(r"[^\W_]+")
_LONGEST = 120


def words_of(header: str) -> Words:
    """The words of a header that count, each in its long form."""
    if len(header) > _LONGEST:
        return frozenset()
    found = _WORD.findall(_plain(header))
    if len(found) <= _GLUED_WITHIN:
        found = [part for word in found for part in _unglued(word)]
    alone = len(found) == 1  # a plural alone is a list, or how many there are
    return frozenset(SHORT_FORMS.get(one, one) if alone else _long(one) for one in found) - FILLERS


def _unglued(word: str) -> Sequence[str]:
    """The words of which a word of a header of few is made: "allgtype"."""
    glued = None if word in _SHORT or len(word) > _LONGEST_GLUED else _GLUED.fullmatch(word)
    return [part for part in glued.groups() if part] if glued else (word,)


def _long(word: str) -> str:
    """A word in its long form, many as one."""
    long = SHORT_FORMS.get(word, word)
    one = SHORT_FORMS.get(long.removesuffix("s"), long.removesuffix("s"))
    return one if one in _KNOWN and long not in _KNOWN else long


@lru_cache(maxsize=10_000)
def _plain(header: str) -> str:
    """A header in small letters without hints, its phrases in our words."""
    for pattern, instead in _PHRASES:
        header = pattern.sub(instead, header)
    plain = unicodedata.normalize("NFKD", _BRACKETS.sub(_bracket, header)).casefold()
    return plain.replace("\u0301", "")


def _bracket(found: re.Match[str]) -> str:
    """Nothing for a hint, a list of the values, or the initials of the words before."""
    words = _WORD.findall(found[1].casefold())
    before = "".join(word[0] for word in _WORD.findall(found.string[: found.start()].casefold()))
    hint = all(word in HINTS or word.isdecimal() for word in words)
    choices = "/" in found[1] and not OF_OTHERS & set(words)
    return " " if hint or choices or before.endswith("".join(words)) else found[0]


@lru_cache(maxsize=10_000)
def field_of(header: str) -> str:
    """The field that a header stands for by its words, "" where none claims it, or several do."""
    if len(header) > _LONGEST:
        return ""
    exact = BY_HEADER.get(normalise_header(header))
    if exact:
        return exact
    words, parts = words_of(header), _EITHER.split(_plain(header))
    apart = len(parts) > 1 and any(words_of(part) <= _OF_CASE | {"date"} for part in parts)
    found = LISTED.get(words) or ("" if apart else only(readings(header)))
    return found or _of_each(parts)


@lru_cache(maxsize=10_000)
def readings(header: str, *, perhaps: bool = False) -> tuple[str, ...]:
    """Every field that the parts of a header make; none where it holds a word of no part.

    `perhaps`: those that they make only where the values are words of that field.
    """
    words = words_of(header)
    if not words or not words <= _KNOWN:
        return ()
    known = _PERHAPS if perhaps else _MADE_OF
    makes = (name for name, needs, may in known if words <= may and _each(needs, words))
    return tuple(dict.fromkeys(makes))


def only(found: Sequence[str]) -> str:
    """The only one, "" where there is none or more."""
    return found[0] if len(found) == 1 else ""


def _each(needs: Sequence[Words], words: Words) -> bool:
    return not any(need.isdisjoint(words) for need in needs)


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
    return IN_WORDS if words_of(header) in LISTED else UNSURE


UNSURE, IN_WORDS, EXACT = range(3)


QUALIFIERS = PARTS["BESIDE"] | _words(
    "case complaint matter investigation final formal overall code"
)
"""Words beside a contested one that leave it to the values."""

CONTESTED: Mapping[Words, tuple[str, ...]] = {
    **{
        frozenset((word,)): ("allegation_result", "outcome")
        for word in ("finding", "concluded", *PARTS["RESULT"], *PARTS["DECISION"])
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
        "organisational", "concern", "enquiry", "informal complaint", "compliment",
    ),
    "subject_type": (
        "police officer", "officer", "police staff", "staff", "pcso", "special", "regular",
        "support staff", "designated", "contractor", "volunteer", "civilian", "unidentified",
        "unknown officer", "police community support",
    ),
    "source": (
        "phone", "telephone", "email", "e mail", "letter", "web", "online", "form", "in person",
        "face to face", "social media", "public", "member of public", "member of the public", "mp",
        "colleague", "supervisor", "anonymous", "solicitor", "relative", "parent", "third party",
        "internal", "external", "employer", "self", "by phone", "by letter", "post", "portal",
        "front counter", "complainant", "representative", "family", "victim", "witness",
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


_KNOWN = _words(re.sub(r"[A-Z?!]+", " ", " ".join(sum(READINGS.values(), ())))).union(
    *PARTS.values(), ("police",)
)
_SHORT = {word for word in SHORT_FORMS.keys() | _KNOWN if len(word) > 2} | _words("dt id no")
_PARTS_OF_GLUED = "|".join(sorted(_SHORT - PARTS["BESIDE"], key=len, reverse=True))
_GLUED = re.compile(f"({_PARTS_OF_GLUED})({_PARTS_OF_GLUED})({_PARTS_OF_GLUED})?")
_GLUED_WITHIN, _LONGEST_GLUED = 2, 16

_UNCODED = _words("subject_id case_ref allegation_no complainant_count source category")
_BESIDE_CODED = _words("description current primary main")
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

LISTED: Mapping[Words, str] = {
    words_of(header): field.name for field in FIELDS for header in (field.label, *field.aliases)
}
"""The field of each set of words of `model.fields`; a set stands for one field only."""
