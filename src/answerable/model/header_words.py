"""What the words of a header stand for: short forms, words that change nothing, other orders.

A header is cut into words, each written in its long form, and compared with the known headers as a
set: "Dt Rec'd (DD/MM/YYYY)" is the date received. Else it is read by its parts
(`model.header_parts`).
Values are looked at in `steps.registers.judge_columns`, with the words of `VALUES` and `CONTESTED`:
they decide where the header may be several things.
"""

import re
import unicodedata
from collections.abc import Mapping, Sequence
from functools import lru_cache

from answerable.model.fields import BY_HEADER, FIELDS, normalise_header
from answerable.model.header_parts import KNOWN, PARTS, Words, made_of, words_in
from answerable.model.outcomes import DEFAULT_ORDER

DATE_OF: Mapping[str, str] = {
    "allegation_result": "allegation_result_on",
    "outcome": "outcome_on",
}
"""The date that goes with a field whose header left it to the values."""

SHORT_FORMS: Mapping[str, str] = {
    short: long
    for long, shorts in {
        "action": "actn",
        "allegation": "alleg allgn allegn allg hoc",
        "allegations": "allegs",
        "alleged": "allegedly",
        "answer": "ans",
        "assessment": "assess assessed assmt",
        "category": "cat catg ctgry categories",
        "circumstances": "circs",
        "closed": "closure clsd",
        "code": "cd",
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
        "district": "dist distr",
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
        "meeting": "mtg",
        "narrative": "narr narrtv",
        "national": "nat",
        "number": "no num nbr nr",
        "occurred": "occ",
        "officer": "off offr ofcr ofc",
        "outcome": "outc outcm outcomes",
        "proceedings": "proceeding",
        "professional": "prof",
        "rank": "rk rnk",
        "received": "recd rcvd recv recvd receipt",
        "recorded": "recded recording regd",
        "reference": "ref refno refs refnum",
        "referral": "referred refd",
        "regulations": "reg regs regulation",
        "resolved": "resolution",
        "result": "results rslt res",
        "sanction": "sanc sanct sanctions",
        "sequence": "seq",
        "severity": "sev seriousness",
        "sex": "gender gdr gndr",
        "standard": "std standards",
        "station": "stn",
        "status": "sts",
        "subject": "individual person registrant employee emp subj",
        "summary": "summ synopsis",
        "type": "kind typ sort",
    }.items()
    for short in shorts.split()
}
"""The long form of each short one, and one word for several that mean the same."""

FILLERS = words_in(
    "the a an of on in for at which was is were has been this that our given set if there"
    " psd psb force applicable or and it its did do does you we us as whole about take tell their"
    " they between tbl dbo"
)
"""Words that change nothing."""

HINTS = words_in(
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
    (
        re.compile(
            r"\bcompl\b\.?(?=\W*(?:ref|no|num|id|type|cat|nat|desc|summ|det))", re.IGNORECASE
        ),
        " complaint ",
    ),
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
_LETTER = re.compile(r"[^\W\d_]")
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
    return one if one in KNOWN and long not in KNOWN else long


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
    if len(header) > _LONGEST or not _LETTER.search(header):
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
    """Every field that the parts of a header make (`header_parts.made_of`)."""
    return made_of(words_of(header), perhaps=perhaps)


def likely(header: str) -> tuple[str, ...]:
    """The fields to propose for a header, most likely first: never taken for them unasked.

    Words of no part are overlooked here, but for those that say that it is about somebody or
    something else; a reference or a person's trait is not proposed then.
    """
    words = words_of(header)
    if field := field_of(header):
        return (field,)
    if (other := words - KNOWN) & (OF_OTHERS | OTHER_REFERENCES):
        return ()
    found = made_of(words & KNOWN) or made_of(words & KNOWN, perhaps=True)
    return tuple(name for name in found if not other or name not in _NEVER_LOOSELY)


_NEVER_LOOSELY = words_in("case_ref subject_id sex ethnicity")


def only(found: Sequence[str]) -> str:
    """The only one, "" where there is none or more."""
    return found[0] if len(found) == 1 else ""


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


QUALIFIERS = PARTS["BESIDE"] | words_in(
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
    "review_result": (
        "upheld", "not upheld", "partially upheld", "partly upheld", "allowed", "dismissed",
        "rejected", "reasonably handled", "not reasonably handled", "valid", "invalid",
        "reasonable and proportionate", "not reasonable",
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

OF_OTHERS = words_in(
    "complainant complainants victim victims witness witnesses patient patients customer customers"
    " claimant caller child parent aggrieved investigator investigating handler io reviewer"
    " resident tenant student pupil applicant appellant client prisoner detainee relative"
)
"""Words of a header that is about somebody else than the subject."""

REFERENCES = frozenset(("reference", "number", "id"))
OTHER_REFERENCES = words_in(
    "crime incident allegation subject officer staff review appeal hearing niche collar warrant"
    " user student custody url path row sra registrant phone contact telephone order invoice cost"
    " count version checksum link linked related other previous old sheet page employee item log"
    " days date stage factor year"
)
"""Words that say whose reference a column holds, where it is not the case's."""


_SHORT = {word for word in SHORT_FORMS.keys() | KNOWN if len(word) > 2} | words_in("dt id no")
_PARTS_OF_GLUED = "|".join(sorted(_SHORT - PARTS["BESIDE"], key=len, reverse=True))
_GLUED = re.compile(f"({_PARTS_OF_GLUED})({_PARTS_OF_GLUED})({_PARTS_OF_GLUED})?")
_GLUED_WITHIN, _LONGEST_GLUED = 2, 16

LISTED: Mapping[Words, str] = {
    words_of(header): field.name for field in FIELDS for header in (field.label, *field.aliases)
}
"""The field of each set of words of `model.fields`; a set stands for one field only."""
