"""Reads which sections a published answer relies on to refuse, sentence by sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from answerable.model.citations import Act, Citation
from answerable.model.exemptions import Exemption, Role, alike, limbs_meant
from answerable.model.pages import Block, Exchange, Page
from answerable.steps.words.quote_words import sentences_of
from answerable.steps.words.read_citations import read_citations

_SCOTTISH = re.compile(r"\bFOISA\b|\bFreedom of Information \(?Scotland\)? Act", re.IGNORECASE)
_THEIR_COMMISSIONER = re.compile(r"\bScottish Information Commissioner", re.IGNORECASE)
_SCOTLAND = re.compile(r"\b(?:scotland|scottish)\b", re.IGNORECASE)
_UNDER_2000 = re.compile(r"\bFreedom of Information Act,? 2000|\bFOIA 2000", re.IGNORECASE)
_NOT_SCOTTISH = re.compile(
    r"\bFreedom of Information Act\b|\bFOIA\b|(?<!Scottish )Information Commissioner|\bICO\b",
    re.IGNORECASE,
)
_ENVIRONMENT = re.compile(r"\bEnvironmental Information Regulations\b|\bEIRs?\b")
_EXCEPTED = re.compile(r"\bregulation \(?1[23]\b|\bexcept(?:ed|ions?)\b", re.IGNORECASE)

KEEPS = r"exempt\w*|withh\w+|refus\w+|redact\w*|(?:keep\w*|kept|hold\w*|held) back"
"""Words of keeping something back, in whatever form of the verb."""

_APPLIED = re.compile(
    rf"\b(?:{KEEPS}|appl(?:y|ies|ied|ying)|engaged?|by virtue of|rel(?:y|ies|ied|ying) (?:up)?on"
    r"|(?:not|cannot|unable to|n['’]t) (?:be |being |been )?(?:\w+ly )?(?:disclos|releas|provid"
    r"|suppl|publish)\w*|(?:neither|nor) confirm\w*|confirm (?:n?or|and) deny"
    r"|duty to (?:confirm|say))\b",
    re.IGNORECASE,
)
_NOT_APPLIED = re.compile(
    r"\b(?:no longer|does not apply|do not apply|did not apply|not (?:been )?(?:appl|engag|rel[yi])"
    r"|may (?:also )?(?:apply|be (?:engaged|exempt|applied|relied))|could (?:also )?apply)\b",
    re.IGNORECASE,
)
_TITLE_LENGTH = 140


@dataclass(frozen=True, slots=True)
class Ground:
    """A section that is relied on: where, in which sentence, and the limbs that it can mean."""

    exchange: Exchange
    sentence: str
    citation: Citation
    limbs: tuple[Exemption, ...]

    @property
    def role(self) -> object:
        """What all these limbs do; None where they differ."""
        return alike(self.limbs, "role")

    @property
    def weighing(self) -> object:
        """How these limbs are weighed, those of "neither confirm nor deny" aside."""
        return alike(self._withholding, "weighing")

    @property
    def basis(self) -> object:
        """What brings information under these limbs."""
        return alike(self._withholding, "basis")

    @property
    def _withholding(self) -> tuple[Exemption, ...]:
        kept = tuple(one for one in self.limbs if one.role is Role.EXEMPTION)
        return kept or self.limbs


def is_scottish(page: Page) -> bool:
    """Whether the response is under the Act of 2002, whose sections are numbered otherwise.

    A page that only speaks of Scotland is not, where it names the Act of 2000 or its Commissioner.
    """
    told = f"{page.title}\n{page.said}"
    if _SCOTTISH.search(told) or _THEIR_COMMISSIONER.search(page.text):
        return not _UNDER_2000.search(told)
    return bool(_SCOTLAND.search(page.text)) and not _NOT_SCOTTISH.search(page.text)


def unchecked_law(page: Page) -> str:
    """The law under which a page answers and that no check knows; "" where there is none."""
    if is_scottish(page):
        return "the Freedom of Information (Scotland) Act"
    excepted = _ENVIRONMENT.search(page.said) and _EXCEPTED.search(page.said)
    return "the Environmental Information Regulations" if excepted else ""


def applies(sentence: str) -> bool:
    """Whether a sentence relies on what it cites."""
    return bool(_APPLIED.search(sentence)) and not _NOT_APPLIED.search(sentence)


def citations_of(text: str) -> list[Citation]:
    """The sections cited that are not said to be of another Act."""
    return [one for one in read_citations(text) if one.act is not Act.OTHER]


def grounds_of(page: Page) -> list[Ground]:
    """Every section of the Act of 2000 that the answer relies on, in order.

    A title such as "Section 31(1)(a) – law enforcement" counts where its answer refuses something.
    """
    if is_scottish(page):
        return []
    return [ground for exchange in page.exchanges for ground in grounds_in(exchange)]


def pieces_of(page: Page) -> Iterator[Exchange]:
    """What is said to one question each, as far as labels tell it apart.

    What is said to several questions without a label between them says nothing of any one.
    """
    several = sum(bool(exchange.number) for exchange in page.exchanges) > 1
    for exchange in page.exchanges:
        groups: list[list[Block]] = [[]]
        for block in exchange.said:
            if block.label not in ("", "•"):
                groups.append([])
            groups[-1].append(block)
        kept = [tuple(group) for group in groups if group]
        if len(kept) > 1 or exchange.number or not several:
            yield from (replace(exchange, said=group) for group in kept)


def grounds_where(
    page: Page, wanted: Callable[[Ground], bool], *, lacks: re.Pattern[str]
) -> Iterator[Ground]:
    """The first such ground of each answer that lacks some words, as do those said to all."""
    if any(lacks.search(exchange.text) for exchange in page.exchanges if not exchange.number):
        return
    seen: set[int] = set()
    for ground in grounds_of(page):
        place = id(ground.exchange)
        if place not in seen and wanted(ground) and not lacks.search(ground.exchange.text):
            seen.add(place)
            yield ground


def grounds_in(exchange: Exchange) -> Iterator[Ground]:
    """Every section that one answer relies on."""
    refuses = _APPLIED.search(exchange.text)
    for sentence in sentences_of(exchange) if refuses else ():
        if _NOT_APPLIED.search(sentence):
            continue
        applied = _APPLIED.search(sentence)
        for citation in citations_of(sentence):
            limbs = limbs_meant(citation.cited)
            titles = citation.begin == 0 and len(sentence) < _TITLE_LENGTH
            if limbs and (applied or titles):
                yield Ground(exchange, sentence, citation, limbs)
