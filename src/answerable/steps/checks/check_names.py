"""Checks whether a published page names or numbers a private person."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from answerable.model.answer import Finding
from answerable.model.pages import Page
from answerable.steps.redaction.find_full_names import find_full_names
from answerable.steps.words.quote_words import around, sentences_of
from answerable.steps.words.write_finding import write_finding

_TITLED = r"\b(?:Mr|Mrs|Ms|Miss|Mx)\.?\s(?!Justice)[A-Z][\w'’-]{1,30}"
_NUMBERED = (
    r"(?:\s(?:no\.?|number|ref(?:erence)?\.?)){1,2}\s?:?\s"
    r"(?:\d{3}\s\d{3}\s\d{4}\b|[A-Z]{0,4}[/-]?\d[\w/-]{3,30})"
)
_CODED = (
    r"(?:\srecord)?\s?:?\s(?:[A-Z]{1,4}[/-]?\d[\w/-]{2,30}"
    r"|(?!\d{1,2}/\d{1,2}/)\d{1,4}/\d{3,10}\b)"
)
_PERSON_IN_CASE = re.compile(
    rf"{_TITLED}[^.;]{{0,120}}\b(?:crime|incident|case|occurrence|custody|complaint|claim|patient"
    rf"|hospital|NHS)(?:{_NUMBERED}|{_CODED})"
)
"""What surely numbers one case: a number called one, or letters with digits; no year or years."""

_GREETED = re.compile(rf"\bDear\s{_TITLED}")
_REQUESTER_GREETED = re.compile(
    rf"{_GREETED.pattern}(?![\w'’-]| MS?P\b)(?=.{{0,200}}?\b(?:[Tt]hank you for"
    r"|[Yy]our (?:\w+ )?(?:request"
    r"|e-?mail|letter|enquiry|message|case|reference)|[Yy]ou (?:asked|requested|wrote)"
    r"|[Ff]urther to|RE\b:?|Re:))",
    re.DOTALL,
)
_OF_THE_REQUEST = re.compile(
    r"\bFOIA?\b|\bFreedom of Information\b|\b(?:your|our) (?:\w+ )?(?:request|case|complaint|ref)",
    re.IGNORECASE,
)
"""What a letter numbers is the request, and its reader's own."""

_PERSON_IN_ROLE = re.compile(
    r"\b(?:complainant|patient|victim|witness|pupil|resident|tenant|applicant|claimant|neighbour"
    rf"|owner|employee|suspect|offender|informant)\b,?\s(?:(?:was|is|named|a|the)\s)?{_TITLED}"
    rf"|{_TITLED}[^.;]{{0,60}}\b(?:of|at|living at|from)\s\d{{1,3}}[a-z]?\s[A-Z]\w+\s"
    r"(?:[A-Z]\w+\s)?(?:Street|Road|Lane|Avenue|Close|Drive|Terrace|Court|Way|Crescent|Gardens)\b"
)
_NAME = r"(?P<name>[A-Z][\w'’-]{1,30}\s(?:[A-Z]\.?\s)?[A-Z][\w'’-]{1,30})"
_PRIVATE = (
    r"(?:complainant|patient|victim|witness|pupil|student|resident|neighbour|suspect|offender"
    r"|informant|inmate|prisoner|detainee|passenger|employee|service user|trainee|apprentice|mother"
    r"|father|parent|daughter|son|carer)"
)
_NAMED_IN_ROLE = (
    re.compile(rf"\b{_PRIVATE}(?:,? (?:named|called|was|is)|,|['’]s name (?:is|was))?\s\(?{_NAME}"),
    re.compile(rf"\b(?i:{_PRIVATE}(?: name)?):\s{_NAME}"),
    re.compile(
        rf"\b{_NAME}(?:,\s|\s\()(?:(?:a|the|another|one)\s)?(?:[a-z-]+\s){{0,2}}?{_PRIVATE}\b"
    ),
)
"""A name without Mr or Mrs beside what somebody is in a case."""

_REF = r"\b(?!(?:19|20)\d\d[/-]|\d{1,2}/\d{1,2}/)[A-Z]{0,6}\d{0,6}(?:[/-][A-Z]{0,3}\d{1,8}){1,4}\b"
_REFERENCE = re.compile(_REF)
_NAMED_BY_CASE = re.compile(
    rf"\b(?:case|complaint|appeal|claim|file)s?\b[^.;]{{0,60}}?(?:{_NAME}(?:,\s|\s\()(?=[A-Z\d/-]{{0,20}}\d)"
    rf"{_REF}|{_REF}(?:,\s|:\s|\s\(){_NAME.replace('name', 'after')})"
)
_IN_COURT = re.compile(
    r"\b(?:tribunal|court|v\.?|judge|inquest|inquiry)\b|\[\d{4}\]", re.IGNORECASE
)
_TAKEN_OUT = re.compile(
    r"\b(?:names?|personal (?:data|details|information)|identif\w+|details of (?:third part\w+"
    r"|individuals|people|persons|students|patients))\b[^.;]{0,60}\b(?:removed|redacted|taken out"
    r"|deleted|blanked|left out|anonymi[sz]ed)\b|\b(?:removed|redacted|taken out|deleted|blanked)\b"
    r"[^.;]{0,60}\b(?:names?|personal (?:data|details|information)|details of (?:third part\w+"
    r"|individuals|people|persons|students|patients))\b",
    re.IGNORECASE,
)
"""What says that nobody is named."""

OF_OFFICE = re.compile(
    r"\b(?:review\w*|write to|contact|manager|director|secretary|commissioner|chief|chair\w*"
    r"|councillor|head of|tribunal|court|v\.?|judge|minister|solicitors?)\b|\[\d{4}\]",
    re.IGNORECASE,
)
"""Words of a sentence that tells of somebody in office, or of where an office is."""

_IDENTIFIERS = (
    (
        "a National Insurance number",
        re.compile(
            r"\b(?!(?:BG|GB|NK|KN|TN|NT|ZZ))[A-CEGHJ-PR-TW-Z]{2}\s?\d{2}\s?\d{2}\s?\d{2}\s?[A-D]\b"
        ),
    ),
    (
        "a collar or warrant number",
        re.compile(
            r"\b(?:collar|warrant|badge|shoulder|epaulette) (?:number"
            r"|no\.?)\s?:?\s?[A-Z]{0,2}\d{3,5}\b",
            re.IGNORECASE,
        ),
    ),
    (
        "an officer's number",
        re.compile(r"\b(?:PC|PS|DC|DS|PCSO|Sgt|WPC)\s(?!(?:19|20)\d\d\b)\d{3,5}\b"),
    ),
    (
        "a date of birth",
        re.compile(
            r"\b(?:d\.?o\.?b\.?|date of birth|born on)\s?:?\s?\d{1,2}[\s/.-]", re.IGNORECASE
        ),
    ),
)


_NUMBERS = ("a collar or warrant number", "an officer's number")
_NO_NUMBER = re.compile(r"\bnot (?:the|their|an?) (?:collar|warrant)", re.IGNORECASE)
"""What says that numbers of officers are made up; it says nothing of other kinds."""


def nobody_is_identified(page: Page) -> Iterator[Finding]:
    """No National Insurance, collar or warrant number and no date of birth is printed.

    Seen: narratives pasted from the register. 506/22 rightly says that its numbers are not those on
    the collar. Repair: take it out here and in every file.
    """
    for exchange in page.exchanges:
        for kind, pattern in _IDENTIFIERS:
            found = pattern.search(exchange.text)
            if found and not (kind in _NUMBERS and _NO_NUMBER.search(exchange.text)):
                yield write_finding(
                    "identifier-printed",
                    exchange.where,
                    quote=around(exchange.text, found),
                    kind=kind,
                )


def nobody_is_named(page: Page) -> Iterator[Finding]:
    """No private person is named with the reference of a case, a role in it, or an address.

    Seen: a letter printed in full, with the owner of what was stolen and the number of the crime; a
    report whose names "have been removed", with one left beside its case. Repair: take the name and
    the number out, here and in every file.
    """
    taken_out = _TAKEN_OUT.search(page.text)
    for exchange in page.exchanges:
        for sentence in sentences_of(exchange):
            private = not OF_OFFICE.search(sentence)
            numbered = private and not _OF_THE_REQUEST.search(sentence)
            in_role = _is_named(sentence, _NAMED_IN_ROLE)
            in_case = in_role and _REFERENCE.search(sentence)
            left_in = taken_out and private and _is_named(sentence, (_NAMED_BY_CASE,))
            if in_case or (numbered and _PERSON_IN_CASE.search(_GREETED.sub("", sentence))):
                kind = "a name beside the reference of a case"
                yield write_finding("identifier-printed", exchange.where, quote=sentence, kind=kind)
            elif in_role or left_in or (private and _PERSON_IN_ROLE.search(sentence)):
                yield write_finding("person-named", exchange.where, quote=sentence)


def requesters_are_not_greeted(page: Page) -> Iterator[Finding]:
    """A letter that is published does not name the one it went to.

    Seen: made-up letters put into a log as they were sent. Repair: "Dear applicant", here and in
    every file.
    """
    said = "\n".join(exchange.text for exchange in page.exchanges)
    if found := _REQUESTER_GREETED.search(said):
        yield write_finding("requester-named", "the answer", quote=around(said, found))


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    nobody_is_identified,
    nobody_is_named,
    requesters_are_not_greeted,
)
"""Every rule of this module that reads a page."""


def _is_named(sentence: str, beside: Sequence[re.Pattern[str]]) -> bool:
    """Whether what looks like a name beside such words is one, and no party of a judgment."""
    spans = [one.span(one.lastgroup or "name") for pattern in beside
             for one in pattern.finditer(sentence)]  # fmt: skip
    if not spans or _IN_COURT.search(sentence):
        return False
    names = list(find_full_names(sentence))
    return any(one.start < end and begin < one.end for one in names for begin, end in spans)
