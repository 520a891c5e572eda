"""Numbers in words, for whatever reads or writes them."""

from collections.abc import Mapping

NUMBER_WORDS = (
    *("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"),
    *("eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen"),
    *("eighteen", "nineteen", "twenty"),
)
TENS: Mapping[str, int] = {
    **{"twenty": 20, "thirty": 30, "forty": 40, "fifty": 50},
    **{"sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90},
}
COMPOUND = rf"(?:{'|'.join(TENS)})[- ](?:{'|'.join(NUMBER_WORDS[:9])})"
"""A pattern of the numbers between the tens: twenty-seven."""

_VALUES = {"zero": 0, **{word: n for n, word in enumerate(NUMBER_WORDS, start=1)}, **TENS}


def spelt(words: str) -> int | None:
    """The number that "seven" or "Twenty-seven" says, None for other words."""
    *tens, last = words.lower().replace("-", " ").split() or [""]
    if not tens:
        return _VALUES.get(last)
    joined = len(tens) == 1 and tens[0] in TENS and last in NUMBER_WORDS[:9]
    return _VALUES[tens[0]] + _VALUES[last] if joined else None
