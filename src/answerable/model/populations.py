"""The people that a request can be about, and the words requesters use for them.

The words are loose: "staff" may mean everybody, "police staff" too, so a reading is always shown
with its own words beside the group. Whose staff it is, the letter says: those of a police force are
police staff, those of anybody else are staff, and so they are where no body is named.

Ranks and roles are those of the forces of England and Wales, with their abbreviations. "SC" and
"CI" are left out: they mean other things too.
"""

import re

OFFICERS = "police officers"
STAFF = "police staff"
ANY_STAFF = "staff"
PCSOS = "PCSOs"
SPECIALS = "special constables"
PUBLIC = "members of the public"

_RANKS = (
    r"constables?|sergeants?|inspectors?|superintendents?|commanders?|commissioners?|PCs?|DCs?|PSs?"
    r"|sgts?|insps?|supts?|DIs?|DCIs?|DSs?|ACCs?|DCCs?|detectives?"
)
TRAINEES = r"student|trainee|probationary|probationer|prospective"
"""Who is one of them and not yet fully: a student officer is no student."""

PEOPLE: tuple[tuple[str, str], ...] = (
    (PCSOS, r"PCSOs?|CSOs?|(?:police\s)?community\ssupport\sofficers?"),
    (SPECIALS, r"special\sconstables?|specials|special\sconstabulary"),
    ("detention officers", r"DDOs?|detention\s(?:officers?|staff)|custody\s(?:staff|officers?)"),
    (
        PUBLIC,
        r"(?:members?\sof\sthe|(?:some|any)(?:body|one)\sfrom\sthe|the|by|from)\s(?:general\s)?public"
        r"|public\scomplainants?",
    ),
    (
        OFFICERS + " and " + STAFF,
        r"members?\sof\s(?:your|the|this|its|every)?\s?(?:police\s)?(?:force|service|constabulary|organisation)"
        r"|police\s(?:personnel|employees|workforce)|personnel|workforce|(?:your|its|the\sforce['’]s)\speople",
    ),
    (
        STAFF,
        r"(?:members?\sof\s)?(?:(?:police|civilian|support|civil)\s)*staff(?:\s(?:members?|employees?))?"
        r"|civilians?(?:\s(?:workers?|employees?))?|employees?|workers?",
    ),
    (
        OFFICERS,
        rf"(?:police|serving|warranted|regular|uniformed|armed|detective|active-duty|{TRAINEES})\s(?:officers?|{_RANKS})"
        rf"|officers?(?!\sof\sthe\scourt)|{_RANKS}|police(?!\s\w)",
    ),
    (
        "complainants",
        r"complainants?|(?:people|those|persons?)\swho\s(?:had\s)?complain(?:ed|s|t)?",
    ),
    ("victims", r"victims?|survivors?"),
    ("suspects", r"suspects?|offenders?|detainees?|prisoners?|arrestees?"),
    ("volunteers", r"volunteers?|cadets?"),
    ("contractors", r"contractors?|agency\s(?:workers?|staff)"),
    ("applicants", r"applicants?|candidates?|recruits?|people\snot\syet\semployed"),
    ("councillors", r"councillors?|elected\smembers?"),
    ("children", r"children|child|pupils?|students?|minors?|juveniles?"),
    ("tenants", r"tenants?|residents?|landlords?"),
    ("patients", r"patients?"),
    ("teachers", r"teachers?|governors?"),
    ("drivers", r"drivers?|motorists?|riders?"),
    ("women", r"women|woman|females?"),
    ("men", r"men|man|males?"),
)
"""Group and the words for it; of overlapping words the earlier row holds."""

_PATTERNS = tuple((name, re.compile(rf"\b(?:{words})\b", re.IGNORECASE)) for name, words in PEOPLE)


_OF_POLICE = re.compile(
    r"\b(?:police|policing|constabular(?:y|ies)|constables?|sergeants?|superintendents?|PCSOs?"
    r"|(?:your|the|this)\sforce|members?\sof\s(?:your|the|this)\sforce"
    r"|officers?\s?(?:and|or|and/or|/|,|&)\s?(?:members?\sof\s)?staff|staff\s(?:and|or)\sofficers)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(
    r"\b(?:dear|your|this)\s(?:[\w'’]+\s){0,4}?(?:trust|council|hospital|university|school|college"
    r"|department|ministry|library|practice|surgery|association|commission|agency|regulator)\b"
    r"|\bNHS\b",
    re.IGNORECASE,
)
_SAYS_POLICE = re.compile(r"\b(?:police|civilians?)\b", re.IGNORECASE)


def asks_police(letter: str) -> bool:
    """Whether a letter is to a police force, by its own words: another body is not one.

    A letter to a hospital may speak of the police: what it calls its reader decides.
    """
    return bool(_OF_POLICE.search(letter)) and not _OF_OTHERS.search(letter)


def groups_in(text: str, *, police: bool = True) -> tuple[str, ...]:
    """The groups of people that a text names, in the order of the text; each once.

    Where it is not to the `police`, "staff" is police staff only where it says so.
    """
    found: list[tuple[int, str]] = []
    left = text
    for name, pattern in _PATTERNS:
        for match in pattern.finditer(left):
            loose = not police and STAFF in name and not _SAYS_POLICE.search(match.group())
            names = (ANY_STAFF,) if loose else name.split(" and ")
            found.extend((match.start(), one) for one in names)
        left = pattern.sub(lambda match: "#" * len(match.group()), left)
    return tuple(dict.fromkeys(name for _, name in sorted(found, key=lambda one: one[0])))
