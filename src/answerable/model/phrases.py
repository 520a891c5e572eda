"""Turns of phrase that pages, letters and messages share."""


def capital(text: str) -> str:
    """A text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 day, 2 days, 1,204 records."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def in_no_period(records: int, date: str) -> str:
    """What is said of records without the date that decides a period, as a part of a sentence."""
    carry, are = ("carries", "is") if records == 1 else ("carry", "are")
    return f"{counted(records, 'record')} {carry} no {date} and {are} in no period"


def bare(text: str) -> str:
    """A text as letters and digits alone: two that differ by case, spaces or signs are the same."""
    return "".join(char for char in text.casefold() if char.isalnum())
