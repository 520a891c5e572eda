"""Reads tables that put each question beside its answer as questions and answers."""

import re
from collections.abc import Sequence

_HEAD = re.compile(
    r"\|?\s?(?:your |the |foi )?(?:questions?|requests?|you asked|asked)(?: asked)?"
    r"\s?\|\s?(?:our |the |trust |council |force )?(?:responses?|answers?|repl(?:y|ies)|we (?:said"
    r"|answered|replied))\s?\|?",
    re.IGNORECASE,
)
_NUMBER = re.compile(r"\(?(?:q(?:uestion)?\s?)?(?P<number>\d{1,2})[.):]?\s+(?=\S)", re.IGNORECASE)
_FEWEST = 2


def questions_apart(text: str) -> str:
    """The text with each table headed "Question | Response" as a request and a response.

    Rows without a number are numbered in order. A table with other rows among them stays.
    """
    lines = text.split("\n")
    begin = next((at for at, line in enumerate(lines) if _HEAD.fullmatch(line.strip())), None)
    if begin is None:
        return text
    end = begin + 1
    while end < len(lines) and " | " in lines[end]:
        end += 1
    rows = [line.strip().split(" | ") for line in lines[begin + 1 : end]]
    if len(rows) < _FEWEST or any(len(row) != 2 or not all(row) for row in rows):
        return text
    return "\n".join([*lines[:begin], *_apart(rows), *lines[end:]])


def _apart(rows: Sequence[Sequence[str]]) -> list[str]:
    numbers = [found["number"] if (found := _NUMBER.match(asked)) else "" for asked, _ in rows]
    if "" in numbers or len(set(numbers)) < len(numbers):
        numbers = [str(place) for place in range(1, len(rows) + 1)]
    pairs = list(zip(numbers, rows, strict=True))
    asked = [f"{number}. {_NUMBER.sub('', row[0], count=1)}" for number, row in pairs]
    said = [f"\n{number}. {row[1].removeprefix(f'{number}. ')}" for number, row in pairs]
    return ["", "Request", "", *asked, "", "Response", *said, ""]
