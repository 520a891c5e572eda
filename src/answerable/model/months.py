"""The months as people write them, for whatever reads or writes a date."""

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
MONTH_NAME = rf"(?:{'|'.join(MONTHS)})"
MONTH_BEGINNING = rf"(?:{'|'.join(name[:3] for name in MONTHS)})"
MONTH_FORMS = (
    *("jan(?:uary)?", "feb(?:ruary)?", "mar(?:ch)?", "apr(?:il)?", "may", "june?", "july?"),
    *("aug(?:ust)?", "sept?(?:ember)?", "oct(?:ober)?", "nov(?:ember)?", "dec(?:ember)?"),
)
MONTH = rf"(?:{'|'.join(MONTH_FORMS)})"
"""A month in full or short. Like its beginning it begins other words too: decision, marks."""

_BY_BEGINNING = {name[:3].lower(): number for number, name in enumerate(MONTHS, 1)}


def month_number(word: str) -> int:
    """Which month a word is that one of the patterns found."""
    return _BY_BEGINNING[word[:3].lower()]
