"""Checks whether an answer under the Environmental Information Regulations keeps to them."""

from collections.abc import Callable, Iterable, Iterator

from answerable.model.answer import Finding
from answerable.model.citations import Act
from answerable.model.pages import Page
from answerable.steps.pages.read_grounds import answers_under_regulations, grounds_of
from answerable.steps.words.write_finding import write_finding

_MAY_BE_CITED = "39"


def regulations_are_kept_to(page: Page) -> Iterator[Finding]:
    """What is answered under the Regulations of 2004 is refused under one of their exceptions.

    Seen: made-up pages whose refusal was taken from a letter under the Act. Repair: the exception
    of the Regulations; personal data is regulation 13(1), and a cost limit there is none.
    """
    for ground in grounds_of(page) if answers_under_regulations(page) else ():
        citation = ground.citation
        if citation.act is Act.INFORMATION and citation.section != _MAY_BE_CITED:
            facts = {"section": ground.words}
            where = ground.exchange.where
            yield write_finding("act-not-environmental", where, quote=ground.sentence, **facts)
            return


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (regulations_are_kept_to,)
"""Every rule of this module that reads a page."""
