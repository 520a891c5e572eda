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
