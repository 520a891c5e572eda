"""Refusals made up for the tests: complete ones for every limb, and answers that use them."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from answerable.model.answer import Answer, QuestionAnswer
from answerable.model.cost import USUAL_LIMIT, CostLimit
from answerable.model.exemptions import EXEMPTIONS, Basis, Exemption, Role
from answerable.model.refusals import Estimate, Outcome, PublicInterest, Refusal
from answerable.model.request import Question, Request
from answerable.steps.answers.write_notice import is_held, write_notice, write_routes
from samples import sample_answer

WEIGHED = PublicInterest(
    for_disclosure=("It would show how the work is done.", "It would help the public to judge it."),
    for_withholding=("It would help those who mean to do harm.",),
    balance="The interest in withholding it outweighs the interest in disclosure.",
)
PARTICULARS = {
    "available": "table 3 of the yearly statistics at https://www.example.org/statistics",
    "intended": "in the yearly report of 30 June, as settled before the request was received",
    "principle": "the first data protection principle, because disclosure would be unfair",
    "opinion": "that of the Chief Constable, given on 4 January",
    "confidence": "it came from a supplier, who could take us to court over its disclosure",
    "bar": "section 348 of the Financial Services and Markets Act 2000",
    "advice": "the complaints of one year, or a list of them by category",
    "earlier": "that of 3 March, answered on 28 March",
}
ON = date(2021, 3, 15)
"""A day on which the limbs of today can be cited."""


def complete(limb: Exemption) -> Refusal:
    """A refusal under a limb that states all that the limb asks."""
    return Refusal(
        cited=limb.cited,
        withheld="the names of the systems",
        reason="This is so because the systems are used for that purpose.",
        prejudice="Disclosure would be likely to do harm to it, by showing the weak places.",
        public_interest=WEIGHED if "public_interest" in limb.states else None,
        estimate=Estimate(900, Decimal(4), "We timed a sample of 30.")
        if limb.basis is Basis.COST
        else None,
        particulars={key: PARTICULARS[key] for key in limb.asks if key in PARTICULARS},
    )


def usable(day: date = ON) -> list[Exemption]:
    """The limbs that something can be refused under on a day."""
    return [
        limb
        for limb in EXEMPTIONS.values()
        if limb.role is not Role.CONDITION and limb.first <= day <= (limb.last or date.max)
    ]


def outcome_for(limb: Exemption) -> Outcome:
    return Outcome.DENIED if limb.role is Role.DENIAL else Outcome.REFUSED


def refused(
    number: str,
    refusals: Sequence[Refusal],
    outcome: Outcome,
    limit: CostLimit = USUAL_LIMIT,
) -> QuestionAnswer:
    """A question answered by its notice alone."""
    question = Question(number, "What is used?", outcome=outcome, refusals=tuple(refusals))
    return QuestionAnswer(
        number=number,
        text=question.text,
        held=is_held(question),
        outcome=outcome,
        refusals=question.refusals,
        notice=write_notice(question, limit),
    )


def answer_of(questions: Sequence[QuestionAnswer], *, on: date = ON) -> Answer:
    """An answer with these questions alone, and its routes."""
    request = Request("911_16", "", "", on, (), review_to="foi@example.org")
    return replace(
        sample_answer(),
        questions=tuple(questions),
        received_on=on,
        answered_on=on,
        routes=write_routes(request),
        acknowledged=(),
        checks=(),
    )


def refusing_answer() -> Answer:
    """An answer that refuses in every way."""
    limbs = [EXEMPTIONS[cited] for cited in ("31(1)(a)", "40(2)", "12(1)", "30(3)", "44(1)(a)")]
    return answer_of(
        [
            refused(str(number), [complete(limb)], outcome_for(limb))
            for number, limb in enumerate(limbs, start=1)
        ]
    )
