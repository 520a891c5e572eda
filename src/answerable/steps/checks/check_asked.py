"""Checks that every part of what was asked has its words or its number in the answer."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence

from answerable.model.answer import Finding
from answerable.model.pages import Exchange, Page, Sentence
from answerable.steps.checks.check_completeness import (
    ANY_YEAR,
    REFUSED,
    answered,
    has_numbers,
)
from answerable.steps.words.read_numbers import number_of
from answerable.steps.words.write_finding import write_finding

_LENGTH_TOO = re.compile(
    r"(?:,|;|\?)?\s(?:and|also)\s(?:[\w-]+\s){0,4}?(?:how long\b|how many (?:working )?(?:days"
    r"|weeks|months|hours|minutes)\b"
    r"|(?:average|mean|median) (?:time|length|number of (?:\w+ )?days)\b)",
    re.IGNORECASE,
)
_A_LENGTH = re.compile(
    r"\b(?:days?|weeks?|months?|hours?|hrs|minutes?|mins|years?|average\w*|mean|median|immediately"
    r"|long(?:er|est)?|time)\b",
    re.IGNORECASE,
)

_PARTS = re.compile(r"(?:\A|(?<=\s))\([a-h]\)\s")
_COMMON_WORDS = """
about after along among avera befor being betwe broke calen could count detai durin dates
every figur finan first follo force given inclu infor known month other perio pleas provi recor
relat reque respe respo resul shoul since split state their there these those three total under
using were what when where which while whole whose would year years
"""
_COMMON = frozenset(_COMMON_WORDS.split())
"""Beginnings of words that any question can have; they say nothing of what is asked."""


def answers_use_the_words_asked(page: Page) -> Iterator[Finding]:
    """Where answers are not told apart, some words of each question come again in them.

    Seen: questions in a list, answers in paragraphs without numbers, one of them left out. Repair:
    answer it, and number the answers.
    """
    asked = [one for one in page.exchanges if one.number]
    said = "\n".join(one.text for one in page.exchanges if not one.number)
    if len(asked) > 2 and said and not any(one.said for one in asked):
        answers = [block for one in page.exchanges for block in one.said
                   if re.search(r"\d", block.text) or REFUSED.search(block.text)]  # fmt: skip
        few = 1 < len(answers) < len(asked)
        silent = _silent([one.asked for one in asked], said) if few else []
        for place in silent if len(silent) == 1 else ():
            yield _not_found(asked[place], asked[place].number, asked[place].asked)
    for exchange in asked:
        parts = _PARTS.split(exchange.asked)["(a)" in exchange.asked :]
        if len(parts) > 1 and exchange.said and not _answers_parts(exchange):
            for place in _silent_parts(parts, exchange.text):
                number = f"{exchange.number}({'abcdefgh'[place]})"
                yield _not_found(exchange, number, parts[place].strip())


def lengths_asked_for_are_given(page: Page) -> Iterator[Finding]:
    """Where it is asked how many there were and how long it took, both are answered.

    Seen: made-up pages with outcomes, and not a word on the days until them. Repair: give the time,
    or say that it is not recorded.
    """
    for exchange in () if page.files else answered(page):
        asked = _LENGTH_TOO.search(exchange.asked)
        bare = any(not number.unit for one in exchange.sentences for number in one.numbers)
        given = bare or _A_LENGTH.search(exchange.text) or REFUSED.search(exchange.text)
        general = any(_A_LENGTH.search(one.text) for one in page.exchanges if not one.number)
        counted = has_numbers(exchange) or exchange.grids
        if asked and counted and exchange.number and not given and not general:
            quote = asked.group().strip(" ,;?")
            yield _not_found(exchange, exchange.number, quote)


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    answers_use_the_words_asked,
    lengths_asked_for_are_given,
)
"""Every rule of this module that reads a page."""


def _not_found(exchange: Exchange, number: str, quote: str) -> Finding:
    return write_finding("answer-not-found", exchange.where, quote=quote, number=number)


def _answers_parts(exchange: Exchange) -> bool:
    """Whether an answer to several parts labels them, counts for each, or refuses some."""
    labelled = _PARTS.search(exchange.text) or REFUSED.search(exchange.text) or exchange.grids
    parts = len(_PARTS.findall(exchange.asked))
    return bool(labelled) or sum(map(_counted_apart, exchange.sentences)) >= max(parts, 2)


def _counted_apart(sentence: Sentence) -> int:
    """How many things a sentence counts: the numbers of a row of years are all of one."""
    counted = sum(not number.percent for number in sentence.numbers)
    opening = number_of(sentence.words.split(maxsplit=1)[0].strip(".,")) is not None
    return min(counted, 1) if ANY_YEAR.search(sentence.words) else counted or opening


def _silent(asked: Sequence[str], said: str) -> list[int]:
    """The questions whose own words, those that no other question has, are nowhere in a text."""
    words = [stems_of(one) for one in asked]
    told = stems_of(said)
    own = [one - set().union(*words[:i], *words[i + 1 :]) for i, one in enumerate(words)]
    return [place for place, one in enumerate(own) if one and not one & told]


def _silent_parts(parts: Sequence[str], said: str) -> list[int]:
    """The parts that nothing is said to; the first is said where what all ask for is."""
    silent = _silent(parts, said)
    if len(silent) < len(parts):
        return silent
    shared = set.intersection(*map(stems_of, parts)) & stems_of(said)
    return silent[1:] if shared else []


def stems_of(text: str) -> set[str]:
    """The beginnings of the long words of a text, without those that any question can have."""
    return {word[:5] for word in re.findall(r"[a-z]{5,}", text.casefold())} - _COMMON
