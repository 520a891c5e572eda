"""Reads which sections a published answer relies on to refuse, sentence by sentence."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from answerable.model.catalogues import CATALOGUES, Catalogue
from answerable.model.citations import Act, Citation
from answerable.model.exemptions import Basis, Exemption, Role, alike, limbs_meant
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
_ENVIRONMENT = re.compile(
    r"\bEnvironmental Information (?:\(?Scotland\)? )?Regulations\b|\bEIS?Rs?\b", re.IGNORECASE
)
_EXCEPTED = re.compile(r"\bregulation \(?1[0-3]\b|\bexcept(?:ed|ions?)\b", re.IGNORECASE)

KEEPS = (
    r"exempt\w*|except(?:ed|ions?\b(?! of))|withh\w+|refus\w+|redact\w*"
    r"|(?:keep\w*|kept|hold\w*|held) back"
)
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
    def law(self) -> Catalogue:
        """The law that it stands in."""
        return CATALOGUES[self.citation.act]

    @property
    def words(self) -> str:
        """How it is cited: "section 31(1)(a)", "regulation 12(5)(e)"."""
        return self.law.words(self.citation.cited)

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
    def withholds(self) -> bool:
        """Whether one of these limbs keeps back what is held."""
        return any(one.role is Role.EXEMPTION for one in self.limbs)

    @property
    def on_cost(self) -> bool:
        """Whether it refuses for what answering would cost."""
        return self.basis is Basis.COST

    def asks(self, *keys: str) -> bool:
        """Whether it withholds, and each of its limbs asks for one of these besides."""
        return self.withholds and all(set(one.asks) & set(keys) for one in self._withholding)

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
    excepted = _ENVIRONMENT.search(page.said) and _EXCEPTED.search(page.said)
    scottish = excepted and is_scottish(page)
    return "the Environmental Information (Scotland) Regulations" if scottish else ""


def acts_of(page: Page) -> tuple[Act, ...]:
    """The laws under which a page can refuse: first the one of a section that names none."""
    if is_scottish(page):
        return (Act.SCOTLAND,)
    regulations = (Act.ENVIRONMENT,) if _ENVIRONMENT.search(page.unasked) else ()
    return (Act.INFORMATION, *regulations)


def cited_under(acts: tuple[Act, ...], text: str) -> list[Citation]:
    """What a text cites of these laws, each with the law that it means."""
    usual = acts[0]
    every = (replace(one, act=one.act or usual) for one in read_citations(text))
    return [one for one in every if one.act in acts]


def limbs_cited(citation: Citation) -> tuple[Exemption, ...]:
    """Every limb that a citation of a known law can mean."""
    return limbs_meant(citation.cited, CATALOGUES[citation.act].limbs)


def can_refuse(citation: Citation) -> bool:
    """Whether something can be refused under a citation; under a mere condition nothing is."""
    return any(one.role is not Role.CONDITION for one in limbs_cited(citation))


def keeps_nothing(citation: Citation) -> bool:
    """Whether a citation is of requests, notices or complaints: nothing is refused under it."""
    return citation.section in CATALOGUES[citation.act].procedural and not limbs_cited(citation)


def applies(sentence: str) -> bool:
    """Whether a sentence relies on what it cites."""
    return bool(_APPLIED.search(sentence)) and not _NOT_APPLIED.search(sentence)


def citations_of(text: str) -> list[Citation]:
    """The sections of the Act of 2000 cited, and those that are not said to be of another law."""
    return [one for one in read_citations(text) if one.act in (Act.UNSTATED, Act.INFORMATION)]


def grounds_of(page: Page) -> list[Ground]:
    """Every section or regulation that the answer relies on, in order.

    A title such as "Section 31(1)(a) – law enforcement" counts where its answer refuses something.
    """
    acts = acts_of(page)
    return [ground for exchange in page.exchanges for ground in grounds_in(exchange, acts)]


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


def grounds_in(exchange: Exchange, acts: tuple[Act, ...]) -> Iterator[Ground]:
    """Every section or regulation of these laws that one answer relies on."""
    refuses = _APPLIED.search(exchange.text)
    for sentence in sentences_of(exchange) if refuses else ():
        if _NOT_APPLIED.search(sentence):
            continue
        applied = _APPLIED.search(sentence)
        for citation in cited_under(acts, sentence):
            limbs = limbs_cited(citation)
            titles = citation.begin == 0 and len(sentence) < _TITLE_LENGTH
            if limbs and (applied or titles):
                yield Ground(exchange, sentence, citation, limbs)
