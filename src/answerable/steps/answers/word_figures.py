"""Puts figures into words that somebody wrote around them, and finds numbers that nobody counted.

A placeholder is the id of a figure in braces: {1.1.1} for the amount with its unit, {1.1.1 number}
for the number alone, {1.1.1 sentence} for the whole sentence.
"""

import re
from collections.abc import Iterable, Iterator, Mapping

PLACEHOLDER = re.compile(r"\{([^{}]*)\}")

_SPELT = (
    "none|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|fifteen"
    "|sixteen|seventeen|eighteen|nineteen|twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety"
    "|hundred|a dozen"
)
_THINGS = (
    r"(?:\w+\s){0,2}?(?:cases?|complaints?|officers?|allegations?|outcomes?|incidents?|records?"
    r"|members?|people|persons?|staff|posts?|accounts?|matters?|sanctions?|warnings?|dismissals?)"
)
_NO_COUNT = re.compile(
    r"\b(?:section|s\.|regulation|schedule|paragraph|question|part|article|within|the last"
    r"|page)\s?\d[\d().a-z]*"  # what is cited, and terms of the law
    r"|\b\d{1,2}\s(?:January|February|March|April|May|June|July|August|September|October|November"
    r"|December)(?:\s\d{4})?"
    r"|(?<![\d£,.])(?:19|20)\d\d(?![\d,.]\d)(?:[/–-]\d{2,4})?"  # a year
    r"|(?<!\d)\d+\s?(?:working\s)?(?:days?|hours?|minutes?|months?|years?)\b",
    re.IGNORECASE,
)
_COUNT = re.compile(
    rf"£?\d+(?:,\d{{3}})*(?:\.\d+)?%?|\b(?:{_SPELT})(?=\s{_THINGS}\b)",
    re.IGNORECASE,
)


def filled_in(paragraphs: Iterable[str], said: Mapping[str, str]) -> tuple[str, ...]:
    """The paragraphs with every figure in its place; an unknown placeholder stays as it is."""

    def figure(found: re.Match[str]) -> str:
        return said.get(_key(found[1]), found[0])

    return tuple(PLACEHOLDER.sub(figure, paragraph) for paragraph in paragraphs)


def unknown_placeholders(paragraphs: Iterable[str], said: Mapping[str, str]) -> Iterator[str]:
    """Placeholders that name no figure of the question."""
    for paragraph in paragraphs:
        for found in PLACEHOLDER.finditer(paragraph):
            if _key(found[1]) not in said:
                yield found[0]


def typed_numbers(text: str) -> Iterator[str]:
    """Numbers somebody typed that a reader would take for a count: no date, section or term."""
    rest = _NO_COUNT.sub(" … ", PLACEHOLDER.sub(" … ", text))
    yield from dict.fromkeys(found[0] for found in _COUNT.finditer(rest))


def _key(inside: str) -> str:
    return " ".join(inside.split())
