"""Checks an answer against every answer before it: what they give away together."""

from collections.abc import Iterator, Sequence

from answerable.model.answer import Answer, Finding
from answerable.model.ledger import Claim, Exposure, brief
from answerable.model.ports import DisclosureEngine
from answerable.model.protection import Policy
from answerable.steps.answers.write_answer import answer_json
from answerable.steps.checks.check_protection import reasons_are_complete
from answerable.steps.protection.claim import EVER, claims_in
from answerable.steps.protection.compare_answers import compare
from answerable.steps.words.write_finding import write_finding

LEDGER_CODES = frozenset(
    (
        "small-count-by-difference",
        "difference-weighed",
        "withheld-by-difference",
        "answers-contradict",
    )
)
"""The codes that only a comparison with earlier answers can raise."""

_FEW = 5


def answers_give_nothing_away(
    answer: Answer, earlier: Sequence[Claim], policy: Policy, engine: DisclosureEngine
) -> Iterator[Finding]:
    """What an answer says gives no small count away beside what was published before it.

    Its own earlier versions are among that: what a correction replaces stays known.

    Seen: an answer for 2010 to 2015 and one for 2010 to 2016 differ by one year's number. Repair:
    keep to the earlier period, or record why the difference may be told.
    """
    new = tuple(claims_in(answer_json(answer)))
    reasoned = answer.small_counts is not None and not list(
        reasons_are_complete(
            (),
            answer.small_counts,
            where="",
            author=answer.author,
            asked=answer.received_on,
            answered=answer.answered_on,
        )  # fmt: skip
    )
    for exposure in compare(new, earlier, policy, engine):
        yield exposure_finding(exposure, reasoned=reasoned)


def exposure_finding(exposure: Exposure, *, reasoned: bool = False) -> Finding:
    """What several answers give away together, as a finding that blocks or is to be weighed.

    Seen: one year more in the second answer. Repair: as the finding says.
    """
    claim = exposure.claim
    period = "" if claim.period == EVER else brief(claim.period)
    answers = ", ".join(exposure.names[:_FEW])
    facts = {"words": claim.words, "period": period or "in all", "answers": answers}
    where = f"{claim.words}, {period}".rstrip(", ")
    if exposure.contradiction:
        return write_finding("answers-contradict", where, **facts)
    facts["value"] = exposure.value
    if exposure.kept_back:
        return write_finding("withheld-by-difference", where, **facts)
    if reasoned:
        return write_finding("difference-weighed", where, **facts)
    return write_finding("small-count-by-difference", where, **facts)
