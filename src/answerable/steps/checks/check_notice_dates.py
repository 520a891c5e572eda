"""Checks the days of a refusal: the notice within the limit, and what is said of more time."""

import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import replace
from datetime import date

from answerable.model.answer import Answer, Finding
from answerable.model.calendar import calendar
from answerable.model.errors import UserMistake
from answerable.model.law import REGIMES, SCHOOL_DAYS, Regime
from answerable.model.pages import Page
from answerable.model.periods import long_date
from answerable.model.refusals import REFUSING
from answerable.steps.days.find_deadline import Events, find_deadline
from answerable.steps.pages.date_page import answered_on, received_on, words_of_answer
from answerable.steps.pages.read_authority import is_school
from answerable.steps.pages.read_grounds import grounds_of, is_scottish
from answerable.steps.words.quote_words import sentences_of
from answerable.steps.words.write_finding import write_finding

_MORE_TIME = re.compile(
    r"\b(?:exten(?:d|ds|ded|ding|sion)|(?:more|further|additional|extra) time|still (?:be"
    r"|being )?(?:consider|weigh)\w*|not yet (?:\w+ )?(?:reached|decided|completed))\b",
    re.IGNORECASE,
)
_INTEREST = re.compile(r"public[\s-]interest|\bsection 10\(3\)|\bPIT\b", re.IGNORECASE)
_WHY_LATE = re.compile(
    r"\b(?:apolog\w+|sorry|regret)\b[^.]{0,80}\b(?:delay\w*|late\w*|longer|overdue|time)\b"
    r"|\b(?:delay\w*|late)\b[^.]{0,40}\b(?:caused|due to|because|owing|reason|result of)\b"
    r"|\b(?:asked|sought|requested|received|provided|wrote|your)\b[^.]{0,60}\bclarif\w+"
    r"|\bclarif\w+[^.]{0,60}\b(?:received|provided|sent|replied|on \d)"
    r"|\bfees? notice\b|\bfee\b[^.]{0,60}\b(?:paid|received|payment)\b"
    r"|\bexten(?:d|ded|sion)\b[^.]{0,40}\b(?:time|deadline|limit|days|period)\b|\bextended\s?:"
    r"|\bregulation 7\b|\b10\(3\)"
    r"|\b(?:more|further|additional|extra) time\b"
    r"|\bclock\b[^.]{0,60}\b(?:stop\w*|paus\w+|restart\w*|resum\w+|start\w*)\b"
    r"|\b(?:working days|20 days)\b[^.]{0,40}\b(?:run|ran|began|begin|count\w*|start\w*) from\b"
    r"|\bresubmitted\b|\brevised request\b|\binternal review\b[^.]{0,60}\b(?:upheld|outcome)\b"
    r"|\A(?:\w+\W+){0,8}?internal review\W+(?:response|outcome|decision|reply|result|letter|of)\b"
    r"|\b(?:you|applicant|requester)\s(?:then\s|later\s|have\s|has\s|had\s)?(?:asked"
    r"|requested|sought|applied|wrote)\b[^.]{0,40}\breview\b"
    r"|\byour (?:request|letter|e-?mail|message)(?: (?:of|dated) [^.,;]{3,30}?)?,? (?:for"
    r"|asking (?:us )?(?:for|to)|requesting|seeking)\s(?:an?\s)?(?:internal\s)?review\b"
    r"|\b(?:have|has)\s(?:now\s)?(?:carried out|conducted|completed|undertaken|concluded"
    r"|reviewed)\b[^.]{0,40}\b(?:review|response|answer|decision|handling|reply)\b",
    re.IGNORECASE,
)
"""Why a refusal came late, by what its clock was restarted, or that this answers a review."""

_REVIEW = re.compile(r"\breview\b", re.IGNORECASE)
_BY_WHEN = re.compile(
    r"\b\d{1,2}(?:st|nd|rd|th)?\s(?:of\s)?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)"
    r"|\b\d{1,2}[/.-]\d{1,2}[/.-]\d{2,4}\b|\b(?:\d+|ten|fifteen|twenty|thirty"
    r"|forty) (?:working )?days\b|\b20\d\d-\d\d-\d\d\b",
    re.IGNORECASE,
)


def extensions_have_a_date(page: Page) -> Iterator[Finding]:
    """More time for the public interest comes with the day by which it will be decided (s.17(2)).

    Seen: not on a page that was read; letters of this kind are seldom published. Repair: an
    estimate of the date; the regulator expects no more than 40 working days in all.
    """
    for exchange in page.exchanges:
        sentences = [s for s in sentences_of(exchange) if not _REVIEW.search(s)]
        for place, sentence in enumerate(sentences):
            asked = _MORE_TIME.search(sentence) and _INTEREST.search(sentence)
            if asked and not _BY_WHEN.search(" ".join(sentences[place : place + 3])):
                yield write_finding("extension-undated", exchange.where, quote=sentence)
                return


def answers_are_in_time(page: Page) -> Iterator[Finding]:
    """An answer came by the 20th working day where both days are stated, or it says why not.

    A school has until the 60th. Seen: a published dispute over one day, on a request of 1 December
    2014 (section 17(1)). Repair: say why it is late, or that the clock was restarted.
    """
    received, answered = received_on(page), answered_on(page)
    if not received or not answered or _WHY_LATE.search(page.unasked):
        return
    regime = REGIMES["scotland" if is_scottish(page) else "uk"]
    regime = replace(regime, answer=SCHOOL_DAYS) if is_school(page) else regime
    grounds = grounds_of(page)
    code = "notice-late" if grounds else "answer-late"
    quote = grounds[0].sentence if grounds else words_of_answer(page)
    by = grounds[0].law.time if grounds else ""
    yield from _late(code, received, answered, regime, quote=quote, by=by)


def own_notices_are_in_time(answer: Answer) -> Iterator[Finding]:
    """A refusal of ours is dated by the 20th working day after receipt (section 17(1)).

    Seen: the same dispute. Repair: send it in time; where a clarification restarted the clock,
    acknowledge it with the day.
    """
    refused = any(question.outcome in REFUSING for question in answer.questions)
    if refused and answer.answered_on:
        days = answer.received_on, answer.answered_on
        yield from _late("notice-late", *days, answer.limit.regime, by="section 17(1)")


ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (own_notices_are_in_time,)
"""Every rule of this module that reads an answer of ours."""

PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    extensions_have_a_date,
    answers_are_in_time,
)
"""Every rule of this module that reads a page."""


def _late(
    code: str, received: date, answered: date, regime: Regime, *, by: str, quote: str = ""
) -> Iterator[Finding]:
    last: date | None = None
    with suppress(UserMistake):  # beyond the table of holidays nothing can be said
        found = find_deadline(Events(received), regime=regime, calendar=calendar(regime.nations))
        last = found.last_day
    if last and answered > last:
        facts = {"answered": long_date(answered), "last": long_date(last), "by": by}
        yield write_finding(code, "the answer", quote=quote, **facts)
