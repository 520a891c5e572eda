"""Checks what a refusal rests on: the limb, its date, its reasons, and what the limb asks besides.

Whoever refuses knows the notice; readers of a log see what was kept of it. A page is held to what
its own words claim.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from datetime import date

from answerable.model.answer import Finding
from answerable.model.catalogues import CATALOGUES
from answerable.model.citations import Act, Citation
from answerable.model.exemptions import EXEMPTIONS, Basis, Exemption, Role, Weighing, limb_of
from answerable.model.pages import Exchange, Link, Page
from answerable.model.periods import long_date
from answerable.steps.pages.date_page import answered_between
from answerable.steps.pages.read_grounds import (
    KEEPS,
    Ground,
    acts_of,
    can_refuse,
    citations_of,
    cited_under,
    grounds_in,
    grounds_of,
    grounds_where,
    keeps_nothing,
    limbs_cited,
    pieces_of,
)
from answerable.steps.words.quote_words import sentence_with, sentences_of
from answerable.steps.words.write_finding import write_finding

_PUBLIC_INTEREST = re.compile(r"public[\s-]interest|\bPIT\b|balance test", re.IGNORECASE)
_WEIGHED = re.compile(
    r"public[\s-]interest\b.{0,120}\b(?:tests?|balanc\w+|outweigh\w*|favours?|favouring|weigh\w*"
    r"|factors?)|\b(?:balanc\w+|outweigh\w*|favours?|favouring|weigh\w*|factors?)\b.{0,120}\bpublic"
    r"[\s-]interest",
    re.IGNORECASE | re.DOTALL,
)
_BALANCED = re.compile(
    r"\b(?:favou?r\w*|outweigh\w*|balanc\w*|weigh\w*|against|factors?|arguments?|considerations"
    r"|for (?:and|disclosure|release|withholding)|maintain\w*|serve[ds]?|lies|attach\w*|annex\w*"
    r"|separate\w*|because|since|reasons?|transparen\w*|accountab\w*)\b",
    re.IGNORECASE,
)
"""Words of a weighing; "we have considered the public interest" alone has none of them."""

_NO_TEST = re.compile(
    r"\babsolute\b|\b(?:no|without an?|not (?:need|require|subject to)\w*(?: an?| the)?)"
    r" (?:public[\s-]interest|PIT\b|balanc)|\b(?:public[\s-]interest tests?|PIT)"
    r" (?:\w+ ){0,2}(?:not\b|unn)",
    re.IGNORECASE,
)
_NEAR = 1_000
"""Characters from the words on the public interest within which they are weighed."""

_UNWEIGHED = re.compile(r"\b(?:not?|without|never|nor|absolute|needn['’]t)\b", re.IGNORECASE)
_EXEMPT_UNDER = re.compile(r"\b(?:exempt\w*|except(?:ed|ions?))\b[^.;]{0,60}\Z", re.IGNORECASE)
_CALLED = {
    "absolute": re.compile(r"\babsolute\b", re.IGNORECASE),
    "qualified": re.compile(
        r"\bqualified\b(?! (?:person|staff|officer|professional))", re.IGNORECASE
    ),
    "class": re.compile(r"\bclass[- ]based\b", re.IGNORECASE),
    "prejudice": re.compile(r"\b(?:prejudice|harm)[- ]based\b", re.IGNORECASE),
}
_NOT_CALLED = re.compile(r"\b(?:not|never|rather than|neither|than|unlike)\b|\?", re.IGNORECASE)
_THIS_ONE = re.compile(
    r"\b(?:this|the|which) (?:\w+ )?exemption\b|\b(?:it|this|which) is an?\b", re.IGNORECASE
)
_WHY = re.compile(
    r"\b(?:because|since|in that|would|could|likely|prejudic\w+|harm\w*|relat(?:es|ing) to"
    r"|concern\w*|contain\w*|constitut\w+|personal (?:data|information)|identif\w+|reasons?"
    r"|due to|in order to|so that|protect\w*|confiden\w+|courts?|privileg\w*|accessible"
    r"|publish\w*|publication|available|security bod\w+|exceed\w*|as (?:it|this"
    r"|these|they|the|we)\b|obtained|investigat\w+|for the purposes? of|safeguard\w*|intended"
    r"|burden\w*|disproportion\w*|unreasonabl\w*|harass\w*)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"\b(?:prejudic\w+|harm\w*|endanger\w*|would|could|likely|risks?|undermin\w+|hinder\w*"
    r"|compromis\w+|damag\w+|imped\w+|jeopardi\w+|detriment\w*|expos\w+|enabl\w+|inhibit\w*"
    r"|weaken\w*|threat\w*|disrupt\w*|adverse\w*|vulnerab\w+|allow\w*)\b",
    re.IGNORECASE,
)
_PLACE = re.compile(
    r"https?://(?!(?:www\.)?ico\.)|\bwww\.(?!ico\.)|(?<!ICO )(?<!ICO['’]s )(?<!Office )"
    r"(?<!Office['’]s )(?<!Commissioner['’]s )\bweb ?(?:site|page)s?\b|\bpublication scheme"
    r"|\bonline\b|\blinks?\b"
    r"|\battach\w+|\bdisclosure log|\blibrary\b|\bregister\b|(?<![\w@.-])(?!ico\.)[\w-]+"
    r"\.(?:gov|police|org|nhs|ac|co)\."
    r"|\b(?:available|accessible|published|found|obtained|had|bought) (?:at|from|on|via|through|in"
    r"|by)\b(?! (?:other means|another|alternative))",
    re.IGNORECASE,
)
_OF_THE_SITE = re.compile(
    r"home|contact(?: us)?|menu|search|back|feedback|privacy.*|cookies?.*|accessibility.*|site ?map"
    r"|freedom of information|disclosure log",
    re.IGNORECASE,
)
_NO_PAGE = re.compile(r"(?:mailto|tel):|#|https?://(?:[\w-]+\.)?ico\.", re.IGNORECASE)
_FUTURE_TITLE = re.compile(
    r"\(?(?:information )?(?:intended|held with a view) (?:for|to) (?:future )?publication\)?",
    re.IGNORECASE,
)
_INTENDED = re.compile(
    r"\b(?:inten(?:d|ds|ded|tion|tions)|planned|plans?|scheduled|due|going)\b[^.]{0,60}\bpubli(?:sh"
    r"|cation)|\b(?:will|to|shall|is being|are being) (?:be )?publish|\bpubli(?:cation|shed)\b"
    r"[^.]{0,60}\b(?:planned|scheduled|due|intended|expected)\b",
    re.IGNORECASE,
)
_BEFORE = re.compile(
    r"\b(?:at the (?:time|date|point)|before (?:the|your|this|we|you|it)|already|when (?:you|your"
    r"|the request|we received)|prior to|on receipt|(?:time|date|day) of (?:the|your) request"
    r"|settled|since (?:before|january|february|march|april|may|june|july|august|september|october"
    r"|november|december|20\d\d))\b",
    re.IGNORECASE,
)
_PRINCIPLE = re.compile(
    r"\bprinciples?\b|\(?3A\)?|\bfirst condition\b|\b(?:un)?lawful\w*|\b(?:un)?fair(?:ly|ness)?\b"
    r"|\barticles? [56]\b|\blegitimate interests?\b|40\s?\(3\)",
    re.IGNORECASE,
)
_OPINION = re.compile(r"\bqualified person|\breasonable opinion|\bopinion of\b", re.IGNORECASE)
_BAR = re.compile(
    r"\b(?!Information\b)(?<!Information \()[A-Z][\w-]+\)?\sAct\b"
    r"|(?<!Scotland\) )\bAct (?:19\d\d|20(?!00\b)\d\d)|\bRegulations?\b"
    r"|\b(?:court|tribunal)\b|\bcontempt\b|\bDirective\b|\b[Ee]nactment that\b|\bOrder (?:19"
    r"|20)\d\d"
)
_NUMBERED = re.compile(
    r"\b(?:questions?|parts?|points?|items?|requests?|q|no\.?|numbers?)\s?\(?(?:\d|[a-h]\b|one|two"
    r"|three|four|five|six)|\b(?:first|second|third|fourth|last) (?:question|part|point|request)\b",
    re.IGNORECASE,
)
_A_PART = re.compile(
    r"\b(?:some|part|certain|elements?|portions?|parts|aspects?)\b(?: \w+){0,2} (?:of )?(?:the "
    r"|this |your )?(?:requested )?(?:information|request|data)\b|\bpartial(?:ly)?\b|\bin part\b",
    re.IGNORECASE,
)
_KEPT_BACK = re.compile(rf"\b(?:{KEEPS})\b", re.IGNORECASE)
_NAMED = re.compile(
    r"\b(?:namely|about|concerning|relating to|in relation to|in respect of|regarding|such as"
    r"|specifically|the names?|details of)\b|:\s",
    re.IGNORECASE,
)


def exemptions_name_their_limb(page: Page) -> Iterator[Finding]:
    """An exemption is named down to the limb where its section has several (section 17(1)(b)).

    Seen: West Midlands and Metropolitan pages give the limb, as 31(1)(a)(b)(g) with (2)(b); a
    section alone leaves the reader to guess. Repair: the catalogue of exemptions lists the limbs.
    """
    acts = acts_of(page)
    every = (one for e in page.exchanges for one in cited_under(acts, e.text))
    known = {(one.act, one.section) for one in every if _names_its_limb(one)}
    seen: set[tuple[Act, str]] = set()
    for ground in grounds_of(page):
        section = (ground.citation.act, ground.citation.section)
        several = [one for one in ground.limbs if one.role is Role.EXEMPTION]
        if section in known | seen or len(several) < 2 or _names_its_limb(ground.citation):
            continue
        seen.add(section)
        facts = {"limbs": ", ".join(one.cited for one in several[:4]), "by": ground.law.name}
        yield _found("exemption-without-limb", ground, **facts)


def exemptions_exist(page: Page) -> Iterator[Finding]:
    """What is called an exemption is one: the section has such a limb, and exempts.

    Seen: not on a page that was read; a slip of the pen, such as 31(1)(k), is easily made.
    Repair: look the limb up in the catalogue of exemptions.
    """
    acts = acts_of(page)
    for exchange in page.exchanges:
        for sentence in sentences_of(exchange):
            for citation in cited_under(acts, sentence):
                unknown = not limbs_cited(citation) and not keeps_nothing(citation)
                if unknown and _EXEMPT_UNDER.search(sentence[: citation.begin]):
                    facts = {"cited": citation.cited, "law": citation.act}
                    yield write_finding(
                        "exemption-unknown", exchange.where, quote=sentence, **facts
                    )


def citations_are_in_force(page: Page) -> Iterator[Finding]:
    """Each limb is cited as it stands on the day of the answer.

    Seen: pages before 25 May 2018 rightly cite 40(5) and 40(3)(a)(i); since then these are 40(5A)
    or (5B) and 40(3A). Section 22A began in October 2014. Repair: the citation that the finding
    names.
    """
    if acts_of(page)[0] is not Act.INFORMATION:
        return
    first, last = answered_between(page)
    seen: set[str] = set()
    for exchange in page.exchanges:
        for sentence in sentences_of(exchange):
            for citation in citations_of(sentence):
                limb = limb_of(citation.cited)
                told = _out_of_force(limb, first, last) if limb else ""
                if limb and told and limb.cited not in seen:
                    seen.add(limb.cited)
                    facts = {"cited": citation.cited, "told": told}
                    yield write_finding(
                        "citation-outdated", exchange.where, quote=sentence, **facts
                    )


def weighings_are_right(page: Page) -> Iterator[Finding]:
    """An exemption is called absolute or qualified, class- or prejudice-based, as it is.

    Seen: a public form files all of section 40 and section 12(1) as absolute exemptions. Repair:
    the catalogue says which; a qualified one needs its public interest test.
    """
    grounds = grounds_of(page)
    acts = acts_of(page)
    alike = {(ground.citation.section, ground.weighing, ground.basis) for ground in grounds}
    alone = grounds[0] if len(alike) == 1 else None
    cited = {ground.sentence: ground for ground in grounds}
    for exchange in page.exchanges if grounds else ():
        for sentence in sentences_of(exchange):
            called = [word for word, pattern in _CALLED.items() if pattern.search(sentence)]
            if not called or _NOT_CALLED.search(sentence):
                continue
            ground = _meant_in(sentence, acts, cited, alone)
            named = _misnamed(ground, called) if ground else ""
            if ground and named:
                facts = {"section": ground.words, "named": named}
                yield write_finding("weighing-confused", exchange.where, quote=sentence, **facts)
                return


def qualified_exemptions_are_weighed(page: Page) -> Iterator[Finding]:
    """A qualified exemption comes with its public interest test (sections 2(2)(b) and 17(3)).

    Seen: force practice puts the test into a file of its own (527A_PIT_01), which counts. Repair:
    arguments for both sides and the balance.
    """
    if is_weighed(page):
        return
    for ground in grounds_of(page):
        if ground.weighing is Weighing.QUALIFIED:
            yield _found("public-interest-missing", ground, by=ground.law.weigh)
            return


def each_question_is_weighed(page: Page) -> Iterator[Finding]:
    """A weighing given for one question, under one section, does not serve another's.

    Seen: not on a page that was read; the weighing of one part is easily taken for that of all.
    Repair: weigh for each qualified exemption, or say that the weighing is for both.
    """
    weighed = [one for one in page.exchanges if weighs(one.text)]
    if page.letters or any(not one.number for one in weighed):
        return
    acts = acts_of(page)
    cited = {(c.act, c.section) for one in weighed for c in cited_under(acts, one.text)}
    if not all(any(grounds_in(one, acts)) for one in weighed):
        return
    for ground in grounds_of(page) if weighed else ():
        qualified = ground.weighing is Weighing.QUALIFIED and ground.exchange not in weighed
        number = ground.exchange.number
        named = any(re.search(rf"\b{re.escape(number)}\b", one.text) for one in weighed)
        section = (ground.citation.act, ground.citation.section)
        if qualified and number and section not in cited and not named:
            yield _found("public-interest-of-another", ground, by=ground.law.weigh)
            return


def absolute_exemptions_are_not_weighed(page: Page) -> Iterator[Finding]:
    """No public interest test is printed for an exemption that needs none (section 2(3)).

    Seen: not on a page that was read; letter templates print one test for all. Personal
    data and what was given in confidence are left out: fairness and the duty of confidence have a
    weighing of their own. Repair: take it out, or name the qualified exemption that it belongs to.
    """
    grounds = grounds_of(page)
    if not grounds or any(g.weighing is not Weighing.ABSOLUTE for g in grounds):
        return
    if any(ground.asks("principle", "confidence") for ground in grounds):
        return
    for exchange in page.exchanges:
        for sentence in sentences_of(exchange):
            if _WEIGHED.search(sentence) and not _UNWEIGHED.search(sentence):
                section = grounds[0].words
                yield write_finding(
                    "public-interest-needless", exchange.where, quote=sentence, section=section
                )
                return


def refusals_say_why(page: Page) -> Iterator[Finding]:
    """A notice says why its exemption applies (section 17(1)(c)).

    Seen: not on a page that was read; it is what section 17 asks first. Repair: a sentence on what
    is in the information that brings it under the limb.
    """
    for ground in grounds_where(page, _has_reasons, lacks=_WHY):
        yield _found("exemption-unexplained", ground, by=ground.law.why)


def prejudice_is_described(page: Page) -> Iterator[Finding]:
    """An exemption that rests on prejudice says what harm disclosure would do.

    Seen: 503_14 withholds part under 31(1)(a). Repair: what would happen, to whom, how likely.
    """
    silent = {id(ground.exchange) for ground in grounds_where(page, _withholds, lacks=_WHY)}
    for ground in grounds_where(page, _on_prejudice, lacks=_HARM):
        if id(ground.exchange) not in silent:
            yield _found("prejudice-unstated", ground)


def accessible_information_has_a_place(page: Page) -> Iterator[Finding]:
    """What is said to be accessible elsewhere (section 21) comes with the place.

    Seen: section 21 is among the exemptions met on forces' logs, as a rule with a link. Repair: the
    address, or the office and the price.
    """
    for ground in grounds_where(page, _asking("available"), lacks=_PLACE):
        if not any(_leads_there(link, ground.exchange) for link in page.links):
            yield _found("availability-unstated", ground)


def publication_was_intended(page: Page) -> Iterator[Finding]:
    """Section 22 rests on an intention to publish that was there when the request came.

    Seen: not on a page that was read; the title of the section is easily taken for the reason.
    Repair: what will be published, by when, and that this was settled before the request.
    """
    for ground in grounds_of(page):
        if ground.asks("intended"):
            missing = _missing_intention(_FUTURE_TITLE.sub("", page.said))
            if missing:
                yield _found("publication-unintended", ground, missing=missing)
                return


def personal_data_names_the_principle(page: Page) -> Iterator[Finding]:
    """Section 40(2) names the data protection principle or the condition that is met.

    Seen: Metropolitan pages cite 40(2) with the first condition of (3A). Repair: say which
    principle disclosure would go against, and why.
    """
    for ground in grounds_where(page, _asking("principle"), lacks=_PRINCIPLE):
        yield _found("principle-unnamed", ground)


def opinions_have_an_owner(page: Page) -> Iterator[Finding]:
    """Section 36 rests on the reasonable opinion of the qualified person (section 36(2)).

    Seen: not on a page that was read; no other section asks for it. Repair: who gave the opinion
    and when.
    """
    for ground in grounds_where(page, _asking("opinion"), lacks=_OPINION):
        yield _found("opinion-missing", ground)


def bars_are_named(page: Page) -> Iterator[Finding]:
    """Section 44 names the law that forbids disclosure.

    Seen: not on a page that was read; "prohibited by law" alone names no law. Repair: name the Act
    and its section, or the order.
    """
    for ground in grounds_where(page, _asking("bar"), lacks=_BAR):
        yield _found("bar-unnamed", ground)


def cost_comes_alone(page: Page) -> Iterator[Finding]:
    """What is refused on cost is not refused under an exemption as well.

    Seen: 178A/21 and 86A/22 rightly add exemptions to what they give as a gesture. With section
    12(1) nothing has been looked at, so nothing can be found exempt. Repair: keep one, or say which
    part of the information each covers.
    """
    acts = acts_of(page)
    for piece in pieces_of(page):
        grounds = list(grounds_in(piece, acts))
        cost = next((g for g in grounds if g.on_cost), None)
        other = next((g for g in grounds if g.withholds), None)
        same = cost and other and cost.citation.act is other.citation.act
        if cost and other and same and not _gives_something(cost.exchange):
            facts = {"cost": cost.citation.cited, "section": other.citation.cited}
            quote = " … ".join(dict.fromkeys((cost.sentence, other.sentence)))
            yield write_finding("cost-then-exempt", cost.exchange.where, quote=quote, **facts)


def parts_refused_are_named(page: Page) -> Iterator[Finding]:
    """Where part of a request with several questions is refused, the notice says which part.

    Seen: answers in one block ("6 & 7") whose refusal fits several questions. Repair: name the
    question or the information in the sentence that refuses.
    """
    numbered = [exchange for exchange in page.exchanges if exchange.number]
    if len(numbered) < 2:
        return
    for exchange in page.exchanges:
        if exchange.number or _NUMBERED.search(exchange.text):
            continue
        for sentence in sentences_of(exchange):
            part = _A_PART.search(sentence) and _KEPT_BACK.search(sentence)
            if part and not _NAMED.search(sentence):
                yield write_finding("part-unnamed", exchange.where, quote=sentence)
                return


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    exemptions_name_their_limb,
    exemptions_exist,
    citations_are_in_force,
    weighings_are_right,
    qualified_exemptions_are_weighed,
    each_question_is_weighed,
    absolute_exemptions_are_not_weighed,
    refusals_say_why,
    prejudice_is_described,
    accessible_information_has_a_place,
    publication_was_intended,
    personal_data_names_the_principle,
    opinions_have_an_owner,
    bars_are_named,
    cost_comes_alone,
    parts_refused_are_named,
)
"""Every rule of this module that reads a page."""


def _found(code: str, ground: Ground, **facts: object) -> Finding:
    facts = {"section": ground.words, **facts}
    return write_finding(code, ground.exchange.where, quote=ground.sentence, **facts)


def _names_its_limb(citation: Citation) -> bool:
    deep = citation.cited.count("(") >= CATALOGUES[citation.act].depth
    return deep and can_refuse(citation)


def is_weighed(page: Page) -> bool:
    """Whether the public interest is weighed on a page, or can be in a file that comes with it."""
    return bool(page.letters) or weighs(page.unasked)


def weighs(text: str) -> bool:
    """Whether some words on the public interest, and what follows them, say how it was weighed.

    That an absolute exemption needs no test weighs nothing for another.
    """
    for found in _PUBLIC_INTEREST.finditer(text):
        begin = text.rfind(". ", 0, found.start()) + 1
        end = text.find(". ", found.end())
        sentence = text[begin : end if end >= 0 else len(text)]
        if not _NO_TEST.search(sentence) and _BALANCED.search(text, begin, begin + _NEAR):
            return True
    return False


def _leads_there(link: Link, exchange: Exchange) -> bool:
    """Whether a link stands in the answer, and leads neither to a menu nor to the regulator."""
    words = " ".join(link.words.split())
    elsewhere = _OF_THE_SITE.fullmatch(words) or _NO_PAGE.match(link.target)
    return bool(words) and not elsewhere and words in " ".join(exchange.text.split())


def _withholds(ground: Ground) -> bool:
    return ground.withholds


def _has_reasons(ground: Ground) -> bool:
    """Whether a ground needs reasons; of what is to be had elsewhere the place says all."""
    return (ground.withholds and not ground.asks("available")) or ground.basis is Basis.CONDUCT


def _on_prejudice(ground: Ground) -> bool:
    return ground.withholds and ground.basis is Basis.PREJUDICE


def _asking(key: str) -> Callable[[Ground], bool]:
    """Whether a ground withholds and its limbs ask for something besides."""
    return lambda ground: ground.asks(key)


def _out_of_force(limb: Exemption, first: date, last: date) -> str:
    """Why a limb cannot have been cited between two days, with the right one; "" where it can."""
    if limb.last and first > limb.last:
        return f"is {limb.replaced_by} since then ({limb.instrument})"
    if last < limb.first:
        older = [one.cited for one in EXEMPTIONS.values() if one.replaced_by.startswith(limb.cited)]
        right = f"was {older[0]}" if older else "did not exist"
        return f"{right} before {long_date(limb.first)} ({limb.instrument})"
    return ""


def _meant_in(
    sentence: str, acts: tuple[Act, ...], cited: Mapping[str, Ground], alone: Ground | None
) -> Ground | None:
    """The one ground that a sentence is about: cited in it, or "this exemption" where one is."""
    sections = {one.section for one in cited_under(acts, sentence) if not keeps_nothing(one)}
    if len(sections) == 1:
        return cited.get(sentence)
    return alone if not sections and _THIS_ONE.search(sentence) else None


def _misnamed(ground: Ground, called: list[str]) -> str:
    """The word that a limb is called by and is not, with the right one; "" where none is wrong."""
    kinds = (("absolute", "qualified"), ground.weighing), (("class", "prejudice"), ground.basis)
    for pair, right in kinds:
        words = [word for word in called if word in pair]
        if len(words) == 1 and right in pair and words[0] != right:
            return f"called {words[0]}, and it is {right}"
    return ""


def _missing_intention(said: str) -> str:
    intended, before = _INTENDED.search(said), _BEFORE.search(said)
    if not intended:
        return "what will be published, and by when"
    return "" if before else "that this was intended before the request came"


def _gives_something(exchange: Exchange) -> bool:
    """Whether figures, tables or a gesture of goodwill stand beside the refusal."""
    gesture = re.compile(
        r"\b(?:goodwill|gesture|outside (?:of )?the Act|to assist)\b", re.IGNORECASE
    )
    return bool(exchange.grids or exchange.people or sentence_with(exchange, gesture))
