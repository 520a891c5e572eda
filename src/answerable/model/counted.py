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
    ("investigations", r"investigations?|inquir(?:y|ies)|enquir(?:y|ies)"),
    ("hearings", r"hearings?|meetings?"),
    ("proceedings", r"proceedings"),
    ("appeals", r"appeals?"),
    ("reviews", r"reviews?"),
    ("breaches", r"breach(?:es)?"),
    ("offences", r"offences?|crimes?"),
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
    ("issues", r"issues?|matters?|conducts?"),
    ("contracts", r"contracts?"),
    ("accounts", r"accounts?"),
    ("PCSOs", r"PCSOs?|CSOs?"),
    ("special constables", r"specials|special[_ ]constables?"),
    ("officers", r"officers?|constables?|sergeants?|inspectors?|superintendents?|detectives?"),
    ("staff", r"(?:members?_of_(?:\w+_)?)?staff|employees?|workers?|civilians?"),
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


def counted_as(word: str) -> str | None:
    """The name under which a word is counted; None for a word of no known meaning."""
    return next((name for name, words in _PATTERNS if words.fullmatch(word)), None)
