"""Writes src/answerable/model/bank_holidays.py from the `holidays` package (a development tool).

Usage: python scripts/write_bank_holidays.py

The table is frozen in the project so that a deadline never depends on the network or on a package
that changes. A day proclaimed later is one line in LATER there, or the option --holiday.
"""

from importlib.metadata import version
from pathlib import Path

import holidays

FIRST, LAST = 2005, 2030
NATIONS = {"ENG": "E", "WLS": "W", "SCT": "S", "NIR": "N"}
TARGET = Path(__file__).resolve().parent.parent / "src/answerable/model/bank_holidays.py"
HEAD = '''"""Bank holidays of the four nations, frozen; written by scripts/write_bank_holidays.py.

Source: the package holidays {version}, which follows the Banking and Financial Dealings Act 1971
and the royal proclamations. Each line is a day, the nations that keep it (E, W, S, N) and its name.
"""

FIRST_YEAR, LAST_YEAR = {first}, {last}
VERSION = "holidays {version}"

LATER = """
"""
"""Days proclaimed after the table was written, in the same form: one line each."""

TABLE = """
'''


def main() -> None:
    """Collects the days of every nation and writes the module."""
    days: dict[str, dict[str, str]] = {}
    for code, letter in NATIONS.items():
        calendar = holidays.country_holidays(
            "GB", subdiv=code, years=range(FIRST, LAST + 1), language="en_GB"
        )
        for day, name in calendar.items():
            days.setdefault(day.isoformat(), {})[letter] = name
    lines = [
        f"{day} {''.join(nations)} {'; '.join(dict.fromkeys(nations.values()))}"
        for day, nations in sorted(days.items())
    ]
    head = HEAD.format(version=version("holidays"), first=FIRST, last=LAST)
    TARGET.write_text(head + "\n".join(lines) + '\n"""\n', encoding="utf-8")


if __name__ == "__main__":
    main()
