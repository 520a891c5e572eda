"""Reads the sections that a text cites, in the many ways in which people write them.

"s.40(2)(a) & (b)", "Section 30 (1) (a)(i)", "S40(5)(b)(i)", "sections 31(1)(a) and (b)",
"section 31(1)(a)(b)", "exemption 12", "subsection (3) of section 31", "regulation 12(5)(e)".
"""

import re
from collections.abc import Iterator

from answerable.model.citations import Act, Citation

_LIMB = r"\(\s?(?:\d{1,2}[A-Za-z]?|[A-Za-z]|[ivx]{2,4}|[IVX]{2,4})\s?\)"
_BARE = r"(?<=\))[a-j](?![\w(])"
_LIMBS = rf"(?:\s{{0,2}}{_LIMB}|{_BARE})"
_LEAD = re.compile(
    r"(?<![\w'’/-])(?:(?:sub-?sections?\s(?P<before>\(\d{1,2}[A-Z]?\)(?:\([a-z]{1,3}\))*)\sof\s)?"
    r"(?:sections?|sects?\.?|sec\.?|ss?\.?|exemptions?(?:\s(?:under|at|in))?(?:\ssections?)?"
    r"|(?P<regulation>regulations?|regs?\.?|exceptions?(?:\s(?:under|at|in))?(?:\sregulations?)?"
    r"|EIRs?))\s{0,2}\(?)(?P<section>\d{1,2}[A-C]?)(?![\d.,]?\d|[%:/]|\w{2})",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"sections|sects|ss|exemptions|regulations|regs|exceptions", re.IGNORECASE)
_GROUP = re.compile(_LIMBS)
_INWARDS = re.compile(r",?\s(?:sub-?section|paragraph|para\.?)s?\s(?=\()", re.IGNORECASE)
_JOINT = re.compile(
    r"\s{0,2}(?:,\s{0,2}(?:and\s|or\s|&\s)?|;\s{0,2}|/\s{0,2}|(?:&|\band/or\b|\band\b|\bor\b|\bto\b"
    r"|\bwith\b|\bby virtue of\b|[-–])\s{0,2})(?P<lead>(?:sub-?|the )?(?:sections?|s\.?"
    r"|limbs?|reg(?:ulation)?s?\.?)\s{0,2})?",
    re.IGNORECASE,
)
_TO = re.compile(r"\bto\b|[-–]", re.IGNORECASE)
_NUMBER = re.compile(r"(?P<section>\d{1,2}[A-C]?)(?![\d.,]?\d|[%:/]|\w)")
_ROMAN = frozenset(("ii", "iii", "iv", "vi", "vii", "viii", "ix"))
_ROMAN_LETTER = frozenset(("i", "v", "x"))

_INFORMATION = re.compile(
    r"\s?,?\s(?:of\s)?(?:the\s)?(?:Freedom\sof\sInformation(?!\s\(Scotland\))|FOIA?\b)",
    re.IGNORECASE,
)
_SCOTLAND = re.compile(
    r"\s?,?\s(?:(?:of|under|in)\s)?(?:the\s)?(?:Freedom\sof\sInformation\s\(?Scotland\)?|FOI\(?S\)?A\b)",
    re.IGNORECASE,
)
_ENVIRONMENT = re.compile(
    r"\s?,?\s(?:(?:of|under|in)\s)?(?:the\s)?(?:Environmental\sInformation\sRegulations|EIRs?\b)",
    re.IGNORECASE,
)
_BEFORE = {
    Act.SCOTLAND: re.compile(r"\bFOI\(?S\)?A,?\s(?:under\s)?\Z"),
    Act.ENVIRONMENT: re.compile(
        r"\b(?:Environmental Information Regulations|EIRs?)(?:\s2004)?(?:\s\([^()]{1,20}\))?,?\s"
        r"(?:under\s)?\Z"
    ),
}
_NAME = (
    r"[A-Z][\w&'’]{1,30}(?:\s|,\s)(?:(?:[A-Z(][\w&'’()]{0,30}|and|of|the|for|to|in|etc\.?)(?:\s|,\s))"
    r"{0,12}(?<!the\s)(?:Acts?|Regulations?|Order|Rules|Code|Directive|Measure)\b"
)
_OTHER = re.compile(
    r"\s?,?\s(?:of\s|under\s|in\s)?(?:the\s)?(?:PACE|DPA|RIPA|MHA|CJA|OAPA|GDPR|POA"
    r"|PRA|RTA|ECHR|LSA|IPA|CPIA|UK\sGDPR)\b"
    rf"|\s?,?\s(?:of|under|in)\s(?:the\s)?{_NAME}|\s{_NAME}\s(?:19|20)\d\d"
)
_DEED = re.compile(
    r"\s(?:assaults?|wounding|GBH|notices?|dispersals?|stops?|search(?:es)?|detentions?|arrests?"
    r"|orders?|warrants?|offences?|statements?|officers?|agreements?|funding|duty)\b",
    re.IGNORECASE,
)
_BEFORE_OTHER = re.compile(
    r"(?:\b(?:PACE|DPA|GDPR|RIPA|Regulations?|Code of Practice|Order)"
    r"|\b(?!Information\b)[A-Z]\w+\sAct)(?:\s(?:19|20)\d\d)?(?:\s\([^()]{1,20}\))?,?\s(?:under\s)?\Z"
)
_TITLE = re.compile(r"\s?[-–:]?\s?\([^()]{1,90}\)|\s[-–]\s[\w ]{1,60}(?=\sof\sthe\s)")
_FURTHEST = 160


def read_citations(text: str) -> list[Citation]:
    """Every section cited, in order; those of a list share the Act named behind it."""
    found: list[Citation] = []
    at = 0
    while lead := _LEAD.search(text, at):
        listed, at = _list_of(text, lead)
        act = _act(text, lead.start(), at)
        if lead["regulation"] and act is Act.UNSTATED:
            act = Act.ENVIRONMENT
        found += [Citation(c.cited, c.words, c.begin, c.end, act) for c in listed]
    return found


def _list_of(text: str, lead: re.Match[str]) -> tuple[list[Citation], int]:
    """The citations that one "section" or "sections" leads, and where they end."""
    begin, at = lead.start(), lead.end()
    section, path = lead["section"].upper(), _tokens(lead["before"] or "")
    plural = bool(_PLURAL.match(text, lead.start()))
    found: list[Citation] = []
    while True:
        made, at, path = _limbs(text, section, path, begin, at)
        found += made
        joint = _JOINT.match(text, at)
        if not joint:
            return found, at
        number = _NUMBER.match(text, joint.end())
        if number and (plural or _GROUP.match(text, number.end())):
            section, path = number["section"].upper(), []
            begin, at = joint.start("lead"), number.end()
            begin = begin if begin >= 0 else number.start()
        elif (limb := _GROUP.match(text, joint.end())) and path:
            found += _between(section, path, limb.group(), joint)
            begin = at = joint.end()
        else:
            return found, at


def _limbs(
    text: str, section: str, path: list[str], begin: int, at: int
) -> tuple[list[Citation], int, list[str]]:
    """The limbs that follow at once: "(1)(a)(b)" are two citations, the second is "(b)"."""
    found: list[Citation] = []
    end, started = at, begin < at
    if inwards := _INWARDS.match(text, at):
        at = inwards.end()
    while group := _GROUP.match(text, at):
        token = group.group().strip().strip("()").strip()
        token = token.upper() if token[0].isdigit() else token.lower()
        level = _level(token, path)
        if started and level < len(path):
            found.append(_cited(text, section, path, begin, end))
            begin = group.end() - len(group.group().lstrip())
        path = [*path[:level], token]
        at = end = group.end()
        started = True
    if started:
        found.append(_cited(text, section, path, begin, end))
    return found, end, path


def _cited(text: str, section: str, path: list[str], begin: int, end: int) -> Citation:
    cited = section + "".join(f"({token})" for token in path)
    return Citation(cited, text[begin:end], begin, end)


def _tokens(limbs: str) -> list[str]:
    return re.findall(r"\(\s?(\w+)\s?\)", limbs)


def _level(token: str, path: list[str]) -> int:
    """How deep a limb stands: (1) 0, (a) 1, (i) 2."""
    if token[0].isdigit():
        return 0
    if token in _ROMAN:
        return min(2, len(path))
    follows = {"i": "h", "v": "u", "x": "w"}
    if token in _ROMAN_LETTER and len(path) > 1 and path[1] != follows[token]:
        return 2
    return min(1, len(path))


def _between(section: str, path: list[str], limb: str, joint: re.Match[str]) -> Iterator[Citation]:
    """The letters that a range passes over: (b) of "(a) to (c)"."""
    last = limb.strip().strip("()").strip().lower()
    if not _TO.search(joint.group()) or len(path) < 2 or len(path[-1]) > 1 or len(last) > 1:
        return
    for letter in range(ord(path[-1]) + 1, ord(last)):
        cited = section + "".join(f"({token})" for token in [*path[:-1], chr(letter)])
        yield Citation(cited, joint.group().strip(), joint.start(), joint.end())


def _act(text: str, begin: int, end: int) -> Act:
    """The Act named behind a list, after its title in brackets, or before it."""
    after = text[end : end + _FURTHEST]
    if title := _TITLE.match(after):
        after = after[title.end() :]
    before = text[max(0, begin - _FURTHEST) : begin]
    named = {
        Act.INFORMATION: _INFORMATION,
        Act.SCOTLAND: _SCOTLAND,
        Act.ENVIRONMENT: _ENVIRONMENT,
    }
    if act := next((act for act, name in named.items() if name.match(after)), None):
        return act
    if act := next((act for act, name in _BEFORE.items() if name.search(before)), None):
        return act
    if _OTHER.match(after) or _DEED.match(after) or _BEFORE_OTHER.search(before):
        return Act.OTHER
    return Act.UNSTATED
