"""Checks answers that neither confirm nor deny: such an answer must give nothing away by itself."""

import re
from collections.abc import Callable, Iterable, Iterator

from answerable.model.answer import Finding
from answerable.model.citations import Act
from answerable.model.exemptions import EXEMPTIONS, Exemption, Role, limb_of
from answerable.model.pages import Exchange, Page
from answerable.steps.checks.check_asked import stems_of
from answerable.steps.checks.check_protection import live_counts
from answerable.steps.pages.read_grounds import (
    Ground,
    acts_of,
    citations_of,
    cited_under,
    grounds_of,
    limbs_cited,
    pieces_of,
)
from answerable.steps.words.quote_words import sentences_of
from answerable.steps.words.write_finding import write_finding

NEITHER = re.compile(
    r"\b(?:neither (?:to )?confirms?\b.{0,10}\b(?:nor|or) (?:to )?den(?:y|ies)"
    r"|(?:not|n['’]t|refuses?|declines?|unable) (?:to )?confirm or deny\b)",
    re.IGNORECASE,
)
"""Words that leave open whether information is held."""

_ANY_DENIAL = re.compile(r"\bconfirm\w*\b.{0,12}\bden(?:y|ies|ied|ial)\b|\bNCND\b", re.IGNORECASE)
_LIVE_DENIED = re.compile(
    r"\b(?:live|on-?going|current|pending|active)\s(?:\w+\s)?(?:cases?|investigations?|matters?"
    r"|complaints?|proceedings|enquir\w+)|\b30\(3\)|under investigation",
    re.IGNORECASE,
)
_OF_THE_REST = re.compile(
    r"\b(?:any ?(?:thing)? ?(?:other|further|additional|more|else)|(?:other|further|additional"
    r"|more)"
    r" (?:\w+ ){0,2}(?:information|data|records?|material|details?)|beyond|other than|apart from"
    r"|in addition|remain\w+|over and above|elsewhere|rest of)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(
    r"\b(?:whether|if|would|could|may|might|should|must|duty|requires?|entitle[sd]?|not be (?:taken"
    r"|seen|read|construed|inferred)|neither|nor|den(?:y|ies|ying)|either)\b",
    re.IGNORECASE,
)
_IS_HELD = re.compile(
    r"\b(?:confirm\w* that [^.]{0,60}\b(?:is|are|does|do) (?:indeed )?(?:hold|held)"
    r"|(?:can|to) confirm that [^.]{0,60}\bholds?\b(?! no\b)"
    r"|(?:we|force|constabulary|police|service|council|department|trust) (?:do "
    r"|does )?holds? (?:this"
    r"|the|that|some|such|relevant|all (?:of )?the) (?:requested )?(?:information|data"
    r"|records?)"
    r"|(?<!not )(?<!n['’]t )\bholds? (?:the|this|these|those|such|some|all) [^.;]{0,60}"
    r"\b(?:you (?:have )?(?:ask|request)\w*|requested)"
    r"|\A(?:the|these|those|such|all) (?:\w+ ){0,3}(?:plans|records|files|reports|recordings"
    r"|footage|documents|papers|images) (?:is|are) held (?:by|in|on|at|within))\b",
    re.IGNORECASE,
)
_NOT_HELD = re.compile(
    r"\b(?:no (?:\w+ )?information (?:is |was )?(?:held|located|found|recorded)|(?:information|data"
    r"|records?) (?:\w+ )?(?:is|are|was|were) not held|(?:do|does|did) not hold (?:any |the |this"
    r" |such |that )?(?:\w+ )?(?:information|data|records?)|holds? no (?:\w+ )?(?:information|data"
    r"|records?))\b",
    re.IGNORECASE,
)
_SECRET = re.compile(
    r"\b(?:covert|undercover|secret|surveillance|informants?|intercept\w*|infiltrat\w+|sting"
    r"|counter[- ]?terror\w*|extremis\w+|malware|ransomware|spyware|facial recognition|IMSI"
    r"|stingrays?|vulnerab\w+|breach(?:es)?|criminal investigations?|prosecutions?)\b",
    re.IGNORECASE,
)
_MOST = 100
_SEVERAL = re.compile(
    r"\b(?:questions?|parts?|points?|q)\s?\(?\d|(?:\A|\s)\(?\d{1,2}[.)]\s", re.IGNORECASE
)
_WITHHELD = re.compile(
    r"\b(?:exempt(?:ed)? from (?:disclosure|release)|withh(?:e|o)ld\w*|is exempt|are exempt"
    r"|redacted)\b",
    re.IGNORECASE,
)


def live_count_is_not_denied(page: Page) -> Iterator[Finding]:
    """A page does not publish a number of live cases and then neither confirm nor deny them.

    Seen: 90A/24, 1584A/23, 619A/23 and 160A/23 add the refusal to a disclosure. Repair: decide for
    one of the two before the draft.
    """
    published = [one for e in page.exchanges for one in live_counts(e) if one[0] > 0]
    for exchange in page.exchanges:
        denied = next(
            (s for s in sentences_of(exchange) if NEITHER.search(s) and _LIVE_DENIED.search(s)), ""
        )
        if denied and published:
            yield write_finding(
                "live-count-then-refused", exchange.where, quote=f"{published[0][2]} … {denied}"
            )


def denials_are_not_contradicted(page: Page) -> Iterator[Finding]:
    """What is neither confirmed nor denied is not said to be held, or not held, beside it.

    Seen: 90A/24 and 160A/23, whose refusal comes behind a disclosure. To neither
    confirm nor deny that OTHER information is held, beside a disclosure or a "not held", is right
    (90A/24, 619A/23). Repair: keep one of the two, or say "any other information".
    """
    for exchange in pieces_of(page):
        denied = next(iter(_denied(exchange)), "")
        if not denied or (not exchange.number and _SEVERAL.search(exchange.text)):
            continue
        for sentence in sentences_of(exchange):
            code = _contradicts(sentence) if sentence != denied else ""
            if code:
                quote = f"{sentence} … {denied}"
                yield write_finding(code, exchange.where, quote=quote, said=sentence)
                break


def denials_are_not_given_away(page: Page) -> Iterator[Finding]:
    """What one answer neither confirms nor denies is not counted in another.

    Seen: a number of secret enquiries beside a refusal to say whether there are any. Repair: do one
    or the other.
    """
    numbered = [one for one in page.exchanges if one.number and one.asked][:_MOST]
    for exchange in numbered:
        denied = next(iter(_denied(exchange)), "")
        if not denied:
            continue
        others = [one for one in numbered if one is not exchange]
        secret = _secret(exchange.asked) - set().union(*(_secret(one.asked) for one in others))
        own = stems_of(exchange.asked) - set().union(*(stems_of(one.asked) for one in others))
        counted = [words for one in others for words in _counting(one)]
        said = next((words for words in counted
                     if secret & _secret(words) or len(own & stems_of(words)) > 1), "")  # fmt: skip
        if said:
            quote = f"{said} … {denied}"
            facts = {"number": exchange.number, "said": said}
            yield write_finding("denial-given-away", exchange.where, quote=quote, **facts)


def _counting(exchange: Exchange) -> Iterator[str]:
    """The sentences and the lines of tables that give a number of something there is."""
    for sentence in exchange.sentences:
        if any(number.value for number in sentence.numbers):
            yield sentence.words
    for grid in exchange.grids:
        yield from (line.words for line in grid.lines if any(line.cells))


def _secret(text: str) -> set[str]:
    """Words for what is kept secret: "covert", "undercover"."""
    return {word.casefold() for word in _SECRET.findall(text)}


def denials_cite_their_limb(page: Page) -> Iterator[Finding]:
    """To neither confirm nor deny rests on the subsection that frees from the duty to do so.

    Seen: 23(5), 30(3), 31(3), 38(2) and 40(5B) are met on forces' pages. Repair: cite that limb
    beside the exemption it goes with; the catalogue names it.
    """
    acts = acts_of(page)
    if any(_denies(limb) for limb in _limbs_in(page.said, acts)):
        return
    for exchange in page.exchanges:
        limbs = _limbs_in(exchange.text, acts)
        grounds = [limb for limb in limbs if limb.role is Role.EXEMPTION]
        for sentence in sentences_of(exchange) if grounds else ():
            if NEITHER.search(sentence) and not _is_about_the_act(sentence):
                facts = {"cited": grounds[0].cited, "right": grounds[0].denial or "another"}
                yield write_finding("denial-without-limb", exchange.where, quote=sentence, **facts)
                return


def denial_limbs_only_deny(page: Page) -> Iterator[Finding]:
    """A limb of "neither confirm nor deny" withholds nothing that is said to be held.

    Seen: pages before 2018 cite 40(5) beside 40(2); only 40(2) withholds. Repair: cite
    the exemption that the limb belongs to.
    """
    for ground in grounds_of(page):
        if (
            ground.role is Role.DENIAL
            and ground.citation.act is Act.INFORMATION
            and _WITHHELD.search(ground.sentence)
            and not _ANY_DENIAL.search(ground.exchange.text)
            and not _withheld_otherwise(ground)
        ):
            facts = {"cited": ground.citation.cited, "right": _exemption_of(ground.limbs[0])}
            yield write_finding(
                "denial-limb-for-held", ground.exchange.where, quote=ground.sentence, **facts
            )
            return


PAGE_RULES: tuple[Callable[[Page], Iterable[Finding]], ...] = (
    live_count_is_not_denied,
    denials_are_not_contradicted,
    denials_are_not_given_away,
    denials_cite_their_limb,
    denial_limbs_only_deny,
)
"""Every rule of this module that reads a page."""


def _denied(exchange: Exchange) -> Iterator[str]:
    """Sentences that leave everything open, not only the rest of what is given."""
    for sentence in sentences_of(exchange):
        if (
            NEITHER.search(sentence)
            and not _OF_THE_REST.search(sentence)
            and not _is_about_the_act(sentence)
        ):
            yield sentence


def _contradicts(sentence: str) -> str:
    if _OPEN.search(sentence) or _OF_THE_REST.search(sentence):
        return ""
    if _NOT_HELD.search(sentence):
        return "denial-with-not-held"
    return "denial-with-confirmation" if _IS_HELD.search(sentence) else ""


def _is_about_the_act(sentence: str) -> bool:
    """Whether a sentence explains what the law allows in general."""
    return bool(
        re.search(
            r"\b(?:allows?|permits?|enables?|provides?|authorit(?:y|ies) (?:can|may)|guidance"
            r"|commissioner)\b",
            sentence,
            re.IGNORECASE,
        )
    )


def _limbs_in(text: str, acts: tuple[Act, ...]) -> list[Exemption]:
    meant = map(limbs_cited, cited_under(acts, text))
    return [limbs[0] for limbs in meant if len(limbs) == 1]


def _denies(limb: Exemption) -> bool:
    return limb.role is Role.DENIAL or limb.cited == "12(2)"


def _withheld_otherwise(ground: Ground) -> bool:
    """Whether the same sentence also cites an exemption that can withhold."""
    limbs = [limb_of(one.cited) for one in citations_of(ground.sentence)]
    return any(limb and limb.role is Role.EXEMPTION for limb in limbs)


def _exemption_of(denial: Exemption) -> str:
    """The exemption, or the first of them, that a limb of denial belongs to."""
    of = [one.cited for one in EXEMPTIONS.values() if one.denial.startswith(denial.cited)]
    section = [one.cited for one in EXEMPTIONS.values() if one.section == denial.section]
    return (of or ["40(2)"] if denial.section == "40" else of or section)[0]
