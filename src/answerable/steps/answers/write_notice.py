"""Writes the refusal notice of a question, and the ways to a review and to the Commissioner.

The words around come from the clause library, the reasons from whoever refuses. What nobody has
said is left out here, and found by the checks: nothing is filled in.
"""

from collections.abc import Iterator, Sequence

from answerable.model.clauses import NOTICE
from answerable.model.cost import CostLimit
from answerable.model.exemptions import Role, Weighing
from answerable.model.law import Regime
from answerable.model.phrases import counted, measured
from answerable.model.refusals import (
    REFUSING,
    Estimate,
    NoticePart,
    Outcome,
    PublicInterest,
    Refusal,
)
from answerable.model.request import Question, Request


def is_held(question: Question) -> bool | None:
    """Whether the information is held; None where the answer may not say it.

    Section 12(2), 14 and the limbs of "neither confirm nor deny" free from the duty to say so.
    """
    if question.outcome is Outcome.NOT_HELD:
        return False
    silent = any(not refusal.exemption.confirms for refusal in question.refusals)
    refused = question.outcome is Outcome.REFUSED
    return None if question.outcome is Outcome.DENIED or (refused and silent) else True


def write_notice(question: Question, limit: CostLimit) -> tuple[NoticePart, ...]:
    """The notice of section 17 for one question, limb by limb; nothing where none is refused."""
    if question.outcome not in REFUSING:
        return ()
    opening = NoticePart("Refusal notice", (NOTICE[_opening(question)],))
    return (opening, *(part for refusal in question.refusals for part in _parts(refusal, limit)))


def write_routes(request: Request) -> tuple[str, ...]:
    """How to ask for a review and how to complain (section 17(7)), where the request says where.

    The answer to a review leads to the Commissioner alone.
    """
    law = request.limit.regime
    if request.after_review:
        return (NOTICE[law.reviewed],)
    if not request.review_to:
        return ()
    return routes_for(law, request.review_to, request.reference)


def routes_for(law: Regime, review_to: str, reference: str) -> tuple[str, ...]:
    """The same for any letter: to a review, then to the Commissioner of that law."""
    facts = {"review_to": review_to, "reference": reference}
    return tuple(NOTICE[key].format_map(facts) for key in law.routes)


def _opening(question: Question) -> str:
    if question.outcome is not Outcome.REFUSED:
        return {Outcome.PARTLY: "partly", Outcome.DENIED: "denied"}[question.outcome]
    if any(refusal.exemption.role is Role.EXCLUSION for refusal in question.refusals):
        return "excluded" if is_held(question) is None else "excluded-held"
    return "refused"


_KEYS = {
    Role.EXEMPTION: ("withholds", "under"),
    Role.DENIAL: ("denies", "under-denial"),
    Role.EXCLUSION: ("refuses", "under-exclusion"),
}


def _parts(refusal: Refusal, limit: CostLimit) -> Iterator[NoticePart]:
    limb = refusal.exemption
    title = f"Section {refusal.cited} – {limb.title}"
    said = (
        *_applies(refusal),
        *_estimated(refusal.estimate, limit),
        *_particulars(refusal),
        *_weighing(refusal),
    )
    yield NoticePart(title, said)
    if refusal.public_interest:
        yield from _weighed(refusal.cited, refusal.public_interest)


def _applies(refusal: Refusal) -> Iterator[str]:
    limb = refusal.exemption
    what, under = _KEYS[limb.role]
    if refusal.withheld:
        yield NOTICE[what].format(withheld=refusal.withheld.rstrip("."))
    elif limb.role is Role.DENIAL:
        yield NOTICE["denies-all"]
    yield NOTICE[under].format(cited=refusal.cited)
    yield from filter(None, (refusal.reason, refusal.prejudice))


def _estimated(estimate: Estimate | None, limit: CostLimit) -> Iterator[str]:
    if estimate is None:
        return
    facts = {
        "records": counted(estimate.records, "record"),
        "minutes": measured(f"{estimate.minutes.normalize():f}", "minute"),
        "hours": measured(f"{estimate.hours:,.1f}", "hour"),
        "limit": f"{limit.hours:g}",
        "body": limit.name,
        "measured": estimate.measured,
    }
    yield NOTICE["estimate"].format_map(facts).strip()


def _particulars(refusal: Refusal) -> Iterator[str]:
    for key, words in refusal.particulars.items():
        if words:
            yield NOTICE[key].format(words=words.rstrip("."))


def _weighing(refusal: Refusal) -> Iterator[str]:
    weighing = refusal.exemption.weighing
    if weighing is Weighing.ABSOLUTE:
        yield NOTICE["absolute"]
    if weighing is Weighing.QUALIFIED and refusal.public_interest:
        yield NOTICE["qualified"]


def _weighed(cited: str, weighed: PublicInterest) -> Iterator[NoticePart]:
    title = f"Public interest under section {cited}"
    sides: Sequence[tuple[str, tuple[str, ...]]] = (
        ("for disclosure", weighed.for_disclosure),
        ("against disclosure", weighed.for_withholding),
    )
    yield from (NoticePart(f"{title}: {side}", (), factors) for side, factors in sides if factors)
    if weighed.balance:
        yield NoticePart(f"{title}: the balance", (weighed.balance,))
