"""Reads from a request file what becomes of a question, and the grounds on which it is refused."""

from answerable.files.toml_sections import Section, one_of
from answerable.model.citations import Act
from answerable.model.errors import UserMistake
from answerable.model.exemptions import Role, limb_of, limbs_under, means_one
from answerable.model.law import Regime
from answerable.model.refusals import REFUSING, Estimate, Outcome, PublicInterest, Refusal
from answerable.steps.words.read_citations import read_citations

PARTICULARS = (
    "available", "intended", "principle", "opinion", "confidence", "bar", "advice", "earlier",
)  # fmt: skip
"""Keys for what a section asks besides the reason, as model.exemptions.STATEMENTS explains."""


def read_refusals(question: Section, law: Regime) -> tuple[Outcome, tuple[Refusal, ...]]:
    """The outcome of a [[question]] and its [[question.exemption]] tables.

    A question that is refused outright counts nothing, so that no figure leaves with a refusal.
    Raises UserMistake "law-without-refusals" under a law whose exemptions are not known.
    """
    held = question.flag("held", default=True)
    usual = Outcome.GRANTED if held else Outcome.NOT_HELD
    said = question.text("outcome", usual)
    outcome = Outcome(one_of(question, "kind of outcome", said, [str(one) for one in Outcome]))
    if not law.refusals and (outcome in REFUSING or question.has("exemption")):
        raise UserMistake("law-without-refusals", where=question.where, law=law.name)
    refusals = tuple(_refusal(section) for section in question.sections("exemption"))
    if not held and outcome is not Outcome.NOT_HELD:
        question.refuse(f"it is not held, and yet “{outcome}”", "take out one of the two")
    if outcome in REFUSING and not refusals:
        question.refuse(
            f"“{outcome}” needs a ground", "add [[question.exemption]] with its section"
        )
    if refusals and outcome not in REFUSING:
        words = ", ".join(sorted(REFUSING))
        question.refuse(f"an exemption, and yet “{outcome}”", f"write outcome as one of: {words}")
    if outcome in REFUSING - {Outcome.PARTLY} and (
        question.has("count") or question.has("register")
    ):
        todo = "take the figures out, or write outcome = “partly refused” and say what is withheld"
        question.refuse(f"“{outcome}”, and yet something is counted", todo)
    return outcome, refusals


def _refusal(section: Section) -> Refusal:
    read = Refusal(
        cited=_cited(section),
        withheld=section.text("withheld", ""),
        reason=section.text("reason", ""),
        prejudice=section.text("prejudice", ""),
        public_interest=_public_interest(section),
        estimate=_estimate(section),
        particulars={key: said for key in PARTICULARS if (said := section.text(key, ""))},
    )
    section.close()
    return read


def _cited(section: Section) -> str:
    """The one limb that a citation names, written in one way."""
    said = section.text("section")
    found = read_citations(said if said[0].isalpha() else f"section {said}")
    if len(found) != 1 or found[0].act not in (Act.UNSTATED, Act.INFORMATION):
        section.refuse(f"“{said}” is not one section", 'write section = "31(1)(a)", one in each')
    cited = found[0].cited
    meant = limb_of(cited) or means_one(cited)
    if meant is None:
        open_to = ", ".join(one.cited for one in limbs_under(cited))
        todo = (
            f"name one of: {open_to}" if open_to else "look it up in docs/reference/exemptions.md"
        )
        section.refuse(f"section {cited} names no limb to refuse under", todo)
    if meant.role is Role.CONDITION:
        todo = "name the exemption it belongs to, and the condition under “principle” or “reason”"
        section.refuse(f"nothing is refused under section {cited} alone", todo)
    return meant.cited if meant.cited.startswith(cited) else cited


def _public_interest(section: Section) -> PublicInterest | None:
    if not section.has("public_interest"):
        return None
    part = section.section("public_interest")
    weighed = PublicInterest(
        for_disclosure=part.texts("for_disclosure"),
        for_withholding=part.texts("for_withholding"),
        balance=part.text("balance", ""),
    )
    part.close()
    return weighed


def _estimate(section: Section) -> Estimate | None:
    if not section.has("estimate"):
        return None
    part = section.section("estimate")
    estimate = Estimate(
        records=part.whole("records", least=1),
        minutes=part.number("minutes"),
        measured=part.text("measured", ""),
    )
    part.close()
    return estimate
