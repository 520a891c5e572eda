"""Turns of phrase that pages, letters and messages share."""

import unicodedata
from collections.abc import Callable, Iterable
from decimal import ROUND_CEILING, ROUND_FLOOR, ROUND_HALF_EVEN, Decimal
from functools import lru_cache


def capital(text: str) -> str:
    """A text with its first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]


def fold_text(text: str) -> str:
    """A text as it is compared: without case, with single spaces."""
    return " ".join(text.casefold().split())


@lru_cache(maxsize=1 << 16)
def folded(text: str) -> str:
    """The value of a column as it is compared: few different ones, each many times over.

    They are remembered, so that a narrative goes to `fold_text`.
    """
    return fold_text(text)


def spellings(values: Iterable[str], key: Callable[[str], str] = folded) -> dict[str, str]:
    """The first spelling of each value that is compared as one, by what it is compared by."""
    found: dict[str, str] = {}
    for value in values:
        found.setdefault(key(value), value)
    return found


def same_person(one: str, other: str) -> bool:
    """Whether two names are one: without case, accents, signs and spacing."""
    return _name(one) == _name(other)


def _name(text: str) -> str:
    return bare(unicodedata.normalize("NFKD", text))


def counted(number: int, one: str, many: str = "") -> str:
    """A number with its noun: 1 day, 2 days, 1,204 records."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"


def measured(written: str, one: str) -> str:
    """An amount as it is written, with its noun: 1 minute, 1.5 minutes, 0.2 hours."""
    return f"{written} {one if written == '1' else f'{one}s'}"


NOT = "not "
"""Stands before the values of a condition that must not hold."""


def either(values: Iterable[str]) -> str:
    """Some words of which any will do: "a", "a or b", "a, b or c"."""
    *most, last = values
    return f"{', '.join(most)} or {last}" if most else last


def condition(column: str, values: Iterable[str], *, holds: bool = True) -> str:
    """A condition of a count in words, the same for the same condition however it was typed.

    A value that begins with "not" is quoted: “not upheld” is not all but what is upheld.
    """
    words = [value or "blank" for _, value in sorted(spellings(values).items())]
    words = [f"“{one}”" if folded(one).startswith(NOT) else one for one in words]
    return f"{column} is {'' if holds else NOT}{either(words)}"


_IN_CASES = " in cases"


def concerning(topic: str, unit: str) -> str:
    """Behind whom or what a count is about: a topic is decided on case by case.

    Of an officer or an allegation it is said that the case concerns the topic, and no more.
    """
    return f"{'' if unit == 'case' else _IN_CASES} concerning {topic}"


def as_before(label: str) -> str:
    """A label as answers had it that said of every unit that it concerns the topic."""
    return label.replace(f"{_IN_CASES} concerning ", " concerning ", 1)


def in_no_period(records: int, date: str) -> str:
    """What is said of records without the date that decides a period, as a part of a sentence."""
    carry, are = ("carries", "is") if records == 1 else ("carry", "are")
    return f"{counted(records, 'record')} {carry} no {date} and {are} in no period"


def percent_at_least(share: float) -> str:
    """A lower bound in percent: 13.6%, also for 13.658 %. It is never rounded up."""
    return _percent(share, ROUND_FLOOR)


def percent_at_most(share: float) -> str:
    """An upper bound in percent, to the same place. It is never rounded down."""
    return _percent(share, ROUND_CEILING)


def percent_about(share: float) -> str:
    """A best estimate in percent, to the same place as the bounds beside it."""
    return _percent(share, ROUND_HALF_EVEN)


def confidence(share: float) -> str:
    """A confidence in percent, as it was declared: 95%, 97.5%."""
    return f"{Decimal(str(float(share))).scaleb(2).normalize():f}%"


def _percent(share: float, rounding: str) -> str:
    percent = Decimal(str(float(share))).scaleb(2).quantize(Decimal("0.1"), rounding)
    return f"{percent.normalize():f}%"


def bare(text: str) -> str:
    """A text as letters and digits alone: two that differ by case, spaces or signs are the same."""
    return "".join(char for char in text.casefold() if char.isalnum())
