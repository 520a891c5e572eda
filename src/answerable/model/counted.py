"""What requests count: the nouns, and the words that mean the same thing counted."""

import re

COUNTED: tuple[tuple[str, str], ...] = (
    ("complaints", r"complaints?"),
    ("allegations", r"allegations?"),
    ("accusations", r"accusations?"),
    ("incidents", r"incidents?|occurrences?"),
    ("cases", r"cases?"),
    ("tests", r"tests?"),
    ("reports", r"reports?"),
    ("records", r"records?"),
    ("referrals", r"referrals?"),
    ("investigations", r"investigations?"),
    ("inquiries", r"inquir(?:y|ies)"),
    ("enquiries", r"enquir(?:y|ies)"),
    ("hearings", r"hearings?"),
    ("meetings", r"meetings?"),
    ("proceedings", r"proceedings"),
    ("appeals", r"appeals?"),
    ("reviews", r"reviews?"),
    ("breaches", r"breach(?:es)?"),
    ("offences", r"offences?"),
    ("crimes", r"crimes?"),
    ("convictions", r"convictions?"),
    ("arrests", r"arrests?"),
    ("dismissals", r"dismissals?|sackings?"),
    ("suspensions", r"suspensions?"),
    ("resignations", r"resignations?"),
    ("sanctions", r"sanctions?|punishments?|penalt(?:y|ies)"),
    ("warnings", r"warnings?"),
    ("outcomes", r"outcomes?|results?"),
    ("applications", r"applications?"),
    ("requests", r"requests?"),
    ("issues", r"issues?|conducts?"),
    ("matters", r"matters?"),
    ("contracts", r"contracts?"),
    ("accounts", r"accounts?"),
    ("PCSOs", r"PCSOs?|CSOs?|(?:police_)?community_support_officers?"),
    ("special constables", r"specials|special[_ ]constables?"),
    ("officers", r"officers?|constables?|sergeants?|superintendents?"),
    ("inspectors", r"inspectors?"),
    ("detectives", r"detectives?"),
    ("staff", r"(?:members?_of_(?:\w+_)?)?staff|civilians?"),
    ("employees", r"employees?"),
    ("workers", r"workers?"),
    ("officers and staff", r"members?_of_(?:\w+_)?(?:force|service)"),
    ("members of the public", r"(?:members?_of_(?:\w+_)?)?public"),
    ("people", r"people|persons?|individuals?|anyone|anybody"),
    ("children", r"child(?:ren)?|juveniles?|minors?"),
    ("women", r"women|woman"),
    ("men", r"men|man"),
    ("members", r"members?"),
)
"""Name and the words that are counted under it; singulars too, for "every complaint".

Spaces inside a noun are written as "_": members_of_staff.
"""

_PATTERNS = tuple((name, re.compile(words, re.IGNORECASE)) for name, words in COUNTED)
_MISSPELT = (
    "accusations", "allegations", "applications", "complaints", "constables", "convictions",
    "detectives", "dismissals", "employees", "incidents", "inspectors", "investigations",
    "officers", "proceedings", "referrals", "resignations", "sergeants", "superintendents",
    "suspensions",
)  # fmt: skip
"""Nouns so long that a word one letter apart is the same noun, misspelt."""

_OTHER_WORDS = ("offices", "employed")
PEOPLE = (
    "officers",
    "inspectors",
    "detectives",
    "staff",
    "employees",
    "workers",
    "PCSOs",
    "people",
)
"""Those of the nouns that stand for people who work for whoever is asked, or for anybody."""


def counted_as(word: str) -> str | None:
    """The name under which a word is counted; None for a word of no known meaning."""
    return next((name for name, words in _PATTERNS if words.fullmatch(word)), None)


def misspelt(word: str) -> str | None:
    """The noun that a word is when one letter is wrong, missing, doubled or swapped."""
    plain = word.lower()
    if plain in _OTHER_WORDS:
        return None
    close = (n for n in _MISSPELT if _one_apart(plain, n) or _one_apart(plain, n[:-1]))
    return next(map(counted_as, close), None)


def _one_apart(word: str, noun: str) -> bool:
    if len(noun) < 8 or abs(len(word) - len(noun)) > 1 or word[:1] != noun[:1]:
        return False
    begin = next((i for i, (a, b) in enumerate(zip(word, noun, strict=False)) if a != b), 0)
    left, right = word[begin:], noun[begin:]
    swapped = left[1::-1] == right[:2] and left[2:] == right[2:]
    return swapped or left[1:] == right[1:] or left[1:] == right or left == right[1:]
