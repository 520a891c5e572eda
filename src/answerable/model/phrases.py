"""Turns of phrase that pages, letters and messages share."""


def capital(text: str) -> str:
    """A text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 day, 2 days, 1,204 records."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def bare(text: str) -> str:
    """A text as letters and digits alone: two that differ by case, spaces or signs are the same."""
    return "".join(char for char in text.casefold() if char.isalnum())
