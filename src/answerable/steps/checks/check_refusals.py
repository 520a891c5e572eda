"""Checks the refusals of an answer of ours against the catalogue, element by element."""

from collections.abc import Callable, Iterable, Iterator

from answerable.model.answer import Answer, Finding, QuestionAnswer
from answerable.model.exemptions import Basis, Role
from answerable.model.refusals import REFUSING, Outcome
from answerable.steps.checks.check_protection import LIVE
from answerable.steps.words.write_finding import place_in, write_finding

_FIGURELESS = frozenset((Outcome.REFUSED, Outcome.DENIED, Outcome.NOT_HELD))
_OUTCOMES = frozenset(map(str, Outcome))


def notices_are_complete(answer: Answer) -> Iterator[Finding]:
    """The notice states all that section 17 and the limb ask for; what is missing is listed.

    Seen: 1302/20 and 82-25 give no basis for the cost; pages of logs whose routes were cut off.
    Repair: write it into [[question.exemption]], and the place for reviews into review_to.
    """
    for question in answer.questions:
        for refusal in question.refusals:
            unnamed = question.outcome == Outcome.PARTLY and not refusal.withheld
            missing = [*(["which part is withheld"] if unnamed else []), *refusal.missing]
            if missing:
                where = place_in(question, f"section {refusal.cited}")
                facts = {"cited": refusal.cited, "missing": "; ".join(missing)}
                yield write_finding("notice-incomplete", where, **facts)
    if any(q.outcome in REFUSING for q in answer.questions) and not answer.routes:
        routes = "where to ask for a review, and the right to complain (section 17(7))"
        yield write_finding("notice-incomplete", "the answer", cited="17", missing=routes)


def outcomes_fit(answer: Answer) -> Iterator[Finding]:
    """The outcome of a question, what it gives, and whether it is said to be held fit together.

    Seen: 178A/21 refuses the whole and gives figures as a gesture. Repair: "partly refused" for
    what is given in part; nothing counted where it is refused, not held, or left open.
    """
    for question in answer.questions:
        for words in _misfits(question):
            yield write_finding(
                "outcome-contradicted", place_in(question), outcome=question.outcome, words=words
            )


def roles_fit(answer: Answer) -> Iterator[Finding]:
    """Limbs that withhold and limbs that deny are used for what they are.

    Seen: as for pages. Repair: the limb named in the finding.
    """
    for question in answer.questions:
        for refusal in question.refusals:
            limb, where = refusal.exemption, place_in(question, f"section {refusal.cited}")
            if question.outcome == Outcome.DENIED and limb.role is Role.EXEMPTION:
                right = limb.denial or "another"
                yield write_finding("denial-without-limb", where, cited=refusal.cited, right=right)
            elif question.outcome == Outcome.REFUSED and limb.role is Role.DENIAL:
                facts = {"cited": refusal.cited, "right": f"one of section {limb.section}"}
                yield write_finding("denial-limb-for-held", where, **facts)


def cost_stands_alone(answer: Answer) -> Iterator[Finding]:
    """A question refused on cost is not refused under an exemption as well.

    Seen: as for pages. Repair: keep one of the two.
    """
    for question in answer.questions:
        limbs = [refusal.exemption for refusal in question.refusals]
        cost = [one.cited for one in limbs if one.basis is Basis.COST]
        others = [one.cited for one in limbs if one.role is Role.EXEMPTION]
        if cost and others and question.outcome == Outcome.REFUSED:
            facts = {"cost": cost[0], "section": others[0]}
            yield write_finding("cost-then-exempt", place_in(question), **facts)


def cost_is_above_the_limit(answer: Answer) -> Iterator[Finding]:
    """What is refused on cost would take more than the limit; exactly the limit is within it.

    The estimates of one request are added up (SI 2004/3244, regulation 5). Seen: estimates of other
    pages that come to less than 18 hours. Repair: answer, or time again.
    """
    estimated = [
        (question, refusal, refusal.estimate)
        for question in answer.questions
        for refusal in question.refusals
        if refusal.exemption.basis is Basis.COST and refusal.estimate
    ]
    hours = sum(float(estimate.exactly) for _, _, estimate in estimated)
    if answer.limit.exceeded_by(hours):
        return
    for question, refusal, _ in estimated:
        where = place_in(question, f"section {refusal.cited}")
        facts = {"hours": f"{hours:,.1f}", "limit": f"{answer.limit.hours:g}"}
        yield write_finding("cost-within-limit", where, cited=refusal.cited, **facts)


def live_figures_are_not_denied(answer: Answer) -> Iterator[Finding]:
    """No figure of on-going cases leaves with a refusal to confirm that there are any.

    Seen: 90A/24, 1584A/23, 619A/23 and 160A/23 add the refusal to a disclosure. Repair: decide for
    one of the two before the draft.
    """
    live = {q.number: words for q in answer.questions if (words := _live_figure(q))}
    for question in answer.questions:
        for refusal in question.refusals:
            about = f"{refusal.withheld} {refusal.reason} {question.text}"
            of_live = question.number in live or LIVE.search(about)
            # Section 40 denies of one person; how many cases there are in all gives nothing away.
            denies = refusal.exemption.role is Role.DENIAL and refusal.exemption.section != "40"
            if live and denies and of_live:
                where = place_in(question, f"section {refusal.cited}")
                quote = live.get(question.number) or next(iter(live.values()))
                yield write_finding("live-count-then-refused", where, quote=quote)


ANSWER_RULES: tuple[Callable[[Answer], Iterable[Finding]], ...] = (
    notices_are_complete,
    outcomes_fit,
    roles_fit,
    cost_stands_alone,
    cost_is_above_the_limit,
    live_figures_are_not_denied,
)
"""Every rule of this module that reads an answer of ours."""


def _live_figure(question: QuestionAnswer) -> str:
    """The first figure of cases that have not ended, in words."""
    live = (f for f in question.figures if f.value > 0 and LIVE.search(f.label))
    return next((f"{figure.label} = {figure.display}" for figure in live), "")


def _misfits(question: QuestionAnswer) -> Iterator[str]:
    given = bool(question.figures or question.lists)
    refused = question.outcome in REFUSING
    if question.outcome and question.outcome not in _OUTCOMES:
        yield "there is no such outcome"
    if given and question.outcome in _FIGURELESS:
        yield "figures or lists are given"
    if question.outcome == Outcome.PARTLY and not given and not question.narrative:
        yield "nothing is given"
    if refused and not question.refusals:
        yield "no exemption is named"
    if question.refusals and not refused:
        yield "an exemption is named"
    if question.outcome == Outcome.DENIED and question.held is not None:
        yield "it says whether the information is held"
