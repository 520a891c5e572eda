"""What busy people do to a summary: abbreviations, slips of the key, capitals, stray spaces."""

from answerable.demo.chance import Chance

EMPTY = 0.005
"""The share of cases whose summary nobody filled in."""

_ABBREVIATIONS: tuple[tuple[str, str], ...] = (
    ("the complainant", "compl"),
    ("the complainant", "the IP"),
    ("the complainant", "AP"),
    ("officer in the case", "OIC"),
    ("in custody", "in CUST"),
    ("another officer", "another R/O"),
    ("no further action", "NFA"),
    ("investigating officer", "IO"),
    ("telephone", "tel"),
    ("vehicle", "veh"),
    (" and ", " & "),
    ("without", "w/o"),
)
_SLIPS: tuple[tuple[str, str], ...] = (
    ("received", "recieved"),
    ("the officer", "the offcier"),
    ("complainant", "complaintant"),
    ("address", "adress"),
    ("their", "thier"),
    ("believes", "beleives"),
    ("statement", "statment"),
    ("which", "wich"),
    ("neighbour", "neigbour"),
    ("without", "wihtout"),
    ("apology", "appology"),
    ("alleged", "aledged"),
    ("sergeant", "sergent"),
    ("because", "becuase"),
    ("although", "allthough"),
    ("arrested", "arested"),
)


def spoil(text: str, chance: Chance) -> str:
    """The text as somebody in a hurry would have left it; seven in ten are left alone."""
    if chance.odds(0.4):
        text = _replaced(text, _ABBREVIATIONS, chance)
    if chance.odds(0.15):
        text = _replaced(text, _SLIPS, chance)
    text = _spaced(text, chance)
    if chance.odds(0.1):
        text = text.replace("'", "’")
    return text.upper() if chance.odds(0.02) else text


def _replaced(text: str, table: tuple[tuple[str, str], ...], chance: Chance) -> str:
    """One phrase of the table written differently where it first occurs."""
    found = [pair for pair in table if pair[0] in text]
    return text.replace(*chance.pick(found), 1) if found else text


def _spaced(text: str, chance: Chance) -> str:
    """Line breaks, double spaces, a full stop left out, a space at the end."""
    if chance.odds(0.04):
        text = text.replace(". ", ".\n", chance.between(1, 3))
    if chance.odds(0.12):
        text = text.replace(". ", ".  ")
    if chance.odds(0.05):
        text = text.removesuffix(".")
    return f"{text} " if chance.odds(0.1) else text
