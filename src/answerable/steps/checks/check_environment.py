"""Checks whether an answer under the Environmental Information Regulations keeps to them."""

import re
from collections.abc import Callable, Iterable, Iterator

from answerable.model.answer import Finding
from answerable.model.citations import Act
from answerable.model.pages import Page
from answerable.steps.pages.read_grounds import grounds_of
from answerable.steps.words.quote_words import sentences_of
from answerable.steps.words.write_finding import write_finding

_DEALT = r"\b(?:handl\w+|consider\w*|treat\w*|dealt?|process\w*|answer\w*|respon\w+)\b"
_UNDER = r"\b(?:under|in accordance with|in line with|pursuant to)\s(?:both\s)?(?:the\s)?"


def _dealt_under(law: str) -> re.Pattern[str]:
    """Words by which a request is dealt with under a law."""
    under = rf"{_UNDER}(?:{law})\b"
    words = rf"{_DEALT}[^.;]{{0,80}}{under}|{under}[^.;]{{0,80}}{_DEALT}"
    return re.compile(words, re.IGNORECASE)


_UNDER_REGULATIONS = _dealt_under(r"Environmental Information Regulations|EIRs?")
_UNDER_THE_ACT = _dealt_under(r"Freedom of Information Act|FOIA?|Act")
_MAY_BE_CITED = "39"


def regulations_are_kept_to(page: Page) -> Iterator[Finding]:
    """What is answered under the Regulations of 2004 is refused under one of their exceptions.

    Seen: made-up pages whose refusal was taken from a letter under the Act. Repair: the exception
    of the Regulations; personal data is regulation 13(1), and a cost limit there is none.
    """
    said = [one for exchange in page.exchanges for one in sentences_of(exchange)]
    if not any(map(_UNDER_REGULATIONS.search, said)) or any(map(_UNDER_THE_ACT.search, said)):
        return
    for ground in grounds_of(page):
        citation = ground.citation
        if citation.act is Act.INFORMATION and citation.section != _MAY_BE_CITED:
            facts = {"section": ground.words}
            where = ground.exchange.where
            yield write_finding("act-not-environmental", where, quote=ground.sentence, **facts)
            return


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (regulations_are_kept_to,)
"""Every rule of this module that reads a page."""
