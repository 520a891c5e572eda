"""Reads a request file (TOML) with the files it names: terms, decisions, small registers."""

from pathlib import Path

from answerable.files.decisions import read_decisions
from answerable.files.policies import read_policy, read_small_counts
from answerable.files.refusals import read_refusals
from answerable.files.reviews import read_review
from answerable.files.toml_sections import Section, one_of, read_text, read_toml
from answerable.files.variants import read_variants
from answerable.model.cost import AUTHORITIES, USUAL_LIMIT, CostLimit
from answerable.model.errors import UserMistake
from answerable.model.fields import BY_NAME, NARRATIVES, Kind
from answerable.model.figures import UNITS
from answerable.model.law import Regime
from answerable.model.outcomes import DEFAULT_ORDER
from answerable.model.periods import Period
from answerable.model.protection import Policy, Presentation
from answerable.model.request import (
    Acknowledgement,
    Count,
    Question,
    Request,
    SideCount,
    Topic,
)
from answerable.model.terms import Term
from answerable.model.variants import Ruling
from answerable.steps.finding.gather_pool import terms_of
from answerable.steps.finding.propose_variants import with_accepted
from answerable.steps.finding.read_terms import check_hashtags, read_terms
from answerable.steps.registers.select import UNIT_RULES


def read_request(path: Path) -> Request:
    """A request, checked key by key. Paths inside it are relative to its own folder.

    Raises UserMistake for anything missing, misspelt or of the wrong kind, naming the place.
    """
    return request_in(read_toml(path), path.parent)


def request_in(section: Section, folder: Path) -> Request:
    """The request that TOML holds, wherever it is kept; files it names lie in the folder."""
    policy, limit = _policy(section, folder), _limit(section)
    request = Request(
        reference=section.text("reference"),
        title=section.text("title"),
        authority=section.text("authority"),
        received_on=section.day("received"),  # type: ignore[arg-type]  # required: never None
        answered_on=section.day("answered", required=False),
        author=section.text("author", ""),
        intro=section.text("intro", ""),
        correction=section.text("correction", ""),
        limits=section.texts("limits"),
        review_to=section.text("review_to", ""),
        after_review=section.flag("after_review", default=False),
        limit=limit,
        topic=_topic(section, folder),
        questions=tuple(_question(q, policy, limit.regime) for q in section.sections("question")),
        outcome_order=_outcome_order(section),
        small_counts=read_small_counts(section),
        acknowledged=tuple(_acknowledgement(a) for a in section.sections("acknowledged")),
        policy=policy,
        folder=str(folder),
    )
    section.close()
    if not request.questions:
        raise UserMistake("request-without-questions", where=section.where)
    _check_numbers(request, section.where)
    return request


def _limit(section: Section) -> CostLimit:
    """The limit of cost of the kind of authority that answers, and with it the law."""
    kind = section.text("authority_kind", USUAL_LIMIT.kind)
    return AUTHORITIES[one_of(section, "kind of authority", kind, list(AUTHORITIES))]


def read_term_list(path: Path) -> tuple[Term, ...]:
    """The terms of a file, one a line."""
    lines = read_text(path).splitlines()
    check_hashtags(lines, name=path.name)
    return read_terms(lines, name=path.name)


def _topic(section: Section, folder: Path) -> Topic | None:
    if not section.has("topic"):
        return None
    topic = section.section("topic")
    searched = topic.texts("search") or NARRATIVES
    for name in searched:
        field = one_of(topic, "field that is searched", name, NARRATIVES)
        assert BY_NAME[field].kind is Kind.NARRATIVE
    decisions, review = topic.text("decisions", ""), topic.text("review", "")
    if decisions and review:
        raise UserMistake("review-and-decisions", where=topic.where)
    terms, rulings = _terms_and_rulings(topic, folder, review)
    read = Topic(
        name=topic.text("name"),
        terms=terms,
        fields=searched,
        decisions=read_decisions(folder / decisions) if decisions else None,
        variants=tuple(f"{r.variant} (for {r.term})" for r in rulings if r.accepted),
        review=review,
    )
    topic.close()
    return read


def _terms_and_rulings(
    topic: Section, folder: Path, review: str
) -> tuple[tuple[Term, ...], tuple[Ruling, ...]]:
    """The terms that are searched, accepted variants among them; a review brings its own."""
    if review and not topic.has("terms"):
        if topic.has("variants"):
            topic.refuse("the review brings its own variants", "take “variants” out")
        definition = read_review(folder / review)[0]
        return terms_of(definition), definition.rulings
    variants = topic.text("variants", "")
    rulings = read_variants(folder / variants) if variants else ()
    return with_accepted(_terms(topic, folder), rulings), rulings


def _terms(topic: Section, folder: Path) -> tuple[Term, ...]:
    """Terms stand in the request as a list, or in a file of their own."""
    terms = topic.texts("terms", required=True)
    if len(terms) == 1 and terms[0].lower().endswith(".txt"):
        return read_term_list(folder / terms[0])
    return read_terms(terms, name=f"{topic.where}, terms")


def _policy(section: Section, folder: Path) -> Policy:
    """What the authority has decided about small counts, from a file of its own."""
    name = section.text("policy", "")
    return read_policy(folder / name)[0] if name else Policy()


def _question(section: Section, policy: Policy, law: Regime) -> Question:
    outcome, refusals = read_refusals(section, law)
    question = Question(
        number=section.text("number"),
        text=section.text("text"),
        outcome=outcome,
        refusals=refusals,
        counts=tuple(read_count(c, policy) for c in section.sections("count")),
        side_counts=tuple(_side_count(r) for r in section.sections("register")),
        statement=section.text("statement", ""),
        wording=section.texts("wording"),
    )
    section.close()
    return question


def read_count(section: Section, policy: Policy | None = None) -> Count:
    """One [[question.count]]: what is counted, of whom, by which date, broken down by what."""
    listing = section.section("list")
    date_field = section.text("date", "received_on")
    dates = [name for name, field in BY_NAME.items() if field.kind is Kind.DATE]
    count = Count(
        unit=one_of(section, "unit", section.text("unit", "case"), list(UNIT_RULES)),
        date_field=one_of(section, "date", date_field, dates),
        population=section.text("population"),
        period=_period(section),
        where=section.filters("where"),
        where_not=section.filters("except"),
        on_topic=section.flag("on_topic", default=True),
        by=_breakdowns(section),
        listed=listing.texts("columns", required=section.has("list")),
        list_title=listing.text("title", ""),
        presentation=_presentation(section, policy or Policy()),
        redactions=listing.text("redactions", ""),
    )
    listing.close()
    section.close()
    if count.listed and count.presentation is not Presentation.EXACT:
        section.refuse("a list has a line for each, so that its count is told", _LISTED)
    return count


_LISTED = 'leave the list out, or print the count as it is (presentation = "exact")'


def _presentation(section: Section, policy: Policy) -> Presentation:
    """How a count and its tables are printed: as its request says, else as the policy does."""
    name = section.text("presentation", policy.usual)
    return Presentation(one_of(section, "presentation", name, list(policy.presentations)))


def _breakdowns(section: Section) -> tuple[tuple[str, ...], ...]:
    groups = section.groups("by")
    if any(len(group) > 2 for group in groups):
        section.refuse("a table has at most two dimensions", "ask for several two-way tables")
    return groups


def _period(section: Section) -> Period | None:
    start, end = section.day("from", required=False), section.day("to", required=False)
    if start is None and end is None:
        return None
    if start is None or end is None:
        section.refuse("a period needs both ends", "add from = … and to = …, both included")
    if end < start:
        section.refuse("the period ends before it starts", "exchange from and to")
    return Period(start, end)


def _side_count(section: Section) -> SideCount:
    unit = one_of(section, "unit", section.text("unit", "entry"), list(UNITS))
    side = SideCount(
        register=section.text("name"),
        file=section.text("file"),
        unit=unit,
        label=section.text("label"),
        where=section.filters("where"),
        where_not=section.filters("except"),
        total_of=section.text("total_of", "") or None,
        date_column=section.text("date", "") or None,
        period=_period(section),
        note=section.text("note", ""),
    )
    section.close()
    return side


def _outcome_order(section: Section) -> tuple[tuple[str, ...], ...]:
    outcomes = section.section("outcomes")
    order = outcomes.groups("order")
    outcomes.close()
    return order or DEFAULT_ORDER


def _acknowledgement(section: Section) -> Acknowledgement:
    read = Acknowledgement(
        code=section.text("code"),
        where=section.text("where", ""),
        reason=section.text("reason"),
        by=section.text("by"),
    )
    section.close()
    return read


def _check_numbers(request: Request, name: str) -> None:
    """Two questions with one number could not be told apart in the answer."""
    seen = set[str]()
    for question in request.questions:
        if question.number in seen:
            raise UserMistake(
                "request-wrong",
                where=f"{name}, [[question]]",
                reason=f"two questions have the number “{question.number}”",
                todo="number each question once, as the answer will print it",
            )
        seen.add(question.number)
